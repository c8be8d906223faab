"""The words of a reference and what stands between them.

A token is a word, a number, a URL or a DOI; punctuation is no token but the separator between
two. So the neighbours of a word are words, and how they are set apart is a property of both.

>>> tokens = tokenize("Doe J. Pain 61(3):12-9.")
>>> tokens.words
['Doe', 'J', 'Pain', '61', '3', '12', '9']
>>> tokens.gaps
['', ' ', '. ', ' ', '(', '):', '-', '.']
"""

from __future__ import annotations

import re

import msgspec

_MARKS = "\u0300-\u036f"
_WORD = rf"[^\W\d_](?:[^\W_]|[{_MARKS}])*(?:[-‐‑'’ʼ`´](?:[^\W_]|[{_MARKS}])+)*"
_TOKEN = re.compile(
    rf"""<(?P<tag>/?[a-zA-Z]{{1,8}})/?>
    |(?:https?|ftp)\s?:\s?//[^\s<>"“”«»]*
    |www\.[^\s<>"“”«»,;]+
    |10\.\d{{4,9}}\s?/\s?[^\s<>"“”«»]+
    |{_WORD}
    |\d(?:[^\W_]|[{_MARKS}])*
    """,
    re.VERBOSE,
)
_TRAILING = ".,;:)]}>'’"
_LONGEST = 20_000


class Tokens(msgspec.Struct, frozen=True, gc=False):
    """Words with their offsets; ``gaps[i]`` stands before word ``i``, the last after all."""

    text: str
    words: list[str]
    starts: list[int]
    ends: list[int]
    gaps: list[str]

    def __len__(self) -> int:
        return len(self.words)


def tokenize(text: str) -> Tokens:
    """The tokens of ``text``."""
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    gaps: list[str] = []
    at = 0
    for match in _TOKEN.finditer(text):
        if match.lastindex:  # a tag
            continue
        start, end = match.span()
        if text[start] in "hfw1" and end - start > 6 and ("/" in match[0] or match[0][0] == "w"):
            end = _untrailed(text, start, end)
        words.append(text[start:end])
        starts.append(start)
        ends.append(end)
        gaps.append(text[at:start])
        at = end
        if len(words) >= _LONGEST:
            break
    gaps.append(text[at:])
    return Tokens(text, words, starts, ends, gaps)


def _untrailed(text: str, start: int, end: int) -> int:
    """End of an address: closing brackets stay where they were opened inside."""
    surplus = text.count(")", start, end) - text.count("(", start, end)
    while end > start + 1 and text[end - 1] in _TRAILING:
        if text[end - 1] == ")":
            if surplus <= 0:
                break
            surplus -= 1
        end -= 1
    return end
