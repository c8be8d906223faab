"""A page being read: its lines, what was found so far."""

from __future__ import annotations

from collections.abc import Sequence

from bibconv.model import Date
from bibconv.model.segment import Segment
from bibconv.pages.base import Export, Fact, Gap, Line, Page
from bibconv.source import Source


class PageDraft:
    """What every layout's reader collects."""

    layout = "page"

    def __init__(self, source: Source, lines: Sequence[Line]) -> None:
        self.source = source
        self.lines = lines
        self.type = ""
        self.facts: list[Fact] = []
        self.gaps: list[Gap] = []
        self.heading: tuple[int, int] | None = None
        self.cites: list[Segment] = []
        self.exports: list[Export] = []
        self.references: list[tuple[int, int]] = []

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
        if value not in (None, "", (), []) and not self.has(name):
            self.facts.append(Fact(name, value, start, end, label, extra))

    def add_persons(
        self, name: str, persons: Sequence[str], start: int, end: int, label: str = ""
    ) -> None:
        """Names as printed, unless the page has named them already."""
        if persons and not self.has(name):
            self.facts.append(Fact(name, (), start, end, label, persons=tuple(persons)))

    def has(self, name: str) -> bool:
        """Whether the page has said it already."""
        return any(fact.name == name for fact in self.facts)

    def text_of(self, name: str) -> str:
        """A fact's text, ``""`` if there is none."""
        value = next((fact.value for fact in self.facts if fact.name == name), "")
        return value if isinstance(value, str) else ""

    def date_of(self, name: str) -> Date | None:
        """A fact's date, ``None`` if there is none."""
        value = next((fact.value for fact in self.facts if fact.name == name), None)
        return value if isinstance(value, Date) else None

    def drop(self, name: str) -> None:
        """Forget a fact."""
        self.facts = [fact for fact in self.facts if fact.name != name]

    def page(self) -> Page:
        """The page as read so far."""
        return Page(
            layout=self.layout,
            type=self.type,
            facts=tuple(self.facts),
            gaps=tuple(self.gaps),
            heading=self.heading,
            cites=tuple(self.cites),
            exports=tuple(self.exports),
            references=tuple(self.references),
        )
