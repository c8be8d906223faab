"""Names in citeproc-py, corrected: truncated lists, initials, parts as plain strings.

A list that its source cut off prints the style's "et al." after the names it prints, whatever
the style's ``et-al-min``: the list carries a place holder at its end (:mod:`.feed`).
"""

# mypy: allow-subclassing-any

from __future__ import annotations

import re
from typing import Any

from citeproc import model

from bibconv.csl.citeproc_py.common import Common

TRUNCATED = "names-truncated"  # key of a reference: variables whose lists end in "et al."


_BARE_INITIALS = re.compile(r"[A-Z]{2,3}")  # "NB", as PubMed writes initials


class Names(Common, model.Names):
    pass


class Name(Common, model.Name):
    """Lists that their source truncated print the style's "et al." after the printed names."""

    def process(self, item: Any, variable: str, **kwargs: Any) -> Any:
        names = item.reference.get(variable, [])
        truncated = variable in item.reference.get(TRUNCATED, ())
        self._printed = len(names) - 1 if truncated else None
        try:
            return super().process(item, variable, **kwargs)
        finally:
            self._printed = None

    def get_option(self, name: str, context: Any = None, sort_options: Any = None) -> Any:
        value = super().get_option(name, context, sort_options)
        printed = self._printed
        if printed is None or name not in ("et-al-min", "et-al-use-first", "et-al-use-last"):
            return value
        if name == "et-al-use-last":
            return False
        least = super().get_option("et-al-min", context, sort_options)
        fires = 0 < least <= printed + 1
        if name == "et-al-min":
            return least if fires else printed + 1
        return min(value, printed) if fires else printed

    def initialize(self, given: str, mark: str, context: Any) -> str:
        if self.get("initialize") == "false" or not any(c.isupper() for c in given):
            return given
        if _BARE_INITIALS.fullmatch(given):
            given = " ".join(given)
        return str(super().initialize(given, mark, context))


class NamePart(Common, model.Name_Part):
    """Gives back plain strings, which is what the name is put together from."""

    def format_part(self, given: Any, family: Any) -> tuple[str | None, str | None]:
        parts = super().format_part(given, family)
        return tuple(None if part is None else str(part) for part in parts)  # type: ignore[return-value]
