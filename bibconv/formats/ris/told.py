"""The lines of an item that is written in one pass, and what they do not say exactly.

>>> told = Told(Item("k", "book"), "BOOK")
>>> told.exact("TI  - ", "A Title"), told.lines
(True, ['TY  - BOOK', 'TI  - A Title'])
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any
from unicodedata import is_normalized

from bibconv.formats.ris.aside import dump, returns
from bibconv.formats.ris.collected import ET_AL, parse_name
from bibconv.formats.ris.lines_out import format_name, one_line
from bibconv.formats.ris.remember import is_short
from bibconv.model import Item, Name


class Told:
    """The lines of one item.

    Attributes:
        lines: ``XX  - value``, ``TY`` first, without ``ER``.
        approximated: variables whose text comes back in another form.
        put_aside: what stands in U5 only, as a loss report names it.
    """

    __slots__ = ("approximated", "item", "lines", "put_aside", "type", "variables")

    def __init__(self, item: Item, ris_type: str) -> None:
        self.item = item
        self.variables: Mapping[str, Any] = item.variables
        self.type = ris_type
        self.lines = [f"TY  - {ris_type}"]
        self.approximated: list[str] = []
        self.put_aside: list[str] = []

    def text(self, variable: str, prefix: str, value: str) -> str:
        """Add a text without its markup and line breaks; the line, ``""`` in doubt."""
        line = one_line(value) if "<" in value or not value.isprintable() else value.strip()
        if not line or not (line.isascii() or is_normalized("NFC", line)):
            return ""
        if line != value:
            self.approximated.append(variable)
        self.lines.append(prefix + line)
        return line

    def exact(self, prefix: str, value: str) -> bool:
        """Add a line; whether the value stands in it as it is."""
        self.lines.append(prefix + value)
        return is_exact(value)

    def aside(self, key: str, value: Any) -> bool:
        """Put a value aside; whether it surely comes back from there."""
        line = dump(key, value)
        self.put_aside.append(key)
        self.lines.append(f"U5  - {line}")
        return returns(key, value, line)


def is_exact(value: str) -> bool:
    """Whether a text is a line as it stands, and is read as it is."""
    return (
        "<" not in value
        and value.isprintable()
        and value.strip() == value != ""
        and (value.isascii() or is_normalized("NFC", value))
    )


def name_line(name: Name) -> str:
    """The line of a name that reads as this name again; ``""`` if it does not."""
    return _short_name_line(name) if is_short(name) else _name_line(name)


def _name_line(name: Name) -> str:
    line = format_name(name)
    if not line or line.lower() in ET_AL or parse_name(line) != name:
        return ""
    return line if line.isascii() or is_normalized("NFC", line) else ""


_short_name_line = lru_cache(maxsize=65536)(_name_line)
