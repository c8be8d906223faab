"""Findings about a reference that was read from text: low trust, and words that no variable holds."""

from __future__ import annotations

from bibconv.diagnostics import Diagnostic, Severity
from bibconv.model import Record
from bibconv.reading.account import short
from bibconv.source import Span

DOUBTFUL = 0.5
"""Below this trust a reference is reported as doubtful."""

MOST_UNHELD = 5
"""So many stretches of one reference are reported as held by no variable."""


def doubtful(record: Record, span: Span | None) -> Diagnostic:
    """E101: a record that is trusted little."""
    doubts = ", ".join(record.doubts) or "its parts"
    return Diagnostic(
        code="E101",
        severity=Severity.WARNING,
        message=f"doubtful reference (trust {record.trust:.2f}): check {doubts}",
        span=span,
        help="compare the record with the text before you use it",
    )


def unheld(text: str, span: Span) -> Diagnostic:
    """E102: words of a reference that no variable holds."""
    return Diagnostic(
        code="E102",
        severity=Severity.WARNING,
        message=f"text of the reference that no variable holds: {short(text)}",
        span=span,
        help="check whether a title, journal or publisher has lost part of it",
    )
