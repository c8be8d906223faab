"""Plain text; control characters (terminal escapes) are dropped.

>>> escape("a\\x1b[31mb")
'a[31mb'
"""

from __future__ import annotations

from bibconv.csl.output.frames import walk_frames
from bibconv.csl.output.model import Frame, Run

_CONTROLS = dict.fromkeys((*range(9), *range(11, 32), *range(127, 160)))
_BREAKS = {"display-block": ("\n", "\n"), "display-right-inline": (" ", ""),
           "display-indent": ("\n", "")}  # fmt: skip


def escape(text: str) -> str:
    """``text`` without control characters."""
    return text if text.isprintable() else text.translate(_CONTROLS)


def write(runs: list[Run]) -> str:
    """The runs as plain text."""
    return walk_frames(runs, escape, _tags).strip("\n")


def _tags(frame: Frame) -> tuple[str, str]:
    return _BREAKS.get(frame.token, ("", ""))
