"""What a finding is: code, severity, place, reason, remedy.

Readers and rules give :class:`Diagnostic` values; nobody raises for bad input. Codes are
``letter + three digits`` and are explained by ``bibconv explain CODE``.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum

import msgspec

from bibconv.source import Source, Span


class Severity(str, Enum):
    """How bad a finding is."""

    ERROR = "error"  # data is lost, a build fails, or the value is provably wrong
    WARNING = "warning"  # probably wrong, or harmful in one toolchain
    INFO = "info"  # style; only when selected


class Edit(msgspec.Struct, frozen=True):
    """Replace the text of ``span`` by ``replacement``."""

    span: Span
    replacement: str


class Fix(msgspec.Struct, frozen=True):
    """Edits that remove the cause of a finding.

    ``safe``: the meaning for every reader of the format is unchanged and a second run
    changes nothing.
    """

    message: str
    edits: tuple[Edit, ...]
    safe: bool = True


class Label(msgspec.Struct, frozen=True):
    """A second place that belongs to a finding, such as "first defined here"."""

    span: Span
    message: str


class Diagnostic(msgspec.Struct, frozen=True, kw_only=True):
    """One finding.

    Attributes:
        code: stable code such as ``I112``.
        severity: see :class:`Severity`.
        message: one sentence: what is wrong with what.
        span: the place, or ``None`` if the record did not come from text.
        item_id: id of the item (citation key), if one is concerned.
        variable: CSL variable concerned, if one is.
        help: what to do about it.
        labels: further places.
        fix: edits that would remove the finding.
    """

    code: str
    severity: Severity
    message: str
    span: Span | None = None
    item_id: str | None = None
    variable: str | None = None
    help: str | None = None
    labels: tuple[Label, ...] = ()
    fix: Fix | None = None

    @property
    def file(self) -> str | None:
        """Name of the source, if known."""
        return self.span.file if self.span else None

    @property
    def line(self) -> int | None:
        """1-based line, if known."""
        return self.span.line if self.span else None

    @property
    def column(self) -> int | None:
        """1-based column, if known."""
        return self.span.column if self.span else None

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}:{self.column}: " if self.span else ""
        return f"{place}{self.severity.value}[{self.code}] {self.message}"


def moved(found: Diagnostic, source: Source, by: int) -> Diagnostic:
    """A finding in part of ``source``, as one in ``source``: ``by`` is where the part begins."""

    def span(at: Span) -> Span:
        return Span(source, at.start + by, at.end + by)

    fix = found.fix
    if fix is not None:
        edits = tuple(Edit(span(edit.span), edit.replacement) for edit in fix.edits)
        fix = Fix(fix.message, edits, fix.safe)
    return msgspec.structs.replace(
        found,
        span=span(found.span) if found.span is not None else None,
        labels=tuple(Label(span(label.span), label.message) for label in found.labels),
        fix=fix,
    )


Report = Callable[[Diagnostic], None]
"""Where a reader or rule puts its findings."""
