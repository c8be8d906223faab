"""Where two texts differ, word by word, and how alike they are.

>>> found = differences("Doe J, Roe A. Pain.", "Doe J. Pain.")
>>> found.missing
((5, 12),)
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

import msgspec

_WORD = re.compile(r"\w+|[^\w\s]")
_LONGEST = 200  # words; what is longer is compared as a bag of words, in linear time


class Differences(msgspec.Struct, frozen=True):
    """``similarity`` (0 to 1, white space aside), and the stretches of the source that the
    printed text lacks or has otherwise."""

    similarity: float
    missing: tuple[tuple[int, int], ...] = ()


def differences(source: str, printed: str) -> Differences:
    """How ``printed`` differs from ``source``."""
    ours, theirs = _WORD.findall(source), _WORD.findall(printed)
    if ours == theirs:
        return Differences(1.0)
    total = sum(map(len, ours)) + sum(map(len, theirs))
    if len(ours) > _LONGEST or len(theirs) > _LONGEST:
        common = Counter(ours) & Counter(theirs)
        return Differences(2 * sum(len(word) * n for word, n in common.items()) / total)
    same = 0
    missing = []
    done = at = 0  # words, and characters of the source
    for first, size in (*common_runs(ours, theirs), (len(ours), 0)):
        if first > done:
            start, at = _span(source, at, ours[done:first])
            missing.append((start, at))
        done = first + size
        _, at = _span(source, at, ours[first:done])
        same += sum(map(len, ours[first:done]))
    return Differences(2 * same / total, tuple(missing))


def _span(text: str, at: int, words: Sequence[str]) -> tuple[int, int]:
    """Where ``words`` stand, which follow one another from ``at`` on with nothing but blanks between."""
    start = -1
    for word in words:
        found = text.index(word, at)
        start = found if start < 0 else start
        at = found + len(word)
    return start, at


def common_runs(ours: Sequence[str], theirs: Sequence[str]) -> list[tuple[int, int]]:
    """Where in ``ours`` runs of words begin that stand in ``theirs`` too, in the same order, and how
    long they are: the longest run (of equally long ones the first), then the longest on either
    side of it, and so on.

    ``difflib.SequenceMatcher`` finds the same; its questions about junk take half of its time.
    """
    places: dict[str, list[int]] = {}
    for index, word in enumerate(theirs):
        places.setdefault(word, []).append(index)
    found_at = [places.get(word, ()) for word in ours]
    runs: list[tuple[int, int]] = []
    open_parts = [(0, len(ours), 0, len(theirs))]
    while open_parts:
        start, end, start_there, end_there = open_parts.pop()
        first, first_there, size = _longest(found_at, start, end, start_there, end_there)
        if not size:
            continue
        runs.append((first, size))
        if start < first and start_there < first_there:
            open_parts.append((start, first, start_there, first_there))
        if first + size < end and first_there + size < end_there:
            open_parts.append((first + size, end, first_there + size, end_there))
    runs.sort()
    return runs


def _longest(
    found_at: Sequence[Sequence[int]], start: int, end: int, start_there: int, end_there: int
) -> tuple[int, int, int]:
    """The longest run within both stretches: where it begins here and there, and its length."""
    first = first_there = longest = 0
    lengths: dict[int, int] = {}  # of the runs that end with the word before, by their ends there
    for index in range(start, end):
        longer: dict[int, int] = {}
        for there in found_at[index]:
            if start_there <= there < end_there:
                size = longer[there] = lengths.get(there - 1, 0) + 1
                if size > longest:
                    first, first_there, longest = index - size + 1, there - size + 1, size
        lengths = longer
    return first, first_there, longest
