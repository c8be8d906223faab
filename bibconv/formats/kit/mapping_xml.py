"""Elements of a record -> variables, and back: what the XML formats are written with.

A mapping takes elements by their path of local names; what it does not take is left, as XML
under its path, and the same format gets it back at its place.

>>> from bibconv.formats.kit.pieces_xml import pieces
>>> (piece,) = pieces(Source("<r><t>A Title</t><x>rest</x></r>"), {"r"}, ReadContext())
>>> reading = Reading(piece, Gathering("demo"))
>>> reading.put("text", "title", "t")
>>> reading.leave_rest()
>>> reading.gathering.variables, reading.gathering.extra
({'title': 'A Title'}, {'demo:x': '<x>rest</x>'})
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from bibconv.formats.base import ReadContext
from bibconv.formats.kit.gathering import Gathering
from bibconv.formats.kit.kinds import READ
from bibconv.formats.kit.pieces_xml import Piece, pieces
from bibconv.formats.kit.telling import Telling
from bibconv.model import Outcome, Record
from bibconv.patterns import late
from bibconv.source import Source
from bibconv.text import markup

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["Gathering", "ReadContext", "Reading", "Source", "Writing", "local", "plain"]

Map = Callable[[Piece, ReadContext], Record]

_STEP = late(r"([\w.-]+)(?:\[@([\w.-]+)='([^']*)'\])?")
_LOCAL_NAME = late(r"[^\W\d][\w.-]*")
_FORBIDDEN = late("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_CSL_TAGS = ("i", "b", "sup", "sub")


def local(element: _Element) -> str:
    """The name of an element without its namespace; ``""`` for comments."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def plain(element: _Element) -> str:
    """All text in an element."""
    return "".join(map(str, element.itertext()))


class Reading:
    """One record being read.

    Attributes:
        piece: its element.
        gathering: what is known of it.
        inline: local names of elements that are markup -> tag of CSL's markup (``i``, ``sub``).
    """

    def __init__(
        self, piece: Piece, gathering: Gathering, inline: Mapping[str, str] | None = None
    ) -> None:
        self.piece = piece
        self.root = piece.root
        self.gathering = gathering
        gathering.leaves_elsewhere = True
        self.inline = inline or {}
        self._used: set[_Element] = set()
        self._above: set[str] = set()  # paths that hold what the mapping looks for
        self._whole: set[_Element] = set()

    def all(self, path: str, within: _Element | None = None) -> list[_Element]:
        """The elements at a path of local names: ``titles/title``, ``id[@type='doi']``."""
        found = [self.root if within is None else within]
        if within is None:
            self._above |= _prefixes(path)
        for step in path.split("/"):
            match = _STEP.fullmatch(step)
            assert match is not None, step
            name, attribute, value = match.groups()
            found = [
                child
                for element in found
                for child in element
                if local(child) == name
                and (attribute is None or _attribute(child, attribute) == value)
            ]
        return found

    def first(self, path: str, within: _Element | None = None) -> str:
        """The text of the first element at a path, ``""`` if there is none; it is taken."""
        for element in self.all(path, within):
            return self.take(element)
        return ""

    def take(self, element: _Element) -> str:
        """The text of an element, with its markup; it and all in it count as read."""
        self._used.update(element.iter())
        return self.text(element)

    def use(self, element: _Element) -> None:
        """The element and all in it count as read."""
        self._used.update(element.iter())

    def is_used(self, element: _Element) -> bool:
        """Whether the element counts as read."""
        return element in self._used

    def pass_over(self, element: _Element) -> None:
        """The element counts as read; what is in it does not."""
        self._used.add(element)

    def keep_whole(self, *paths: str) -> None:
        """What is left of the elements at the paths is left with all that is in them."""
        for path in paths:
            self._whole.update(self.all(path))

    def text(self, element: _Element) -> str:
        """The text of an element in CSL's inline markup."""
        if not len(element):
            return element.text or ""
        parts = [element.text or ""]
        for child in element:
            if isinstance(child.tag, str):
                tag = self.inline.get(local(child), "")
                inner = self.text(child)
                parts.append(wrapped(inner, tag) if tag and inner.strip() else inner)
            parts.append(child.tail or "")
        return "".join(parts)

    def put(self, kind: str, variable: str, *paths: str, within: _Element | None = None) -> None:
        """Give the text of every element at the paths to ``variable``, see ``kinds``."""
        for path in paths:
            for element in self.all(path, within):
                self.set(kind, variable, self.take(element), element)

    def set(self, kind: str, variable: str, value: str, element: _Element) -> None:
        """Give a text that ``element`` says to ``variable``; what it refuses is left as XML."""
        if value.strip():
            self.gathering.refused = False
            READ[kind](self.gathering, variable, value, self.at(element, value))
            if self.gathering.refused:
                self._used.difference_update(element.iter())

    def at(self, element: _Element, value: str = "") -> int:
        """Index of a field for what an element says."""
        return self.gathering.field(self.path(element), value, *self.piece.place(element))

    def path(self, element: _Element) -> str:
        """Local names from the record's element to ``element``."""
        names: list[str] = []
        node: _Element | None = element
        while node is not None and node is not self.root:
            names.append(local(node))
            node = node.getparent()
        return "/".join(reversed(names))

    def leave_rest(self, within: _Element | None = None) -> None:
        """Keep every part in which nothing was read, as XML."""
        for element in self._unread(self.root if within is None else within):
            self.gathering.leave(self.path(element), _xml(element))

    def _unread(self, top: _Element) -> Iterator[_Element]:
        stack = [iter(top)]
        while stack:
            element = next(stack[-1], None)
            if element is None:
                stack.pop()
            elif element in self._whole:
                if any((e.text or "").strip() and e not in self._used for e in element.iter()):
                    yield element
            elif isinstance(element.tag, str) and element not in self._used:
                if self.path(element) in self._above or self._holds_used(element):
                    stack.append(iter(element))
                elif plain(element).strip() or element.attrib:
                    yield element

    def _holds_used(self, element: _Element) -> bool:
        return any(inner in self._used for inner in element.iter())


