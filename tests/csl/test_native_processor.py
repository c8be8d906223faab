"""The processor: documents that change, bibliographies, outputs, styles that cannot be used."""

from __future__ import annotations

import json

import pytest

from bibconv.csl.citation import Cite, Cluster
from bibconv.csl.processor import Processor
from bibconv.csl.styles import dependent_names, find_style
from bibconv.errors import LimitExceededError, MisuseError, StyleError, UnknownStyleError

SHELL = (
    '<style xmlns="http://purl.org/net/xbiblio/csl" class="{kind}" version="1.0">'
    "<info><title>T</title></info>{macros}"
    "<citation{options}><layout{layout}>{citation}</layout></citation>{bibliography}</style>"
)
AUTHOR_YEAR = (
    '<group delimiter=" "><names variable="author"><name form="short"/></names>'
    '<date variable="issued" form="text" date-parts="year"/></group>'
)
TITLE = '<bibliography><layout><text variable="title"/></layout></bibliography>'


def style(
    citation: str = AUTHOR_YEAR,
    *,
    kind: str = "in-text",
    macros: str = "",
    options: str = "",
    layout: str = "",
    bibliography: str = TITLE,
) -> str:
    return SHELL.format(
        kind=kind, macros=macros, options=options, layout=layout, citation=citation,
        bibliography=bibliography,
    )  # fmt: skip


def item(id: str, family: str, year: int, **more: object) -> dict[str, object]:
    return {
        "id": id,
        "type": "book",
        "title": f"Title {id}",
        "author": [{"family": family, "given": "Ann"}],
        "issued": {"date-parts": [[year]]},
        **more,
    }


ITEMS = [item("a", "Doe", 2000), item("b", "Doe", 2000), item("c", "Roe", 2001)]
SUFFIXES = ' disambiguate-add-year-suffix="true"'


def test_only_citations_that_change_come_back() -> None:
    processor = Processor(style(options=SUFFIXES), items=ITEMS)
    assert processor.insert("1", ["a"]) == {"1": "Doe 2000"}
    assert processor.insert("2", ["c"]) == {"2": "Roe 2001"}
    assert processor.insert("3", ["b"]) == {"1": "Doe 2000a", "3": "Doe 2000b"}
    assert processor.remove("3") == {"1": "Doe 2000"}
    assert processor.replace("2", ["b"]) == {"1": "Doe 2000a", "2": "Doe 2000b"}
    assert processor.citations == {"1": "Doe 2000a", "2": "Doe 2000b"}


def test_insertion_before_a_citation_turns_ibid_into_a_full_note() -> None:
    notes = style(
        '<choose><if position="ibid"><text term="ibid"/></if>'
        '<else><text variable="title"/></else></choose>',
        kind="note",
    )
    processor = Processor(notes, items=ITEMS)
    processor.insert("1", ["a"], note=1)
    assert processor.insert("2", ["a"], note=2) == {"2": "Ibid."}
    between = Cluster("x", [Cite("c")], note=2)
    first, last = Cluster("1", [Cite("a")], note=1), Cluster("2", [Cite("a")], note=3)
    assert processor.set_clusters([first, between, last]) == {"x": "Title c", "2": "Title a"}


def test_what_cannot_be_meant_is_refused() -> None:
    processor = Processor(style(), items=ITEMS, output="text")
    processor.insert("1", ["a"])
    for call in (
        lambda: processor.insert("2", ["a"], before="x"),
        lambda: processor.replace("x", ["a"]),
        lambda: processor.remove("x"),
        lambda: processor.insert("2", "ab"),
        lambda: processor.cite({"id": "a"}),  # type: ignore[arg-type]
    ):
        with pytest.raises(MisuseError):
            call()
    assert processor.citations == {"1": "Doe 2000"}


def test_ids_that_no_item_has_are_shown() -> None:
    processor = Processor(style(), items=ITEMS, output="text")
    assert processor.insert("1", ["a", "lost"]) == {"1": "Doe 2000; lost?"}
    assert processor.insert("2", ["<lost>", 7]) == {"2": "<lost>?; 7?"}  # type: ignore[list-item]
    processor.register([item("lost", "Foe", 1999)])
    assert processor.replace("1", ["a", "lost"]) == {"1": "Doe 2000Foe 1999"}


