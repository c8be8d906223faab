"""Printed lists: numbers as printed, paragraphs as references, and where a list ends."""

from __future__ import annotations

import pytest
from building import docx, field, odt, paragraph, run, styled

import bibconv

ADLER = "Adler R, Bode L. The quiet kilns. J Kilns. 2003;3(2):11-19."
BODE = "Bode L. Salt roads of the north. J Salt. 1999;12(3):21-29."
COLE = "Cole T, Dane U. Bells under water. J Bells. 2011;4(1):31-39."

STYLES = (
    '<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Ref"><w:name w:val="Entry"/><w:basedOn w:val="RefBase"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="RefBase"><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>'
)
NUMBERING = (
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="[%1]"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerRoman"/><w:lvlText w:val="%1.%2)"/></w:lvl></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="x"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="3"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="4"><w:abstractNumId w:val="2"/></w:num>'
    '<w:num w:numId="5"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num>'
)


def numbered(text: str, list: int = 3, level: int = 0) -> str:
    properties = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list}"/></w:numPr>'
    return paragraph(run(text), properties=properties)


def word(*body: str, **more: object) -> bytes:
    parts: dict[str, str | bytes] = {"word/styles.xml": STYLES, "word/numbering.xml": NUMBERING}
    return docx(*body, parts=parts, **more)  # type: ignore[arg-type]


def labels(library: bibconv.Library) -> list[object]:
    return [item.extra.get("list-number") for item in library.items]


def texts(library: bibconv.Library) -> list[str]:
    return [record.raw or "" for record in library.records]


def test_numbers_are_those_printed() -> None:
    body = [
        numbered("First aim", 4),
        styled("berschrift1", "Literatur"),
        numbered(ADLER),
        styled("Ref", BODE),
        paragraph(
            run(" "), properties='<w:pStyle w:val="Ref"/><w:numPr><w:numId w:val="0"/></w:numPr>'
        ),
        numbered(COLE),
        styled("berschrift1", "Anhang"),
        paragraph(run("A table of kilns, 1990-2000.")),
    ]
    library = bibconv.loads(word(*body))
    assert labels(library) == ["1", "2", "3"]
    assert texts(library) == [f"[1] {ADLER}", f"[2] {BODE}", f"[3] {COLE}"]
    assert library.sources[0].text.startswith("• First aim\nLiteratur\n[1] Adler")
    assert [record.span.line for record in library.records if record.span] == [3, 4, 6]


def test_levels_and_restarts() -> None:
    body = [numbered("a"), numbered("b", level=1), numbered("c", level=1), numbered("d"), numbered("e", level=1), numbered("f", 5), numbered("g", 5)]  # fmt: skip
    lines = bibconv.loads(word(*body)).sources[0].text.splitlines()
    assert lines == ["[1] a", "1.i) b", "1.ii) c", "[2] d", "2.i) e", "[7] f", "[8] g"]


def test_a_deleted_paragraph_takes_no_number() -> None:
    gone = paragraph(
        "<w:del><w:r><w:delText>x</w:delText></w:r></w:del>",
        properties='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr><w:rPr><w:del/></w:rPr>',
    )
    lines = bibconv.loads(word(numbered("a"), gone, numbered("b"))).sources[0].text.splitlines()
    assert lines == ["[1] a", "[2] b"]


def test_a_paragraph_without_number_goes_on() -> None:
    body = [styled("berschrift1", "References"), numbered("Adler R, Bode L."), paragraph(run("The quiet kilns. J Kilns. 2003;3(2):11-19.")), numbered(BODE)]  # fmt: skip
    library = bibconv.loads(word(*body))
    assert labels(library) == ["1", "2"]
    assert library.items[0].text("title") == "The quiet kilns"


@pytest.mark.parametrize(
    "runs",
    [
        ["<w:r><w:softHyphen/></w:r>"],
        ["<w:r><w:lastRenderedPageBreak/></w:r>", '<w:r><w:br w:type="page"/></w:r>'],
        ["<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>"],
        ['<w:r><w:t xml:space="preserve">\u00ad</w:t></w:r>'],
        ["<w:commentRangeStart w:id='0'/>", "<w:r><w:commentReference w:id='0'/></w:r>"],
    ],
)
def test_what_is_nothing_within_a_word(runs: list[str]) -> None:
    text = bibconv.loads(docx(paragraph(run("kil"), *runs, run("ns")))).sources[0].text
    assert text == "kilns\n"


