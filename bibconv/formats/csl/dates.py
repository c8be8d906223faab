"""CSL date values -> dates, and what was odd about them.

Source: csl-data.json 1.0.2, ``date-variable``; EDTF strings by the recommendation in its text.
Read besides: ``raw``, numbers, Pandoc's ``{year, month, day}`` and lists of those, months and
seasons as words, months 13 to 16 and 21 to 24 for seasons, ``[[null]]`` for no date.

>>> read_date({"date-parts": [["2020", 5]]}).date
Date(parts=((2020, 5),), ...)
"""

from __future__ import annotations

import re
from typing import Any

import msgspec

from bibconv.formats.csl.schema import DATE_MEMBERS
from bibconv.formats.csl.values import as_flag, as_text, nfc
from bibconv.model import OPEN, Date, DateParts
from bibconv.model.dates import possible
from bibconv.text.dates import month_number, parse_date, parse_edtf, season_number

_INTEGER = re.compile(r"[+-]?[0-9]{1,9}")
_YEARS = 10**9  # a year beyond is none


class ReadDate(msgspec.Struct):
    """A date, the members it has no place for, and what was odd (S152: not an object;
    S154: a shape that the schema does not allow, or a date that does not exist: its numbers
    are kept as ``words``)."""

    date: Date | None = None
    rest: Any = None
    words: str | None = None
    wrong: str | None = None
    shape: str | None = None
    unknown: list[str] = msgspec.field(default_factory=list)


def read_date(value: Any) -> ReadDate:
    """The date that ``value`` says."""
    if isinstance(value, dict):
        if len(value) == 1 and (date := _plain(value.get("date-parts"))) is not None:
            return ReadDate(date)
        return _object(value)
    result = ReadDate(wrong="is not a date object")
    if isinstance(value, list):
        _list(value, result)
    else:
        result.date = date_of_text(as_text(value) or "")
    return result


def date_of_text(text: str) -> Date | None:
    """A date in EDTF or in words; ``None`` for an empty text."""
    text = text.strip()
    if not text:
        return None
    date = parse_edtf(text) or parse_date(text)
    return date if all(map(possible, date.parts)) else Date(literal=text)


def _plain(parts: Any) -> Date | None:
    """The usual shape, ``[[year, month, day]]`` in numbers, without detours."""
    if parts.__class__ is not list or len(parts) != 1 or parts[0].__class__ is not list:
        return None
    part = parts[0]
    if not 0 < len(part) < 4 or part[0] == 0:
        return None
    for number in part:
        if number.__class__ is not int:
            return None
    numbers: DateParts = tuple(part)
    if not -_YEARS < numbers[0] < _YEARS or not possible(numbers):
        return None
    return Date((numbers,))


def _object(value: dict[str, Any]) -> ReadDate:
    result = ReadDate()
    parts: tuple[DateParts, ...] = ()
    season: int | None = None
    rest = {key: member for key, member in value.items() if key not in DATE_MEMBERS}
    if "date-parts" not in value and rest.get("year") is not None:
        written = _year_month_day(rest)
        for key in ("year", "month", "day")[: len(written)]:
            rest.pop(key, None)
        parts, season = _parts([written], result)
    elif "date-parts" in value:
        parts, season = _parts(value["date-parts"], result)
        if (
            not parts
            and not result.words
            and value["date-parts"] not in ([[None]], [], [[]], None, [None])
        ):
            rest["date-parts"] = value["date-parts"]
    if value.get("season") not in (None, ""):
        season = _season(value["season"])
        if season is None:
            rest["season"] = value["season"]
            result.shape = f"has the season {value['season']!r}"
    literal = nfc(value["literal"]) if isinstance(value.get("literal"), str) else ""
    if result.words and literal:
        rest["date-parts"] = value.get("date-parts", result.words)
    date = Date(
        parts=parts,
        season=season,
        circa=as_flag(value.get("circa")),
        literal=literal or result.words,
    )
    result.unknown = [key for key in rest if key not in DATE_MEMBERS]
    for key in ("edtf", "raw"):
        text = as_text(value.get(key))
        if not text:
            continue
        if date:
            rest[key] = text
        else:
            read = date_of_text(text)
            if read is not None:
                date = msgspec.structs.replace(read, circa=read.circa or date.circa)
    result.date = date if date else None
    result.rest = rest or None
    return result


