"""Merge what elements say and what is read from the text around them; elements take precedence."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from bibconv.model import Field, Item, Name, Passage, Record, Untagged, Value
from bibconv.patterns import late
from bibconv.reading.doubts import DOUBTFUL
from bibconv.references.namelist import read_names
from bibconv.references.names import parse_name
from bibconv.references.tokens import tokenize

# Words that make untagged text worth reading.
_WORD = late(r"[^\W\d_]{3,}|\d+")
_JOINTS = frozenset(("and", "und", "eds", "pdf", "doi", "http", "https", "org", "www", "url"))
_NO_MORE = frozenset(("title", "note", "genre", "number"))
_MARKED = frozenset(("title", "container-title", "collection-title"))
_TEXTS = _MARKED | {"publisher", "publisher-place", "genre", "note"}
# Types of works that appear in a container.
_PARTS = frozenset(
    ("article-journal", "article-magazine", "article-newspaper", "chapter", "paper-conference")
)
_EDGES = " .,;:()[]"

Stretch = tuple[int, int]


class Reading(msgspec.Struct, frozen=True):
    """What was read from the text of one work.

    Attributes:
        record: the record; its places are offsets in the text of all works.
        start: where the text of this work begins in that text.
        is_reference: whether it looks like a reference, or is among references.
    """

    record: Record
    start: int = 0
    is_reference: bool = False


class Merged(msgspec.Struct, frozen=True):
    """A merged record.

    Attributes:
        record: the record.
        filled: variables that were read from its text.
        left: stretches of its passage that no variable holds.
    """

    record: Record
    filled: tuple[str, ...]
    left: tuple[Stretch, ...]


def merge(block: Untagged, works: Sequence[Stretch], number: int, reading: Reading) -> Merged:
    """The record of one work that ``block`` cites.

    Args:
        works: where the works stand in the passage of ``block``.
        number: index of this work. The first one takes the id and ``extra`` of ``block``.
        reading: what was read from its text.
    """
    is_first = number == 0
    begin = 0 if is_first else works[number][0]
    end = works[number + 1][0] if number + 1 < len(works) else len(block.passage.text) + 1
    making = _Making(block, works[number], reading)
    making.take(begin, end)
    if is_first:
        making.extra.update(block.item.extra)
        for variable, index in block.names:
            making.list_names(variable, index)
    if reading.is_reference or not reading.record.item.variables.keys() <= _NO_MORE:
        making.is_read = True
        making.settle_title()
        for variable, value in reading.record.item.variables.items():
            making.fill(variable, value)
        for field in reading.record.fields:
            if field.name == "unread":
                making.leave(making.place(field))
    return making.merged(is_first=is_first)


class _Making:
    """A record in the making."""

    def __init__(self, block: Untagged, work: Stretch, reading: Reading) -> None:
        self.block, self.work, self.reading = block, work, reading
        self.passage: Passage = block.passage
        self.read = reading.record
        self.fields = list(block.fields)
        self.extra: dict[str, object] = {}
        self.variables: dict[str, Value] = {}
        self.origins: dict[str, int] = {}
        self.filled: dict[str, float] = {}
        self.left: list[Stretch] = []
        self.is_read = False

    def take(self, begin: int, end: int) -> None:
        """Take what the elements in a stretch of the passage say."""
        for variable, value in self.block.item.variables.items():
            index = self.block.origins.get(variable)
            field = self.block.fields[index] if index is not None else None
            if begin <= (self.passage.within(field.start, 0)[0] if field else 0) < end:
                self.variables[variable] = value
                if index is not None:
                    self.origins[variable] = index

    def place(self, field: Field) -> Stretch:
        """The place in the passage of a field that was read."""
        shift = self.work[0] - self.reading.start
        return field.start + shift, field.end + shift

    def read_at(self, variable: str) -> Stretch | None:
        """The place in the passage from which a variable was read."""
        index = self.read.origins.get(variable)
        return None if index is None else self.place(self.read.fields[index])

    def list_names(self, variable: str, index: int) -> None:
        """Add the names that an element gives as one list."""
        field = self.block.fields[index]
        start, end = self.passage.within(field.start, field.end)
        names, is_cut = names_in(self.passage.text[start:end] or " ".join(field.value.split()))
        if names:
            held = self.variables.get(variable)
            self.variables[variable] = (*held, *names) if isinstance(held, tuple) else names
            self.origins.setdefault(variable, index)
            if is_cut:
                self.extra[f"{variable}-truncated"] = True
        elif start < end:
            self.left.append((start, end))

    def settle_title(self) -> None:
        """Turn the title into that of the container if the text has another title, or if it was
        read as a container."""
        index = self.origins.get("title")
        if not self.block.may_be_container or index is None or "container-title" in self.variables:
            return
        title, container = self.read_at("title"), self.read_at("container-title")
        field = self.block.fields[index]
        place = self.passage.within(field.start, field.end)
        is_other = title is not None and bool(self._outside(title))
        is_part = not self.block.is_typed or self.block.item.type in _PARTS
        if is_other or (is_part and container is not None and _meet(container, place)):
            self.variables["container-title"] = self.variables.pop("title")
            self.origins["container-title"] = self.origins.pop("title")

    def fill(self, variable: str, value: Value) -> None:
        """Set a variable that was read, unless an element gives it or holds the text it was read from."""
        at = self.read_at(variable)
        outside = self._outside(at) if at else []
        if variable in self.variables:
            self._leave_other(variable, value, outside)
            return
        if at and any(_meet(at, tagged) for tagged in self.block.tagged):
            if variable not in _TEXTS or not outside:
                self.left += outside
                return
            at = max(outside, key=lambda stretch: stretch[1] - stretch[0])
            value = self.passage.text[slice(*at)]
        if isinstance(value, str) and variable in _MARKED and at:
            value = _marked(value, at, self.passage)
        self.variables[variable] = value
        self.filled[variable] = self.read.trusts.get(variable, 1.0)
        if at:
            start, end = self.passage.span(*at)
            assert self.block.source is not None
            self.origins[variable] = len(self.fields)
            text = self.block.source.text[start:end]
            self.fields.append(Field(variable, text, start, end, start))

    def leave(self, at: Stretch) -> None:
        """Note a stretch that no variable holds, without its parts in elements."""
        self.left += self._outside(at)

    def merged(self, *, is_first: bool) -> Merged:
        """The finished record."""
        trust = self._trust()
        for name, value in self.read.item.extra.items():
            if name.removesuffix("-truncated") in self.filled:
                self.extra[name] = value
        left = tuple(sorted(set(self.left)))
        if self.is_read and not left and trust >= DOUBTFUL:
            self.extra.pop(self.block.text_key, None)
        for start, end in left if self.filled else ():
            first, last = self.passage.span(start, end)
            text = self.passage.text[start:end]
            self.fields.append(Field("unread", text, first, last, first))
        id = self.block.item.id if is_first else ""
        held = self.variables.keys() - self.filled
        doubts = tuple(doubt for doubt in self.read.doubts if doubt not in held)
        members = {name: getattr(self.block, name) for name in Record.__struct_fields__}
        members |= {
            "item": Item(id, self._type(), self.variables, self.extra),
            "fields": tuple(self.fields),
            "origins": self.origins,
            "trust": trust,
            "doubts": doubts if self.filled or not self.variables else (),
            "trusts": self.filled,
        }
        return Merged(Record(**members), tuple(self.filled), left)

    def _type(self) -> str:
        block, read = self.block.item.type, self.read.item.type
        if not self.block.is_typed:
            return read if self.filled and read != "document" else block
        return "chapter" if block == "book" and "container-title" in self.variables else block

    def _trust(self) -> float:
        """The trust of the reading; where an element gives the title, that of its least certain part."""
        if not self.filled:
            return 1.0 if self.variables else 0.0
        if "title" in self.variables and "title" not in self.filled:
            return max(self.read.trust, round(min(self.filled.values()), 2))
        return self.read.trust

    def _leave_other(self, variable: str, value: Value, outside: list[Stretch]) -> None:
        if outside and value != self.variables[variable]:
            self.left += outside

    def _outside(self, at: Stretch) -> list[Stretch]:
        """The parts of a stretch with words outside of all elements that were read."""
        text, found, position = self.passage.text, [], at[0]
        for start, end in (*self.block.tagged, (at[1], at[1])):
            last = min(start, at[1])
            if position < last and _says(text[position:last]):
                found.append(_trimmed(text, position, last))
            position = max(position, end)
        return found


def names_in(text: str) -> tuple[tuple[Name, ...], bool]:
    """The names in ``text``, and whether it ends in "et al." or the like."""
    tokens = tokenize(text)
    found = read_names(tokens, 0, len(tokens) - 1)
    names = (
        Name(literal=text[one.start : one.end].strip(" .,"))
        if one.order == "literal"
        else parse_name(text[one.start : one.end], one.order)
        for one in found.names
    )
    return tuple(filter(None, names)), found.truncated


def _says(text: str) -> bool:
    return not {word.lower() for word in _WORD.findall(text)} <= _JOINTS


def _meet(one: Stretch, other: Stretch) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _trimmed(text: str, start: int, end: int) -> Stretch:
    """A stretch without punctuation and white space at its ends."""
    inner = text[start:end]
    start += len(inner) - len(inner.lstrip(_EDGES))
    return start, start + len(inner.strip(_EDGES))


def _marked(value: str, at: Stretch, passage: Passage) -> str:
    """``value`` with the markup of its parts; markup of all of it is the style of the list."""
    start = passage.text.find(value, *at)
    if start < 0:
        return value
    end, position, parts = start + len(value), start, list[str]()
    for tag, first, last in passage.marks:
        if position <= first and last <= end and last - first < len(value) - 1:
            parts += [passage.text[position:first], f"<{tag}>{passage.text[first:last]}</{tag}>"]
            position = last
    return "".join([*parts, passage.text[position:end]])
