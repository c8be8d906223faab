"""Lines broken as text files and printed pages break them: at a width, or where print would be full."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

# East Asian text ends a line after any of its letters.
_LETTERS = re.compile(r"[\u3040-\u9fff\uff00-\uffef]|[^\u3040-\u9fff\uff00-\uffef]+")
_HYPHENATED = re.compile(r"[^-]*[^\W\d_]-(?=\w)|.+")
_WIDTHS = (32, 40, 48, 56, 64, 70, 72, 76, 80, 80, 90, 100, 120)
_LEAST = 2  # letters that stay on either side of a hyphen
_EAST_ASIAN_FROM = "\u2e80"
# Letters as wide as in a common serif face; the others are 1 wide.
_SIZES = {**dict.fromkeys("iljftrI.,;:!'|()[] ", 0.55), **dict.fromkeys("mwMWQO@%—", 1.5)}


class Wrapping:
    """How one text is wrapped; ``width`` is 0 where it is not."""

    def __init__(self, chance: random.Random) -> None:
        roll = chance.random
        self._chance = chance
        self.width = 0 if roll() < 0.36 else chance.choice(_WIDTHS)
        self._proportional = roll() < 0.35
        self._hyphenates = 0.3 if roll() < 0.25 else 0.0
        self._ends_at_hyphens = roll() < 0.6
        self._ends_at_letters = roll() < 0.6  # of East Asian text, which has no blanks

    def lines(self, text: str, width: int) -> Iterator[str]:
        """``text`` in lines of ``width`` letters, or as wide as so many letters are in print."""
        line, used = "", 0.0
        for piece in self._pieces(text, width):
            word, size = piece.strip(), self._size(piece.strip())
            if line and used + size > width:
                head = self._head(word, int(width - used) - 1)
                yield f"{line}{head}-" if head else line.rstrip()
                piece = piece[len(head) :]
                line, used, size = "", 0.0, self._size(piece.strip())
            line += piece
            used += size + (self._size(" ") if piece.endswith(" ") else 0.0)
        if line.strip():
            yield line.rstrip()

    def _head(self, word: str, room: int) -> str:
        """The part of ``word`` that still goes on the line, or nothing."""
        parts = room > _LEAST and len(word) - room > _LEAST and word.isalpha() and word.islower()
        if parts and self._hyphenates and self._chance.random() < self._hyphenates:
            return word[:room]
        return ""

    def _pieces(self, text: str, width: int) -> list[str]:
        """Words with the blank after them; a hyphen may end a line too."""
        words = [f"{word} " for word in text.split(" ") if word]
        if self._ends_at_letters:
            words = [piece for word in words for piece in _LETTERS.findall(word)]
        else:
            # what is longer than a line is cut where the line is full
            words = [word[at : at + width] for word in words for at in range(0, len(word), width)]
        if not self._ends_at_hyphens:
            return words
        return [piece for word in words for piece in _HYPHENATED.findall(word)]

    def _size(self, text: str) -> float:
        return sum(map(_printed_size, text)) if self._proportional else len(text)


def _printed_size(char: str) -> float:
    size = _SIZES.get(char)
    if size is None:
        size = 2.0 if char > _EAST_ASIAN_FROM else 1.25 if char.isupper() else 1.0
    return size
