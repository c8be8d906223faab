"""Neighbouring punctuation and quotation marks, settled while runs are appended.

Where the end of one piece meets the beginning of the next, doubled or colliding marks are
reduced by a table. What counts is what the marks belong to, as in established processors:

- marks within what is cited never collide with what stands before ("Co." and the text ".");
- the suffix of an element is settled with the end of what it stands around; if that is the
  suffix of a leaf, the outer mark moves in front of it: "Rome" ":" in a group with "." is
  "Rome.:", elements together with ":" in a group with "." are "Rome:";
- a delimiter behind an element's own suffix only gives way to the same mark;
- a prefix is settled with what stands before it unless one of the two has a formatting; it
  never collides with the prefix of an element around it, and with a delimiter only if both are
  the same mark; behind a suffix that
  two elements share, prefixes and delimiters lose their mark.

With ``punctuation-in-quote`` (CSL 1.0.2, "Locale Files - Style Options") full stops and commas go
inside the closing quotation mark; exclamation and question marks too, colons and semicolons
never.
"""

from __future__ import annotations

from bibconv.csl.node import LEAF, WHOLE
from bibconv.csl.output.model import (
    CLOSE,
    CLOSE_STILL,
    MOVED,
    MOVED_OF_WHOLE,
    OF_LEAF,
    OF_NUMBER,
    OF_WHOLE,
    REPEATED,
    TEXT,
    Frame,
    Run,
)

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

TOUCHY = _MARKS | {" "}
_CLOSING = frozenset((CLOSE, CLOSE_STILL))
_SUFFIXES = frozenset((OF_LEAF, OF_WHOLE, OF_NUMBER))
_MOVED = frozenset((MOVED, MOVED_OF_WHOLE))


def append(runs: list[Run], text: str, frame: Frame, role: int) -> None:
    """Append a run whose marks are settled with the one before: an affix, a quotation mark."""
    if runs and text[0] in TOUCHY:
        text = _meet(runs, text, frame)
    _add(runs, text, frame, role)


def append_content(runs: list[Run], text: str, frame: Frame) -> None:
    """Append a part of what is cited: its marks are its own; they only move into quotes."""
    if runs and text[0] in TOUCHY and (text[0] == " " or runs[-1].role in _CLOSING):
        text = _meet(runs, text, frame)
    _add(runs, text, frame, TEXT)


def append_prefix(runs: list[Run], text: str, frame: Frame, *, after_prefix: bool) -> None:
    """Append a prefix behind the prefix of an element around, or behind a delimiter or suffix."""
    if runs:
        last, mark = runs[-1], text[0]
        if last.role == REPEATED:
            text = text[1:] if mark in _MARKS else text
        elif mark == " ":
            text = text[1:] if after_prefix and last.text[-1:] == " " else text
            text = _meet(runs, text, frame) if text else text
        elif not after_prefix and last.text[-1:] == mark in _MARKS:
            text = text[1:]
    _add(runs, text, frame, TEXT)


def append_suffix(runs: list[Run], text: str, frame: Frame, seam: int) -> None:
    """Append the suffix of an element around what came before, in ``seam`` a leaf or a whole."""
    role = OF_LEAF + seam if text[-1] in _MARKS else TEXT
    if runs and text[0] in TOUCHY:
        text = _meet_around(runs, text, frame, seam)
    _add(runs, text, frame, role)


def append_delimiter(runs: list[Run], text: str, frame: Frame, *, behind_suffix: bool) -> None:
    """Append a delimiter; ``behind_suffix``: the element before it has a suffix of its own."""
    if runs and text[0] in TOUCHY:
        last = runs[-1]
        if last.role == REPEATED:
            text = text[1:] if text[0] in _MARKS else text
        elif behind_suffix and last.role in _SUFFIXES and text[0] in _MARKS:
            if last.text[-1] == text[0]:
                text = text[1:]
        elif behind_suffix:
            text = _meet(runs, text, frame)
        else:
            text = _meet_around(runs, text, frame, WHOLE)
    _add(runs, text, frame, TEXT)


def _add(runs: list[Run], text: str, frame: Frame, role: int) -> None:
    if not text:
        return
    if role == TEXT and runs:
        last = runs[-1]
        if last.frame is frame and last.role == TEXT:
            last.text += text
            return
    runs.append(Run(text, frame, role))


def _meet_around(runs: list[Run], text: str, frame: Frame, seam: int) -> str:
    """As :func:`_meet`, for a mark of an element around what came before."""
    last = runs[-1]
    if last.role not in _SUFFIXES or not last.text or text[0] not in _MARKS:
        return _meet(runs, text, frame, suffix=True, seam=seam)
    left, right = last.text[-1], text[0]
    if left == right or _TABLE[left + right] != left or last.role == OF_WHOLE:
        return _meet(runs, text, frame, suffix=True, seam=seam)
    if last.role == OF_LEAF:
        _insert(runs, right)
        text = text[1:]
    return text


def _insert(runs: list[Run], mark: str) -> None:
    """Set ``mark`` between what a leaf says and the leaf's suffix, which is the last run."""
    index = len(runs) - 2
    while index >= 0 and (not runs[index].text or runs[index].role in _CLOSING):
        index -= 1  # into quotation marks as well
    if index < 0:
        runs[-1].text = mark + runs[-1].text
        return
    inner, own = runs[index], runs[-1]
    if inner.frame is own.frame and _TABLE.get(mark + own.text[0]) == own.text[0]:
        return
    left = inner.text[-1]
    result = _TABLE[left + mark] if left in _MARKS else left + mark
    inner.text = inner.text[:-1] + result


def _meet(
    runs: list[Run], text: str, frame: Frame, *, suffix: bool = False, seam: int = LEAF
) -> str:
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
            kept, again = _beside_quote(runs, right, last.role == CLOSE, suffix, seam)
            if not kept:
                text = text[1:]
            if again:
                continue
            return text
        if left not in _MARKS:
            return text
        result = _TABLE[left + right]
        if len(result) == 2:
            return text
        if result == left:
            return text[1:]
        if suffix:
            last.text = last.text[:-1] + right
            return text[1:]
        last.text = last.text[:-1]
    return text


def _close(before: Frame, now: Frame) -> bool:
    """Whether no formatting begins between the two."""
    while now.depth > before.depth and not now.token:
        assert now.parent is not None
        now = now.parent
    return now.depth <= before.depth


def _beside_quote(
    runs: list[Run], right: str, moves: bool, suffix: bool, seam: int
) -> tuple[bool, bool]:
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
        role = MOVED if seam == LEAF else MOVED_OF_WHOLE
        runs.insert(index + 1, Run(right, runs[index + 1].frame, role))
        return False, True
    return result != left, False
