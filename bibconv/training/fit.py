"""Fit the model to labelled references.

L-BFGS with a penalty on the number of features (L1), so that the file stays small; the same
references in the same order give the same model.
"""

from __future__ import annotations

import gzip
import tempfile
from collections.abc import Sequence
from pathlib import Path

from bibconv.references.features import Features
from bibconv.references.tokens import Tokens

_PARAMETERS = {"c1": 0.2, "c2": 0.05, "feature.minfreq": 3, "feature.possible_transitions": False}


def fitted(references: Sequence[tuple[Tokens, list[str]]], *, iterations: int = 100) -> bytes:
    """The model that ``references`` teach, as the content of its file."""
    import pycrfsuite

    trainer = pycrfsuite.Trainer(verbose=False)
    features = Features()
    for tokens, labels in references:
        trainer.append(features.of(tokens), labels)
    trainer.select("lbfgs")
    trainer.set_params({**_PARAMETERS, "max_iterations": iterations})
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "model"
        trainer.train(str(made))
        # no time and no name in the file: the same model is the same bytes
        return gzip.compress(made.read_bytes(), 9, mtime=0)
