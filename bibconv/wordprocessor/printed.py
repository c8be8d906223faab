"""The printed list of a document, read by the reader of references.

A list whose paragraphs are known is read paragraph by paragraph; without one, the whole text is
cut as pasted text is. A document is never a saved page, whatever it says.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from bibconv import reading, references
from bibconv.errors import MisuseError
from bibconv.formats.base import ReadContext, WriteContext
from bibconv.model import Block, Junk, Record
from bibconv.patterns import late
from bibconv.reading.account import Unread
from bibconv.reading.believable import believable
from bibconv.reading.blocks import blocks as blocks_of
from bibconv.reading.glued import apart
from bibconv.source import Source
from bibconv.text import identifiers
from bibconv.wordprocessor import findings
from bibconv.wordprocessor.citations import Bibliography, Document
from bibconv.wordprocessor.content import Manuscript
from bibconv.wordprocessor.listing import listed
from bibconv.wordprocessor.paragraphs import Mark

_HYPERLINK = late(r'\s*HYPERLINK\s+"([^"]{1,2000})"', re.IGNORECASE)


def read(source: Source, context: ReadContext) -> Iterator[Block]:
    """Blocks of a document's text: its list, whatever is hidden in the document."""
    if not isinstance(source, Manuscript):
        yield from reading.read(source, context)
        return
    for damage in findings.damages(source):
        context.report(damage)
    from bibconv.wordprocessor.carriers import registry

    document = Document(source.content, {})
    found = (outcome for mark in source.content.marks for outcome in registry.read(mark, document))
    lists = [outcome.mark for outcome in found if isinstance(outcome, Bibliography)]
    yield from blocks(source, context, lists)


def write(_blocks: Iterable[Block], _context: WriteContext) -> Iterator[str]:
    """Plain text is read, not written."""
    raise MisuseError(
        "the format text is only read; print references with: bibconv cite FILE -s STYLE"
    )


def blocks(source: Manuscript, context: ReadContext, lists: Sequence[Mark]) -> Iterator[Block]:
    """The records of the printed list, and the text between them.

    Args:
        source: the document.
        context: where findings go.
        lists: the lists that programs made.
    """
    found = listed(source.text, source.content.paragraphs, [mark.span for mark in lists])
    if found.entries:
        segments = [entry.segment for entry in found.entries]
        unread = Unread()
    else:
        cut = references.cut(source)
        segments = cut.references
        unread = Unread(list(cut.outside), headings=list(cut.headings))
    context.limits.require("items", len(segments), source.name)
    labeller = references.labeller_of(context.model) if context.model and segments else None
    records = references.read_all([apart(one) for one in segments], source, labeller=labeller)
    if not found.entries:
        records = believable(records, len(source.text))
    for paragraph in found.odd:
        context.report(findings.not_read(source, paragraph))
    if not records and source.text.strip():
        context.report(findings.nothing(source))
        yield Junk(source.text)
        return
    dois = _linked(source)
    linked = [_with_link(record, dois) for record in records]
    yield from blocks_of(source, context, linked, unread=unread)


def _linked(source: Manuscript) -> list[tuple[int, str]]:
    """Where links lead to a DOI, in order."""
    found = []
    for mark in source.content.marks:
        if mark.kind in ("link", "field") and "doi.org/" in mark.code:
            target = _HYPERLINK.match(mark.code) if mark.kind == "field" else None
            doi = identifiers.doi(target[1] if target else mark.code)
            if doi is not None:
                found.append((mark.span[0], doi))
    return sorted(found)


def _with_link(record: Record, dois: Sequence[tuple[int, str]]) -> Record:
    """The record with the DOI that a link in it leads to, if its text has none."""
    if "DOI" in record.item.variables:
        return record
    first = bisect_left(dois, (record.start, ""))
    inside = [doi for at, doi in dois[first : first + 2] if at < record.end]
    if len(inside) != 1:
        return record
    return msgspec.structs.replace(record, item=record.item.with_variables({"DOI": inside[0]}))
