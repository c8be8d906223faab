"""A table -> records: titles of columns tell the variables, and who asks may name them.

What stands in a column that nobody knows is kept under the title of the column.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec

from bibconv.diagnostics import Diagnostic, Severity
from bibconv.formats.base import ReadContext
from bibconv.formats.kit.gathering import Gathering
from bibconv.formats.kit.kinds import READ
from bibconv.formats.table.cells import Row, rows, separator_of, stated_separator
from bibconv.formats.table.columns import columns, kind_of, plain_title, type_of
from bibconv.formats.table.people import person, split_people
from bibconv.model import KINDS, Block, Comment, Date, Record
from bibconv.patterns import late
from bibconv.source import Source

NAME = "table"
GUARD = "'"  # before a cell that a spreadsheet would take for a formula
FORMULA = ("=", "+", "-", "@", "\t", "\r")

_NUMBERED = late(r" ?\([0-9]{4,15}\)")


class _Column(msgspec.Struct):
    """A column of this table: its title and what is known of it."""

    title: str
    kind: str = ""
    variable: str = ""
    rank: int = 0


def read(source: Source, context: ReadContext) -> Iterator[Block]:
    """A record for each row that holds something; the titles and empty rows are comments."""
    text = source.text
    if not text.strip():
        if text:
            yield Comment(text)
        return
    own = {plain_title(title): variable for title, variable in context.columns}
    stated = stated_separator(text)
    separator, start = stated or (separator_of(text, 0, frozenset(own)), 0)
    if start:
        yield Comment(text[:start])
    titles: list[_Column] | None = None
    for row in rows(source, separator, start):
        if row.is_empty:
            yield Comment(text[row.start : row.end])
        elif titles is None:
            titles = _titles(row, own)
            if not any(column.variable for column in titles):
                _report_unknown(source, row, context)
            yield Comment(text[row.start : row.end])
        else:
            yield _record(source, row, titles, context)


def _titles(row: Row, own: Mapping[str, str]) -> list[_Column]:
    known = columns()
    found = []
    for title in row.values:
        plain = plain_title(title)
        if plain in own:
            variable = own[plain]
            kind, variable, _ = known.get(plain_title(variable), ("", variable, 0))
            if variable in KINDS:
                kind = kind_of(variable)
            found.append(_Column(title.strip(), kind, variable, -2))
        else:
            found.append(_Column(title.strip(), *known.get(plain, ())))
    return found


def _record(source: Source, row: Row, titles: list[_Column], context: ReadContext) -> Record:
    gathering = Gathering(NAME)
    if len(row.values) > len(titles):
        _report_longer(source, row, len(titles), context)
    cells = []
    for index, value in enumerate(row.values):
        column = titles[index] if index < len(titles) else _Column(f"column {index + 1}")
        value = _unguarded(value)
        if value.strip():
            at = gathering.field(column.title, value, *row.places[index])
            cells.append((column.rank, at, column, value))
    pages: dict[str, str] = {}
    for _, at, column, value in sorted(cells, key=lambda cell: cell[:2]):
        if column.kind in ("first", "last"):
            pages[column.kind] = value.strip()
        else:
            _cell(gathering, column, value, at)
    if "first" in pages and "page" not in gathering.variables:
        last = pages.get("last", pages["first"])
        text = pages["first"] if last == pages["first"] else f"{pages['first']}-{last}"
        READ["pages"](gathering, "page", text, None)
    if not any(column.kind == "type" for _, _, column, _ in cells):
        gathering.type = _likely_type(gathering)
    return gathering.record(source, row.start, row.end)


def _cell(gathering: Gathering, column: _Column, value: str, at: int) -> None:
    kind, variable = column.kind, column.variable
    if kind == "id":
        gathering.id, gathering.id_field = value.strip(), at
    elif kind == "type":
        type = type_of(value)
        if type is None or gathering.type != "document":
            gathering.leave(column.title, value)
        else:
            gathering.type = type
    elif kind == "people":
        _people(gathering, variable, value, at)
    elif kind == "keywords":
        gathering.add(variable, value, "; ", at)
    elif kind == "date" and isinstance(gathering.variables.get(variable), Date):
        _second_date(gathering, variable, value, at)
    elif kind:
        READ[kind](gathering, variable, value, at)
    else:
        gathering.leave(column.title, value)


def _second_date(gathering: Gathering, variable: str, value: str, at: int) -> None:
    """A column of years beside one of dates says nothing that the other does not."""
    held = gathering.variables[variable]
    assert isinstance(held, Date)
    if value.strip() != str(held.year):
        READ["date"](gathering, variable, value, at)


def _people(gathering: Gathering, variable: str, value: str, at: int) -> None:
    if variable in gathering.variables:
        held = gathering.variables[variable]
        if isinstance(held, tuple) and len(held) == len(split_people(value)):
            return  # the same people in a shorter form
        gathering.leave(gathering.fields[at].name, value)
        return
    for text in split_people(_NUMBERED.sub("", value)):
        if text.lower().rstrip(".") in ("et al", "and others", "others", "[et al]"):
            gathering.extra[f"{variable}-truncated"] = True
        elif text:
            gathering.names(variable, [person(text)], at)


def _likely_type(gathering: Gathering) -> str:
    """The type of a row that does not say it."""
    variables = gathering.variables
    if "container-title" in variables:
        return "chapter" if "ISBN" in variables else "article-journal"
    if "ISBN" in variables or "publisher" in variables:
        return "book"
    return "document"


def _unguarded(value: str) -> str:
    """A cell without the mark that keeps a spreadsheet from calculating it."""
    return value[1:] if value[:1] == GUARD and value[1:2] in FORMULA else value


def _report_unknown(source: Source, row: Row, context: ReadContext) -> None:
    context.report(
        Diagnostic(
            code="S161",
            severity=Severity.ERROR,
            message="no title of a column is known",
            span=source.span(row.start, max(row.start, row.end - 1)),
            help='name them: --columns "Heading=title, Written by=author"',
        )
    )


def _report_longer(source: Source, row: Row, titles: int, context: ReadContext) -> None:
    context.report(
        Diagnostic(
            code="S161",
            severity=Severity.WARNING,
            message=f"the row has {len(row.values)} cells, the table has {titles} titles",
            span=source.span(row.places[titles][0], row.end),
            help="look for a separator that is not within quotation marks",
        )
    )
