"""An article's page cut into sections by headings, and what labels say in any of them."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from bibconv.model.segment import Segment
from bibconv.pages.base import Gap, Line, plain
from bibconv.pages.draft import PageDraft
from bibconv.pages.history import EXTRA, MEANINGS, dates, iso, lone_label, whole_date
from bibconv.pages.words import REFERENCES_END, heading_of
from bibconv.source import Source
from bibconv.text import identifiers
from bibconv.text.dates import parse_date
from bibconv.text.linkwords import is_link_row

_PMID = re.compile(r"\bPMID\s?:?\s{0,2}(\d{4,8})\b")
_PMCID = re.compile(r"\bPMCID\s?:?\s{0,2}(PMC\d{3,9})\b")
_ISSN = re.compile(
    r"\b(?:[ep]-?)?ISSN(?:-L)?(?:\s?\((?:print|online|electronic)\))?\s?:?\s{0,2}(\d{4}-\d{3}[\dXx])\b",
    re.IGNORECASE,
)
_DOI_LABEL = re.compile(r"\bdoi\b|doi\.org/", re.IGNORECASE)
_GLUED_TOOL = re.compile(
    r"\[Opens|\(opens in|Get rights|Get access|Open DOI|Cite this|Download|View PDF"
)
_HEAD_LINES = 80
_CONTENTS = 3  # known headings in a table of contents, at least
_BETWEEN, _SHORT = 2, 80  # lines between two of them, and their length


class Section(msgspec.Struct):
    """A heading's section and the lines under it."""

    name: str
    lines: list[Line]
    title: str = ""


class Sectioned(PageDraft):
    """A page being read by its sections."""

    def __init__(self, source: Source, lines: Sequence[Line]) -> None:
        super().__init__(source, lines)
        self.type = "article-journal"
        self.sections = self._sections()
        self.cited: list[Segment] = []

    def _sections(self) -> list[Section]:
        sections = [Section("head", [])]
        names = [heading_of(line.text) for line in self.lines]
        contents = _contents(self.lines, names)
        for index, line in enumerate(self.lines):
            name = None if index in contents else names[index]
            if (
                name is None
                and sections[-1].name == "references"
                and REFERENCES_END.match(line.text)
            ):
                sections.append(Section("after", [line]))
                continue
            if name is None or (sections[-1].name == "references" and is_link_row(line.text)):
                sections[-1].lines.append(line)
            else:
                sections.append(Section(name, [], plain(line.text).strip("#*: ")))
        return sections

    def named(self, *names: str) -> list[Section]:
        """The sections of these names."""
        return [section for section in self.sections if section.name in names]

    def head(self) -> list[Line]:
        """The lines in front of abstract, text and references."""
        found: list[Line] = []
        for section in self.sections:
            if section.name in ("abstract", "body", "references") and len(found) > 1:
                break
            if section.name == "references":
                continue  # a list stands first: what is below it may still be of the work
            found += section.lines[:_HEAD_LINES]
        return found[:_HEAD_LINES]

    def labelled(self, lines: Sequence[Line]) -> None:
        """Dates and identifiers behind their labels."""
        for index, line in enumerate(lines):
            text = line.text
            if len(text) > 1500:
                continue
            for dated in dates(text):
                self.date(
                    dated.variable, dated.label, line.start + dated.start, line.start + dated.end
                )
            label = lone_label(text)
            if label is not None:
                below = lines[index + 1] if index + 1 < len(lines) else None
                if below is not None and whole_date(below.text) is not None:
                    self.date(MEANINGS[label.lower()], label, below.start, below.end)
                elif text.rstrip().endswith((":", "：")):
                    self.gaps.append(Gap(label, line.start, line.end))
            self.identified(line)

    def date(self, meaning: str, label: str, start: int, end: int) -> None:
        """A labelled date: a variable, or an ISO date in extra."""
        date = parse_date(
            re.sub(r"(?<=\d)(?:st|nd|rd|th)\b", "", self.source.text[start:end])
            .rstrip(".")
            .removeprefix("on ")
        )
        if not date.parts:
            return
        if meaning in EXTRA:
            self.add(meaning, iso(date), start, end, label, extra=True)
            return
        known = self.date_of(meaning)
        if (
            meaning == "issued"
            and known is not None
            and known.year == date.year
            and len(known.parts[0]) < len(date.parts[0])
        ):
            self.drop("issued")
        self.add(meaning, date, start, end, label)

    def identified(self, line: Line) -> None:
        """DOI, PMID, PMCID, ISSN of a line."""
        tool = _GLUED_TOOL.search(line.text, 1)
        text = line.text[: tool.start()] if tool else line.text
        if "10." in text and _DOI_LABEL.search(text):
            doi = identifiers.find_doi(text)
            if doi and not self.has("DOI"):
                at = max(text.find(doi), 0)
                self.add("DOI", doi, line.start + at, line.start + at + len(doi), "DOI")
        for name, pattern in (("PMID", _PMID), ("PMCID", _PMCID), ("ISSN", _ISSN)):
            match = pattern.search(text)
            if match:
                self.add(
                    name, match[1], line.start + match.start(1), line.start + match.end(1), name
                )


def _contents(lines: Sequence[Line], names: Sequence[str | None]) -> set[int]:
    """The lines of a table of contents: headings one below the other that come again; headings
    of the article's own may stand between them."""
    words = [plain(line.text).lower() if names[at] else "" for at, line in enumerate(lines)]
    last = {word: index for index, word in enumerate(words)}
    found: set[int] = set()
    start = 0
    while start < len(lines):
        run: dict[str, int] = {}
        stop, others = start, 0
        while stop < len(lines) and words[stop] not in run and others <= _BETWEEN:
            if words[stop]:
                run[words[stop]], others = stop, 0
            elif not run or len(lines[stop].text) > _SHORT:
                break
            else:
                others += 1
            stop += 1
        again = sum(last[word] >= stop for word in run)
        if len(run) >= _CONTENTS and again >= 2:
            found.update(run.values())
        start = max(stop, start + 1)
    return found
