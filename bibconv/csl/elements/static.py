"""What is settled by the item's type alone: branches that it never comes to are left out.

Styles choose by type first (CSL 1.0.2, "Choose"). For every type that occurs, a group keeps the
list of children that are left when those choices are made: conditions that hold give way to
their content, and what has no content left is gone.
"""

from __future__ import annotations

from collections.abc import Callable

from bibconv.csl.node import Render

Pruned = Callable[[str], list[Render]]
"""Item type -> what is left of an element for it."""


class Static:
    """Elements of one compiler that may shrink for a type, and groups that are groups already."""

    __slots__ = ("closed", "pruned")

    def __init__(self) -> None:
        self.pruned: dict[Render, Pruned] = {}
        self.closed: set[Render] = set()

    def prune(self, renders: list[Render], kind: str) -> list[Render]:
        """What is left of ``renders`` for items of type ``kind``."""
        left: list[Render] = []
        for render in renders:
            pruned = self.pruned.get(render)
            if pruned is None:
                left.append(render)
            else:
                left.extend(pruned(kind))
        return left

    def wrap(self, outer: Render, inner: Render) -> None:
        """``outer`` decorates ``inner``: it is gone where ``inner`` is."""
        pruned = self.pruned.get(inner)
        if pruned is not None and outer is not inner:
            self.pruned[outer] = lambda kind: [outer] if pruned(kind) else []
