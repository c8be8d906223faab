"""From blocks to text: ids for the records that need one, verbatim or canonical, losses told.

>>> "".join(write_blocks([Record(Item("a", "book"))], format_named("ris"))).splitlines()[0]
'TY  - BOOK'
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from bibconv.detect import format_named
from bibconv.errors import MisuseError
from bibconv.formats.base import Format, WriteContext
from bibconv.managers import Manager
from bibconv.model import KINDS, Block, Date, Item, Kind, Lose, Record

__all__ = ["format_named", "identified", "keeps_text", "require_kinds", "with_ids", "write_blocks"]


def with_ids(items: Iterable[Item]) -> list[Item]:
    """The items, those without an id with a generated one."""
    items = list(items)
    if all(item.id for item in items):
        return items
    from bibconv.text.keys import Keys, suggest_key

    keys = Keys(item.id for item in items if item.id)
    return [item if item.id else item.with_(id=keys.unique(suggest_key(item))) for item in items]


def identified(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, records whose item has no id with a generated one; their text is kept.

    Streams until the first record without an id; then the rest is read first, so that no
    generated id is one that comes later.
    """
    from bibconv.text.keys import Keys, suggest_key

    keys = Keys()
    stream = iter(blocks)
    for block in stream:
        if isinstance(block, Record) and not block.item.id:
            rest = [block, *stream]
            break
        if isinstance(block, Record):
            keys.take(block.item.id)
        yield block
    else:
        return
    for block in rest:
        if isinstance(block, Record) and block.item.id:
            keys.take(block.item.id)
    for block in rest:
        if isinstance(block, Record) and not block.item.id:
            item = block.item.with_(id=keys.unique(suggest_key(block.item)))
            block = msgspec.structs.replace(block, item=item)
        yield block


def write_blocks(
    blocks: Iterable[Block],
    target: Format,
    *,
    source_formats: Sequence[Format] = (),
    canonical: bool = False,
    lose: Lose | None = None,
    manager: Manager | None = None,
    taken: frozenset[str] = frozenset(),
) -> Iterator[str]:
    """``blocks`` as pieces of text in ``target``.

    Args:
        blocks: what to write.
        target: the format to write.
        source_formats: format of each input the blocks came from; records keep their text
            where it is the target's.
        canonical: never keep text.
        lose: called with each loss.
        manager: who reads it: types that it would refuse are written as those that it takes,
            and nothing is kept as it was written.
        taken: ids of records that stand elsewhere in the output.
    """
    verbatim = manager is None and keeps_text(source_formats, target, canonical)
    if not (source_formats and all(f.family == target.family for f in source_formats)):
        blocks = (block for block in blocks if isinstance(block, Record))
    types = manager.types.get(target.name, {}) if manager is not None else {}
    context = WriteContext(verbatim=verbatim, types=types, taken=taken)
    if lose is not None:
        context = msgspec.structs.replace(context, lose=lose)
    yield from target.write(blocks, context)


def keeps_text(source_formats: Sequence[Format], target: Format, canonical: bool) -> bool:
    """Whether records are written as they were read."""
    same = bool(source_formats) and all(f.name == target.name for f in source_formats)
    return same and not canonical and (target.concatenates or len(source_formats) == 1)


_TYPES: dict[Kind, type] = {Kind.NAME: tuple, Kind.DATE: Date}


def require_kinds(items: Iterable[Item]) -> None:
    """Items made by a program hold what their variables' kinds say, or it is told so."""
    for item in items:
        for variable, value in item.variables.items():
            kind = KINDS.get(variable)
            if kind is None:
                raise MisuseError(f"item {item.id!r}: CSL has no variable {variable!r}; use extra")
            wanted = _TYPES.get(kind, str)
            if not isinstance(value, wanted):
                raise MisuseError(
                    f"item {item.id!r}: {variable} holds {type(value).__name__}, "
                    f"but is {_KIND_WORDS[wanted]}"
                )


_KIND_WORDS = {tuple: "a tuple of Name", Date: "a Date", str: "a str"}
