"""The model that says of each line whether it begins a reference, goes on with one, or is none.

A linear-chain CRF, as the one for words (:mod:`bibconv.references.crf`): the labels of all lines are
decided together. It is loaded when the first list is read.
"""

from __future__ import annotations

import gzip
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files
from typing import Any

from bibconv.references.cutting.features import see
from bibconv.references.cutting.habits import First, habit_features
from bibconv.references.lines import Line

BEGINS, GOES_ON, OUTSIDE = "B", "I", "O"


class LineModel:
    """A trained model, ready to label lines: one for the first reading, one for the second."""

    def __init__(self, first: bytes, second: bytes) -> None:
        self._data = (first, second)  # the taggers read from it for as long as they live
        self._first, self._second = _tagger(first), _tagger(second)

    def label(self, lines: Sequence[Line], *, section: bool = False) -> list[str]:
        """The likeliest label of each line of text among ``lines``.

        Args:
            section: they stand under a heading such as "References".
        """
        seen = see(lines, section=section)
        if not seen.looks:
            return []
        habits = habit_features(seen.looks, seen.places, first_reading(self._first, seen.features))
        return list(
            self._second.tag([one + two for one, two in zip(seen.features, habits, strict=True)])
        )


def first_reading(tagger: Any, features: Sequence[Sequence[str]]) -> First:
    """The labels of lines by their own features, and how surely each begins a reference."""
    tagger.set(features)
    labels = tagger.tag()
    return First(labels, [tagger.marginal(BEGINS, at) for at in range(len(labels))])


def _tagger(data: bytes) -> Any:
    import pycrfsuite

    tagger = pycrfsuite.Tagger()
    tagger.open_inmemory(data)
    return tagger


@lru_cache(maxsize=1)
def line_model() -> LineModel:
    """The model of the package."""
    folder = files("bibconv.references") / "data"
    first, second = (
        gzip.decompress((folder / f"lines-{reading}.crf.gz").read_bytes())
        for reading in ("first", "second")
    )
    return LineModel(first, second)
