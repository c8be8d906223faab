"""The line model: it labels each line as the beginning of a reference, its continuation, or neither.

Like the model of words (:mod:`bibconv.references.crf`) it is a linear-chain CRF, which labels all
lines together. It is loaded when the first list is read.
"""

from __future__ import annotations

import gzip
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files
from typing import Any

from bibconv.references.cutting.features import line_features
from bibconv.references.cutting.habits import FirstReading, habit_features
from bibconv.references.lines import Line

BEGINS, GOES_ON, OUTSIDE = "B", "I", "O"


_WINDOW = 2_000  # lines that are labelled together: the features of a line take 10 kB
_OVERLAP = 150  # lines before and after a window that are looked at as well


class LineModel:
    """A trained model, ready to label lines.

    Args:
        first, second: the CRFs of the first and the second reading, as python-crfsuite writes them.
    """

    def __init__(self, first: bytes, second: bytes) -> None:
        self._data = (first, second)  # the taggers do not copy it
        self._first, self._second = _tagger(first), _tagger(second)

    def label(self, lines: Sequence[Line], *, section: bool = False) -> list[str]:
        """The most likely label of each line of text among ``lines``, in order.

        Args:
            lines: all lines, blank ones and headings included.
            section: whether the lines stand under a heading such as "References".
        """
        if len(lines) <= _WINDOW:
            return self._labels(lines, section=section)
        labels: list[str] = []
        for start in range(0, len(lines), _WINDOW):
            before = max(0, start - _OVERLAP)
            window = lines[before : start + _WINDOW + _OVERLAP]
            found = self._labels(window, section=section)
            skipped = _texts(lines[before:start])
            labels += found[skipped : skipped + _texts(lines[start : start + _WINDOW])]
        return labels

    def _labels(self, lines: Sequence[Line], *, section: bool) -> list[str]:
        found = line_features(lines, section=section)
        if not found.features:
            return []
        first = first_reading(self._first, found.features)
        habits = habit_features(found.traits, found.layouts, first)
        return list(
            self._second.tag([one + two for one, two in zip(found.features, habits, strict=True)])
        )


def _texts(lines: Sequence[Line]) -> int:
    return sum(line.kind == "text" for line in lines)


def first_reading(tagger: Any, features: Sequence[Sequence[str]]) -> FirstReading:
    """The first reading of lines.

    Args:
        tagger: a tagger of python-crfsuite with the first model.
        features: of each line.
    """
    tagger.set(features)
    labels = tagger.tag()
    return FirstReading(labels, [tagger.marginal(BEGINS, at) for at in range(len(labels))])


def _tagger(data: bytes) -> Any:
    import pycrfsuite

    tagger = pycrfsuite.Tagger()
    tagger.open_inmemory(data)
    return tagger


@lru_cache(maxsize=1)
def line_model() -> LineModel:
    """The model that comes with the package."""
    folder = files("bibconv.references") / "data"
    first, second = (
        gzip.decompress((folder / f"lines-{reading}.crf.gz").read_bytes())
        for reading in ("first", "second")
    )
    return LineModel(first, second)
