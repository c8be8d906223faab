"""Dates as people write them, in many languages, to :class:`~bibconv.model.Date`.

EDTF itself is in :mod:`bibconv.text.edtf` and offered here again. What is not understood
for certain stays words: ``03/04/2005`` is a literal, because it is March for some readers
and April for others.

>>> parse_date("Dec 18 2007")
Date(parts=((2007, 12, 18),), season=None, circa=False, literal=None, edtf=None)
>>> parse_date("n.d.").literal
'n.d.'
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache

import msgspec

from bibconv.model.dates import Date, DateParts
from bibconv.patterns import late
from bibconv.text.edtf import days_in_month, format_edtf, parse_edtf, problem
from bibconv.text.tables_dates import (
    AD_WORDS,
    BC_WORDS,
    CIRCA_PREFIXES,
    FILLERS,
    MONTH_WORDS,
    RANGE_WORDS,
    SEASON_WORDS,
)

__all__ = [
    "fold",
    "format_edtf",
    "month_number",
    "parse_date",
    "parse_edtf",
    "parse_ris",
    "problem",
    "season_number",
]

_LONGEST = 100  # no date is longer; text beyond is not looked at

_DASHES = str.maketrans("‐‑‒–—−", "------")
_RIS = late(r"(-?\d{1,4})/(\d{0,2})(?:/(\d{0,2})(?:/(.*))?)?", re.DOTALL)
_YEAR_FIRST = late(r"(\d{4})([./-])(\d{1,2})\2(\d{1,2})\.?")
_YEAR_FIRST_CJK = late(r"(\d{4})\s?[年년]\s?(?:(\d{1,2})\s?[月월]\s?(?:(\d{1,2})\s?[日일])?)?")
_YEAR_LAST = late(r"(\d{1,2})([./-])\s?(\d{1,2})\2\s?(\d{4})")
_MONTH_YEAR = late(r"(\d{1,2})[./-](\d{4})")
_DATE_TIME = late(
    r"(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2})?)(?:[.,]\d{1,9})?\s?(Z|UTC|[+-]\d{2}:?\d{2})?"
)
_COMPACT = late(r"(1[5-9]|20)(\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])")
_SHORT_END = late(r"(\d{2})(\d{2})\s?[-/]\s?(\d{2})")
_DECADE = late(r"(\d{3})0'?s")
_COPYRIGHT = late(r"(?<!\w)(?:c|©|cop\.?|copyright|\(c\)|p|℗)\s?(?=\d{4}$)", re.IGNORECASE)
_QUARTER = late(r"(?:Q([1-4])[,\s]+(\d{4})|(\d{4})[,\s-]*Q([1-4]))", re.IGNORECASE)
_TOKEN = late(r"(\d+)|([^\W\d_]+)|([-/])|([\s.,'’ºª°]+)|(.)", re.DOTALL)


def fold(word: str) -> str:
    """A word without case and accents: ``Août`` -> ``aout``."""
    if word.isascii():
        return word.lower()
    decomposed = unicodedata.normalize("NFKD", word.casefold())
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def _numbered(rows: tuple[str, ...]) -> dict[str, int]:
    return {fold(word): number for number, row in enumerate(rows, 1) for word in row.split()}


_MONTHS = _numbered(MONTH_WORDS)
_SEASONS = _numbered(SEASON_WORDS)


@lru_cache(maxsize=1024)
def month_number(word: str) -> int | None:
    """1 to 12 for a month's name or abbreviation in any of many languages, or its number."""
    word = word.strip().rstrip(".")
    if word.isascii() and word.isdigit():
        return int(word) if len(word) <= 2 and 1 <= int(word) <= 12 else None
    return _MONTHS.get(fold(word))


def season_number(word: str) -> int | None:
    """1 spring, 2 summer, 3 autumn, 4 winter, for the word in any of many languages."""
    return _SEASONS.get(fold(word.strip().rstrip(".")))


@lru_cache(maxsize=8192)
def parse_date(text: str) -> Date:
    """The date that ``text`` says; its words as ``literal`` if that is not certain."""
    text = " ".join(text.split()) if len(text) <= 10 * _LONGEST else text.strip()
    if not text:
        return Date()
    if len(text) > _LONGEST:
        return Date(literal=text)
    plain = text.translate(_DASHES)
    date = parse_edtf(plain)
    if date is None or problem(date):
        date = _written(plain)
    return date if date is not None else Date(literal=text)


