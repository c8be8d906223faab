"""A record in the making: what a mapping has found in one piece of a format.

A mapping calls :meth:`Gathering.text`, :meth:`names` and :meth:`date`; whatever it has no
variable for it gives to :meth:`leave`, and the same format gets it back. A variable is set once:
a second, different value is left under the name of its field, so that nothing is lost.

>>> gathering = Gathering("enw", type="book")
>>> gathering.text("title", " A  Title ")
>>> gathering.leave("Z", "a note of the program")
>>> gathering.item()
Item(id='', type='book', variables={'title': 'A Title'}, extra={'enw:Z': 'a note of the program'})
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec

from bibconv.model import Date, Field, Item, Name, Record, Value
from bibconv.source import Source
from bibconv.text.dates import parse_date


class Gathering(msgspec.Struct):
    """What is known of one record.

    Attributes:
        format: name of the format, the prefix of what is left.
        type: CSL item type; ``document`` until the mapping knows better.
        id: citation key, ``""`` if there is none.
        variables, extra, origins: as in :class:`~bibconv.model.record.Record`.
        fields: the format's own fields in order, with their places.
        id_field: index of the field that the id was read from.
        leaves_elsewhere: who gives the values keeps those that are refused.
        refused: whether a value was refused since this was last set to false.
    """

    format: str
    type: str = "document"
    id: str = ""
    variables: dict[str, Value] = msgspec.field(default_factory=dict)
    extra: dict[str, Any] = msgspec.field(default_factory=dict)
    origins: dict[str, int] = msgspec.field(default_factory=dict)
    fields: list[Field] = msgspec.field(default_factory=list)
    id_field: int | None = None
    leaves_elsewhere: bool = False
    refused: bool = False

    def field(self, name: str, value: str, start: int, end: int) -> int:
        """Note a field of the format; its index is what the other methods take as ``at``."""
        self.fields.append(Field(name, value, start, end, start))
        return len(self.fields) - 1

    def text(self, variable: str, value: str | None, at: int | None = None) -> None:
        """Set a text variable, white space made plain; a second value is left."""
        value = " ".join(value.split()) if value else ""
        if not value:
            return
        held = self.variables.get(variable)
        if held is None:
            self._set(variable, value, at)
        elif held != value:
            self.second(variable, value, at)

    def lines(self, variable: str, value: str | None, at: int | None = None) -> None:
        """Set a text variable whose paragraphs count (abstract, note)."""
        lines = [" ".join(line.split()) for line in (value or "").strip().splitlines()]
        value = "\n".join(lines)
        if value and variable not in self.variables:
            self._set(variable, value, at)
        elif value and self.variables[variable] != value:
            self.second(variable, value, at)

    def add(self, variable: str, value: str | None, joint: str, at: int | None = None) -> None:
        """Add to a text variable that takes several values (keyword, note, ISBN)."""
        value = " ".join(value.split()) if value else ""
        if not value:
            return
        held = self.variables.get(variable)
        if isinstance(held, str):
            self.variables[variable] = held + joint + value
        else:
            self._set(variable, value, at)

    def names(self, variable: str, names: Iterable[Name], at: int | None = None) -> None:
        """Add names to a name variable."""
        new = tuple(name for name in names if name)
        held = self.variables.get(variable)
        if new and isinstance(held, tuple):
            self.variables[variable] = held + new
        elif new:
            self._set(variable, new, at)

    def date(self, variable: str, value: Date | str | None, at: int | None = None) -> None:
        """Set a date variable; a text is read as :func:`bibconv.text.dates.parse_date` does."""
        if isinstance(value, str):
            value = parse_date(" ".join(value.split())) if value.strip() else None
        if not value:
            return
        held = self.variables.get(variable)
        if held is None:
            self._set(variable, value, at)
        elif held != value:
            self.second(variable, _words(value), at)

    def leave(self, name: str, value: Any) -> None:
        """Keep what has no variable; repeated names make a list."""
        key = f"{self.format}:{name}"
        if key not in self.extra:
            self.extra[key] = value
        elif isinstance(self.extra[key], list):
            self.extra[key].append(value)
        else:
            self.extra[key] = [self.extra[key], value]

    def item(self) -> Item:
        """The item as it stands."""
        return Item(self.id, self.type, self.variables, self.extra)

    def record(self, source: Source, start: int, end: int) -> Record:
        """The record that stands between ``start`` and ``end``."""
        span = None
        if self.id_field is not None:
            span = (self.fields[self.id_field].start, self.fields[self.id_field].end)
        return Record(
            self.item(),
            raw=source.text[start:end],
            source=source,
            start=start,
            end=end,
            fields=tuple(self.fields),
            origins=self.origins,
            id_span=span,
        )

    def _set(self, variable: str, value: Value, at: int | None) -> None:
        self.variables[variable] = value
        if at is not None:
            self.origins[variable] = at

    def second(self, variable: str, value: str, at: int | None) -> None:
        """Keep a value that its variable has no room for."""
        self.refused = True
        if not self.leaves_elsewhere:
            self.leave(variable if at is None else self.fields[at].name, value)


def _words(date: Date) -> str:
    parts = "/".join("-".join(map(str, part)) for part in date.parts)
    return date.edtf or parts or date.literal or ""
