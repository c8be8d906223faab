"""Two columns side by side, as ``pdftotext -layout`` and copies of pages have them, put in order.

The right column begins at one place on all lines of a page. A line over the whole width (a
heading, a running head) ends a stretch of columns: above it the left column is read first, then
the right one.

>>> from bibconv.references.lines import read_lines
>>> text = "".join(f"left text number {n}, some words        right text number {n}, more\\n" for n in range(9))
>>> lines = in_order(read_lines(text, 0, len(text)))
>>> lines[0].text, lines[9].text
('left text number 0, some words', 'right text number 0, more')
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from bibconv.references.lines import Line, line_at, read_lines

_GUTTER = re.compile(r"(?<=\S)[ \u00a0]{2,}(?=\S)")
_LEAST, _MOST = 20, 120  # where the right column begins
_FEWEST = 6  # lines with two columns, of a stretch that has columns
_SHARE = 0.5  # of the lines of a page that have text on both sides
_NEARLY = 0.9  # of the lines of a page that only goes on
_WIDE = 15  # characters of a column's lines, on average
_HANGING = 9  # characters that a hanging indent is less than
_OUTER = 0.1  # share of a column's lines that begin at its edge


def in_order(lines: list[Line]) -> list[Line]:
    """The lines, those with two columns cut in two and put in order of reading."""
    if not any(_GUTTER.search(line.text) for line in lines):
        return lines
    ordered: list[Line] = []
    before: int | None = None
    for page in _pages(lines):
        place = _right_column(page)
        if place is None and before is not None and _fits(page, before):
            place = before
        ordered += page if place is None else _unwoven(page, place)
        before = place or before
    return ordered


def is_woven(text: str) -> bool:
    """Whether a text is printed in two columns, for the most part."""
    lines = read_lines(text, 0, len(text))
    ordered = in_order(lines)
    return ordered is not lines and sum(line.woven for line in ordered) > len(lines)


def _pages(lines: Sequence[Line]) -> Iterator[list[Line]]:
    page: list[Line] = []
    for line in lines:
        if line.begins_page and page:
            yield page
            page = []
        page.append(line)
    if page:
        yield page


def _fits(page: Sequence[Line], place: int) -> bool:
    """Whether a last page, half empty, has the columns of the page before."""
    full = [line for line in page if line.kind != "blank"]
    cut = sum(_cut(line.text, place) is not None for line in full)
    left = sum(len(line.text.rstrip()) < place for line in full)
    return cut > 0 and cut + left >= _NEARLY * len(full)


def _right_column(page: Sequence[Line]) -> int | None:
    """Where the right column begins; ``None`` if there is one column."""
    full = [line for line in page if line.kind != "blank"]
    starts = Counter(
        match.end()
        for line in full
        for match in _GUTTER.finditer(line.text)
        if _LEAST <= match.end() <= _MOST
    )
    best, lines = 0, 0
    for place in starts:
        # A hanging indent makes two beginnings of one column, the outer one less frequent.
        near = [starts[at] for at in range(place, place + _HANGING)]
        if starts[place] >= _OUTER * sum(near) and sum(near) > lines:
            best, lines = place, sum(near)
    pairs = [(line.text, at) for line in full if (at := _cut(line.text, best)) is not None]
    if not best or len(pairs) < max(_FEWEST, _SHARE * len(full)):
        return None
    left = sum(len(text[:at].strip()) for text, at in pairs) / len(pairs)
    right = sum(len(text[at:].strip()) for text, at in pairs) / len(pairs)
    return best if left >= _WIDE and right >= _WIDE else None


def _cut(text: str, place: int) -> int | None:
    """Where a line with text on both sides is cut, at ``place`` or in a hanging indent behind."""
    for match in _GUTTER.finditer(text, max(0, place - _MOST)):
        if place - 1 <= match.end() < place + _HANGING:
            return (
                place
                if match.end() >= place and not text[match.start() : place].strip()
                else match.end()
            )
    return None


def _unwoven(page: Sequence[Line], place: int) -> list[Line]:
    ordered: list[Line] = []
    left: list[Line] = []
    right: list[Line] = []
    for line in page:
        at = _cut(line.text, place)
        indent = len(line.text) - len(line.text.lstrip())
        if line.kind == "blank":
            left.append(line)
            right.append(line)
        elif at is not None:
            left.append(_part(line, 0, at))
            right.append(_part(line, at, len(line.text)))
        elif len(line.text.rstrip()) < place:
            left.append(_part(line, 0, len(line.text)))
        elif indent >= place - 1:
            right.append(_part(line, min(indent, place), len(line.text)))
        else:  # over the whole width
            ordered += [*left, *right, line]
            left, right = [], []
    return ordered + left + right


def _part(line: Line, start: int, end: int) -> Line:
    part = line_at(line.start + start, line.text[start:end].rstrip())
    part.woven = True
    return part