def _written(text: str) -> Date | None:
    """Any form that is not EDTF, its brackets and "circa" taken off first."""
    circa = False
    if text[0] in "[(" and text[-1] in "])":
        text = text[1:-1].strip()
    lowered = text.lower()
    for prefix in CIRCA_PREFIXES:
        if lowered.startswith(prefix) and lowered[len(prefix) : len(prefix) + 1] in " 0123456789":
            if prefix[-1] != "." and lowered[len(prefix) : len(prefix) + 1] != " ":
                continue
            text, circa = text[len(prefix) :].strip(), True
            break
    else:
        if lowered.startswith("c ") and lowered[2:].isdigit():
            text, circa = text[2:], True
    if text.endswith("?"):
        text, circa = text[:-1].rstrip(), True
    text = _COPYRIGHT.sub("", text, count=1).strip().rstrip(".")
    if not text:
        return None
    date = parse_edtf(text)
    if date is None or problem(date):
        date = _numeric(text) or _era(text) or _words(text)
    if date is not None and circa and not date.circa:
        return msgspec.structs.replace(date, circa=True, edtf=None)
    return date


def _numeric(text: str) -> Date | None:
    """Forms made of digits and separators only."""
    if match := _YEAR_FIRST.fullmatch(text):
        return _valid(int(match[1]), int(match[3]), int(match[4]))
    if match := _YEAR_FIRST_CJK.fullmatch(text):
        return _valid(*(int(group) for group in match.groups() if group))
    if match := _RIS.fullmatch(text):
        date, rest = parse_ris(text)
        return None if rest or date.literal else date
    if match := _DATE_TIME.fullmatch(text):
        zone = match[3] or ""
        return parse_edtf(f"{match[1]}T{match[2]}{'Z' if zone == 'UTC' else zone}")
    if match := _YEAR_LAST.fullmatch(text):
        first, second, year = int(match[1]), int(match[3]), int(match[4])
        if match[2] == "." or first > 12 or first == second:
            return _valid(year, second, first)
        return _valid(year, first, second) if second > 12 else None
    if match := _MONTH_YEAR.fullmatch(text):
        return _valid(int(match[2]), int(match[1]))
    if match := _COMPACT.fullmatch(text):
        return _valid(int(match[1] + match[2]), int(match[3]), int(match[4]))
    if match := _SHORT_END.fullmatch(text):
        if match[3] > match[2]:
            return Date(((int(match[1] + match[2]),), (int(match[1] + match[3]),)))
        return None
    if match := _DECADE.fullmatch(text):
        return parse_edtf(f"{match[1]}X")
    if match := _QUARTER.fullmatch(text):
        quarter = int(match[1] or match[4])
        return parse_edtf(f"{match[2] or match[3]}-{32 + quarter}")
    return None


def parse_ris(text: str) -> tuple[Date, str]:
    """Date and remaining words of RIS' ``YYYY/MM/DD/other info``; parts may be empty.

    ``("1998///Spring")`` -> season 1 and no words; ``("1998///Christmas")`` -> 1998 and
    ``"Christmas"``. Text of any other form is what :func:`parse_date` makes of it.
    """
    match = _RIS.fullmatch(text.strip())
    if match is None:
        return parse_date(text), ""
    year_text, month_text, day_text, info = match.groups(default="")
    info = info.strip().strip("/").strip()
    month, day = int(month_text or 0), int(day_text or 0)
    if len(year_text.lstrip("-")) < 3 or (day and not month) or month > 12:
        # 2004/05 as a range is EDTF's business; a month above 12 is nobody's.
        other = _SHORT_END.fullmatch(text.strip())
        if other and other[3] > other[2]:
            return Date(((int(other[1] + other[2]),), (int(other[1] + other[3]),))), ""
        return Date(literal=" ".join(text.split())), ""
    parts: DateParts = (int(year_text),)
    if month:
        parts = (*parts, month, day) if day else (*parts, month)
    date = Date((parts,))
    if info and not month:
        if season := season_number(info):
            return msgspec.structs.replace(date, season=season), ""
        if number := month_number(info):
            return Date(((parts[0], number),)), ""
        full = parse_date(info)
        if full.year == parts[0] and not full.literal:
            return full, ""
        with_year = parse_date(f"{info} {year_text}")
        if with_year.year == parts[0]:
            return with_year, ""
    return date, info


def _era(text: str) -> Date | None:
    """``44 BC``, ``AD 79``."""
    lowered = text.lower()
    for words, sign in ((BC_WORDS, -1), (AD_WORDS, 1)):
        for word in words:
            if lowered.endswith(word):
                digits = text[: -len(word)].strip()
            elif lowered.startswith(word):
                digits = text[len(word) :].strip()
            else:
                continue
            if digits.isascii() and digits.isdigit() and 1 <= len(digits) <= 4 and int(digits):
                return Date(((sign * int(digits),),))
    return None


