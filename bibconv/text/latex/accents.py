"""Accented letters: the regular expression that finds the common forms, and composing.

``accented(r'{\\"u}')`` is ``ü``, ``accented(r"\\v s")`` is ``š``, ``accented(r"\\'{\\i}")`` is ``í``.
"""

from __future__ import annotations

import re
from functools import lru_cache
from unicodedata import combining, normalize

from bibconv.text.latex.tables import ACCENTS

_MARKS = "".join(key for key in ACCENTS if len(key) == 1 and key.isalpha() and key != "t")
_ONE = (
    rf"\\(?:['\"`^~=.][ \t]*|[{_MARKS}](?:[ \t]+|(?=[{{\\])))"
    r"(?:\{[ \t]*(?:\\[ij]|[^\W\d_])[ \t]*\}|\\[ij](?![A-Za-z])(?:[ \t]*\{\}|[ \t]+)?|[^\W\d_])"
)
# One accented letter with its own braces, or without; the groups are left to accented().
ACCENTED = rf"\{{[ \t]*{_ONE}[ \t]*\}}|{_ONE}"

_NOISE = re.compile(r"[{}\\\s]+")


@lru_cache(maxsize=4096)
def accented(written: str) -> str:
    """The letter of one match of ``ACCENTED``."""
    bare = _NOISE.sub("", written)
    return compose(bare[1], ACCENTS[bare[0]])


def compose(text: str, marks: str) -> str:
    """Put combining marks on the first letter of a text; a dotless i or j becomes i or j."""
    first = {"ı": "i", "ȷ": "j"}.get(text[0], text[0])
    end = 1
    while end < len(text) and end < 8 and combining(text[end]):
        end += 1
    return normalize("NFC", first + text[1:end] + marks) + text[end:]