def test_a_citation_that_is_not_sorted_stays_so_when_replaced() -> None:
    sort = '<sort><key variable="title"/></sort>'
    xml = style(layout=' delimiter="; "').replace("<layout", f"{sort}<layout", 1)
    processor = Processor(xml, items=ITEMS, output="text")
    processor.insert("1", ["c", "a"], unsorted=True)
    processor.replace("1", ["c"])
    assert processor.replace("1", ["c", "b"]) == {"1": "Roe 2001; Doe 2000"}


def test_uncited_and_filtered_bibliographies() -> None:
    processor = Processor(style(), items=ITEMS)
    processor.insert("1", ["c"])
    assert [entry.id for entry in processor.bibliography().entries] == ["c"]
    processor.uncited(["a"])
    assert [entry.id for entry in processor.bibliography().entries] == ["c", "a"]
    only = processor.bibliography(lambda item: item.id == "a")
    assert [entry.text for entry in only.entries] == ["Title a"]
    processor.uncited()
    assert {entry.id for entry in processor.bibliography().entries} == {"a", "b", "c"}


def test_metadata_of_a_bibliography() -> None:
    bibliography = (
        '<bibliography second-field-align="flush" hanging-indent="true" entry-spacing="0" '
        'line-spacing="2"><layout><text variable="citation-number" suffix=". "/>'
        '<text variable="title"/></layout></bibliography>'
    )
    processor = Processor(style(bibliography=bibliography), items=ITEMS, output="text")
    processor.uncited()
    found = processor.bibliography()
    assert (found.second_field_align, found.hanging_indent) == ("flush", True)
    assert (found.entry_spacing, found.line_spacing, found.max_offset) == (0, 2, 2)


NASTY = "A <script>alert(1)</script> & <i>in \\input{x}</i> \x1b[31m{*}"


@pytest.mark.parametrize(
    ("output", "expected"),
    [
        ("text", "A <script>alert(1)</script> & in \\input{x} {*}"),
        (
            "html",
            "A &#60;script&#62;alert(1)&#60;/script&#62; &#38; <i>in \\input{x}</i> {*}",
        ),
        (
            "markdown",
            "A \\<script\\>alert(1)\\</script\\> & *in \\\\input\\{x\\}* \\{\\*\\}",
        ),
        (
            "latex",
            r"A \textless{}script\textgreater{}alert(1)\textless{}/script\textgreater{} \& "
            r"\textit{in \textbackslash{}input\{x\}} \{*\}",
        ),
        ("rtf", r"A <script>alert(1)</script> & {\i in \\input\{x\}} \{*\}"),
    ],
)
def test_text_stays_text_in_every_output(output: str, expected: str) -> None:
    processor = Processor(
        style('<text variable="title"/>'), items=[item("a", "Doe", 1, title=NASTY)], output=output
    )
    assert processor.cite(["a"]) == expected


def test_json_runs_carry_formatting_and_links() -> None:
    citation = '<text variable="title" font-style="italic"/><text variable="DOI" prefix=" "/>'
    processor = Processor(
        style(citation), items=[item("a", "Doe", 1, DOI="10.1000/x")], output="json"
    )
    assert json.loads(processor.cite(["a"])) == [
        {"text": "Title a", "style": "italic"},
        {"text": " "},
        {"text": "10.1000/x", "link": "https://doi.org/10.1000/x"},
    ]


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://x.org/a?b&c", '<a href="https://x.org/a?b&#38;c">https://x.org/a?b&#38;c</a>'),
        ("javascript:alert(1)", "javascript:alert(1)"),
        ('https://x.org/"on=', '<a href="https://x.org/&#34;on=">https://x.org/"on=</a>'),
    ],
)
def test_links_lead_to_the_web_only(address: str, expected: str) -> None:
    processor = Processor(
        style('<text variable="URL"/>'), items=[item("a", "D", 1, URL=address)], output="html-links"
    )
    assert processor.cite(["a"]) == expected


CYCLE = '<macro name="a"><text macro="b"/></macro><macro name="b"><text macro="a"/></macro>'
BOMB = "".join(
    f'<macro name="m{n}"><text macro="m{n + 1}"/><text macro="m{n + 1}"/></macro>'
    for n in range(40)
)
HALVES = "".join(
    f'<macro name="m{n}"><text macro="m{n + 1}"/><text macro="m{n + 1}"/></macro>'
    for n in range(10)
)
LONG_TERM = f'<locale><terms><term name="and">{"and " * 9000}</term></terms></locale>'


