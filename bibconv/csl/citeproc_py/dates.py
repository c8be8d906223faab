"""Dates in citeproc-py, corrected: ranges, delimiters, formatting, sort keys, seasons."""

# mypy: allow-subclassing-any

from __future__ import annotations

from typing import Any

from citeproc import model
from citeproc.source import DateRange, LiteralDate
from citeproc.string import String

from bibconv.csl.citeproc_py.common import NS, Common


class Date(Common, model.Date):
    """Ranges print the parts that differ around the dash; in sort keys dates are numbers."""

    def process(self, item: Any, variable: Any = None, **kwargs: Any) -> Any:
        if self.get_root().sorting and not self.is_locale_date():
            date = item.reference[(variable or self.get("variable")).replace("-", "_")]
            return String(_sort_key(date, self._wanted_parts()))
        return super().process(item, variable, **kwargs)

    def render_single_date(self, date: Any, show_parts: Any = None, context: Any = None) -> Any:
        parts = self.parts(date, show_parts, None if context is self else context)
        return self.join(parts) if parts else None

    def wrap(self, text: Any) -> Any:
        return super().wrap(self.format(self.case(text)))

    def _wanted_parts(self) -> list[str]:
        if self.get("form") is not None:
            return str(self.get("date-parts", "year-month-day")).split("-")
        return [part.get("name") for part in self.iterchildren(f"{NS}date-part")]

    def render_date_range(
        self, date_range: Any, show_parts: Any = None, context: Any = None
    ) -> Any:
        begin, end = date_range.begin, date_range.end
        shown = [p.get("name") for p in self.iterchildren(f"{NS}date-part")]
        shown = [name for name in shown if name in (show_parts or ())]
        dash = "\N{EN DASH}"
        join = self.join
        other = context if context is not self else None
        if end.is_nil():
            text = str(join(self.parts(begin, shown, other))).rstrip(" ,")
            return String(text + dash) if text else None
        differing = _differing(begin, end)
        places = [index for index, name in enumerate(shown) if name in differing]
        if not places:
            return self.render_single_date(end, shown, context)
        first, last = places[0], places[-1] + 1
        one = str(join(self.parts(begin, shown[first:last], other))).rstrip(" ,")
        two = str(join(self.parts(end, shown[first:last], other))).lstrip(" ")
        middle = String(one + dash + two) if one else String(two)
        pieces = [
            *self.parts(end, shown[:first], other),
            middle,
            *self.parts(end, shown[last:], other),
        ]
        return join([piece for piece in pieces if piece])


def _differing(begin: Any, end: Any) -> set[str]:
    """The largest part in which the dates differ, and all smaller ones."""
    parts = ["year", "month", "day"]
    for index, name in enumerate(parts):
        if begin.get(name) != end.get(name):
            return set(parts[index:])
    return {"month"} if begin.get("season") != end.get("season") else set()


def _sort_key(date: Any, parts: list[str]) -> str:
    if isinstance(date, LiteralDate):
        return str(date.text)
    if isinstance(date, DateRange):
        return _sort_key(date.begin, parts)
    key = f"{date.year + 100000:06}"
    for name in ("month", "day"):
        if name in parts:
            key += f"{date.get(name) or 0:02}"
    return key


class DatePart(Common, model.Date_Part):
    """Leaves the locale's own date parts as they were; a season has no number."""

    def render(self, date: Any, context: Any = None) -> Any:
        before = dict(self.attrib)
        try:
            return super().render(date, context)
        except AssertionError:  # a season where the style asks for the month's number
            return None
        finally:
            self.attrib.clear()
            self.attrib.update(before)
