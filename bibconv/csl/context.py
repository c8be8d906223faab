"""What a compiled element reads and notes while it renders one cite or one entry.

One mutable object per cite; groups save and restore its two flags (CSL 1.0.2, "Group": a group
is suppressed if all variables that it calls are empty).
"""

from __future__ import annotations

from typing import Any

from bibconv.csl.data.item import PreparedItem
from bibconv.csl.data.names import PName
from bibconv.csl.node import Node, Piece

FIRST, SUBSEQUENT, IBID, IBID_WITH_LOCATOR = 0, 1, 2, 3


class NameConfig:
    """How disambiguation changed the names of an item: names shown and levels of given names.

    ``counts[i]`` is the least number of names shown in the i-th list of names; ``levels[i, n]``
    is 1 for initials and 2 for the given name in full.
    """

    __slots__ = ("counts", "levels")

    def __init__(
        self,
        counts: dict[int, int] | None = None,
        levels: dict[tuple[int, int], int] | None = None,
    ) -> None:
        self.counts = counts or {}
        self.levels = levels or {}

    def copy(self) -> NameConfig:
        """An independent copy."""
        return NameConfig(dict(self.counts), dict(self.levels))

    def key(self) -> tuple[Any, ...]:
        """What makes two configurations equal."""
        if self is NO_CONFIG:
            return ()
        return tuple(sorted(self.counts.items())), tuple(sorted(self.levels.items()))


NO_CONFIG = NameConfig()


class ShownNames:
    """A list of names as it was rendered: what disambiguation and substitution look at."""

    __slots__ = ("names", "options", "pieces", "shown", "variable")

    def __init__(self, variable: str, names: list[PName], shown: int, options: Any) -> None:
        self.variable = variable
        self.names = names
        self.shown = shown
        self.options = options
        self.pieces: list[Piece] = []


class Context:
    """State of one rendering; see the module."""

    __slots__ = (
        "called", "comparing", "conditions", "config", "disambiguate", "english", "filled", "first_note", "item", "label",
        "locator", "names_asked", "names_node", "namesets", "near_note", "number", "position", "substituted",
        "suffix", "suffix_done", "suppress_author", "suppressed", "trace", "unsubstituted", "used",
    )  # fmt: skip

    def __init__(self, item: PreparedItem, english: bool) -> None:
        self.item = item
        self.english = english
        self.called = False  # a variable was asked for
        self.filled = False  # and one had content
        self.config = NO_CONFIG
        self.disambiguate = 0  # how many disambiguate conditions may hold
        self.comparing = False  # rendered to be compared, not to be printed
        self.conditions = 0  # how many were met so far
        self.first_note = ""
        self.label = ""
        self.locator = ""
        self.names_asked = False  # the style asked for names, whether there are any or not
        self.names_node: Node | None = None  # the first names printed
        self.namesets: list[ShownNames] = []
        self.near_note = False
        self.number = 0
        self.position = FIRST
        self.substituted = False  # inside cs:substitute
        self.suffix = ""  # year suffix
        self.suffix_done = False
        self.suppress_author = False
        self.suppressed: frozenset[str] | None = None  # variables consumed by cs:substitute
        self.used: list[str] | None = None  # variables printed inside cs:substitute
        self.unsubstituted = False  # cs:substitute offers a text for missing names, and it is empty
        self.trace = False
