"""Writing of both dialects: records in canonical form, or as they were read.

Canonical form: one field a line, braces, fixed order of fields, month macros; it is the same
again when read and written again. With ``context.verbatim`` every block that has its text is
written as it stands.

An item ``k`` of type ``book`` with title ``A`` is ``@book{k,\\n  title = {A},\\n}\\n``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain

from bibconv.formats.base import ReadContext, WriteContext
from bibconv.formats.bibtex.reader import read
from bibconv.formats.bibtex.tables_fields import FIELD_ORDER, MONTHS
from bibconv.formats.bibtex.unmapper import Entry, to_entry
from bibconv.model import Block, Item, Loss, Outcome, Record
from bibconv.source import Source
from bibconv.text.keys import Keys, suggest_key

_PLACE = {name: number for number, name in enumerate(FIELD_ORDER)}
_LAST = len(_PLACE)
_NOT_IN_KEY = re.compile(r"[\s,{}=]+")
# How often an approximated entry is read again at most; two are nearly always enough.
_TURNS = 8
# What most children inherit from; so many are remembered for children that come later.
_WHOLES = frozenset({"book", "periodical"})
_REMEMBERED = 20_000
_MACROS = frozenset(MONTHS)


def write(blocks: Iterable[Block], context: WriteContext, dialect: str) -> Iterator[str]:
    """The text of all blocks, in pieces."""
    stream = iter(blocks)
    ids: set[str] = set(context.taken)
    wholes: dict[str, Item] = {}
    complete = False
    keys: Keys | None = None
    line_open = started = made = False
    while True:
        block = next(stream, None)
        if block is None:
            break
        if context.verbatim and block.raw is not None:
            if block.raw:
                yield block.raw
                started, made = True, False
                line_open = not block.raw.endswith("\n")
            if isinstance(block, Record):
                ids.add(block.item.id)
            continue
        if not isinstance(block, Record):
            continue
        item = block.item
        ids.add(item.id)
        if item.type in _WHOLES and len(wholes) < _REMEMBERED:
            wholes.setdefault(item.id, item)
        unfit = not is_key(item.id)
        if not complete and (unfit or "bibtex:crossref" in item.extra):
            rest = list(stream)
            stream = chain(rest)
            ids.update(other.item.id for other in rest if isinstance(other, Record))
            if "bibtex:crossref" in item.extra:
                for other in rest:
                    if isinstance(other, Record):
                        wholes.setdefault(other.item.id, other.item)
            complete = True
        key = item.id
        if unfit:
            keys = keys or Keys(ids)
            key = _key(item, keys, context)
        text, losses = _settled(key, item, dialect, _has_parent(item, ids, wholes, dialect))
        for loss in losses:
            context.lose(loss)
        if context.types:
            type_, brace, rest_of_entry = text.partition("{")
            text = f"@{context.type_for(item.id, type_[1:])}{brace}{rest_of_entry}"
        if line_open:
            yield "\n"
        if started and (made or not context.verbatim):
            yield "\n"
        yield text
        started = made = True
        line_open = context.verbatim
        if not line_open:
            yield "\n"
    if line_open and made:
        yield "\n"


def is_key(id: str) -> bool:
    """Whether an id can stand as the key of an entry."""
    return bool(id) and _NOT_IN_KEY.search(id) is None


def _has_parent(item: Item, ids: set[str], wholes: dict[str, Item], dialect: str) -> bool:
    """Whether the entry that ``item`` names is written too, and lends what it should."""
    parent = item.extra.get("bibtex:crossref")
    if "bibtex:xdata" in item.extra or not isinstance(parent, str) or parent not in ids:
        return False
    whole = wholes.get(parent)
    if whole is None or whole is item or _NOT_IN_KEY.search(parent):
        return True
    # Dialects lend differently: the two are read as they would be written.
    child = format_entry("child", to_entry(item, dialect, True))
    flat = format_entry(parent, to_entry(whole, dialect))
    blocks = read(Source(f"{child}\n{flat}\n"), ReadContext(), dialect)
    again = next((block.item for block in blocks if isinstance(block, Record)), None)
    lent = item.extra.get("bibtex:inherited")
    names = lent if isinstance(lent, list) else []
    return (
        again is not None
        and again.variables.keys() <= item.variables.keys()
        and all(again.variables.get(name) == item.variables.get(name) for name in names)
    )


def _key(item: Item, keys: Keys, context: WriteContext) -> str:
    """A key for an item whose id cannot be one."""
    cleaned = _NOT_IN_KEY.sub("_", item.id).strip("_")
    key = keys.unique(cleaned or suggest_key(item))
    reason = "BibTeX cannot hold it in a key" if item.id else "BibTeX needs a key"
    context.lose(Loss(item.id, "id", Outcome.APPROXIMATED, f"{reason}; written as {key}"))
    return key


def _settled(key: str, item: Item, dialect: str, parents: bool) -> tuple[str, list[Loss]]:
    """The entry's text and what it loses; reading and writing it again changes nothing.

    A value that BibTeX cannot hold reads back as another one, which may be written in another
    way: what is written is what comes back in the end.
    """
    entry = to_entry(item, dialect, parents)
    text, losses = format_entry(key, entry), entry.losses
    if all(loss.outcome is Outcome.KEPT_ASIDE for loss in losses):
        return text, losses
    reported = {loss.variable for loss in losses if loss.outcome is not Outcome.KEPT_ASIDE}
    for _ in range(_TURNS):
        blocks = read(Source(text), ReadContext(), dialect)
        back = next((block.item for block in blocks if isinstance(block, Record)), None)
        if back is None:
            break
        entry = to_entry(back, dialect, parents)
        for loss in entry.losses:
            if loss.variable not in reported and loss.variable in item.variables:
                reported.add(loss.variable)
                losses.append(Loss(item.id, loss.variable, loss.outcome, loss.reason))
        before, text = text, format_entry(key, entry)
        if text == before:
            break
    return text, losses


def format_entry(key: str, entry: Entry) -> str:
    """The text of one entry, without a newline at the end."""
    fields = entry.fields
    lines = [f"@{entry.type}{{{key},"]
    for name in sorted(fields, key=_place):
        value = fields[name]
        if name == "month" and entry.macro and value in _MACROS:
            lines.append(f"  month = {value},")
        else:
            lines.append(f"  {name} = {{{value}}},")
    lines.append("}")
    return "\n".join(lines)


def _place(name: str) -> tuple[int, str]:
    return _PLACE.get(name, _LAST), name
