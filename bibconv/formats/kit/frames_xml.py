"""An XML document of records: read record by record, written with a head and a foot.

A format gives what maps one element, and what writes one item; the rest is the same for all.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator

from bibconv.formats.base import ReadContext, WriteContext
from bibconv.formats.kit.pieces_xml import Piece, pieces
from bibconv.model import Block, Item, Lose, Record
from bibconv.source import Source

Map = Callable[[Piece, ReadContext], Record]
Print = Callable[[Item, Lose], str]


def reader_of(
    names: Collection[str], mapping: Map, *, nests: bool = False
) -> Callable[[Source, ReadContext], Iterator[Block]]:
    """A reader of the elements called one of ``names``."""

    def read(source: Source, context: ReadContext) -> Iterator[Block]:
        for part in pieces(source, names, context, nests=nests):
            yield mapping(part, context) if isinstance(part, Piece) else part

    return read


def writer_of(
    head: str, foot: str, print_item: Print
) -> Callable[[Iterable[Block], WriteContext], Iterator[str]]:
    """A writer: ``head``, the items, ``foot``. Unchanged files come out as they were."""

    def write(blocks: Iterable[Block], context: WriteContext) -> Iterator[str]:
        if context.verbatim:
            for block in blocks:
                if block.raw is not None:
                    yield block.raw
                elif isinstance(block, Record):
                    yield print_item(block.item, context.lose).strip() + "\n"
            return
        yield head
        for block in blocks:
            if isinstance(block, Record):
                yield print_item(block.item, context.lose)
        yield foot

    return write
