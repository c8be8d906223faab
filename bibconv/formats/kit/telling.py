"""An item being written: what a mapping takes, and the losses for all that it does not.

A mapping takes variables out of a :class:`Telling`; :meth:`Telling.close` reports whatever is
left as left out. So a writer cannot forget a variable without saying so.

>>> from bibconv.model import Item
>>> lost = []
>>> telling = Telling(Item("a", "book", {"title": "T", "note": "N"}), "enw", lost.append)
>>> telling.text("title")
'T'
>>> telling.close()
>>> [(loss.variable, loss.outcome.value) for loss in lost]
[('note', 'left out')]
"""

from __future__ import annotations

from typing import Any

from bibconv.model import Date, Item, Lose, Loss, Name, Outcome
from bibconv.text import markup


class Telling:
    """What of one item is not written yet.

    Attributes:
        item: the item.
        left: variables that nothing has taken.
        extra: leftovers that nothing has taken.
    """

    def __init__(self, item: Item, format: str, lose: Lose) -> None:
        self.item = item
        self.format = format
        self.left = dict(item.variables)
        self.extra = dict(item.extra)
        self._lose = lose

    def text(self, variable: str, *, plain: bool = True) -> str:
        """Take a text variable, ``""`` if it is not set; without markup if ``plain``."""
        value = self.left.get(variable)
        if not isinstance(value, str):
            return ""
        del self.left[variable]
        if not plain or "<" not in value:
            return value
        stripped = markup.strip(value)
        if stripped != value:
            self.lose(variable, Outcome.APPROXIMATED, "written without its markup")
        return stripped

    def names(self, variable: str) -> tuple[Name, ...]:
        """Take a name variable, ``()`` if it is not set."""
        value = self.left.get(variable)
        if not isinstance(value, tuple):
            return ()
        del self.left[variable]
        return value

    def date(self, variable: str) -> Date | None:
        """Take a date variable, ``None`` if it is not set."""
        value = self.left.get(variable)
        if not isinstance(value, Date):
            return None
        del self.left[variable]
        return value

    def leftovers(self) -> dict[str, Any]:
        """Take what the same format left: name -> value, or list of values."""
        prefix = self.format + ":"
        own = {key: value for key, value in self.extra.items() if key.startswith(prefix)}
        for key in own:
            del self.extra[key]
        return {key[len(prefix) :]: value for key, value in own.items()}

    def agreement(self, other: Item) -> int:
        """Number of variables, and the type, that are the same in ``other``; minus those that
        only ``other`` has."""
        mine = self.item.variables
        same = sum(mine.get(name) == value for name, value in other.variables.items())
        return same + (other.type == self.item.type) - len(other.variables.keys() - mine.keys())

    def lose(self, variable: str, outcome: Outcome, reason: str) -> None:
        """Report a loss."""
        self._lose(Loss(self.item.id, variable, outcome, reason))

    def close(self, reason: str = "the format has no place for it") -> None:
        """Report all that nothing has taken."""
        for variable in self.left:
            self.lose(variable, Outcome.LEFT_OUT, reason)
        for key in self.extra:
            self.lose(f"extra:{key}", Outcome.LEFT_OUT, reason)
