"""What a value becomes while it is decoded: pieces of text, open groups, waiting accents.

Pieces are only ever appended (a group keeps its place with an empty piece), so that the work
stays linear however deep groups nest.

``open("wrap", "<i>", "</i>")``, ``emit("a")``, ``close()`` leave ``<i>a</i>``.
"""

from __future__ import annotations

import re

from bibconv.text.latex.accents import compose
from bibconv.text.latex.math import MASK, ambiguous
from bibconv.text.latex.tables import SPACING

PROTECT = ('<span class="nocase">', "</span>")
# Between paragraphs while a value is put together.
BREAK = "\x1e"
# What the decoder itself uses while it works; never text.
_RESERVED = re.compile(f"[{BREAK}{MASK}]")
_WORD_CHARACTER = re.compile(r"[^\W_]")


class Frame:
    """An open group: how it ends, where it began, and what held outside it."""

    __slots__ = ("accent", "closing", "filled", "index", "kind", "protected", "upper")

    def __init__(self, kind: str, closing: str, index: int, filled: int) -> None:
        self.kind = kind
        self.closing = closing
        self.index = index
        self.filled = filled
        self.accent = ""
        self.protected = False
        self.upper = False


class Output:
    """The state of one value; ``markup=False`` drops markup and case protection."""

    def __init__(self, tex: str, *, markup: bool = True) -> None:
        self.tex = _RESERVED.sub("\ufffd", tex)
        self.markup = markup
        self.position = 0
        self.out: list[str] = []
        self.filled = 0  # how many pieces with text were put out
        self.frames: list[Frame] = []
        self.protected = False
        self.accent = ""  # an accent that waits for its letter
        self.argument: tuple[str, str, str] | None = None  # a command that waits for a group
        self.single_quotes = 0
        self.quotes = 0
        self.dollars = False
        self.unknown: list[str] = []
        self.after_unknown = -1  # where the arguments of an unknown command may go on
        self.upper = False

    # -- output ---------------------------------------------------------------------

    def emit(self, text: str) -> None:
        """Put out text; a waiting accent goes on its first letter."""
        if not text:
            return
        if self.accent:
            text = compose(text, self.accent)
            self.accent = ""
        if self.argument is not None:
            start, end, kind = self.argument
            self.argument = None
            head, text = text[0], text[1:]
            self.out.append(start + (head.upper() if kind == "upper" else head) + end)
            self.filled += 1
            if kind == "quote":
                self.quotes -= 1
            if not text:
                return
        self.out.append(text.upper() if self.upper else text)
        self.filled += 1

    def flush_accent(self) -> None:
        """An accent without a letter prints itself."""
        if self.accent:
            mark, self.accent = self.accent, ""
            self.emit("".join(SPACING.get(character, "") for character in mark))

    def open(self, kind: str, start: str = "", end: str = "") -> Frame:
        frame = Frame(kind, end, len(self.out), self.filled)
        frame.upper = self.upper
        self.out.append(start)
        self.frames.append(frame)
        return frame

    def close(self) -> None:
        """End the innermost frame: its closing tag, or nothing if it held nothing."""
        self.flush_accent()
        self.argument = None
        frame = self.frames.pop()
        self.upper = frame.upper
        if frame.kind == "accent":
            self._accent_group(frame)
        elif frame.kind == "protect":
            self.protected = False
            self._end_protection(frame)
        elif frame.filled == self.filled and frame.kind != "quote":
            self.out[frame.index] = ""
        elif frame.closing:
            self.out.append(frame.closing)
        if frame.kind == "quote":
            self.quotes -= 1
        elif frame.kind == "unknown":
            self.after_unknown = self.position

    def _accent_group(self, frame: Frame) -> None:
        for index in range(frame.index, min(frame.index + 8, len(self.out))):
            piece = self.out[index]
            if piece and piece[0] != "<":
                self.out[index] = compose(piece, frame.accent)
                return
        self.accent = frame.accent
        self.flush_accent()

    def _end_protection(self, frame: Frame) -> None:
        if not self.markup:
            return
        for index in range(frame.index + 1, len(self.out)):
            piece = self.out[index]
            if _WORD_CHARACTER.search(piece) and piece[0] != "<":
                break
        else:
            self.out[frame.index] = ""
            return
        before = frame.index - 1
        while before >= 0 and not self.out[before]:
            before -= 1
        if before >= 0 and self.out[before] is PROTECT[1]:
            self.out[before] = self.out[frame.index] = ""
        self.out.append(PROTECT[1])

    def unclosed(self) -> None:
        frame = self.frames.pop()
        self.out[frame.index] = "{"

    def finish(self) -> str:
        text = "".join(self.out)
        if self.dollars:
            text = text.replace(MASK, "\\$" if ambiguous(text) else "$")
        return text
