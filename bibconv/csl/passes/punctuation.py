"""Neighbouring punctuation and quotation marks, settled while runs are appended.

Where the end of one piece meets the beginning of the next, doubled or colliding marks are
reduced by a table; within a piece nothing changes. With ``punctuation-in-quote`` (CSL 1.0.2,
"Locale Files - Style Options") full stops and commas go inside the closing quotation mark;
exclamation and question marks too, colons and semicolons never.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bibconv.csl.output.runs import Frame, Run

_MARKS = frozenset("!?.:,;")
_MOVING = frozenset(".,!?")

# Left, right -> what remains of the two.
_TABLE: dict[str, str] = {
    "!!": "!", "!?": "!?", "!.": "!", "!:": "!", "!,": "!,", "!;": "!;",
    "?!": "?!", "??": "?", "?.": "?", "?:": "?", "?,": "?,", "?;": "?;",
    ".!": ".!", ".?": ".?", "..": ".", ".:": ".:", ".,": ".,", ".;": ".;",
    ":!": "!", ":?": "?", ":.": ":", "::": ":", ":,": ":,", ":;": ":;",
    ",!": ",!", ",?": ",?", ",.": ",.", ",:": ",:", ",,": ",", ",;": ",;",
    ";!": "!", ";?": "?", ";.": ";", ";:": ";", ";,": ";,", ";;": ";",
}  # fmt: skip

_CLOSE, _MOVED = 2, 3
_CLOSING = frozenset((2, 4))


def append(runs: list[Run], text: str, frame: Frame, role: int) -> None:
    """Append a run, reducing punctuation where it meets the one before."""
    from bibconv.csl.output.runs import Run

    while runs and text:
        last = runs[-1]
        if not last.text:
            runs.pop()
            continue
        left, right = last.text[-1], text[0]
        if right not in _MARKS:
            if left == right == " ":
                text = text[1:]
            break
        if last.role in _CLOSING:
            kept, again = _beside_quote(runs, right, last.role == _CLOSE)
            if not kept:
                text = text[1:]
            if again:
                continue
            break
        if left not in _MARKS:
            break
        result = _TABLE[left + right]
        if len(result) == 2:
            break
        if result == left:
            text = text[1:]
            break
        last.text = last.text[:-1]
    if text:
        runs.append(Run(text, frame, role))


def _beside_quote(runs: list[Run], right: str, moves: bool) -> tuple[bool, bool]:
    """A mark behind a closing quote: (it stays outside, look again at what follows)."""
    from bibconv.csl.output.runs import Run

    index = len(runs) - 1
    while index >= 0 and (runs[index].role in _CLOSING or not runs[index].text):
        index -= 1
    if index < 0:
        return True, False
    inner = runs[index]
    left = inner.text[-1]
    result = _TABLE[left + right] if left in _MARKS else ""
    if moves and right in _MOVING:
        if result == left:
            return False, True
        if result == right:
            inner.text = inner.text[:-1]
        runs.insert(index + 1, Run(right, runs[index + 1].frame, _MOVED))
        return False, True
    return result != left, False
