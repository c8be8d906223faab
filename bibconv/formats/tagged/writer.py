"""Records -> tagged lines, by the table of a dialect; what has no tag is reported."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from bibconv.formats.base import WriteContext
from bibconv.formats.kit.kinds import WRITE
from bibconv.formats.kit.telling import Telling
from bibconv.formats.tagged.dialect import Dialect
from bibconv.model import Block, Item, Outcome, Record


def writer_of(dialect: Dialect) -> Callable[[Iterable[Block], WriteContext], Iterator[str]]:
    """The writer of a dialect."""

    def write(blocks: Iterable[Block], context: WriteContext) -> Iterator[str]:
        if context.verbatim:
            yield from _verbatim(blocks, dialect, context)
            return
        yield dialect.head
        for block in blocks:
            if isinstance(block, Record):
                yield _record(block.item, dialect, context) + "\n"
        yield dialect.foot

    return write


def _verbatim(blocks: Iterable[Block], dialect: Dialect, context: WriteContext) -> Iterator[str]:
    for block in blocks:
        if block.raw is not None:
            yield block.raw
        elif isinstance(block, Record):
            yield _record(block.item, dialect, context).rstrip("\n")


def _record(item: Item, dialect: Dialect, context: WriteContext) -> str:
    telling = Telling(item, dialect.name, context.lose)
    left = telling.leftovers()
    lines = list(dialect.begin(telling)) if dialect.begin is not None else []
    if dialect.type_tag:
        lines.insert(0, (dialect.type_tag, _label(telling, left, dialect)))
    for row in dialect.rows:
        if row.read or not row.fits(item.type):
            continue
        if row.kind == "id":
            values = [item.id] if item.id else []
        else:
            values = WRITE[row.kind](telling, row.variable)
        lines += [(row.tag, value) for value in values]
    for tag, value in left.items():
        if tag in dialect.starts:
            reason = "a record has one reference type"
            telling.lose(f"extra:{dialect.name}:{tag}", Outcome.LEFT_OUT, reason)
            continue
        values = value if isinstance(value, list) else [value]
        lines += [(tag, part) for part in values if isinstance(part, str)]
    telling.close(f"{dialect.name} has no tag for it")
    text = "".join(_line(tag, value, dialect) for tag, value in lines)
    return text + (dialect.end + "\n" if dialect.end else "")


def _label(telling: Telling, left: dict[str, object], dialect: Dialect) -> str:
    """The label of the item's type: the one that was read if it still means the type."""
    known = left.get(dialect.type_tag)
    if isinstance(known, str) and dialect.types.get(known.strip().lower()) == telling.item.type:
        del left[dialect.type_tag]
        return known
    label = dialect.labels.get(telling.item.type)
    if label is None:
        if isinstance(known, str) and telling.item.type == "document":
            del left[dialect.type_tag]
            return known
        label = dialect.labels["document"]
        telling.lose("type", Outcome.APPROXIMATED, f"{dialect.name} has no such type")
    return label


def _line(tag: str, value: str, dialect: Dialect) -> str:
    first, *more = value.split("\n")
    text = dialect.layout.format(tag=tag, value=first.strip()).rstrip() + "\n"
    return text + "".join(f"{dialect.indent}{line.strip()}\n" for line in more if line.strip())
