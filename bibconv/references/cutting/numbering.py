"""List marks that count up (``[1]``, ``[2]``, ``[3]``), whatever number of lines lies between them.

A number at the beginning of a line is a mark if it continues the count of another line; a year or a
page at the beginning of a line does not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bibconv.references.lines import Line

_NOT_DIGITS = re.compile(r"\D")
_STEPS = (1, 2, 3)  # a reference may have lost its mark
_FAR = 120  # lines between two numbers of one list, at most


def chains(lines: Sequence[Line]) -> list[int]:
    """For each line, how many marks count up to its mark and on from it, itself included; 0 without a mark."""
    lengths = [0] * len(lines)
    for kind in "bpdn":
        places = [
            (at, int(digits))
            for at, line in enumerate(lines)
            if line.marked == kind and (digits := _NOT_DIGITS.sub("", line.label or ""))
        ]
        before = _runs(places)
        after = _runs([(-at, -number) for at, number in reversed(places)])
        after.reverse()
        for (at, _), up, down in zip(places, before, after, strict=True):
            lengths[at] = up + down - 1
    return lengths


def _runs(places: Sequence[tuple[int, int]]) -> list[int]:
    """The length of the longest count that ends at each of ``places`` (index and number)."""
    latest: dict[int, tuple[int, int]] = {}  # number -> its place, length of its run
    runs = []
    for at, number in places:
        length = 1
        for step in _STEPS:
            found = latest.get(number - step)
            if found is not None and at - found[0] <= _FAR:
                length = max(length, found[1] + 1)
        latest[number] = (at, length)
        runs.append(length)
    return runs


def without_lone_marks(lines: Sequence[Line]) -> None:
    """Clear the marks of ``lines`` that belong to no count: ``2004.`` is a year, ``17 Doe`` a page.

    Brackets, bullets and small numbers with a full stop stay marks on their own.
    """
    texts = [line for line in lines if line.kind == "text"]
    for line, length in zip(texts, chains(texts), strict=True):
        if length == 1 and (line.marked in "np" or len(line.label or "") > 3):
            line.marked, line.label, line.body = "", None, 0
