"""U: two records under one key."""

from __future__ import annotations

from collections.abc import Iterator

from bibconv.diagnostics import Edit, Fix, Label, Severity
from bibconv.model import Library, Record
from bibconv.rules.base import BIB, Context, Finding, library_rule


@library_rule("U101", "duplicate-key", Severity.ERROR)
def duplicate_key(library: Library, context: Context) -> Iterator[Finding]:
    """Two records have the same key.

    Why: BibTeX stops, biber takes the first, other programs the last; a citation points to
    either. In ``.bib`` files keys differ only if they differ in more than case.

    Example: ``@book{doe2004, ...}`` and ``@article{Doe2004, ...}`` in one file
    Use instead: ``doe2004a`` and ``doe2004b``, in the documents too.
    Fix: safe where both records are the same to the letter: the second goes.
    Source: bibtex.web, "Repeated entry".
    """
    first: dict[str, Record] = {}
    for record in library.records:
        key = record.item.id
        if not key:
            continue
        seen = first.setdefault(key.lower() if context.family == BIB else key, record)
        if seen is record:
            continue
        same = seen.raw is not None and seen.raw == record.raw
        place, other = record.span_of("id"), seen.span_of("id")
        how = "" if seen.item.id == key else f" (there {seen.item.id}: case does not count)"
        yield Finding(
            message=f"the key {key} is used before{how}",
            span=place,
            variable="id",
            help="delete one of the two records" if same else "give one of them another key",
            labels=(Label(other, "first used here"),) if other else (),
            fix=_delete(record) if same and context.family == BIB else None,
            record=record,
        )


def _delete(record: Record) -> Fix | None:
    span = record.span
    return Fix("delete the second record", (Edit(span, ""),)) if span else None
