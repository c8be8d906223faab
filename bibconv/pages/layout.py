"""How a layout is recognised: signs, each with its weight, in the first and last lines.

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
from bibconv.source import Source

_FIRST, _LAST = 400, 300
ENOUGH = 0.5
"""A page is of a layout from this score on."""


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


def sample_of(lines: Sequence[Line]) -> str:
    """The first and last lines in lower case, each between line ends."""
    chosen = lines if len(lines) <= _FIRST + _LAST else [*lines[:_FIRST], *lines[-_LAST:]]
    return "\n" + "\n".join(line.text[:600].strip("#*: ").lower() for line in chosen) + "\n"
