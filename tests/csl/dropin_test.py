"""The classes of citeproc-py on this processor, used as its documentation uses them."""

from __future__ import annotations

import io

import pytest

from bibconv.csl.dropin import (
    Citation,
    CitationItem,
    CitationStylesBibliography,
    CitationStylesStyle,
    CiteProcJSON,
    Locator,
    formatter,
)
from bibconv.csl.processor import Processor
from bibconv.csl.styles import find_style
from bibconv.errors import StyleError

ITEMS = [
    {
        "id": "ITEM-1",
        "type": "book",
        "title": "Digging & <b>sifting</b>",
        "author": [{"family": "Marl", "given": "Ada"}],
        "issued": {"date-parts": [[1999]]},
        "publisher": "Kettle",
    },
    {
        "id": "ITEM-2",
        "type": "article-journal",
        "title": "Clay",
        "author": [{"family": "Abel", "given": "Ben"}],
        "container-title": "Journal of Clay",
        "issued": {"date-parts": [[2001]]},
        "volume": "3",
        "page": "1-9",
    },
]


def document(form: str, style: str = "harvard-cite-them-right") -> CitationStylesBibliography:
    return CitationStylesBibliography(CitationStylesStyle(style), CiteProcJSON(ITEMS), form)


def test_register_cite_and_list() -> None:
    works = document(formatter.plain)
    first, second = Citation([CitationItem("ITEM-1")]), Citation([CitationItem("item-2")])
    works.register(first)
    works.register(second)
    works.sort()
    assert works.cite(first, print) == "(Marl, 1999)"
    assert works.cite(second, print) == "(Abel, 2001)"
    assert works.cite(first, print) == "(Marl, 1999)"
    entries = works.bibliography()
    assert works.keys == ["ITEM-2", "ITEM-1"]
    assert [entry[:4] for entry in entries] == ["Abel", "Marl"]


def test_missing_items_are_told_and_shown() -> None:
    works, told = document(formatter.html), []
    citation = Citation([CitationItem("ITEM-2"), CitationItem("lost")])
    assert works.cite(citation, lambda item: told.append(item.key)) == "(Abel, 2001); lost?"
    assert told == ["lost"]


def test_ids_may_be_numbers() -> None:
    style, source = CitationStylesStyle("apa"), CiteProcJSON([{"id": 3001, "title": "Sparta"}])
    works = CitationStylesBibliography(style, source, formatter.plain)
    assert works.cite(Citation([CitationItem(3001)])) == "(Sparta, n.d.)"
    assert works.keys == ["3001"]


def test_locators_and_affixes() -> None:
    works = document(formatter.plain)
    item = CitationItem("ITEM-1", locator=Locator("page", "4"), prefix="see ", suffix=" and so on")
    assert works.cite(Citation([item])) == "(see Marl, 1999, p. 4 and so on)"


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        (formatter.html, "Digging &#38; <b>sifting</b>"),
        (formatter.plain, "Digging & sifting"),
        (formatter.latex, r"Digging \& \textbf{sifting}"),
        (formatter.markdown, "Digging & **sifting**"),
        (formatter.rtf, r"Digging & {\b sifting}"),
    ],
)
def test_formatters(form: str, expected: str) -> None:
    works = document(form)
    works.register(Citation([CitationItem("ITEM-1")]))
    assert expected in works.bibliography()[0]


def test_styles_by_file_object_text_and_name() -> None:
    data = find_style("apa").data
    for source in (io.BytesIO(data), data.decode(), "apa"):
        style = CitationStylesStyle(source, locale="de-DE", validate=False)
        assert style.has_bibliography()
        assert style.compiled.locale.lang == "de-DE"
    with pytest.raises(StyleError):
        CitationStylesStyle("<style/>")


@pytest.mark.parametrize(
    ("long", "short"),
    [("Journal of Clay", "J. Clay"), ("JOURNAL OF  CLAY", "J. Clay"), ("Clay", "Journal of Clay")],
)
def test_short_forms_of_the_caller(long: str, short: str) -> None:
    layout = '<layout><text variable="container-title" form="short"/></layout>'
    style = (
        '<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">'
        f"<info><title>t</title><id>t</id></info><citation>{layout}</citation></style>"
    )
    processor = Processor(
        style, items=ITEMS, abbreviations={"container-title": {long: "J. Clay"}}, output="text"
    )
    assert processor.cite(["ITEM-2"]) == short
    own = {**ITEMS[1], "container-title-short": "J. o. C."}
    processor.register([own])
    assert processor.cite(["ITEM-2"]) == "J. o. C."
