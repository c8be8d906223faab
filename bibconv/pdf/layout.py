"""From words to text: each printed line is a line, and columns follow one another.

Leading blanks show a hanging indent. A blank line shows more space than usual, or the end of a
paragraph where nothing is indented. Headings have blank lines around them. Footnotes follow the text
of their page, or of the next page if a paragraph continues there.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from bibconv.pdf.column import Column, column, set_edges
from bibconv.pdf.columns import gutter, parts
from bibconv.pdf.furniture import without_furniture
from bibconv.pdf.lines import Line, lines
from bibconv.pdf.spacing import Usual, differ, usual
from bibconv.pdf.words import Sheet

_AROUND = 2  # pages before and after that show where columns begin
_MARKED = re.compile(r"\d{1,3}(?![\d.)\]])|[*†‡§¶]")  # a footnote's first line
_SPACED = 12  # lines near the end of a column that show whether there is space between paragraphs


def text_of_sheets(sheets: Sequence[Sheet]) -> list[str]:
    """The text of each page, in order."""
    kept = without_furniture(sheets)
    gutters = [gutter(these) for these in kept]
    columns: list[Column] = []
    for at, (sheet, these) in enumerate(zip(sheets, kept, strict=True)):
        near = {place for place in gutters[max(0, at - _AROUND) : at + _AROUND + 1] if place}
        columns += [column(sheet.page, lines(part)) for part in parts(these, sorted(near))]
    set_edges(columns)
    printer = _Printer(usual(columns))
    pages = dict.fromkeys((sheet.page for sheet in sheets), "")
    for page, text in printer.pages(columns):
        pages[page] = "\n".join(text)
    return list(pages.values())


class _Printer:
    """Prints columns, knowing the one before, whose paragraph may continue."""

    def __init__(self, usual: Usual) -> None:
        self._usual = usual
        self._text: list[str] = []
        self._before: Column | None = None
        self._notes: list[Column] = []

    def pages(self, columns: Sequence[Column]) -> list[tuple[int, list[str]]]:
        """The lines of each page that has columns."""
        made: list[tuple[int, list[str]]] = []
        last = self._last_text(columns)
        for at, (one, after) in enumerate(pairwise([*columns, None])):
            assert one is not None
            note = _first_note(one, self._usual) if at < last else len(one.lines)
            if note < len(one.lines):
                self._notes.append(_part(one, note, len(one.lines)))
            if note > 0:
                self._column(_part(one, 0, note))
            if after is None or after.page != one.page:
                if after is None or not self._runs_on(after):
                    self._print_notes()
                made.append((one.page, self._text))
                self._text = []
        return made

    def _last_text(self, columns: Sequence[Column]) -> int:
        """The index of the last column with text in the usual size. After it there may be a list in
        small print, but no footnotes to separate from text."""
        small = self._usual.is_small
        text = [at for at, c in enumerate(columns) if not all(map(small, c.lines))]
        return text[-1] if text else 0

    def _runs_on(self, after: Column) -> bool:
        """Whether the last paragraph so far may continue in the next column."""
        if self._before is None:
            return False
        line, first = self._before.lines[-1], after.lines[0]
        return not differ(line, first) and not self._before.ends_paragraph(line, first)

    def _print_notes(self) -> None:
        for note in self._notes:
            self._text.append("")
            self._lines(note)
        self._notes = []

    def _column(self, one: Column) -> None:
        if self._before is not None and self._is_apart(self._before, one):
            self._text.append("")
        self._lines(one)
        self._before = one

    def _is_apart(self, above: Column, below: Column) -> bool:
        """Whether the end of a column is to be shown as the end of a paragraph."""
        line, first = above.lines[-1], below.lines[0]
        if differ(line, first):
            return True
        if below.indent(first) or not above.ends_paragraph(line, first):
            return False
        return (
            not above.is_hanging(len(above.lines) - 1)
            or self._spaced(above.lines[-_SPACED:])
            or self._spaced(below.lines[:_SPACED])
        )

    def _spaced(self, lines: Sequence[Line]) -> bool:
        return any(self._usual.is_wide(one, other) for one, other in pairwise(lines))

    def _lines(self, one: Column) -> None:
        usual = self._usual
        before: Line | None = None
        for at, line in enumerate(one.lines):
            if before is not None and (
                usual.is_wide(before, line)
                or differ(before, line)
                or (usual.is_heading(before) and not usual.is_heading(line))
                or (
                    not one.indent(line)
                    and one.ends_paragraph(before, line)
                    and not one.is_hanging(at)
                )
            ):
                self._text.append("")
            self._text.append(" " * one.indent(line) + line.text())
            before = line


def _part(one: Column, start: int, end: int) -> Column:
    return Column(one.page, one.lines[start:end], one.left, one.right, one.size, one.justified)


def _first_note(one: Column, usual: Usual) -> int:
    """The index of the first footnote in a column: below the text, set apart, smaller, with a mark."""
    lines = one.lines
    at = len(lines)
    while at > 0 and usual.is_small(lines[at - 1]):
        at -= 1
    for first in range(max(at, 1), len(lines)):
        above, line = lines[first - 1], lines[first]
        apart = not usual.is_small(above) or usual.is_wide(above, line)
        if apart and _MARKED.match(line.text()):
            return first
    return len(lines)
