"""The written value behind a variable: its text without delimiters, and exactly where it is.

A rule that wants to know what was *written* (``{https://doi.org/10.1/x}``) asks for the cells
of a variable; the item only has what the reader made of it. Values with macros or ``#`` have
no text of their own: there the item's value stands in.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from bibconv.diagnostics import Edit
from bibconv.model import Field, Record
from bibconv.source import Span

# Variable -> names of the fields of any format that hold it and nothing else (lower-case).
FIELD_NAMES: dict[str, frozenset[str]] = {
    variable: frozenset(names.split())
    for variable, names in {
        "DOI": "doi do",
        "ISBN": "isbn",
        "ISSN": "issn",
        "PMID": "pmid",
        "PMCID": "pmcid",
        "URL": "url ur",
        "page": "pages page",
        "title": "title ti t1",
        "container-title": "journal journaltitle booktitle container-title",
        "author": "author au a1",
        "editor": "editor ed",
    }.items()
}

_BRACE = re.compile(r"[{}]")
_WRAPPINGS = 5  # nobody means more braces than this
_SPACE = re.compile(r"\s+")


class Cell(msgspec.Struct, frozen=True, gc=False):
    """A written value.

    Attributes:
        text: without delimiters and outer white space.
        start, end: where ``text`` stands; the whole value if ``exact`` is false.
        exact: whether ``text`` is what stands there, character for character.
        field: the field it is the value of, or ``None`` for a value of the item.
    """

    record: Record
    text: str
    start: int
    end: int
    exact: bool
    field: Field | None = None

    @property
    def span(self) -> Span | None:
        """Place of the value, delimiters included."""
        source = self.record.source
        if source is None:
            return None
        if self.field is None:
            return self.record.span
        return Span(source, self.field.start, self.field.end)

    def part(self, start: int, end: int) -> Span | None:
        """Place of characters ``start`` up to ``end`` of the text."""
        source = self.record.source
        if source is None or not self.exact:
            return self.span
        return Span(source, self.start + start, self.start + end)

    def edit(self, replacement: str, start: int = 0, end: int | None = None) -> tuple[Edit, ...]:
        """Replace characters ``start`` up to ``end`` (the end) of the text; ``()`` if the text
        does not stand there as it is."""
        source = self.record.source
        if source is None or not self.exact:
            return ()
        stop = self.end if end is None else self.start + end
        return (Edit(Span(source, self.start + start, stop), replacement),)


class _Seen:
    """What was worked out about one record."""

    __slots__ = ("cells", "fields", "memo", "record")

    def __init__(self, record: Record | None) -> None:
        self.record = record
        self.fields: dict[str, list[Field]] = {}
        self.cells: dict[str, tuple[Cell, ...]] = {}
        self.memo: dict[str, Any] = {}
        if record is not None:
            for field in record.fields:
                self.fields.setdefault(field.name.lower(), []).append(field)


# Rules ask one after the other about the same record. Taken and replaced as a whole, so that
# threads can only work twice, never see another's record.
_last = _Seen(None)


def _seen(record: Record) -> _Seen:
    global _last
    seen = _last
    if seen.record is not record:
        seen = _last = _Seen(record)
    return seen


def by_name(record: Record) -> dict[str, list[Field]]:
    """The record's own fields by lower-case name."""
    return _seen(record).fields


def memo(record: Record) -> dict[str, Any]:
    """A place to keep what several rules ask about one record."""
    return _seen(record).memo


def cell_of(record: Record, field: Field) -> Cell | None:
    """The cell of one field; ``None`` if its text is not plain to see (macros, ``#``)."""
    value = field.value
    first = value[:1]
    if first == "{":
        if value[-1:] != "}" or not _one_group(value):
            return None
        inner = value[1:-1]
    elif first == '"':
        if len(value) < 2 or value[-1] != '"':
            return None
        inner = value[1:-1]
        if "\\" in inner and _is_json(record, field):
            return None  # \\/ and \\u00e9: the text is not what stands there
        if '"' in inner and "#" in inner:
            return None
    elif first in ("'", "|", ">") and _is_json(record, field):
        # YAML: quotes of the other kind, and text on the lines below.
        if first != "'" or len(value) < 2 or value[-1] != "'":
            return None
        inner = value[1:-1]
    else:
        inner = value
    text = inner.strip()
    offset = field.start + value.find(inner) + (len(inner) - len(inner.lstrip()))
    if not text:
        offset = field.start
    exact = field.end - field.start == len(value)
    return Cell(record, text, offset, offset + len(text), exact, field)


def _is_json(record: Record, field: Field) -> bool:
    """Whether a colon leads to the value, as in JSON and YAML, and not an equals sign."""
    if record.source is None:
        return False
    before = record.source.text[max(0, field.start - 40) : field.start]
    return before.rstrip().endswith(":")


def _one_group(value: str) -> bool:
    """Whether the first brace of ``{...}`` closes at the very end."""
    return "#" not in value or _closes_last(value)


def cells(record: Record, variable: str) -> tuple[Cell, ...]:
    """The written values of a text variable: its own fields; without fields the item's value.

    What a record inherits is its parent's business and not among them.
    """
    known = _seen(record).cells
    found = known.get(variable)
    if found is None:
        found = known[variable] = tuple(_cells(record, variable))
    return found


def _cells(record: Record, variable: str) -> Iterator[Cell]:
    if not record.fields:
        text = record.item.text(variable)
        if text:
            yield Cell(record, text, record.start, record.end, False)
        return
    origin = record.origins.get(variable, -1)
    read = record.fields[origin] if origin >= 0 else None
    own = _seen(record).fields
    found = [field for name in FIELD_NAMES.get(variable, ()) if name in own for field in own[name]]
    if read is not None and all(field is not read for field in found):
        found.append(read)
    if len(found) > 1:
        found.sort(key=_place)
    for field in found:
        cell = cell_of(record, field)
        if cell is not None:
            yield unwrapped(cell)
        elif field is read and (text := record.item.text(variable)):
            yield Cell(record, text, field.start, field.end, False, field)


def unwrapped(cell: Cell) -> Cell:
    """The cell without braces around all of its text; not for names, where they mean something."""
    text, start = cell.text, cell.start
    for _ in range(_WRAPPINGS):
        if not (text.startswith("{") and text.endswith("}") and _closes_last(text)):
            break
        inner = text[1:-1]
        text = inner.strip()
        start += 1 + len(inner) - len(inner.lstrip())
    if text == cell.text:
        return cell
    return msgspec.structs.replace(cell, text=text, start=start, end=start + len(text))


def _closes_last(text: str) -> bool:
    """Whether the first brace closes at the end of ``text``."""
    depth = 0
    for match in _BRACE.finditer(text):
        depth += 1 if match[0] == "{" else -1
        if depth == 0:
            return match.end() == len(text)
    return False


def fields_named(record: Record, names: Iterable[str]) -> list[Field]:
    """The record's own fields of these names (lower-case), in order."""
    own = by_name(record)
    lists = [own[name] for name in names if name in own]
    if len(lists) <= 1:
        return lists[0] if lists else []
    return sorted((field for fields in lists for field in fields), key=_place)


def _place(field: Field) -> int:
    return field.start


def field_text(record: Record, name: str) -> str:
    """Text of the first own field of a name, ``""`` if there is none or it is not plain."""
    for field in fields_named(record, (name,)):
        cell = cell_of(record, field)
        return cell.text if cell else ""
    return ""


def one_line(text: str) -> str:
    """``text`` for a message: white space single, not endless."""
    text = _SPACE.sub(" ", text).strip()
    return text if len(text) <= 80 else text[:79] + "…"
