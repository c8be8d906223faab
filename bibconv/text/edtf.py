"""EDTF (ISO 8601-2) level 0 and 1, as biblatex accepts it: read, write, check.

Source: Library of Congress, *Extended Date/Time Format Specification*, 2019-02-04;
biblatex manual, section "Date and time specifications". Beyond level 1 the season codes
25 to 41 (hemispheres, quarters, semesters) are tolerated.

Years before Christ: EDTF counts ``0000`` as 1 BC, a :class:`Date` has no year 0 (``-1`` is
1 BC, and ``(0,)`` is the open end of a range).

>>> parse_edtf("1723~/1750~")
Date(parts=((1723,), (1750,)), season=None, circa=True, literal=None, edtf=None)
>>> format_edtf(Date(((2004, 6, 11),)))
'2004-06-11'
"""

from __future__ import annotations

from functools import lru_cache

import msgspec

from bibconv.model.dates import OPEN, Date, DateParts
from bibconv.patterns import late

_TIME = r"T(?:[01][0-9]|2[0-4]):[0-5][0-9](?::[0-5][0-9](?:[.,][0-9]{1,9})?)?(?:Z|[+-](?:[01][0-9]|2[0-4])(?::?[0-5][0-9])?)?"
# Groups: year, month, day, qualifier. Only the last digits of a year may be unspecified (X).
_POINT = late(
    r"(Y-?[1-9][0-9]{4,17}|-?(?:[0-9]{4}|[0-9]{3}X|[0-9]{2}XX))"
    r"(?:-([0-9]{2}|XX)(?:-([0-9]{2}|XX)(?:" + _TIME + r")?)?)?([?~%]?)"
)
_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
# Codes of ISO 8601-2 that stand in the place of the month -> season of CSL (None: not a season).
_SEASONS: dict[int, int | None] = {
    **{code: (code - 21) % 4 + 1 for code in range(21, 33)},
    **dict.fromkeys(range(33, 42)),
}


class _Point(msgspec.Struct, frozen=True):
    """One side of a range: its first and last possible parts, season, and qualifier."""

    first: DateParts
    last: DateParts
    season: int | None = None
    qualified: bool = False


_OPEN_POINT = _Point(OPEN, OPEN)


@lru_cache(maxsize=4096)
def parse_edtf(text: str) -> Date | None:
    """The date that an EDTF text says, or ``None`` if it is not EDTF.

    Month 13 or 31 June have the form of EDTF and are read as they stand;
    :func:`problem` says what is wrong with them.
    """
    text = text.strip()
    if not text or len(text) > 100:
        return None
    if text[0] == "y":
        text = "Y" + text[1:]
    start_text, slash, end_text = text.partition("/")
    start = _point(start_text)
    if start is None:
        return None
    if not slash:
        if start is _OPEN_POINT:
            return None
        parts = (start.first,) if start.first == start.last else (start.first, start.last)
        return _exact(Date(parts, start.season, start.qualified), text)
    end = _point(end_text)
    if end is None or start is end is _OPEN_POINT:
        return None
    # One season attribute cannot say two different seasons: then the EDTF text does.
    season = start.season if start.season == end.season else None
    date = Date((start.first, end.last), season, start.qualified or end.qualified)
    return _exact(date, text)


def _exact(date: Date, text: str) -> Date:
    """``date``, with the text itself where the parts alone would not give it back."""
    return date if format_edtf(date) == text else msgspec.structs.replace(date, edtf=text)


def _point(text: str) -> _Point | None:
    if text in ("", ".."):
        return _OPEN_POINT
    match = _POINT.fullmatch(text)
    if match is None:
        return None
    year_text, month, day, qualifier = match.groups()
    first_year, last_year = _years(year_text)
    qualified = bool(qualifier)
    if month is None or month == "XX":
        if day not in (None, "XX"):
            return None  # a known day in an unknown month is level 2
        return _Point((first_year,), (last_year,), None, qualified)
    if "X" in year_text:
        return None  # so is a known month of an unknown year
    number = int(month)
    if number in _SEASONS and day is None:
        return _Point((first_year,), (first_year,), _SEASONS[number], qualified)
    if number == 0:
        return None
    parts: DateParts = (first_year, number)
    if day not in (None, "XX"):
        if day == "00":
            return None
        parts = (first_year, number, int(day))
    return _Point(parts, parts, None, qualified)


def _years(text: str) -> tuple[int, int]:
    """First and last year of ``1999``, ``199X``, ``-0076`` (77 BC), ``Y170000002``."""
    text = text.removeprefix("Y")
    years = [_historical(int(text.replace("X", digit))) for digit in "09"]
    return min(years), max(years)


def _historical(year: int) -> int:
    """Year as historians count: EDTF's 0 is 1 BC, -1 is 2 BC."""
    return year if year > 0 else year - 1


def format_edtf(date: Date) -> str | None:
    """The EDTF text of a date; ``None`` if it has no parts (words only).

    ``parse_edtf(format_edtf(date)) == date`` for every date that ``parse_edtf`` gives.
    """
    if date.edtf:
        return date.edtf
    if not date.parts:
        return None
    qualifier = "~" if date.circa else ""
    sides = ["" if part == OPEN else _format_part(part) for part in date.parts[:2]]
    if date.season in (1, 2, 3, 4) and all(len(part) == 1 for part in date.parts):
        sides = [side and f"{side}-2{date.season}" for side in sides]
    if not any(sides):
        return None
    return "/".join(side + qualifier if side else "" for side in sides)


def _format_part(part: DateParts) -> str:
    year = part[0] if part[0] > 0 else min(part[0] + 1, 0)
    digits = f"{abs(year):04d}"
    sign = "-" if year < 0 else ""
    head = f"Y{sign}{digits}" if len(digits) > 4 else f"{sign}{digits}"
    return "-".join([head, *(f"{number:02d}" for number in part[1:3])])


def problem(date: Date) -> str | None:
    """What is impossible about a date: month 13, 31 June, an end before its start."""
    for part in date.parts:
        if part != OPEN and (trouble := _part_problem(part)):
            return trouble
    if date.season is not None and not 1 <= date.season <= 4:
        return f"season {date.season} does not exist; CSL counts 1 (spring) to 4 (winter)"
    if len(date.parts) == 2:
        start, end = date.parts
        if start != OPEN and end != OPEN:
            common = min(len(start), len(end))
            if end[:common] < start[:common]:
                return (
                    f"the range ends ({_format_part(end)}) before it starts ({_format_part(start)})"
                )
    return None


def _part_problem(part: DateParts) -> str | None:
    if len(part) > 1 and not 1 <= part[1] <= 12:
        return f"month {part[1]} does not exist"
    if len(part) > 2:
        days = days_in_month(part[0], part[1])
        if not 1 <= part[2] <= days:
            return f"day {part[2]} does not exist: month {part[1]} of {part[0]} has {days} days"
    return None


def days_in_month(year: int, month: int) -> int:
    """Days of a month, Gregorian throughout; ``year`` as in :class:`Date` (no year 0)."""
    astronomical = year if year > 0 else year + 1
    leap = astronomical % 4 == 0 and (astronomical % 100 != 0 or astronomical % 400 == 0)
    return 29 if month == 2 and leap else _DAYS[month - 1]
