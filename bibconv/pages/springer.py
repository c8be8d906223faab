"""Article pages of Springer Nature (Springer Link, Nature, BMC), in their layouts since 2017.

Sections under known headings; ``Cite this article`` with the ready-made citation; a list of
dates and the DOI whose values may be glued to their labels, stand on the next line, or be
lost; references in rows that alternate with link words. Example: ``Correspondence to A. Doe
or B. Roe.`` is the extra ``corresponding-authors: ["A. Doe", "B. Roe"]``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bibconv.model.segment import Segment
from bibconv.pages.base import Gap, Line, Page, plain
from bibconv.pages.forms import known_form
from bibconv.pages.funding import grants
from bibconv.pages.layout import Layout
from bibconv.pages.licence import licence
from bibconv.pages.springer_head import SpringerHead
from bibconv.pages.springer_tables import (
    ACCESS,
    CODES,
    CORRESPONDENCE,
    DATES,
    FURNITURE,
    HEADINGS,
    LABEL,
    NAME_BREAK,
    SIGNS,
    SUPPORT,
)
from bibconv.pages.words import REFERENCES_END, is_furniture
from bibconv.pages.words import heading_of as general_heading
from bibconv.source import Source
from bibconv.text import identifiers
from bibconv.text.dates import parse_date
from bibconv.text.linkwords import is_link_row

_GLUED_JOURNAL = re.compile(r"(?P<journal>[^\W\d_][^\n]{1,100}?)\s?Aims and scope\b")
_MAX_HEADING = 60


def _measure(lines: Sequence[Line]) -> float:
    """The headings that all these pages share."""
    seen = {line.text.strip("#*: []0123456789").lower() for line in lines if len(line.text) <= 90}
    total = sum(
        weight
        for sign, weight in SIGNS.items()
        if sign in seen or any(sign in text for text in seen if len(sign) > 30)
    )
    total += (
        0.3
        if any("This is a preview of subscription content" in line.text for line in lines)
        else 0.0
    )
    return min(1.0, total)


def heading_of(text: str) -> str | None:
    """The section that a line opens, if it is a known heading."""
    if len(text) > _MAX_HEADING:
        return None
    bare = re.sub(r"\[\d+\]$", "", plain(text)).strip("#*:[] ").lower()
    return HEADINGS.get(bare)


class Springer(SpringerHead):
    """Reads an article's or a chapter's page."""

    layout = "springer"

    def __init__(self, source: Source, lines: Sequence[Line]) -> None:
        super().__init__(source, lines)
        self.type = "article-journal"
        self.keywords: list[tuple[str, int, int]] = []

    def read(self) -> Page:
        """Section by section."""
        sections = self._sections()
        head = self._head(sections)
        self._journal(head)
        for name, lines in sections:
            if name == "cite":
                self._cite(lines)
        self._container(head)
        self._title(head)
        self._dates(head[:60])
        for name, lines in sections:
            if name not in ("references", "similar"):
                self._anywhere(lines)
            if name == "abstract":
                self._abstract(lines)
            elif name in ("cite", "dates", "about"):
                self._dates(lines)
            elif name == "keywords":
                self._keywords(lines)
            elif name in ("funding", "acknowledgements", "after-references"):
                self._funding(lines, certain=name == "funding")
        self._references(sections)
        if self.keywords:
            value = ", ".join(word for word, _, _ in self.keywords)
            self.add("keyword", value, self.keywords[0][1], self.keywords[-1][2], "Keywords")
        if self.year is not None and not self.cites:
            # the journal's line knows the year only; labels and citations know more
            self.add("issued", *self.year)
        self.gaps = [gap for gap in self.gaps if not self._known(gap.label)]
        return self.page()

    def _known(self, label: str) -> bool:
        """Whether another place of the page has the value that one label has lost."""
        return self.has(DATES.get(label.lower(), (label,))[0])

    def _sections(self) -> list[tuple[str, list[Line]]]:
        sections: list[tuple[str, list[Line]]] = [("head", [])]
        for line in self.lines:
            name = heading_of(line.text)
            if name is None and sections[-1][0] == "references" and not is_link_row(line.text):
                name = (
                    "other"
                    if general_heading(line.text) or REFERENCES_END.match(line.text)
                    else None
                )
            if name is not None:
                sections.append((name, []))
            else:
                sections[-1][1].append(line)
        return sections

    def _container(self, lines: Sequence[Line]) -> None:
        """The journal, with a link to its aims below it or glued to it."""
        for index, line in enumerate(lines):
            if index and line.text == "Aims and scope" and not is_furniture(lines[index - 1].text):
                above = lines[index - 1]
                self.add("container-title", above.text, above.start, above.end)
            journal = _GLUED_JOURNAL.match(line.text)
            if journal:
                at = line.start + journal.start("journal")
                self.add("container-title", journal["journal"], at, at + len(journal["journal"]))

    def _anywhere(self, lines: Sequence[Line]) -> None:
        self._container(lines)
        for line in lines:
            self.add("license", licence(line.text), line.start, line.end, "licence")
            if ACCESS.match(line.text):
                self.add("access", line.text, line.start, line.end, extra=True)
            match = CORRESPONDENCE.match(plain(line.text))
            if match:
                names = [name.strip() for name in NAME_BREAK.split(match["names"]) if name.strip()]
                self.add(
                    "corresponding-authors",
                    names,
                    line.start,
                    line.end,
                    "Correspondence to",
                    extra=True,
                )

    def _cite(self, lines: Sequence[Line]) -> None:
        """The first paragraph with a year in it."""
        for index, line in enumerate(lines[:4]):
            text = plain(line.text)
            if re.search(r"\(?(?:1[5-9]|20)\d\d\)?", text) is None or LABEL.match(line.text):
                continue
            stop = index + 1
            while (
                stop < len(lines)
                and not lines[stop].gap
                and not LABEL.match(lines[stop].text)
                and len(line.text) > 40
            ):
                text += " " + plain(lines[stop].text)
                stop += 1
            values = known_form(text)
            if values is not None:
                self.take(values, line.start, line.end, "Cite this article")
                return
            self.cites.append(Segment(text, line.start, lines[stop - 1].end))
            return

    def _dates(self, lines: Sequence[Line]) -> None:
        for index, line in enumerate(lines):
            text = plain(line.text)
            match = LABEL.match(text)
            if match is None:
                continue
            label, value = match["label"], match["value"].strip()
            if (
                value
                and not match["sep"]
                and not (value[0].isdigit() or value.startswith(("http", "10.")))
            ):
                continue
            at = line
            if not value and index + 1 < len(lines):
                following = plain(lines[index + 1].text)
                if re.match(
                    r"\d{1,2} [A-Z]|https?://|10\.\d|[A-Z][a-z]+ \d{4}|\d{4}-", following
                ) and not LABEL.match(following):
                    value, at = following, lines[index + 1]
            if not value:
                self.gaps.append(Gap(label, line.start, line.end))
                continue
            start = max(at.start, at.end - len(value))
            self._labelled(label, value, start, at.end)

    def _labelled(self, label: str, value: str, start: int, end: int) -> None:
        name = label.lower()
        if name == "doi":
            self.add("DOI", identifiers.find_doi(value), start, end, label)
        elif name.endswith("issn"):
            self.add("ISSN", identifiers.issn(value) or value, start, end, label)
        elif name.endswith("isbn"):
            self.add("ISBN", identifiers.isbn(value) or value, start, end, label)
        elif name == "publisher name":
            name, _, place = value.partition(", ")
            self.add("publisher", name, start, start + len(name), label)
            self.add("publisher-place", place, end - len(place), end, label)
        else:
            variable, extra = DATES[name]
            date = parse_date(value)
            if date.parts:
                self.add(
                    variable, _iso(date.parts[0]) if extra else date, start, end, label, extra=extra
                )

    def _keywords(self, lines: Sequence[Line]) -> None:
        for line in lines:
            text = plain(re.sub(r"^[•\-*·]\s*", "", line.text))
            if not text or len(text) > 120 or general_heading(text) or CODES.match(text):
                break
            start = line.start + max(0, line.text.find(text))
            self.keywords.append((text, start, line.end))

    def _funding(self, lines: Sequence[Line], *, certain: bool) -> None:
        for line in lines[:6]:
            text = plain(line.text)
            if len(text) < 25 or not (certain or SUPPORT.search(text)):
                continue
            self.add("funding", text, line.start, line.end, "Funding", extra=True)
            found = grants(text)
            if found:
                self.add("grants", found, line.start, line.end, "Funding", extra=True)
            return

    def _references(self, sections: Sequence[tuple[str, list[Line]]]) -> None:
        """The section of that name; without one, the stretch in which rows of links stand."""
        for name, lines in sections:
            if name == "references" and len(lines) > 1:
                self.references.append((lines[0].start, lines[-1].end))
        if self.references:
            return
        for name, lines in sections:
            rows = [i for i, line in enumerate(lines) if is_link_row(line.text)]
            if not rows or name in ("similar", "cite"):
                continue
            first = rows[0]
            while (
                first > 0
                and not (self.heading and lines[first - 1].end <= self.heading[1])
                and _may_be_reference(lines[first - 1].text)
            ):
                first -= 1
            if first < rows[0] or len(rows) > 1:
                self.references.append((lines[first].start, lines[rows[-1]].end))


def _may_be_reference(text: str) -> bool:
    return (
        not ACCESS.match(text)
        and not FURNITURE.fullmatch(text)
        and (len(text) > 25 or re.fullmatch(r"[\d. ]+", text) is not None)
    )


def _iso(parts: tuple[int, ...]) -> str:
    return "-".join(f"{part:02d}" if index else f"{part:04d}" for index, part in enumerate(parts))


LAYOUT = Layout(
    "springer",
    {
        ")cite this article\n": 0.4,
        ") cite this article\n": 0.4,
        "\nmetrics details": 0.2,
        "explore all metrics": 0.25,
        "\npeer review reports": 0.2,
        "| cite as": 0.3,
        "\npublisher name": 0.15,
        "\nfirst online": 0.15,
        "cite this article as:\n": 0.2,
        "view orcid id profile": 0.2,
        "\nopen peer review": 0.2,
        "zum hauptinhalt springen": 0.15,
        "diesen artikel zitieren": 0.3,
        "literatur herunterladen": 0.4,
        "aims and scope": 0.1,
    },
    Springer,
    _measure,
)
