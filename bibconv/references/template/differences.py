"""Where two texts differ, word by word, and how alike they are.

>>> found = differences("Doe J, Roe A. Pain.", "Doe J. Pain.")
>>> found.missing
((5, 12),)
"""

from __future__ import annotations

import difflib
import re
from collections import Counter

import msgspec

_WORD = re.compile(r"\w+|[^\w\s]")
_LONGEST = 200  # words; what is longer is compared as a bag of words, in linear time


class Differences(msgspec.Struct, frozen=True):
    """``similarity`` (0 to 1, white space aside), and the stretches of the source that the
    printed text lacks or has otherwise."""

    similarity: float
    missing: tuple[tuple[int, int], ...] = ()


def differences(source: str, printed: str) -> Differences:
    """How ``printed`` differs from ``source``."""
    matches = list(_WORD.finditer(source))
    ours = [match[0] for match in matches]
    theirs = _WORD.findall(printed)
    if ours == theirs:
        return Differences(1.0)
    total = sum(map(len, ours)) + sum(map(len, theirs))
    if len(ours) > _LONGEST or len(theirs) > _LONGEST:
        common = Counter(ours) & Counter(theirs)
        return Differences(2 * sum(len(word) * n for word, n in common.items()) / total)
    same = 0
    missing = []
    matcher = difflib.SequenceMatcher(None, ours, theirs, autojunk=False)
    for tag, first, last, _, _ in matcher.get_opcodes():
        if tag == "equal":
            same += sum(map(len, ours[first:last]))
        elif first < last:
            missing.append((matches[first].start(), matches[last - 1].end()))
    return Differences(2 * same / total, tuple(missing))
