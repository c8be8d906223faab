"""LibreOffice's own bibliography marks, whose attributes are BibTeX's fields.

Documents that came from Word have Word's whole code as the identifier of such a mark, and no data.
Source: ODF 1.3 part 3, section 7.6.5 (``text:bibliography-mark``) and LibreOffice's entry types.
"""

from __future__ import annotations

from typing import Any

from bibconv.formats.csl.item import read_item
from bibconv.model import ITEM_TYPES, Item
from bibconv.patterns import late
from bibconv.wordprocessor.carriers import word
from bibconv.wordprocessor.carriers.people import person
from bibconv.wordprocessor.citations import Citation, Cite, Document, Outcome
from bibconv.wordprocessor.paragraphs import Mark

_WORDS_CODE = late(r"\s*CITATION\s+\S")
_AND = late(r"\s+and\s+|\s*;\s*")

_TYPES: dict[str, str] = {
    "article": "article-journal", "book": "book", "booklet": "pamphlet",
    "conference": "paper-conference", "email": "personal_communication", "inbook": "chapter",
    "incollection": "chapter", "inproceedings": "paper-conference", "journal": "periodical",
    "manual": "report", "mastersthesis": "thesis", "misc": "document", "phdthesis": "thesis",
    "proceedings": "book", "techreport": "report", "unpublished": "manuscript", "www": "webpage",
}  # fmt: skip
_GENRES = {"phdthesis": "PhD thesis", "mastersthesis": "Master's thesis"}
_TEXTS = (
    ("title", "title"), ("booktitle", "container-title"), ("journal", "container-title"),
    ("volume", "volume"), ("pages", "page"), ("edition", "edition"), ("chapter", "chapter-number"),
    ("address", "publisher-place"), ("publisher", "publisher"), ("school", "publisher"),
    ("institution", "publisher"), ("organizations", "publisher"), ("series", "collection-title"),
    ("isbn", "ISBN"), ("issn", "ISSN"), ("url", "URL"), ("note", "note"), ("annote", "annote"),
    ("howpublished", "medium"), ("report-type", "genre"),
)  # fmt: skip
_NAMES = (("author", "author"), ("editor", "editor"))
_ISSUES = frozenset(["article", "journal"])
_NAMES_ONLY = frozenset(["identifier", "bibliography-type"])


def citation(mark: Mark, document: Document) -> Outcome:
    """A mark: its identifier, and what its attributes say of the work."""
    if _WORDS_CODE.match(mark.code):
        return word.citation(mark, mark.code.strip(), document)
    attributes = {
        name: " ".join(text.split()) for name, text in mark.attributes.items() if text.strip()
    }
    key = attributes.get("identifier", "")
    says_something = set(attributes) - _NAMES_ONLY
    item = _item(key, attributes) if says_something else None
    if not key and item is None:
        return Citation("libreoffice", mark, damage="it names no work")
    return Citation("libreoffice", mark, (Cite(key, (f"libreoffice:{key}",) if key else (), item),))


def _item(key: str, attributes: dict[str, str]) -> Item:
    kind = attributes.get("bibliography-type", "")
    csl: dict[str, Any] = {"id": key, "type": _TYPES.get(kind, "document")}
    for name, variable in _TEXTS:
        if name in attributes:
            csl.setdefault(variable, attributes[name])
    if "number" in attributes:
        csl["issue" if kind in _ISSUES else "number"] = attributes["number"]
    if kind in _GENRES:
        csl.setdefault("genre", _GENRES[kind])
    for name, variable in _NAMES:
        people = [person(part) for part in _AND.split(attributes.get(name, "")) if part.strip()]
        if people:
            csl[variable] = people
    issued = _date(attributes.get("year", ""), attributes.get("month", ""))
    if issued:
        csl["issued"] = issued
    custom = {
        f"libreoffice:{name}": text
        for name, text in attributes.items()
        if name.startswith("custom")
    }
    if custom:
        csl["custom"] = custom
    return read_item(csl).item


def _date(year: str, month: str) -> dict[str, Any]:
    from bibconv.text.dates import month_number, parse_date

    date = parse_date(year)
    if not date.parts:
        return {"literal": year} if year else {}
    number = int(month) if month.isdecimal() and len(month) < 3 else month_number(month) or 0
    if len(date.parts[0]) == 1 and 0 < number < 13:
        return {"date-parts": [[date.parts[0][0], number]]}
    return {"date-parts": [list(part) for part in date.parts]}


assert set(_TYPES.values()) <= ITEM_TYPES  # a table that names a type CSL does not have
