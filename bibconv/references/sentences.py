"""Cutting the middle of a reference at its sentence boundaries, and finding a container's name.

A full stop ends a title, but also an abbreviated word: in ``... in the Spinal Cord. Neurosci.
Bull.`` the container is the longest run of pieces at the end that look abbreviated, and never
the first piece.

>>> container_start(text := "Role of glia. Nat. Rev. Neurosci.", 0, len(text))
14
"""

from __future__ import annotations

import re
from itertools import pairwise

from bibconv.references.letters import UPPER
from bibconv.references.lexicon import JOURNAL_ABBREVIATIONS

_BOUNDARY = re.compile(rf"[.?!][\"”’»)\]]?\s+(?=[\"“‘„«(\[]?(?:{UPPER}|\d|[a-z]{{0,2}}[A-Z]))")
_NO_BOUNDARY = frozenset("vs st dr no vol fig mr mrs prof ca approx sp spp subsp var ssp".split())
_SMALL = frozenset(
    "of the and in on for to an a de la el le les du des der die das den dem für und zur zum et y e do da dos das del di van het voor i von au aux".split()
)
_WORDS = re.compile(r"[^\s,;:()\[\]/&–-]+")
_SHORT = re.compile(rf"{UPPER}[^\W\d_]{{1,6}}")
# "Frankfurt a. M."
_LOWER_INITIAL = re.compile(r"\s[a-z]")
_COMMA = re.compile(rf",\s+(?={UPPER})")


def boundaries(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """(end of a piece, start of the next) for each sentence boundary."""
    found = []
    for match in _BOUNDARY.finditer(text, start, end):
        word = (
            text[max(start, match.start() - 8) : match.start()]
            .rpartition(" ")[2]
            .lower()
            .strip("(")
        )
        if match[0][0] == "." and (
            word in _NO_BOUNDARY or _LOWER_INITIAL.fullmatch(text, match.start() - 2, match.start())
        ):
            continue
        found.append((match.start() + 1, match.end()))
    return found


def capitalised(piece: str) -> bool:
    """Whether every word that counts begins with a capital or a digit."""
    words = _WORDS.findall(piece)
    return bool(words) and all(
        word[0].isupper() or word[0].isdigit() or word in _SMALL for word in words
    )


def abbreviated(piece: str) -> bool:
    """Whether a piece looks like abbreviated words of a journal's name: ``Nat``, ``Proc``."""
    words = _WORDS.findall(piece.strip(" ."))
    if not words or len(words) > 4 or not capitalised(piece):
        return False
    last = words[-1].strip(".")
    if len(words) == 1 and len(last) <= 5 and last[-1] not in "aeiouy":
        return True
    return len(last) == 1 or last.lower() in JOURNAL_ABBREVIATIONS


def container_start(text: str, start: int, end: int) -> int | None:
    """Where the container's name begins in ``title. container``, or ``None``."""
    cuts = boundaries(text, start, end)
    if cuts:
        index = len(cuts) - 1
        pieces = [text[a[1] : b[0] - 1] for a, b in pairwise(cuts)]
        while index > 0 and (
            abbreviated(pieces[index - 1])
            # "J. Phys. Cond. Clay": an unknown short word among abbreviations is one, too
            or (
                index > 1 and _SHORT.fullmatch(pieces[index - 1]) and abbreviated(pieces[index - 2])
            )
        ):
            index -= 1
        first_cut = cuts[index]
        # "Title, Int. J. Mech. Sci.": the first piece ends in the container's first word
        if index == 0:
            comma = _last_comma(text, start, first_cut[0] - 1)
            if (
                comma is not None
                and abbreviated(text[comma : first_cut[0] - 1])
                and text[first_cut[0] - 1] == "."
            ):
                return comma
        return first_cut[1]
    return _comma_container(text, start, end)


def _comma_container(text: str, start: int, end: int) -> int | None:
    comma = _last_comma(text, start, end)
    if comma is None or len(text[start:comma].split()) < 2:
        return None
    tail = text[comma:end].strip(" .,")
    if len(tail.split()) <= 10 and capitalised(tail):
        return comma
    return None


def _last_comma(text: str, start: int, end: int) -> int | None:
    last = None
    for match in _COMMA.finditer(text, start, end):
        last = match.end()
    return last
