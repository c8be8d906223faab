"""From labels to an item: names in parts, dates, pages with a hyphen, identifiers in normal form.

``353–365``, labelled as pages, becomes ``353-365``; ``Mogil JS`` becomes ``Mogil, J. S.``
"""

from __future__ import annotations

import re

import msgspec

from bibconv.model import Date, Item, Name, Value
from bibconv.references.labels import Label, Labelling
from bibconv.references.names import parse_name
from bibconv.text import identifiers, pages
from bibconv.text.dates import parse_date

VARIABLES = {
    "author": "author",
    "editor": "editor",
    "translator": "translator",
    "title": "title",
    "container": "container-title",
    "collection": "collection-title",
    "collection-number": "collection-number",
    "volume": "volume",
    "issue": "issue",
    "page": "page",
    "page-count": "number-of-pages",
    "doi": "DOI",
    "url": "URL",
    "pmid": "PMID",
    "pmcid": "PMCID",
    "arxiv": "number",
    "isbn": "ISBN",
    "issn": "ISSN",
    "publisher": "publisher",
    "place": "publisher-place",
    "edition": "edition",
    "genre": "genre",
    "date": "issued",
    "accessed": "accessed",
    "note": "note",
    "status": "status",
    "number": "number",
}

_EDITION_NUMBER = re.compile(r"\d+")
_ORDINALS = {
    word: str(number)
    for number, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth".split(), 1
    )
}
_ISSUE_LABEL = re.compile(
    r"^\(?(?:(?:no|nr|n|issue|iss|h|heft)\b\.?\s?)?(?=[A-Za-z]{0,3}\d)|\)$", re.IGNORECASE
)
_DAMAGED_DASH = re.compile(r"(?<=\d)\s?(?:--|[-–—‐‑−])\s?(?=[A-Za-z]{0,4}\d)")
_YEAR_ONLY = re.compile(r"(\d{4})(?:([-–/])(\d{4}|\d\d))?[a-z]?")


class Decoded(msgspec.Struct, frozen=True):
    """An item, the labels that its variables were read from, and its names by their places."""

    item: Item
    origins: dict[str, Label]
    names: dict[tuple[int, int], Name]


def decode(text: str, labelling: Labelling, extra: dict[str, object]) -> Decoded:
    """The item that ``labelling`` of ``text`` says."""
    variables: dict[str, Value] = {}
    origins: dict[str, Label] = {}
    names: dict[str, list[Name]] = {}
    places: dict[tuple[int, int], Name] = {}
    for label in sorted(labelling.labels, key=lambda label: label.start):
        variable = VARIABLES.get(label.name)
        raw = text[label.start : label.end]
        if variable is None or not raw.strip():
            continue
        if variable in ("author", "editor", "translator"):
            name = places[label.start, label.end] = _name(raw, label.order)
            names.setdefault(variable, []).append(name)
            first = origins.get(variable, label)
            origins[variable] = Label(variable, first.start, label.end)
            continue
        if variable in variables:
            continue
        value = _value(label.name, raw)
        if value:
            variables[variable] = value
            origins[variable] = label
            if label.name == "arxiv":
                extra["arxiv"] = value
    for variable, list_of_names in names.items():
        variables[variable] = tuple(list_of_names)
    for variable in labelling.truncated:
        extra[f"{variable}-truncated"] = True
    if "arxiv" in extra:
        variables.pop("number", None)
        origins.pop("number", None)
        variables["archive"] = "arXiv"
        variables["archive_location"] = str(extra.pop("arxiv"))
    ordered = {name: variables[name] for name in VARIABLES.values() if name in variables}
    ordered |= {name: value for name, value in variables.items() if name not in ordered}
    return Decoded(Item("", labelling.type, ordered, dict(extra)), origins, places)


def _name(raw: str, order: str) -> Name:
    if order == "literal":
        return Name(literal=" ".join(raw.split()).strip(" .,"))
    return parse_name(raw, order)


def _value(label: str, raw: str) -> Value:
    raw = " ".join(raw.split())
    if label in ("date", "accessed"):
        return read_date(raw)
    if label == "page":
        return pages.normalise(_DAMAGED_DASH.sub("-", raw.strip(" .,")))
    if label == "doi":
        return identifiers.doi(raw) or raw
    if label == "isbn":
        return identifiers.isbn(raw) or raw.strip()
    if label == "issn":
        return identifiers.issn(raw) or raw
    if label == "pmcid":
        return identifiers.pmcid(raw) or raw
    if label == "edition":
        number = _EDITION_NUMBER.search(raw)
        return number[0] if number else _ORDINALS.get(raw.split()[0].lower(), raw)
    if label == "issue":
        return _DAMAGED_DASH.sub("-", _ISSUE_LABEL.sub("", raw)).strip(" ()")
    if label == "volume":
        return _DAMAGED_DASH.sub("-", raw)
    if label == "page-count":
        number = _EDITION_NUMBER.search(raw)
        return number[0] if number else raw
    if label == "title":
        return raw.strip(" ,;:").removesuffix(".") if not raw.endswith("...") else raw
    return raw.strip(" ,;:")


def read_date(raw: str) -> Date:
    """A date as references have it: a year, perhaps with month and day, ranges, or words."""
    match = _YEAR_ONLY.fullmatch(raw)
    if match:
        if match[3]:
            last = match[3] if len(match[3]) == 4 else match[1][:2] + match[3]
            if int(last) > int(match[1]):
                return Date(parts=((int(match[1]),), (int(last),)))
        return Date(parts=((int(match[1]),),))
    return parse_date(raw)
