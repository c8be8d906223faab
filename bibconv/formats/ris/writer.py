"""Writes RIS: ``TY`` first, ``ER`` last, CRLF, one author a line, a blank line between records.

What a record loses is not guessed but seen: its lines are read again, and whatever does not
come back equal is reported.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bibconv.formats.base import WriteContext
from bibconv.formats.ris.certain import is_certain
from bibconv.formats.ris.collect import collect
from bibconv.formats.ris.tags import Writer, tags_of
from bibconv.model import Block, Date, Item, Loss, Outcome, Record

_NO_TAG = "RIS has no tag for it; kept in U5 for bibconv"
_OTHER = "RIS cannot hold it exactly"
_UNTOLD = "RIS cannot tell it apart from another value"


def write(blocks: Iterable[Block], context: WriteContext) -> Iterator[str]:
    """The records as RIS text, one piece a record."""
    newline, first, ended = "\r\n", True, True
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
        writer = _lines(block.item, context)
        text = newline.join([f"{tag}  - {value}" for tag, value in writer.lines])
        lead = "" if ended else newline
        if not first:
            lead += newline
        first, ended = False, True
        yield f"{lead}{text}{newline}ER  - {newline}"


def _lines(item: Item, context: WriteContext) -> Writer:
    """The lines of an item, with what gets lost reported."""
    writer = tags_of(item)
    if is_certain(writer):
        for key in writer.put_aside:
            context.lose(Loss(item.id, key, Outcome.KEPT_ASIDE, _NO_TAG))
        return writer
    again = _read_again(writer)
    if again != item:
        untold = [
            variable
            for variable in item.variables
            if variable not in again.variables and variable not in writer.put_aside
        ]
        if untold:
            writer = tags_of(item, untold)
            again = _read_again(writer)
        if _put_aside_more(writer, item, again):
            again = _read_again(writer)
    if writer.put_aside or again != item:
        _report(writer, item, again, context)
    return writer


def _read_again(writer: Writer) -> Item:
    return collect([tag for tag, _ in writer.lines], [v for _, v in writer.lines]).item()


def _put_aside_more(writer: Writer, item: Item, again: Item) -> bool:
    """Put aside what its tag cannot bring back, where a reader would take it from there."""
    before = len(writer.lines)
    for variable, value in item.variables.items():
        found = again.variables.get(variable)
        if found == value or variable in writer.put_aside:
            continue
        if isinstance(value, Date) and isinstance(found, Date) and value.year == found.year:
            writer.aside(variable, value)
    for key, value in item.extra.items():
        if key not in again.extra and f"extra:{key}" not in writer.put_aside and key != "ris:TY":
            writer.aside(f"extra:{key}", value)
    return len(writer.lines) > before


def _report(writer: Writer, item: Item, again: Item, context: WriteContext) -> None:
    lose = context.lose
    for part in ("id", "type"):
        if getattr(item, part) != getattr(again, part):
            lose(Loss(item.id, part, Outcome.APPROXIMATED, _OTHER))
        elif part in writer.put_aside:
            lose(Loss(item.id, part, Outcome.KEPT_ASIDE, _NO_TAG))
    pairs = ((item.variables, again.variables, ""), (item.extra, again.extra, "extra:"))
    for mine, theirs, prefix in pairs:
        for key, value in mine.items():
            name = prefix + key
            if key not in theirs:
                lose(Loss(item.id, name, Outcome.LEFT_OUT, _UNTOLD))
            elif theirs[key] != value:
                lose(Loss(item.id, name, Outcome.APPROXIMATED, _OTHER))
            elif name in writer.put_aside:
                lose(Loss(item.id, name, Outcome.KEPT_ASIDE, _NO_TAG))
        for key in theirs:
            if key not in mine:
                lose(Loss(item.id, prefix + key, Outcome.APPROXIMATED, "another value reads as it"))
