"""What the words of one part of a list of names are: words, initials, particles, an organisation."""

from __future__ import annotations

import re
from functools import lru_cache

import msgspec

from bibconv.references.letters import PARTICLE_WORDS
from bibconv.references.tokens import Tokens
from bibconv.text.bodies import Standing, is_acronym, standing

JOINS = ("y", "e", "i")
AND = frozenset("and und et y e en og och amp i ja u".split())
OTHERS = frozenset(
    "al alii others andere anderen otros outros colaboradores coll cols alia alios 等 ほか 他 외".split()
)
PARTICLES = {w for words in PARTICLE_WORDS.lower().split("|") for w in words.split()} - set(JOINS)
SUFFIX = re.compile(r"(?:jr|sr|ii|iii|iv|2nd|3rd|filho|neto|júnior|junior)", re.IGNORECASE)
TITLE_MARK = re.compile("[《『「〈]")
_SMALL = AND | PARTICLES | OTHERS
_GLUED_SUFFIX = re.compile(r"[A-Z]{1,3}(?:Jr|Sr|2nd|3rd)")
# J-P, JRR: capitals that nobody can say
_INITIALS = re.compile(r"[^\W\d_](?:[-‐‑][^\W\d_]){1,3}|[B-DF-HJ-NP-TV-XZ]{2,4}")


class Part(msgspec.Struct, gc=False):
    """Words between two separators.

    ``before`` is what parts it from the part before it: ``;``, ``&``, ``,`` or nothing.
    ``kind``: ``W`` words, ``I`` initials, ``WI`` words with initials behind, ``IW`` before, ``S`` a
    suffix, ``C`` a name with its family name in capitals, ``F`` a family name in capitals.
    """

    first: int
    last: int
    before: str
    kind: str
    words: int
    standing: Standing


def bracketed(tokens: Tokens, index: int) -> bool:
    """Whether a bracket opens before the word."""
    return "(" in tokens.gaps[index] or "[" in tokens.gaps[index]


def family_in_capitals(tokens: Tokens, first: int, last: int) -> bool:
    """Whether the list writes family names in capitals and given names in full:
    ``BATT Rosemary, GERST Detlef``."""
    capitals = small = 0
    for index in range(first, last + 1):
        word = tokens.words[index]
        if len(word) < 2 or not word[0].isalpha() or word.lower() in _SMALL:
            continue
        if SUFFIX.fullmatch(word):
            continue
        if word.isupper() and not _INITIALS.fullmatch(word):
            fresh = index == first or bool(separator_of(tokens.gaps[index]))
            capitals += len(word) > 4 or (len(word) > 2 and fresh)
        elif not word.isupper():
            small += 1
    return capitals > 0 and 0 < small <= 4 * capitals + 2 and capitals <= 3 * small


def slashed(tokens: Tokens, index: int) -> bool:
    """Whether a slash without blanks stands between two short names: ``ISO/IEC``."""
    return (
        tokens.gaps[index] == "/"
        and is_acronym(tokens.words[index - 1])
        and is_acronym(tokens.words[index])
    )


@lru_cache(maxsize=1024)
def separator_of(gap: str) -> str:
    """What parts two names in ``gap``: ``;``, ``&``, ``,`` or nothing."""
    if ";" in gap or "；" in gap:
        return ";"
    if "&" in gap:
        return "&"
    if "/" in gap or " - " in gap or " – " in gap or " — " in gap or "•" in gap or "·" in gap:
        return ";"
    if "," in gap or "(" in gap or "[" in gap or ":" in gap or "…" in gap or "\n" in gap:
        return ","
    if "，" in gap or "、" in gap:
        return ","
    return ""


def part_of(tokens: Tokens, first: int, last: int, before: str, capitals: bool) -> Part:
    marks = []
    count = 0
    upper = 0
    for index in range(first, last + 1):
        word = tokens.words[index]
        low = word.lower()
        if not (capitals and len(word) > 1) and is_initial(tokens, index, first, last):
            marks.append("I")
        elif first != last and (
            low in PARTICLES or word in JOINS or (index > first and SUFFIX.fullmatch(word))
        ):
            marks.append("p")
        else:
            marks.append("W")
            count += 1
            upper += word.isupper()
    kind = _kind("".join(marks))
    if first == last and SUFFIX.fullmatch(tokens.words[first]) and before == ",":
        kind = "S"
    if capitals and kind == "W" and 0 < upper < count:
        kind = "C"
    elif capitals and kind == "W" and upper == count and count:
        kind = "F"
    return Part(first, last, before, kind, count, _standing(tokens, first, last))


def _standing(tokens: Tokens, first: int, last: int) -> Standing:
    if last > first and all(slashed(tokens, index) for index in range(first + 1, last + 1)):
        return Standing.BODY
    return standing(tokens.words[first : last + 1])


def _kind(marks: str) -> str:
    core = marks.replace("p", "")
    if not core.strip("I"):
        # "Van WS", "D. Lo": a particle may be all there is of a family name
        if not core:
            return "W"
        return "WI" if marks[0] == "p" else "IW" if marks[-1] == "p" and marks[0] == "I" else "I"
    if core[0] == "I" and core[-1] != "I":
        return "IW"
    if core[-1] == "I":
        return "WI"
    return "W"


def is_initial(tokens: Tokens, index: int, first: int, last: int) -> bool:
    word = tokens.words[index]
    size = len(word)
    if size == 1:
        return word.isalpha() and (word.isupper() or tokens.gaps[index + 1].startswith("."))
    if first < index == last and _all_dotted(tokens, first, index):
        return False  # "W. KULS", "G. Li."
    dotted = tokens.gaps[index + 1].startswith(".")
    if (
        dotted
        and size <= 2
        and word[0].isupper()
        and (index < last or first < last or word.isupper())
    ):
        return True
    if not word.isalpha() and any(sign in word for sign in "-\u2010\u2011"):
        pieces = re.split("[-‐‑]", word)
        return all(len(piece) == 1 and piece.isupper() for piece in pieces)
    if index > first and _GLUED_SUFFIX.fullmatch(word):
        return True
    if not word.isupper() or size > 4 or not word.isalpha():
        return False
    if size <= 3:
        return index > first or (first == last)
    return index > first and index == last


def _all_dotted(tokens: Tokens, first: int, end: int) -> bool:
    """Whether the words before ``end`` are single letters with full stops."""
    return all(
        len(tokens.words[index]) == 1 and tokens.gaps[index + 1].startswith(".")
        for index in range(first, end)
    )