@lru_cache(maxsize=4096)
def _prefixes(path: str) -> frozenset[str]:
    steps = [step.partition("[")[0] for step in path.split("/")]
    return frozenset("/".join(steps[:end]) for end in range(1, len(steps)))


def wrapped(text: str, tag: str) -> str:
    """A text in one tag of CSL's markup: ``i``, ``b``, ``sub``, ``sup`` or ``sc``."""
    if tag == "sc":
        return f"{markup.SMALL_CAPS}{text}</span>"
    return f"<{tag}>{text}</{tag}>"


def escaped(text: str) -> str:
    """Text as it stands between tags or in an attribute; U+FFFD for what XML cannot hold."""
    from html import escape

    return escape(_FORBIDDEN.sub("\ufffd", text))


def _attribute(element: _Element, name: str) -> str | None:
    for key, value in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(value)
    return None


def _xml(element: _Element) -> str:
    from lxml import etree

    copy = deepcopy(element)
    copy.tail = None
    etree.cleanup_namespaces(copy)
    own = element.getroottree().getroot()[0].tag.partition("}")[0]
    for inner in copy.iter():
        if isinstance(inner.tag, str) and inner.tag.startswith(own) and "}" in inner.tag:
            name = inner.tag.partition("}")[2]  # the record's own: written without it
            if _LOCAL_NAME.fullmatch(name):  # damaged names stay as they are
                inner.tag = name
        if len(inner) and not (inner.text or "").strip():
            inner.text = None
        if not (inner.tail or "").strip():
            inner.tail = None
    etree.cleanup_namespaces(copy)
    text: str = etree.tostring(copy, encoding="unicode")
    return text


