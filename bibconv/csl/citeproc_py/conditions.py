"""``if`` and ``else-if`` in citeproc-py, corrected; what CSL calls numeric."""

# mypy: allow-subclassing-any

from __future__ import annotations

import re
from typing import Any

from citeproc import model
from citeproc.source import VariableError

from bibconv.csl.citeproc_py.common import Common
from bibconv.csl.marks import strip


class Conditions:
    """``if`` and ``else-if``: ``disambiguate`` is false, numbers are what CSL calls numeric."""

    def render(
        self: Any, item: Any, context: Any = None, delimiter: str = "", **kwargs: Any
    ) -> Any:
        results: list[Any] = []
        for attribute, test in (
            ("type", self._type),
            ("variable", self._variable),
            ("is-numeric", self._is_numeric),
            ("is-uncertain-date", self._is_uncertain_date),
            ("locator", self._locator),
        ):
            if attribute in self.attrib:
                results += test(item)
        if "position" in self.attrib:
            results += self._position(item, context)
        if "disambiguate" in self.attrib:
            results.append(False)
        match = self.get("match", "all")
        met = (
            any(results)
            if match == "any"
            else not any(results)
            if match == "none"
            else all(results)
        )
        if not met:
            raise model.ConditionFailed
        return self.render_children(item, context=context, delimiter=delimiter, **kwargs)

    def _is_numeric(self: Any, item: Any) -> list[bool]:
        results = []
        for name in self.get("is-numeric").split():
            if name == "locator":
                value = item.locator.identifier if item.has_locator else ""
            else:
                value = item.reference.get(name.replace("-", "_"), "")
            results.append(is_numeric(str(value)))
        return results

    def _position(self: Any, item: Any, context: Any) -> list[bool]:
        try:
            return list(super()._position(item, context))  # type: ignore[misc]
        except (KeyError, AttributeError, TypeError, VariableError):
            return [position == "first" for position in self.get("position").split()]


_NUMERIC = re.compile(r"[^\W\d]{0,20}[0-9]+[^\W\d]{0,20}")


_BETWEEN = re.compile(r"[-,&\u2013]")


def is_numeric(text: str) -> bool:
    """``2nd``, ``1-3, 5 & 7``, ``A12`` are numeric; ``third``, ``2nd edition`` are not."""
    return all(_NUMERIC.fullmatch(part.strip()) for part in _BETWEEN.split(strip(text)))


class If(Common, Conditions, model.If):
    pass


class ElseIf(Common, Conditions, model.Else_If):
    pass
