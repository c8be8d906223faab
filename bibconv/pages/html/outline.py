"""The elements of an HTML page that lists are made of, each with its stretch of the page's text.

Filled while the text is written: one pass, no tree of its own; what a page leaves open is closed
as browsers close it.

>>> outline = Outline()
>>> outline.open("ol", ' class="references"', 0); outline.open("li", "", 0)
>>> outline.open("li", "", 10); outline.close("ol", 20)
>>> [(node.name, node.start, node.end) for node in outline.nodes]
[('ol', 0, 20), ('li', 0, 10), ('li', 10, 20)]
"""

from __future__ import annotations

import html
import re
from collections import Counter

import msgspec

_BLOCKS = frozenset(
    "ol ul li dl dt dd table tbody thead tr td th p div section article aside main blockquote h1 h2 h3 h4 h5 h6 button".split()
)
_INLINE = frozenset("a span cite".split())
_ATTRIBUTE = re.compile(
    r"(?<![\w-])(class|id|role|itemprop|data-title|data-counter)\s{0,5}=\s{0,5}(?:\"([^\"]{0,500})\"|'([^']{0,500})'|([^\s\"'>]{1,200}))",
    re.IGNORECASE,
)
_LONGEST_TAG = 3000
# An opening tag that closes an open one, unless one of the others is open in between.
_CLOSES: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "li": (frozenset(("li",)), frozenset(("ol", "ul"))),
    "dt": (frozenset(("dt", "dd")), frozenset(("dl",))),
    "dd": (frozenset(("dt", "dd")), frozenset(("dl",))),
    "tr": (frozenset(("tr",)), frozenset(("table",))),
    "td": (frozenset(("td", "th")), frozenset(("table", "tr"))),
    "th": (frozenset(("td", "th")), frozenset(("table", "tr"))),
}
_FAR = 40  # open elements that are looked through for one that a tag closes


class Node(msgspec.Struct, gc=False):
    """An element.

    Attributes:
        marks: its classes, identifier, role and title, in lower case.
        start, end: its stretch of the text.
        parent: index of the element around it, -1 if there is none.
        counter: its number as the page prints it.
    """

    name: str
    marks: str
    start: int
    end: int
    parent: int
    counter: str = ""


class Outline:
    """The elements so far, in the order of the page."""

    def __init__(self) -> None:
        self.nodes: list[Node] = []
        self.breaks: set[int] = set()
        self._open: list[int] = []
        self._count: Counter[str] = Counter()

    def open(self, name: str, attributes: str, at: int) -> None:
        """A tag opens an element; ``attributes`` is the rest of the tag."""
        if name == "br":
            self.breaks.add(at)
            return
        if name not in _BLOCKS and name not in _INLINE:
            return
        if name in _CLOSES:
            self._close_before(*_CLOSES[name], at)
        elif name in _BLOCKS and self._count["p"]:
            self._close_before(frozenset(("p",)), frozenset(("li", "td", "div")), at)
        marks, counter = _marks(attributes)
        parent = self._open[-1] if self._open else -1
        self._open.append(len(self.nodes))
        self._count[name] += 1
        self.nodes.append(Node(name, marks, at, -1, parent, counter))

    def close(self, name: str, at: int) -> None:
        """A tag closes an element, and what is still open in it."""
        if not self._count[name]:
            return
        if name in _INLINE:
            # "<span><li></span>": a stray tag does not end the list
            near = self._open[-_FAR:]
            index = next((i for i in reversed(near) if self.nodes[i].name == name), None)
            if index is None or any(
                self.nodes[i].name in _BLOCKS for i in near[near.index(index) + 1 :]
            ):
                return
        while self._pop(at) != name:
            pass

    def end(self, at: int) -> None:
        """The page ends."""
        while self._open:
            self._pop(at)

    def _pop(self, at: int) -> str:
        node = self.nodes[self._open.pop()]
        node.end = at
        self._count[node.name] -= 1
        return node.name

    def _close_before(self, names: frozenset[str], walls: frozenset[str], at: int) -> None:
        if not any(self._count[name] for name in names):
            return
        for index in reversed(self._open[-_FAR:]):
            name = self.nodes[index].name
            if name in walls:
                return
            if name in names:
                while self._pop(at) != name:
                    pass
                return


def _marks(attributes: str) -> tuple[str, str]:
    if "=" not in attributes:
        return "", ""
    found: list[str] = []
    counter = ""
    for match in _ATTRIBUTE.finditer(attributes[:_LONGEST_TAG]):
        value = match[2] or match[3] or match[4] or ""
        if match[1].lower() == "data-counter":
            counter = html.unescape(value)
        else:
            found.append(value.lower())
    return " ".join(found), counter
