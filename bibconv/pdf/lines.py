"""Printed lines: words on one baseline, with raised and lowered words beside them."""

from __future__ import annotations

from bisect import bisect_left

import msgspec

from bibconv.pdf.words import GAP, Word

_LEVEL = 0.2  # of the size: how far words of a line are off its baseline
_FEW = 0.15  # of the characters of a line: fewer do not decide its size
_SMALL = 0.87  # of the size of a line: raised and lowered words are smaller
_SAME = 0.97  # the same, of those that overlap the line
_OVERLAP = 0.4  # of the size: lines do not stand so close
_RAISED = 0.62  # of the size: how far they are off
_CLOSE = 0.6  # of the size: how far from the next word they stand


class Line(msgspec.Struct):
    """Words from left to right, with their baseline and size."""

    words: list[Word]
    y: float
    size: float

    @property
    def x0(self) -> float:
        """The left end."""
        return self.words[0].x0

    @property
    def x1(self) -> float:
        """The right end."""
        return max(word.x1 for word in self.words)

    @property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        return all(word.bold for word in self.words)

    def text(self) -> str:
        """The words, with a blank where there is space between them."""
        words = self.words
        if 2 * sum(word.backward for word in words) > len(words):
            words = words[::-1]
        parts: list[str] = []
        before: Word | None = None
        for word in words:
            if before is not None and _apart(before, word, first=len(parts) == 1):
                parts.append(" ")
            parts.append(word.text)
            before = word
        return "".join(parts)


def _apart(before: Word, word: Word, *, first: bool) -> bool:
    size = min(before.size, word.size)
    left, right = (word, before) if word.x0 < before.x0 else (before, word)
    if word.spaced or right.x0 - left.x1 > GAP * size:
        return True
    # the number of a note before its text
    return first and before.text.isdigit() and before.y < word.y - _LEVEL * size


def lines(words: list[Word]) -> list[Line]:
    """The lines that the words of a column make, from top to bottom."""
    made: list[Line] = []
    for word in sorted(words, key=lambda word: (word.y, word.x0)):
        line = made[-1] if made else None
        if line is not None and word.y - line.y <= _LEVEL * min(line.size, word.size):
            line.words.append(word)
        else:
            made.append(Line([word], word.y, word.size))
    for line in made:
        line.words.sort(key=lambda word: word.x0)
        line.size, line.y = _usual(line.words)
    return _with_raised(made)


def _usual(words: list[Word]) -> tuple[float, float]:
    """Size and baseline of the largest characters that are not just a few, such as true capitals among
    small ones."""
    counts: dict[tuple[float, float], int] = {}
    for word in words:
        key = round(word.size, 1), word.y
        counts[key] = counts.get(key, 0) + len(word.text)
    least = _FEW * sum(counts.values())
    return max((count >= least, *key) for key, count in counts.items())[1:]


def _with_raised(made: list[Line]) -> list[Line]:
    """The lines, after merging those of raised or lowered words into the lines they belong to."""
    kept: list[Line] = []
    taken: dict[int, int] = {}  # index of a line -> that of the larger line beside it
    for at, line in enumerate(made):
        near = (i for i in (at - 2, at - 1, at + 1, at + 2) if 0 <= i < len(made))
        hosts = [i for i in near if _belongs(line, made[i])]
        if hosts:
            taken[at] = min(hosts, key=lambda i: abs(made[i].y - line.y))
    for at, line in enumerate(made):
        host = at
        while host in taken:  # each is larger than the one before
            host = taken[host]
        if host == at:
            kept.append(line)
        else:
            made[host].words.extend(line.words)
    for line in kept:
        line.words.sort(key=lambda word: word.x0)
    return kept


def _belongs(line: Line, host: Line) -> bool:
    small = line.size <= _SMALL * host.size
    if line.size > _SAME * host.size or not (
        abs(line.y - host.y) <= (_RAISED if small else _OVERLAP) * host.size
    ):
        return False
    starts = [word.x0 for word in host.words]
    close = _CLOSE * host.size
    for word in line.words:
        at = bisect_left(starts, word.x0)
        after = host.words[at].x0 - word.x1 if at < len(starts) else close + 1
        before = word.x0 - host.words[at - 1].x1 if at else close + 1
        if min(abs(after), abs(before)) > close:
            return False
    return True
