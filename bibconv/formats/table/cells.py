"""Text of a table -> rows of cells with their places.

Source: RFC 4180; Excel's first line ``sep=;``. Which character separates the cells is told by
the line of titles. A quotation mark that is not closed is a character like any other.

>>> [row.values for row in rows(Source('a;"b;c"\\n1;2\\n'), ";")]
[['a', 'b;c'], ['1', '2']]
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from bibconv.formats.table.columns import columns, plain_title
from bibconv.patterns import late
from bibconv.source import Source

_SEPARATORS = ("\t", ",", ";", "|")
_STATED = late(r"sep=(.)\r?\n")
_CELL = {
    separator: late(
        rf'(?:"([^"]*(?:""[^"]*)*)"[ ]?(?=[\r\n{separator}]|\Z)|([^\r\n{separator}]*))'
        rf"({separator}|\r\n|\n|\r|\Z)"
    )
    for separator in ("\t", ",", ";", r"\|")
}
_LONGEST_TITLES = 20_000


class Row(msgspec.Struct):
    """Cells of one row, where each stands, and where the row stands with the end of its line."""

    values: list[str]
    places: list[tuple[int, int]]
    start: int
    end: int

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands in it."""
        return not any(value.strip() for value in self.values)


def rows(source: Source, separator: str, start: int = 0) -> Iterator[Row]:
    """The rows from ``start`` on; every character is in one of them."""
    pattern = _CELL[r"\|" if separator == "|" else separator]
    text, position = source.text, start
    while position < len(text):
        row = Row([], [], position, position)
        while True:
            match = pattern.match(text, position)
            assert match is not None  # the second alternative matches anything
            quoted = match[1]
            value = match[2] if quoted is None else quoted.replace('""', '"')
            row.values.append(value)
            row.places.append(match.span(2 if quoted is None else 1))
            position = match.end()
            if match[3] != separator:
                break
        row.end = position
        yield row


def stated_separator(text: str) -> tuple[str, int] | None:
    """What Excel's first line ``sep=;`` says, and where the next line begins."""
    match = _STATED.match(text)
    if match is None or match[1] not in _SEPARATORS:
        return None
    return match[1], match.end()


def separator_of(text: str, start: int = 0, own: frozenset[str] = frozenset()) -> str:
    """The separator with which most cells of the first row are titles that are known.

    Args:
        text: the table.
        start: where the row of titles begins.
        own: further titles that are known, see ``plain_title``.
    """
    line = Source(text[start : start + _LONGEST_TITLES])
    known = columns().keys() | own

    def score(separator: str) -> tuple[int, int]:
        row = next(rows(line, separator), None)
        cells = row.values if row is not None else []
        return sum(plain_title(cell) in known for cell in cells), len(cells)

    return max(_SEPARATORS, key=score)
