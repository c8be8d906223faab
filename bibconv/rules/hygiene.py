"""Suppressions that are of no use (Y): reported where suppressions are applied."""

from __future__ import annotations

from bibconv.diagnostics import Severity
from bibconv.rules.base import documented

documented(
    "Y001",
    "unused-suppression",
    Severity.WARNING,
    "",
    """
    A suppression hides nothing.

    Why: it would hide the next finding of this kind, which nobody has looked at.

    Example: ``@comment{bibconv: ignore[I102]}`` before an entry whose DOI is well formed.

    Use instead: no suppression. The fix removes it, or the codes in it that are of no use.

    Fix: safe.

    Source: ruff RUF100, mypy ``warn_unused_ignores``.
    """,
)

documented(
    "Y002",
    "unknown-code-in-suppression",
    Severity.WARNING,
    "",
    """
    A suppression names a rule that does not exist.

    Why: it suppresses nothing, although somebody relies on it.

    Example: ``@comment{bibconv: ignore[I912]}``.

    Use instead: a code, prefix or name that ``bibconv rules`` lists.

    Source: ruff, which warns of the same.
    """,
)

documented(
    "Y003",
    "expired-suppression",
    Severity.WARNING,
    "",
    """
    The date of a suppression has passed.

    Why: it was meant to hold for a while only; what it hid is reported again.

    Example: ``@comment{bibconv: ignore[F101] until the book is out until=2020-01}``.

    Use instead: mend the entry, or give the suppression another date.

    Source: wishes of users of bibliography linters.
    """,
)
