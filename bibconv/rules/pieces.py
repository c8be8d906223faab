"""Several identifiers in one value: ``0378-4371 (print); 2049-3630/e`` is two ISSN.

:func:`pieces` gives each with its place in the text of the cell; notes in brackets, labels and
marks such as "print" and "pbk." are passed over.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import islice

from bibconv.patterns import late
from bibconv.rules.cells import Cell
from bibconv.source import Span

_SEPARATOR = late(r"[,;|/]|\band\b|\s{2,}")
_NOTE = late(r"\([^()]*\)|\[[^\[\]]*\]")
_WORD = late(
    r"\b(?:[ep]?-?ISSN(?:-?L)?|[ep]?-?ISBN)(?:-?1[03])?\b:?|\b(?:print|online|electronic|web|cd-?rom|pbk|hbk|hardcover|hardback|paperback|ebook|pdf|epub|linking)\b:?\.?",
    re.IGNORECASE,
)
_MOST = 50  # a value that lists more is garbage, and reported so often is enough
# "1420-8946/e": the mark of the electronic edition behind a separator.
_MARK = late(r"\s*\b[ep]\b\s*", re.IGNORECASE)

Check = Callable[[str], str | None]


def pieces(cell: Cell, shape: Check) -> Iterator[tuple[str, int, int]]:
    """The single identifiers of a cell that may list several, with their places in its text."""
    text = cell.text
    if shape(text):
        yield text, 0, len(text)
        return
    blank = text
    for pattern in (_NOTE, _WORD):
        blank = pattern.sub(lambda match: " " * len(match[0]), blank)
    start = 0
    for stop in [*islice(_SEPARATOR.finditer(blank), _MOST), None]:
        end = stop.start() if stop else len(blank)
        piece = blank[start:end]
        if piece.strip() and not _MARK.fullmatch(piece):
            yield from _spaced(piece, start, shape)
        start = stop.end() if stop else end


def _spaced(piece: str, offset: int, shape: Check) -> Iterator[tuple[str, int, int]]:
    """One identifier, or several with spaces between."""
    words = [(match[0], match.start(), match.end()) for match in re.finditer(r"\S+", piece)]
    if len(words) > 1 and all(shape(word) for word, _, _ in words):
        for word, start, end in words:
            yield word, offset + start, offset + end
    else:
        yield piece.strip(), offset + words[0][1], offset + words[-1][2]


def place(cell: Cell, start: int, end: int) -> Span | None:
    """The whole value if the piece is all of it, else the piece."""
    return cell.span if end - start == len(cell.text) else cell.part(start, end)
