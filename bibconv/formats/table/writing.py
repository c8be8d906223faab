"""Items -> a table with a column for each variable that one of them has.

The columns are known when the last item is, so the rows are held until then. A cell that a
spreadsheet would take for a formula gets an apostrophe in front.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from bibconv.formats.base import WriteContext
from bibconv.formats.kit.kinds import WRITE
from bibconv.formats.kit.telling import Telling
from bibconv.formats.table.columns import columns, kind_of, plain_title
from bibconv.formats.table.reading import FORMULA, GUARD, NAME
from bibconv.model import KINDS, Block, Item, Lose, Outcome, Record

_FIRST = (
    "id", "type", "title", "author", "editor", "issued", "container-title", "volume", "issue",
    "page", "publisher", "publisher-place", "DOI", "URL", "ISBN", "ISSN",
)  # fmt: skip


def writer_of(separator: str) -> Callable[[Iterable[Block], WriteContext], Iterator[str]]:
    """A writer of tables whose cells this character separates."""

    def write(blocks: Iterable[Block], context: WriteContext) -> Iterator[str]:
        if context.verbatim:
            blocks = list(blocks)
            if all(block.raw is not None for block in blocks):
                yield from (block.raw for block in blocks if block.raw is not None)
                return
        items = [block.item for block in blocks if isinstance(block, Record)]
        told = [_cells(item, context.lose) for item in items]
        titles = _ordered({title for cells in told for title in cells} | {"id", "type", "title"})
        yield _line(titles, separator)
        for cells in told:
            yield _line([cells.get(title, "") for title in titles], separator)

    return write


def _ordered(titles: set[str]) -> list[str]:
    """Titles: the usual ones, the other variables, whatever else was kept."""
    variables = [*_FIRST, *sorted(set(KINDS) - set(_FIRST))]
    own = [variable for variable in variables if variable in titles]
    return own + sorted(titles - set(own))


def _cells(item: Item, lose: Lose) -> dict[str, str]:
    telling = Telling(item, NAME, lose)
    cells = {"id": item.id, "type": item.type}
    for variable in list(telling.left):
        kind = {"people": "names"}.get(kind_of(variable), kind_of(variable))
        texts = WRITE[kind](telling, variable)
        cells[variable] = "; ".join(texts)
        if kind == "names" and any(";" in text for text in texts):
            telling.lose(variable, Outcome.APPROXIMATED, "a name with a semicolon is cut there")
    for title, value in telling.leftovers().items():
        texts = [str(part) for part in (value if isinstance(value, list) else [value])]
        cells[title if plain_title(title) not in columns() else title + " "] = "; ".join(texts)
    telling.close("the table has no column for it")
    return cells


def _line(values: list[str], separator: str) -> str:
    return separator.join(_cell(value, separator) for value in values) + "\r\n"


def _cell(value: str, separator: str) -> str:
    if value[:1] in FORMULA and value:
        value = GUARD + value
    if any(mark in value for mark in ('"', "\n", "\r", separator)) or value != value.strip():
        return '"' + value.replace('"', '""') + '"'
    return value
