"""Find the columns of a page, and put its words in reading order.

All lines of the right column begin at the same place, after a gutter that hardly any line crosses. A
line over the whole width (a title, a heading) ends the columns above it: there the left one is read
first, then the right one. A column may itself contain columns.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import msgspec

from bibconv.pdf.words import Word

_GUTTER = 0.75  # of the size: the least width of a gutter
_STRETCHED = 0.5  # of the size: a gutter in a line whose second half begins where others do
_LEVEL = 1.5  # points: how far words of a row are off its baseline
_HANGING = 3.0  # of the size: the deepest hanging indent
_NARROW = 0.17  # of the width: the narrowest column
_SHORT = 5.0  # of the size: the least average length of the lines of a column
_FEWEST = 5  # lines of each column, where only this page shows that there are columns
_ALIGNED = 0.6  # of the lines of a right column: how many begin at its edge
_IN_BANDS = 0.7  # of the lines of a right column: how many follow one another
_CROSSING = 0.6  # of the lines in columns: with more lines across the gutter there are no columns
_CROSSING_AGAIN = 0.3  # the same, where another page has the gutter
_NEAR = 2.5  # points: gutters of two pages are the same
_MOST = 40  # places that are tried
_DEPTH = 3  # columns in columns
_LONG = 7.0  # of the size: a word this long, such as an address, may stick out of its column
_LETTER = 0.5  # points: words that begin at the same place differ by less


class Piece(msgspec.Struct, gc=False):
    """Words of a row with no wide space between them."""

    words: list[Word]
    x0: float
    x1: float
    y: float
    size: float


def gutter(words: Sequence[Word]) -> float | None:
    """Where the right column of a page begins; ``None`` if the page shows no columns."""
    return _right_column(pieces(words), ())


def parts(words: Sequence[Word], known: Sequence[float] = ()) -> list[list[Word]]:
    """The words of a page in reading order: a list for each column, or stretch over the whole width.

    Args:
        words: of the page.
        known: where gutters of nearby pages are.
    """
    found: list[list[Word]] = []
    waiting = [(pieces(words), tuple(known), 0)]
    while waiting:
        these, gutters, depth = waiting.pop()
        place = _right_column(these, gutters) if depth < _DEPTH else None
        if place is None:
            if these:
                found.append([word for piece in these for word in piece.words])
            continue
        # the last one is taken first
        waiting += [(stretch, (), depth + 1) for stretch in reversed(_stretches(these, place))]
    return found


def pieces(words: Iterable[Word]) -> list[Piece]:
    """The rows of a page from top to bottom, split where the space is as wide as a gutter."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda word: word.y):
        if rows and word.y - rows[-1][0].y <= _LEVEL:
            rows[-1].append(word)
        else:
            rows.append([word])
    made: list[Piece] = []
    for row in rows:
        row.sort(key=lambda word: word.x0)
        piece: Piece | None = None
        for word in row:
            if piece is not None and word.x0 - piece.x1 < _GUTTER * min(
                word.size, piece.words[-1].size
            ):
                piece.words.append(word)
                piece.x1 = max(piece.x1, word.x1)
                piece.size = max(piece.size, word.size)
            else:
                piece = Piece([word], word.x0, word.x1, word.y, word.size)
                made.append(piece)
    return made


def _right_column(these: Sequence[Piece], known: Sequence[float]) -> float | None:
    if len(these) < 2:
        return None
    starts = Counter(round(piece.x0) for piece in these)
    tried: list[tuple[float, float]] = []
    for start, _ in starts.most_common(_MOST):
        place = min(piece.x0 for piece in these if round(piece.x0) == start) - _LETTER
        score = _score(these, place, _FEWEST, _CROSSING)
        if score is not None:
            tried.append((score, -place))
    for place in known:
        near = [piece.x0 for piece in these if abs(piece.x0 - place) <= _NEAR]
        place = min(near, default=place) - _LETTER
        score = _score(these, place, 1, _CROSSING_AGAIN)
        if score is not None:
            tried.append((score, -place))
    # the leftmost of equals: list marks belong to the text after them
    return -max(tried)[1] if tried else None


def _score(these: Sequence[Piece], place: float, fewest: int, most_crossing: float) -> float | None:
    """How well two columns fit a page if the right one begins at ``place``; ``None`` if not at all."""
    left = [piece for piece in these if piece.x1 <= place]
    right = [piece for piece in these if piece.x0 >= place]
    crossing = len(these) - len(left) - len(right)
    if crossing > most_crossing * (len(left) + len(right)):
        return None
    if min(_rows(left), _rows(right)) < fewest:
        return None
    if not _aligned(right, place) or (fewest > 1 and not _in_bands(these, place)):
        return None
    edge, end = min(p.x0 for p in these), max(p.x1 for p in these)
    if min(place - edge, end - place) < _NARROW * (end - edge):
        return None
    if fewest > 1 and not (_wide(left) and _wide(right)):
        return None
    return len(left) + len(right) - 3.0 * crossing


