"""What is said of a record whose text was read: doubts, words that no variable holds, works that
may have run together, text that is no reference."""

from __future__ import annotations

from bibconv.diagnostics import Diagnostic, Report, Severity
from bibconv.model import Passage
from bibconv.reading.account import short
from bibconv.reading.blocks import DOUBTFUL
from bibconv.source import Source
from bibconv.untagged.merging import Merged, Stretch

_MOST = 5  # stretches of one reference that are named
_COMPARE = "compare the record with the text before you use it"


def tell(
    merged: Merged, passage: Passage, work: Stretch, report: Report, *, is_unsure: bool
) -> None:
    """Report what is to be known of a record.

    Args:
        merged: the record.
        passage: its text.
        work: where the work stands in it.
        is_unsure: whether it may be more than one work.
    """
    record = merged.record
    assert record.source is not None
    telling = _Telling(passage, record.source, report)
    if not merged.filled:
        if not record.item.variables:
            help = "give it elements, or leave it out if it is no reference"
            telling.warn("S161", "no reference could be read in this text", work, help)
        return
    for start, end in merged.left[:_MOST]:
        said = short(passage.text[start:end])
        message = f"text of the reference that no variable holds: {said}"
        help = "see whether a title, journal or publisher lost part of it"
        telling.warn("E102", message, (start, end), help)
    if is_unsure:
        message = "more than one work seems to be cited here, and one record was made"
        telling.warn("E101", message, work, "give each work a reference of its own")
    elif record.trust < DOUBTFUL:
        doubts = ", ".join(record.doubts) or "its parts"
        message = f"doubtful reference (trust {record.trust:.2f}): look at {doubts}"
        telling.warn("E101", message, work, _COMPARE)


class _Telling:
    """Where findings go, and where the text stands that they are about."""

    def __init__(self, passage: Passage, source: Source, report: Report) -> None:
        self._passage, self._source, self._report = passage, source, report

    def warn(self, code: str, message: str, at: Stretch, help: str) -> None:
        """Report a warning about a stretch of the passage."""
        span = self._source.span(*self._passage.span(*at))
        self._report(
            Diagnostic(code=code, severity=Severity.WARNING, message=message, span=span, help=help)
        )
