"""Tagged lines -> records, by the table of a dialect.

Every line belongs to a record, or is a comment (head and foot of the file, blank lines), or is
junk and reported (S162). A tag that the table does not know is left to the same format.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import msgspec

from bibconv.diagnostics import Diagnostic, Severity
from bibconv.formats.base import ReadContext
from bibconv.formats.kit.gathering import Gathering
from bibconv.formats.kit.kinds import READ
from bibconv.formats.kit.pieces_lines import TaggedField, tagged
from bibconv.formats.tagged.dialect import Dialect, Row
from bibconv.model import Block, Comment, Junk, Record
from bibconv.source import Source


def reader_of(dialect: Dialect) -> Callable[[Source, ReadContext], Iterator[Block]]:
    """The reader of a dialect."""
    table: dict[str, list[Row]] = {}
    for row in dialect.rows:
        table.setdefault(row.tag, []).append(row)

    def read(source: Source, context: ReadContext) -> Iterator[Block]:
        held: list[TaggedField] = []
        for field in tagged(source.text, dialect.line, indented=dialect.indented):
            if field.tag == "" and held and not _is_last(held[-1], source):
                _report_torn(field, source, context)
                held.append(field)
                continue
            if field.tag == "" or (field.tag in dialect.around and not held):
                yield from _flush(held, source, dialect, table, context)
                held = []
                yield _between(field, source, dialect, context)
                continue
            if field.tag in dialect.starts and _begins(field.tag, held, dialect):
                yield from _flush(held, source, dialect, table, context)
                held = []
            held.append(field)
            if field.tag in dialect.ends or (dialect.blank_ends and _is_last(field, source)):
                yield from _flush(held, source, dialect, table, context)
                held = []
        yield from _flush(held, source, dialect, table, context)

    return read


def _report_torn(torn: TaggedField, source: Source, context: ReadContext) -> None:
    """A line that has no tag and is not indented: the value above it goes on in it."""
    text = source.text[torn.at : torn.behind].strip()
    context.report(
        Diagnostic(
            code="S162",
            severity=Severity.WARNING,
            message="the line has no tag; it is read as part of the value above it",
            span=source.span(torn.at, torn.at + len(text)),
            help="join it to the line above, or indent it",
        )
    )


def _mended(fields: list[TaggedField], source: Source) -> Iterator[TaggedField]:
    """The fields of a record, each with the torn lines below it."""
    ends = [index for index, field in enumerate([*fields[1:], None]) if field is None or field.tag]
    start = 0
    for end in ends:
        first, *torn = fields[start : end + 1]
        if torn:
            lines = [source.text[line.at : line.behind].strip() for line in torn]
            value = " ".join([first.value, *lines]).strip()
            last = torn[-1]
            first = msgspec.structs.replace(first, value=value, end=last.end, behind=last.behind)
        yield first
        start = end + 1


def _begins(tag: str, held: list[TaggedField], dialect: Dialect) -> bool:
    """Whether a tag begins a new record: it stands in the one that is held already, or the held
    one has begun."""
    return any(field.tag == tag for field in held) or any(
        field.tag in dialect.starts for field in held
    )


def _is_last(field: TaggedField, source: Source) -> bool:
    """Whether a blank line follows the field."""
    between = source.text[field.end : field.behind].replace("\r\n", "\n").replace("\r", "\n")
    return between.count("\n") > 1


def _between(
    field: TaggedField, source: Source, dialect: Dialect, context: ReadContext
) -> Comment | Junk:
    raw = source.text[field.at : field.behind]
    if not raw.strip() or field.tag in dialect.around:
        return Comment(raw)
    context.report(
        Diagnostic(
            code="S162",
            severity=Severity.WARNING,
            message="the text stands outside of every record",
            span=source.span(field.at, min(field.at + len(raw.rstrip()), field.behind)),
            help="delete it, or give the record its first tag",
        )
    )
    return Junk(raw)


def _flush(
    fields: list[TaggedField],
    source: Source,
    dialect: Dialect,
    table: dict[str, list[Row]],
    context: ReadContext,
) -> Iterator[Record | Comment]:
    if not fields:
        return
    fields = list(_mended(fields, source))
    if all(field.tag in dialect.ends | dialect.around for field in fields):
        yield Comment(source.text[fields[0].at : fields[-1].behind])
        return
    start, behind = fields[0].at, fields[-1].behind
    end = start + len(source.text[start:behind].rstrip())
    yield _record(fields, source, end, dialect, table, context)
    if end < behind:
        yield Comment(source.text[end:behind])


def _record(
    fields: list[TaggedField],
    source: Source,
    end: int,
    dialect: Dialect,
    table: dict[str, list[Row]],
    context: ReadContext,
) -> Record:
    gathering = Gathering(dialect.name)
    values: dict[str, list[str]] = {}
    for field in fields:
        gathering.field(field.tag, field.value, field.start, field.end)
        values.setdefault(field.tag, []).append(field.value)
    _set_type(gathering, values, dialect)
    if dialect.complete is not None:
        dialect.complete(gathering, values)
    for index, field in enumerate(fields):
        if field.tag == dialect.type_tag or field.tag in dialect.ends or not field.value:
            continue
        if field.value not in values[field.tag]:
            continue  # taken by the dialect
        row = next((row for row in table.get(field.tag, ()) if row.fits(gathering.type)), None)
        if row is None:
            gathering.leave(field.tag, field.value)
        elif row.kind == "id":
            gathering.id, gathering.id_field = field.value, index
        else:
            READ[row.kind](gathering, row.variable, field.value, index)
            _report_odd_date(gathering, row, index, source, context)
    return gathering.record(source, fields[0].at, end)


def _set_type(gathering: Gathering, values: dict[str, list[str]], dialect: Dialect) -> None:
    for label in values.get(dialect.type_tag, ()):
        known = dialect.types.get(label.strip().lower())
        if known is None:
            if label:
                gathering.leave(dialect.type_tag, label)
        elif gathering.type == "document":
            gathering.type = known
            if dialect.labels.get(known) != label.strip():
                gathering.leave(dialect.type_tag, label)
        else:
            gathering.leave(dialect.type_tag, label)


def _report_odd_date(
    gathering: Gathering, row: Row, index: int, source: Source, context: ReadContext
) -> None:
    if row.kind not in ("date", "year", "year-first"):
        return
    date = gathering.item().date(row.variable)
    field = gathering.fields[index]
    if date is not None and date.literal and date.literal == " ".join(field.value.split()):
        context.report(
            Diagnostic(
                code="S161",
                severity=Severity.WARNING,
                message=f"{field.name}: {date.literal!r} is no date; it is kept as words",
                span=source.span(field.start, field.end),
                help="write a year, or year, month and day",
            )
        )
