"""U102 to U104: records under different keys that are one work, or look so.

Authority: ISO 26324 (one DOI, one object). The comparison is :mod:`bibconv.rules.similar`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bibconv.diagnostics import Label, Severity
from bibconv.model import Library, Record
from bibconv.rules.base import Context, Finding, library_rule
from bibconv.rules.cells import one_line
from bibconv.text import identifiers as ids
from bibconv.text import markup

MOST = 20_000  # records that are compared with each other
_LETTERS = re.compile(r"[^\W_]+")
_WHOLE = frozenset(["book", "report", "thesis", "periodical", "collection"])
_NUMBERED = frozenset(["volume", "part-number", "number-of-volumes", "edition"])
_SHORT = 12  # letters: "Introduction" and "Preface" are titles of many


@library_rule("U102", "duplicate-doi", Severity.WARNING)
def duplicate_doi(library: Library, _: Context) -> Iterator[Finding]:
    """Two records with different keys have the same DOI, PubMed number or ISBN.

    Why: a work is cited under two numbers, and corrected in one place only. Chapters of one
    book may share its ISBN, so may the volumes of a set.

    Example: ``doi = {10.1000/182}`` under ``doe2004`` and under ``doe04``
    Use instead: one record.
    Source: ISO 26324.
    """
    first: dict[tuple[str, str], Record] = {}
    for record in library.records:
        for variable, number in _numbers(record):
            seen = first.setdefault((variable, number), record)
            if seen is record or _same_key(seen, record):
                continue
            other = seen.span_of(variable)
            yield Finding(
                message=f"{variable} {one_line(number)} is that of {seen.item.id or 'another'}, too",
                span=record.span_of(variable),
                variable=variable,
                help="merge the two records, or correct the number",
                labels=(Label(other, "first given here"),) if other else (),
                record=record,
            )


def _numbers(record: Record) -> Iterator[tuple[str, str]]:
    item = record.item
    variables = item.variables
    for variable in ("DOI", "PMID", "PMCID"):
        if variable in variables and (not record.fields or variable in record.origins):
            yield variable, item.text(variable).strip().lower()
    if "ISBN" in variables and item.type in _WHOLE and _NUMBERED.isdisjoint(variables):
        number = ids.isbn(item.text("ISBN"))
        if number and (not record.fields or "ISBN" in record.origins):
            yield "ISBN", number


def _same_key(one: Record, other: Record) -> bool:
    """U101 says so already."""
    return one.item.id != "" and one.item.id == other.item.id


@library_rule("U103", "probable-duplicate", Severity.WARNING)
def probable_duplicate(library: Library, _: Context) -> Iterator[Finding]:
    """Two records are probably the same work.

    Why: it is cited under two numbers. Titles must be alike, years within one, and authors or
    pages agree; different DOIs are different works. Libraries of more than 20,000 records are
    not compared.

    Example: the same article from two databases, one with a subtitle
    Use instead: one record with what both say.
    Source: measured on five labelled sets (precision 0.99, recall 0.94).
    """
    records = library.records
    if not 1 < len(records) <= MOST:
        return
    from bibconv.rules.similar import pairs

    told: set[int] = set()
    for first, second in pairs([record.item for record in records]):
        one, other = records[first], records[second]
        doi = one.item.text("DOI").lower()
        if second in told or _same_key(one, other):
            continue
        if doi and doi == other.item.text("DOI").lower():
            continue  # U102 says so
        told.add(second)
        place = one.span_of("title")
        yield Finding(
            message=f"this is probably the same work as {one.item.id or 'another record'}",
            span=other.span_of("title"),
            variable="title",
            help="compare the two, and keep one",
            labels=(Label(place, "the other record"),) if place else (),
            record=other,
        )


@library_rule("U104", "same-title", Severity.INFO, default=False)
def same_title(library: Library, _: Context) -> Iterator[Finding]:
    """Two records have the same title.

    Why: they may be one work, or a paper and its preprint.

    Example: a paper at a conference and its version in a journal
    Use instead: one record, if it is one work.
    """
    first: dict[str, Record] = {}
    for record in library.records:
        title = "".join(_LETTERS.findall(markup.strip(record.item.text("title")).casefold()))
        if len(title) < _SHORT:
            continue
        seen = first.setdefault(title, record)
        if seen is not record and not _same_key(seen, record):
            place = seen.span_of("title")
            yield Finding(
                message=f"the title is that of {seen.item.id or 'another record'}, too",
                span=record.span_of("title"),
                variable="title",
                help="compare the two",
                labels=(Label(place, "the other record"),) if place else (),
                record=record,
            )
