"""Fit the models: the one of words to labelled references, the two of lines to documents.

L-BFGS with a penalty on the number of features (L1), so that the files stay small; the same
examples in the same order give the same model.
"""

from __future__ import annotations

import gzip
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from bibconv.references.cutting.habits import habit_features
from bibconv.references.cutting.model import first_reading
from bibconv.references.features import Features
from bibconv.references.tokens import Tokens
from bibconv.training.documents import Example

_WORDS = {"c1": 0.2, "c2": 0.05, "feature.minfreq": 3, "feature.possible_transitions": False}
_LINES = {"c1": 0.4, "c2": 0.05, "feature.minfreq": 4, "feature.possible_transitions": True}


def fitted(references: Sequence[tuple[Tokens, list[str]]], *, iterations: int = 100) -> bytes:
    """The model that ``references`` teach, as the content of its file."""
    features = Features()
    examples = ((features.of(tokens), labels) for tokens, labels in references)
    return _trained(examples, {**_WORDS, "max_iterations": iterations})


def fitted_lines(
    first: Iterable[Example], second: Iterable[Example], *, iterations: int = 120
) -> tuple[bytes, bytes]:
    """The models of lines for the first and the second reading, as the contents of their files.

    Args:
        first: what the model of the first reading learns from.
        second: other documents, for the second: on those that it learned from, the first reading
            is more right than it will be on any others.
        iterations: steps of each training.
    """
    parameters = {**_LINES, "max_iterations": iterations}
    one = _trained(((seen.features, labels) for seen, labels in first), parameters)
    two = _trained(_read_once(second, gzip.decompress(one)), parameters)
    return one, two


def _read_once(examples: Iterable[Example], model: bytes) -> Iterator[tuple[Any, list[str]]]:
    """The examples with the features that the first reading adds."""
    import pycrfsuite

    tagger = pycrfsuite.Tagger()
    tagger.open_inmemory(model)
    for seen, labels in examples:
        first = first_reading(tagger, seen.features)
        habits = habit_features(seen.traits, seen.layouts, first)
        yield [own + more for own, more in zip(seen.features, habits, strict=True)], labels


def _trained(examples: Iterable[tuple[Any, list[str]]], parameters: Mapping[str, float]) -> bytes:
    import pycrfsuite

    trainer = pycrfsuite.Trainer(verbose=False)
    for features, labels in examples:
        trainer.append(features, labels)
    trainer.select("lbfgs")
    trainer.set_params(parameters)
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "model"
        trainer.train(str(made))
        # no time and no name in the file: the same model is the same bytes
        return gzip.compress(made.read_bytes(), 9, mtime=0)
