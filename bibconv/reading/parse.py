"""References as strings in, items out: the list is read as one list.

>>> from bibconv.reading.parse import parse_references
>>> items = parse_references(["Fenn R. Why do owls turn? Night Zool 2016, 2: 3–9.", ""])
>>> items[0].text("title"), items[1].type, items[0].doubts
('Why do owls turn?', 'document', ())
>>> len(parse_references("Fenn R. Why do owls turn? Night Zool 2016, 2: 3–9."))
1
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from bibconv.model import Item, Record
from bibconv.model.segment import Segment
from bibconv.references import Labeller, evidence, read_all
from bibconv.source import Source

_NO_MORE = frozenset(["title", "note", "genre", "number"])


class ReadItem(Item, frozen=True, eq=False):
    """An item that was read from text, and how far to trust it.

    It is equal to any item that says the same.

    Attributes:
        trust: how sure the reading of all of it is, 0 to 1.
        doubts: variables to look at.
        trusts: CSL variable -> how sure its value is, 0 to 1.
    """

    trust: float = 0.0
    doubts: tuple[str, ...] = ()
    trusts: Mapping[str, float] = msgspec.field(default_factory=dict)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Item):
            return NotImplemented
        mine = (self.id, self.type, self.variables, self.extra)
        return mine == (other.id, other.type, other.variables, other.extra)

    __hash__ = None  # type: ignore[assignment]


class References(list[ReadItem]):
    """Items, in the order of the references, each with ``trust``, ``trusts`` and ``doubts``;
    ``records`` has for each where its values stand."""

    def __init__(self, records: Iterable[Record]) -> None:
        self.records = list(records)
        super().__init__(map(_item_of, self.records))


def _item_of(record: Record) -> ReadItem:
    item = record.item
    return ReadItem(
        item.id,
        item.type,
        item.variables,
        item.extra,
        trust=record.trust,
        doubts=record.doubts,
        trusts=record.trusts,
    )


def parse_references(
    references: str | Iterable[str], *, labeller: Labeller | None = None
) -> References:
    """The items that ``references`` say; an item without variables where one says nothing.

    The strings are taken as one list of references: what its others have in common tells how
    to read one. A single string is one reference, even if it has several lines.
    """
    if isinstance(references, str):
        references = [references]
    texts = [" ".join(text.split()) for text in references]
    source = Source("\n".join(texts), "<references>")
    segments = []
    at = 0
    for text in texts:
        segments.append(Segment(text, at, at + len(text)))
        at += len(text) + 1
    records = read_all(segments, source, labeller=labeller)
    signs = list(map(evidence, texts))
    # In a list of references a title alone is one too.
    if 2 * sum(count >= 2 for count in signs) >= len(texts):
        return References(records)
    return References(
        record if count or not record.item.variables.keys() <= _NO_MORE else _nothing(record)
        for record, count in zip(records, signs, strict=True)
    )


def _nothing(record: Record) -> Record:
    """The record of a text without any sign of a reference, of which no word is more than a title."""
    item = Item(record.item.id, "document", extra=record.item.extra)
    return msgspec.structs.replace(
        record, item=item, fields=(), origins={}, trust=0.0, trusts={}, doubts=()
    )
