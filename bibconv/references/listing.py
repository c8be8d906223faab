"""The list, not the line: a doubtful reference is read again as its neighbours are.

Reference lists are in one style: which field follows which, and what stands between them, is the
same throughout. The sure readings around a doubtful reference say what that is; among the labels
that the model holds possible for its words, those are taken that follow the list best.

In a list of ``Doe J. Title. Journal 2016;3:4.`` the words behind ``. `` and a title are a container.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import log

import msgspec

from bibconv.references.tokens import Tokens

_WINDOW = 12  # neighbours on either side
_LEAST = 3  # sure neighbours below which a list says nothing
_POSSIBLE = 0.02
_SMOOTHING = 0.5
_WEIGHT = 0.35

Chances = list[dict[str, float]]
"""For each word the labels that are possible, with their probabilities."""


class First(msgspec.Struct, frozen=True, gc=False):
    """The first reading of a reference."""

    tokens: Tokens
    tags: Sequence[str]
    sure: bool


class Habits:
    """What follows what in the sure readings around a place of a list; the places are asked for
    in order."""

    def __init__(self, readings: Sequence[First]) -> None:
        self._readings = readings
        self._first = self._end = self._size = 0
        self._next: dict[tuple[str, str, str], int] = {}
        self._all: dict[tuple[str, str], int] = {}

    def move(self, place: int) -> bool:
        """Look at the neighbours of ``place``; whether enough of them are sure."""
        while self._end < min(place + _WINDOW + 1, len(self._readings)):
            self._count(self._readings[self._end], 1)
            self._end += 1
        while self._first < place - _WINDOW:
            self._count(self._readings[self._first], -1)
            self._first += 1
        return self._size >= _LEAST

    def _count(self, reading: First, step: int) -> None:
        if not reading.sure:
            return
        self._size += step
        follows, every = self._next, self._all
        before = "^"
        for tag, gap in zip(reading.tags, reading.tokens.gaps, strict=False):
            one, all_ = (before, gap, tag), (before, gap)
            follows[one] = follows.get(one, 0) + step
            every[all_] = every.get(all_, 0) + step
            before = tag

    def score(self, before: str, gap: str, label: str) -> float:
        """How usual ``label`` is behind ``before`` and ``gap``; 0 where the list does not say."""
        seen = self._all.get((before, gap))
        if not seen:
            return 0.0
        share = (self._next.get((before, gap, label), 0) + _SMOOTHING) / (seen + 2 * _SMOOTHING)
        return _WEIGHT * log(share)


def read_again(tokens: Tokens, chances: Chances, habits: Habits) -> list[str]:
    """The likeliest labels, given what is usual in the list (Viterbi's algorithm)."""
    best: dict[str, float] = {"^": 0.0}
    back: list[dict[str, str]] = []
    for possible, gap in zip(chances, tokens.gaps, strict=False):
        now: dict[str, float] = {}
        came: dict[str, str] = {}
        for label, chance in possible.items():
            if len(best) == 1:  # nothing to choose from, as behind most words
                ((origin, value),) = best.items()
                score = value + habits.score(origin, gap, label)
            else:
                score, origin = max(
                    (value + habits.score(before, gap, label), before)
                    for before, value in best.items()
                )
            now[label] = score + log(chance)
            came[label] = origin
        best = now
        back.append(came)
    label = max(best, key=lambda name: best[name])
    tags = [label]
    for came in reversed(back[1:]):
        label = came[label]
        tags.append(label)
    tags.reverse()
    return tags


def possible(marginals: dict[str, float]) -> dict[str, float]:
    """The labels that are worth looking at."""
    found = {label: chance for label, chance in marginals.items() if chance > _POSSIBLE}
    return found or {max(marginals, key=lambda name: marginals[name]): 1.0}
