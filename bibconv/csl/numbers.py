"""Numbers: what counts as numeric, ordinals by gender, roman numerals, plurals.

CSL 1.0.2, "Number", "Choose" (``is-numeric``), "Ordinal Suffixes", "Long Ordinals" and the
contextual plural of "Label".

>>> is_numeric("2nd"), is_numeric("second")
(True, False)
>>> roman(42)
'xlii'
"""

from __future__ import annotations

import re

from bibconv.csl.style.locale import Locale
from bibconv.patterns import late

# "2nd", "S12", or small Roman numerals as on the first pages of books: "iv-x".
_ATOM = r"(?:[^\W\d_]{0,6}\d+[^\W\d_]*|[ivx][ivxlc]*)"
_NUMERIC = late(rf"\s*{_ATOM}(?:(?:\s*[-–—,&/]\s*|\s+and\s+){_ATOM})*\s*")
# Split into numbers and what stands between them.
PARTS = late(r"(\s*(?:[-–—]{1,2}|[,;&]|\band\b|\bet\b|\bund\b)\s*)")
# What stands between two numbers of one value.
_BETWEEN = late(r"[-–—,;&]+|\b(?:and|et|und|y|e)\b")
_ENDS_NUMBER = late(
    r"(?:(?<![.\d])\d{1,9}[^\W\d_]{0,6}|(?<![^\W_])[ivxlcdm]{1,12}),?$", re.IGNORECASE
)
_BEGINS_NUMBER = late(
    r"(?:(?:and|et|und|y|e|&)\b\s*)?(?:[^\W\d_]{0,6}\d|[ivxlcdm]{1,12}\b)", re.IGNORECASE
)

_NUMERALS = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def is_numeric(text: str) -> bool:
    """Whether ``text`` consists of numbers only, with letters attached and separators between."""
    return bool(text) and _NUMERIC.fullmatch(text) is not None


def is_plural(text: str) -> bool:
    """Whether a number variable speaks of several: a range or an enumeration."""
    if "\\-" in text:
        text = text.replace("\\-", "")
    for match in _BETWEEN.finditer(text):
        start, end = match.span()
        before, after = text[max(0, start - 16) : start], text[end : end + 24]
        if _ENDS_NUMBER.search(before.rstrip()) and _BEGINS_NUMBER.match(after.lstrip()):
            return True
    return False


def roman(number: int) -> str:
    """Lower-case roman numeral; numbers beyond 1 to 3999 stay as they are."""
    if not 0 < number < 4000:
        return str(number)
    digits = []
    for value, letters in _NUMERALS:
        count, number = divmod(number, value)
        digits.append(letters * count)
    return "".join(digits)


def ordinal(number: int, locale: Locale, gender: str = "") -> str:
    """``number`` with the suffix of the locale: last two digits first, then the last."""
    if ("ordinal", "") not in locale.ordinals and ("ordinal-04", "") in locale.ordinals:
        return f"{number}{_first_scheme(number, locale)}"
    found = None
    for digits, modulus in ((number, 0), (number % 100, 100), (number % 10, 10)):
        name = f"ordinal-{digits:02d}"
        entry = _ordinal_term(locale, name, gender)
        if entry is None or digits > 99:
            continue
        match = entry[1] or ("last-digit" if digits < 10 else "last-two-digits")
        if (
            (match == "whole-number" and modulus == 0)
            or (match == "last-two-digits" and modulus in (0, 100))
            or (match == "last-digit" and (modulus == 10 or number < 10))
        ):
            found = entry[0]
            break
    if found is None:
        entry = _ordinal_term(locale, "ordinal", gender)
        found = entry[0] if entry else ""
    return f"{number}{found}"


def _first_scheme(number: int, locale: Locale) -> str:
    """The suffix in CSL 1.0, where four terms made all: 1, 2 and 3 but for 11 to 13, and the rest."""
    digit = number % 10
    kind = digit if digit in (1, 2, 3) and number % 100 not in (11, 12, 13) else 4
    entry = _ordinal_term(locale, f"ordinal-{kind:02d}", "")
    return entry[0] if entry else ""


def long_ordinal(number: int, locale: Locale, gender: str = "") -> str:
    """``first`` to ``tenth`` in words, then :func:`ordinal`."""
    entry = _ordinal_term(locale, f"long-ordinal-{number:02d}", gender) if number <= 10 else None
    return entry[0] if entry else ordinal(number, locale, gender)


def _ordinal_term(locale: Locale, name: str, gender: str) -> tuple[str, str] | None:
    if gender:
        entry = locale.ordinals.get((name, gender))
        if entry is not None:
            return entry
    return locale.ordinals.get((name, ""))


def format_number(text: str, form: str, locale: Locale, gender: str = "") -> str:
    """A numeric value in the form ``numeric``, ``ordinal``, ``long-ordinal`` or ``roman``."""
    pieces = PARTS.split(text.strip())
    out = []
    for index, piece in enumerate(pieces):
        if index % 2:
            out.append(_separator(piece))
        elif piece.isdecimal() and len(piece) < 10:
            out.append(_one(int(piece), piece, form, locale, gender))
        else:
            out.append(piece)
    return "".join(out)


def _one(number: int, piece: str, form: str, locale: Locale, gender: str) -> str:
    if form == "ordinal":
        return ordinal(number, locale, gender)
    if form == "long-ordinal":
        return long_ordinal(number, locale, gender)
    if form == "roman":
        return roman(number)
    return piece


def _separator(text: str) -> str:
    mark = text.strip()
    if mark in ("-", "–", "—", "--"):
        return "–"
    if mark in (",", ";"):
        return f"{mark} "
    return f" {mark} "