def _words(text: str) -> Date | None:
    """Months and seasons by name, with numbers around them, by the order of their kinds."""
    kinds: list[str] = []
    values: list[int] = []
    for match in _TOKEN.finditer(text):
        digits, word, separator, _, other = match.groups()
        if other or (digits and not digits.isascii()):
            return None
        if separator:
            kinds.append("-")
        elif digits:
            kind = _number_kind(digits)
            if kind is None:
                return None
            kinds.append(kind)
            values.append(int(digits))
        elif word:
            folded = fold(word)
            if month := _MONTHS.get(folded):
                kinds.append("m")
                values.append(month)
            elif season := _SEASONS.get(folded):
                kinds.append("s")
                values.append(season)
            elif folded in RANGE_WORDS and kinds:
                kinds.append("-")
            elif folded not in FILLERS:
                return None
    build = _SHAPES.get("".join(kinds))
    date = None if build is None else build(values)
    return date if date is not None and problem(date) is None else None


def _number_kind(digits: str) -> str | None:
    if len(digits) in (3, 4):
        return "y"
    return "d" if len(digits) <= 2 and 1 <= int(digits) <= 31 else None


def _valid(*parts: int) -> Date | None:
    """A date of these parts if it exists; a month or day of 0 is an unknown one."""
    parts = parts[: parts.index(0)] if 0 in parts else parts
    year, month, day = (*parts, 1, 1, 1)[:3]
    if not parts or not 1 <= month <= 12 or not 1 <= day <= days_in_month(year, month):
        return None
    return Date((parts,))


def _season_range(year1: int, season1: int, year2: int, season2: int) -> Date | None:
    return parse_edtf(f"{year1:04d}-2{season1}/{year2:04d}-2{season2}")


_Shape = Callable[[list[int]], "Date | None"]

# Kinds of the parts in the order they stand (y year, m month, d day, s season) -> date.
_SHAPES: dict[str, _Shape] = {
    "y": lambda v: Date(((v[0],),)),
    "my": lambda v: Date(((v[1], v[0]),)),
    "m-y": lambda v: Date(((v[1], v[0]),)),
    "ym": lambda v: Date(((v[0], v[1]),)),
    "y-m": lambda v: Date(((v[0], v[1]),)),
    "mdy": lambda v: Date(((v[2], v[0], v[1]),)),
    "m-d-y": lambda v: Date(((v[2], v[0], v[1]),)),
    "dmy": lambda v: Date(((v[2], v[1], v[0]),)),
    "d-m-y": lambda v: Date(((v[2], v[1], v[0]),)),
    "ymd": lambda v: Date(((v[0], v[1], v[2]),)),
    "y-m-d": lambda v: Date(((v[0], v[1], v[2]),)),
    "ydm": lambda v: Date(((v[0], v[2], v[1]),)),
    "sy": lambda v: Date(((v[1],),), season=v[0]),
    "s-y": lambda v: Date(((v[1],),), season=v[0]),
    "ys": lambda v: Date(((v[0],),), season=v[1]),
    "y-s": lambda v: Date(((v[0],),), season=v[1]),
    "y-y": lambda v: Date(((v[0],), (v[1],))),
    "m-my": lambda v: Date(((v[2], v[0]), (v[2], v[1]))),
    "mmy": lambda v: Date(((v[2], v[0]), (v[2], v[1]))),
    "ym-m": lambda v: Date(((v[0], v[1]), (v[0], v[2]))),
    "my-my": lambda v: Date(((v[1], v[0]), (v[3], v[2]))),
    "ym-ym": lambda v: Date(((v[0], v[1]), (v[2], v[3]))),
    "md-dy": lambda v: Date(((v[3], v[0], v[1]), (v[3], v[0], v[2]))),
    "d-dmy": lambda v: Date(((v[3], v[2], v[0]), (v[3], v[2], v[1]))),
    "ymd-d": lambda v: Date(((v[0], v[1], v[2]), (v[0], v[1], v[3]))),
    "md-mdy": lambda v: Date(((v[4], v[0], v[1]), (v[4], v[2], v[3]))),
    "dm-dmy": lambda v: Date(((v[4], v[1], v[0]), (v[4], v[3], v[2]))),
    "ymd-md": lambda v: Date(((v[0], v[1], v[2]), (v[0], v[3], v[4]))),
    "mdy-mdy": lambda v: Date(((v[2], v[0], v[1]), (v[5], v[3], v[4]))),
    "dmy-dmy": lambda v: Date(((v[2], v[1], v[0]), (v[5], v[4], v[3]))),
    "ymd-ymd": lambda v: Date(((v[0], v[1], v[2]), (v[3], v[4], v[5]))),
    "s-sy": lambda v: _season_range(v[2], v[0], v[2], v[1]),
    "ys-s": lambda v: _season_range(v[0], v[1], v[0], v[2]),
    "sy-sy": lambda v: _season_range(v[1], v[0], v[3], v[2]),
    "sy-y": lambda v: _season_range(v[1], v[0], v[2], v[0]),
}
