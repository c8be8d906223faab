"""A page being read: its lines, what was found so far."""

from __future__ import annotations

from collections.abc import Sequence

from bibconv.model import Date
from bibconv.model.segment import Segment
from bibconv.pages import readymade
from bibconv.pages.base import Export, Fact, Gap, Line, Page
from bibconv.source import Source
from bibconv.text.dates import parse_date
from bibconv.text.pages import normalise


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

    def machine_made(self, references: Sequence[tuple[int, int]] = ()) -> None:
        """Exports in the text, and what OpenURLs outside the references say."""
        text, start = self.source.text, self.lines[0].start
        self.exports = list(readymade.exports(text, start))[:6]
        for values, begin, end in readymade.openurls(text, start):
            if not any(first <= begin < last for first, last in references):
                self.take(values, begin, end, "OpenURL")

    def take(self, values: dict[str, str], start: int, end: int, label: str) -> None:
        """Facts from a ready-made description."""
        for variable, value in values.items():
            if variable == "author-truncated":
                if self.text_of("author") == "" and any(
                    f.name == "author" and f.start == start for f in self.facts
                ):
                    self.add(variable, True, start, end, label, extra=True)
            elif variable == "author":
                self.add_persons("author", value.split("; "), start, end, label)
            elif variable == "issued":
                date = parse_date(value)
                self.add("issued", date if date.parts else None, start, end, label)
            else:
                self.add(
                    variable, normalise(value) if variable == "page" else value, start, end, label
                )

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
