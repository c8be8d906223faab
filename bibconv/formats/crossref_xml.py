"""Crossref's XML (unixref and deposits), read only: a record for each DOI that it describes.

Source: Crossref metadata deposit schema 5.3.1; unixref 1.1.

>>> from bibconv.formats.base import ReadContext
>>> from bibconv.source import Source
>>> text = "<journal><journal_article><titles><title>T</title></titles></journal_article></journal>"
>>> next(read(Source(text), ReadContext())).item["title"]
'T'
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from bibconv.formats.base import ReadContext
from bibconv.formats.kit.gathering import Gathering
from bibconv.formats.kit.mapping_xml import Reading, local, plain
from bibconv.formats.kit.pieces_xml import Piece, pieces
from bibconv.model import Block, Date, Name, Record
from bibconv.model.dates import possible
from bibconv.source import Source
from bibconv.text.names import split_particles

if TYPE_CHECKING:
    from lxml.etree import _Element

_NAME = "crossref-xml"
_INLINE = {"i": "i", "em": "i", "b": "b", "strong": "b", "sub": "sub", "sup": "sup", "scp": "sc"}
_RECORDS = frozenset(
    """
    doi_record journal book conference dissertation report-paper posted_content standard database
    peer_review
    """.split()
)
# Element of the work -> item type; the first is looked for first.
_WORKS = {
    "journal_article": "article-journal",
    "conference_paper": "paper-conference",
    "content_item": "chapter",
    "dissertation": "thesis",
    "posted_content": "article",
    "report-paper_metadata": "report",
    "report-paper_series_metadata": "report",
    "standard_metadata": "standard",
    "dataset": "dataset",
    "peer_review": "review",
    "book_metadata": "book",
    "book_series_metadata": "book",
    "book_set_metadata": "book",
    "database_metadata": "dataset",
    "proceedings_metadata": "book",
    "proceedings_series_metadata": "book",
    "journal_metadata": "periodical",
}
_POSTED = {"other": "post-weblog", "dissertation": "thesis", "report": "report"}
# What a work stands in.
_HOSTS = (
    "journal_metadata journal_issue journal_issue/journal_volume book_metadata book_series_metadata "
    "book_set_metadata proceedings_metadata proceedings_series_metadata event_metadata "
    "database_metadata report-paper_series_metadata"
).split()
_ROLES = {
    "author": "author",
    "first-author": "author",
    "editor": "editor",
    "chair": "chair",
    "translator": "translator",
    "reviewer": "author",
}
_SILENT = frozenset(
    """
    doi_data crossmark program citation_list archive_locations publisher_item timestamp
    """.split()
)


def read(source: Source, context: ReadContext) -> Iterator[Block]:
    """A record for each work: each article of a journal, each paper of a conference."""
    for part in pieces(source, _RECORDS, context):
        if not isinstance(part, Piece):
            yield part
            continue
        for number, work in enumerate(_works(part.root)):
            yield _record(part, work, alone=number == 0)


def _works(root: _Element) -> list[_Element]:
    for name in _WORKS:
        found = [e for e in root.iter() if local(e) == name and not _cited(e)]
        if found:
            return found
    return [root]


def _cited(element: _Element) -> bool:
    above = element.getparent()
    return above is not None and local(above) in ("citation", "crossmark")


def _record(piece: Piece, work: _Element, *, alone: bool) -> Record:
    """The first record of a piece holds its text; the others stand within it."""
    reading = Reading(piece, Gathering(_NAME), _INLINE)
    g = reading.gathering
    g.type = _WORKS.get(local(work), "document")
    if g.type == "article":
        g.type = _POSTED.get(str(work.get("type")), "article")
    if g.type == "chapter" and work.get("component_type") not in (None, "chapter", "section"):
        g.type = {"reference_entry": "entry", "track": "song"}.get(
            str(work.get("component_type")), "chapter"
        )
    _title(reading, work, "title")
    _people(reading, work, within_book=False)
    hosts = [
        e
        for above in work.iterancestors()
        for e in above
        if local(e) in _HOSTS and e is not work and not _holds(e, work)
    ]
    hosts += [inner for e in hosts for inner in e if local(inner) == "journal_volume"]
    _host(reading, work, hosts)
    for element in (work, *hosts):
        if "issued" not in g.variables:
            _date(reading, element)
    _numbers(reading, work)
    _rest(reading, work, hosts)
    _leave(reading, work)
    end = piece.end if alone else piece.start
    return g.record(piece.source, piece.start, end)


def _holds(outer: _Element, inner: _Element) -> bool:
    return any(above is outer for above in inner.iterancestors())


def _take(reading: Reading, kind: str, variable: str, element: _Element) -> None:
    if variable not in reading.gathering.variables:
        reading.set(kind, variable, reading.take(element), element)


def _title(reading: Reading, within: _Element, variable: str) -> None:
    titles = reading.all("titles", within)
    for element in titles[:1]:
        text = " ".join(reading.first("title", element).split())
        subtitle = " ".join(reading.first("subtitle", element).split())
        if subtitle and subtitle.lower() not in text.lower():
            text = f"{text.removesuffix(':')}: {subtitle}"
        for title in reading.all("title", element):
            if variable not in reading.gathering.variables:
                reading.set("text", variable, text, title)
        for original in reading.all("original_language_title", element):
            if variable == "title":
                _take(reading, "text", "original-title", original)


def _people(reading: Reading, within: _Element, *, within_book: bool) -> None:
    paths = [*reading.all("contributors", within)]
    for listed in paths:
        for element in listed:
            role = str(element.get("contributor_role"))
            variable = _ROLES.get(role)
            if variable == "author" and within_book:
                variable = "container-author"
            if variable is None or local(element) not in ("person_name", "organization"):
                continue
            name = _person(element)
            reading.gathering.names(variable, [name], reading.at(element, plain(element)))
            reading.use(element)
    direct = [e for e in within if local(e) in ("person_name", "organization")]
    for element in direct:
        if str(element.get("contributor_role")) in ("author", "None"):
            at = reading.at(element, plain(element))
            reading.gathering.names("author", [_person(element)], at)
            reading.use(element)


def _person(element: _Element) -> Name:
    if local(element) == "organization":
        return Name(literal=" ".join(plain(element).split()))
    parts = {local(child): " ".join(plain(child).split()) for child in element}
    return split_particles(
        Name(
            family=parts.get("surname") or None,
            given=parts.get("given_name") or None,
            suffix=parts.get("suffix") or None,
        )
    )


def _host(reading: Reading, work: _Element, hosts: list[_Element]) -> None:
    g = reading.gathering
    for host in hosts:
        name = local(host)
        for path, kind, variable in (
            ("full_title", "text", "container-title"),
            ("abbrev_title", "text", "container-title-short"),
            ("volume", "text", "volume"),
            ("issue", "text", "issue"),
            ("proceedings_title", "text", "container-title"),
            ("conference_name", "text", "event-title"),
            ("conference_location", "text", "event-place"),
        ):
            for element in reading.all(path, host):
                _take(reading, kind, variable, element)
        if name.startswith(("book", "database", "report", "proceedings")):
            _title(reading, host, "container-title")
            _people(reading, host, within_book=True)
            for inner in reading.all("series_metadata", host) + reading.all("set_metadata", host):
                _title(reading, inner, "collection-title")
        if "event-date" not in g.variables:
            for element in reading.all("conference_date", host):
                g.date("event-date", " ".join(plain(element).split()), reading.at(element))
    for element in (work, *hosts):
        _publication(reading, element)
    if g.type in ("book", "periodical"):
        for inner in reading.all("series_metadata", work):
            _title(reading, inner, "collection-title")


def _publication(reading: Reading, element: _Element) -> None:
    for path, kind, variable in (
        ("publisher/publisher_name", "text", "publisher"),
        ("publisher/publisher_place", "text", "publisher-place"),
        ("institution/institution_name", "text", "publisher"),
        ("institution/institution_place", "text", "publisher-place"),
        ("full_title", "text", "title"),
        ("proceedings_title", "text", "title"),
        ("edition_number", "text", "edition"),
        ("volume", "text", "volume"),
        ("degree", "text", "genre"),
        ("group_title", "text", "container-title"),
        ("series_metadata/series_number", "text", "collection-number"),
    ):
        for found in reading.all(path, element):
            _take(reading, kind, variable, found)
    for name, variable in (("issn", "ISSN"), ("isbn", "ISBN")):
        for path in (name, f"series_metadata/{name}"):
            for found in reading.all(path, element):
                reading.set("serial", variable, reading.take(found), found)


_MEDIA = ("print", None, "online")


def _date(reading: Reading, within: _Element) -> None:
    """The date in print, else one without a medium, else the one online."""
    found = [
        e
        for name in ("publication_date", "posted_date", "approval_date", "creation_date")
        for e in reading.all(name, within)
        + reading.all(f"database_date/{name}", within)
        + reading.all(f"review_date/{name}", within)
    ]
    found += reading.all("review_date", within)
    found.sort(
        key=lambda e: _MEDIA.index(e.get("media_type")) if e.get("media_type") in _MEDIA else 3
    )
    for element in found:
        parts = {local(child): plain(child).strip() for child in element}
        numbers: list[int] = []
        for name in ("year", "month", "day"):
            text = parts.get(name, "")
            if not text.isdecimal() or not possible((*numbers, int(text[:5]))):
                break
            numbers.append(int(text))
        if numbers:
            at = reading.at(element, plain(element))
            reading.gathering.date("issued", Date((tuple(numbers),)), at)
            reading.use(element)
            return


def _numbers(reading: Reading, work: _Element) -> None:
    for element in reading.all("pages", work):
        first = reading.first("first_page", element)
        last = reading.first("last_page", element)
        text = f"{first}-{last}" if last and last != first else first
        reading.set("pages", "page", text, element)
    for path in ("publisher_item/item_number", "item_number"):
        for element in reading.all(path, work):
            kind = str(element.get("item_number_type", ""))
            said_by_doi = plain(element).strip() and plain(work).count(plain(element).strip()) > 1
            if kind.replace("-", "_") in ("", "article_number") and not said_by_doi:
                _take(reading, "pages", "page", element)
    for path in ("component_number", "part_number"):
        for element in reading.all(path, work):
            _take(reading, "text", "chapter-number", element)


def _rest(reading: Reading, work: _Element, hosts: list[_Element]) -> None:
    doi = reading.first("doi_data/doi", work)
    for element in reading.all("doi_data/doi", work):
        reading.set("doi", "DOI", doi, element)
    for element in reading.all("doi_data/resource", work):
        _take(reading, "text", "URL", element)
    around = [work, *work.iterancestors(), *hosts]
    for element in [e for e in around if e.get("language")][:1]:
        reading.set("language", "language", str(element.get("language")), element)
    for element in reading.all("abstract", work)[:1]:
        paragraphs = [" ".join(reading.text(e).split()) for e in element if local(e) == "p"]
        text = "\n".join(filter(None, paragraphs)) or " ".join(reading.text(element).split())
        reading.use(element)
        reading.set("lines", "abstract", text, element)


def _leave(reading: Reading, work: _Element) -> None:
    """Keep what of the work was not read, but for what concerns the deposit alone."""
    for element in work:
        if isinstance(element.tag, str) and local(element) in _SILENT:
            reading.use(element)
    for element in reading.root.iter():
        if not _holds(work, element) and not _holds(element, work) and element is not work:
            reading.use(element)
    reading.leave_rest()
