"""Leave out running heads, feet and page numbers: rows that recur at the edges of pages.

A row is furniture if another page has the same words, digits aside, at the same height; if it is a
page number; or if it has one, at a height where other pages have theirs. Rows that occur on one page
only, such as the title, stay.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise

import msgspec

from bibconv.pdf.words import Sheet, Word

_ROWS = 4  # rows at the top and at the bottom that are examined
_LEVEL = 2.0  # points: the least distance of two rows
_SAME = 4.0  # points: heights on two pages that count as the same
_HEAD = 160  # characters of the longest running head
_LETTERS = 3  # of the shortest one
_APART = 1.35  # of the size: the least distance of furniture from the text
_OFTEN = 3  # this many identical rows need no distance
_SPACE = 1.0  # of the size: the least distance of a page number from other words
_DIGITS = re.compile(r"\d+")
_NUMBER = re.compile(
    r"(?:page |seite |p\. ?|s\. ?|[-–—] ?)?(\d{1,5})(?: ?(?:of|von|/) ?\d{1,5}| ?[-–—])?",
    re.IGNORECASE,
)
_ROMAN = re.compile(r"[ivxl]{1,7}", re.IGNORECASE)


class _Row(msgspec.Struct):
    words: list[Word]
    page: int
    y: float
    height: float  # from the top, or from the bottom below zero
    gap: float  # to the next row inwards, in sizes
    text: str
    numbers: list[int]  # that stand apart
    outermost: bool

    @property
    def key(self) -> str:
        """The words, with any digits alike."""
        return _DIGITS.sub("#", self.text).casefold()


def without_furniture(sheets: Sequence[Sheet]) -> list[list[Word]]:
    """The words of each sheet without running heads and page numbers."""
    edges = [_edges(sheet) for sheet in sheets]
    counted = _counted([row for sides in edges for side in sides for row in side])
    again = _again([row for sides in edges for side in sides for row in side])
    kept: list[list[Word]] = []
    for sheet, sides in zip(sheets, edges, strict=True):
        gone: set[int] = set()
        for side in sides:
            gone.update(id(word) for row in _furniture(side, counted, again) for word in row.words)
        kept.append([word for word in sheet.words if id(word) not in gone])
    return kept


def _furniture(side: Sequence[_Row], counted: set[int], again: dict[int, bool]) -> list[_Row]:
    """The rows of furniture at an edge, from outside inwards, up to the first other row.

    Rows that recur with other digits must be set apart from the text as a whole.
    """
    rows: list[_Row] = []
    sure = 0
    for row in side:
        at = id(row)
        if at not in counted and at not in again and not _lone(row):
            break
        rows.append(row)
        if row.gap >= _APART or at in counted or again.get(at):
            sure = len(rows)
    return rows[:sure]


def _edges(sheet: Sheet) -> tuple[list[_Row], list[_Row]]:
    """The rows at the top and at the bottom, each from the edge inwards."""
    ordered = sorted(sheet.words, key=lambda word: word.y)
    top, bottom = _rows(sheet, ordered, 1), _rows(sheet, ordered[::-1], -1)
    # on a page with few rows, each belongs to the nearer edge
    above = {id(row.words[0]): at for at, row in enumerate(top)}
    below = {id(row.words[0]): at for at, row in enumerate(bottom)}
    far = len(ordered)
    return (
        [row for at, row in enumerate(top) if at <= below.get(id(row.words[0]), far)],
        [row for at, row in enumerate(bottom) if at < above.get(id(row.words[0]), far)],
    )


def _rows(sheet: Sheet, ordered: Sequence[Word], step: int) -> list[_Row]:
    groups: list[list[Word]] = []
    for word in ordered:
        if groups and abs(word.y - groups[-1][0].y) <= _LEVEL:
            groups[-1].append(word)
        elif len(groups) > _ROWS:
            break
        else:
            groups.append([word])
    made: list[_Row] = []
    for group, inner in pairwise([*groups, None] if len(groups) <= _ROWS else groups):
        assert group is not None
        y = group[0].y
        size = max(word.size for word in group)
        gap = abs(inner[0].y - y) / size if inner else 100.0
        group = sorted(group, key=lambda word: word.x0)
        text = " ".join(word.text for word in group)
        height = y if step > 0 else y - sheet.height
        made.append(_Row(group, sheet.page, y, height, gap, text, _numbers(group), not made))
    return made


def _numbers(row: Sequence[Word]) -> list[int]:
    """The numbers at either end of a row that are set apart from its other words."""
    runs: list[list[Word]] = []
    for word in row:
        if runs and word.x0 - runs[-1][-1].x1 < _SPACE * word.size:
            runs[-1].append(word)
        else:
            runs.append([word])
    texts = [" ".join(word.text for word in run) for run in (runs[0], runs[-1])]
    return [int(match[1]) for text in texts if (match := _NUMBER.fullmatch(text))]


def _counted(rows: Sequence[_Row]) -> set[int]:
    """The rows with a page number: one that rises with the pages, at the same height or set apart."""
    places: dict[int, list[_Row]] = defaultdict(list)
    for row in rows:
        if len(row.text) <= _HEAD:
            for number in row.numbers:
                places[number - row.page].append(row)
    found: set[int] = set()
    for same in places.values():
        same.sort(key=lambda row: row.height)
        for one, other in pairwise(same):
            if other.height - one.height <= _SAME and one.page != other.page:
                found.update((id(one), id(other)))
        # the first page may have its number at the foot, the others at the head
        apart = [row for row in same if row.outermost and row.gap >= _APART]
        if len({row.page for row in apart}) > 1:
            found.update(map(id, apart))
    return found


def _again(rows: Sequence[_Row]) -> dict[int, bool]:
    """The rows whose words recur at the same height on other pages; the value is whether they recur
    so often, with the same digits, that they need not be set apart."""
    places: dict[str, list[_Row]] = defaultdict(list)
    for row in rows:
        if len(row.text) <= _HEAD and sum(map(str.isalpha, row.text)) >= _LETTERS:
            places[row.key].append(row)
    found: dict[int, bool] = {}
    for same in places.values():
        same.sort(key=lambda row: row.height)
        times = Counter(row.text for row in same)
        for one, other in pairwise(same):
            if other.height - one.height <= _SAME and one.page != other.page:
                for row in (one, other):
                    found[id(row)] = times[row.text] >= _OFTEN
    return found


def _lone(row: _Row) -> bool:
    """Whether a row is only a page number, and is set apart."""
    number = _NUMBER.fullmatch(row.text) or _ROMAN.fullmatch(row.text)
    return row.gap >= _APART and number is not None
