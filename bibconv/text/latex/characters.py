"""One character as a LaTeX command, for files that must stay ASCII.

``to_command("ü")`` is ``{\\"u}``, ``to_command("ß")`` is ``{\\ss}``, ``to_command("≤")`` is
``$\\leq$``; a character without a command (most scripts) gives None.
"""

from __future__ import annotations

from functools import lru_cache
from unicodedata import normalize

from bibconv.text.latex import rare
from bibconv.text.latex.decoder import Decoder, finish
from bibconv.text.latex.math import balanced
from bibconv.text.latex.mathtables import GREEK, MATH_SYMBOLS
from bibconv.text.latex.tables import ACCENTS, LETTERS, SYMBOLS


def _first_spelling(table: dict[str, str]) -> dict[str, str]:
    return {text: name for name, text in reversed(table.items()) if len(text) == 1}


_LETTER = _first_spelling(LETTERS)
_SYMBOL = _first_spelling(SYMBOLS)
_MATH = {**_first_spelling(MATH_SYMBOLS), **_first_spelling(GREEK)}
_ACCENT = _first_spelling(ACCENTS)
_LIGATURE = {"–": "--", "—": "---", "“": "``", "”": "''", "‘": "`"}


@lru_cache(maxsize=8192)
def to_command(character: str) -> str | None:
    """LaTeX for a character with its combining marks, if it reads back as the same."""
    for tex in (_letter(character), _symbol(character), _rare(character)):
        if tex is not None and finish(Decoder(f"a{tex}a").run(), paragraphs=False) == normalize(
            "NFC", f"a{character}a"
        ):
            return tex
    return None


def ligature(character: str, before: str, after: str) -> str | None:
    """Dashes and quotes as LaTeX ligatures, where the neighbours do not join in."""
    near = "-–—" if character in "–—" else "'`‘’“”?!"
    if (before in near and before) or (after in near and after) or character == "‘":
        return None
    return _LIGATURE.get(character)


def _letter(character: str) -> str | None:
    if character in _LETTER:
        return "{\\" + _LETTER[character] + "}"
    base, *marks = list(normalize("NFD", character))
    if not marks or any(mark not in _ACCENT for mark in marks):
        return None
    if base in _LETTER:
        tex = "{\\" + _LETTER[base] + "}"
    elif base.isascii() and base.isalpha():
        tex = "\\" + base if base in "ij" and marks[0] not in "\u0323\u0328\u0331\u0327" else base
    else:
        return None
    for mark in marks:
        command = _ACCENT[mark]
        inner = tex if len(tex) == 1 and not command.isalpha() else tex.join("{}")
        if tex[0] in "\\{" and not (tex[0] == "\\" and command.isalpha()):
            inner = tex
        tex = "\\" + command + inner
        if mark is not marks[-1]:
            tex = tex.join("{}")
    return tex.join("{}")


def _symbol(character: str) -> str | None:
    if character in _SYMBOL:
        return "\\" + _SYMBOL[character] + "{}"
    if character in _MATH:
        return "$\\" + _MATH[character] + "$"
    return None


def _rare(character: str) -> str | None:
    if len(character) > 1:
        return None
    tex = rare.command(character)
    if tex is None:
        return None
    return tex.join("{}") if balanced(tex) and tex[-1:].isalpha() else tex
