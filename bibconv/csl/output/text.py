"""Plain text; control characters (terminal escapes) are dropped.

>>> escape("a\\x1b[31mb")
'a[31mb'
"""

from __future__ import annotations

from bibconv.csl.output.frames import walk_frames
from bibconv.csl.output.model import Frame, Run

# Control characters, direction overrides, surrogates, noncharacters.
CONTROLS: dict[int, str | None] = dict.fromkeys(
    (*range(9), *range(11, 32), *range(127, 160), *range(0x202A, 0x202F), *range(0x2066, 0x206A),
     *range(0xD800, 0xE000), *range(0xFDD0, 0xFDF0), 0xFFFE, 0xFFFF)
)  # fmt: skip
# Breaks of lines are the style's to make: those within a value would end the entry.
CONTROLS.update(dict.fromkeys((0x9, 0xA, 0xD, 0x85, 0x2028, 0x2029), " "))
_BREAKS = {"display-block": ("\n", "\n"), "display-right-inline": (" ", ""),
           "display-indent": ("\n", "")}  # fmt: skip


def escape(text: str) -> str:
    """``text`` without control characters."""
    return text if text.isprintable() else text.translate(CONTROLS)


def write(runs: list[Run]) -> str:
    """The runs as plain text."""
    return walk_frames(runs, escape, _tags).strip("\n")


def _tags(frame: Frame) -> tuple[str, str]:
    return _BREAKS.get(frame.token, ("", ""))
