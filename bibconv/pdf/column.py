"""A column of text: its lines, its edges, and where paragraphs end in it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise

import msgspec

from bibconv.pdf.lines import Line

_MARGIN = 3.0  # of the size: pages whose columns begin within it have the same columns
_MOST = 400  # columns that are compared
_FEW = 8  # a column of so few lines may be only the rest of a reference
_SAME = 0.3  # of the size: edges that differ by less are at the same place
_INDENT = 0.35  # of the size: the least indent
_BLANK = 0.5  # of the size: the width of one blank of an indent
_DEEP = 24  # blanks of the deepest indent that is shown
_JUSTIFIED = 0.5  # of the lines: as many end at the right edge of a justified column
_SHORT = 1.0  # of the size: how far from the edge the last line of a justified paragraph ends
_RAGGED = 0.2  # of the width: the same in a column that is not justified
_WINDOW = 6  # lines above and below that are compared


class Column(msgspec.Struct):
    """Lines of one column of a page, from top to bottom; ``left`` is where indents count from."""

    page: int
    lines: list[Line]
    left: float
    right: float
    size: float
    justified: bool = False

    def indent(self, line: Line) -> int:
        """The blanks that show how far a line is indented."""
        by = (line.x0 - self.left) / self.size
        return 0 if by < _INDENT else min(_DEEP, max(2, round(by / _BLANK)))

    def is_hanging(self, at: int) -> bool:
        """Whether lines are indented around line ``at``."""
        near = self.lines[max(0, at - _WINDOW) : at + _WINDOW + 1]
        return any(self.indent(line) for line in near)

    def ends_paragraph(self, line: Line, below: Line) -> bool:
        """Whether ``line`` ends a paragraph: the first words of the next line had room on it."""
        room = self.right - line.x1
        words = below.words[: 1 if self.justified else 2]
        needed = words[-1].x1 - words[0].x0 + _SAME * below.size
        least = _SHORT * line.size if self.justified else _RAGGED * (self.right - self.left)
        return room > max(needed, least) and not line.words[-1].text.endswith("-")


def column(page: int, lines: list[Line]) -> Column:
    """The column that ``lines`` make, with its edges."""
    ends = sorted(line.x1 for line in lines)
    right = ends[int(0.9 * (len(ends) - 1))]
    at_right = sum(abs(line.x1 - right) < _SAME * line.size for line in lines)
    size = sorted(line.size for line in lines)[len(lines) // 2]
    return Column(page, lines, _left(lines), right, size, at_right >= _JUSTIFIED * len(lines))


def _left(lines: Sequence[Line]) -> float:
    """The leftmost place where more than one line begins."""
    starts = sorted(line.x0 for line in lines)
    if len(lines) > _FEW:
        for one, other in pairwise(starts):
            if other - one < _SAME * lines[0].size:
                return one
    return starts[0]


def set_edges(columns: Sequence[Column]) -> None:
    """Give short columns, whose lines do not show their edges, those of others at the same place."""
    long = sorted((c for c in columns if len(c.lines) > _FEW), key=lambda c: c.left)
    starts = [column.left for column in long]
    for column in columns:
        if len(column.lines) > _FEW:
            continue
        margin = _MARGIN * column.lines[0].size
        first = bisect_left(starts, column.left - margin)
        last = bisect_right(starts, column.left + margin)
        same = long[first : min(last, first + _MOST)]
        if same:
            column.left = min(column.left, *(c.left for c in same))
            usual = sorted(c.right for c in same)[len(same) // 2]
            column.right = max(column.right, usual)
            column.justified = 2 * sum(c.justified for c in same) > len(same)
