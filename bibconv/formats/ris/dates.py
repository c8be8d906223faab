"""Dates of a record: PY gives the year; Y1 and DA may only make it more exact.

``YYYY/MM/DD/other`` with empty parts (2001 specification), plain years, and the ``MAR 15`` of
Web of Science, which is a day of the year that PY names and never a year itself.
"""

from __future__ import annotations

from functools import lru_cache

from bibconv.formats.ris.collected import Collected, Values
from bibconv.formats.ris.remember import LENGTH, remembered
from bibconv.model import Date
from bibconv.text.dates import parse_date, parse_ris

_ORDER = {"PY": 0, "YR": 1, "Y1": 2, "DA": 3}


@remembered(8192)
def _parse(text: str) -> tuple[Date, str]:
    if len(text) == 4 and text.isascii() and text.isdigit():
        return Date(((int(text),),)), ""
    return parse_ris(text)


def _says_nothing(text: str) -> bool:
    return not any(char.isalnum() for char in text)


def issued(record: Collected, values: Values) -> None:
    """The date of publication."""
    said = tuple((tag, text) for tag, text, _ in values)
    short = len(said) < 5 and all(len(text) <= LENGTH for _, text in said)
    date, at, left = _short_issued(said) if short else _issued(said)
    if date is not None:
        record.variables["issued"] = date
        record.origins["issued"] = values[at][2]
    for tag, text in left:
        record.leave(tag, text)


def _issued(
    values: tuple[tuple[str, str], ...],
) -> tuple[Date | None, int, tuple[tuple[str, str], ...]]:
    """Date, which value says it, and the values that say something else."""
    ranked = sorted(
        (at for at, (_, text) in enumerate(values) if not _says_nothing(text)),
        key=lambda at: _ORDER[values[at][0]],
    )
    chosen = next((at for at in ranked if _parse(values[at][1])[0].year is not None), None)
    if chosen is None:
        if not ranked:
            return None, 0, ()
        return _parse(values[ranked[0]][1])[0], ranked[0], tuple(values[at] for at in ranked[1:])
    left: list[tuple[str, str]] = []
    date, words = _parse(values[chosen][1])
    if words:
        left.append(values[chosen])
    best = chosen
    for at in ranked:
        if at == chosen:
            continue
        text = values[at][1]
        other, words = _parse(text)
        if other.year is None and date.year is not None and other.literal:
            other, words = parse_date(f"{text} {date.year}"), ""
        if other.literal or other.year != date.year or not _agree(date, other):
            left.append(values[at])
            continue
        if words:
            left.append(values[at])
        if _exactness(other) > _exactness(date):
            date, best = other, at
    return date, best, tuple(left)


_short_issued = lru_cache(maxsize=16384)(_issued)


def _agree(one: Date, other: Date) -> bool:
    """Whether two dates can be the same day, one of them less exactly given."""
    if one == other or _exactness(one) == 0 or _exactness(other) == 0:
        return True
    if one.season or other.season or len(one.parts) != 1 or len(other.parts) != 1:
        return False
    return all(a == b for a, b in zip(one.parts[0], other.parts[0], strict=False))


def _exactness(date: Date) -> int:
    """0 for a year alone, more for month, season, day or range."""
    return sum(map(len, date.parts)) - 1 + (date.season is not None)


def accessed(record: Collected, values: Values) -> None:
    """When the web page was seen; in files of 2001 Y2 may be another date: then words."""
    for tag, value, index in values:
        if _says_nothing(value):
            continue
        date, words = _parse(value)
        held = record.variables.get("accessed")
        if held is None and date.year is not None:
            held = record.variables["accessed"] = date
            record.origins["accessed"] = index
        if held != date or words:
            record.leave(tag, value)  # a time of day, or another date


def epub(record: Collected, values: Values) -> None:
    """ET of a journal article: the day it went online (EndNote), else an edition."""
    for tag, value, index in values:
        date, words = _parse(value)
        if "available-date" not in record.variables and len(value) > 4 and date.year and not words:
            record.variables["available-date"] = date
            record.origins["available-date"] = index
        else:
            record.set("edition", tag, value, index)


def read_back(year: str, day: str) -> Date | None:
    """The date that :func:`issued` makes of what :func:`format_ris` gave."""
    values: Values = [(tag, text, 0) for tag, text in (("PY", year), ("DA", day)) if text]
    record = Collected()
    issued(record, values)
    date = record.variables.get("issued")
    return date if isinstance(date, Date) and not record.extra else None


def format_ris(date: Date) -> tuple[str, str]:
    """PY and DA of a date; DA is empty where PY says all that RIS can say."""
    if not date.parts:
        return date.literal or "", ""
    first = date.parts[0]
    if first[0] < 0:
        return f"{-first[0]} BC", ""  # a minus would be read as EDTF, one year off
    year = f"{first[0]:04d}"
    if date.season is not None and len(first) == 1 and 1 <= date.season <= 4:
        return year, f"{year}///{('Spring', 'Summer', 'Autumn', 'Winter')[date.season - 1]}"
    if len(first) == 1:
        return year, ""
    day = f"{first[2]:02d}" if len(first) > 2 else ""
    return year, f"{year}/{first[1]:02d}/{day}/"