def test_characters_of_a_word_document() -> None:
    body = paragraph(
        run("9"), "<w:r><w:noBreakHyphen/></w:r>", run("18\u00a0mm"),
        "<w:r><w:tab/></w:r>", '<w:r><w:sym w:font="Symbol" w:char="F062"/></w:r>',
        '<w:r><w:sym w:font="Wingdings" w:char="F04A"/></w:r>', "<w:r><w:br/></w:r>", run("end"),
    )  # fmt: skip
    assert bibconv.loads(docx(body)).sources[0].text == "9-18 mm\tβ end\n"


def test_line_breaks_part_references_only_if_each_line_is_one() -> None:
    broken = "<w:r><w:br/></w:r>"
    whole = paragraph(run(ADLER), broken, run(BODE), broken, run(COLE))
    library = bibconv.loads(docx(paragraph(run("References")), whole))
    assert texts(library) == [ADLER, BODE, COLE]
    head, _, rest = ADLER.partition(" J Kilns")
    torn = paragraph(run(head), broken, run(f"J Kilns{rest}"))
    library = bibconv.loads(docx(paragraph(run("References")), torn, paragraph(run(BODE))))
    assert texts(library) == [ADLER, BODE]


def test_a_table_of_references() -> None:
    def row(number: int, text: str) -> str:
        cells = f"<w:tc>{paragraph(run(f'[{number}]'))}</w:tc><w:tc>{paragraph(run(text))}</w:tc>"
        return f"<w:tr>{cells}</w:tr>"

    table = f"<w:tbl>{row(1, ADLER)}{row(2, BODE)}<w:tr><w:trPr><w:del/></w:trPr><w:tc>{paragraph(run(COLE))}</w:tc></w:tr></w:tbl>"
    library = bibconv.loads(docx(paragraph(run("References")), table))
    assert labels(library) == ["1", "2"]
    assert texts(library)[0] == f"[1]\t{ADLER}"


def test_a_list_ends_where_its_field_ends() -> None:
    listing = field(" ADDIN EN.REFLIST ", ADLER)
    body = [
        paragraph(listing),
        paragraph(run("We thank Bode L, Salt Roads, for help in 1999.")),
        paragraph(run(BODE)),
    ]
    assert texts(bibconv.loads(docx(*body))) == [ADLER]


def test_thanks_behind_a_list_are_none_of_it() -> None:
    body = [paragraph(run("Bibliography")), paragraph(run(ADLER)), paragraph(run(BODE)), paragraph(run("We thank the potters for their patience and their tea."))]  # fmt: skip
    library = bibconv.loads(docx(*body))
    assert texts(library) == [ADLER, BODE]
    assert library.diagnostics == []


def test_a_paragraph_among_references_that_is_none_is_told() -> None:
    body = [paragraph(run("Bibliography")), paragraph(run(ADLER)), paragraph(run("All about kilns and tea")), paragraph(run(BODE))]  # fmt: skip
    library = bibconv.loads(docx(*body))
    assert texts(library) == [ADLER, BODE]
    assert [(f.code, f.line) for f in library.diagnostics] == [("E107", 3)]


def test_each_chapter_may_have_its_list() -> None:
    body = [styled("berschrift1", "One"), styled("berschrift1", "References"), paragraph(run(ADLER)), styled("berschrift1", "Two"), paragraph(run("Words.")), styled("berschrift1", "References"), paragraph(run(BODE))]  # fmt: skip
    assert texts(bibconv.loads(word(*body))) == [ADLER, BODE]


def test_a_link_to_a_doi_is_kept() -> None:
    link = f'<w:hyperlink r:id="l1">{run("Crossref")}</w:hyperlink>'
    data = docx(
        paragraph(run("References")), paragraph(run(f"{ADLER} "), link), paragraph(run(BODE)),
        links={"l1": "https://doi.org/10.5555/kilns.1"},
    )  # fmt: skip
    first, second = bibconv.loads(data).items
    assert first.text("DOI") == "10.5555/kilns.1"
    assert "DOI" not in second