def _aligned(right: Sequence[Piece], place: float) -> bool:
    """Whether the lines of a right column begin at or just after ``place``, or, in a list with
    marks, at another common place."""
    firsts: dict[int, Piece] = {}
    for piece in right:
        firsts.setdefault(round(piece.y / _LEVEL), piece)
    far = [p.x0 for p in firsts.values() if p.x0 - place > _HANGING * p.size]
    behind = max(Counter(map(round, far)).values(), default=0)
    return len(firsts) - len(far) + behind >= _ALIGNED * len(firsts)


def _in_bands(these: Sequence[Piece], place: float) -> bool:
    """Whether the lines of the right column follow one another, with few wide lines between; if
    there is one column with gaps in its lines, they do not."""
    bands: list[list[Piece]] = [[]]
    for piece in these:
        if piece.x0 < place < piece.x1:
            if not _after_long(piece, place):
                bands.append([])
        elif piece.x0 >= place:
            bands[-1].append(piece)
    rows = [_rows(band) for band in bands]
    return sum(count for count in rows if count >= _FEWEST) >= _IN_BANDS * sum(rows)


def _rows(these: Sequence[Piece]) -> int:
    return len({round(piece.y / _LEVEL) for piece in these})


def _wide(these: Sequence[Piece]) -> bool:
    total = sum((piece.x1 - piece.x0) / piece.size for piece in these)
    return total >= _SHORT * len(these)


def _stretches(these: Sequence[Piece], place: float) -> list[list[Piece]]:
    """Left column, right column, and what spans both, in reading order."""
    made: list[list[Piece]] = []
    left: list[Piece] = []
    right: list[Piece] = []
    wide: list[Piece] = []
    for piece, side in _cut(these, place):
        if side:
            if wide:
                made.append(wide)
                wide = []
            (left if side < 0 else right).append(piece)
        else:
            made += [column for column in (left, right) if column]
            left, right = [], []
            wide.append(piece)
    return made + [column for column in (left, right, wide) if column]


def _cut(these: Sequence[Piece], place: float) -> list[tuple[Piece, int]]:
    """The pieces, with -1 for the left column, 1 for the right one, and 0 for both.

    A piece that spans both only because a line of the left column is too long is split: where its
    words continue at the edge of the right column, or after a long word that sticks out.
    """
    edge = min(piece.x0 for piece in these)
    made: list[tuple[Piece, int]] = []
    for at, piece in enumerate(these):
        if piece.x1 <= place or piece.x0 >= place:
            made.append((piece, -1 if piece.x1 <= place else 1))
            continue
        cut = _at_start(piece, place)
        if not cut and piece.x0 <= edge + _HANGING * piece.size:
            cut = _after_long(piece, place)
            if not cut and _alone(these, at, place):
                cut = next((i for i, w in enumerate(piece.words) if i and _at(w, place)), 0)
        if not cut:
            made.append((piece, 0))
            continue
        made.append((_piece(piece.words[:cut]), -1))
        if cut < len(piece.words):
            made.append((_piece(piece.words[cut:]), 1))
    return made


def _at_start(piece: Piece, place: float) -> int:
    """The number of words before one that begins where the right column does, or 0."""
    for at in range(1, len(piece.words)):
        word = piece.words[at]
        if abs(word.x0 - _LETTER - place) <= 2 * _LETTER:
            return at if word.x0 - piece.words[at - 1].x1 >= _STRETCHED * word.size else 0
    return 0


def _after_long(piece: Piece, place: float) -> int:
    """The number of words up to the long one that sticks out of the left column, or 0."""
    for at, word in enumerate(piece.words):
        if word.x0 < place < word.x1 and word.x1 - word.x0 >= _LONG * word.size:
            return at + 1
    return 0


def _at(word: Word, place: float) -> bool:
    return 0 <= word.x0 - place <= _LEVEL + _HANGING * word.size


def _alone(these: Sequence[Piece], at: int, place: float) -> bool:
    near = [these[i] for i in (at - 2, at - 1, at + 1, at + 2) if 0 <= i < len(these)]
    return not any(piece.x0 < place < piece.x1 for piece in near)


def _piece(words: list[Word]) -> Piece:
    x1 = max(word.x1 for word in words)
    return Piece(words, words[0].x0, x1, words[0].y, max(word.size for word in words))