@pytest.mark.parametrize(
    ("xml", "error", "says"),
    [
        ("not xml", StyleError, "s.csl:1:1: not well-formed"),
        ("<html/>", StyleError, "root element is <html>"),
        (style('<text macro="x"/>'), StyleError, 'no macro "x"'),
        (style('<text macro="a"/>', macros=CYCLE), StyleError, '"a" -> "b" -> "a"'),
        (
            style('<text macro="m0"/>', macros=BOMB + '<macro name="m40"/>'),
            LimitExceededError,
            "render_steps",
        ),
        (
            style(
                '<text macro="m0"/>',
                macros=HALVES + f'<macro name="m10"><text value="{"x" * 9000}"/></macro>',
            ),
            LimitExceededError,
            "render_text",
        ),
        (
            style('<text term="and"/>' * 900, macros=LONG_TERM),
            LimitExceededError,
            "render_text",
        ),
        (style("<group>" * 160 + "</group>" * 160), LimitExceededError, "elements deep"),
    ],
)
def test_a_style_that_cannot_be_used_says_why(xml: str, error: type[Exception], says: str) -> None:
    from bibconv.csl.style.parse import parse_style

    with pytest.raises(error) as caught:
        parse_style(xml, "s.csl")
    assert says in str(caught.value)


def test_branches_of_which_one_is_printed_are_counted_once() -> None:
    twice = '<choose><if variable="title"><text macro="{0}"/></if><else><text macro="{0}"/></else></choose>'
    macros = "".join(f'<macro name="m{n}">{twice.format(f"m{n + 1}")}</macro>' for n in range(30))
    xml = style(
        '<text macro="m0"/>', macros=macros + '<macro name="m30"><text variable="title"/></macro>'
    )
    assert Processor(xml, items=ITEMS, output="text").cite(["a"]) == "Title a"


@pytest.mark.parametrize("number", ["9" * 5000, "x", "-1", "²"])
def test_numbers_in_a_style_are_read_or_left_out(number: str) -> None:
    sort = f'<sort><key macro="m" names-min="{number}" names-use-first="{number}"/></sort>'
    xml = style(
        macros=f'<macro name="m">{AUTHOR_YEAR}</macro>',
        options=f' et-al-min="{number}" near-note-distance="{number}"',
    ).replace("<layout>", f"{sort}<layout>", 1)
    assert Processor(xml, items=ITEMS).cite(["a"]).startswith("Doe")


ODD: list[dict[str, object]] = [
    {},
    {"id": 1, "type": "book", "title": 12, "author": "nobody", "issued": "soon"},
    {"id": "e", "type": None, "title": "\U0001f600 \u202eabc \u0645\u0631\u062d\u0628\u0627"},
    {"id": "y", "issued": {"date-parts": [[0], ["x", 99]]}, "page": {"a": 1}, "author": [{}, 3]},
    {"id": "m", "author": [{"family": f"N{n}", "given": "A"} for n in range(500)]},
    {"id": "b", "issued": {"date-parts": [[10**5000]]}, "volume": 10**5000, "custom": [1]},
    {"id": "q", "title": "\"'" * 5000 + "<i>" * 5000},
]


def test_odd_items_print_something_and_never_raise() -> None:
    processor = Processor(style(options=SUFFIXES), items=ODD)
    processor.uncited()
    assert processor.bibliography().entries
    for id in processor.ids:
        assert processor.cite([id])


def test_author_only_and_suppressed_author() -> None:
    processor = Processor(style(layout=' prefix="(" suffix=")"'), items=ITEMS)
    assert processor.cite([{"id": "a", "suppress-author": True}]) == "(2000)"
    assert processor.cite([{"id": "a", "author-only": True}]) == "Doe"
    assert (
        processor.cite([{"id": "a", "prefix": "see <i>e.g.</i> "}]) == "(see <i>e.g.</i> Doe 2000)"
    )


def test_a_style_goes_by_its_name_and_keeps_its_own_locale() -> None:
    book = {"id": "a", "type": "book", "title": "T", "editor": [{"family": "Doe"}]}
    assert "Doe" in Processor("apa", items=[book]).cite(["a"])
    german = next(
        found
        for name in sorted(dependent_names())
        if (found := find_style(name)).default_locale == "de-DE"
    )
    assert Processor(german.name).style.locale.lang == "de-DE"
    assert Processor(german, locale="fr").style.locale.lang.startswith("fr")
    with pytest.raises(UnknownStyleError):
        Processor("no-such-style-at-all")
