"""Dates of an item in one normal form: date parts, seasons, EDTF, raw text, literals.

CSL 1.0.2, "Date"; CSL-JSON's ``date-parts``, ``season``, ``circa``, ``literal``, ``raw``.

>>> prepare_date({"date-parts": [["2004", 10]]}).start
(2004, 10, 0, 0)
"""

from __future__ import annotations

from typing import Any

from bibconv.patterns import late

Point = tuple[int, int, int, int]
"""Year, month, day, season; 0 for what is not given (a year 0 does not occur)."""

_INT = late(r"\s*(-?\d{1,9})\s*")
# EDTF levels 0 and 1: 2004, -0044, 2004-06, 2004-06-11, 2004-21, with ? ~ % behind.
_EDTF = late(r"(-?Y?\d{1,9})(?:-(\d\d)(?:-(\d\d)(?:T[\d:.Z+-]*)?)?)?([?~%]?)")


class PDate:
    """A date or range; ``end`` is ``None`` for a single date."""

    __slots__ = ("circa", "end", "literal", "open_end", "start")

    def __init__(
        self,
        start: Point | None = None,
        end: Point | None = None,
        *,
        circa: bool = False,
        literal: str = "",
        open_end: bool = False,
    ) -> None:
        self.start = start
        self.end = end
        self.circa = circa
        self.literal = literal
        self.open_end = open_end


def _number(value: Any) -> int:
    if isinstance(value, bool):
        return 0
    if isinstance(value, int):
        return value if abs(value) < 10**9 else 0
    if isinstance(value, float):
        return int(value) if value == value and abs(value) < 1e9 else 0
    if isinstance(value, str):
        match = _INT.fullmatch(value)
        return int(match[1]) if match else 0
    return 0


def _point(parts: Any, season: int) -> Point | None:
    if not isinstance(parts, (list, tuple)):
        parts = [parts]
    numbers = [_number(part) for part in parts[:3]] + [0, 0, 0]
    year, month, day = numbers[:3]
    if not year and not month:
        return None
    if 13 <= month <= 16:
        month, season = 0, month - 12
    elif 21 <= month <= 24:
        month, season = 0, month - 20
    if not 1 <= month <= 12:
        month = day = 0
    if not 1 <= day <= 31:
        day = 0
    return (year, month, day, 0 if month else season)


def _season(value: Any) -> int:
    number = _number(value)
    if 21 <= number <= 24:
        number -= 20
    if 13 <= number <= 16:
        number -= 12
    return number if 1 <= number <= 4 else 0


def prepare_date(value: Any) -> PDate | None:
    """The date of a date variable, ``None`` if there is none in ``value``."""
    if isinstance(value, (str, int)) and not isinstance(value, bool):
        return parse_text(str(value))
    if not isinstance(value, dict):
        return None
    circa = value.get("circa") not in (None, False, 0, "0", "", "false")
    season = value.get("season")
    parts = value.get("date-parts")
    if isinstance(parts, (list, tuple)) and parts:
        if not isinstance(parts[0], (list, tuple)):
            parts = [parts]
        start = _point(parts[0], _season(season))
        if start is not None:
            end, open_end = None, False
            if len(parts) > 1:
                end = _point(parts[1], _season(season))
                open_end = end is None
            return PDate(start, end if end != start else None, circa=circa, open_end=open_end)
    for key in ("literal", "edtf", "raw"):
        text = value.get(key)
        if isinstance(text, (str, int)) and str(text).strip():
            date = PDate(literal=str(text)) if key == "literal" else parse_text(str(text))
            if date is not None:
                date.circa = date.circa or circa
                return date
    if isinstance(season, str) and season.strip() and not _season(season):
        return PDate(literal=season)
    return None


def parse_text(text: str) -> PDate | None:
    """Raw or EDTF text as a date; what is neither is a literal."""
    text = text.strip()
    if not text:
        return None
    date = _edtf(text)
    return date if date is not None else _raw(text)


def _edtf(text: str) -> PDate | None:
    first, slash, last = text.partition("/")
    start, circa = _edtf_point(first)
    if start is None:
        return None
    if not slash:
        return PDate(start, circa=circa)
    if last in ("", ".."):
        return PDate(start, circa=circa, open_end=True)
    end, also = _edtf_point(last)
    if end is None:
        return None
    return PDate(start, end if end != start else None, circa=circa or also)


def _edtf_point(text: str) -> tuple[Point | None, bool]:
    match = _EDTF.fullmatch(text)
    if match is None:
        return None, False
    year = int(match[1].replace("Y", ""))
    return _point([year, match[2] or 0, match[3] or 0], 0), bool(match[4])


def _raw(text: str) -> PDate:
    from bibconv.text.dates import parse_date

    for separator in (" - ", "–", "/", "--"):
        if text.count(separator) == 1:
            first, last = (parse_date(part.strip()) for part in text.split(separator))
            if first.parts and last.parts:
                start = _from_model(first.parts[0], first.season)
                end = _from_model(last.parts[0], last.season)
                return PDate(start, end, circa=first.circa or last.circa)
    date = parse_date(text)
    if not date.parts or date.literal:
        return PDate(literal=text)
    start = _from_model(date.parts[0], date.season)
    end = _from_model(date.parts[1], date.season) if len(date.parts) > 1 else None
    if start is None:
        return PDate(literal=text)
    return PDate(start, end, circa=date.circa, open_end=len(date.parts) > 1 and end is None)


def _from_model(parts: tuple[int, ...], season: int | None) -> Point | None:
    return _point(list(parts), season or 0)
