"""A record as it is written: its entry type, its text, and whose text a place is.

Rules about characters look at the text of the whole record once, and ask afterwards which field
a place belongs to: most records have nothing to report.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from bibconv.diagnostics import Edit, Fix
from bibconv.model import Field, Record
from bibconv.rules.cells import Cell, cell_of, memo
from bibconv.source import Span

_TYPE = re.compile(r"\s*@\s*([^\s{(]+)")

# Fields whose text is no LaTeX: addresses, numbers and paths (blx-dm.def, verbatim and uri).
VERBATIM: frozenset[str] = frozenset(
    "doi url file pdf eprint verba verbb verbc adsurl biburl bdsk-url-1 bdsk-url-2 ee ids "
    "crossref xref xdata related entryset execute options csl-custom".split()
)

# Fields that no style prints.
NOT_PRINTED: frozenset[str] = VERBATIM | frozenset(
    "abstract keywords keyword comment review annote annotation timestamp owner langid language "
    "hyphenation label sortkey sortname sorttitle sortyear sortshorthand indexsorttitle presort key "
    "gender langidopts library entrysubtype options execute related relatedtype relatedoptions ids "
    "crossref xref xdata entryset groups file".split()
)


class EntryType(msgspec.Struct, frozen=True):
    """The type of an entry as written, and where."""

    name: str
    start: int
    end: int


def entry_type(record: Record) -> EntryType | None:
    """The entry type of a BibTeX record; ``name`` in lower case."""
    known = memo(record)
    if "entry type" not in known:
        match = _TYPE.match(record.raw or "")
        known["entry type"] = match and EntryType(
            match[1].lower(), record.start + match.start(1), record.start + match.end(1)
        )
    found: EntryType | None = known["entry type"]
    return found


def type_name(record: Record) -> str:
    """The entry type of a BibTeX record in lower case, ``""`` if it has none."""
    found = entry_type(record)
    return found.name if found else ""


def stretches(record: Record) -> Iterator[tuple[str, str | None]]:
    """The text of a record, and the variable it belongs to: the raw text as a whole (``None``),
    or the text variables of an item that was made in memory."""
    if record.raw is not None and record.source is not None:
        yield record.raw, None
        return
    for variable, value in record.item.variables.items():
        if isinstance(value, str):
            yield value, variable


def place(record: Record, variable: str | None, start: int, end: int) -> Span | None:
    """Characters ``start`` up to ``end`` of a stretch."""
    if variable is not None or record.source is None:
        return record.span
    return Span(record.source, record.start + start, record.start + end)


def replacing(
    record: Record, variable: str | None, start: int, end: int, text: str, message: str, safe: bool
) -> Fix | None:
    """A fix that replaces characters of a stretch; none without a source."""
    if variable is not None or record.source is None:
        return None
    span = Span(record.source, record.start + start, record.start + end)
    return Fix(message, (Edit(span, text),), safe=safe)


def field_at(record: Record, offset: int) -> Field | None:
    """The field whose value has character ``offset`` of the record's text."""
    at = record.start + offset
    for field in record.fields:
        if field.start <= at < field.end:
            return field
    return None


def variable_at(record: Record, offset: int) -> str | None:
    """The variable that was read from the field at ``offset``."""
    field = field_at(record, offset)
    for variable, index in record.origins.items():
        if record.fields[index] is field:
            return variable
    return None


def printed(record: Record) -> Iterator[Cell]:
    """The written values of a BibTeX record that styles print, in braces or quotes."""
    for field in record.fields:
        name = field.name.lower()
        if name not in NOT_PRINTED and field.value[:1] in ("{", '"'):
            cell = cell_of(record, field)
            if cell is not None and cell.text:
                yield cell


def renamed(record: Record, field: Field, name: str) -> Edit | None:
    """An edit that gives a field another name."""
    if record.source is None:
        return None
    return Edit(Span(record.source, field.name_start, field.name_start + len(field.name)), name)
