"""Markdown (Pandoc's: ``^sup^``, ``~sub~``, ``[text]{.smallcaps}``), escaped so that text stays text.

>>> escape("2*3 <b>")
'2\\\\*3 \\\\<b\\\\>'
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bibconv.csl.output.frames import walk_frames
from bibconv.csl.output.model import Frame, Run, web_address
from bibconv.csl.output.text import escape as without_controls
from bibconv.patterns import late

_SPECIAL = late(r"([\\`*_{}\[\]<>~^$|@#]|&(?=#?\w{1,31};))")
# What begins a list, a rule or a box at the start of a paragraph: "1.", "(iv)", "a)", "-", ":::".
_START = late(r"(\(?(?:\d{1,9}|[A-Za-z]|[ivxlcdmIVXLCDM]{1,15}))([.)])(?=\s|$)|([-+:])")
_EMPHASIS = ("i", "oblique", "b", "i0", "b0")
_UNSAFE = late(r"[^A-Za-z0-9:/?#@!&+,;=._~%-]")
_TAGS = {
    "i": ("*", "*"),
    "oblique": ("*", "*"),
    "b": ("**", "**"),
    "sc": ("[", "]{.smallcaps}"),
    "u": ("[", "]{.underline}"),
    "sup": ("^", "^"),
    "sub": ("~", "~"),
    "i0": ("*", "*"),
    "b0": ("**", "**"),
    "display-block": ("\n\n", "\n"),
    "display-right-inline": (" ", ""),
    "display-indent": ("\n\n", ""),
}


def escape(text: str) -> str:
    """``text`` with everything escaped that Markdown gives a meaning to."""
    return _SPECIAL.sub(r"\\\1", without_controls(text))


def write(runs: list[Run]) -> str:
    """The runs as Markdown."""
    text = walk_frames(list(_placed(runs)), escape, _tags).strip("\n").lstrip(" ")
    start = _START.match(text)
    if start is None:
        return text
    at = start.start(2) if start[2] else 0
    return f"{text[:at]}\\{text[at:]}"


def _placed(runs: list[Run]) -> Iterator[Run]:
    """The runs with their spaces where Markdown takes them: emphasis neither begins nor ends with
    one, and in raised and lowered text they do not break."""
    for index, run in enumerate(runs):
        text, frame = run.text, run.frame
        if _within(frame, ("sup", "sub")):
            yield Run(text.replace(" ", "\u00a0"), frame, run.role)
            continue
        if not _within(frame, _EMPHASIS):
            yield run
            continue
        before = _common(frame, runs[index - 1].frame if index else None)
        after = _common(frame, runs[index + 1].frame if index + 1 < len(runs) else None)
        left = text[: len(text) - len(text.lstrip())] if before is not frame else ""
        text = text[len(left) :]
        right = text[len(text.rstrip()) :] if after is not frame else ""
        text = text[: len(text) - len(right)]
        for part, place in ((left, before), (text, frame), (right, after)):
            if part:
                yield Run(part, place, run.role)


def _within(frame: Frame | None, tokens: tuple[str, ...]) -> bool:
    while frame is not None:
        if frame.token in tokens:
            return True
        frame = frame.parent
    return False


def _common(frame: Frame, other: Frame | None) -> Frame:
    """The innermost frame that both stand in; the outermost one if there is no other."""
    around = set()
    while other is not None:
        around.add(id(other))
        other = other.parent
    while frame.parent is not None and id(frame) not in around:
        frame = frame.parent
    return frame


def _tags(frame: Frame) -> tuple[str, str]:
    address = web_address(frame)
    if address:
        address = _UNSAFE.sub(_percent, address)
        return "[", f"]({address})"
    return _TAGS.get(frame.token, ("", ""))


def _percent(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match[0].encode("utf-8", "replace"))
