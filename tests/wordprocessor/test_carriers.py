"""What each program keeps in a document, and how it is cut, nested, repeated and damaged."""

from __future__ import annotations

import base64
import json

import pytest
from building import (
    W,
    character,
    cite,
    coded,
    cut,
    docx,
    field,
    instructions,
    mark,
    mendeley,
    odt,
    paragraph,
    properties,
    run,
    work,
    zotero,
)

import bibconv
from bibconv.model import Library

ONE = "http://zotero.org/users/1/items/AAAA2345"
TWO = "http://zotero.org/groups/7/items/BBBB2345"


def codes(library: Library) -> list[str]:
    return [finding.code for finding in library.diagnostics]


def titles(library: Library) -> list[str]:
    return [item.text("title") for item in library.items]


# Zotero


@pytest.mark.parametrize("size", [1, 7, 60])
def test_a_code_may_be_cut_anywhere(size: int) -> None:
    item = work(title="The  quiet kilns", abstract="A\nB {c} \\ d")
    library = bibconv.loads(docx(paragraph(field(zotero(cite(item, ONE)), size=size))))
    assert titles(library) == ["The  quiet kilns"]
    assert library.items[0].text("abstract") == "A\nB {c} \\ d"


def test_the_parts_of_a_field_may_stand_in_one_run() -> None:
    code = zotero(cite(work(), ONE)).replace("&", "&amp;")
    one_run = (
        '<w:r><w:t>So </w:t><w:fldChar w:fldCharType="begin"/>'
        f'<w:instrText>{code}</w:instrText><w:fldChar w:fldCharType="separate"/>'
        '<w:t>(Adler)</w:t><w:fldChar w:fldCharType="end"/><w:t>.</w:t></w:r>'
    )
    library = bibconv.loads(docx(paragraph(one_run)))
    assert titles(library) == ["The quiet kilns"]
    assert library.sources[0].text == "So (Adler).\n"


def test_a_field_ends_in_another_paragraph() -> None:
    code = zotero(cite(work(), ONE))
    body = [
        paragraph(run("A "), character("begin"), instructions(code), character("separate")),
        paragraph(run("(Adler"), run(" 2003)"), character("end"), run(" b")),
    ]
    library = bibconv.loads(docx(*body))
    assert titles(library) == ["The quiet kilns"]
    assert library.sources[0].text == "A \n(Adler 2003) b\n"


def test_citations_within_other_fields_count() -> None:
    inner = field(zotero(cite(work(), ONE)), "(Adler)")
    linked = field('HYPERLINK "https://example.org"', "x") + inner
    toc = (
        character("begin") + instructions(' TOC \\o "1-3" ') + character("separate") + linked + character("end")
    )  # fmt: skip
    library = bibconv.loads(docx(paragraph(toc)))
    assert titles(library) == ["The quiet kilns"]
    assert library.sources[0].text == "x(Adler)\n"


def test_a_simple_field_and_one_without_end() -> None:
    code = zotero(cite(work(), ONE)).replace('"', "&quot;")
    simple = f'<w:fldSimple w:instr="{code}">{run("(A)")}</w:fldSimple>'
    open_end = character("begin") + instructions(
        zotero(cite(work("Bode", title="Salt roads"), TWO))
    )
    library = bibconv.loads(docx(paragraph(simple), paragraph(character("end"), open_end)))
    assert titles(library) == ["The quiet kilns", "Salt roads"]


