"""Neighbouring punctuation and quotation marks, settled while runs are appended.

Where the end of one piece meets the beginning of the next, doubled or colliding marks are
reduced by a table; within a piece nothing changes. With ``punctuation-in-quote`` (CSL 1.0.2,
"Locale Files - Style Options") full stops and commas go inside the closing quotation mark;
exclamation and question marks too, colons and semicolons never.
"""

from __future__ import annotations

from bibconv.csl.output.model import CLOSE, CLOSE_STILL, MOVED, TEXT, Frame, Run

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

# The mark of an element and the suffix of one around it: both stay, the outer one first.
_SWAPPED = frozenset((":.", ";.", ";:"))
TOUCHY = _MARKS | {" "}
_CLOSING = frozenset((CLOSE, CLOSE_STILL))


def append(runs: list[Run], text: str, frame: Frame, role: int, *, suffix: bool = False) -> None:
    """Append a run, reducing punctuation where it meets the one before.

    ``suffix``: the text is the suffix of an element around what came before; marks of it that
    move into quotes stand before those of the elements inside.
    """
    if runs:
        if text[0] in TOUCHY:
            text = _meet(runs, text, frame, suffix)
            if not text:
                return
        if role == TEXT and runs:
            last = runs[-1]
            if last.frame is frame and last.role == TEXT:
                last.text += text
                return
    runs.append(Run(text, frame, role))


def _meet(runs: list[Run], text: str, frame: Frame, suffix: bool) -> str:
    """What is left of ``text`` behind ``runs``, whose end may change as well."""
    while runs and text:
        last = runs[-1]
        if not last.text:
            runs.pop()
            continue
        left, right = last.text[-1], text[0]
        if right not in _MARKS:
            # Spaces inside and outside of a formatting both stay.
            return text[1:] if left == right == " " and _close(last.frame, frame) else text
        if last.role in _CLOSING:
            kept, again = _beside_quote(runs, right, last.role == CLOSE, suffix)
            if not kept:
                text = text[1:]
            if again:
                continue
            return text
        if left not in _MARKS:
            return text
        if suffix and left + right in _SWAPPED:
            last.text = last.text[:-1] + right
            return left + text[1:]
        result = _TABLE[left + right]
        if len(result) == 2:
            return text
        if result == left:
            return text[1:]
        last.text = last.text[:-1]
    return text


def _close(before: Frame, now: Frame) -> bool:
    """Whether no formatting begins between the two."""
    while now.depth > before.depth and not now.token:
        assert now.parent is not None
        now = now.parent
    return now.depth <= before.depth


def _beside_quote(runs: list[Run], right: str, moves: bool, suffix: bool) -> tuple[bool, bool]:
    """A mark behind a closing quote: (it stays outside, look again at what follows)."""
    index = len(runs) - 1
    while index >= 0 and (runs[index].role in _CLOSING or not runs[index].text):
        index -= 1
    if suffix and moves and right in _MOVING:
        while index > 0 and runs[index].role == MOVED and runs[index].text != right:
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
        runs.insert(index + 1, Run(right, runs[index + 1].frame, MOVED))
        return False, True
    return result != left, False
