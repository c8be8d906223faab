"""The head of a Springer Nature page: title, names, the journal's line; the abstract below."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bibconv.model import Date
from bibconv.pages.base import Fact, Line, plain, rich
from bibconv.pages.citeline import journal_line
from bibconv.pages.draft import PageDraft
from bibconv.pages.head import find_authors, find_title
from bibconv.pages.springer_tables import (
    ABSTRACT_END,
    ACCESS,
    FURNITURE,
    LABEL,
)
from bibconv.pages.words import heading_of as general_heading
from bibconv.text import identifiers
from bibconv.text.dates import parse_date
from bibconv.text.pages import normalise


class SpringerHead(PageDraft):
    """Reads it."""

    year: tuple[Date, int, int] | None = None

    def _abstract(self, lines: Sequence[Line]) -> None:
        """Paragraphs up to the text; a structured abstract keeps its headings."""
        parts: list[str] = []
        seen: set[str] = set()
        title = ""
        first = last = None
        for line in lines[:24]:
            text = rich(line.text)
            if ACCESS.match(line.text) or ABSTRACT_END.match(text):
                break
            if general_heading(text) == "body":
                if text.lower() in seen or (parts and text.lower() in ("introduction", "main")):
                    break
                seen.add(text.lower())
                title = text
                continue
            if len(text) < (40 if title else 60) or FURNITURE.fullmatch(text):
                if parts and not title:
                    break
                continue
            parts.append(f"{title}: {text}" if title else text)
            title = ""
            first, last = first or line, line
        if first is not None and last is not None:
            self.add("abstract", " ".join(parts), first.start, last.end, "Abstract")

    @staticmethod
    def _head(sections: Sequence[tuple[str, list[Line]]]) -> list[Line]:
        """The lines above the abstract; "Cite this article" may be a link among them."""
        names = [name for name, _ in sections]
        stop = next((i for i, name in enumerate(names) if name in ("abstract", "references")), None)
        if stop is None:
            return sections[0][1]
        return [line for _, lines in sections[:stop] for line in lines][:80]

    def _title(self, lines: Sequence[Line]) -> None:
        """The first line of the head that is not furniture, and reads like a title."""
        best = find_title(
            lines[:40], [cite.text for cite in self.cites], self.text_of("container-title")
        )
        if best is None:
            return
        for line in lines[best : best + 1]:
            text = plain(line.text)
            if FURNITURE.fullmatch(text) or len(text) < 4 or LABEL.fullmatch(line.text):
                continue
            if re.match(r"\d+\.\s", text) or (text.endswith((".", ":")) and len(text) > 200):
                return
            start = line.start + max(0, line.text.find(text))
            self.facts.append(
                Fact("title", text, start, start + len(text) if text in line.text else line.end)
            )
            self.heading = (line.start, line.end)
            self._below(lines, lines.index(line))
            return

    def _below(self, lines: Sequence[Line], title: int) -> None:
        """Names and the journal's line below the title."""
        found = find_authors(lines, title)
        if found is not None:
            names, first, last = found
            self.add_persons("author", names.names, first.start, last.end)
            if names.truncated:
                self.add("author-truncated", True, first.start, last.end, extra=True)

    def _journal(self, head: Sequence[Line]) -> None:
        """The journal's line, the journal above it; a DOI on a line of its own."""
        for index, line in enumerate(head[:60]):
            if "doi.org/10." in line.text and len(line.text) < 120:
                self.add("DOI", identifiers.find_doi(line.text), line.start, line.end)
            place = journal_line(plain(line.text)) if len(line.text) < 200 else None
            if place is None or self.has("volume"):
                continue
            for variable, (value, _, _) in place.values.items():
                at = line.start + max(line.text.find(value), 0)
                if variable == "page":
                    self.add("page", normalise(value), at, at + len(value))
                elif variable != "issued":
                    self.add(variable, value, at, at + len(value))
                else:
                    self.year = (parse_date(value), at, at + len(value))
            above = head[index - 1] if index else None
            if above is not None and place.start == 0 and "| Cite as" in line.text:
                self.add("container-title", plain(above.text), above.start, above.end)
