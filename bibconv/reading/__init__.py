"""The format ``text``: a saved page, or a pasted list of references.

Here pages and references meet: a page gives facts about its own work, a ready-made citation
and the place of its reference list; the references are read one by one; everything else on the
page is kept between the records as comments.

>>> [type(block).__name__ for block in read(Source("Doe J. A title. J Ex 2020, 1: 2-3.\\n"), ReadContext())]
['Record', 'Comment']
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from bibconv import pages, references
from bibconv.diagnostics import Diagnostic, Severity
from bibconv.errors import MisuseError
from bibconv.formats.base import ReadContext, WriteContext
from bibconv.model import Block, Comment, Junk, Record
from bibconv.pages.html import is_html
from bibconv.pages.markdown import is_markdown
from bibconv.reading import html
from bibconv.reading.believable import believable
from bibconv.reading.glued import apart
from bibconv.reading.page_work import work_record
from bibconv.reading.tex import without_tex
from bibconv.source import Source

DOUBTFUL = 0.5
"""Below this trust a reference is reported as doubtful."""


def read(source: Source, context: ReadContext) -> Iterator[Block]:
    """Blocks of a page or list: records for its works, comments for the rest."""
    records: list[Record] = []
    seen: set[str] = set()
    labeller = references.labeller_of(context.model) if context.model else None
    if is_html(source.text):
        records = html.records(source, context)
        yield from _blocks(source, context, records)
        return
    woven = references.is_woven(source.text)
    page = None if woven else pages.read(source)
    if page is not None:
        for one in (page, *page.more):
            work = work_record(one, source, context.report)
            if work is not None:
                records.append(work)
        stretches = page.references
    else:
        stretches = ((pages.body_start(source.text), len(source.text)),)
    for start, end in stretches:
        if is_markdown(source.text[start:end]):
            found = html.from_markdown(source, start, end, strict=page is None, labeller=labeller)
            records += [record for record in found if page is None or html.key(record) not in seen]
            seen.update(html.key(record) for record in found)
            continue
        segments = []
        for segment in references.segment(source, start, end, strict=page is None):
            key = " ".join(segment.text.casefold().split())
            if page is not None and key in seen:
                continue  # the page prints its list twice
            seen.add(key)
            segments.append(apart(without_tex(segment)))
            context.limits.require("items", len(records) + len(segments), source.name)
        read_here = references.read_all(segments, source, labeller=labeller)
        is_list = woven or page is not None
        records += read_here if is_list else believable(read_here, end - start)
    yield from _blocks(source, context, records, woven=woven)


def _blocks(
    source: Source, context: ReadContext, records: list[Record], *, woven: bool = False
) -> Iterator[Block]:
    apart = _apart(records, context)
    # What stands side by side comes in the order of reading, not in that of the lines.
    kept = set(map(id, apart))
    records = [record for record in records if id(record) in kept] if woven else apart
    for record in records:
        _report(record, context)
    if not records and source.text.strip():
        context.report(
            Diagnostic(
                code="E104",
                severity=Severity.ERROR,
                message="no reference found in this text",
                span=source.span(0, min(len(source.text), 80)),
                help="paste the reference list alone, one reference a line or numbered, or name the format with -f",
            )
        )
        yield Junk(source.text)
        return
    yield from _side_by_side(source.text, records) if woven else _partition(source.text, records)


def write(_blocks: Iterable[Block], _context: WriteContext) -> Iterator[str]:
    """Plain text is read, not written."""
    raise MisuseError(
        "the format text is only read; print references with: bibconv cite FILE -s STYLE"
    )


def sniff(text: str) -> float:
    """How surely ``text`` is a saved page or a list of references, 0 to 1."""
    head = text[:60_000]
    if is_html(head):
        return 0.9
    score = pages.layout_score(Source(head))
    if score >= 0.5:
        return score
    found = references.segment(Source(head))
    if not found:
        return 0.0
    covered = sum(len(segment.text) for segment in found)
    return min(0.9, 0.3 + covered / max(1, len(head.strip())))


def _partition(text: str, records: list[Record]) -> Iterator[Block]:
    """Records that stand apart, in the order of the text, and the text between them as comments:
    together they are the text."""
    position = 0
    for record in records:
        if record.start > position:
            yield Comment(text[position : record.start])
        yield record
        position = record.end
    if position < len(text):
        yield Comment(text[position:])


def _side_by_side(text: str, records: list[Record]) -> Iterator[Block]:
    """Records whose lines no stretch of the text holds alone, behind the text as a comment."""
    yield Comment(text)
    for record in records:
        yield msgspec.structs.replace(record, raw=None)


def _apart(records: list[Record], context: ReadContext) -> list[Record]:
    """The records in the order of the text; one that begins inside another stays text, which
    is reported."""
    kept: list[Record] = []
    for record in sorted(records, key=lambda record: record.start):
        if not kept or record.start >= kept[-1].end:
            kept.append(record)
            continue
        context.report(
            Diagnostic(
                code="E102",
                severity=Severity.WARNING,
                message="no record was made of this reference, which begins inside another one: "
                f"{_short(record.raw or '')}",
                span=record.span,
                help="put each reference on a line of its own, with a blank line between them",
            )
        )
    return kept


def _report(record: Record, context: ReadContext) -> None:
    unread = [field for field in record.fields if field.name == "unread"]
    source = record.source
    assert source is not None
    for field in unread[:5]:
        context.report(
            Diagnostic(
                code="E102",
                severity=Severity.WARNING,
                message=f"text of the reference that no variable holds: {_short(field.value)}",
                span=source.span(field.start, field.end),
                help="see whether a title, journal or publisher lost part of it",
            )
        )
    if record.trust < DOUBTFUL:
        doubts = ", ".join(record.doubts) or "its parts"
        context.report(
            Diagnostic(
                code="E101",
                severity=Severity.WARNING,
                message=f"doubtful reference (trust {record.trust:.2f}): look at {doubts}",
                span=record.span,
                help="compare the record with the text before you use it",
            )
        )


def _short(text: str) -> str:
    text = " ".join(text.split())
    return f'"{text}"' if len(text) <= 60 else f'"{text[:57]}..."'
