"""Citavi: a field with coded JSON in a content control; objects that are written once and referred to.

Source: documents of Citavi 6 (Newtonsoft's JSON with ``$id`` and ``$ref``); names of reference
types as in Citavi's manual.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator, Mapping
from typing import Any

from bibconv.formats.csl.item import read_item
from bibconv.model import ITEM_TYPES, Item
from bibconv.patterns import late
from bibconv.wordprocessor.carriers.csl_citation import is_deep
from bibconv.wordprocessor.citations import Citation, Cite, Document, Outcome
from bibconv.wordprocessor.paragraphs import Mark

_PACKED = late(r"CitaviPlaceholder\s*\{([^{}]*)\}?", 0)
_NOT_BASE64 = late(r"[^A-Za-z0-9+/]+")
_ORIGINAL = late(r"<os>([^<]*)</os>\s*$")
_YEAR = late(r"\d{4}")

_TYPES: dict[str, str] = {
    "JournalArticle": "article-journal", "NewspaperArticle": "article-newspaper",
    "SpecialIssue": "periodical", "Book": "book", "BookEdited": "book", "CollectedWorks": "book",
    "AudioBook": "book", "Contribution": "chapter", "ContributionInLegalCommentary": "chapter",
    "ConferenceProceedings": "book", "UnpublishedWork": "manuscript", "PressRelease": "article-newspaper",
    "NewsAgencyReport": "article-newspaper", "Thesis": "thesis", "Manuscript": "manuscript",
    "InternetDocument": "webpage", "LegalCommentary": "book", "CourtDecision": "legal_case",
    "StatuteOrRegulation": "legislation", "Standard": "standard", "Patent": "patent",
    "Movie": "motion_picture", "Broadcast": "broadcast", "AudioOrVideoDocument": "motion_picture",
    "RadioPlay": "broadcast", "MusicAlbum": "song", "MusicTrack": "song",
    "ComputerProgram": "software", "Map": "map", "PersonalCommunication": "personal_communication",
    "InterviewMaterial": "interview", "Lecture": "speech", "ArchiveMaterial": "manuscript",
    "File": "document", "Unknown": "document",
}  # fmt: skip
_TEXTS = (
    ("Volume", "volume"), ("Edition", "edition"), ("PlaceOfPublication", "publisher-place"),
    ("SeriesTitle", "collection-title"), ("Isbn", "ISBN"), ("Doi", "DOI"), ("OnlineAddress", "URL"),
    ("Abstract", "abstract"), ("LanguageCode", "language"), ("NumberOfVolumes", "number-of-volumes"),
    ("PubMedId", "PMID"), ("Number", "number"),
)  # fmt: skip
_PEOPLE = (("Authors", "author"), ("Editors", "editor"), ("Translators", "translator"),
           ("Collaborators", "contributor"))  # fmt: skip
_FROM_PARENT = ("Editors", "Publishers", "PlaceOfPublication", "Isbn", "Year", "SeriesTitle",
                "Volume", "Edition", "Doi")  # fmt: skip
_NUMBER_IS_ISSUE = frozenset(["article-journal", "article-newspaper", "periodical"])
_PARTS = frozenset(["chapter"])


def citation(mark: Mark, code: str, document: Document) -> Outcome:
    """``ADDIN CitaviPlaceholder{...}``."""
    del document
    match = _PACKED.search(code)
    data, wrong = _data(match[1] if match else "")
    if wrong:
        return Citation("citavi", mark, damage=wrong)
    objects = _objects(data)
    entries = data.get("Entries")
    cites = [
        cite
        for entry in (entries if isinstance(entries, list) else [])
        if isinstance(entry, dict) and (cite := _cite(entry, objects)) is not None
    ]
    return Citation("citavi", mark, tuple(cites), damage="" if cites else "it holds no work")


def _data(packed: str) -> tuple[dict[str, Any], str]:
    packed = _NOT_BASE64.sub("", packed)
    packed = packed[: len(packed) - (len(packed) % 4 == 1)]
    try:
        text = base64.b64decode(packed + "=" * (-len(packed) % 4)).decode("utf-8-sig", "replace")
        data = json.loads(text)
    except RecursionError:
        return {}, "the JSON is nested too deeply"
    except ValueError:
        return {}, "its data are cut off or damaged"
    if is_deep(data):
        return {}, "the JSON is nested too deeply"
    return (data, "") if isinstance(data, dict) else ({}, "it holds no data")


def _objects(data: object) -> dict[str, dict[str, Any]]:
    """Every object by its number."""
    found: dict[str, dict[str, Any]] = {}
    stack = [data]
    while stack:
        value = stack.pop()
        if isinstance(value, dict):
            if "$id" in value:
                found.setdefault(str(value["$id"]), value)
            stack.extend(value.values())
        elif isinstance(value, list):
            stack.extend(value)
    return found


class _Reference:
    """An object whose members are looked up, wherever they are written."""

    def __init__(self, value: object, objects: Mapping[str, dict[str, Any]]) -> None:
        if isinstance(value, dict) and "$ref" in value:
            value = objects.get(str(value["$ref"]))
        self.members: dict[str, Any] = value if isinstance(value, dict) else {}
        self._objects = objects

    def text(self, name: str) -> str:
        value = self.members.get(name)
        return " ".join(str(value).split()) if isinstance(value, str | int) else ""

    def one(self, name: str) -> _Reference:
        return _Reference(self.members.get(name), self._objects)

    def each(self, name: str) -> Iterator[_Reference]:
        value = self.members.get(name)
        for inner in value if isinstance(value, list) else ():
            yield _Reference(inner, self._objects)


def _cite(entry: dict[str, Any], objects: Mapping[str, dict[str, Any]]) -> Cite | None:
    holder = _Reference(entry, objects)
    reference = holder.one("Reference")
    key = holder.text("ReferenceId") or reference.text("Id")
    item = _item(reference) if reference.members else None
    if not key and item is None:
        return None
    return Cite(key, (f"citavi:{key.lower()}",) if key else (), item)


def _item(reference: _Reference) -> Item | None:
    type = _TYPES.get(reference.text("ReferenceType"), "document")
    parent = reference.one("ParentReference")
    csl: dict[str, Any] = {"id": reference.text("CitationKey") or reference.text("BibTeXKey")}
    if type == "chapter" and parent.text("ReferenceType") == "ConferenceProceedings":
        type = "paper-conference"
    csl["type"] = type
    csl["title"] = _title(reference)
    if parent.members:
        csl["container-title"] = _title(parent)
    for name, variable in _TEXTS:
        csl[variable] = _either(reference, parent, name).text(name)
    if type in _NUMBER_IS_ISSUE:
        csl["issue"] = csl.pop("number")
    for name, variable in _PEOPLE:
        holder = _either(reference, parent, name)
        csl[variable] = [person for one in holder.each(name) if (person := _person(one))]
    organizations = [found for one in reference.each("Organizations") if (found := _person(one))]
    if organizations and not csl["author"]:
        csl["author"] = organizations
    _places(csl, reference, parent, type)
    csl["issued"] = _date(reference, _either(reference, parent, "Year"))
    csl["accessed"] = _dated(reference.text("AccessDate"))
    members = {name: value for name, value in csl.items() if value or name == "id"}
    return read_item(members).item if len(members) > 2 else None


def _either(reference: _Reference, parent: _Reference, name: str) -> _Reference:
    """What says ``name``: the reference, else the work it stands in."""
    if reference.members.get(name) or name not in _FROM_PARENT:
        return reference
    return parent


def _title(reference: _Reference) -> str:
    parts = (reference.text("Title"), reference.text("Subtitle"))
    title = ": ".join(filter(None, parts))
    supplement = reference.text("TitleSupplement")
    return f"{title}. {supplement}" if title and supplement else title or supplement


def _places(csl: dict[str, Any], reference: _Reference, parent: _Reference, type: str) -> None:
    """Where a work stands: periodical, pages, publisher, address."""
    periodical = reference.one("Periodical")
    if periodical.members:
        csl["container-title"] = periodical.text("Name")
        csl["container-title-short"] = periodical.text("StandardAbbreviation")
        csl["ISSN"] = periodical.text("Issn") or periodical.text("Eissn")
    csl["page"] = _pages(reference)
    publishers = (
        one.text("Name") for one in _either(reference, parent, "Publishers").each("Publishers")
    )
    csl["publisher"] = "; ".join(filter(None, publishers))
    if type == "thesis" and not csl["publisher"]:
        organizations = (_literal(one) for one in reference.each("Organizations"))
        csl["publisher"] = "; ".join(filter(None, organizations))
    if not csl["URL"]:
        for location in reference.each("Locations"):
            address = location.one("Address").text("UriString")
            if address.startswith(("http://", "https://")) and "doi.org/" not in address:
                csl["URL"] = address
                break


def _pages(reference: _Reference) -> str:
    """Pages: XML within a text, of which the last part is what was typed; or an object."""
    value = reference.members.get("PageRange")
    if isinstance(value, str):
        match = _ORIGINAL.search(value)
        return match[1].strip() if match else ("" if "<" in value else value.strip())
    return reference.one("PageRange").text("OriginalString")


def _person(person: _Reference) -> dict[str, str]:
    given = " ".join(filter(None, (person.text("FirstName"), person.text("MiddleName"))))
    family = person.text("LastName")
    if family and not given and not person.text("Prefix") and " " in family:
        return {"literal": family}
    parts = {
        "family": family,
        "given": given,
        "non-dropping-particle": person.text("Prefix"),
        "suffix": person.text("Suffix"),
    }
    return {name: text for name, text in parts.items() if text}


def _literal(organization: _Reference) -> str:
    return organization.text("LastName") or organization.text("Name")


def _date(reference: _Reference, holder: _Reference) -> dict[str, Any] | None:
    date = _dated(reference.text("Date"))
    if date is not None and "raw" not in date:
        return date
    match = _YEAR.search(holder.text("Year"))
    return {"date-parts": [[int(match[0])]]} if match else date


def _dated(text: str) -> dict[str, Any] | None:
    from bibconv.text.dates import parse_date

    if not text:
        return None
    date = parse_date(text)
    return {"date-parts": [list(date.parts[0])]} if date.parts else {"raw": text}


assert set(_TYPES.values()) <= ITEM_TYPES  # a table that names a type CSL does not have
