"""Citation keys for items that have none: ``finnerup2021neuropathic``.

First family name, year, first word of the title that says something; ASCII letters and digits
only, because every program that cites accepts those.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from bibconv.model import Item
from bibconv.text.markup import strip

# Letters that do not decompose into an ASCII letter and a mark.
_LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "Æ": "Ae", "ø": "o", "Ø": "O", "œ": "oe", "Œ": "Oe", "ł": "l", "Ł": "L",
     "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "ı": "i"}
)  # fmt: skip

_NOT_KEY = re.compile(r"[^A-Za-z0-9]+")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")

_STOP_WORDS = frozenset(
    "a an and are as at by for from in into is of on or the to with "
    "der die das ein eine und von zu zur zum des dem den im le la les l un une de du des et en "
    "el los las y del il lo gli e di o os um uma het een van".split()
)


def suggest_key(item: Item) -> str:
    """A key made of what the item says; ``"item"`` if it says nothing."""
    year = ""
    date = item.date("issued")
    if date is not None and date.year is not None:
        year = str(abs(date.year))
    key = _ascii(_first_family(item)).lower() + year + _first_word(item)
    return key or "item"


class Keys:
    """Hands out keys, each once.

    Keys that differ only in case count as the same: BibTeX does not tell them apart.
    """

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._next: dict[str, int] = {key.lower(): 0 for key in taken}

    def take(self, key: str) -> None:
        """Mark ``key`` as used."""
        self._next.setdefault(key.lower(), 0)

    def unique(self, wanted: str) -> str:
        """``wanted``, or ``wanteda``, ``wantedb``, ... if that is taken."""
        key = wanted
        while key.lower() in self._next:
            number = self._next[wanted.lower()]
            self._next[wanted.lower()] = number + 1
            key = wanted + _suffix(number)
        self._next[key.lower()] = 0
        return key


def _suffix(number: int) -> str:
    """0 -> a, 25 -> z, 26 -> aa, as year suffixes go."""
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters


def _first_family(item: Item) -> str:
    for variable in ("author", "editor", "translator", "director", "composer"):
        names = item.names(variable)
        if names:
            return names[0].family or names[0].literal or names[0].given or ""
    return ""


def _first_word(item: Item) -> str:
    for match in _WORD.finditer(strip(item.text("title"))[:300]):
        word = _ascii(match[0]).lower()
        if word and word not in _STOP_WORDS:
            return word
    return ""


def _ascii(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.translate(_LETTERS))
    return _NOT_KEY.sub("", decomposed.encode("ascii", "ignore").decode("ascii"))
