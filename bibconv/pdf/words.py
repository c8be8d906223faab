"""Words: characters close together on one baseline.

An accent that is drawn over a letter, as by older LaTeX, becomes part of it.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterator

import msgspec

from bibconv.pdf.glyphs import Glyph

# Accents as characters, and the combining marks that they mean.
_ACCENTS = {
    "`": "\u0300", "´": "\u0301", "ˆ": "\u0302", "˜": "\u0303", "¯": "\u0304", "˘": "\u0306",
    "˙": "\u0307", "¨": "\u0308", "˚": "\u030a", "˝": "\u030b", "ˇ": "\u030c", "¸": "\u0327",
    "˛": "\u0328", "ˋ": "\u0300", "ˊ": "\u0301",
}  # fmt: skip
_AS_TYPED = {"ˆ": "^", "˜": "~"}  # without a letter below
_DOTLESS = {"ı": "i", "ȷ": "j"}
_CELL = 20.0  # points: letters are searched in cells of this size
_LEVEL = 0.08  # of the size: how far characters of a word are off its baseline
GAP = 0.15  # of the size: the least space between words


class Word(msgspec.Struct, gc=False):
    """Characters without a blank between them."""

    text: str
    x0: float
    x1: float
    y: float  # its baseline
    size: float
    bold: bool
    spaced: bool  # a blank is drawn before it
    backward: bool = False  # written from right to left


class Sheet(msgspec.Struct):
    """The words of a page with the same rotation."""

    page: int
    height: float
    words: list[Word]


def words(glyphs: list[Glyph]) -> list[Word]:
    """The words that ``glyphs`` make, in drawing order."""
    return list(_joined(_composed(glyphs)))


def _joined(glyphs: list[Glyph]) -> Iterator[Word]:
    pieces: list[str] = []
    word: Word | None = None
    for glyph in glyphs:
        backward = unicodedata.bidirectional(glyph.char[0]) in ("R", "AL")
        if word is not None and _goes_on(word, glyph, backward):
            pieces.append(glyph.char)
            word.x0, word.x1 = min(word.x0, glyph.x0), max(word.x1, glyph.x1)
            continue
        if word is not None:
            word.text = "".join(pieces)
            yield word
        pieces = [glyph.char]
        word = Word("", glyph.x0, glyph.x1, glyph.y, glyph.size, glyph.bold, glyph.spaced, backward)
    if word is not None:
        word.text = "".join(pieces)
        yield word


def _goes_on(word: Word, glyph: Glyph, backward: bool) -> bool:
    size = word.size
    if (
        glyph.spaced
        or backward != word.backward
        or abs(glyph.y - word.y) > _LEVEL * size
        or abs(glyph.size - size) > _LEVEL * size
        or glyph.bold != word.bold
    ):
        return False
    gap = word.x0 - glyph.x1 if backward else glyph.x0 - word.x1
    return -size < gap < GAP * size


def _composed(glyphs: list[Glyph]) -> list[Glyph]:
    """The characters, with accents joined to the letters below them."""
    glyphs = _with_marks(glyphs)
    accents = [glyph for glyph in glyphs if glyph.char in _ACCENTS]
    if not accents:
        return glyphs
    cells: dict[tuple[int, int], list[Glyph]] = defaultdict(list)
    for glyph in glyphs:
        if glyph.char.isalpha() and glyph.char not in _ACCENTS:
            cells[_cell(glyph.x0, glyph.y)].append(glyph)
    gone = set()
    for accent in accents:
        letter = _below(accent, cells)
        if letter is None:
            accent.char = _AS_TYPED.get(accent.char, accent.char)
            continue
        base = _DOTLESS.get(letter.char, letter.char)
        composed = unicodedata.normalize("NFC", base + _ACCENTS[accent.char])
        if len(composed) == 1:
            letter.char = composed
            letter.spaced = letter.spaced or accent.spaced
            gone.add(id(accent))
    return [glyph for glyph in glyphs if id(glyph) not in gone]


def _with_marks(glyphs: list[Glyph]) -> list[Glyph]:
    """The characters, with combining marks joined to the letters before them."""
    made: list[Glyph] = []
    for glyph in glyphs:
        before = made[-1] if made else None
        if before is None or not unicodedata.combining(glyph.char[0]):
            made.append(glyph)
        else:
            base = _DOTLESS.get(before.char, before.char)
            before.char = unicodedata.normalize("NFC", base + glyph.char)
    return made


def _cell(x: float, y: float) -> tuple[int, int]:
    return int(x // _CELL), int(y // _CELL)


def _below(accent: Glyph, cells: dict[tuple[int, int], list[Glyph]]) -> Glyph | None:
    """The letter that an accent is drawn over: the middle of the accent is in it."""
    middle = (accent.x0 + accent.x1) / 2
    column, row = _cell(middle, accent.y)
    for near in ((0, 0), (-1, 0), (0, 1), (-1, 1), (0, -1), (-1, -1)):
        for letter in cells.get((column + near[0], row + near[1]), ())[:200]:
            if (
                letter.x0 <= middle <= letter.x1
                and -0.1 * letter.size <= letter.y - accent.y <= 0.4 * letter.size
            ):
                return letter
    return None
