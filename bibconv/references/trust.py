"""How far a record read from text may be trusted: the chance that it is right as a whole.

Five signs decide: the model's own probability, and how the reference keeps to its list (see
:mod:`.template`). Their weights are a logistic regression on lists that the model was not
trained on; six numbers for thousands of references leave little room for overfitting, and
``tools/calibrate_trust.py`` measures each list with weights fitted without it.

>>> trust(0.99, Proof()) > 0.9 > 0.5 > trust(0.2, Proof(similarity=0.8, gaps=-2.0))
True
"""

from __future__ import annotations

import math

from bibconv.references.template import Proof

_FLOOR = 1e-4
_MOST_UNLIKE = 0.3  # beyond this a printed reference is unlike its source, no matter how much

INTERCEPT = 0.79
WEIGHTS = (0.55, 0.39, -1.01, -0.38, -1.85)
"""Of the signs, in their order."""


def signs(certainty: float, proof: Proof) -> tuple[float, ...]:
    """What the trust is computed from."""
    chance = min(max(certainty, _FLOOR), 1 - _FLOOR)
    return (
        math.log(chance / (1 - chance)),
        proof.gaps,
        1 - proof.names,
        float(proof.missing),
        min(1 - proof.similarity, _MOST_UNLIKE),
    )


def trust(certainty: float, proof: Proof) -> float:
    """The chance that all of a reference was read rightly, 0 to 1."""
    total = INTERCEPT + sum(
        weight * sign for weight, sign in zip(WEIGHTS, signs(certainty, proof), strict=True)
    )
    return round(1 / (1 + math.exp(-total)), 2)
