"""The statistical reader: a reference's words are labelled by the model, its identifiers by form.

>>> labelling = default_reader().label("Fenn R. Why do owls turn? Night Zool 2016, 2: 3–9.")
>>> labelling.type
'article-journal'
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from bibconv.references.assemble import assemble
from bibconv.references.crf import Model, default_model
from bibconv.references.labels import Label, Labelling
from bibconv.references.marks import find_marks
from bibconv.references.runs import runs
from bibconv.references.tokens import Tokens, tokenize

__all__ = ["Reader", "default_model", "default_reader"]


class Reader:
    """Labels references with a model."""

    def __init__(self, model: Model) -> None:
        self._model = model

    def label(self, text: str) -> Labelling:
        """The labelling of one reference."""
        return self.label_all([text])[0]

    def label_all(self, texts: Sequence[str]) -> list[Labelling]:
        """The labellings of a list of references."""
        return [self._label(text) for text in texts]

    def _label(self, text: str) -> Labelling:
        tokens = tokenize(text)
        if not tokens.words:
            return Labelling((), "document", certainty=0.0)
        tags, chances, probability = self._model.tag(tokens)
        marks, covered, _ = find_marks(text)
        if covered:
            _cover(tokens, tags, chances, covered)
        return assemble(tokens, runs(tags, chances), probability, _first_of_each(marks), covered)


def _cover(
    tokens: Tokens, tags: list[str], chances: list[float], covered: Sequence[tuple[int, int]]
) -> None:
    """Words of identifiers are no words of anything else."""
    for start, end in covered:
        for index, (at, to) in enumerate(zip(tokens.starts, tokens.ends, strict=True)):
            if at < end and to > start:
                tags[index] = "join"
                chances[index] = 1.0


def _first_of_each(marks: list[Label]) -> list[Label]:
    """Of several DOIs or addresses the first counts."""
    seen: set[str] = set()
    out = []
    for mark in sorted(marks, key=lambda mark: mark.start):
        if mark.name not in seen:
            seen.add(mark.name)
            out.append(mark)
    return out


@lru_cache(maxsize=1)
def default_reader() -> Reader:
    """The reader with the package's model."""
    return Reader(default_model())
