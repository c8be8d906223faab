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

BEGINS, GOES_ON, OUTSIDE = "B", "I", "O"


class LineModel:
    """A trained model, ready to label lines."""

    def __init__(self, data: bytes) -> None:
        import pycrfsuite

        self._data = data  # the tagger reads from it for as long as it lives
        self._tagger: Any = pycrfsuite.Tagger()
        self._tagger.open_inmemory(data)

    def label(self, features: Sequence[Sequence[str]]) -> list[str]:
        """The likeliest labels of lines with ``features``."""
        return list(self._tagger.tag(features)) if features else []


@lru_cache(maxsize=1)
def line_model() -> LineModel:
    """The model of the package."""
    path = files("bibconv.references") / "data" / "lines.crf.gz"
    return LineModel(gzip.decompress(path.read_bytes()))