def test_lists_of_an_odt() -> None:
    style = (
        '<text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-format="1" style:num-prefix="(" style:num-suffix=")"/>'
        '<text:list-level-style-number text:level="2" style:num-format="a" text:display-levels="2" style:num-suffix="."/></text:list-style>'
        '<style:style style:name="T9" style:family="text"><style:text-properties text:display="none"/></style:style>'
    )
    note = '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>Lost.</text:p></text:note-body></text:note>'
    body = (
        '<text:h text:outline-level="1">Bibliografía</text:h>'
        f'<text:list text:style-name="L1"><text:list-item><text:p>Adler R, Bode L. The quiet <text:span>ki<text:soft-page-break/>lns</text:span>.<text:s text:c="2"/>\n  J Kilns.<text:line-break/>2003;3(2):11-19.{note}</text:p><text:p>doi: 10.5555/kilns.1</text:p></text:list-item></text:list>'
        "<text:p/>"
        f'<text:list text:style-name="L1" text:continue-numbering="true"><text:list-item><text:p>{BODE}<text:span text:style-name="T9">hidden</text:span></text:p></text:list-item>'
        f"<text:list-item><text:number>(99)</text:number><text:p>{COLE}<office:annotation><text:p>why?</text:p></office:annotation></text:p></text:list-item></text:list>"
    )
    library = bibconv.loads(odt(body, style))
    assert labels(library) == ["1", "2", "3"]
    assert library.items[0].text("DOI") == "10.5555/kilns.1"
    assert library.items[0].text("title") == "The quiet kilns"
    assert texts(library)[1:] == [f"(2) {BODE}", f"(3) {COLE}"]


def test_nested_lists_of_an_odt() -> None:
    style = (
        '<text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>'
        '<text:list-level-style-number text:level="2" style:num-format="a" text:display-levels="2" style:num-suffix=")"/></text:list-style>'
    )
    inner = "<text:list><text:list-item><text:p>b</text:p></text:list-item><text:list-item><text:p>c</text:p></text:list-item></text:list>"
    body = f'<text:list text:style-name="L1"><text:list-item><text:p>a</text:p>{inner}</text:list-item><text:list-item text:start-value="5"><text:p>d</text:p></text:list-item></text:list>'
    assert bibconv.loads(odt(body, style)).sources[0].text == "1. a\n1.a) b\n1.b) c\n5. d\n"


def test_a_document_without_a_list_is_read_as_pasted_text() -> None:
    body = [paragraph(run(ADLER)), paragraph(run(BODE)), paragraph(run(COLE))]
    assert len(bibconv.loads(docx(*body))) == 3


def test_a_document_is_no_saved_page() -> None:
    head = [
        "Journal of Kilns", "The quiet kilns", "Ruth Adler", "DOI: 10.5555/kilns.1",
        "Received 3 May 2003", "Published online 4 June 2003", "Abstract", "Kilns are quiet.",
    ]  # fmt: skip
    library = bibconv.loads(docx(*(paragraph(run(line)) for line in head)))
    assert len(library) == 0
    assert [finding.code for finding in library.diagnostics] == ["E104"]


def test_a_reference_in_a_headings_style_is_one() -> None:
    body = [styled("berschrift1", "References"), styled("berschrift1", ADLER), paragraph(run(BODE))]
    assert texts(bibconv.loads(word(*body))) == [ADLER, BODE]


def test_references_go_on_behind_a_list_that_a_program_made() -> None:
    body = [paragraph(field(" ADDIN EN.REFLIST ", ADLER)), paragraph(run(BODE)), paragraph(run("Words about kilns.")), paragraph(run(COLE))]  # fmt: skip
    assert texts(bibconv.loads(docx(*body))) == [ADLER, BODE]


@pytest.mark.parametrize("particle", ["da Agra C", "von Huene F", "de la Haye Y"])
def test_a_particle_begins_a_reference(particle: str) -> None:
    own = f"{particle}. The quiet kilns of old. J Kilns. 2003;3(2):11-19."
    body = [paragraph(run("References")), paragraph(run(BODE)), paragraph(run(own))]
    assert texts(bibconv.loads(docx(*body))) == [BODE, own]
