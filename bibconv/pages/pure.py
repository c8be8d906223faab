"""Record pages of research portals that run on Pure: title, authors, "Research output:" line,
abstract, a table of details, keywords, subject areas.

The text has lost its layout: labels are glued to their values, separators are gone, or the
table came as Markdown. Example: ``Number of pages8`` is ``number-of-pages: 8``; ``StatePublished
- Dec 18 2007`` is ``issued`` and the extra ``status``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bibconv.model.segment import Segment
from bibconv.pages.base import Gap, Line, Page, paragraph, plain
from bibconv.pages.labels import (
    GLUED,
    HEADINGS,
    LABELS,
    ROW,
)
from bibconv.pages.layout import Layout
from bibconv.pages.pure_head import PureHead, contribution
from bibconv.pages.words import is_furniture
from bibconv.source import Source
from bibconv.text import identifiers

_CITATIONS = re.compile(
    r"(?P<n>\d{1,3}(?:[, .]?\d{3})*)\D{0,40}?(?:Scopus (?:citations?|Zitate)|Scopus)\b|(?P<m>\d+) (?:Citations? \(Scopus\)|Zitate \(Scopus\)|Citaten \(Scopus\)|Citas \(Scopus\))",
    re.IGNORECASE,
)
_BULLET = re.compile(r"^[•\-*·]\s+")
_TOPICS = re.compile(
    r"Dive into the research topics of ['‘“\"](?P<title>.{3,400}?)['’”\"]\. Together they form"
)
_GLUED_CITE = re.compile(r"unique fingerprint\.\s?Cite this$")
_CITATION = re.compile(r"(?=.{50})[^@|{}]{0,2000}\((?:1[89]|20)\d\d[^()]{0,20}\)[^@|{}]{20}")
_MIN_ABSTRACT = 60
_PURE = frozenset(("language", "number-of-pages", "status", "early"))  # details of its own


def _measure(lines: Sequence[Line]) -> float:
    """Pure's own words: the "Research output" line, its table of details, its fingerprint."""
    found = (_detail(line.text) for line in lines[:400])
    details = {LABELS[match["label"]] for match in found if match is not None}
    output = any(contribution(line.text) is not None for line in lines[:400])
    if output:  # only then are "Volume" and "Journal" on lines of their own telling
        details |= {LABELS[line.text] for line in lines[:400] if line.text in LABELS}
    fingerprint = any(
        "Together they form a unique fingerprint" in line.text or line.text == "Fingerprint"
        for line in lines
    )
    if not (output or fingerprint or details & _PURE):
        return 0.0  # other pages have a DOI, keywords and a volume too
    return min(1.0, 0.5 * output + 0.13 * min(len(details), 6) + 0.25 * fingerprint)


def _detail(text: str) -> re.Match[str] | None:
    match = ROW.match(text) if text.startswith("|") else GLUED.match(text)
    if match is None or (match["value"] is None and not text.startswith("|")):
        return None
    value = match["value"] or ""
    if (
        not text.startswith("|")
        and not match["sep"]
        and (value[0].islower() or value[0] in ".,;)'")
    ):
        return None
    return match


