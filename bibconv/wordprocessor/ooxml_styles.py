"""The paragraph styles of a Word document: name, heading level, list. Source: ECMA-376 part 1, 17.7."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from bibconv.patterns import late
from bibconv.wordprocessor.ooxml_names import child, children, value

if TYPE_CHECKING:
    from lxml.etree import _Element

_HEADING = late(r"heading ?([1-9])")
_DEEPEST = 30  # styles that are based on one another
_BODY_LEVEL = 9  # the outline level of text


class Style(msgspec.Struct):
    """A style, with what it has from the styles it is based on.

    Attributes:
        name: in lower case, the same in every language of the program.
        level: of a heading, from 1; 0 for text.
        list: id of the list that its paragraphs are in; ``""`` if they are in none.
        depth: their level in it, as written.
    """

    name: str = ""
    level: int = 0
    list: str = ""
    depth: str = "0"


def outline_level(properties: _Element | None) -> int | None:
    """Level of a heading from paragraph properties, from 1; 0 for text; ``None`` if unsaid."""
    text = value(child(properties, "outlineLvl"))
    if not text.isdecimal() or len(text) > 1:
        return None
    return 0 if int(text) == _BODY_LEVEL else int(text) + 1


class Styles:
    """The styles of a document by their ids."""

    def __init__(self, root: _Element | None) -> None:
        self._elements: dict[str, _Element] = {}
        self._known: dict[str, Style] = {}
        self.default = ""
        for element in children(root, "style") if root is not None else ():
            if value(element, "type") in ("paragraph", ""):
                self._elements[value(element, "styleId")] = element
                if value(element, "default") in ("1", "true"):
                    self.default = value(element, "styleId")

    def __getitem__(self, id: str) -> Style:
        if id not in self._known:
            self._known[id] = self._style(id)
        return self._known[id]

    def _style(self, id: str) -> Style:
        found = Style(name=id.lower())
        level: int | None = None
        list_set = False
        at = id
        for step in range(_DEEPEST):
            element = self._elements.get(at)
            if element is None:
                break
            name = value(child(element, "name")).lower()
            if step == 0 and name:
                found.name = name
            properties = child(element, "pPr")
            if level is None:
                level = outline_level(properties)
            if level is None and (heading := _HEADING.fullmatch(name)):
                level = int(heading[1])
            numbers = child(properties, "numPr")
            if numbers is not None and not list_set:
                list_set = True
                found.list = value(child(numbers, "numId"))
                found.depth = value(child(numbers, "ilvl")) or "0"
            at = value(child(element, "basedOn"))
        if level is None and (heading := _HEADING.fullmatch(found.name)):
            level = int(heading[1])
        found.level = level or 0
        return found
