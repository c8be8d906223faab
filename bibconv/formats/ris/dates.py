"""Dates of a record: PY gives the year; Y1 and DA may only make it more exact.

``YYYY/MM/DD/other`` with empty parts (2001 specification), plain years, and the ``MAR 15`` of
Web of Science, which is a day of the year that PY names and never a year itself.
"""

from __future__ import annotations

from functools import lru_cache

from bibconv.formats.ris.collected import Collected, Values
from bibconv.model import Date
from bibconv.text.dates import parse_date, parse_ris

_ORDER = {"PY": 0, "YR": 1, "Y1": 2, "DA": 3}


@lru_cache(maxsize=8192)
def _parse(text: str) -> tuple[Date, str]:
    if len(text) == 4 and text.isascii() and text.isdigit():
        return Date(((int(text),),)), ""
    return parse_ris(text)


def _says_nothing(text: str) -> bool:
    return not any(char.isalnum() for char in text)


def issued(record: Collected, values: Values) -> None:
    """The date of publication."""
    if len(values) == 1:
        date, words = _parse(values[0][1])
        if date.year is not None and not words:
            record.variables["issued"] = date
            record.origins["issued"] = values[0][2]
            return
    ranked = sorted(
        (entry for entry in values if not _says_nothing(entry[1])), key=lambda v: _ORDER[v[0]]
    )
    chosen = next((v for v in ranked if _parse(v[1])[0].year is not None), None)
    if chosen is None:
        if ranked:
            record.variables["issued"] = _parse(ranked[0][1])[0]
            record.origins["issued"] = ranked[0][2]
            for tag, value, _ in ranked[1:]:
                record.leave(tag, value)
        return
    date, words = _parse(chosen[1])
    if words:
        record.leave(chosen[0], chosen[1])
    index = chosen[2]
    for entry in ranked:
        if entry is chosen:
            continue
        tag, text, at = entry
        other, words = _parse(text)
        if other.year is None and date.year is not None and other.literal:
            other, words = parse_date(f"{text} {date.year}"), ""
        if other.literal or other.year != date.year or not _agree(date, other):
            record.leave(tag, text)
            continue
        if words:
            record.leave(tag, text)
        if _exactness(other) > _exactness(date):
            date, index = other, at
    record.variables["issued"] = date
    record.origins["issued"] = index


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
