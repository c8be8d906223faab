"""Where the characters of a segment's text stand in its source.

A segment's text is its stretch of the source with line ends, list numbers, link words and
emphasis marks taken out, so its words stand in the source in the same order.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from bibconv.model.segment import Segment
from bibconv.source import Source

_WORD = re.compile(r"\S+")


class Alignment:
    """Offsets in ``segment.text`` to offsets in ``source.text``."""

    __slots__ = ("_ends", "_exact", "_start", "_starts", "_targets")

    def __init__(self, segment: Segment, source: Source) -> None:
        self._start = segment.start
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._targets: list[int] = []
        at = source.text.find(segment.text, segment.start, segment.end)
        self._exact = at if at >= 0 else None
        if self._exact is not None:
            return
        position = segment.start
        for match in _WORD.finditer(segment.text):
            found = source.text.find(match[0], position, segment.end)
            if found < 0:
                continue  # a word that was broken over two lines
            self._starts.append(match.start())
            self._ends.append(match.end())
            self._targets.append(found)
            position = found + len(match[0])

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the source that says ``segment.text[start:end]``."""
        if self._exact is not None:
            return self._exact + start, self._exact + end
        first = self._offset(start, after=False)
        return first, max(first, self._offset(end, after=True))

    def _offset(self, offset: int, *, after: bool) -> int:
        if not self._starts:
            return self._start  # none of its words: the segment as a whole
        index = (bisect_left if after else bisect_right)(self._starts, offset) - 1
        index = max(0, index)
        length = self._ends[index] - self._starts[index]
        return self._targets[index] + min(max(0, offset - self._starts[index]), length)
