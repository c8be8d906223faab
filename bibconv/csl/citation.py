"""Cites and clusters as the caller gives them (CSL-JSON citation objects).

>>> Cite.from_csl({"id": 1, "locator": "12"}).label
'page'
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from bibconv.csl.locators import split_label


class Cite:
    """One cite: an item with locator, affixes and how it is to be printed."""

    __slots__ = (
        "author_only", "first_note", "forced_first_note", "forced_near_note", "forced_position",
        "id", "label", "locator", "near_note", "position", "prefix", "suffix", "suppress_author",
    )  # fmt: skip

    def __init__(
        self,
        id: str,
        *,
        locator: str = "",
        label: str = "",
        prefix: str = "",
        suffix: str = "",
        suppress_author: bool = False,
        author_only: bool = False,
    ) -> None:
        self.id = str(id)
        own, self.locator = split_label(locator.strip())
        self.label = own or label or ("page" if self.locator else "")
        self.prefix = prefix
        self.suffix = suffix
        self.suppress_author = suppress_author
        self.author_only = author_only
        self.position = 0
        self.near_note = False
        self.first_note = ""
        self.forced_position: int | None = None
        self.forced_near_note: bool | None = None
        self.forced_first_note = ""

    @classmethod
    def from_csl(cls, data: Mapping[str, Any], *, forced: bool = False) -> Cite:
        """A cite from a CSL-JSON cite item; ``forced`` takes its position as given."""
        locator = data.get("locator")
        cite = cls(
            str(data.get("id", "")),
            locator="" if locator is None else str(locator),
            label=str(data.get("label") or ""),
            prefix=str(data.get("prefix") or ""),
            suffix=str(data.get("suffix") or ""),
            suppress_author=bool(data.get("suppress-author")),
            author_only=bool(data.get("author-only")),
        )
        if forced:
            position = data.get("position", 0)
            cite.forced_position = position if isinstance(position, int) else 0
            cite.forced_near_note = bool(data.get("near-note"))
            cite.forced_first_note = str(data.get("first-reference-note-number") or "")
            cite.position, cite.near_note = cite.forced_position, cite.forced_near_note
            cite.first_note = cite.forced_first_note
        return cite

    def key(self) -> tuple[Any, ...]:
        """All that decides what is printed, the item's own state aside."""
        return (
            self.id, self.locator, self.label, self.prefix, self.suffix, self.suppress_author,
            self.author_only, self.position, self.near_note, self.first_note,
        )  # fmt: skip


class Cluster:
    """A citation: cites at one place of the document, in the text (note 0) or in a note."""

    __slots__ = ("cites", "id", "note", "unsorted")

    def __init__(
        self, id: str, cites: Iterable[Cite], *, note: int = 0, unsorted: bool = False
    ) -> None:
        self.id = id
        self.cites = list(cites)
        self.note = note
        self.unsorted = unsorted
