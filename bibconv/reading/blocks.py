"""Make the blocks of a text from its records, and report what is doubtful about them: low trust, words
that no variable holds, references that ran together, lines that are in no record."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from bibconv.diagnostics import Diagnostic, Severity
from bibconv.formats.base import ReadContext
from bibconv.model import Block, Comment, Junk, Record
from bibconv.reading import account, doubts
from bibconv.reading.account import Unread, short
from bibconv.references import evidence
from bibconv.references.run_together import second_reference
from bibconv.source import Source

_TITLE_ONLY = frozenset(("title", "note", "genre", "number", "language"))
_REMARK = 0.3  # the trust of a record that may be a remark, at most
_RUN_TOGETHER = 0.1  # the trust of a record that holds two references, at most


def blocks(
    source: Source,
    context: ReadContext,
    records: list[Record],
    *,
    woven: bool = False,
    unread: Unread | None = None,
) -> Iterator[Block]:
    """The blocks of a text with ``records``, and the findings about them.

    Args:
        source: the text.
        context: where findings are reported.
        records: the records that were read in it.
        woven: the text has columns side by side, so that no stretch of it is one record.
        unread: what may belong to a list and is in no record.
    """
    apart = _apart(records, context)
    # Records in columns keep the reading order, which is not that of the lines.
    kept = set(map(id, apart))
    records = [record for record in records if id(record) in kept] if woven else apart
    records = [_with_second(_doubted(record), context) for record in records]
    for record in records:
        _report(record, context)
    if unread is not None:
        stretches = sorted((record.start, record.end) for record in records)
        for finding in account.findings(source, stretches, unread):
            context.report(finding)
    if not records and source.text.strip():
        context.report(
            Diagnostic(
                code="E104",
                severity=Severity.ERROR,
                message="no reference found in this text",
                span=source.span(0, min(len(source.text), 80)),
                help="paste the reference list alone, one reference on a line, or name the format with -f",
            )
        )
        yield Junk(source.text)
        return
    yield from _side_by_side(source.text, records) if woven else _partition(source.text, records)


def _doubted(record: Record) -> Record:
    """The record, with low trust if all that was read is a title: it may be a remark or a heading."""
    if record.item.variables.keys() - _TITLE_ONLY or record.raw is None:
        return record
    if evidence(" ".join(record.raw.split())):
        return record
    return msgspec.structs.replace(record, trust=min(record.trust, _REMARK))


def _with_second(record: Record, context: ReadContext) -> Record:
    """The record, with low trust and a finding (E108) if two references have run together in it."""
    text = " ".join((record.raw or "").split())
    number = record.item.extra.get("list-number")
    at = second_reference(text, number if isinstance(number, str) else None)
    if at is None or record.span is None:
        return record
    context.report(
        Diagnostic(
            code="E108",
            severity=Severity.WARNING,
            message=f"references have run together; the next seems to begin at {short(text[at:])}",
            span=record.span,
            help="put each reference on a line of its own",
        )
    )
    return msgspec.structs.replace(record, trust=min(record.trust, _RUN_TOGETHER))


def _partition(text: str, records: list[Record]) -> Iterator[Block]:
    """The records in the order of the text, and the text between them as comments; together they
    are the whole text."""
    position = 0
    for record in records:
        if record.start > position:
            yield Comment(text[position : record.start])
        yield record
        position = record.end
    if position < len(text):
        yield Comment(text[position:])


def _side_by_side(text: str, records: list[Record]) -> Iterator[Block]:
    """The whole text as a comment, then the records, whose lines are mixed with those of others."""
    yield Comment(text)
    for record in records:
        yield msgspec.structs.replace(record, raw=None)


def _apart(records: list[Record], context: ReadContext) -> list[Record]:
    """The records in the order of the text, without those that begin inside another one, which are
    reported (E102)."""
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
    unheld = [field for field in record.fields if field.name == "unread"]
    source = record.source
    assert source is not None
    for field in unheld[: doubts.MOST_UNHELD]:
        context.report(doubts.unheld(field.value, source.span(field.start, field.end)))
    if record.trust < doubts.DOUBTFUL:
        context.report(doubts.doubtful(record, record.span))
