"""The shape of the beginning and the end of a line, in a few letters a word.

A name gives ``Xx``, an initial ``X``, a lower-case word ``x``, a year ``Y``, another number
``9``; short words that are common in references are kept.

>>> beginning("Doe, J. (2020). Slow tides")
('Xx', ',', 'X', '.', '(')
>>> ending("Harbour Press, 2009.")
('Y', '.')
"""

from __future__ import annotations

import re

_TOKEN = re.compile(r"[^\W\d_]+|\d+|[^\w\s]|_")
_HEAD, _TAIL = 60, 30  # characters looked at
_FIRST, _LAST = 5, 2  # words and marks kept
_YEAR = re.compile(r"1[5-9]\d\d|20[0-4]\d")
_QUOTES = dict.fromkeys("“”„«»‟″\"'‘’‚‛`´", '"')
_DASHES = dict.fromkeys("-–—―‐‑−‒", "-")
_MARKS = {**_QUOTES, **_DASHES}
_WORDS = frozenset(
    "in and und et y e i da de del di van von der den la le du the a an of on for with from to at by as "
    "zu zur im am auf für aus mit bei pp p s ss vol no nr bd jg h hg hrsg ed eds rev doi http https www "
    "isbn issn url pmid available retrieved accessed online abgerufen zugriff verfügbar disponible "
    "disponível acesso recuperado см с т вып пер под ред".split()
)
_NO_CASE_FROM = "\u0590"  # Hebrew, Arabic, Indic, East Asian letters have no capitals


def _shape(token: str) -> str:
    first = token[0]
    if first.isdigit():
        return "Y" if _YEAR.fullmatch(token) else ("9" if len(token) < 5 else "99999")
    if not first.isalpha():
        # half a character cannot be written as UTF-8
        return _MARKS.get(token, token if token.isprintable() else "?")
    low = token.lower()
    if first != token[0].lower():
        if len(token) == 1:
            return "X"
        if token[1:].islower():
            return "In" if low == "in" else "Xx"
        return "XX" if len(token) < 4 else "XXX"
    if low in _WORDS:
        return low
    if first >= _NO_CASE_FROM and first.lower() == first.upper():
        return "漢" if "\u2e80" <= first <= "\u9fff" or "\uac00" <= first <= "\ud7af" else "ع"
    return "x" if token.islower() else "xX"


def beginning(text: str) -> tuple[str, ...]:
    """The shapes of the first words and punctuation marks of ``text``, at most five."""
    return tuple(map(_shape, _TOKEN.findall(text[:_HEAD])[:_FIRST]))


def ending(text: str) -> tuple[str, ...]:
    """The shapes of the last two words or punctuation marks of ``text``."""
    return tuple(map(_shape, _TOKEN.findall(text[-_TAIL:])[-_LAST:]))
