"""Findings about a record whose text was read: low trust, words that no variable holds, works that may
have run together, text that is no reference."""

from __future__ import annotations

from collections.abc import Iterator

from bibconv.diagnostics import Diagnostic, Severity
from bibconv.model import Passage
from bibconv.reading import doubts
from bibconv.untagged.merging import Merged, Stretch


def findings(
    merged: Merged, passage: Passage, work: Stretch, *, is_unsure: bool
) -> Iterator[Diagnostic]:
    """What the user should know about a record.

    Args:
        merged: the record.
        passage: its text.
        work: where the work stands in the text.
        is_unsure: whether the record may be of more than one work.
    """
    record = merged.record
    source = record.source
    assert source is not None
    span = source.span(*passage.span(*work))
    if not merged.filled:
        if not record.item.variables:
            yield Diagnostic(
                code="S161",
                severity=Severity.WARNING,
                message="no reference could be read in this text",
                span=span,
                help="tag its parts, or remove it if it is no reference",
            )
        return
    for start, end in merged.left[: doubts.MOST_UNHELD]:
        place = source.span(*passage.span(start, end))
        yield doubts.unheld(passage.text[start:end], place)
    if is_unsure:
        yield Diagnostic(
            code="E101",
            severity=Severity.WARNING,
            message="more than one work seems to be cited here, and one record was made",
            span=span,
            help="give each work a reference of its own",
        )
    elif record.trust < doubts.DOUBTFUL:
        yield doubts.doubtful(record, span)
