"""What a document's processor keeps of its items from one change of the document to the next.

Values of sort keys and cites rendered to be compared depend on the item, on what disambiguation
tries and on the item's number if the style prints it there; not on the other cites. So a new
citation costs the rendering of what it brings and what it changes, not of all items again.

>>> # kept.cites(entry) is empty for an item that is new or has another number than before
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bibconv.csl.compiled import CompiledStyle
    from bibconv.csl.data.item import PreparedItem
    from bibconv.csl.registry import Entry

Values = dict[Any, Any]


class Kept:
    """See the module; one for a document and a style."""

    __slots__ = ("_cites", "_numbered", "_sorting")

    def __init__(self, style: CompiledStyle) -> None:
        self._numbered = style.numbered
        self._sorting: dict[PreparedItem, tuple[int, Values]] = {}
        self._cites: dict[PreparedItem, tuple[int, Values]] = {}

    def sorting(self, entry: Entry) -> Values:
        """Values of an entry by sort key."""
        return self._of(self._sorting, entry)

    def cites(self, entry: Entry) -> Values:
        """Cites of an entry by what disambiguation tried."""
        return self._of(self._cites, entry)

    def forget(self, item: PreparedItem) -> None:
        """The item is another one now."""
        self._sorting.pop(item, None)
        self._cites.pop(item, None)

    def _of(self, values: dict[PreparedItem, tuple[int, Values]], entry: Entry) -> Values:
        number = entry.number if self._numbered else 0
        known = values.get(entry.item)
        if known is None or known[0] != number:
            known = values[entry.item] = (number, {})
        return known[1]
