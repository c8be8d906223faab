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
from bibconv.reading.account import short, unread_lines
from bibconv.reading.believable import believable
from bibconv.reading.glued import apart
from bibconv.reading.page_work import work_record
from bibconv.reading.tex import without_tex
from bibconv.references.merged import second
from bibconv.source import Source

DOUBTFUL = 0.5
"""Below this trust a reference is reported as doubtful."""

_LIST = 5  # references that are a list
_RUN_TOGETHER = 0.1  # the trust of a record that holds two references, at most


def read(source: Source, context: ReadContext) -> Iterator[Block]:
    """Blocks of a page or list: records for its works, comments for the rest."""
    if is_html(source.text):
        yield from _blocks(source, context, html.records(source, context))
        return
    woven = references.is_woven(source.text)
    whole = references.cut(source, pages.body_start(source.text))
    page = None if woven else pages.read(source, references=_list_in(source.text, whole))
    if page is None and not is_markdown(source.text):
        records, left = _listed(source, context, whole, is_list=woven)
    else:
        records, left = _on_page(source, context, page)
    yield from _blocks(source, context, records, woven=woven, left=left)


def _list_in(text: str, cut: references.Cut) -> list[tuple[int, int]]:
    """The stretches of the references, where they are most of the text: such a text is a list and no
    page, whatever its references name. A few of them may be what a page says of itself."""
    known = [
        (piece.start, piece.end) for piece in cut.references if references.evidence(piece.text) >= 3
    ]
    covered = sum(end - start for start, end in known)
    return known if len(known) >= _LIST and 2 * covered >= len(text.strip()) else []


class _Left(msgspec.Struct):
    """What the cutting left over: lines in no reference, and where headings begin."""

    lines: list[tuple[int, int]] = []
    headings: list[int] = []


def _listed(
    source: Source, context: ReadContext, cut: references.Cut, *, is_list: bool
) -> tuple[list[Record], _Left]:
    """The records of a text that is no page, as it was cut."""
    labeller = references.labeller_of(context.model) if context.model else None
    context.limits.require("items", len(cut.references), source.name)
    segments = [apart(without_tex(segment)) for segment in cut.references]
    records = references.read_all(segments, source, labeller=labeller)
    left = _Left(list(cut.left), list(cut.headings))
    if not is_list:
        believed = believable(records, len(source.text))
        kept = set(map(id, believed))
        left.lines += [(one.start, one.end) for one in records if id(one) not in kept]
        left.lines.sort()
        records = believed
    return records, left


def _on_page(
    source: Source, context: ReadContext, page: pages.Page | None
) -> tuple[list[Record], _Left]:
    """The records of a page: its own works, and the references in its lists."""
    records: list[Record] = []
    left = _Left()
    seen: set[str] = set()
    labeller = references.labeller_of(context.model) if context.model else None
    stretches: tuple[tuple[int, int], ...] = ((pages.body_start(source.text), len(source.text)),)
    if page is not None:
        for one in (page, *page.more):
            work = work_record(one, source, context.report)
            if work is not None:
                records.append(work)
        stretches = page.references
    for start, end in stretches:
        if is_markdown(source.text[start:end]):
            found = html.from_markdown(source, start, end, strict=page is None, labeller=labeller)
            records += [record for record in found if page is None or html.key(record) not in seen]
            seen.update(html.key(record) for record in found)
            continue
        cut = references.cut(source, start, end, strict=page is None)
        left.lines += cut.left
        left.headings += [start, *cut.headings]
        segments = []
        for segment in cut.references:
            key = " ".join(segment.text.casefold().split())
            if page is not None and key in seen:
                continue  # the page prints its list twice
            seen.add(key)
            segments.append(apart(without_tex(segment)))
            context.limits.require("items", len(records) + len(segments), source.name)
        read_here = references.read_all(segments, source, labeller=labeller)
        records += read_here if page is not None else believable(read_here, end - start)
    return records, left


def _blocks(
    source: Source,
    context: ReadContext,
    records: list[Record],
    *,
    woven: bool = False,
    left: _Left | None = None,
) -> Iterator[Block]:
    apart = _apart(records, context)
    # What stands side by side comes in the order of reading, not in that of the lines.
    kept = set(map(id, apart))
    records = [record for record in records if id(record) in kept] if woven else apart
    records = [_with_second(record, context) for record in records]
    for record in records:
        _report(record, context)
    if left is not None:
        stretches = sorted((record.start, record.end) for record in records)
        for finding in unread_lines(source, stretches, left.lines, left.headings):
            context.report(finding)
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


def _with_second(record: Record, context: ReadContext) -> Record:
    """The record, trusted little and reported where a second reference has run into it."""
    text = " ".join((record.raw or "").split())
    number = record.item.extra.get("list-number")
    at = second(text, number if isinstance(number, str) else None)
    if at is None or record.span is None:
        return record
    context.report(
        Diagnostic(
            code="E108",
            severity=Severity.WARNING,
            message=f"two references have run together; the second seems to begin at {short(text[at:])}",
            span=record.span,
            help="put each reference on a line of its own",
        )
    )
    return msgspec.structs.replace(record, trust=min(record.trust, _RUN_TOGETHER))


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
    cut = references.cut(Source(head))
    found = cut.references
    score = pages.layout_score(Source(head), _list_in(head, cut))
    if score >= 0.5:
        return score
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
                f"{short(record.raw or '')}",
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
                message=f"text of the reference that no variable holds: {short(field.value)}",
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
