"""From words to text: a line of print is a line, and space is shown as a reader of text knows it.

Columns come one after the other. A hanging indent is shown by leading blanks, more space than
usual between two lines by a blank line; a heading stands between blank lines.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec

from bibconv.pdf.columns import Part, gutter, parts
from bibconv.pdf.furniture import without_furniture
from bibconv.pdf.glyphs import Sheet
from bibconv.pdf.lines import Line, lines
from bibconv.pdf.words import Word, words

_BLANK = 0.5  # of the size: the width of a blank of an indent
_INDENT = 0.35  # of the size: what is less is no indent
_DEEP = 24  # blanks of the deepest indent that is shown
_SPACE = 1.22  # of the usual distance of lines: more is shown as a blank line
_LEAST = 0.2  # of the distances of lines: the usual one is the smallest that so many have
_LARGER = 1.07  # of the usual size: a heading is larger
_OTHER = 0.93  # of the size of the line before: what is smaller begins something else
_MARGIN = 3.0  # of the size: pages whose columns begin within it have the same columns


_ENDS = (".", "!", "?", ":", ")", "]", "”", "“", "«", "»")
_MARKED = re.compile(r"\d{1,3}(?![\d.)\]])|[*†‡§¶]")  # a footnote's first line


class _Column(msgspec.Struct):
    """The lines of a part of a page, and the outer edge that indents are counted from."""

    page: int
    lines: list[Line]
    edge: float


def text_of_sheets(sheets: Sequence[Sheet]) -> list[str]:
    """The text of each page."""
    kept = without_furniture(sheets, [words(sheet.glyphs) for sheet in sheets])
    gutters = [gutter(these) for these in kept]
    columns: list[_Column] = []
    for at, (sheet, these) in enumerate(zip(sheets, kept, strict=True)):
        for part in parts(these, _known(gutters, at)):
            columns.append(_column(sheet.page, part))
    _set_edges(columns)
    usual = _usual_size(columns)
    leading = _usual_distance(columns)
    pages: dict[int, list[str]] = {sheet.page: [] for sheet in sheets}
    notes: list[_Column] = []
    # below the last text in the usual size there is a list in small print, or nothing to part from
    text = [at for at, c in enumerate(columns) if any(not _is_small(n, usual) for n in c.lines)]
    last = columns[text[-1]] if text else None
    open_ = True
    for column, after in pairwise([*columns, None]):
        assert column is not None
        page = pages[column.page]
        open_ = open_ and column is not last
        at = _first_note(column, usual, leading) if open_ else len(column.lines)
        page += _lines(column.lines[:at], column.edge, usual, leading)
        if at < len(column.lines):
            notes.append(_Column(column.page, column.lines[at:], column.edge))
        if after is None or (after.page != column.page and not _runs_on(page)):
            for note in notes:
                page += ["", *_lines(note.lines, note.edge, usual, leading)]
            notes = []
    return ["\n".join(page) for page in pages.values()]


def _runs_on(page: Sequence[str]) -> bool:
    """Whether the last sentence of a page goes on on the next one: its notes are not put between."""
    return bool(page) and not page[-1].endswith(_ENDS)


def _first_note(column: _Column, usual: float, leading: dict[float, float]) -> int:
    """Where the footnotes of a column begin: below the text, apart from it, smaller, with a mark."""
    lines = column.lines
    at = len(lines)
    while at > 0 and _is_small(lines[at - 1], usual):
        at -= 1
    for first in range(max(at, 1), len(lines)):
        above, line = lines[first - 1], lines[first]
        apart = not _is_small(above, usual) or _wide(above, line, leading)
        if apart and _MARKED.match(line.text()):
            return first
    return len(lines)


def _is_small(line: Line, usual: float) -> bool:
    return line.size < _OTHER * usual


def _known(gutters: Sequence[float | None], at: int) -> list[float]:
    """The gutters of the pages around: the page before and after, and those on the same side."""
    near = gutters[max(0, at - 2) : at + 3]
    return sorted({place for place in near if place is not None})


def _column(page: int, part: Part) -> _Column:
    return _Column(page, lines(part.words), part.x0)


def _set_edges(columns: Sequence[_Column]) -> None:
    """A column that holds nothing but the rest of a reference begins where others do."""
    starts = sorted(column.edge for column in columns if len(column.lines) > 3)
    for column in columns:
        size = column.lines[0].size
        outer = [x for x in starts if 0 < column.edge - x <= _MARGIN * size]
        if outer and len(column.lines) <= 8:
            column.edge = min(outer)


def _usual_size(columns: Sequence[_Column]) -> float:
    sizes: Counter[float] = Counter()
    for column in columns:
        for line in column.lines:
            sizes[round(line.size, 1)] += sum(len(word.text) for word in line.words)
    return max(sizes, key=lambda size: sizes[size]) if sizes else 0.0


def _usual_distance(columns: Sequence[_Column]) -> dict[float, float]:
    """For each size of print the usual distance of two lines: a small one that many have."""
    distances: dict[float, list[float]] = {}
    for column in columns:
        for above, below in pairwise(column.lines):
            size = round(below.size)
            if round(above.size) == size and 0 < below.y - above.y < 3 * below.size:
                distances.setdefault(size, []).append(below.y - above.y)
    usual = {}
    for size, found in distances.items():
        found.sort()
        last = 0
        for at, distance in enumerate(found):
            while last < len(found) and found[last] <= 1.06 * distance:
                last += 1
            if last - at >= _LEAST * len(found):
                usual[float(size)] = found[(at + last - 1) // 2]
                break
    return usual


def _lines(
    lines: Sequence[Line], edge: float, usual: float, leading: dict[float, float]
) -> Iterator[str]:
    before: Line | None = None
    for at, line in enumerate(lines):
        wide = before is not None and _wide(before, line, leading)
        if before is not None and (wide or _otherwise(before, line)):
            yield ""
        blanks = _indent(line, edge)
        yield " " * blanks + line.text()
        before = line
        if _is_heading(line, usual) and at + 1 < len(lines):
            after = lines[at + 1]
            if not _is_heading(after, usual) and not _wide(line, after, leading):
                yield ""
                before = None


def _wide(above: Line, below: Line, leading: dict[float, float]) -> bool:
    usual = leading.get(float(round(below.size)), 1.2 * below.size)
    return below.y - above.y > _SPACE * usual


def _otherwise(above: Line, below: Line) -> bool:
    small, large = sorted((above.size, below.size))
    return small < _OTHER * large


def _is_heading(line: Line, usual: float) -> bool:
    return line.size > _LARGER * usual or line.bold


def _indent(line: Line, edge: float) -> int:
    by = (line.x0 - edge) / line.size
    return 0 if by < _INDENT else min(_DEEP, max(2, round(by / _BLANK)))
