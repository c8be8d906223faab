"""Findings about records of the further formats that are cut off."""

from __future__ import annotations

from bibconv.diagnostics import Diagnostic, Severity
from bibconv.source import Span


def cut_off(span: Span, message: str) -> Diagnostic:
    """What says that the record that opens at ``span`` does not end as it should."""
    return Diagnostic(
        code="S163",
        severity=Severity.ERROR,
        message=message,
        span=span,
        help="close it; what stands there was read as far as it goes",
    )
