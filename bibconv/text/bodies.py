"""Whether a name is an organisation's: by the words it is made of.

Persons have initials, particles and words with capitals; organisations have words that say what
they are (``Ministry``, ``Bundesamt``), small words (``for``), or are written in capitals alone.

>>> standing("R Core Team".split()), standing("George Church".split())
(<Standing.BODY: 2>, <Standing.EITHER: 1>)
>>> is_body("Bundesministerium für Bildung und Forschung"), is_body("Marie Curie")
(True, False)
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from functools import lru_cache

from bibconv.patterns import late
from bibconv.text.names import PARTICLES
from bibconv.text.tables_bodies import (
    ACRONYMS,
    EAST_ASIAN_ENDINGS,
    EAST_ASIAN_SIGNS,
    ENDINGS,
    FUNCTION_WORDS,
    HEADS,
    PERSONAL,
    QUALIFIERS,
    SURNAMES,
    TERRITORIES,
    WHOLE,
)

_WORD = late(r"[^\W_]+(?:[-‐‑'’ʼ.][^\W_]+){0,4}")
# ISO, OECD, W3C, 3GPP
_CAPITALS = late(r"(?=[0-9]?[A-Z])[A-Z0-9]{2,8}")
_EAST_ASIAN = late(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af・]{2,40}")
_LONGEST_ENDING = max(map(len, ENDINGS))
_SHORTEST_ENDING = min(map(len, ENDINGS))
_MOST_WORDS = 40
_BEHIND_IN = frozenset(("t", "'t", "het", "den", ""))  # "Jan in 't Veld"
# U.S., U.K., U.N., E.U.
_COUNTRIES = frozenset((("U", "S"), ("U", "K"), ("U", "N"), ("E", "U"), ("U", "S", "A")))


class Standing(IntEnum):
    """What the words of a name say of its bearer."""

    PERSON = 0
    EITHER = 1  # it has a word of organisations that is a family name too
    BODY = 2


def is_body(text: str) -> bool:
    """Whether ``text``, a whole name without a comma form, is an organisation's."""
    if is_acronym(text):
        return text in ACRONYMS or "/" in text
    return standing(_WORD.findall(text)) is Standing.BODY


def is_acronym(text: str) -> bool:
    """Whether ``text`` is two to eight capitals, or several such with slashes: ``ISO/IEC``."""
    return all(_CAPITALS.fullmatch(part) for part in text.split("/"))


@lru_cache(maxsize=4096)
def is_head(word: str) -> bool:
    """Whether a word says what an organisation is, and is hardly a family name."""
    low = word.lower()
    return low in HEADS or low in WHOLE or _ends_as_body(low)


def opens_body(word: str) -> bool:
    """Whether a word is one that organisations' names begin with: ``National``, ``Institute``."""
    low = word.lower()
    return low in QUALIFIERS or low in HEADS or low == "the" or word in ACRONYMS


def standing(words: Sequence[str]) -> Standing:
    """What ``words``, those of one name in its order, say. Initials are words of one letter."""
    return _standing(tuple(words[:_MOST_WORDS]))


@lru_cache(maxsize=4096)  # a list has the same initials again and again
def _standing(words: tuple[str, ...]) -> Standing:
    if not words:
        return Standing.PERSON
    lows = [word.lower() for word in words]
    full = [low for low in lows if len(low) > 1 and low not in PARTICLES]
    if len(words) == 1:
        return _of_one_word(words[0])
    heads = sum(is_head(low) for low in full)
    if lows[0] == "the" or _has_small_word(words, lows):
        return Standing.BODY
    if len(words[0]) > 2 and words[0] in ACRONYMS and len(full) > 1:
        return Standing.BODY  # "BBC News"
    initials = tuple(word for word in words if len(word) == 1 and word.isupper())
    if heads and (len(full) > 1 or initials in _COUNTRIES):
        return Standing.BODY
    if heads:
        return Standing.EITHER
    if lows[0] in TERRITORIES and not initials:
        return Standing.BODY  # "Stadt Köln"
    if any(low in SURNAMES for low in full):
        qualified = any(low in QUALIFIERS for low in full)
        return Standing.BODY if qualified else Standing.EITHER
    return Standing.PERSON


def _of_one_word(word: str) -> Standing:
    low = word.lower()
    if low in WHOLE or _ends_as_body(low):
        return Standing.BODY
    if _EAST_ASIAN.fullmatch(word):
        sure = word.endswith(EAST_ASIAN_ENDINGS) and len(word) > 3
        return Standing((sure or (len(word) > 3 and word[-1] in EAST_ASIAN_SIGNS)) * 2)
    return Standing.EITHER if low in HEADS or low in SURNAMES else Standing.PERSON


def _ends_as_body(low: str) -> bool:
    if len(low) < 7:
        return False
    for size in range(_SHORTEST_ENDING, min(_LONGEST_ENDING, len(low)) + 1):
        least = ENDINGS.get(low[-size:])
        if least is not None and len(low) >= least:
            return True
    return False


def _has_small_word(words: Sequence[str], lows: Sequence[str]) -> bool:
    """``for``, ``of``, or any longer word in lower case behind one with a capital."""
    if not words[0][0].isupper() or len(words[0]) == 1:
        return False
    capitals = len(words) > 2 and all(word.isupper() for word in words)
    for word, low, following in zip(words[1:], lows[1:], (*lows[2:], ""), strict=True):
        if not (capitals or word[0].islower()):
            continue
        if low in FUNCTION_WORDS and not (low == "in" and following in _BEHIND_IN):
            return True
        if not capitals and len(low) > 3 and low not in PARTICLES and low not in PERSONAL:
            return True
    return False
