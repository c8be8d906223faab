"""The running text of an element, with the place of each character in the source.

References are often text with few elements or none. What is read from the text needs a place, as
what elements say has one.

>>> from bibconv.formats.base import ReadContext
>>> from bibconv.formats.kit.pieces_xml import pieces
>>> from bibconv.source import Source
>>> source = Source("<r>Doe &amp; <i>Roe</i>.\\n1990</r>")
>>> (piece,) = pieces(source, {"r"}, ReadContext())
>>> found = passage(piece, piece.root, {"i": "i"})
>>> found.text, found.marks, source.text[slice(*found.span(0, 9))]
('Doe & Roe. 1990', (('i', 6, 9),), 'Doe &amp; <i>Roe')
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from html import unescape
from typing import TYPE_CHECKING

import msgspec

from bibconv.formats.kit.mapping_xml import local
from bibconv.formats.kit.pieces_xml import MARKUP, Piece, behind
from bibconv.model import Passage
from bibconv.patterns import late

if TYPE_CHECKING:
    from lxml.etree import _Element

_WORD = late(r"\S+")
# A character reference, or a line end, which XML reads as one character.
_REFERENCE = late(r"&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|\w{1,31});|\r\n?")
_SPACES = frozenset(("break", "lb", "pb", "cb"))  # empty elements that mean white space
_MARKS = frozenset(("i", "sub", "sup"))


def passage(
    piece: Piece,
    element: _Element,
    inline: Mapping[str, str],
    without: AbstractSet[_Element] = frozenset(),
) -> Passage:
    """The text of ``element``.

    Args:
        piece: the piece of the source that holds it.
        element: the element.
        inline: local name of an element that may stand within a word -> tag of CSL's markup, ``""``
            for none. Any other tag ends a word.
        without: elements whose text is left out.
    """
    text = _Text()
    spans = piece.inner_spans()
    begin, stop = spans.get(element, (piece.place(element)[0], piece.end))
    skipped = sorted(spans[e] for e in without if e in spans and begin <= spans[e][0] < stop)
    marks = [
        (inline[local(e)], *spans[e])
        for e in element.iter()
        if isinstance(e.tag, str) and inline.get(local(e)) in _MARKS and e in spans
    ]
    for start, end, is_data in _stretches(piece.source.text, begin, stop, skipped, inline, text):
        text.add(piece.source.text, start, end, is_data)
    said = _said(element, without)
    if _bare("".join(text.characters)) != _bare(said):
        text = _Text()  # the parser has repaired a damaged element
        text.stretch(said, begin, stop)
        marks = []
    return text.passage(marks)


class _Text:
    """Characters and their places."""

    __slots__ = ("characters", "ends", "starts")

    def __init__(self) -> None:
        self.characters: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []

    def add(self, text: str, start: int, end: int, is_data: bool) -> None:
        """Add a stretch of the source; ``is_data`` if it is CDATA, without character references."""
        for match in () if is_data else _REFERENCE.finditer(text, start, end):
            self._as_is(text, start, match.start())
            start = match.end()
            value = "\n" if match[0][0] == "\r" else unescape(match[0])
            self.stretch(value, match.start(), start)
        self._as_is(text, start, end)

    def stretch(self, value: str, start: int, end: int) -> None:
        """Add characters that share one place."""
        self.characters.extend(value)
        self.starts.extend([start] * len(value))
        self.ends.extend([end] * len(value))

    def _as_is(self, text: str, start: int, end: int) -> None:
        self.characters.extend(text[start:end])
        self.starts.extend(range(start, end))
        self.ends.extend(range(start + 1, end + 1))

    def ends_in_word(self) -> bool:
        return bool(self.characters) and self.characters[-1].isalnum()

    def passage(self, marks: list[tuple[str, int, int]]) -> Passage:
        """The characters with one blank between words."""
        words, starts, ends = list[str](), list[int](), list[int]()
        for match in _WORD.finditer("".join(self.characters)):
            first, last = match.span()
            if words:
                starts.append(ends[-1])
                ends.append(max(self.starts[first], ends[-1]))
            words.append(match[0])
            starts += self.starts[first:last]
            ends += self.ends[first:last]
        found = Passage(" ".join(words), tuple(starts), tuple(ends))
        kept = [(tag, *found.within(start, end)) for tag, start, end in marks]
        return msgspec.structs.replace(found, marks=tuple(m for m in kept if m[1] < m[2]))


def _stretches(
    text: str,
    start: int,
    end: int,
    skipped: list[tuple[int, int]],
    inline: Mapping[str, str],
    found: _Text,
) -> Iterator[tuple[int, int, bool]]:
    """The stretches between tags, and whether each is a CDATA section."""
    position = start
    waiting = iter(skipped)
    skip = next(waiting, None)
    glue = True
    while position < end:
        match = MARKUP.search(text, position, end)
        at = match.start() if match else end
        if at > position:
            if not glue and found.ends_in_word() and text[position].isalnum():
                found.stretch(" ", position, position)
            yield position, at, False
            glue = True
        if match is None:
            return
        position = min(behind(text, match), end) if match[2] is None else match.end()
        if match[6]:
            yield match.end(), max(match.end(), position - len("]]>")), True
        name = (match[2] or "").rpartition(":")[2]
        if name in _SPACES:
            found.stretch(" ", match.start(), position)
        elif name and name not in inline:
            glue = False
        while skip is not None and position >= skip[0]:
            position = max(position, skip[1])
            skip = next(waiting, None)
            found.stretch(" ", position, position)


def _said(element: _Element, without: AbstractSet[_Element]) -> str:
    """The text of an element, as the parser has read it."""
    from lxml.etree import iterwalk

    left = {inner for outer in without for inner in outer.iter()}
    parts = []
    for event, node in iterwalk(element, events=("start", "end")):
        if event == "start":
            parts.append("" if node in left else node.text or "")
        elif node is not element and node.getparent() not in left:
            parts.append(node.tail or "")
    return "".join(parts)


def _bare(text: str) -> str:
    return "".join(text.split())
