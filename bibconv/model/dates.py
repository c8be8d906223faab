"""A date as CSL has it: one or two (year, month, day) parts, a season, circa, or words."""

from __future__ import annotations

from typing import Any

import msgspec

DateParts = tuple[int, ...]
"""``(year,)``, ``(year, month)`` or ``(year, month, day)``; ``(0,)`` is the open end of a range."""

OPEN: DateParts = (0,)


def possible(parts: DateParts) -> bool:
    """Whether there can be such a month and day in any year: no month 13, no day 32."""
    return (len(parts) < 2 or 0 < parts[1] < 13) and (len(parts) < 3 or 0 < parts[2] < 32)


class Date(msgspec.Struct, frozen=True, gc=False):
    """One date or range.

    Attributes:
        parts: one tuple for a date, two for a range; ``OPEN`` as an end means open or unknown.
            Years before Christ are negative; month 1 to 12.
        season: 1 spring, 2 summer, 3 autumn, 4 winter.
        circa: the date is approximate or uncertain.
        literal: words instead of a date ("in press").
        edtf: the exact EDTF text, kept only where the other attributes cannot say all of it
            (unspecified digits ``199X``, ``?`` against ``~``, a time of day).
    """

    parts: tuple[DateParts, ...] = ()
    season: int | None = None
    circa: bool = False
    literal: str | None = None
    edtf: str | None = None

    @property
    def year(self) -> int | None:
        """The first year, or ``None``."""
        return self.parts[0][0] if self.parts and self.parts[0] != OPEN else None

    def to_csl(self) -> dict[str, Any]:
        """The date as a CSL-JSON object of csl-data.json 1.0.2 (``edtf`` is not in it)."""
        value: dict[str, Any] = {}
        if self.parts:
            value["date-parts"] = [list(part) for part in self.parts]
        if self.season is not None:
            value["season"] = self.season
        if self.circa:
            value["circa"] = True
        if self.literal:
            value["literal"] = self.literal
        return value

    def __bool__(self) -> bool:
        return bool(self.parts or self.literal or self.season)


def in_words(date: Date) -> Date:
    """The date itself; its numbers as words if there is no such month or day.

    >>> in_words(Date(((1996, 13, 3),))).literal
    '1996-13-3'
    """
    for part in date.parts:
        if not possible(part):
            break
    else:
        return date
    words = "/".join("-".join(map(str, part)) for part in date.parts)
    return Date((), date.season, date.circa, date.literal or words)
