"""What a parsed style consists of (CSL 1.0.2, "Styles - Structure").

>>> Element("text", {"variable": "title"}, (), 12).get("variable")
'title'
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec


class Element(msgspec.Struct, frozen=True):
    """One element of a style or locale: name without namespace, attributes, children, line."""

    name: str
    attributes: Mapping[str, str]
    children: tuple[Element, ...]
    line: int
    text: str = ""

    def get(self, attribute: str, default: str = "") -> str:
        """The attribute, or ``default``."""
        return self.attributes.get(attribute, default)

    def find(self, name: str) -> Element | None:
        """The first child called ``name``."""
        for child in self.children:
            if child.name == name:
                return child
        return None

    def findall(self, name: str) -> list[Element]:
        """All children called ``name``."""
        return [child for child in self.children if child.name == name]

    def walk(self) -> Iterator[Element]:
        """The element and everything in it, in document order."""
        stack = [self]
        while stack:
            top = stack.pop()
            yield top
            stack.extend(reversed(top.children))


class Style(msgspec.Struct, frozen=True):
    """An independent style.

    Attributes:
        name: the file's name, for messages.
        root: the ``style`` element.
        macros: macro name -> its element.
        citation, bibliography: their elements; a style without a bibliography has ``None``.
        locales: the style's own ``locale`` elements, in order.
    """

    name: str
    root: Element
    macros: Mapping[str, Element]
    citation: Element
    bibliography: Element | None
    locales: tuple[Element, ...]

    @property
    def is_note(self) -> bool:
        """A note style, where clusters stand in notes."""
        return self.root.get("class") == "note"

    @property
    def default_locale(self) -> str:
        """The locale that the style asks for, ``""`` if none."""
        return self.root.get("default-locale")

    @property
    def title(self) -> str:
        """The style's title."""
        info = self.root.find("info")
        title = info.find("title") if info else None
        return title.text if title else ""