def test_controls_links_and_boxes_are_walked() -> None:
    inner = field(zotero(cite(work(), ONE)))
    box = (
        "<w:r><mc:AlternateContent><mc:Choice><w:txbxContent>"
        f"{paragraph(field(zotero(cite(work(title='Box of salt'), TWO))))}</w:txbxContent></mc:Choice>"
        f"<mc:Fallback><w:txbxContent>{paragraph(run('again'))}</w:txbxContent></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    control = f"<w:sdt><w:sdtPr><w:tag w:val='x'/></w:sdtPr><w:sdtContent>{paragraph(inner, box, run('!'))}</w:sdtContent></w:sdt>"
    library = bibconv.loads(docx(control))
    assert titles(library) == ["The quiet kilns", "Box of salt"]
    assert library.sources[0].text == "(x)!\n(x)\n"


def test_headers_come_last_and_comments_not_at_all() -> None:
    def citation(title: str, uri: str) -> str:
        return paragraph(field(zotero(cite(work(title=title), uri)), f"({title})"))

    parts: dict[str, str | bytes] = {
        "word/header1.xml": citation("In the header", TWO),
        "word/footer1.xml": paragraph(run("Page 7")),
        "word/comments.xml": f"<w:comment>{citation('In a comment', f'{TWO}1')}</w:comment>",
    }
    library = bibconv.loads(docx(citation("In the body", ONE), parts=parts))
    assert titles(library) == ["In the body", "In the header"]
    assert library.sources[0].text == "(In the body)\n(In the header)\n"


def test_notes_count_where_they_are_referred_to() -> None:
    def note(id: int, title: str, uri: str) -> str:
        inner = paragraph(run("See "), field(zotero(cite(work(title=title), uri)), title))
        return f'<w:footnote w:id="{id}">{inner}</w:footnote>'

    notes = '<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>' + note(9, "Third", ONE)
    notes += note(4, "First", TWO) + note(77, "Never referred to", f"{ONE}9")
    body = [
        paragraph(run("a"), '<w:r><w:footnoteReference w:id="4"/></w:r>', run(" b"), field(zotero(cite(work(title="Second"), f"{TWO}2")))),
        paragraph(run("c"), '<w:r><w:footnoteReference w:id="9"/></w:r>'),
    ]  # fmt: skip
    library = bibconv.loads(docx(*body, parts={"word/footnotes.xml": notes}))
    assert titles(library) == ["First", "Second", "Third"]
    assert library.sources[0].text == "a b(x)\nSee First\nc\nSee Third\n"


def test_changes_count_as_accepted() -> None:
    def citation(title: str, uri: str) -> str:
        return field(zotero(cite(work(title=title), uri)), f"({title})")

    gone = f"<w:del>{citation('Deleted', TWO).replace('w:instrText', 'w:delInstrText').replace('w:t ', 'w:delText ').replace('/w:t>', '/w:delText>')}</w:del>"
    body = [
        paragraph(gone, f"<w:ins>{citation('Inserted', ONE)}</w:ins>"),
        paragraph(f"<w:moveFrom>{citation('Moved', f'{ONE}1')}</w:moveFrom>"),
        paragraph(run("joined "), properties="<w:rPr><w:del/></w:rPr>"),
        paragraph(f"<w:moveTo>{citation('Moved', f'{ONE}1')}</w:moveTo>"),
    ]
    library = bibconv.loads(docx(*body))
    assert titles(library) == ["Inserted", "Moved"]
    assert library.sources[0].text == "(Inserted)\n\njoined (Moved)\n"


def test_bookmarks_count_only_where_they_stand_in_the_text() -> None:
    live = cut("ZOTERO_BREF_abcDEF123456", zotero(cite(work(), ONE)).removeprefix(" ADDIN "))
    dead = cut("ZOTERO_BREF_zzzDEF123456", zotero(cite(work(title="Dead"), TWO)))
    marked = (
        '<w:bookmarkStart w:id="3" w:name="ZOTERO_BREF_abcDEF123456"/>' + run("(A)")
        + '<w:bookmarkEnd w:id="3"/>'
    )  # fmt: skip
    shuffled = dict(reversed((live | dead).items()))
    library = bibconv.loads(
        docx(paragraph(marked), parts={"docProps/custom.xml": properties(shuffled)})
    )
    assert titles(library) == ["The quiet kilns"]


def test_bookmarks_of_mendeley() -> None:
    name = "Mendeley_Bookmark_aB3dE6gH9j"
    uri = "http://www.mendeley.com/documents/?uuid=0f0f0f0f-1111"
    kept = cut(name, mendeley(cite(work(), uri)))
    marked = f'<w:bookmarkStart w:id="1" w:name="{name}"/>{run("(A)")}<w:bookmarkEnd w:id="1"/>'
    library = bibconv.loads(
        docx(paragraph(marked), parts={"docProps/custom.xml": properties(kept)})
    )
    assert titles(library) == ["The quiet kilns"]
    opened = f'<text:p><text:bookmark-start text:name="{name}"/>(A)<text:bookmark-end text:name="{name}"/></text:p>'
    assert titles(bibconv.loads(odt(opened, meta=kept))) == ["The quiet kilns"]


def test_codes_in_links() -> None:
    code = zotero(cite(work(), ONE)).strip().removeprefix("ADDIN ZOTERO_")
    half = len(code) // 2
    body = [
        paragraph(run("ZOTERO_TRANSFER_DOCUMENT")),
        paragraph(
            run("It is "),
            f'<w:hyperlink r:id="l1">{run(code[:half])}</w:hyperlink>',
            f'<w:hyperlink r:id="l2">{run(code[half:])}</w:hyperlink>',
            run("."),
        ),
    ]
    target = "https://www.zotero.org/google-docs/?a1b2c3"
    library = bibconv.loads(docx(*body, links={"l1": target, "l2": target}))
    assert titles(library) == ["The quiet kilns"]
    assert library.sources[0].text == "ZOTERO_TRANSFER_DOCUMENT\nIt is .\n"


def test_google_docs_keeps_the_data_to_itself() -> None:
    link = f'<w:hyperlink r:id="l1">{run("(Adler, 2003)")}</w:hyperlink>'
    library = bibconv.loads(
        docx(
            paragraph(run("So "), link), links={"l1": "https://www.zotero.org/google-docs/?x1y2z3"}
        )
    )
    assert codes(library) == ["E113", "E104"]
    assert "Switch word processors" in (library.diagnostics[0].help or "")
    assert library.sources[0].text == "So (Adler, 2003)\n"


def test_a_cite_without_data_is_told_unless_another_has_them() -> None:
    body = [
        paragraph(run("One "), field(zotero(cite(None, ONE), cite(None, TWO)), "(Adler; Bode)")),
        paragraph(field(zotero(cite(work(), ONE.replace("http://", "https://www.")))), run("Two ")),
    ]
    library = bibconv.loads(docx(*body))
    assert titles(library) == ["The quiet kilns"]
    (finding,) = library.diagnostics
    assert (finding.code, finding.line, finding.column) == ("E111", 1, 5)
    assert TWO in finding.message
    assert "(Adler; Bode)" in finding.message
    assert "-f text" in (finding.help or "")


def test_numbers_are_no_identity() -> None:
    one = zotero(cite(work(title="One")))
    other = zotero(cite(work(title="Other")))
    library = bibconv.loads(docx(paragraph(field(one), field(other), field(one))))
    assert titles(library) == ["One", "Other"]


def test_a_work_under_two_addresses_is_one_and_is_told() -> None:
    same = {"DOI": "10.5555/kilns.1"}
    body = paragraph(
        field(zotero(cite(work(**same), ONE))),
        field(zotero(cite(work(title="Quiet kilns", **same), TWO))),
        field(zotero(cite(work(year=2004, **same), ONE))),
    )
    library = bibconv.loads(docx(body))
    assert titles(library) == ["The quiet kilns"]
    assert library.items[0].extra["uris"] == [ONE, TWO]
    assert sorted(codes(library)) == ["E115", "E116"]


@pytest.mark.parametrize(
    ("code", "why"),
    [
        (zotero(cite(work(), ONE))[:90], "cut off"),
        (zotero(cite(work(), ONE)).replace('"', "”"), "typographic"),
        (" ADDIN ZOTERO_ITEM CSL_CITATION {}", "no work"),
        (' ADDIN ZOTERO_ITEM CSL_CITATION {"citationItems": null}', "no work"),
        (" ADDIN ZOTERO_ITEM CSL_CITATION " + '{"a":' * 5000, "nested|cut off"),
        (zotero(cite(work(), ONE, odd=None)).replace("null", "[" * 300 + "]" * 300), "nested"),
        (" ADDIN ZOTERO_ITEM CSL_CITATION", "no data"),
    ],
)
def test_damaged_codes_are_told(code: str, why: str) -> None:
    library = bibconv.loads(docx(paragraph(run("So "), field(code, "(Adler, 2003)"))))
    (finding,) = library.diagnostics
    assert finding.code == "E112"
    assert "(Adler, 2003)" in finding.message
    assert any(word in finding.message for word in why.split("|"))


@pytest.mark.parametrize(
    "code",
    [
        zotero(cite(work(), ONE)) + " RNDa1b2c3d4e5",
        zotero(cite(work(), ONE)) + " \\* MERGEFORMAT",
        zotero(cite(work(), ONE)).replace("CSL_CITATION {", "CSL_CITATION{"),
        zotero(cite(work(), ONE)).replace("CSL_CITATION ", ""),
        zotero(cite(work(), ONE)).replace("citationItems", "CITATIONITEMS"),
        zotero(cite(work(), ONE)).replace('{"noteIndex": 0}', '{{"unsorted":false,"custom":"y"}}'),
        zotero({"id": 5, "uri": ONE, "itemData": work()}),
    ],
)
def test_codes_of_other_versions(code: str) -> None:
    assert titles(bibconv.loads(docx(paragraph(field(code))))) == ["The quiet kilns"]


def test_a_work_that_is_only_listed_is_told() -> None:
    listing = (
        f' ADDIN ZOTERO_BIBL {{"uncited":[["{TWO}"]],"omitted":[],"custom":[]}} CSL_BIBLIOGRAPHY '
    )
    body = [
        paragraph(field(zotero(cite(work(), ONE)))),
        paragraph(field(listing, "Adler, R. The quiet kilns.")),
    ]
    library = bibconv.loads(docx(*body))
    assert len(library) == 1
    assert codes(library) == ["E114"]
    assert TWO in library.diagnostics[0].message


def test_marks_of_libreoffice() -> None:
    name = "ZOTERO_ITEM CSL_CITATION " + zotero(cite(work(), ONE)).partition("CITATION ")[2]
    note = f"<text:note text:note-class='footnote'><text:note-citation>1</text:note-citation><text:note-body><text:p>n {mark(name.replace('AAAA', 'CCCC').replace('quiet', 'loud') + ' RND0123456789', '(C)')}</text:p></text:note-body></text:note>"
    gone = f"<text:tracked-changes><text:changed-region><text:deletion><text:p>{mark(name.replace('AAAA', 'DDDD'))}</text:p></text:deletion></text:changed-region></text:tracked-changes>"
    body = f"{gone}<text:p>a{note} {mark(name + ' RND1234567890')}</text:p>\n<text:p>{mark(name)}</text:p>"
    library = bibconv.loads(odt(body))
    assert titles(library) == ["The loud kilns", "The quiet kilns"]
    assert library.sources[0].text == "a (x)\nn (C)\n(x)\n"


def test_fields_of_word_in_an_odt() -> None:
    code = zotero(cite(work(), ONE)).replace("&", "&amp;").replace('"', "&quot;")
    body = (
        '<text:p><field:fieldmark-start field:type="vnd.oasis.opendocument.field.UNHANDLED">'
        f'<field:param field:name="vnd.oasis.opendocument.field.code" field:value="{code}"/>'
        "</field:fieldmark-start><field:fieldmark-separator/>(A)<field:fieldmark-end/>.</text:p>"
    )
    library = bibconv.loads(odt(body))
    assert titles(library) == ["The quiet kilns"]
    assert library.sources[0].text == "(A).\n"


# Mendeley


def test_mendeley_numbers_works_anew_in_every_citation() -> None:
    uri = "http://www.mendeley.com/documents/?uuid="
    one, other = work(title="One"), work(title="Other", note="<m:note/>")
    one["author"] = [{"family": "Adler", "given": "R.", "suffix": "", "parse-names": False}]
    first = mendeley(cite(one, uri + "aaaa-1111", id="ITEM-1"))
    second = mendeley(cite(other, uri + "bbbb-1111", id="ITEM-1"), cite(None, uri + "AAAA-1111"))
    old = "ADDIN Mendeley Edited Citation{bbbb-1111};{cccc-2222}"
    library = bibconv.loads(docx(paragraph(field(first), field(second), field(old, "(Old)"))))
    assert titles(library) == ["One", "Other"]
    assert "note" not in library.items[1]
    assert library.items[0].names("author")[0].suffix is None
    (finding,) = library.diagnostics
    assert finding.code == "E111"
    assert "cccc-2222" in finding.message


def mendeley_control(item: dict[str, object], id: str, number: str, keep: int | None = None) -> str:
    data = {
        "citationID": f"MENDELEY_CITATION_{number}",
        "citationItems": [{"id": id, "itemData": item}],
    }
    packed = (
        base64.urlsafe_b64encode(json.dumps(data, ensure_ascii=False).encode()).decode().rstrip("=")
    )
    tag = f"MENDELEY_CITATION_v3_{packed[:keep]}"
    return f'<w:sdt><w:sdtPr><w:tag w:val="{tag}"/></w:sdtPr><w:sdtContent>{run("(A)")}</w:sdtContent></w:sdt>'


def test_controls_of_mendeley_cite_and_what_is_kept_beside() -> None:
    items = [work(title="Erste Öfen", family="Ådler"), work(title="Second kilns")]
    kept = [
        {
            "citationID": f"MENDELEY_CITATION_n{i}",
            "citationItems": [{"id": f"id{i}", "itemData": item}],
        }
        for i, item in enumerate(items)
    ]
    pane = (
        '<we:webextension xmlns:we="urn:we"><we:properties><we:property name="MENDELEY_CITATIONS" '
        f'value="{json.dumps(kept[::-1]).replace(chr(34), "&quot;")}"/></we:properties></we:webextension>'
    )
    body = paragraph(
        mendeley_control(items[0], "id0", "n0"), mendeley_control(items[1], "id1", "n1", keep=60)
    )
    beside = {"word/webextensions/webextension1.xml": pane}
    assert titles(bibconv.loads(docx(body, parts=beside))) == ["Erste Öfen", "Second kilns"]
    alone = bibconv.loads(docx(body))
    assert titles(alone) == ["Erste Öfen"]
    assert codes(alone) == ["E112"]


# EndNote and its like


def endnote(number: int, title: str, record: bool = True, library: str = "lib0") -> str:
    inner = (
        f"<record><rec-number>{number}</rec-number><foreign-keys><key app='EN' db-id='{library}'>{number}</key>"
        "</foreign-keys><ref-type name='Book'>6</ref-type><contributors><authors><author>Adler, Ruth</author>"
        f"</authors></contributors><titles><title><style face='italic'>{title}</style></title></titles>"
        "<dates><year>2003</year></dates></record>"
    )
    return (
        f"<Cite><Author>Adler</Author><Year>2003</Year><RecNum>{number}</RecNum>"
        f"<DisplayText>(Adler)</DisplayText>{inner if record else ''}</Cite>"
    )


def test_endnote_in_the_code() -> None:
    code = f" ADDIN EN.CITE <EndNote>{endnote(1, 'The quiet kilns &amp; more')}</EndNote>"
    library = bibconv.loads(docx(paragraph(field(code, size=11))))
    assert library.items[0].type == "book"
    assert library.items[0].text("title").replace("<i>", "").startswith("The quiet kilns & more")


def test_endnote_beside_the_code() -> None:
    data = coded(f"<EndNote>{endnote(1, 'Beside')}</EndNote>\0\0")
    inner = character("begin", data) + instructions(" ADDIN EN.CITE.DATA ") + character("end")
    library = bibconv.loads(
        docx(paragraph(field(" ADDIN EN.CITE ", "(Adler)", data=data, inner=inner)))
    )
    assert len(library) == 1
    assert codes(library) == []


def test_endnote_in_several_fields_each_coded_by_itself() -> None:
    whole = f"<EndNote>{endnote(1, 'Ünder one')}{endnote(2, 'And two')}</EndNote>".encode()
    cuts = [whole[:101], whole[101:402], whole[402:]]
    inner = "".join(
        character("begin", coded(part)) + instructions(" ADDIN EN.CITE.DATA ") + character("end")
        for part in cuts
    )
    library = bibconv.loads(
        docx(paragraph(field(" ADDIN EN.CITE ", data=coded(cuts[-1]), inner=inner)))
    )
    assert [title.strip("<i/>") for title in titles(library)] == ["Ünder one", "And two"]


def test_endnote_without_records_and_not_formatted_yet() -> None:
    full = f" ADDIN EN.CITE <EndNote>{endnote(17, 'Kilns')}</EndNote>"
    bare = f" ADDIN EN.CITE <EndNote>{endnote(18, '', record=False)}</EndNote>"
    body = [
        paragraph(field(bare, "(Adler, 2003)")),
        paragraph(run("As {Adler, 2003 #17; Bode, 1999 #99} say, in {braces} and {#}.")),
        paragraph(field(full)),
    ]
    library = bibconv.loads(docx(*body))
    assert len(library) == 1
    assert codes(library) == ["E111", "E111"]
    assert [("#18" in d.message, "#99" in d.message) for d in library.diagnostics] == [
        (True, False),
        (False, True),
    ]
    assert library.records[0].span is not None
    assert library.records[0].span.line == 2


def test_macros_are_no_citations_of_endnote() -> None:
    library = bibconv.loads(docx(paragraph(run("Define {x #1} and {y #2; z #3}."))))
    assert codes(library) == ["E104"]


def test_damaged_xml_is_read_as_far_as_it_goes() -> None:
    code = f" ADDIN EN.CITE <EndNote>{endnote(1, 'Whole')}<Cite><Author>Bode & sons"
    library = bibconv.loads(docx(paragraph(field(code))))
    assert codes(library)[0] == "E112"
    assert len(library) == 1


def test_reference_manager() -> None:
    xml = (
        "<Refman><Cite><Author>Adler</Author><Year>2003</Year><RecNum>4</RecNum><MDL Ref_Type='Journal'>"
        "<Ref_Type>Journal</Ref_Type><Ref_ID>4</Ref_ID><Title_Primary>Quiet kilns</Title_Primary>"
        "<Authors_Primary>Adler,R.M.</Authors_Primary><Date_Primary>2003/5/1/</Date_Primary>"
        "<Start_Page>11</Start_Page><End_Page>19</End_Page><Periodical>J Kilns</Periodical>"
        "<Volume>3</Volume><ISSN_ISBN>0317-8471</ISSN_ISBN></MDL></Cite></Refman>"
    )
    (item,) = bibconv.loads(docx(paragraph(field(" ADDIN REFMGR.CITE ", data=coded(xml))))).items
    assert item.type == "article-journal"
    assert item.names("author")[0].given == "R. M."
    assert (item.text("page"), item.text("ISSN"), item.text("container-title")) == (
        "11-19",
        "0317-8471",
        "J Kilns",
    )


def test_papers() -> None:
    xml = (
        "<citation><uuid>U0</uuid><publications><publication><type>-1</type>"
        "<publication_date>99200300001200000000200000</publication_date><title>Under glaze</title>"
        "<startpage>5</startpage><endpage>9</endpage><uuid>U1</uuid><bundle><publication>"
        "<title>Handbook of kilns</title><publisher>Mill</publisher><type>0</type></publication></bundle>"
        "<authors><author><firstName>Ruth</firstName><middleNames>M</middleNames><lastName>Adler</lastName>"
        "</author></authors></publication></publications></citation>"
    )
    (item,) = bibconv.loads(docx(paragraph(field(f" ADDIN PAPERS2_CITATIONS {xml}")))).items
    assert (item.type, item.text("container-title"), item.text("publisher")) == (
        "chapter",
        "Handbook of kilns",
        "Mill",
    )
    issued = item.date("issued")
    assert issued is not None
    assert issued.parts == ((2003,),)
    assert item.names("author")[0].given == "Ruth M"


# Citavi


def test_citavi_writes_a_person_once() -> None:
    data = {
        "$id": "1",
        "Entries": [
            {
                "$id": "2",
                "ReferenceId": "R1",
                "PageRange": {"$id": "3", "OriginalString": "44"},
                "Reference": {
                    "$id": "4",
                    "ReferenceType": "Contribution",
                    "Title": "Glaze",
                    "Subtitle": "a colour",
                    "Year": "2003",
                    "PageRange": "<sp><os>5</os></sp><ep><os>9</os></ep><os>5-9</os>",
                    "Authors": [
                        {"$id": "5", "FirstName": "Ruth", "MiddleName": "M", "LastName": "Adler"}
                    ],
                    "CitationKey": "adler03",
                    "ParentReference": {
                        "$id": "6",
                        "ReferenceType": "ConferenceProceedings",
                        "Title": "Kilns 2003",
                        "Editors": [{"$ref": "5"}],
                        "Publishers": [{"$id": "7", "Name": "Mill"}],
                    },
                },
            },
            {"$id": "8", "ReferenceId": "R2", "Reference": {"$ref": "4"}},
        ],
    }
    packed = base64.b64encode(json.dumps(data).encode()).decode()
    inner = field(f"ADDIN CitaviPlaceholder{{{packed}}}", "(Adler 2003)", size=70)
    control = f'<w:sdt><w:sdtPr><w:tag w:val="CitaviPlaceholder#R0"/></w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>'
    library = bibconv.loads(docx(paragraph(control)))
    item = library.items[0]
    assert codes(library) == []
    assert (item.id, item.type, item.text("title"), item.text("page")) == (
        "adler03",
        "paper-conference",
        "Glaze: a colour",
        "5-9",
    )
    assert item.names("editor") == item.names("author")
    assert item.text("container-title") == "Kilns 2003"


def test_a_control_of_citavi_without_its_field() -> None:
    control = f'<w:sdt><w:sdtPr><w:tag w:val="CitaviPlaceholder#ab-12"/></w:sdtPr><w:sdtContent>{run("(A)")}</w:sdtContent></w:sdt>'
    library = bibconv.loads(docx(paragraph(control)))
    assert codes(library) == ["E111"]
    assert "ab-12" in library.diagnostics[0].message


# Word, LibreOffice, JabRef

SOURCES = (
    '<b:Sources xmlns:b="http://schemas.openxmlformats.org/officeDocument/2006/bibliography">'
    "<b:Source><b:Tag>Adl03</b:Tag><b:SourceType>InternetSite</b:SourceType><b:Title>Kilns online</b:Title></b:Source>"
    "<b:Source><b:Tag>Bod99</b:Tag><b:SourceType>Book</b:SourceType><b:Title>Salt</b:Title></b:Source>"
    "<b:Source><b:Tag>Place1</b:Tag><b:SourceType>Misc</b:SourceType></b:Source>"
    "<b:Source><b:Tag>Not04</b:Tag><b:SourceType>Book</b:SourceType><b:Title>Uncited</b:Title></b:Source></b:Sources>"
)


def test_words_own_sources() -> None:
    body = paragraph(
        field(' CITATION Adl03 \\p 12 \\f "see, as " \\l 1033 \\m "Bod99" \\n \\t ', "(see)"),
        field("CITATION Place1 \\l 1031", "(Place)"),
    )
    empty = (
        '<b:Sources xmlns:b="http://schemas.openxmlformats.org/officeDocument/2006/bibliography"/>'
    )
    parts = {
        "customXml/item1.xml": empty,
        "customXml/item2.xml": SOURCES,
        "customXml/item3.xml": "<x/>",
    }
    library = bibconv.loads(docx(body, parts=parts))
    assert [(item.id, item.type) for item in library.items] == [
        ("Adl03", "webpage"),
        ("Bod99", "book"),
    ]
    assert codes(library) == ["E111", "E114"]
    assert "Place1" in library.diagnostics[0].message
    assert "Not04" in library.diagnostics[1].message


def test_marks_of_libreoffices_own_bibliography() -> None:
    empty = '<text:bibliography-mark text:identifier="adler03" text:bibliography-type="article"/>'
    full = (
        '<text:bibliography-mark text:identifier="adler03" text:bibliography-type="article" '
        'text:author="Adler, Ruth; Ludwig van Bode" text:title="Kilns" text:year="2003" text:month="5" '
        'text:journal="J Kilns" text:number="2" text:custom2="x">[1]</text:bibliography-mark>'
    )
    word = '<text:bibliography-mark text:identifier=" CITATION Bod99 \\l 1033 " text:title="(Bode)">(Bode)</text:bibliography-mark>'
    library = bibconv.loads(odt(f"<text:p>{empty}{full} {word}</text:p>"))
    (item,) = library.items
    assert (item.id, item.text("issue"), item.extra["libreoffice:custom2"]) == ("adler03", "2", "x")
    assert [name.family for name in item.names("author")] == ["Adler", "Bode"]
    assert codes(library) == ["E111"]
    assert '"Bod99"' in library.diagnostics[0].message


def test_jabref_has_keys_only() -> None:
    body = f"<text:p>{mark('JABREF_adler:03-x CID_1, JABREF_bode99 CID_2 q1w2e3 NORMAL')}{mark('JR_cite2_1_adler:03-x,cole04')}</text:p>"
    library = bibconv.loads(odt(body))
    assert len(library) == 0
    assert sorted(d.message.rpartition("key ")[2].split('"')[1] for d in library.diagnostics) == [
        "adler:03-x",
        "adler:03-x",
        "bode99",
        "cole04",
    ]


# Several, and others


def test_two_managers_in_one_document() -> None:
    uri = "http://www.mendeley.com/documents/?uuid=aaaa-1111"
    code = f" ADDIN EN.CITE <EndNote>{endnote(1, 'The quiet kilns')}</EndNote>"
    body = paragraph(
        field(mendeley(cite(work(title="Only here"), uri))),
        field(zotero(cite(work(), ONE))),
        field(code),
    )
    library = bibconv.loads(docx(body))
    assert titles(library)[:2] == ["Only here", "The quiet kilns"]
    assert len(library) == 2
    assert codes(library)[-1] == "E116"


@pytest.mark.parametrize(
    ("code", "program"),
    [
        ("ADDIN RW.CITE{{1 Adler 2003}}", "RefWorks"),
        ("ADDIN NE.Ref.{1F2A}", "NoteExpress"),
        ("ADDIN CNKISM.Ref.{9C}", "CNKI"),
        ("ADDIN CITAVI.PLACEHOLDER 77 QUJD", "Citavi 3 to 5"),
        ("ADDIN NOBODY.KNOWS x", "ADDIN NOBODY.KNOWS"),
    ],
)
def test_programs_that_are_not_understood_are_named_once(code: str, program: str) -> None:
    listing = "Adler R. The quiet kilns. J Kilns. 2003;3(2):11-19."
    body = [
        paragraph(field(code), field(code)),
        paragraph(run("References")),
        paragraph(run(listing)),
    ]
    library = bibconv.loads(docx(*body))
    assert titles(library) == ["The quiet kilns"]
    (finding,) = [d for d in library.diagnostics if d.code == "E113"]
    assert program in finding.message
    assert finding.message.startswith("2 ")


def test_fields_of_other_things_are_nothing() -> None:
    body = paragraph(
        *(
            field(c, "1")
            for c in ("PAGE", " REF _Ref1 \\h ", "ADDIN MathType 6", 'SEQ "ADDIN ZOTERO_ITEM"')
        )
    )
    assert codes(bibconv.loads(docx(body))) == ["E104"]


def test_the_strict_form_and_another_main_part() -> None:
    data = docx(paragraph(field(zotero(cite(work(), ONE)))), strict=True, main="word/document2.xml")
    assert W.encode() not in data
    assert titles(bibconv.loads(data)) == ["The quiet kilns"]
