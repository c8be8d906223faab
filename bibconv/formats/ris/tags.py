"""The RIS lines that say an item: tags chosen so that the common readers understand them.

Zotero, EndNote, Mendeley and JabRef agree on few tags; where they differ, a value is written
to more than one (a journal to T2 and JF, proceedings to C3 and T2, a date to PY and DA).

>>> tags_of(Item("k", "book", {"title": "A Title"}))
[('TY', 'BOOK'), ('TI', 'A Title'), ('ID', 'k')]
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any

from bibconv.formats.ris import aside
from bibconv.formats.ris.dates import format_ris
from bibconv.formats.ris.plans import plan_of
from bibconv.formats.ris.tables import (
    BOOKS,
    CSL_TYPES,
    NUMBERED,
    PAPERS,
    PARTS,
    PERIODICALS,
    PROGRAMS,
    RIS_TYPES,
    SERIES_IN_T2,
)
from bibconv.model import Date, Item, Name, Value
from bibconv.text import markup, pages
from bibconv.text.names import format_inverted

Lines = list[tuple[str, str]]


@lru_cache(maxsize=65536)
def _format_name(name: Name) -> str:
    return " ".join(format_inverted(name).split())


def one_line(text: str) -> str:
    """Text without markup and line breaks, as a tag's value has to be."""
    if "<" in text:
        text = markup.strip(text)
    if text.isprintable():
        return text.strip()
    return " ".join(text.split())


class Writer:
    """Collects the lines of one item; what no tag holds is put aside at the end."""

    def __init__(self, item: Item) -> None:
        self.item = item
        self.left = dict(item.variables)  # not written yet
        self.extra = dict(item.extra)
        self.type = _ris_type(item)
        self.lines: Lines = []

    def text(self, tag: str, variable: str) -> bool:
        """Write a text variable to a tag, if it is set."""
        value = self.left.get(variable)
        if not isinstance(value, str):
            return False
        del self.left[variable]
        line = one_line(value)
        if line:
            self.lines.append((tag, line))
        return True

    def names(self, tag: str, variable: str) -> None:
        """Write a name variable, one name a line."""
        value = self.left.pop(variable, None)
        if isinstance(value, tuple):
            for name in value:
                line = _format_name(name)
                if line:
                    self.lines.append((tag, line))


def tags_of(item: Item) -> Lines:
    """Tags and values of an item, ``TY`` first; ``ER`` is the writer's business."""
    writer = Writer(item)
    types = writer.extra.pop("ris:TY", None)
    writer.lines.append(("TY", writer.type))
    if isinstance(types, list):
        writer.lines.extend(("TY", one_line(word)) for word in types if isinstance(word, str))
    elif isinstance(types, str) and types.upper() != writer.type:
        writer.extra["ris:TY"] = types
    for part in _PARTS_OF_RECORD:
        part(writer)
    _leftovers(writer)
    return writer.lines
