"""Page numbers and running heads between the lines of a list, taken out.

A number alone on its line is a page number where such numbers count up with many lines between
them, or where it stands alone among blank lines; in a list numbered that way (the label above
its reference) few lines lie between. A running head is next to a page number, and comes again
or stands alone. A reference that a page's end has cut goes on below.

>>> from bibconv.references.lines import read_lines
>>> text = "Doe J. Slow pain. Pain 2020, 1: 2-3.\\n\\n211\\n\\nRoe K. Fast pain. Pain 2021, 2: 4.\\n"
>>> [line.text for line in without_furniture(read_lines(text, 0, len(text)))]
['Doe J. Slow pain. Pain 2020, 1: 2-3.', '', 'Roe K. Fast pain. Pain 2021, 2: 4.']
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from bibconv.references.evidence import begins_like_reference, evidence
from bibconv.references.lines import Line

_NUMBER = re.compile(r"(?:page |p\. ?|[-–—] ?)?(\d{1,5})(?: of \d{1,5}| ?[-–—])?", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
_APART = 5  # lines of text between two page numbers, at least
_HEAD = 80  # characters of the longest running head
_ENDS = (".", ")", "]", "/")


def without_furniture(lines: list[Line]) -> list[Line]:
    """The lines without page numbers, running heads and the blank lines around them."""
    numbers = _page_numbers(lines)
    if not numbers:
        return lines
    gone = _with_heads(lines, numbers)
    kept: list[Line] = []
    index = 0
    while index < len(lines):
        stop = index
        while stop < len(lines) and (stop in gone or lines[stop].kind == "blank"):
            stop += 1
        blanks = [lines[at] for at in range(index, stop) if at not in gone]
        if len(blanks) < stop - index:
            blanks = blanks[:1] if _between(kept, lines, stop) else []
        kept += blanks
        if stop < len(lines):
            kept.append(lines[stop])
        index = stop + 1
    return kept


def _page_numbers(lines: list[Line]) -> list[int]:
    """The places of the lines that are page numbers."""
    alone = [
        (at, int(match[1]))
        for at, line in enumerate(lines)
        if line.kind == "text" and (match := _NUMBER.fullmatch(line.text.strip()))
    ]
    if len(alone) == 1:
        at = alone[0][0]
        return [at] if at > 0 and _isolated(lines, at) else []
    steps = [(b[1] == a[1] + 1, b[0] - a[0] > _APART) for a, b in pairwise(alone)]
    if not steps or not all(far for _, far in steps):
        return []
    counting = sum(up for up, _ in steps)
    return [at for at, _ in alone] if counting >= 0.7 * len(steps) else []


def _isolated(lines: list[Line], at: int) -> bool:
    return (at == 0 or lines[at - 1].kind == "blank") and (
        at + 1 == len(lines) or lines[at + 1].kind == "blank"
    )


def _stands_apart(lines: list[Line], at: int) -> bool:
    """Whether a line among blank ones is neither the list's heading nor an end of a work."""
    line = lines[at]
    text = line.text.strip()
    return (
        line.kind == "text"
        and _isolated(lines, at)
        and not text.endswith(_ENDS)
        and not begins_like_reference(text)
    )


def _with_heads(lines: list[Line], numbers: list[int]) -> set[int]:
    """The page numbers and the running heads next to them."""
    beside: dict[int, str] = {}
    for number in numbers:
        for step in (-1, 1):
            at = number + step
            while 0 <= at < len(lines) and lines[at].kind == "blank":
                at += step
            if 0 <= at < len(lines) and lines[at].kind in ("text", "heading"):
                words = lines[at].text.strip()
                if len(words) <= _HEAD:
                    beside[at] = _DIGITS.sub("", words)
    times = Counter(beside.values())
    heads = {
        at
        for at, words in beside.items()
        if (times[words] > 1 or _stands_apart(lines, at)) and evidence(lines[at].text) < 2
    }
    return heads.union(numbers)


def _between(kept: list[Line], lines: list[Line], below: int) -> bool:
    """Whether the page's end falls between two references and not into one."""
    if not kept or below >= len(lines):
        return False
    above = kept[-1].text.rstrip()
    return (above.endswith(_ENDS) or above[-1:].isdigit()) and begins_like_reference(
        lines[below].text.strip()
    )
