"""One reading of a reference in progress: the text without its marks, the labels so far.

``add("title", 3, 20)`` labels a stretch, its outer blanks and punctuation taken off.
"""

from __future__ import annotations

import re

from bibconv.references import books
from bibconv.references.labels import Label

_YEAR_FOLLOWS = re.compile(r"\s*(?:1[5-9]|20)\d\d")


class Draft:
    """What was found so far, and how to add to it."""

    def __init__(self, text: str, labels: list[Label], furniture: list[tuple[int, int]]) -> None:
        self.text = text
        self.labels = labels
        self.furniture = furniture
        self.truncated: list[str] = []
        self.doubts: list[str] = []
        self.imprint = False

    def add(self, name: str, start: int, end: int, order: str = "") -> None:
        """Label a stretch, its outer blanks and punctuation taken off."""
        text = self.text
        while start < end and text[start] in " \t\n,;:.–—-":
            start += 1
        while end > start and text[end - 1] in " \t\n,;:–—-":
            end -= 1
        if start < end:
            self.labels.append(Label(name, start, end, order))

    def has(self, name: str) -> bool:
        """Whether a label of this name was given."""
        return any(label.name == name for label in self.labels)

    def closed(self, start: int, end: int) -> int:
        """End of a title: its full stop goes, its question mark stays."""
        while end > start and self.text[end - 1] in " .,;:":
            end -= 1
        return end

    def closed_container(self, start: int, end: int) -> int:
        """A container keeps the full stop of its last word if that is abbreviated in dots; in
        a list that abbreviates without them (``Nat Cell Biol. 2014;``) it ends the sentence."""
        text = self.text
        while end > start and text[end - 1] in " ,;:":
            end -= 1
        if end <= start or text[end - 1] != "." or text.startswith((".,", ".;"), end - 1):
            return end
        *others, last = text[start : end - 1].split() or [""]
        if others and all(word.endswith(".") for word in others):
            return end
        dotted = any(word.endswith(".") for word in others)
        undotted = any(books.is_dotted_abbreviation(word) for word in others)
        sentence = undotted or (not dotted and _YEAR_FOLLOWS.match(text, end) is not None)
        return end - 1 if sentence or not books.is_dotted_abbreviation(last) else end
