"""Runs and frames: text and the formatting that it stands in, after the tree is flattened.

A frame is one formatting token within another frame; a run is text in a frame.
"""

from __future__ import annotations

TEXT, OPEN, CLOSE, MOVED, CLOSE_STILL = 0, 1, 2, 3, 4

# Runs that are the suffix of an element: of a leaf, of elements together, of a number. Marks
# that come after them collide with each in its own way.
OF_LEAF, OF_WHOLE, OF_NUMBER = 5, 6, 7
MOVED_OF_WHOLE = 8  # a full stop moved into quotes, the suffix of elements together
REPEATED = 9  # one mark, the suffix of an element and of the last part in it


class Frame:
    """One formatting token within its parent, with the formatting that results."""

    __slots__ = ("decoration", "depth", "parent", "payload", "quotes", "style", "token", "variant",
                 "weight")  # fmt: skip

    def __init__(self, parent: Frame | None, token: str, payload: str = "") -> None:
        self.parent = parent
        self.token = token
        self.payload = payload
        if parent is None:
            self.depth = 0
            self.style = self.variant = self.weight = self.decoration = ""
            self.quotes = 0
        else:
            self.depth = parent.depth + 1
            self.style, self.variant = parent.style, parent.variant
            self.weight, self.decoration = parent.weight, parent.decoration
            self.quotes = parent.quotes


class Run:
    """Text in a frame; ``role`` tells quotation marks and moved punctuation from text."""

    __slots__ = ("frame", "role", "text")

    def __init__(self, text: str, frame: Frame, role: int = TEXT) -> None:
        self.text = text
        self.frame = frame
        self.role = role


def web_address(frame: Frame) -> str:
    """Where a frame links to, ``""`` if to nowhere: never ``javascript:`` or a file."""
    if frame.token == "link" and frame.payload.startswith(("http://", "https://")):
        return frame.payload
    return ""
