"""The model: a linear-chain CRF that gives each word of a reference its label.

The package carries one (``data/references.crf.gz``); ``Model.from_path`` reads another, as
made by ``bibconv train``. It is loaded when the first reference is read.
"""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from bibconv.errors import UnreadableInputError
from bibconv.references.features import Features
from bibconv.references.labels import WORD_LABELS
from bibconv.references.listing import Chances, possible
from bibconv.references.tokens import Tokens

_MAGIC = b"lCRF"
_CERTAIN = 0.96  # of a word so sure no other label is looked at


class Model:
    """A trained model, ready to label."""

    def __init__(self, data: bytes) -> None:
        import pycrfsuite

        self._data = data  # the tagger reads from it for as long as it lives
        self._tagger: Any = pycrfsuite.Tagger()
        self._tagger.open_inmemory(data)
        self.labels: tuple[str, ...] = tuple(self._tagger.labels())
        self._features = Features()

    @classmethod
    def from_path(cls, path: Path) -> Model:
        """The model in a file, compressed or not."""
        try:
            data = path.read_bytes()
            if data[:2] == b"\x1f\x8b":
                data = gzip.decompress(data)
        except (OSError, EOFError, zlib.error) as error:
            raise UnreadableInputError(f"{path}: cannot read the model: {error}") from error
        if data[:4] != _MAGIC:
            raise UnreadableInputError(
                f"{path}: this is no model; one is made with: bibconv train FILE -o {path}"
            )
        model = cls(data)
        if not set(model.labels) <= set(WORD_LABELS):
            raise UnreadableInputError(f"{path}: the labels of this model are not ours")
        return model

    def tag(
        self, tokens: Tokens, *, sure: float = 0.0
    ) -> tuple[list[str], list[float], float, Chances]:
        """The label of each word, how sure each is, and how sure all are together; where that is
        no more than ``sure``, for each word the labels that are possible besides."""
        tagger = self._tagger
        tagger.set(self._features.of(tokens))
        tags: list[str] = tagger.tag()
        certainty: float = tagger.probability(tags)
        chances: list[float] = list(map(tagger.marginal, tags, range(len(tags))))
        # Asked while the tagger holds these words: to hand them over again would cost far more.
        others = self._possible(tags, chances) if certainty <= sure else []
        return tags, chances, certainty, others

    def _possible(self, tags: Sequence[str], chances: Sequence[float]) -> Chances:
        """For each word the labels that the model holds possible besides its likeliest."""
        marginal = self._tagger.marginal
        return [
            {tag: chance}
            if chance > _CERTAIN
            else possible({label: marginal(label, index) for label in self.labels})
            for index, (tag, chance) in enumerate(zip(tags, chances, strict=True))
        ]


@lru_cache(maxsize=1)
def default_model() -> Model:
    """The model of the package."""
    path = files("bibconv.references") / "data" / "references.crf.gz"
    return Model(gzip.decompress(path.read_bytes()))
