"""A page being read: its lines, the facts and gaps found so far."""

from __future__ import annotations

from collections.abc import Sequence

from bibconv.model.segment import Segment
from bibconv.pages.base import Fact, Gap, Line
from bibconv.source import Source


class PageDraft:
    """What every layout's reader collects."""

    def __init__(self, source: Source, lines: Sequence[Line]) -> None:
        self.source = source
        self.lines = lines
        self.facts: list[Fact] = []
        self.gaps: list[Gap] = []
        self.heading: tuple[int, int] | None = None
        self.cite: Segment | None = None

    def add(
        self,
        name: str,
        value: object,
        start: int,
        end: int,
        label: str = "",
        *,
        extra: bool = False,
    ) -> None:
        """A fact, unless the page has said it already."""
        if value not in (None, "", (), []) and not any(fact.name == name for fact in self.facts):
            self.facts.append(Fact(name, value, start, end, label, extra))
