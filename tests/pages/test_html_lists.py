"""Reference lists in HTML: an item by the markup is one reference, whatever blocks it holds."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from growth import is_linear

from bibconv import reading
from bibconv.formats.base import ReadContext
from bibconv.model import Library
from bibconv.model.segment import Segment
from bibconv.pages.html import is_html, read_html
from bibconv.pages.html.outline import Outline
from bibconv.reading import html as html_reading
from bibconv.reading.html_lists import Found, find_references, outside, up_to_lists
from bibconv.source import Source

ONE = "Doe, J., & Roe, R. (2011). Rain and rivers. Journal of Rain, 12, 1–20."
TWO = "Quill, A. (2019). Lichens of the north. Annals of Botany, 4, 1–9."
THREE = "Vega, T. (1998). Old mills. Leeds: Flour Press."
ALL = [ONE, TWO, THREE]


def found(html: str, *, alone: bool = True) -> Found:
    page = read_html(Source(html))
    return find_references(page.lists, Source(page.text.text), alone=alone)


def texts(html: str, *, alone: bool = True) -> list[str]:
    return [segment.text for segment in found(html, alone=alone).segments]


def wrapped(before: str, after: str) -> str:
    return "".join(f"{before}{text.replace('&', '&amp;')}{after}\n" for text in ALL)


@pytest.mark.parametrize(
    "list_",
    [
        f"<ul>{wrapped('<li>', '</li>')}</ul>",
        f"<ol>{wrapped('<li>', '')}</ol>",
        f"<ol>{wrapped('<li><p>', '</p></li>')}</ol>",
        f"<ol>{wrapped('<li><div><div><span>', '</span></div></div>')}</ol>",
        f"<dl>{wrapped('<dt>1</dt><dd>', '</dd>')}</dl>",
        f"<table>{wrapped('<tr><td>1.</td><td>', '</td></tr>')}</table>",
        f"<table><tbody>{wrapped('<tr><td>', '')}</tbody></table>",
        wrapped('<p class="reference">', "</p>"),
        wrapped('<div class="ref-cit-blk" id="B1">', "</div>"),
        f'<div class="csl-bib-body">{wrapped("""<div class="csl-entry">""", "</div>")}</div>',
        wrapped('<div class="Citation"><div class="CitationContent">', "</div></div>"),
        f"<div class='refs'>{wrapped('<cite class=c>', '</cite>')}</div>",
        f"<section><div>{wrapped('<p>', '</p>')}</div></section>",
    ],
)
def test_items_in_any_markup(list_: str) -> None:
    assert texts(f"<html><body><h2>References</h2>{list_}</body></html>") == ALL
    assert texts(f"<html><body><h2>Literaturverzeichnis</h2>{list_}</body></html>") == ALL


def test_a_list_without_any_sign_but_its_items() -> None:
    list_ = f"<ul>{wrapped('<li>', '</li>')}</ul>"
    assert texts(f"<html><body><p>My papers, and others.</p>{list_}</body></html>") == ALL


def test_blocks_in_an_item_are_its_parts() -> None:
    """Names, title and journal on lines of their own: one reference, with its full stops."""
    html = """<html><body><h2>References</h2><ol>
    <li><span class="label">[1]</span><div><div>J. Doe, R. Roe</div><h3>Rain and rivers</h3></div><div>J. Rain, 12 (2011), pp. 1-20</div></li>
    <li><span class="label">[2]</span><div><div>A. Quill</div><h3>Lichens</h3></div><div>Ann. Bot.</div><div>(2019)</div></li>
    </ol></body></html>"""
    first, second = found(html).segments
    assert first.text == "J. Doe, R. Roe. Rain and rivers. J. Rain, 12 (2011), pp. 1-20"
    assert second.text == "A. Quill. Lichens. Ann. Bot. (2019)"
    assert (first.label, second.label) == ("1", "2")


def test_a_line_end_in_a_paragraph_parts_nothing() -> None:
    html = "<html><body><h2>References</h2><ol><li>Doe J. Rain and<br>Rivers. J Rain 2011;12:1-20.<li>Quill A. Lichens.<br/>Ann Bot 2019;4:1-9.</ol></body></html>"
    assert texts(html) == [
        "Doe J. Rain and Rivers. J Rain 2011;12:1-20.",
        "Quill A. Lichens. Ann Bot 2019;4:1-9.",
    ]


@pytest.mark.parametrize(
    "links",
    [
        "<a href=x>CrossRef</a> <a href=x>CAS</a> <a href=x>Google Scholar</a>",
        "[<a href=x>PubMed</a>] [<a href=x>Google Scholar</a>]",
        '<ul class="links"><li><a>CrossRef</a>,</li><li><a>PubMed</a></li></ul>',
        '<div class="ReferenceLinks"><a>View PDF</a><a>View article</a><a>View in Scopus</a></div>',
        '<span class="reflinks"> <a>View at Publisher</a><span> · </span><a>View at Google Scholar</a></span>',
        "[ <a href='javascript:void(0);'>Links</a> ]",
        '<a class="link-out">In Google Scholar suchen</a>',
        '<a>Pubmed Abstract</a> | <a>Pubmed Full Text</a> | <a>CrossRef Full Text</a>',
        '<div class="casRecord">Doe, J.; Journal of Rain (2011), 12 (3), 1-20 CODEN: JRAIN</div>',
        '<span class="visually-hidden">opens in a new tab</span>',
    ],
)  # fmt: skip
def test_links_behind_a_reference_are_not_of_it(links: str) -> None:
    items = "".join(f"<li>{text.replace('&', '&amp;')} {links}</li>" for text in ALL)
    html = f"<html><body><h2>References</h2><ul>{items}</ul></body></html>"
    assert texts(html) == ALL


def test_a_title_that_is_a_link_stays() -> None:
    html = f"<html><body><h2>References</h2><ol>{wrapped('<li><a href=x class=link>', '</a></li>')}</ol></body></html>"
    assert texts(html) == ALL


def test_several_works_in_one_note() -> None:
    html = """<html><body><h2>References</h2><ol>
    <li>(a) J. Doe, Phys. Rain 12, 1 (2011); (b) R. Roe, Phys. Rain 13, 2 (2012).</li>
    <li>A. Quill, Phys. Rain 14, 3 (2013).</li>
    <li>See: <ol><li>Vega T. Old mills. J Mill 2001;2:3-9.</li><li>Gil M. New mills. J Mill 2002;3:4-9.</li></ol></li>
    </ol></body></html>"""
    assert texts(html) == [
        "J. Doe, Phys. Rain 12, 1 (2011)",
        "R. Roe, Phys. Rain 13, 2 (2012).",
        "A. Quill, Phys. Rain 14, 3 (2013).",
        "Vega T. Old mills. J Mill 2001;2:3-9.",
        "Gil M. New mills. J Mill 2002;3:4-9.",
    ]


def test_prose_in_a_list_is_told() -> None:
    note = "It has been said that the rivers which are here will be those that were there, and we do not think that this is so, because the rivers are where they have been and we are not."
    html = f"<html><body><h2>References</h2><ol>{wrapped('<li>', '</li>')}<li>{note}</li></ol></body></html>"
    result = found(html)
    assert [segment.text for segment in result.segments] == ALL
    text = read_html(Source(html)).text.text
    assert [text[start:end] for start, end in result.unread] == [note]
    unread: list[tuple[int, int]] = []
    html_reading.records(Source(html), ReadContext(), unread)
    assert [html[start:end] for start, end in unread] == [note]


@pytest.mark.parametrize(
    "other",
    [
        f'<section class="recommended"><ul>{wrapped("<li>", "</li>")}</ul></section>',
        f"<h2>Cited by</h2><ul>{wrapped('<li>', '</li>')}</ul>",
        f"<h2>Ähnliche Artikel</h2><ul>{wrapped('<li>', '</li>')}</ul>",
        f'<h2>Cómo citar</h2><div class="csl-bib-body"><div class="csl-entry">{ONE}</div></div>',
        "<ul><li>Received 19 January 2022</li><li>Revised 21 May 2022</li><li>Accepted 13 October 2022</li></ul>",
        "<ul><li>Abstract</li><li>References</li></ul><div><p>Volume 12, 2011</p><p>Issue 3, 2011</p><p>J Rain 2011</p></div>",
        "<nav><ol><li>Rain 2011;12:1-2</li></ol></nav>",
    ],
)
def test_what_is_no_list_of_references(other: str) -> None:
    html = f"<html><head><meta name='citation_title' content='Reeds'></head><body><h1>Reeds</h1>{other}</body></html>"
    assert texts(html, alone=False) == []


def test_a_marked_list_beside_another() -> None:
    """On a page about a work, the list called references is the only one."""
    more = "<ul><li>Pardo L. Salt. J Salt 2001;2:3-9.</li><li>Gil M. Sand. J Sand 2002;3:4-9.</li><li>Moe S. Silt. J Silt 2003;4:5-9.</li></ul>"
    list_ = f'<ol class="references">{wrapped("<li>", "</li>")}</ol>'
    assert texts(f"<html><body>{more}{list_}</body></html>", alone=False) == ALL


def test_places_lead_back_to_the_page() -> None:
    html = f"<html><body><h2>References</h2><ol>{wrapped('<li><b>1.</b> <i>', '</i> <a>CrossRef</a></li>')}</ol></body></html>"
    library = Library(reading.read(Source(html), ReadContext()))
    assert "".join(block.raw or "" for block in library.blocks) == html
    assert len(library.records) == 3
    for record, text in zip(library.records, ALL, strict=True):
        assert record.raw is not None
        assert record.raw.endswith(text.replace("&", "&amp;"))
        span = record.span_of("title")
        assert span is not None
        assert span.text == record.item.text("title")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<ol><li>x</li></ol>", True),
        ("\n<ul class='r'>\n<li>x\n</ul>\n", True),
        ("<p>Doe <i>Rain</i></p>\n<p>Roe</p>", True),
        ("<div class='csl-bib-body'><div>x <span>y</span></div></div>", True),
        ("<p>Doe</p> and more", False),
        ("<p>Doe</p>", False),
        ("<article><front/></article>", False),
        ("<list><item>x</item></list>", False),
        ("<ol> is a tag", False),
    ],
)
def test_pieces_of_pages(text: str, expected: bool) -> None:
    assert is_html(text) is expected


def test_what_a_page_leaves_open_is_closed() -> None:
    outline = Outline()
    for name, at in (
        ("table", 0),
        ("tr", 0),
        ("td", 0),
        ("p", 0),
        ("p", 5),
        ("td", 10),
        ("tr", 20),
    ):
        outline.open(name, "", at)
    outline.close("span", 25)
    outline.close("table", 30)
    outline.open("a", ' class="x"/', 31)
    outline.end(40)
    assert [(node.name, node.start, node.end) for node in outline.nodes] == [
        ("table", 0, 30), ("tr", 0, 20), ("td", 0, 10), ("p", 0, 5), ("p", 5, 10), ("td", 10, 20), ("tr", 20, 30), ("a", 31, 40),
    ]  # fmt: skip


def test_a_stray_inline_tag_ends_no_list() -> None:
    items = "".join(f"<span><li>{text.replace('&', '&amp;')}</span>" for text in ALL)
    assert texts(f"<html><body><h2>References</h2><ol>{items}</ol></body></html>") == ALL


@pytest.mark.parametrize(
    ("stretches", "known", "expected"),
    [
        ([(0, 10)], [], [(0, 10)]),
        ([(0, 10)], [(2, 4), (6, 7)], [(0, 2), (4, 6), (7, 10)]),
        ([(0, 10), (20, 30)], [(5, 25)], [(0, 5), (25, 30)]),
        ([(0, 10)], [(0, 10)], []),
    ],
)
def test_outside(
    stretches: list[tuple[int, int]], known: list[tuple[int, int]], expected: list[tuple[int, int]]
) -> None:
    assert list(outside(stretches, known)) == expected


def test_a_list_ends_its_section() -> None:
    assert up_to_lists([(0, 50), (60, 90)], [(5, 20), (22, 30)]) == [(0, 30), (60, 90)]


def test_a_segment_of_links_is_none() -> None:
    html = f"<html><body><h2>References</h2><ol>{wrapped('<li>', '</li>')}<li><a>Google Scholar</a></li></ol></body></html>"
    assert [type(segment) for segment in found(html).segments] == [Segment] * 3


@pytest.mark.parametrize(
    "make",
    [
        lambda n: "<div>" * n + "x 2011",
        lambda n: "<ol><li>" * n + "x 2011",
        lambda n: "<ol>" + "<li>Doe J. Rain. J Rain 2011;12:1-9." * (n // 10) + "</ol>",
        lambda n: "<p>Doe 2011</span></li></b>" * n,
        lambda n: "<h2>References</h2><p>x</p>" * n,
        lambda n: "<a class=links>Google Scholar</a>" * n,
        lambda n: "<ol><li>" + "(a) Doe J. Rain 2011; " * n + "</li></ol>",
        lambda n: "<footer>" * n + "<footer class='references'>" * n,
        lambda n: "<table><tr><td>2011 Doe" * n,
    ],
)
def test_lists_take_time_in_step_with_the_page(make: Callable[[int], str]) -> None:
    def run(text: str) -> None:
        html_reading.records(Source(text), ReadContext())

    assert is_linear(run, lambda n: f"<html><body>{make(n)}</body></html>", 500)
