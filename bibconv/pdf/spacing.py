"""The usual type size and line distance of a document, to recognise small print, headings and wide
space."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise

import msgspec

from bibconv.pdf.column import Column
from bibconv.pdf.lines import Line

_SPACE = 1.22  # of the usual line distance: more is wide
_LEAST = 0.2  # of all line distances: the usual one is the smallest that is so frequent
_ALIKE = 1.06  # distances within this factor are the same
_SINGLE = 1.2  # of the size: the assumed line distance where there is no other evidence
_LARGER = 1.07  # of the usual size: a heading is larger
_SMALLER = 0.93  # of the usual size: small print is smaller


class Usual(msgspec.Struct, frozen=True):
    """The usual type size, and for each rounded size the usual distance of two lines."""

    size: float
    distances: dict[int, float]

    def is_small(self, line: Line) -> bool:
        """Whether a line is in small print."""
        return line.size < _SMALLER * self.size

    def is_heading(self, line: Line) -> bool:
        """Whether a line is larger than others, or bold."""
        return line.size > _LARGER * self.size or line.bold

    def is_wide(self, above: Line, below: Line) -> bool:
        """Whether there is more space than usual between two lines of a column."""
        usual = self.distances.get(round(below.size), _SINGLE * below.size)
        return below.y - above.y > _SPACE * usual


def usual(columns: Sequence[Column]) -> Usual:
    """The usual size and distances in ``columns``."""
    sizes: Counter[float] = Counter()
    distances: dict[int, list[float]] = defaultdict(list)
    for column in columns:
        for line in column.lines:
            sizes[round(line.size, 1)] += sum(len(word.text) for word in line.words)
        for above, below in pairwise(column.lines):
            size = round(below.size)
            if round(above.size) == size and below.y - above.y < 3 * below.size:
                distances[size].append(below.y - above.y)
    most = max(sizes, key=lambda size: sizes[size], default=0.0)
    return Usual(most, {size: _least(sorted(found)) for size, found in distances.items()})


def differ(one: Line, other: Line) -> bool:
    """Whether two lines are of different sizes."""
    small, large = sorted((one.size, other.size))
    return small < _SMALLER * large


def _least(found: Sequence[float]) -> float:
    """The smallest frequent distance in ``found``, which is sorted."""
    last = 0
    for at, distance in enumerate(found):
        while last < len(found) and found[last] <= _ALIKE * distance:
            last += 1
        if last - at >= _LEAST * len(found):
            return found[(at + last - 1) // 2]
    return found[len(found) // 2]
