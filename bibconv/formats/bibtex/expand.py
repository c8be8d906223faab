"""``@string`` definitions, month names and ``#``: the content of a value as text.

Names are case-insensitive, as in BibTeX. BibTeX knows a definition only after it was made; a
later one is used all the same and reported (S130).

With ``@string{acm = "ACM"}``, ``acm # { Press}`` is ``ACM Press``.
"""

from __future__ import annotations

from bibconv.formats.bibtex.blocks import Fault, Macro, String, Value
from bibconv.formats.bibtex.tables_fields import MONTH_NAMES
from bibconv.limits import Limits

# A source may grow to this many times its length.
_GROWTH = 20


class Budget:
    """How many characters a whole source may grow by, so that little text stays little."""

    def __init__(self, limits: Limits, length: int) -> None:
        self.limit = limits.expansions
        self._left = max(limits.expansions, _GROWTH * length)

    def spend(self, count: int) -> bool:
        """Take ``count`` characters; whether one value may have them, and so many are left."""
        if count > self.limit or count > self._left:
            return False
        self._left -= count
        return True


class Strings:
    """The string definitions of one text of ``length`` characters."""

    def __init__(self, limits: Limits, length: int = 0) -> None:
        self.budget = Budget(limits, length)
        self._values: dict[str, str] = {}
        self._later: dict[str, String] = {}
        self.first: dict[str, int] = {}

    def announce(self, definitions: list[String]) -> None:
        """Make all definitions known in advance, for values that use one too early."""
        for definition in definitions:
            self._later.setdefault(definition.name.lower(), definition)

    def define(self, definition: String, faults: list[Fault]) -> None:
        """Make a definition known for all that follows; the last one wins."""
        name = definition.name.lower()
        if name in self.first:
            faults.append(
                Fault(
                    "S131",
                    definition.name_start,
                    definition.name_start + len(definition.name),
                    definition.name,
                    self.first[name],
                )
            )
        else:
            self.first[name] = definition.name_start
        self._values[name] = self.expand(definition.value, faults)

    def names(self) -> frozenset[str]:
        """All names that are defined so far."""
        return frozenset(self._values)

    def expand(self, value: Value, faults: list[Fault]) -> str:
        """The text of a value; a name that nobody defines stands for itself."""
        if isinstance(value, str):
            return value
        parts = [
            piece if isinstance(piece, str) else self._lookup(piece, faults) for piece in value
        ]
        lent = sum(
            len(part) for part, piece in zip(parts, value, strict=True) if isinstance(piece, Macro)
        )
        if not self.budget.spend(lent) and lent:
            first = next(p for p in value if isinstance(p, Macro))
            faults.append(Fault("S130", first.start, first.start + len(first.name), "\0"))
            return "".join(piece if isinstance(piece, str) else piece.name for piece in value)
        return "".join(parts)

    def _lookup(self, macro: Macro, faults: list[Fault]) -> str:
        name = macro.name.lower()
        text = self._values.get(name)
        if text is not None:
            return text
        month = MONTH_NAMES.get(name)
        if month is not None:
            return month
        definition = self._later.get(name)
        resumed = definition.name_start if definition else -1
        end = macro.start + len(macro.name)
        faults.append(Fault("S130", macro.start, end, macro.name, resumed))
        if definition is None or not isinstance(definition.value, str):
            return macro.name
        return definition.value
