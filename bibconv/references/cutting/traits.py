"""What each line of a list shows by itself: its mark, its first and last words, names, signs of a
reference."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

import msgspec

from bibconv.references.authors import find_names
from bibconv.references.cutting.numbering import chains
from bibconv.references.cutting.shape import beginning, ending
from bibconv.references.evidence import EAST_ASIAN_NAMES, signs_of, verbs
from bibconv.references.lines import Line
from bibconv.references.same_author import dash
from bibconv.text.linkwords import text_end

_NAMES = 240  # characters searched for names
_DATE_NEAR = re.compile(r"[(,.\s]\s?\(?(?:1[5-9]|20)\d\d[a-z]?\)?")
_WORD = re.compile(r"[\u2e80-\uffef]|[^\s\u2e80-\uffef]+")  # East Asian lines end after any letter


class LineTraits(msgspec.Struct, gc=False):
    """A line as it traits by itself."""

    text: str
    first: tuple[str, ...]
    last: tuple[str, ...]
    signs: str
    names: str
    dated: str
    verbs: int
    length: int
    indent: int
    word: int
    before: str
    mark: str
    key: str
    heading: str


def line_traits(lines: Sequence[Line], *, section: bool) -> list[LineTraits]:
    """The traits of each line of text among ``lines``, in order.

    Args:
        lines: all lines; blank lines, headings and rows of links count as what stands above a line.
        section: whether the lines stand under a heading such as "References".
    """
    texts = [line for line in lines if line.kind == "text"]
    counted = chains(texts)
    made: list[LineTraits] = []
    before = ""
    since = 0 if section else 99
    title = "s" if section else ""
    index = 0
    for line in lines:
        if line.kind != "text":
            before = "l" if line.kind == "links" or before == "l" else "b"
            if line.kind == "heading":
                since, title = 0, "s"
            continue
        heading = title + in_bins(since, (0, 1, 3, 10, 60)) if since < 99 else ""
        end = text_end(line.text)
        made.append(_traits_of(line, line.text[:end], counted[index], before, heading))
        before = "l" if end < len(line.text) else ""
        since += 1
        index += 1
    return made


def _traits_of(line: Line, text: str, chain: int, before: str, heading: str) -> LineTraits:
    text = text[line.body :].strip()
    mark = f"{line.marked}{in_bins(chain, (1, 2, 4, 9))}" if line.marked else ""
    first = beginning(text)
    names, dated = _names(text, first)
    word = _WORD.match(text)
    return LineTraits(
        text=text,
        first=first,
        last=ending(text),
        signs=signs_of(text),
        names=names,
        dated=dated,
        verbs=verbs(text),
        length=len(line.text.rstrip()),
        indent=line.indent,
        word=len(word[0]) if word else 0,
        before=before,
        mark=mark,
        key=(word[0].casefold() if word else "")[:12].strip("\"'“„«‘([.,"),
        heading=heading,
    )


def _names(text: str, first: tuple[str, ...]) -> tuple[str, str]:
    """Which names the line begins with, and whether a year follows."""
    if not first or first[0][0] in "9Y,.;:)]-x":
        return ("dash", "") if first and first[0] == "-" and dash(text) else ("", "")
    if first[0] in "漢ع":
        return ("east" if EAST_ASIAN_NAMES.match(text) else "", "")
    found = find_names(text[:_NAMES])
    if found is None:
        return ("dash", "") if dash(text) else ("", "")
    names = f"{found.names[0][1]}{min(len(found.names), 3)}{'+' if found.truncated else ''}"
    return names, "d" if _DATE_NEAR.match(text, found.end) else ""


def in_bins(value: float, edges: tuple[float, ...]) -> str:
    """The number of the bin, between ``edges``, that ``value`` is in."""
    return str(bisect_right(edges, value))