class Pure(PureHead):
    """Reads a record page."""

    layout = "pure"

    def __init__(self, source: Source, lines: Sequence[Line]) -> None:
        super().__init__(source, lines)
        self.bullets: list[tuple[str, int, int]] = []
        self.loose: list[list[tuple[str, int, int]]] = []

    def read(self) -> Page:
        """Head, then the sections."""
        lines = self.lines
        output = next((i for i, line in enumerate(lines) if contribution(line.text)), None)
        first_detail = next((i for i, line in enumerate(lines) if _detail(line.text)), len(lines))
        head_end = output if output is not None else 0
        self._head(lines[:head_end])
        index = head_end
        if output is not None:
            self._output(lines[output])
            index = output + 1
        while index < len(lines):
            index = self._line(index, first_detail)
        self._end_section()
        self._loose_lists()
        self.machine_made()
        if self.heading is None and lines:
            self.heading = self._place()
        return self.page()

    def _place(self) -> tuple[int, int]:
        first = min((fact.start for fact in self.facts), default=self.lines[0].start)
        line = next(line for line in self.lines if line.end >= first)
        return line.start, line.end

    def _line(self, index: int, first_detail: int) -> int:
        line = self.lines[index]
        text = plain(line.text)
        citations = _CITATIONS.match(text)
        if citations and len(text) < 120:
            number = citations["n"] or citations["m"]
            self.add(
                "scopus-citations", int(re.sub(r"\D", "", number)), line.start, line.end, extra=True
            )
            return index + 1
        self._topics(line, text)
        heading = HEADINGS.get(text.strip(": ").lower()) if len(text) < 60 else None
        if heading is None and _GLUED_CITE.search(text):
            heading = "cite"
        if heading is not None:
            self._end_section()
            self.section = heading
            return index + 1
        if self.section == "cite" and not self.cites and _CITATION.match(text):
            self.cites.append(Segment(text, line.start, line.end))
            return index + 1
        match = _detail(line.text)
        if match is not None:
            self.detail(line, match)
            return index + 1
        if line.text in LABELS and len(line.text) > 2:
            below = self.lines[index + 1] if index + 1 < len(self.lines) else None
            if below is not None and not below.gap and self._is_value(below.text):
                self._fact(LABELS[line.text], line.text, plain(below.text), below.start, below.end)
                return index + 2
            self.gaps.append(Gap(line.text, line.start, line.end))
            return index + 1
        bullet = _BULLET.match(line.text)
        if bullet and self.section in ("keywords", "asjc", "access"):
            value = plain(_BULLET.sub("", line.text)).strip()
            start = line.start + bullet.end()
            self.bullets.append((value, start, line.end))
            return index + 1
        if self.section in ("keywords", "asjc") and self._is_entry(line, text):
            self.bullets.append((text, line.start, line.end))
            return index + 1
        if (
            bullet
            and not self.section
            and index > first_detail
            and "](" not in line.text
            and len(text) < 100
        ):
            self._loose(line, bullet.end())
            return index + 1
        if self.section in ("keywords", "asjc"):
            self._end_section()
        if (
            self.section in ("", "abstract")
            and index < first_detail
            and len(text) >= (30 if self.section == "abstract" else _MIN_ABSTRACT)
            and not line.text.startswith(("|", "["))
        ):
            return self._abstract(index, first_detail)
        return index + 1

    def _is_entry(self, line: Line, text: str) -> bool:
        """Whether a line without a bullet is an entry of a list that has lost its bullets."""
        return (
            0 < len(text) < 80
            and not (line.gap and self.bullets)
            and not text.endswith((".", ":"))
            and not (len(text) > 3 and is_furniture(text))  # "DNA" is a word
            and "](" not in line.text
        )

    def _loose(self, line: Line, offset: int) -> None:
        """A bullet whose list has lost its heading."""
        if line.gap or not self.loose:
            self.loose.append([])
        value = plain(line.text[offset:])
        self.loose[-1].append((value, line.start + offset, line.end))

    def _loose_lists(self) -> None:
        """Lists without headings: keywords come first, then Scopus' subject areas."""
        groups = [group for group in self.loose if group]
        if not groups or self.has("keyword") or self.has("asjc-subject-areas"):
            return
        areas = groups[-1] if len(groups) > 1 or groups[0][0][0].startswith("General ") else None
        words = groups[0] if groups[0] is not areas else None
        if words:
            value = ", ".join(word for word, _, _ in words)
            self.add("keyword", value, words[0][1], words[-1][2], "Keywords")
        if areas:
            names = [name for name, _, _ in areas]
            self.add("asjc-subject-areas", names, areas[0][1], areas[-1][2], extra=True)

    @staticmethod
    def _is_value(text: str) -> bool:
        """Whether a line may be the value of the label above it."""
        return (
            text not in LABELS
            and _detail(text) is None
            and HEADINGS.get(text.strip(": ").lower()) is None
            and len(text) < 300
        )

    def _topics(self, line: Line, text: str) -> None:
        """The fingerprint names the title once more."""
        match = _TOPICS.search(text)
        if match:
            start = line.start + max(0, line.text.find(match["title"]))
            self.add("title", match["title"], start, start + len(match["title"]))

    def _abstract(self, index: int, first_detail: int) -> int:
        stop = index + 1
        while stop < first_detail and len(self.lines[stop].text) >= _MIN_ABSTRACT:
            stop += 1
        text, start, end = paragraph(self.lines[index:stop])
        self.add("abstract", text, start, end)
        return stop

    def _end_section(self) -> None:
        if self.bullets:
            values = [value for value, _, _ in self.bullets]
            start, end = self.bullets[0][1], self.bullets[-1][2]
            if self.section == "asjc":
                self.add(
                    "asjc-subject-areas",
                    values,
                    start,
                    end,
                    "ASJC Scopus subject areas",
                    extra=True,
                )
            elif self.section == "keywords":
                self.add("keyword", ", ".join(values), start, end, "Keywords")
            elif self.section == "access":
                doi = next(
                    (found for value in values if (found := identifiers.find_doi(value))), None
                )
                self.add("DOI", doi, start, end, "Access to Document")
        self.bullets = []
        self.section = ""


LAYOUT = Layout("pure", {}, Pure, _measure)
