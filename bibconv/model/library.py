"""A library: the blocks of one or more inputs, in order, and what was found while reading."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bibconv.diagnostics import Diagnostic
from bibconv.model.item import Item
from bibconv.model.record import Block, Record
from bibconv.source import Source


class Library:
    """Ordered blocks with the format they came from.

    Attributes:
        blocks: all blocks; concatenated ``raw`` gives back the text (one input only).
        format: name of the format that was read, or ``None`` if made in memory.
        diagnostics: what the reader found; :func:`bibconv.check` gives these and the rules'.
        sources: the inputs.
    """

    __slots__ = ("blocks", "diagnostics", "format", "sources")

    def __init__(
        self,
        blocks: Iterable[Block] = (),
        *,
        format: str | None = None,
        diagnostics: Iterable[Diagnostic] = (),
        sources: Iterable[Source] = (),
    ) -> None:
        self.blocks = list(blocks)
        self.format = format
        self.diagnostics = list(diagnostics)
        self.sources = list(sources)

    @classmethod
    def from_items(cls, items: Iterable[Item]) -> Library:
        """A library of items that did not come from text."""
        return cls([Record(item) for item in items])

    @property
    def records(self) -> list[Record]:
        """The records, in order."""
        return [block for block in self.blocks if isinstance(block, Record)]

    @property
    def items(self) -> list[Item]:
        """The items, in order."""
        return [record.item for record in self.records]

    def __len__(self) -> int:
        return sum(isinstance(block, Record) for block in self.blocks)

    def __iter__(self) -> Iterator[Record]:
        return iter(self.records)

    def __repr__(self) -> str:
        return f"<Library: {len(self)} records, format {self.format}>"