class Writing:
    """One record being written, as a tree of elements.

    Args:
        name: of the record's element; names may have a prefix of ``namespaces``.
        telling: what is written.
        namespaces: prefix -> namespace of the names; ``None`` is the default namespace.
        inline: tag of CSL's markup -> name of the element that is written for it.
    """

    def __init__(
        self,
        name: str,
        telling: Telling,
        namespaces: Mapping[str | None, str] | None = None,
        inline: Mapping[str, str] | None = None,
    ) -> None:
        from lxml import etree

        self._etree = etree
        self.telling = telling
        self.namespaces = dict(namespaces or {})
        self.inline = inline or {}
        nsmap: Any = self.namespaces or None
        self._mixed: set[_Element] = set()  # elements whose white space counts
        self.root: _Element = etree.Element(self._name(name), nsmap=nsmap)

    def _name(self, name: str) -> str:
        prefix, colon, bare = name.partition(":")
        uri = self.namespaces.get(prefix if colon else None)
        return f"{{{uri}}}{bare if colon else name}" if uri else name

    def add(
        self,
        path: str,
        text: str = "",
        within: _Element | None = None,
        attributes: Mapping[str, str] | None = None,
    ) -> _Element:
        """A new element at a path; the elements above it are those that are there, else new."""
        above, _, name = path.rpartition("/")
        node = self.root if within is None else within
        if above:
            node = self.element(above, node)
        element = self._etree.SubElement(node, self._name(name))
        for key, value in (attributes or {}).items():
            element.set(key, self.clean(value))
        if text:
            element.text = self.clean(text)
        return element

    def element(self, path: str, within: _Element | None = None) -> _Element:
        """The last element at a path, made if it is not there."""
        node = self.root if within is None else within
        for step in path.split("/"):
            known = [child for child in node if child.tag == self._name(step)]
            node = known[-1] if known else self._etree.SubElement(node, self._name(step))
        return node

    def add_marked(
        self, path: str, variable: str, attributes: Mapping[str, str] | None = None
    ) -> _Element | None:
        """A new element for a text variable whose markup becomes elements; ``None`` if unset."""
        if not self.inline:
            text = self.telling.text(variable)
            return self.add(path, text, attributes=attributes) if text else None
        value = self.telling.text(variable, plain=False)
        if not value:
            return None
        element = self.add(path, attributes=attributes)
        self.mark(element, value, variable)
        return element

    def mark(self, element: _Element, value: str, variable: str) -> None:
        """Fill an element with a text in CSL's markup."""
        self.keep_space(element)
        stack = [element]
        lost = False
        for token in markup.parse(value):
            if token.kind == "text":
                self._append(stack[-1], token.value)
            elif token.kind == "open" and token.value in self.inline:
                stack.append(
                    self._etree.SubElement(stack[-1], self._name(self.inline[token.value]))
                )
            elif token.kind == "close" and token.value in self.inline:
                stack.pop()
            else:
                lost = True
        if lost:
            self.telling.lose(variable, Outcome.APPROXIMATED, "part of its markup is not written")

    def keep_space(self, element: _Element) -> None:
        """White space in an element counts: nothing in it is indented."""
        self._mixed.add(element)

    def _append(self, element: _Element, text: str) -> None:
        text = self.clean(text)
        if len(element):
            element[-1].tail = (element[-1].tail or "") + text
        else:
            element.text = (element.text or "") + text

    def clean(self, text: str) -> str:
        """Text without the characters that XML cannot hold."""
        return _FORBIDDEN.sub("\ufffd", text)

    def put_back(self, left: Mapping[str, object], mapping: Map | None = None) -> None:
        """Set what was left at its place: path -> XML, or a list of such.

        With ``mapping``, of this format, an element that was kept whole takes the place of the
        one that was written meanwhile if it says as much of the item; else it is lost.
        """
        for path, value in left.items():
            texts = value if isinstance(value, list) else [value]
            elements = [
                e for e in (self._parsed(path, str(text)) for text in texts) if e is not None
            ]
            above = self._parent(path.rpartition("/")[0])
            there = [e for e in above if local(e) == path.rpartition("/")[2]]
            if mapping is None or not there:
                above.extend(elements)
                continue
            before, place = self._said(mapping), list(above).index(there[0])
            for element in there:
                above.remove(element)
            above[place:place] = elements
            if self._said(mapping) < before:
                for element in elements:
                    above.remove(element)
                above[place:place] = there
                reason = "the variables say something else now"
                self.telling.lose(f"extra:{self.telling.format}:{path}", Outcome.LEFT_OUT, reason)

    def _parsed(self, path: str, text: str) -> _Element | None:
        """An element that was left, in the namespace of the record."""
        from bibconv.text.xml import XmlError, parse

        try:
            element = parse(text.encode("utf-8"))
        except (XmlError, UnicodeEncodeError):
            self.telling.lose(f"extra:{path}", Outcome.LEFT_OUT, "it is no XML")
            return None
        uri = self.root.tag.partition("}")[0]
        for inner in element.iter() if "}" in self.root.tag else ():
            if isinstance(inner.tag, str) and "}" not in inner.tag:
                inner.tag = f"{uri}}}{inner.tag}"
        return element

    def _said(self, mapping: Map) -> int:
        """How much of the item is read again from what is written so far."""
        text: str = self._etree.tostring(self.root, encoding="unicode")
        for part in pieces(Source(text), {local(self.root)}, ReadContext()):
            if isinstance(part, Piece):
                return self.telling.agreement(mapping(part, ReadContext()).item)
        return 0

    def _parent(self, path: str) -> _Element:
        node = self.root
        for step in filter(None, path.split("/")):
            known = [child for child in node if local(child) == step]
            if known:
                node = known[0]
            elif re.fullmatch(r"[^\W\d][\w.-]*", step):
                uri = self.root.tag.partition("}")[0].lstrip("{") if "}" in self.root.tag else ""
                node = self._etree.SubElement(node, f"{{{uri}}}{step}" if uri else step)
        return node

    def xml(self, indent: int = 0) -> str:
        """The element as text, each line indented."""
        self._indent()
        text: str = self._etree.tostring(self.root, encoding="unicode")
        pad = "  " * indent
        return "".join(f"{pad}{line}\n" for line in text.split("\n")) if indent else text + "\n"

    def _indent(self) -> None:
        stack = [(self.root, 1)]
        while stack:
            element, depth = stack.pop()
            blank = not (element.text or "").strip() and not any(
                (child.tail or "").strip() for child in element
            )
            if not len(element) or element in self._mixed or not blank:
                continue
            element.text = "\n" + "  " * depth
            for child in element:
                child.tail = "\n" + "  " * depth
                stack.append((child, depth + 1))
            element[-1].tail = "\n" + "  " * (depth - 1)
