"""The footnotes and endnotes of a Word document. Source: ECMA-376 part 1, section 17.11."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from bibconv.wordprocessor.ooxml_names import children, value

if TYPE_CHECKING:
    from lxml.etree import _Element


class Notes:
    """The footnotes or endnotes of a document.

    Attributes:
        kind: ``footnote`` or ``endnote``.
        targets: addresses that the notes refer to, by id of the relationship.
    """

    def __init__(self, kind: str, root: _Element | None, targets: Mapping[str, str]) -> None:
        self.kind = kind
        self.targets = targets
        self.count = 0
        self._notes: dict[str, _Element] = {}
        for note in children(root, kind) if root is not None else ():
            if value(note, "type") in ("", "normal"):
                self._notes.setdefault(value(note, "id"), note)

    def take(self, id: str) -> _Element | None:
        """The note of an id, once; ``None`` if there is none, or it was taken."""
        note = self._notes.pop(id, None)
        self.count += note is not None
        return note
