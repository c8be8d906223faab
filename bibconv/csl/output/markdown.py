"""Markdown (Pandoc's: ``^sup^``, ``~sub~``, ``[text]{.smallcaps}``), escaped so that text stays text.

>>> escape("2*3 <b>")
'2\\\\*3 \\\\<b\\\\>'
"""

from __future__ import annotations

import re

from bibconv.csl.output.frames import walk_frames
from bibconv.csl.output.model import Frame, Run
from bibconv.csl.output.text import escape as without_controls

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>~^$|@#])")
# What begins a list at the start of a paragraph.
_LIST = re.compile(r"(\d{0,9})([-+.)])(?=\s)")
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
    text = walk_frames(runs, escape, _tags).strip("\n")
    return _LIST.sub(r"\1\\\2", text, count=1) if _LIST.match(text) else text


def _tags(frame: Frame) -> tuple[str, str]:
    if frame.token == "link":
        if not frame.payload.startswith(("http://", "https://")):
            return "", ""
        address = re.sub(r"[\s<>()\\]", lambda m: f"%{ord(m[0]):02X}", frame.payload)
        return "[", f"]({address})"
    return _TAGS.get(frame.token, ("", ""))
