"""Automatic numbers as they are printed: counters, number formats, labels of levels.

Source: ECMA-376 part 1, section 17.9 (numbering); ODF 1.3 part 3, sections 16.34 (list levels)
and 19.500 (``style:num-format``).

>>> number(4, "lowerRoman"), number(28, "a"), number(3, "decimalZero")
('iv', 'bb', '03')
"""

from __future__ import annotations

import msgspec

from bibconv.patterns import late

_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
          (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
# The same formats by Word's names and by ODF's.
_FORMATS = {
    "lowerletter": "a", "upperletter": "A", "lowerroman": "i", "upperroman": "I",
    "decimalzero": "0", "none": "", "ordinal": "1st",
}  # fmt: skip
_MOST = 100_000  # beyond it, a number is printed in digits
BULLET = "•"
_PLACE = late(r"%([1-9])%?")


def number(value: int, form: str) -> str:
    """A number in a format: Word's name (``lowerRoman``) or ODF's (``i``)."""
    form = _FORMATS.get(form.lower(), form)
    if form == "":
        return ""
    if 0 < value < _MOST:
        if form in ("a", "A"):
            text = chr(ord("a") + (value - 1) % 26) * min((value - 1) // 26 + 1, 50)
            return text.upper() if form == "A" else text
        if form in ("i", "I"):
            return _roman(value).upper() if form == "I" else _roman(value)
    if form == "0":
        return f"{value:02}"
    if form == "1st":
        ending = (
            "th" if 10 < value % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
        )
        return f"{value}{ending}"
    return str(value)


def _roman(value: int) -> str:
    text = ""
    for worth, sign in _ROMAN:
        while value >= worth and len(text) < 50:
            text += sign
            value -= worth
    return text


class Level(msgspec.Struct, frozen=True):
    """How one level of a list is numbered.

    Attributes:
        form: of its numbers; ``bullet`` for a sign.
        label: what is printed, ``%1`` for the number of the first level.
        start: the first number.
    """

    form: str = "decimal"
    label: str = "%1."
    start: int = 1


_LONGEST = 60  # characters of the pattern of a label


class Counters:
    """The counters of one list, a number for each level."""

    def __init__(self) -> None:
        self._numbers: dict[int, int] = {}

    def restart(self, level: int, start: int) -> None:
        """The next number of the level is ``start``."""
        self._numbers[level] = start - 1

    def next(self, levels: dict[int, Level], level: int) -> str:
        """The label of the next paragraph at ``level`` (from 0)."""
        here = levels.get(level, Level())
        self._numbers[level] = self._numbers.get(level, here.start - 1) + 1
        for deeper in [other for other in self._numbers if other > level]:
            del self._numbers[deeper]
        if here.form == "bullet":
            return BULLET
        if here.form == "none" or not here.label:
            return ""

        def place(match: object) -> str:
            at = int(match[1]) - 1  # type: ignore[index]
            other = levels.get(at, Level())
            return number(self._numbers.get(at, other.start), other.form)

        return _PLACE.sub(place, here.label[:_LONGEST]).strip()