def _list(value: list[Any], result: ReadDate) -> None:
    """A list instead of an object: bare date-parts, or Pandoc's objects (two make a range)."""
    if value and all(isinstance(member, dict) and "year" in member for member in value):
        parts, season = _parts([_year_month_day(member) for member in value], result)
        circa = any(as_flag(member.get("circa")) for member in value)
        result.date = Date(parts, season, circa, result.words) or None
    elif len(value) == 1 and isinstance(value[0], dict):
        inner = read_date(value[0])
        result.date, result.rest, result.shape = inner.date, inner.rest, inner.shape
        result.unknown = inner.unknown
    else:
        parts, season = _parts(value, result)
        result.date = Date(parts, season, literal=result.words) or None
        if not result.words:
            result.shape = None
    if result.date is None:
        result.rest = value or None


def _year_month_day(value: dict[str, Any]) -> list[Any]:
    """``{year, month, day}``, or ``{year, season}``, as date-parts."""
    if value.get("month") is None and value.get("season") is not None:
        season = _season(value["season"])
        return [value["year"]] if season is None else [value["year"], season + 20]
    written: list[Any] = []
    for key in ("year", "month", "day"):
        if value.get(key) is None:
            break  # a day without a month is none
        written.append(value[key])
    return written


def _parts(value: Any, result: ReadDate) -> tuple[tuple[DateParts, ...], int | None]:
    """Dates of ``date-parts``, however it is shaped, and a season written as a month."""
    if not isinstance(value, list):
        value = [value]
    if value and not isinstance(value[0], list):
        result.shape = "has date-parts that are no list of lists"
        value = [value]
    if len(value) > 2:
        result.shape = "has more than two dates"
        result.rest = value
        value = [value[0], value[-1]]
    dates: list[DateParts] = []
    season: int | None = None
    for index, part in enumerate(value):
        numbers = _numbers(part if isinstance(part, list) else [part], result)
        if len(numbers) > 1 and (found := _season_of_month(numbers[1])) is not None:
            season = found if season is None else season
            if len(numbers) > 2:
                result.shape = "has a day beside a season"
            numbers = numbers[:1]
        if numbers:
            dates.append(tuple(numbers))
        elif index == 0 and len(value) == 2 and isinstance(part, list):
            dates.append(OPEN)
    if not dates or all(part == OPEN for part in dates):
        result.shape = "has an empty date"
        return (), season
    if not all(map(possible, dates)):
        result.words = "/".join("-".join(map(str, part)) for part in dates)
        result.shape = f"has a date that does not exist, {result.words}"
        return (), None
    return tuple(dates), season


def _numbers(part: list[Any], result: ReadDate) -> list[int]:
    """Year, month, day as far as they are numbers."""
    if len(part) > 3:
        result.shape = "has more than year, month and day"
    numbers: list[int] = []
    for index, member in enumerate(part[:3]):
        number = _number(member, index)
        if number is None or (number == 0 and index):
            if member not in (None, "") or not index:
                result.shape = f"has the date part {member!r}"
            break
        numbers.append(number)
    return numbers


def _number(member: Any, index: int) -> int | None:
    if isinstance(member, bool) or member is None:
        return None
    if isinstance(member, int):
        return member if abs(member) < _YEARS else None
    text = (as_text(member) or "").strip()
    if _INTEGER.fullmatch(text):
        return int(text)
    if isinstance(member, float) and member.is_integer() and abs(member) < _YEARS:
        return int(member)
    return month_number(text) if index == 1 and text else None


def _season_of_month(month: int) -> int | None:
    """CSL processors read months 13 to 16, EDTF has months 21 to 24."""
    if 13 <= month <= 16:
        return month - 12
    return month - 20 if 21 <= month <= 24 else None


def _season(value: Any) -> int | None:
    text = (as_text(value) or "").strip()
    if _INTEGER.fullmatch(text):
        number = int(text)
        return number if 1 <= number <= 4 else _season_of_month(number)
    return season_number(text) if text else None
