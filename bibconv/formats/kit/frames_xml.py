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
    names: Collection[str], mapping: Map
) -> Callable[[Source, ReadContext], Iterator[Block]]:
    """A reader of the elements called one of ``names``."""

    def read(source: Source, context: ReadContext) -> Iterator[Block]:
        for part in pieces(source, names, context):
            yield mapping(part, context) if isinstance(part, Piece) else part

    return read


def writer_of(
    head: str, foot: str, print_item: Print
) -> Callable[[Iterable[Block], WriteContext], Iterator[str]]:
    """A writer: ``head``, the items, ``foot``. Unchanged files come out as they were."""

    def write(blocks: Iterable[Block], context: WriteContext) -> Iterator[str]:
        if context.verbatim:
            for group in _of_one_text(blocks):
                yield from _verbatim(group, print_item, context.lose)
            return
        yield head
        for block in blocks:
            if isinstance(block, Record):
                yield print_item(block.item, context.lose)
        yield foot

    return write


def _of_one_text(blocks: Iterable[Block]) -> Iterator[list[Block]]:
    """The blocks one by one; records that one element has several of, together."""
    group: list[Block] = []
    for block in blocks:
        if group and not _is_same_text(group[-1], block):
            yield group
            group = []
        group.append(block)
    if group:
        yield group


def _is_same_text(one: Block, other: Block) -> bool:
    if not (isinstance(one, Record) and isinstance(other, Record) and one.source is not None):
        return False
    return other.source is one.source and (other.start, other.end) == (one.start, one.end)


def _verbatim(group: list[Block], print_item: Print, lose: Lose) -> Iterator[str]:
    """The text of a block. Of records in one text the first has it; it is written as it was if
    none of them was changed and the first is still there, else each is written by itself."""
    first = group[0]
    is_kept = all(block.raw is not None for block in group)
    if is_kept and (first.raw or not isinstance(first, Record)):
        yield first.raw or ""
        return
    for block in group:
        if isinstance(block, Record):
            yield print_item(block.item, lose).strip() + "\n"
