"""References as strings in, items out: the list is read as one list.

>>> from bibconv.reading.parse import parse_references
>>> items = parse_references(["Fenn R. Why do owls turn? Night Zool 2016, 2: 3–9.", ""])
>>> items[0].text("title"), items[1].type, items.records[0].doubts
('Why do owls turn?', 'document', ())
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from bibconv.model import Item, Record
from bibconv.model.segment import Segment
from bibconv.references import Labeller, evidence, read_all
from bibconv.source import Source

_NO_MORE = frozenset(["title", "note", "genre", "number"])


class References(list[Item]):
    """Items, in the order of the references; ``records`` has for each where its values stand,
    ``trust`` and ``doubts``."""

    def __init__(self, records: Iterable[Record]) -> None:
        self.records = list(records)
        super().__init__(record.item for record in self.records)


def parse_references(references: Iterable[str], *, labeller: Labeller | None = None) -> References:
    """The items that ``references`` say; an item without variables where one says nothing.

    The strings are taken as one list of references: what its others have in common tells how
    to read one.
    """
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
