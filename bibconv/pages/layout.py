"""How a layout is recognised: signs, each with its weight, in the first and last lines.

A sign is what a page says of itself: its furniture on lines of its own (``\\nview pdf\\n``), a
labelled fact (``\\nacademic editor``), a line of rights. A publisher's or journal's name, its host
and the prefix of its DOIs are no signs, because references name them too.

>>> layout = Layout("example", {"get rights": 0.5, "re:volume [0-9]+": 0.25}, print)
>>> layout.score([], "volume 3, get rights and content")
0.75
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Protocol

import msgspec

from bibconv.pages.base import Line, Page
from bibconv.pages.history import dates
from bibconv.pages.words import heading_of
from bibconv.source import Source
from bibconv.text.linkwords import is_link_row

_FIRST, _LAST = 400, 300
_APART = 40  # characters between two references of a list: their numbers, links
_COMPANY = 4
_SHORT = 80  # characters of a heading, or of a labelled date
ENOUGH = 0.5
"""A page is of a layout from this score on."""

SURE = 0.8
"""A page beyond doubt, whatever in it looks like references."""


class Reader(Protocol):
    """A page's reader."""

    def read(self) -> Page:
        """The page as read."""
        ...


class Layout(msgspec.Struct, frozen=True):
    """A layout: its signs (lower-case text, or ``re:`` and a pattern) and its reader.

    Attributes:
        measure: counts further signs that need the lines.
    """

    name: str
    signs: dict[str, float]
    reader: Callable[[Source, Sequence[Line]], Reader]
    measure: Callable[[Sequence[Line]], float] | None = None

    def score(self, lines: Sequence[Line], sample: str) -> float:
        """How surely this is the page's layout, 0 to 1."""
        total = self.measure(lines) if self.measure is not None else 0.0
        for sign, weight in self.signs.items():
            if sign.startswith("re:"):
                total += weight if re.search(sign[3:], sample) else 0.0
            elif sign in sample:
                total += weight
        return min(1.0, total)


def unreferenced(lines: Sequence[Line], references: Sequence[tuple[int, int]]) -> Sequence[Line]:
    """The lines without the stretches that are known to be references, for scoring only.

    They count in company, and without headings and labelled dates: the head of a page, with
    its journal, names and year, looks like a reference or two.
    """
    known = _in_company(_without_furniture(lines, sorted(references)))
    if not known:
        return lines
    kept: list[Line] = []
    first = 0
    for line in lines:
        while first < len(known) and known[first][1] <= line.start:
            first += 1
        text = _without(line, known, first)
        if text:
            kept.append(line if text == line.text else msgspec.structs.replace(line, text=text))
    return kept


def _without_furniture(
    lines: Sequence[Line], known: Sequence[tuple[int, int]]
) -> list[tuple[int, int]]:
    """The stretches in which no line is a heading of a page, or a labelled date."""
    doubtful: set[int] = set()
    index = 0
    for line in lines:
        while index < len(known) and known[index][1] <= line.start:
            index += 1
        if index < len(known) and known[index][0] <= line.start and _is_furniture(line.text):
            doubtful.add(index)
    return [stretch for index, stretch in enumerate(known) if index not in doubtful]


def _is_furniture(text: str) -> bool:
    if len(text) > _SHORT or is_link_row(text):
        return False
    first = next(dates(text), None)
    return heading_of(text) is not None or (first is not None and text.startswith(first.label))


def _in_company(known: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The stretches of which several stand one below the other."""
    found: list[tuple[int, int]] = []
    run: list[tuple[int, int]] = []
    for stretch in known:
        if run and stretch[0] - run[-1][1] > _APART:
            found += run if len(run) >= _COMPANY else []
            run = []
        run.append(stretch)
    return found + run if len(run) >= _COMPANY else found


def _without(line: Line, known: Sequence[tuple[int, int]], index: int) -> str:
    """The text of a line outside of the stretches from ``index`` on."""
    pieces: list[str] = []
    at = line.start
    while index < len(known) and known[index][0] < line.end:
        start, end = known[index]
        pieces.append(line.text[at - line.start : max(0, start - line.start)])
        at = max(at, end)
        index += 1
    pieces.append(line.text[at - line.start :])
    return " ".join(" ".join(pieces).split()) if len(pieces) > 1 else pieces[0]


def sample_of(lines: Sequence[Line]) -> str:
    """The first and last lines in lower case, each between line ends."""
    chosen = lines if len(lines) <= _FIRST + _LAST else [*lines[:_FIRST], *lines[-_LAST:]]
    return "\n" + "\n".join(line.text[:600].strip("#*: ").lower() for line in chosen) + "\n"
