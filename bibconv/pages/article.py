"""An article's page, read by what all such pages share; layouts add their own ways.

In order: sections by headings; ready-made citations and exports; the journal's line; the
title, the authors below it; labelled dates and identifiers; abstract, keywords, funding,
licence; where the references stand.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from bibconv.pages import readymade
from bibconv.pages.base import Line, Page, plain, rich
from bibconv.pages.citeline import journal_line
from bibconv.pages.forms import known_form
from bibconv.pages.funding import grants
from bibconv.pages.head import AFFILIATION, find_authors, find_title, letters
from bibconv.pages.history import whole_date
from bibconv.pages.licence import licence
from bibconv.pages.parts import abstract_of, citation_below, keywords_of, place_references
from bibconv.pages.sectioned import Sectioned
from bibconv.pages.words import is_furniture
from bibconv.text.dates import parse_date
from bibconv.text.pages import normalise

_PAGES_LINE = re.compile(r"(?:Pages?|pp?\.)\s?([A-Za-z]?\d+\s?[-–—]\s?[A-Za-z]?\d+)\b")
_ONLINE = re.compile(r",?\smis en ligne le [^,.;]{4,40}")
_OTHERS = re.compile(r"(?:Next|Previous) Article in ", re.IGNORECASE)
_FUNDING = re.compile(
    r"(?:Funding(?: information| statement)?|Financial (?:support|disclosure)|Grant support)\s?:\s?(?P<text>\S.{20,4000})$",
    re.IGNORECASE,
)
_OUTSIDE = frozenset(("references", "similar", "body", "notes"))


def lines_begin_cut(text: str) -> bool:
    """``. 2017 Oct 5;10:1-9``: the journal's name has gone to the line above."""
    return re.match(r"\.\s?(?:1[89]|20)\d\d\b", text) is not None


