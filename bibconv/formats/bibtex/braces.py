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
        self._pairs = pairs(self._text)
        return self._pairs


def pairs(text: str) -> dict[int, int]:
    """All opening braces that close, and where."""
    found: dict[int, int] = {}
    stack: list[int] = []
    for match in _BRACE.finditer(text):
        if match[0] == "{":
            stack.append(match.start())
        elif stack:
            found[stack.pop()] = match.start()
    return found


class Places:
    """Finds the next match of a pattern; asked again nearby, it does not search again.

    The pattern must not depend on where the search begins.
    """

    __slots__ = ("_end", "_from", "_pattern", "_start", "_text")

    def __init__(self, pattern: re.Pattern[str], text: str) -> None:
        self._pattern = pattern
        self._text = text
        self._from = len(text) + 1
        self._start = self._end = -1

    def after(self, pos: int, limit: int) -> int:
        """Offset of the first match at or behind ``pos`` that ends by ``limit``; -1 without."""
        if not self._from <= pos <= self._start:
            match = self._pattern.search(self._text, pos)
            self._from = pos
            # No match at all: none behind any later place either.
            self._start, self._end = match.span() if match else (len(self._text) + 1,) * 2
        return self._start if self._end <= limit else -1


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


def unbraced(tex: str) -> str:
    """Without braces around the whole: some programs write ``volume = {{12}}``."""
    text = tex.strip()
    if not (text.startswith("{") and text.endswith("}")):
        return text
    partners = pairs(text)
    start, end = 0, len(text) - 1
    while partners.get(start) == end:
        start, end = start + 1, end - 1
        while start <= end and text[start].isspace():
            start += 1
        while end > start and text[end].isspace():
            end -= 1
    return text[start : end + 1]
