"""The characters on the pages of a PDF with their positions, by PDFium (the extra ``pdf``).

Positions are in points; y counts downwards from the top of the page. Text that is rotated by quarter
turns is turned upright. Source: ISO 32000-1, 9.4; ``fpdf_text.h``.
"""

from __future__ import annotations

import ctypes
import re
import threading
from collections.abc import Iterator
from math import hypot
from typing import Any

import msgspec

LOCK = threading.Lock()
"""PDFium is to be used by one thread at a time."""

# The weight that a font declares is often wrong, its name hardly ever.
_BOLD = re.compile(r"bold|black|heavy|demi|-medi(?!um)|(?:cm|ec|sf)(?:ss)?bx", re.IGNORECASE)
_FORCED = 1 << 18  # the flag of fonts that are to be drawn bold
_NAME = 200  # bytes of a font's name that are read
_GUESSED = 0.06  # of the size: the least space that PDFium takes for a blank
# PDFium's marks for hyphens at line ends, ligatures, the bullet of the font Symbol.
_CHARACTERS = {
    0x02: "-", 0xAD: "-", 0xFFFE: "-", 0xF0B7: "•", 0x09: "", 0x0A: "", 0x0D: "",
    0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st",
}  # fmt: skip
_OUTSIDE = 5.0  # points beyond the edge of the page; what is farther out is not visible


class Glyph(msgspec.Struct, gc=False):
    """A visible character from ``x0`` to ``x1`` on the baseline ``y``."""

    char: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool
    spaced: bool  # a blank precedes it


class _Font(msgspec.Struct, frozen=True):
    size: float
    bold: bool
    turn: int  # quarter turns counterclockwise


def glyphs_of_page(document: Any, index: int) -> list[tuple[float, list[Glyph]]]:
    """The characters of page ``index``, with the height of the page: a list for each rotation, the
    most frequent one first.

    Raises:
        PdfiumError: the page is damaged.
    """
    page = document[index]
    try:
        text = page.get_textpage()
        try:
            return _upright_lists(page, text.raw, text.count_chars())
        finally:
            text.close()
    finally:
        page.close()


def _upright_lists(page: Any, raw: Any, count: int) -> list[tuple[float, list[Glyph]]]:
    left, bottom, right, top = page.get_bbox()
    turned: dict[int, list[Glyph]] = {}
    for glyph, turn in _glyphs(raw, count):
        turned.setdefault(turn, []).append(glyph)
    made = []
    for turn, glyphs in sorted(turned.items(), key=lambda item: (-len(item[1]), item[0])):
        # the edges of the page, turned as the characters were
        a, b = _upright(left, bottom, turn), _upright(right, top, turn)
        x0, x1, y0, y1 = min(a[0], b[0]), max(a[0], b[0]), min(a[1], b[1]), max(a[1], b[1])
        seen = []
        for glyph in glyphs:
            if not (
                x0 - _OUTSIDE <= glyph.x0 <= x1 + (x1 - x0)  # a line may be too long for the page
                and y0 - _OUTSIDE <= glyph.y <= y1 + _OUTSIDE
            ):
                continue
            glyph.x0, glyph.x1, glyph.y = glyph.x0 - x0, glyph.x1 - x0, y1 - glyph.y
            seen.append(glyph)
        made.append((y1 - y0, seen))
    return made


def _upright(x: float, y: float, turn: int) -> tuple[float, float]:
    """The point after ``turn`` quarter turns clockwise."""
    return ((x, y), (y, -x), (-x, -y), (-y, x))[turn]


def _glyphs(raw: Any, count: int) -> Iterator[tuple[Glyph, int]]:
    """The characters in drawing order, turned upright, with their rotation."""
    from pypdfium2 import raw as c

    x, y, box = ctypes.c_double(), ctypes.c_double(), c.FS_RECTF()
    at_x, at_y, at_box = ctypes.byref(x), ctypes.byref(y), ctypes.byref(box)
    bold_of: dict[int, bool] = {}
    last: int | None = None
    font = _Font(10.0, False, 0)
    spaced = guessed = False
    before = 0.0
    for index in range(count):
        code = c.FPDFText_GetUnicode(raw, index)
        char = _char(code)
        if c.FPDFText_IsGenerated(raw, index) == 1:
            guessed = guessed or code == 0x20
            continue
        if not char:
            spaced = True
            continue
        if not (
            c.FPDFText_GetCharOrigin(raw, index, at_x, at_y)
            and c.FPDFText_GetLooseCharBox(raw, index, at_box)
        ):
            continue
        obj = c.FPDFText_GetTextObject(raw, index)
        address = ctypes.cast(obj, ctypes.c_void_p).value
        if address != last:
            font, last = _font(raw, index, obj, bold_of), address
        x0, baseline = _upright(x.value, y.value, font.turn)
        end = (box.right, box.top, -box.left, -box.bottom)[font.turn]
        if not abs(x0) + abs(end) + abs(baseline) < 1e6:  # not a number, or far outside
            continue
        x1 = end if end > x0 else x0 + font.size / 2
        spaced = spaced or (guessed and x0 - before > _GUESSED * font.size)
        yield Glyph(char, x0, x1, baseline, font.size, font.bold, spaced), font.turn
        spaced, guessed, before = False, False, x1


def _char(code: int) -> str:
    """The character of a code; empty for blanks."""
    if code in _CHARACTERS:
        return _CHARACTERS[code]
    if code < 0x20 or 0x7F <= code <= 0x9F or 0xD800 <= code <= 0xDFFF or code > 0x10FFFF:
        return "\ufffd"  # the font does not map it to a character
    char = chr(code)
    return "" if char.isspace() else char


def _font(raw: Any, index: int, obj: Any, bold_of: dict[int, bool]) -> _Font:
    from pypdfium2 import raw as c

    matrix = c.FS_MATRIX()
    size = c.FPDFText_GetFontSize(raw, index)
    turn = 0
    if c.FPDFText_GetMatrix(raw, index, ctypes.byref(matrix)):
        size *= hypot(matrix.c, matrix.d) or 1.0
        if abs(matrix.a) >= abs(matrix.b):
            turn = 0 if matrix.a >= 0 else 2
        else:
            turn = 1 if matrix.b > 0 else 3
    if not 0.5 <= size <= 2000:
        size = 10.0
    font = c.FPDFTextObj_GetFont(obj) if obj else None
    if not font:
        return _Font(size, False, turn)
    address = ctypes.cast(font, ctypes.c_void_p).value or 0
    if address not in bold_of:
        name = ctypes.create_string_buffer(_NAME)
        c.FPDFFont_GetBaseFontName(font, name, _NAME)
        forced = c.FPDFFont_GetFlags(font) & _FORCED
        bold_of[address] = (
            bool(forced) or _BOLD.search(name.value.decode("utf-8", "replace")) is not None
        )
    return _Font(size, bold_of[address], turn)
