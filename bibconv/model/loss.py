"""What a conversion could not carry over as it was."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum

import msgspec


class Outcome(str, Enum):
    """What happened to a value that the target format has no exact place for."""

    KEPT_ASIDE = "kept aside"  # written to a place that only bibconv reads back
    APPROXIMATED = "approximated"  # written, but in another form
    LEFT_OUT = "left out"  # not written


class Loss(msgspec.Struct, frozen=True):
    """One value that a writer could not write as it was.

    Attributes:
        item_id: the item's id.
        variable: CSL variable, ``"type"``, ``"id"`` or ``"extra:KEY"``.
        outcome: see :class:`Outcome`.
        reason: a short clause: "RIS has no tag for it".
    """

    item_id: str
    variable: str
    outcome: Outcome
    reason: str


Lose = Callable[[Loss], None]
"""Where a writer puts its losses."""
