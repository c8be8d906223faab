"""The statistical reader: a reference's words are labelled by the model, its identifiers by form.

>>> labelling = default_reader().label("Fenn R. Why do owls turn? Night Zool 2016, 2: 3–9.")
>>> labelling.type
'article-journal'
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import msgspec

from bibconv.references.assemble import assemble
from bibconv.references.crf import Model, default_model
from bibconv.references.labels import Label, Labelling
from bibconv.references.listing import Chances, First, Habits, read_again
from bibconv.references.marks import find_marks
from bibconv.references.runs import runs
from bibconv.references.tokens import Tokens, tokenize

_SURE = 0.75  # these readings show what a list is like, the others are read again within it

__all__ = ["Reader", "default_model", "default_reader", "reader_of"]


class Reader:
    """Labels references with a model."""

    def __init__(self, model: Model) -> None:
        self._model = model

    def label(self, text: str) -> Labelling:
        """The labelling of one reference."""
        return self.label_all([text])[0]

    def label_all(self, texts: Sequence[str]) -> list[Labelling]:
        """The labellings of a list of references."""
        readings = [self._read(text) for text in texts]
        habits = Habits([First(one.tokens, one.tags, one.certainty > _SURE) for one in readings])
        for place, one in enumerate(readings):
            if one.certainty <= _SURE and one.tokens.words and habits.move(place):
                readings[place] = self._again(one, habits)
        return [_labelling(text, one) for text, one in zip(texts, readings, strict=True)]

    def _read(self, text: str) -> _Reading:
        tokens = tokenize(text)
        if not tokens.words:
            return _Reading(tokens, [], [], 0.0)
        return _Reading(tokens, *self._model.tag(tokens, sure=_SURE))

    @staticmethod
    def _again(one: _Reading, habits: Habits) -> _Reading:
        """The reading that follows the habits of the list, as sure as the model is of its words."""
        tags = read_again(one.tokens, one.possible, habits)
        if tags == one.tags:
            return one
        chances = [labels[tag] for labels, tag in zip(one.possible, tags, strict=True)]
        return _Reading(one.tokens, tags, chances, one.certainty)


class _Reading(msgspec.Struct, frozen=True, gc=False):
    """Words, their labels, how sure each is, and how sure all are; of doubtful ones the labels that
    each word may have besides."""

    tokens: Tokens
    tags: list[str]
    chances: list[float]
    certainty: float
    possible: Chances = []


def _labelling(text: str, one: _Reading) -> Labelling:
    tokens, tags, chances = one.tokens, list(one.tags), list(one.chances)
    if not tokens.words:
        return Labelling((), "document", certainty=0.0)
    marks, covered, _ = find_marks(text)
    if covered:
        _cover(tokens, tags, chances, covered)
    marks = _first_of_each(marks)
    return assemble(tokens, runs(tags, chances), one.certainty, marks, covered)


def _cover(
    tokens: Tokens, tags: list[str], chances: list[float], covered: Sequence[tuple[int, int]]
) -> None:
    """Words of identifiers are no words of anything else."""
    for start, end in covered:
        index = bisect_right(tokens.ends, start)
        while index < len(tags) and tokens.starts[index] < end:
            tags[index] = "join"
            chances[index] = 1.0
            index += 1


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


@lru_cache(maxsize=2)
def reader_of(model: str) -> Reader:
    """The reader with the model in the file ``model``."""
    return Reader(Model.from_path(Path(model)))
