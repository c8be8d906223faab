"""The date of publication: ``date``, or ``year``, ``month`` and ``day``, both ways.

BibLaTeX has EDTF in ``date`` (manual §2.3.8); BibTeX has ``year`` and ``month``, to which
``day`` is a common addition. ``year = {2001}, month = jan`` is ``Date(((2001, 1),))``.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from bibconv.formats.bibtex.calendar import is_possible, nearest_edtf
from bibconv.formats.bibtex.tables_fields import MONTHS
from bibconv.formats.bibtex.values import (
    is_plain,
    read_date,
    read_number,
    write_text,
)
from bibconv.model import OPEN, Date
from bibconv.patterns import late
from bibconv.text.dates import month_number, parse_date, season_number
from bibconv.text.edtf import format_edtf, parse_edtf

_YEAR = late(r"\s*[12][0-9]{3}\s*")
_MONTH_RANGE = late(r"/|-+|–|—|\band\b|&")
_SEASONS = ("Spring", "Summer", "Autumn", "Winter")
_MONTH_OF_NAME = {
    name: number
    for number, name in enumerate(
        "January February March April May June July August September October November "
        "December".split(),
        1,
    )
}

_DATE_FIELDS = ("date", "year", "month", "day")


def read_issued(values: Mapping[str, str]) -> tuple[Date | None, list[str]]:
    """The date that the fields say, and the names of the fields that say nothing else."""
    date_tex = values.get("date")
    if date_tex:
        date = read_date(date_tex)
        if date is not None:
            return date, ["date", *_repeated(values, date)]
    year_tex = values.get("year")
    if not year_tex:
        return None, []
    if year_tex.startswith("{"):
        year_tex = read_number(year_tex) or ""
    if _YEAR.fullmatch(year_tex):
        year = int(year_tex)
        return _with_month(year, values)
    text = read_number(year_tex)
    if text is None:
        return None, []
    date = parse_edtf(text) or parse_date(text)
    if len(date.parts) == 1 and len(date.parts[0]) == 1 and date == Date(date.parts):
        return _with_month(date.parts[0][0], values)
    return date, ["year"]


def read_issued_fields(
    values: Mapping[str, str], dialect: str
) -> tuple[Date | None, tuple[str, ...], str]:
    """As :func:`read_issued`, with the ``unusual_shape`` of the fields."""
    return _read_cached(tuple([values.get(field) for field in _DATE_FIELDS]), dialect)


@lru_cache(maxsize=8192)
def _read_cached(
    given: tuple[str | None, ...], dialect: str
) -> tuple[Date | None, tuple[str, ...], str]:
    # Few dates are as many as entries: a year and a month repeat all the time.
    values = {name: tex for name, tex in zip(_DATE_FIELDS, given, strict=True) if tex is not None}
    date, used = read_issued(values)
    shape = unusual_shape(date, used, dialect) if date is not None else ""
    return date, tuple(used), shape


def _with_month(year: int, values: Mapping[str, str]) -> tuple[Date, list[str]]:
    plain = Date(((year,),))
    month_tex = values.get("month")
    if not month_tex:
        return plain, ["year"]
    month = _MONTH_OF_NAME.get(month_tex)
    if month is None:
        text = read_number(month_tex) or ""
        month = _number(text)
        if month is None:
            return _odd_month(year, text)
    day = (values.get("day") or "").strip()
    if day.isascii() and day.isdigit() and 1 <= int(day) <= 31:
        return Date(((year, month, int(day)),)), ["year", "month", "day"]
    return Date(((year, month),)), ["year", "month"]


def _odd_month(year: int, text: str) -> tuple[Date, list[str]]:
    """A season, two months, or a month with its day."""
    season = season_number(text)
    if season is not None:
        return Date(((year,),), season=season), ["year", "month"]
    ends = [_number(part) for part in _MONTH_RANGE.split(text, maxsplit=2)]
    if len(ends) == 2 and ends[0] is not None and ends[1] is not None:
        return Date(((year, ends[0]), (year, ends[1]))), ["year", "month"]
    date = parse_date(f"{text} {year}")
    if date.parts and date.year == year and not date.literal and not date.circa:
        return date, ["year", "month"]
    return Date(((year,),)), ["year"]


def _number(text: str) -> int | None:
    text = text.strip().rstrip(".")
    if text.isascii() and text.isdigit():
        number = int(text[:3])
        return number if 1 <= number <= 12 else None
    return month_number(text)


def _repeated(values: Mapping[str, str], date: Date) -> list[str]:
    """Fields that repeat beside ``date`` what it says."""
    if not date.parts:
        return []
    first = date.parts[0]
    names = []
    for name, part in zip(("year", "month", "day"), first, strict=False):
        tex = values.get(name)
        if not tex:
            break
        text = read_number(tex) or ""
        number = _number(text) if name == "month" else int(text) if _digits(text) else None
        if number != part:
            break
        names.append(name)
    return names


def _digits(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 6


def write_issued(date: Date, dialect: str, shape: str = "") -> dict[str, str]:
    """The fields of a date; ``shape`` names the fields it was read from."""
    if shape:
        fields = _shaped(date, shape.split("+"))
        if fields and read_issued(read_back(fields)) == (date, list(fields)):
            return fields
    if dialect == "bibtex":
        fields = _classic(date)
        if fields:
            return fields
    edtf = nearest_edtf(date)
    if not edtf:
        return {"year": write_text(date.literal)} if date.literal else {}
    if dialect == "bibtex" and date.year and 1000 <= date.year <= 2999:
        return {"date": edtf, "year": str(date.year)}
    return {"date": edtf}


_CLASSIC_SHAPES = (["year"], ["year", "month"], ["year", "month", "day"])


def unusual_shape(date: Date, used: list[str], dialect: str) -> str:
    """The fields a date was read from, if the writer would choose others; ``""`` otherwise."""
    parts = date.parts
    if len(parts) == 1 and not (date.season or date.circa or date.edtf or date.literal):
        # The plain dates of nearly all entries, without trying.
        if 1000 <= parts[0][0] <= 2999 and used == _CLASSIC_SHAPES[len(parts[0]) - 1]:
            return "" if dialect == "bibtex" else "+".join(used)
        if used == ["date"] and dialect == "biblatex":
            return ""
    if list(write_issued(date, dialect)) == used:
        return ""
    shape = "+".join(used)
    return shape if list(write_issued(date, dialect, shape)) == used else ""


def read_back(fields: Mapping[str, str]) -> Mapping[str, str]:
    """Fields as the reader sees them: the month macro expanded."""
    month = fields.get("month")
    if month in MONTHS:
        return {**fields, "month": _SPELLED[MONTHS.index(month)]}
    return fields


_SPELLED = tuple(_MONTH_OF_NAME)


def _classic(date: Date) -> dict[str, str]:
    """``year``, ``month`` and ``day``, where they can say all of the date."""
    if date.literal or date.circa or date.edtf or not date.parts or OPEN in date.parts:
        return {}
    if not is_possible(date):
        return {}
    first = date.parts[0]
    if not 1000 <= first[0] <= 2999:
        return {}
    fields = {"year": str(first[0])}
    if len(date.parts) == 2:
        last = date.parts[1]
        if date.season or len(first) != 2 or len(last) != 2 or first[0] != last[0]:
            return {}
        fields["month"] = f"{_SPELLED[first[1] - 1]}/{_SPELLED[last[1] - 1]}"
        return fields
    if date.season:
        if len(first) != 1 or not 1 <= date.season <= 4:
            return {}
        fields["month"] = _SEASONS[date.season - 1]
        return fields
    if len(first) > 1:
        fields["month"] = MONTHS[first[1] - 1]
    if len(first) > 2:
        fields["day"] = str(first[2])
    return fields


def _shaped(date: Date, names: list[str]) -> dict[str, str]:
    """The date in the fields it was read from; ``{}`` if it does not go into them."""
    fields: dict[str, str] = {}
    if "date" in names:
        edtf = nearest_edtf(date)
        if (not edtf and not date.literal) or not is_possible(date):
            return {}
        fields["date"] = edtf or write_text(date.literal or "")
        first = date.parts[0] if date.parts else ()
        for name, part in zip(("year", "month", "day"), first, strict=False):
            if name in names:
                fields[name] = MONTHS[part - 1] if name == "month" else str(part)
        return fields
    classic = _classic(date)
    if not classic and names == ["year"]:
        text = format_edtf(date) or date.literal or ""
        return {"year": text if is_plain(text) else write_text(text)}
    return classic
