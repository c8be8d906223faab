"""What the model sees of a word by itself: its letters, its shape, the classes it is of.

>>> features_of("Pain").own[:2]
(b'wpain', b'hXxx')
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from bibconv.references.wordclasses import CLASSES

_YEAR = re.compile(r"(?:1[4-9]\d\d|20[0-4]\d)[a-z]?")
_ROMAN = re.compile(r"[IVXLC]{2,7}|[ivxl]{2,6}")

Names = tuple[bytes, ...]
"""Features, in UTF-8: the model keeps them so, and what is kept need not be encoded again."""


class Word(NamedTuple):
    """What depends on a word alone: its features and those it gives to the words around it."""

    shape: str
    number: str  # "y": a year, "n": another number
    own: Names
    previous: Names
    following: Names
    far_previous: Names
    far_following: Names


def _shape(word: str) -> tuple[str, str]:
    """The shape of a word, and what kind of number it is (``""``: none)."""
    if "//" in word or word.startswith("www."):
        return "url", ""
    if word[0].isdigit():
        if word.startswith("10.") and "/" in word:
            return "doi", ""
        if _YEAR.fullmatch(word):
            return "year", "y"
        if word.isdigit():
            return f"#{min(len(word), 7)}", "n"
        return "#x" if len(word) < 6 else "#xx", "n"
    size = len(word)
    if not word.isalpha() and any(char.isdigit() for char in word):
        return ("X#" if word[0].isupper() else "x#") + ("+" if size > 6 else ""), "n"
    if word.isupper():
        if size < 5 and "-" not in word:
            return "X" * size, ""
        return ("X-X" if size < 5 else "CAPS"), ""
    if word.islower():
        return ("x" if size == 1 else "xx" if size < 4 else "xxx"), ""
    if word[0].isupper():
        return (
            "Xx"
            if size < 4
            else "Xx-Xx"
            if "-" in word and word.istitle()
            else "XxX"
            if not word[1:].islower() and "-" not in word
            else "Xxx"
        ), ""
    if not word[0].islower():
        return "other", ""
    return "xX", ""


class _Look(NamedTuple):
    """What words of one shape and of the same classes have in common."""

    own: Names
    previous: Names
    following: Names
    far_previous: Names
    far_following: Names


@lru_cache(maxsize=2048)
def _look(shape: str, classes: tuple[str, ...]) -> _Look:
    far = (shape, *classes)

    def made(mark: str, names: Sequence[str]) -> Names:
        return tuple(f"{mark}{name}".encode() for name in names)

    return _Look(
        (*made("h", (shape,)), *made("c", classes)),
        (*made("<h", (shape,)), *made("<c", classes)),
        (*made("+", (shape,)), *made(">c", classes)),
        made("<<", far),
        made(">>", far),
    )


def features_of(word: str) -> Word:
    """The features of a word, and those it gives to its neighbours."""
    shape, number = _shape(word)
    low = word.lower()
    classes = CLASSES.get(low, ())
    if _ROMAN.fullmatch(word):
        classes = (*classes, "roman")
    look = _look(shape, classes)
    named = not number and shape not in _ADDRESSES
    key = (low[:24] if named else shape).encode()
    own = [b"w" + key, *look.own]
    if named and len(low) > 3:
        own += b"-" + low[-3:].encode(), b"-" + low[-2:].encode(), b"p" + low[:3].encode()
        if len(low) > 5:
            own.append(b"-" + low[-4:].encode())
    if "-" in low and not number:
        own.append(b"-")
    if len(low) > 12:
        own.append(b"long")
    return Word(
        shape,
        number,
        tuple(own),
        (b"<" + key, *look.previous),
        (b">" + key, *look.following),
        look.far_previous,
        look.far_following,
    )


_ADDRESSES = frozenset(("url", "doi"))
