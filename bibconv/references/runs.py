"""Neighbouring words with one label, as runs.

>>> runs(["author", "author", "date"], [1.0, 0.9, 0.8])
(Run(label='author', first=0, last=1, probability=0.9), Run(label='date', first=2, ...))
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec


class Run(msgspec.Struct, frozen=True, gc=False):
    """Words ``first`` to ``last`` (inclusive) are ``label``."""

    label: str
    first: int
    last: int
    probability: float

    def named(self, label: str) -> Run:
        """The same words as ``label``."""
        return Run(label, self.first, self.last, self.probability)

    def split(self, at: int, first: str, second: str) -> tuple[Run, Run]:
        """Two runs: the words before ``at`` and those from it."""
        return (
            Run(first, self.first, at - 1, self.probability),
            Run(second, at, self.last, self.probability),
        )


def runs(tags: Sequence[str], chances: Sequence[float]) -> tuple[Run, ...]:
    """The runs of ``tags``; a run is as sure as its least sure word."""
    found: list[Run] = []
    start = 0
    for index in range(1, len(tags) + 1):
        if index == len(tags) or tags[index] != tags[start]:
            chance = min(chances[start:index])
            found.append(Run(tags[start], start, index - 1, chance))
            start = index
    return tuple(found)
