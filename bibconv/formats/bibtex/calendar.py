"""Dates that no calendar has: how much of one can be written.

``nearest_edtf(Date(((2020, 25),)))`` is ``2020``: EDTF would read 25 as an autumn.
"""

from __future__ import annotations

from bibconv.model import Date
from bibconv.text.edtf import format_edtf, parse_edtf


def is_possible(date: Date) -> bool:
    """Whether months and days are numbers that a calendar has."""
    return all(
        all(1 <= number <= last for number, last in zip(part[1:], (12, 31), strict=False))
        for part in date.parts
    )


def nearest_edtf(date: Date) -> str:
    """The date as EDTF; only its years where EDTF would read it as another; ``""`` without."""
    text = format_edtf(date)
    if text is None:
        return ""
    again = parse_edtf(text)
    if again is not None and again.parts == date.parts:
        return text
    return format_edtf(Date(tuple(part[:1] for part in date.parts))) or ""
