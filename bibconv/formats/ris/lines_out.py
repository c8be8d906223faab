"""The lines of one item while they are collected, and how a text, a name or pages become lines.

>>> page_values("1-9"), page_values("M-1")
([('SP', '1'), ('EP', '9')], [('SP', 'M-1')])
"""

from __future__ import annotations

import re
from typing import Any

from bibconv.formats.ris.aside import dump
from bibconv.formats.ris.collected import is_acronym
from bibconv.formats.ris.tables import CSL_TYPES, RIS_TYPES
from bibconv.model import Date, Item, Name
from bibconv.model.dates import in_words
from bibconv.text import markup, pages
from bibconv.text.names import format_inverted

_HALF = re.compile("[\ud800-\udfff]")


def format_name(name: Name) -> str:
    """The line of a name; a comma keeps a family name such as ``IBM`` from being read as an
    organisation."""
    line = one_line(format_inverted(name))
    return f"{line}," if name.literal is None and is_acronym(line) else line


def one_line(text: str) -> str:
    """Text without markup and line breaks, as the value of a tag has to be."""
    if "<" in text:
        text = markup.strip(text)
    if text.isprintable():
        return text.strip()
    return " ".join(_HALF.sub("\ufffd", text).split())


def page_values(page: str) -> list[tuple[str, str]]:
    """The tags of pages. ``M-1`` is one page of section M, not the range from M to 1."""
    first, last = pages.split(page)
    if last is None:
        return [("SP", page)]
    if first.isalpha() and first.isupper() and last.isdigit():
        return [("SP", page)]
    return [("SP", first), ("EP", last)]


class Writer:
    """The lines of one item; ``left`` and ``extra`` hold what has no line yet."""

    __slots__ = ("exact", "extra", "item", "left", "lines", "put_aside", "type", "words")

    def __init__(self, item: Item) -> None:
        self.item = item
        self.left: dict[str, Any] = dict(item.variables)
        self.extra: dict[str, Any] = dict(item.extra)
        self.lines: list[tuple[str, str]] = []
        self.exact = True  # no text had to be changed to fit in a line
        self.put_aside: set[str] = set()
        self.type, self.words = _ris_type(item)

    def add(self, tag: str, text: str) -> None:
        """A line, if the text is not empty."""
        line = one_line(text)
        if line != text or not line:
            self.exact = False
        if line:
            self.lines.append((tag, line))

    def text(self, tag: str, variable: str) -> None:
        """Write a text variable to a tag, if it is set."""
        if variable in self.left:
            self.add(tag, self.left.pop(variable))

    def names(self, tag: str, variable: str) -> None:
        """Write a name variable, one name a line."""
        if variable not in self.left:
            return
        for name in self.left.pop(variable):
            line = format_name(name)
            if line:
                self.lines.append((tag, line))

    def aside(self, key: str, value: object) -> None:
        """Put aside what no tag holds."""
        if isinstance(value, Date):
            value = in_words(value)  # an impossible one would not be read again
        self.put_aside.add(key)
        self.lines.append(("U5", dump(key, value)))


def _ris_type(item: Item) -> tuple[str, list[str]]:
    """The reference type, and the words for it: those that were read, while they still fit."""
    kept = item.extra.get("ris:TY")
    words = kept if isinstance(kept, list) else [kept] if kept else []
    words = [one_line(word) for word in words if isinstance(word, str)]
    known = next((word.upper() for word in words if word.upper() in CSL_TYPES), None)
    fallback = RIS_TYPES.get(item.type, "GEN")
    if known is not None:
        return (known, words) if CSL_TYPES[known] == item.type else (fallback, [fallback])
    return ("GEN", words) if words and item.type == "document" else (fallback, [fallback])
