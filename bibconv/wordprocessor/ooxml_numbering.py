"""The automatic numbers of a Word document: its ``numbering`` part.

A paragraph names a list (``w:numId``) and a level; the list has its levels from an abstract one,
which several lists may share, with their counters. Source: ECMA-376 part 1, section 17.9.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bibconv.wordprocessor.numbering import Counters, Level
from bibconv.wordprocessor.ooxml_names import child, children, local, value

if TYPE_CHECKING:
    from lxml.etree import _Element

_DEEPEST = 8  # the last of Word's nine levels


class Numbering:
    """The lists of a document, and how far they have counted."""

    def __init__(self, root: _Element | None) -> None:
        self._levels: dict[str, dict[int, Level]] = {}  # of abstract lists
        self._abstract: dict[str, str] = {}
        self._own: dict[str, dict[int, Level]] = {}
        self._starts: dict[str, dict[int, int]] = {}
        self._counters: dict[str, Counters] = {}
        links: dict[str, str] = {}
        styles: dict[str, str] = {}
        for element in root if root is not None else ():
            if local(element) == "abstractNum":
                name = _attribute(element, "abstractNumId")
                self._levels[name] = _levels(element)
                if link := value(child(element, "numStyleLink")):
                    links[name] = link
                if style := value(child(element, "styleLink")):
                    styles[style] = name
            elif local(element) == "num":
                self._list(element)
        for name, style in links.items():
            if style in styles:
                self._levels[name] = self._levels[styles[style]]

    def _list(self, element: _Element) -> None:
        name = _attribute(element, "numId")
        self._abstract[name] = value(child(element, "abstractNumId"))
        for override in children(element, "lvlOverride"):
            level = _whole(_attribute(override, "ilvl"), 0)
            start = value(child(override, "startOverride"))
            if start:
                self._starts.setdefault(name, {})[level] = _whole(start, 1)
            own = child(override, "lvl")
            if own is not None:
                self._own.setdefault(name, {})[level] = _level(own)

    def label(self, name: str, level: str) -> str:
        """The label of the next paragraph of list ``name``; ``""`` if it has none."""
        abstract = self._abstract.get(name)
        if abstract is None:
            return ""
        at = min(_whole(level, 0), _DEEPEST)
        counters = self._counters.setdefault(abstract, Counters())
        start = self._starts.get(name, {}).pop(at, None)
        if start is not None:
            counters.restart(at, start)
        levels = self._levels.get(abstract, {})
        return counters.next({**levels, **self._own.get(name, {})}, at)


def _levels(element: _Element) -> dict[int, Level]:
    return {_whole(_attribute(e, "ilvl"), 0): _level(e) for e in children(element, "lvl")}


def _level(element: _Element) -> Level:
    text = child(element, "lvlText")
    return Level(
        value(child(element, "numFmt")) or "decimal",
        value(text) if text is not None else "%1.",
        _whole(value(child(element, "start")), 1),
    )


def _attribute(element: _Element, name: str) -> str:
    return value(element, name)


def _whole(text: str, default: int) -> int:
    return int(text) if text.isdecimal() and len(text) < 7 else default
