"""Members of an object -> variables, and back: what the JSON formats are written with.

A mapping takes members by name; what it does not take is left as it is, and the same format gets
it back.

>>> reading = Reading({"t": "A Title", "x": 1}, [], Gathering("demo"))
>>> reading.put("text", "title", "t")
>>> reading.leave_rest()
>>> reading.gathering.variables, reading.gathering.extra
({'title': 'A Title'}, {'demo:x': 1})
"""

from __future__ import annotations

import html
import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from bibconv.formats.base import ReadContext, WriteContext
from bibconv.formats.kit.gathering import Gathering
from bibconv.formats.kit.kinds import READ
from bibconv.formats.kit.pieces_json import Piece, pieces
from bibconv.formats.kit.telling import Telling
from bibconv.model import Block, Date, Field, Item, Lose, Outcome, Record
from bibconv.model.dates import possible
from bibconv.patterns import late
from bibconv.source import Source

__all__ = ["Gathering", "Reading", "as_date", "as_list", "as_text", "reader_of", "writer_of"]

_TAG = late(r"</?(?:[a-z]{1,10}:)?([A-Za-z][A-Za-z0-9-]{0,30})(?:\s[^<>]{0,300})?/?>")
_KEPT = {"i": "i", "em": "i", "italic": "i", "b": "b", "strong": "b", "bold": "b",
         "sub": "sub", "sup": "sup"}  # fmt: skip
_BLOCKS = frozenset({"p", "br", "title", "sec", "div", "li"})


def as_text(value: Any) -> str:
    """A scalar as text; ``""`` for anything else."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool) or value is None:
        return ""
    return str(value) if isinstance(value, int | float) else ""


def as_list(value: Any) -> list[Any]:
    """A list as it is, nothing as an empty one, anything else as a list of one."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def as_date(value: Any) -> Date | None:
    """``{"date-parts": [[2019, 3]]}`` or ``[[2019, 3]]`` as a date."""
    parts = value.get("date-parts") if isinstance(value, dict) else value
    if not isinstance(parts, list) or not parts or not isinstance(parts[0], list):
        return None
    numbers = [p for p in parts[0][:3] if isinstance(p, int) and not isinstance(p, bool)]
    if not numbers or len(numbers) != len(parts[0][:3]) or not possible(tuple(numbers)):
        return None
    return Date((tuple(numbers),))


def from_markup(text: str) -> str:
    """HTML's or JATS's markup as CSL's; paragraphs become lines, other tags go.

    >>> from_markup("<jats:p>H<jats:sub>2</jats:sub>O &amp; more</jats:p>")
    'H<sub>2</sub>O & more'
    """
    if "<" not in text and "&" not in text:
        return text

    def tag(match: Any) -> str:
        name = match[1].lower()
        if name in _KEPT:
            return f"</{_KEPT[name]}>" if match[0].startswith("</") else f"<{_KEPT[name]}>"
        return "\n" if name in _BLOCKS else ""

    return html.unescape(_TAG.sub(tag, text)).strip()


class Reading:
    """One object being read.

    Attributes:
        members: its members.
        fields: where they stand.
        gathering: what is known of the record.
    """

    def __init__(
        self, members: Mapping[str, Any], fields: Sequence[Field], gathering: Gathering
    ) -> None:
        self.members = members
        self.gathering = gathering
        gathering.leaves_elsewhere = True
        gathering.fields.extend(fields)
        self._places = {field.name: index for index, field in enumerate(fields)}
        self._left = dict(members)

    def take(self, name: str) -> Any:
        """The value of a member, ``None`` if it is not there; it counts as read."""
        self._left.pop(name, None)
        return self.members.get(name)

    def at(self, name: str) -> int | None:
        """Index of the field of a member."""
        return self._places.get(name)

    def put(self, kind: str, variable: str, *names: str) -> None:
        """Give the scalar values of members to ``variable``, see ``kinds``."""
        for name in names:
            for value in as_list(self.members.get(name)):
                text = as_text(value)
                if not text.strip() or isinstance(value, dict):
                    continue
                self.gathering.refused = False
                READ[kind](self.gathering, variable, text, self.at(name))
                if not self.gathering.refused:
                    self._left.pop(name, None)

    def set(self, kind: str, variable: str, value: Any, name: str) -> None:
        """Give a text that the member ``name`` says to ``variable``."""
        text = as_text(value)
        if text.strip():
            READ[kind](self.gathering, variable, text, self.at(name))

    def keep(self, name: str, value: Any) -> None:
        """Leave a value, a part of a member."""
        self._left[name] = value

    def leave_rest(self, silent: Collection[str] = ()) -> None:
        """Keep every member that was not read, but those that say nothing (``silent``)."""
        for name, value in self._left.items():
            if name not in silent and value not in (None, "", [], {}):
                self.gathering.extra[f"{self.gathering.format}:{name}"] = value


Map = Callable[[Reading], None]


def put_back(data: dict[str, Any], left: Mapping[str, Any], telling: Telling, mapping: Map) -> None:
    """Set the members that were left; one that a variable has written since comes back whole if
    it says as much of the item, else it is lost."""
    for name, value in left.items():
        if (
            name not in data
            or data[name] == value
            or _said(data | {name: value}, mapping, telling) >= _said(data, mapping, telling)
        ):
            data[name] = value
        else:
            reason = "the variables say something else now"
            telling.lose(f"extra:{telling.format}:{name}", Outcome.LEFT_OUT, reason)


def _said(data: Mapping[str, Any], mapping: Map, telling: Telling) -> int:
    """How much of the item is read again from ``data``."""
    reading = Reading(data, (), Gathering(""))
    mapping(reading)
    return telling.agreement(reading.gathering.item())


def reader_of(
    name: str, wrappers: Collection[str], mapping: Map
) -> Callable[[Source, ReadContext], Iterator[Block]]:
    """A reader of the objects that are wrapped in ``wrappers``."""

    def read(source: Source, context: ReadContext) -> Iterator[Block]:
        for part in pieces(source, wrappers, context):
            if not isinstance(part, Piece):
                yield part
                continue
            reading = Reading(part.members, part.fields, Gathering(name))
            mapping(reading)
            yield reading.gathering.record(source, part.start, part.end)

    return read


def writer_of(
    head: str, foot: str, print_item: Callable[[Item, Lose], dict[str, Any]], *, indent: int = 2
) -> Callable[[Iterable[Block], WriteContext], Iterator[str]]:
    """A writer of a list of objects between ``head`` and ``foot``."""

    def write(blocks: Iterable[Block], context: WriteContext) -> Iterator[str]:
        if context.verbatim:
            blocks = list(blocks)
            if all(block.raw is not None for block in blocks):
                yield from (block.raw or "" for block in blocks)
                return
        pad = " " * indent
        joint = head
        for block in blocks:
            if isinstance(block, Record):
                data = print_item(block.item, context.lose)
                text = json.dumps(data, ensure_ascii=False, indent=2, default=str)
                text = text.encode("utf-8", "replace").decode()
                yield joint + pad + text.replace("\n", "\n" + pad)
                joint = ",\n"
        yield (head if joint == head else "\n") + foot

    return write
