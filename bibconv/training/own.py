"""A model from a user's own records and labelled references."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from bibconv.csl.styles import own_folder, package_styles
from bibconv.training.choice import choose_styles
from bibconv.training.fit import fitted
from bibconv.training.labelled import read_labelled
from bibconv.training.rendered import printed

_SEED = 20


def learn(
    records: Sequence[Mapping[str, Any]],
    lines: Iterable[str],
    *,
    styles: int,
    per_style: int,
    iterations: int,
) -> bytes | None:
    """The model as the content of a file; ``None`` if there is nothing to learn from.

    Args:
        records: CSL-JSON.
        lines: labelled references as JSON (:mod:`.labelled`).
        styles: in how many styles the records are printed.
        per_style: how many records each of them prints.
        iterations: steps of the training.
    """
    references = read_labelled(lines)
    usable = [record for record in records if record.get("title")]
    if usable:
        folder = package_styles() or own_folder()
        chosen = choose_styles(folder, styles, random.Random(_SEED))
        for one in printed(usable, chosen, per_style=per_style, seed=_SEED):
            references += one
    return fitted(references, iterations=iterations) if references else None
