"""How one list is laid out: its marks, indents, blank lines and line ends.

A list keeps its habits, so each is drawn once; the same chance gives the same list.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence

from bibconv.references.cutting import BEGINS, GOES_ON, OUTSIDE
from bibconv.training.wording import BULLETS, GROUPS, LINK_ROWS, LINKS, MARKS
from bibconv.training.wrapping import Wrapping

UNSEEN = ""
"""The label of blank lines and of rows of links, which the model never sees."""
BLANK = ("", UNSEEN)

LabelledLines = list[tuple[str, str]]
"""The lines of a document with their labels: begins, goes on, outside, or unseen."""

_ADDRESS = re.compile(r"(?:https?://|(?:doi:? ?)?10\.\d{4,9}/)\S+$")


class Layout:
    """The habits of one list."""

    def __init__(self, chance: random.Random) -> None:
        roll = chance.random
        self._chance = chance
        self.wrapping = Wrapping(chance)
        wrapped = self.wrapping.width > 0
        self._marks = _Marks(chance)
        self._indents = _Indents(chance, wrapped)
        self._blank_lines = (roll() < (0.25 if wrapped else 0.22)) * (2 if roll() < 0.1 else 1)
        self._groups = roll() < 0.05
        self._trailing = roll() < 0.1
        self._sorted = roll() < 0.15
        self._address_apart = roll() < 0.05
        self._links = chance.choice(("row", "tail", "glued")) if roll() < 0.07 else ""

    def lines(self, references: Sequence[str], number: int) -> Iterator[tuple[str, str]]:
        """The lines of ``references`` with their labels; the first reference has ``number``."""
        if self._sorted:
            references = sorted(references, key=str.casefold)
        for count, text in enumerate(references):
            if count:
                yield from [BLANK] * self._blank_lines
            if self._groups and self._chance.random() < 0.12:
                yield from (BLANK, (self._chance.choice(GROUPS), OUTSIDE), BLANK)
            yield from self._reference(text, number + count)

    def _reference(self, text: str, number: int) -> Iterator[tuple[str, str]]:
        mark, label = self._marks.of(number), BEGINS
        if mark and self._marks.alone:
            yield self._indents.margin + mark.strip(), BEGINS
            if self._chance.random() < 0.3:
                yield BLANK
            mark, label = "", GOES_ON
        for index, line in enumerate(self._wrapped(mark + self._as_saved(text))):
            indent = self._indents.rest if index else self._indents.first
            end = " " if self._trailing and self._chance.random() < 0.5 else ""
            yield indent + line + end, GOES_ON if index else label
        if self._links == "row":
            yield self._chance.choice(LINK_ROWS), UNSEEN

    def _as_saved(self, text: str) -> str:
        """The reference with its address on a line of its own, and the links of the page."""
        if self._address_apart and (found := _ADDRESS.search(text)):
            text = f"{text[: found.start()].rstrip()}\n{text[found.start() :]}"
        return text + {"tail": f" {LINKS}", "glued": LINKS}.get(self._links, "")

    def _wrapped(self, text: str) -> list[str]:
        parts = text.split("\n")
        if not self.wrapping.width:
            return parts
        width = self.wrapping.width - self._indents.hanging
        return [line for part in parts for line in self.wrapping.lines(part, width)]


class _Marks:
    """What stands before each reference: a number, a bullet or nothing."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        kind = chance.random()
        self._number = chance.choice(MARKS) if kind < 0.28 else ""
        self._bullet = chance.choice(BULLETS) if 0.28 <= kind < 0.36 else ""
        # copied lists lose a mark here and there
        self._lost = 0.03 if chance.random() < 0.2 else 0.0
        self.alone = bool(self._number) and chance.random() < 0.14

    def of(self, number: int) -> str:
        mark = self._number.format(number) if self._number else self._bullet
        return "" if mark and self._chance.random() < self._lost else mark


class _Indents:
    """The margin, and what the first lines or the others are indented by."""

    def __init__(self, chance: random.Random, wrapped: bool) -> None:
        kind = chance.random()
        step = chance.choice((1, 2, 3, 4, 4, 5, 8)) if wrapped else 0
        self.hanging = step if kind < 0.45 else 0
        self.margin = " " * (chance.choice((2, 4, 8)) if chance.random() < 0.1 else 0)
        self.first = self.margin + " " * (step if kind > 0.9 else 0)
        self.rest = self.margin + " " * self.hanging
