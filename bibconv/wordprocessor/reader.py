"""Read the works that a document cites as records; without citations, read its printed list.

Each character of the document's text is in one block, as for any other source. A record from
citations has no text of its own; its place is that of the first citation.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator

import msgspec

from bibconv.diagnostics import Diagnostic, Severity
from bibconv.errors import MisuseError
from bibconv.formats.base import ReadContext, WriteContext
from bibconv.model import Block, Comment, Item, Junk, Record
from bibconv.source import Source
from bibconv.wordprocessor import findings, printed
from bibconv.wordprocessor.carriers import endnote, registry
from bibconv.wordprocessor.carriers.word import sources_of
from bibconv.wordprocessor.citations import Bibliography, Citation, Document, UnknownCitation
from bibconv.wordprocessor.content import Manuscript
from bibconv.wordprocessor.uniting import Work, works_of

_ADDRESSES = "uris"  # of the work in its library, for programs that write back to it


class _Found(msgspec.Struct):
    """What is read from the marks of a document."""

    citations: list[Citation] = msgspec.field(default_factory=list)
    listings: list[Bibliography] = msgspec.field(default_factory=list)
    unread: list[UnknownCitation] = msgspec.field(default_factory=list)


def read(source: Source, context: ReadContext) -> Iterator[Block]:
    """Blocks of a document: records of the works that it cites, else those of its list."""
    if not isinstance(source, Manuscript):
        context.report(_no_document(source))
        yield Junk(source.text)
        return
    for damage in findings.damages(source):
        context.report(damage)
    document = Document(source.content, sources_of(source.content.sources))
    found = _found(document)
    for finding in findings.unread(source, found.unread):
        context.report(finding)
    if not found.citations:
        yield from printed.blocks(source, context, [one.mark for one in found.listings])
        return
    if source.text:
        yield Comment(source.text)
    yield from _records(source, context, document, found)


def write(_blocks: Iterable[Block], _context: WriteContext) -> Iterator[str]:
    """Documents are read, not written."""
    raise MisuseError("documents are only read; print references with: bibconv cite FILE -s STYLE")


def _no_document(source: Source) -> Diagnostic:
    return Diagnostic(
        code="E104",
        severity=Severity.ERROR,
        message="this is not a document of a word processor",
        span=source.span(0, min(len(source.text), 80)),
        help="leave out -f: the format is recognised by the content of the file",
    )


def _found(document: Document) -> _Found:
    found = _Found()
    for mark in document.content.marks:
        for outcome in registry.read(mark, document):
            if isinstance(outcome, Citation):
                found.citations.append(outcome)
            elif isinstance(outcome, Bibliography):
                found.listings.append(outcome)
            elif isinstance(outcome, UnknownCitation):
                found.unread.append(outcome)
    cites = [cite for one in found.citations if one.manager == "endnote" for cite in one.cites]
    plain = endnote.unformatted(document, endnote.numbers_of(cites))
    if plain:
        ends = farthest(citation.mark.span for citation in found.citations)
        found.citations += [one for one in plain if one.mark.span[1] > ends(one.mark.span[0])]
        found.citations.sort(key=lambda citation: citation.mark.span[0])
    return found


def farthest(spans: Iterable[tuple[int, int]]) -> Callable[[int], int]:
    """A function that gives the farthest end of the spans that begin at or before an offset, else -1.

    >>> ends = farthest([(5, 9), (0, 20), (30, 31)])
    >>> ends(7), ends(40)
    (20, 31)
    """
    starts: list[int] = []
    ends: list[int] = []
    for start, end in sorted(spans):
        starts.append(start)
        ends.append(max(end, ends[-1] if ends else end))

    def ends_at(offset: int) -> int:
        place = bisect_right(starts, offset)
        return ends[place - 1] if place else -1

    return ends_at


def _records(
    source: Manuscript, context: ReadContext, document: Document, found: _Found
) -> Iterator[Record]:
    for citation in found.citations:
        if citation.damage:
            context.report(findings.damaged(source, citation))
    works = works_of(found.citations)
    context.limits.require("items", len(works), source.name)
    for work in works:
        if work.item is None:
            for citation, cite in work.cited:
                context.report(findings.missing(source, citation, cite))
            continue
        item = _item(work, work.item)
        if work.others:
            context.report(findings.differing(source, work, item.id))
        for finding in findings.united(source, work, item.id):
            context.report(finding)
        start, end = work.first.mark.span
        yield Record(item, source=source, start=start, end=end)
    _report_uncited(source, context, document, found, works)


def _item(work: Work, item: Item) -> Item:
    """The item with its addresses in the libraries that it is from."""
    addresses = [key for key in work.keys if key.startswith(("http://", "https://"))]
    return item.with_(extra={**item.extra, _ADDRESSES: addresses}) if addresses else item


def _report_uncited(
    source: Manuscript,
    context: ReadContext,
    document: Document,
    found: _Found,
    works: list[Work],
) -> None:
    """Report works that the document stores or lists but does not cite (E114)."""
    cited = {key for work in works for key in work.keys}
    tags = [tag for tag in document.sources if tag not in cited]
    if tags:
        context.report(findings.uncited(source, tags))
    known = {
        name
        for work in works
        if work.item is not None
        for _, cite in work.cited
        for name in cite.identities
    }
    for listing in found.listings:
        for cite in listing.uncited:
            if known.isdisjoint(cite.identities):
                context.report(findings.only_listed(source, listing, cite))
