"""How the tags are read whose meaning depends on shape, neighbours or reference type.

Each procedure takes the record and the values of its tags, ``(tag, value, index)`` in order.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from bibconv.formats.ris import aside
from bibconv.formats.ris.collected import Collected, Values
from bibconv.formats.ris.containers import containers
from bibconv.formats.ris.dates import accessed, epub, issued
from bibconv.formats.ris.remember import remembered
from bibconv.formats.ris.serials import serial
from bibconv.formats.ris.tables import (
    NUMBERED,
    PAGE_COUNT_IN_SP,
    PAPERS,
    PARTS,
    PERIODICALS,
    SHORT_NUMBER,
)
from bibconv.text import identifiers, pages
from bibconv.text.languages import name_to_tag

_language = remembered(512)(name_to_tag)
_PLAIN_DOI = re.compile(r"10\.[0-9]{4,9}/[A-Za-z0-9._/-]*[A-Za-z0-9]")
_PAGE_NUMBER = re.compile(r"[0-9]|^[ivxlcdmIVXLCDM]+$")
_SECTION_PAGE = re.compile(r"[A-Za-z]+-[0-9]+$")
_WEB = re.compile(r"(?:https?|ftp)://", re.IGNORECASE)
_PUBMED = re.compile(r"(?:pubmed|medline|ncbi pubmed|nlm)", re.IGNORECASE)


def _doi(text: str) -> str | None:
    return text if _PLAIN_DOI.fullmatch(text) else identifiers.doi(text)


def run(record: Collected) -> None:
    """Run the procedure of every group the record has, in the order of the table."""
    groups = record.groups
    if "@book-title" in groups:
        _book_title(record, groups.pop("@book-title"))
    for action in sorted(groups, key=_RANKS.__getitem__):
        _PROCEDURES[action](record, groups[action])


def _aside(record: Collected, values: Values) -> None:
    for tag, value, _ in values:
        parsed = aside.parse(value)
        if parsed is None:
            record.leave(tag, value)
        else:
            record.aside[parsed[0]] = parsed[1]


def _id(record: Collected, values: Values) -> None:
    for tag, value, index in sorted(values, key=lambda v: v[0]):  # ID before LB
        if not record.id:
            record.id, record.id_index = value, index
        elif value != record.id:
            record.leave(tag, value)


def _book_title(record: Collected, values: Values) -> None:
    """BT is the title of a whole book that has no TI, else that of what the item is in."""
    if "title" in record.variables:
        record.groups.setdefault("@container", []).extend(values)
        return
    for tag, value, index in values:
        record.set("title", tag, value, index)


def _editor(record: Collected, values: Values) -> None:
    """A2 of a book: series editors, unless it is plain that there is no series."""
    series = any(tag in ("T2", "T3") for tag, _, _ in record.groups.get("@container", ()))
    variable = "collection-editor" if series or "editor" in record.variables else "editor"
    for _, value, index in values:
        record.add_name(variable, value, index)


def _doi_tag(record: Collected, values: Values) -> None:
    """The first DOI wins; a text that is none stands in only if no other tag has one."""
    broken = None
    for tag, value, index in values:
        found = _doi(value)
        if found is not None:
            record.set("DOI", tag, found, index)
        elif broken is None and tag != "L3":
            broken = (tag, value, index)
        else:
            record.leave(tag, value)
    if broken is not None:
        record.set("DOI", *broken)


def _genre(record: Collected, values: Values) -> None:
    for tag, value, index in values:
        found = _doi(value) if "10." in value else None
        if found is not None:
            record.set("DOI", tag, found, index)
        else:
            record.set("genre", tag, value, index)


def _note(record: Collected, values: Values) -> None:
    lines = []
    for tag, value, index in values:
        found = _doi(value) if "10." in value else None
        if found is not None and record.variables.get("DOI", found) == found:
            record.set("DOI", tag, found, index)
            continue
        lines.append(value)
        record.origins.setdefault("note", index)
    if lines:
        record.variables["note"] = "\n".join(lines)


def _url(record: Collected, values: Values) -> None:
    """The first web address is the URL; further ones are kept."""
    chosen = next((v for v in values if v[0] == "UR" and _WEB.match(v[1])), None) or next(
        (v for v in values if v[0] == "UR"), values[0]
    )
    for value in values:
        if value is chosen or value[1] == chosen[1]:
            record.set("URL", *value)
        else:
            record.leave(value[0], value[1])
    if "DOI" not in record.variables and "doi.org/" in chosen[1]:
        found = _doi(chosen[1])
        if found is not None:
            record.set("DOI", chosen[0], found, chosen[2])


def _keyword(record: Collected, values: Values) -> None:
    words: list[str] = []
    for _, value, _ in values:
        if ";" in value:
            words.extend(part for part in (p.strip() for p in value.split(";")) if part)
        else:
            words.append(value)
    if not words:
        return
    joined = ", ".join(words)
    record.variables["keyword"] = joined
    record.origins["keyword"] = values[0][2]
    if "," in "".join(words):
        # A comma inside a keyword: only the list tells where each one ends.
        record.extra["ris:KW"] = words


def _language_tag(record: Collected, values: Values) -> None:
    tag, value, index = values[0]
    language = _language(value)
    record.set("language", tag, language or value, index)
    if language is not None and language != value:
        record.leave(tag, value)
    for tag, value, _ in values[1:]:
        record.leave(tag, value)


def _pages(record: Collected, values: Values) -> None:
    """SP and EP to one range; a range in SP; the number of pages of a book."""
    index = values[0][2]
    if len(values) == 2 and values[0][0] == "SP" and values[1][0] == "EP":
        first, last = values[0][1], values[1][1]
        if first != last and first.isdigit() and last.isdigit():
            record.variables["page"] = f"{first}-{last}"
            record.origins["page"] = index
            return
    first = last = ""
    for tag, value, at in values:
        if _PAGE_NUMBER.search(value) is None:
            if value != record.variables.get("number"):
                record.leave(tag, value)
        elif tag == "SP" and not first:
            first, index = value, at
        elif tag == "EP" and not last:
            last = value
        elif value not in (first, last):
            record.leave(tag, value)
    if not first:
        if last:
            record.leave("EP", last)
        return
    if not last or last == first:
        if not last and record.ris_type in PAGE_COUNT_IN_SP and "-" not in pages.normalise(first):
            record.set("number-of-pages", "SP", first, index)
            return
        if first == record.variables.get("number") and not last:
            return  # an article number, written to both C7 and SP
        page = first
    elif _SECTION_PAGE.match(first) and first.split("-")[0] == last.split("-")[0]:
        page = f"{first}-{last}"  # M-1 to M-4
    elif pages.is_range(first):
        page = first
        if pages.split(first)[1] != last:
            record.leave("EP", last)
    elif pages.split(last)[0] == first:
        page = last
    else:
        page = f"{first}-{last}"
    page = pages.normalise(page)
    start, _, end = page.partition("-")
    record.set("page", "SP", start if start == end else page, index)


def _number(record: Collected, values: Values) -> None:
    """M1: issue or article number of a journal, number of most else, date of a web page."""
    for tag, value, index in values:
        if not SHORT_NUMBER.fullmatch(value) or record.ris_type in PARTS | PAPERS:
            record.leave(tag, value)
        elif record.ris_type in PERIODICALS and "issue" not in record.variables:
            record.set("issue", tag, value, index)
        elif record.ris_type in NUMBERED or record.ris_type not in ("ELEC", "BLOG", "WEB"):
            record.set("number", tag, value, index)
        else:
            accessed(record, [(tag, value, index)])


def _accession(record: Collected, values: Values) -> None:
    """AN and DB: a PubMed id where the database is PubMed, else archive and place in it."""
    databases = [value for tag, value, _ in values if tag == "DB"]
    pubmed = any(_PUBMED.match(value) for value in databases) or (
        not databases and record.variables.get("source") == "NLM"
    )
    arxiv = any(value.lower() == "arxiv" for value in databases)
    said = ""  # the database that the id itself says from now on
    for tag, value, index in values:
        if tag != "AN":
            continue
        if pubmed and "PMID" not in record.variables and value.isdigit() and len(value) < 9:
            record.set("PMID", tag, value, index)
            said = "PubMed"
        elif arxiv and "number" not in record.variables and not said:
            bare = value[6:] if value[:6].lower() == "arxiv:" else value
            record.set("number", tag, f"arXiv:{bare}", index)
        else:
            record.set("archive_location", tag, value, index)
    for tag, value, index in values:
        if tag == "DB" and value != said:
            record.set("archive", tag, value, index)
        elif tag == "AV":
            record.set("archive_location", tag, value, index)


def _pmid(record: Collected, values: Values) -> None:
    for tag, value, index in values:
        found = identifiers.pmid(value)
        if found:
            record.set("PMID", tag, found, index)
        else:
            record.leave(tag, value)


def _pmcid(record: Collected, values: Values) -> None:
    for tag, value, index in values:
        found = identifiers.pmcid(value) if value[:3].upper() == "PMC" else None
        if found:
            record.set("PMCID", tag, found, index)
        else:
            record.leave(tag, value)


def _place(record: Collected, values: Values) -> None:
    """A paper's CY is where it was held if C1 says where it was published, else either."""
    published = next((v for v in values if v[0] == "C1"), None)
    held = next((v for v in values if v[0] == "CY"), None)
    if published and held and published[1] != held[1]:
        record.set("publisher-place", *published)
        record.set("event-place", *held)
    for value in values:
        if value[1] != record.variables.get("event-place"):
            record.set("publisher-place", *value)


def _leftover(record: Collected, values: Values) -> None:
    for tag, value, _ in values:
        record.leave(tag, value)


def _ignore(_: Collected, __: Values) -> None:
    """TY was read first; what stands behind ER is reported, not kept."""


_PROCEDURES: dict[str, Callable[[Collected, Values], None]] = {
    "@aside": _aside,
    "@id": _id,
    "@editor": _editor,
    "@container": containers,
    "@place": _place,
    "@issued": issued,
    "@accessed": accessed,
    "@epub": epub,
    "@doi": _doi_tag,
    "@genre": _genre,
    "@note": _note,
    "@url": _url,
    "@keyword": _keyword,
    "@language": _language_tag,
    "@serial": serial,
    "@accession": _accession,
    "@pmid": _pmid,
    "@pmcid": _pmcid,
    "@pages": _pages,
    "@number": _number,
    "@leftover": _leftover,
    "@ignore": _ignore,
}
_RANKS = {action: rank for rank, action in enumerate(_PROCEDURES)}