class Article(Sectioned):
    """Reads an article's page; the layouts' readers inherit from it."""

    layout = "generic"
    scattered_names = False
    glued_names = False
    shortest_abstract = 250

    def read(self) -> Page:
        """Everything in order; hooks of the layouts come first."""
        self.ready_made()
        self.own_ways()
        self.places()
        self.title_and_authors()
        for section in self.sections:
            if section.name not in _OUTSIDE:
                self.labelled(section.lines)
        self.abstract()
        self.rest()
        self.references = place_references(self.sections, self.heading)
        return self.page()

    def own_ways(self) -> None:
        """What only this layout prints."""

    def page_references(self) -> list[tuple[int, int]]:
        """Where the page's references stand."""
        return place_references(self.sections, self.heading)

    # steps

    def ready_made(self) -> None:
        """Exports, and citations behind "Cite this article" and its like."""
        self.machine_made(place_references(self.sections, None))
        for section in self.named("cite"):
            self.cites += citation_below(section.lines)
        for section in self.sections:
            if section.name not in ("references", "similar"):
                self.cites += readymade.led_citations(section.lines)
        seen: set[str] = set()
        kept = []
        for cite in self.cites:
            key = letters(cite.text)
            if any(export.start <= cite.start < export.end for export in self.exports):
                continue
            if key not in seen:
                seen.add(key)
                kept.append(cite)
        self.cites = []
        for cite in kept[:8]:
            if "mis en ligne" in cite.text:  # when it came online is no day of access
                cite = msgspec.structs.replace(cite, text=_ONLINE.sub("", cite.text))
            values = known_form(cite.text)
            if values is None:
                self.cites.append(cite)
                continue
            self.take(values, cite.start, cite.end, "citation")
            self.cited.append(cite)

    def places(self) -> None:
        """The journal's line: container, volume, issue, pages, date."""
        later = [
            line for section in self.named("cite", "history", "rights") for line in section.lines
        ]
        for lines, anywhere in ((self.head(), False), (later[:60], False), (self.head(), True)):
            if anywhere and self.has("volume"):
                return
            for index, line in enumerate(lines):
                text = plain(line.text).lstrip("•-*· ")
                if any(cite.start < line.end and line.start < cite.end for cite in self.cites):
                    continue
                if _OTHERS.match(plain(lines[index - 1].text)) and index:
                    continue
                match = _PAGES_LINE.match(text)
                if match:
                    self.place(line, {"page": (match[1], 0, 0)})
                found = journal_line(text, anywhere=anywhere)
                if found is None or (self.has("volume") and not self.same_place(found.values)):
                    continue
                self.place(line, found.values)
                if "issued" not in found.values:
                    self.date_beside(lines, index)
                if "container-title" not in found.values:
                    self.container_above(lines, index)

    def date_beside(self, lines: Sequence[Line], index: int) -> None:
        """A date alone on the line above or below the journal's line."""
        for near in (index - 1, index + 1):
            if 0 <= near < len(lines) and whole_date(lines[near].text) is not None:
                self.date("issued", "", lines[near].start, lines[near].end)
                return

    def same_place(self, values: dict[str, tuple[str, int, int]]) -> bool:
        """Whether a further line speaks of the same volume."""
        return "volume" in values and values["volume"][0] == self.text_of("volume")

    def place(self, line: Line, values: dict[str, tuple[str, int, int]]) -> None:
        """The facts of the journal's line."""
        for variable, (value, start, end) in values.items():
            at = line.text.find(value)
            start, end = (
                (line.start + at, line.start + at + len(value))
                if at >= 0
                else (line.start, line.end)
            )
            if variable == "issued":
                date = parse_date(value)
                self.add("issued", date if date.parts else None, start, end)
            elif variable == "page":
                self.add("page", normalise(value), start, end)
            else:
                self.add(variable, value, start, end)

    def container_above(self, head: Sequence[Line], index: int) -> None:
        """A journal's name on the line above its volume, where only that is left of the line."""
        if index and lines_begin_cut(head[index].text):
            above = head[index - 1]
            text = plain(above.text)
            if (
                2 < len(text) <= 90
                and not is_furniture(text)
                and text[0].isalpha()
                and "omepage" not in text
            ):
                self.add("container-title", text, above.start, above.end)

    def title_and_authors(self) -> None:
        """The title by its place and looks, the authors below it."""
        cites = (*self.cites, *self.cited)
        head = [
            line
            for line in self.head()
            if not readymade.STYLES.fullmatch(plain(line.text))
            and not any(cite.start <= line.start < cite.end for cite in cites)
        ]
        index = find_title(
            head,
            [cite.text for cite in cites],
            self.text_of("container-title"),
        )
        if index is not None:
            line = head[index]
            text = rich(line.text).strip("# ")
            if text.endswith(".") and not text.endswith(("..", "etc.", " al.")):
                text = text[:-1]
            at = line.text.find(text)
            start = line.start + max(at, 0)
            if letters(text) == letters(self.text_of("title")):
                self.drop("title")
            self.add("title", text, start, start + len(text) if at >= 0 else line.end, "title")
            self.heading = (line.start, line.end)
        found = find_authors(head, index, scattered=self.scattered_names, glued=self.glued_names)
        if found is not None:
            names, first, last = found
            self.add_persons("author", names.names, first.start, last.end)
            if names.truncated:
                self.add("author-truncated", True, first.start, last.end, extra=True)
            if names.corresponding:
                self.add(
                    "corresponding-authors",
                    list(names.corresponding),
                    first.start,
                    last.end,
                    extra=True,
                )

    def abstract(self) -> None:
        """The section of that name."""
        found = abstract_of(self.sections) or self.headless_abstract()
        if found is not None:
            text, start, end = found
            self.add("abstract", text, start, end, "Abstract")

    def headless_abstract(self) -> tuple[str, int, int] | None:
        """An abstract that has lost its heading: a long paragraph of sentences below the title."""
        if self.heading is None:
            return None
        for line in self.head():
            text = rich(line.text)
            if (
                line.start > self.heading[1]
                and len(text) >= self.shortest_abstract
                and len(text.split()) > len(text) / 12
                and text.endswith((".", "…", "]"))
                and not AFFILIATION.search(text)
                and not any(cite.start <= line.start < cite.end for cite in self.cites)
                and licence(text) is None
            ):
                return text, line.start, line.end
        return None

    def rest(self) -> None:
        """Keywords, funding, licence."""
        found = keywords_of(self.sections)
        if found is not None:
            words, start, end = found
            self.add("keyword", ", ".join(words), start, end, "Keywords")
        for section in self.named("funding"):
            body = [line for line in section.lines[:6] if len(line.text) >= 25]
            if body:
                text = plain(body[0].text)
                self.add("funding", text, body[0].start, body[0].end, "Funding", extra=True)
                self.add("grants", grants(text), body[0].start, body[0].end, "Funding", extra=True)
        for section in self.sections:
            if section.name in ("references", "similar"):
                continue
            for line in section.lines:
                match = _FUNDING.match(plain(line.text)) if len(line.text) < 5000 else None
                if match and not self.has("funding"):
                    text, start = match["text"], line.start + max(line.text.find(match["text"]), 0)
                    self.add("funding", text, start, line.end, "Funding", extra=True)
                    self.add("grants", grants(text), start, line.end, "Funding", extra=True)
                if not self.has("license"):
                    self.add("license", licence(line.text), line.start, line.end, "licence")
