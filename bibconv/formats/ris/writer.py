"""Writes RIS: ``TY`` first, ``ER`` last, CRLF, one author a line, a blank line between records.

What a record loses is known beforehand where its values are plain
(:mod:`~bibconv.formats.ris.ordinary`), else seen: its lines are read again, and whatever does not
come back equal is reported (:mod:`~bibconv.formats.ris.observed`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bibconv.formats.base import WriteContext
from bibconv.formats.ris.observed import NO_TAG, OTHER, observed
from bibconv.formats.ris.ordinary import ordinary
from bibconv.model import Block, Item, Lose, Loss, Outcome, Record


def write(blocks: Iterable[Block], context: WriteContext) -> Iterator[str]:
    """The records as RIS text, one piece a record."""
    newline, first, ended, lose = "\r\n", True, True, context.lose
    for block in blocks:
        if context.verbatim and block.raw is not None:
            if block.raw:
                ended = block.raw[-1] in "\r\n"
                yield block.raw
            first = False
            continue
        if not isinstance(block, Record):
            continue
        if context.verbatim and block.source is not None:
            newline = block.source.newline
        lines = _lines(block.item, lose)
        if context.types:
            lines[0] = f"TY  - {context.type_for(block.item.id, lines[0][6:])}"
        lead = "" if ended else newline
        if not first:
            lead += newline
        first, ended = False, True
        yield f"{lead}{newline.join(lines)}{newline}ER  - {newline}"


def _lines(item: Item, lose: Lose) -> list[str]:
    """The lines of an item, with what gets lost reported."""
    told = ordinary(item)
    if told is not None:
        for variable in told.approximated:
            lose(Loss(item.id, variable, Outcome.APPROXIMATED, OTHER))
        for key in told.put_aside:
            lose(Loss(item.id, key, Outcome.KEPT_ASIDE, NO_TAG))
        return told.lines
    return [f"{tag}  - {value}" for tag, value in observed(item, lose).lines]
