"""The automatic numbers of an OpenDocument text: its list styles, and the lists as they nest.

Source: ODF 1.3 part 3, sections 5.3 (lists) and 16.30 to 16.36 (list styles).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from bibconv.wordprocessor.numbering import Counters, Level
from bibconv.wordprocessor.ooxml_names import local, value

if TYPE_CHECKING:
    from lxml.etree import _Element


class _List(msgspec.Struct):
    """A list that is open: its style, its counters, and its item."""

    style: str
    counters: Counters
    label: str = ""
    fresh: bool = False  # the next paragraph is the first of an item
    given: str = ""  # label as the file has it


class Lists:
    """The list styles of a document, and the lists that are open."""

    def __init__(self) -> None:
        self._styles: dict[str, dict[int, Level]] = {}
        self._open: list[_List] = []
        self._last: dict[str, Counters] = {}  # of list styles
        self._named: dict[str, Counters] = {}  # of lists by their ids

    def add_styles(self, root: _Element) -> None:
        """The list styles anywhere in ``root``."""
        for element in root.iter():
            if local(element) in ("list-style", "outline-style"):
                levels: dict[int, Level] = {}
                for inner in element:
                    level = value(inner, "level")
                    if level.isdecimal() and len(level) < 3:
                        levels[int(level) - 1] = _level(inner, int(level))
                self._styles.setdefault(value(element, "name"), levels)

    @property
    def inside(self) -> bool:
        """Whether a list is open."""
        return bool(self._open)

    def begin(self, element: _Element) -> None:
        """A list begins."""
        style = value(element, "style-name") or (self._open[-1].style if self._open else "")
        if self._open:
            counters = self._open[0].counters
        elif (other := value(element, "continue-list")) in self._named:
            counters = self._named[other]
        elif value(element, "continue-numbering") == "true" and style in self._last:
            counters = self._last[style]
        else:
            counters = Counters()
        self._last[style] = counters
        if id := value(element, "id"):
            self._named[id] = counters
        self._open.append(_List(style, counters))

    def end(self) -> None:
        """The innermost list ends."""
        if self._open:
            self._open.pop()

    def begin_item(self, element: _Element) -> None:
        """An item of the innermost list begins."""
        if self._open:
            innermost = self._open[-1]
            innermost.fresh, innermost.given = True, ""
            start = value(element, "start-value")
            if start.isdecimal() and len(start) < 7:
                innermost.counters.restart(len(self._open) - 1, int(start))

    def give(self, label: str) -> None:
        """The label that the file says is printed for the item."""
        if self._open:
            self._open[-1].given = label

    def label(self) -> str:
        """The label of the paragraph that begins: its item's, or none behind the first."""
        if not self._open or not self._open[-1].fresh:
            return ""
        innermost = self._open[-1]
        innermost.fresh = False
        levels = self._styles.get(innermost.style)
        if levels is None:
            return innermost.given
        return innermost.counters.next(levels, len(self._open) - 1) or innermost.given


def _level(element: _Element, level: int) -> Level:
    if local(element) != "list-level-style-number" and local(element) != "outline-level-style":
        return Level("bullet")
    form = value(element, "num-format")
    start = value(element, "start-value")
    label = value(element, "num-list-format")
    if not label:
        shown = value(element, "display-levels")
        count = int(shown) if shown.isdecimal() and len(shown) < 3 else 1
        places = ".".join(f"%{at}" for at in range(max(1, level - count + 1), level + 1))
        label = f"{value(element, 'num-prefix')}{places}{value(element, 'num-suffix')}"
    return Level(form or "none", label, int(start) if start.isdecimal() and len(start) < 7 else 1)
