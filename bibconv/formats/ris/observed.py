"""Writes any item and sees what it loses: the lines are read again and compared.

>>> observed(Item("k", "book", {"medium": "CD"}), print).lines[-1]
Loss(item_id='k', variable='medium', ...)
('U5', 'bibconv:medium="CD"')
"""

from __future__ import annotations

from bibconv.formats.ris.collect import collect
from bibconv.formats.ris.lines_out import Writer
from bibconv.formats.ris.tags import tags_of
from bibconv.model import Date, Item, Lose, Loss, Outcome
from bibconv.model.dates import possible

NO_TAG = "RIS has no tag for it; kept in U5 for bibconv"
OTHER = "RIS cannot hold it exactly"
_TURNS = 8  # of reading and writing again; two are the rule
_UNTOLD = "RIS cannot tell it apart from another value"


def observed(item: Item, lose: Lose) -> Writer:
    """The lines of an item; whatever does not come back equal goes to ``lose``.

    A value that RIS cannot hold reads back as another one, which may be written in another way:
    what is written is what comes back in the end, so that writing it again changes nothing.
    """
    writer, again = _written(item)
    if again != item:
        for _ in range(_TURNS):
            before = writer.lines
            writer, again = _written(again)
            if writer.lines == before:
                break
    if writer.put_aside or again != item:
        _report(writer, item, again, lose)
    return writer


def _written(item: Item) -> tuple[Writer, Item]:
    """The lines of an item with all that can stand aside, and the item that they say."""
    writer = tags_of(item)
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
    return writer, again


def _read_again(writer: Writer) -> Item:
    return collect([tag for tag, _ in writer.lines], [v for _, v in writer.lines]).item()


def _put_aside_more(writer: Writer, item: Item, again: Item) -> bool:
    """Put aside what its tag cannot bring back, where a reader would take it from there."""
    before = len(writer.lines)
    for variable in sorted(item.variables):
        value = item.variables[variable]
        found = again.variables.get(variable)
        if found == value or variable in writer.put_aside:
            continue
        if not isinstance(value, Date) or not isinstance(found, Date):
            continue
        if value.year == found.year and all(map(possible, value.parts)):
            writer.aside(variable, value)
    for key in sorted(item.extra):
        value = item.extra[key]
        if key not in again.extra and f"extra:{key}" not in writer.put_aside and key != "ris:TY":
            writer.aside(f"extra:{key}", value)
    return len(writer.lines) > before


def _report(writer: Writer, item: Item, again: Item, lose: Lose) -> None:
    for part in ("id", "type"):
        if getattr(item, part) != getattr(again, part):
            lose(Loss(item.id, part, Outcome.APPROXIMATED, OTHER))
        elif part in writer.put_aside:
            lose(Loss(item.id, part, Outcome.KEPT_ASIDE, NO_TAG))
    pairs = ((item.variables, again.variables, ""), (item.extra, again.extra, "extra:"))
    for mine, theirs, prefix in pairs:
        for key, value in mine.items():
            name = prefix + key
            if key not in theirs:
                lose(Loss(item.id, name, Outcome.LEFT_OUT, _UNTOLD))
            elif theirs[key] != value:
                lose(Loss(item.id, name, Outcome.APPROXIMATED, OTHER))
            elif name in writer.put_aside:
                lose(Loss(item.id, name, Outcome.KEPT_ASIDE, NO_TAG))
        for key in theirs:
            if key not in mine:
                lose(Loss(item.id, prefix + key, Outcome.APPROXIMATED, "another value reads as it"))
