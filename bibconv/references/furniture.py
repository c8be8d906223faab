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
from bibconv.references.lines import Line, line_at

_NUMBER = re.compile(r"(?:page |p\. ?|[-–—] ?)?(\d{1,5})(?: of \d{1,5}| ?[-–—])?", re.IGNORECASE)
_LINE_NUMBER = re.compile(r"[ \t]{0,12}(\d{1,5})([ \t]+|$)")
_FEWEST = 5  # numbered lines
_NUMBERED = 0.8  # share of the lines that have a number, and of the numbers that count up by one
_GOES_ON = 0.15  # share of the lines that go on in the middle of a sentence, or are indented
_INDENT = 2  # blanks after a number; more are a hanging indent
_DIGITS = re.compile(r"\d+")
_APART = 5  # lines of text between two page numbers, at least
_HEAD = 80  # characters of the longest running head
_ENDS = (".", ")", "]", "/")


def without_furniture(lines: list[Line]) -> list[Line]:
    """The lines without line numbers, page numbers, running heads and the blank lines around them."""
    lines = _without_line_numbers(lines)
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


def _without_line_numbers(lines: list[Line]) -> list[Line]:
    """The lines without the numbers that a manuscript for review has on each of them.

    The numbers of a list count its references: its lines do not go on in the middle of a sentence.
    """
    texts = [line for line in lines if line.kind != "blank"]
    found = [_LINE_NUMBER.match(line.text) for line in texts]
    numbers = [(match, line) for match, line in zip(found, texts, strict=True) if match]
    if len(numbers) < max(_FEWEST, _NUMBERED * len(texts)):
        return lines
    steps = sum(int(b[1]) == int(a[1]) + 1 for (a, _), (b, _) in pairwise(numbers))
    goes_on = sum(
        first.islower() or first.isdigit() or len(match[2]) > _INDENT
        for match, line in numbers
        for first in [line.text[match.end() :][:1]]
    )
    if steps < _NUMBERED * (len(numbers) - 1) or goes_on < _GOES_ON * len(numbers):
        return lines
    ends = {id(line): match.end(1) for match, line in numbers}
    return [
        line_at(line.start, " " * ends[id(line)] + line.text[ends[id(line)] :])
        if id(line) in ends
        else line
        for line in lines
    ]


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
