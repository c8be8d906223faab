"""D: dates exist, are plausible, and are written so that every program reads them.

Authorities: btxdoc; biblatex manual (date fields); EDTF, Library of Congress 2019.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

import msgspec

from bibconv.diagnostics import Edit, Fix, Label, Severity
from bibconv.model import DATE_VARIABLES, Date, Record
from bibconv.patterns import late
from bibconv.rules.base import BIB, JSON, RIS, Context, Finding, rule
from bibconv.rules.cells import (
    Cell,
    by_name,
    cell_of,
    field_text,
    fields_named,
    one_line,
    unwrapped,
)
from bibconv.rules.required import deletion
from bibconv.source import Span
from bibconv.text.dates import month_number, parse_edtf, problem

_YEAR = late(r"-?[0-9]{4}")
_USUAL_YEAR = late(r"[0-9]{4}|\{[0-9]{4}\}")
_WORD = late(r"[A-Za-z]+")
_YEAR_FIRST = late(r"([0-9]{4})[/.-]([0-9]{1,2})[/.-]([0-9]{1,2})")
_RIS_DATE = late(r"[0-9]{4}/([0-9]{2})/([0-9]{0,2})(?:/.*)?", re.DOTALL)
_MACROS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_DATE_FIELDS = frozenset("date urldate eventdate origdate".split())
_NOT_YET = frozenset(
    ["in press", "forthcoming", "to appear", "submitted", "in preparation", "n.d.", "no date"]
)
_EARLIEST = 1400
# The fields of BibTeX and RIS that have dates, and the variables.
_ANY_DATE = " ".join(["date urldate eventdate origdate month py y1 da y2", *sorted(DATE_VARIABLES)])


@rule("D101", "year-not-numeric", Severity.WARNING, BIB, needs="year")
def year_not_numeric(record: Record, _: Context) -> Iterator[Finding]:
    """The year is not four digits.

    Why: BibTeX styles sort by it, and biber ignores a year that is no number. Words such as
    "in press" are let through.

    Example: ``year = {2004a}``
    Use instead: ``year = {2004}``, or ``date = {2004/2005}`` with biblatex.
    Source: plain.bst; biblatex manual, "year".
    """
    for field in fields_named(record, ("year",)):
        if _USUAL_YEAR.fullmatch(field.value):
            continue
        cell = cell_of(record, field)
        if cell is None or not cell.text or "\\" in cell.text:
            continue
        text = cell.text.strip("{} ")
        # A bare word is a macro; what it stands for is not seen here.
        if field.value[0] not in '{"' and not text[0].isdigit():
            continue
        if not _YEAR.fullmatch(text) and text.lower().rstrip(".") + "." not in _WITH_STOP:
            yield Finding(
                message=f"the year {one_line(cell.text)} is not four digits",
                span=cell.span,
                variable="issued",
                help="write the year alone; ranges and uncertain dates go to biblatex's date",
            )


_WITH_STOP = frozenset(word.rstrip(".") + "." for word in _NOT_YET)


@rule("D102", "year-implausible", Severity.WARNING, BIB, JSON, RIS, needs="issued")
def year_implausible(record: Record, _: Context) -> Iterator[Finding]:
    """The year of publication is in the future, or before printing with types.

    Why: mostly a typing error. Dates before Christ and dates marked as approximate are meant
    and not reported.

    Example: ``year = {2104}``, ``year = {201}``
    Use instead: the year on the title page.
    """
    date = record.item.date("issued")
    if date is None or date.circa or date.edtf or not date.parts or not _own(record, "issued"):
        return
    year = date.parts[0][0]
    limit = datetime.date.today().year + 1
    if year > limit or 0 < year < _EARLIEST:
        when = "lies in the future" if year > limit else "is before the first printed books"
        yield Finding(
            message=f"the year {year} {when}",
            span=record.span_of("issued"),
            variable="issued",
            help="compare with the title page",
        )


def _own(record: Record, variable: str) -> bool:
    """Whether the record itself says the variable (it is not inherited)."""
    return not record.fields or variable in record.origins


@rule("D103", "month-not-macro", Severity.WARNING, BIB, needs="month")
def month_not_macro(record: Record, context: Context) -> Iterator[Finding]:
    """The month is a word in braces or quotes instead of BibTeX's macro.

    Why: styles define ``jan`` to ``dec`` in their own language and form; a word is printed as
    it stands. biblatex takes the macro or a number.

    Example: ``month = {June}``
    Use instead: ``month = jun``
    Fix: safe.
    Source: btxdoc, sections 3.2 and 4; biblatex manual, "month".
    """
    for field in fields_named(record, ("month",)):
        if field.value[:1] not in ('{"' if context.format == "biblatex" else '{"0123456789'):
            continue
        cell = cell_of(record, field)
        if cell is None or not cell.text:
            continue
        if context.format == "biblatex" and cell.text.isdigit():
            continue
        number = month_number(cell.text.strip("{}"))
        fix = None
        if number and record.source:
            span = Span(record.source, field.start, field.end)
            fix = Fix(f"write {_MACROS[number - 1]}", (Edit(span, _MACROS[number - 1]),))
        elif cell.text.isdigit():
            continue  # month 13 is D106
        yield Finding(
            message=f"the month {one_line(cell.text)} is not one of the macros jan to dec",
            span=cell.span,
            variable="issued",
            help=f"write month = {_MACROS[number - 1]}"
            if number
            else 'write month = jun, or jun # "/" # jul',
            fix=fix,
        )


@rule("D104", "date-not-edtf", Severity.ERROR, BIB, needs="date urldate eventdate origdate")
def date_not_edtf(record: Record, _: Context) -> Iterator[Finding]:
    """A date field of biblatex is not written as ISO 8601 (EDTF level 1).

    Why: biber ignores the field, and the entry has no date. With a ``year`` beside it this is
    a warning.

    Example: ``date = {3 May 2002}``, ``urldate = {2020/3/4}``
    Use instead: ``date = {2002-05-03}``, ``urldate = {2020-03-04}``
    Fix: safe for year/month/day; other orders are not guessed.
    Source: EDTF specification, Library of Congress 2019; biblatex manual, "Date and time
    specifications".
    """
    for cell in _date_cells(record):
        if parse_edtf(cell.text) is None:
            match = _YEAR_FIRST.fullmatch(cell.text)
            edits: tuple[Edit, ...] = ()
            if match:
                written = f"{match[1]}-{int(match[2]):02d}-{int(match[3]):02d}"
                date = parse_edtf(written)
                if date is not None and problem(date) is None:
                    edits = cell.edit(written)
            yield Finding(
                message=f"the date {one_line(cell.text)} is not written as YYYY-MM-DD",
                span=cell.span,
                variable="issued" if cell.field and cell.field.name.lower() == "date" else None,
                help="write 2002-05-03, 2002-05 or 2002; ranges as 2002-05/2002-07",
                fix=Fix("write the date as YYYY-MM-DD", edits) if edits else None,
                # Where the year has its own field, the entry is not without a date.
                severity=Severity.WARNING if "year" in by_name(record) else None,
            )


def _date_cells(record: Record) -> Iterator[Cell]:
    for field in fields_named(record, _DATE_FIELDS):
        cell = cell_of(record, field)
        if cell is not None and cell.text and "\\" not in cell.text:
            if field.value[0] not in '{"' and not field.value[0].isdigit():
                continue  # a macro
            yield unwrapped(cell)


@rule("D105", "date-and-year", Severity.WARNING, BIB, needs="date")
def date_and_year(record: Record, _: Context) -> Iterator[Finding]:
    """An entry has both ``date`` and ``year``.

    Why: biblatex takes one of them and drops the other; which one is right is not said.

    Example: ``date = {2002-05-03}, year = {2002}``
    Use instead: ``date`` alone with biblatex, ``year`` and ``month`` with BibTeX.
    Fix: unsafe; drops ``year`` where ``date`` says the same.
    Source: biblatex data model (one of date and year).
    """
    dates = list(fields_named(record, ("date",)))
    years = list(fields_named(record, ("year",)))
    if not dates or not years or record.source is None:
        return
    source = record.source
    said = field_text(record, "date")[:4] == field_text(record, "year")
    fix = deletion(record, years[0], BIB) if said else None
    yield Finding(
        message="both date and year are given",
        span=Span(source, years[0].name_start, years[0].end),
        variable="issued",
        help="keep date for biblatex, year and month for BibTeX",
        labels=(Label(Span(source, dates[0].name_start, dates[0].end), "date is given here"),),
        fix=msgspec.structs.replace(fix, safe=False) if fix else None,
    )


@rule("D106", "date-out-of-range", Severity.ERROR, BIB, JSON, RIS, needs=_ANY_DATE)
def date_out_of_range(record: Record, context: Context) -> Iterator[Finding]:
    """A date does not exist: month 13, 31 June, a range that ends before it starts.

    Why: programs drop the date or shift it to another day.

    Example: ``date = {2021-06-31}``
    Use instead: the date on the publication.
    Source: ISO 8601-1; the CSL schema does not check it.
    """
    reported = False
    if context.family == BIB:
        for cell in _date_cells(record):
            date = parse_edtf(cell.text)
            trouble = problem(date) if date else None
            if trouble:
                reported = True
                yield Finding(message=trouble, span=cell.span, help="compare with the publication")
        for finding in _bibtex_date(record):
            reported = True
            yield finding
    elif context.family == RIS:
        for field in fields_named(record, ("py", "y1", "da", "y2")):
            match = _RIS_DATE.fullmatch(field.value.strip())
            if match and (int(match[1]) > 12 or int(match[2] or 0) > 31):
                reported = True
                wrong = f"month {match[1]}" if int(match[1]) > 12 else f"day {match[2]}"
                yield Finding(
                    message=f"{wrong} does not exist",
                    span=Span(record.source, field.start, field.end) if record.source else None,
                    variable="issued",
                )
    if reported:
        return
    for variable, value in record.item.variables.items():
        if (
            isinstance(value, Date)
            and not _is_year(value)
            and (trouble := problem(value))
            and _own(record, variable)
        ):
            yield Finding(
                message=f"{variable}: {trouble}",
                span=record.span_of(variable),
                variable=variable,
                help="compare with the publication",
            )


def _is_year(date: Date) -> bool:
    return len(date.parts) == 1 and len(date.parts[0]) == 1


def _bibtex_date(record: Record) -> Iterator[Finding]:
    """``month`` and ``day`` in numbers."""
    own = by_name(record)
    months = own.get("month")
    if not months or ("day" not in own and months[0].value in _MACROS):
        return
    numbers: dict[str, tuple[int, Cell]] = {}
    for field in fields_named(record, ("year", "month", "day")):
        cell = cell_of(record, field)
        if cell is None:
            continue
        text = cell.text.strip("{}")
        value = month_number(text) if field.name.lower() == "month" else None
        if value is None and text.isascii() and text.isdigit() and len(text) <= 4:
            value = int(text)
        if value is not None:
            numbers.setdefault(field.name.lower(), (value, cell))
    if "month" not in numbers:
        return
    month, cell = numbers["month"]
    year = numbers["year"][0] if "year" in numbers else 2000
    parts = [year or 2000, month]
    if "day" in numbers:
        parts.append(numbers["day"][0])
        cell = numbers["day"][1]
    trouble = problem(Date((tuple(parts),)))
    if trouble:
        if month > 12 or month < 1:
            cell = numbers["month"][1]
        yield Finding(message=trouble, span=cell.span, variable="issued")
