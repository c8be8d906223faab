"""Where braces close: balanced braces as BibTeX counts them (a backslash does not escape).

One closing position is found by walking brace to brace. When a walk gets long, all pairs of
the text are computed once, so that a file of unclosed braces costs linear time in total. Nothing
recurses, so that braces may nest as deep as they like: ``Limits.nesting`` does not bound them.

``Braces("{a{b}c}").close(0)`` is ``6``; for an opener that never closes it is ``-1``.
"""

from __future__ import annotations

import re

_BRACE = re.compile(r"[{}]")

# A value rarely holds more braces than this; a longer walk is paid for once per text.
_WALK = 64


class Braces:
    """Finds the partner of an opening brace of one text."""

    __slots__ = ("_pairs", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        self._pairs: dict[int, int] | None = None

    def close(self, opener: int) -> int:
        """Offset of the brace that closes the one at ``opener``; -1 if none does."""
        if self._pairs is not None:
            return self._pairs.get(opener, -1)
        depth = 0
        for steps, match in enumerate(_BRACE.finditer(self._text, opener)):
            depth += 1 if match[0] == "{" else -1
            if depth == 0:
                return match.start()
            if steps > _WALK:
                return self._all_pairs().get(opener, -1)
        return -1

    def _all_pairs(self) -> dict[int, int]:
        # The partner of an opener depends only on what follows it, so one stack over the
        # whole text gives the same answers as a walk from each opener.
        pairs: dict[int, int] = {}
        stack: list[int] = []
        for match in _BRACE.finditer(self._text):
            if match[0] == "{":
                stack.append(match.start())
            elif stack:
                pairs[stack.pop()] = match.start()
        self._pairs = pairs
        return pairs


def is_balanced(text: str) -> bool:
    """Whether every brace of ``text`` has its partner."""
    if "{" not in text and "}" not in text:
        return True
    depth = 0
    for match in _BRACE.finditer(text):
        depth += 1 if match[0] == "{" else -1
        if depth < 0:
            return False
    return depth == 0


def balanced(text: str) -> str:
    """``text`` without the braces that have no partner."""
    if is_balanced(text):
        return text
    stack: list[int] = []
    lonely: set[int] = set()
    for match in _BRACE.finditer(text):
        if match[0] == "{":
            stack.append(match.start())
        elif stack:
            stack.pop()
        else:
            lonely.add(match.start())
    lonely.update(stack)
    return "".join(char for offset, char in enumerate(text) if offset not in lonely)
