"""Elsevier's accepted manuscripts and proofs: cover lines ``PII:``, ``DOI:``, ``Reference:``, ``To
appear in:``, ``Received date:``, and ``Please cite this article as: ...`` (also at the foot of
each page). A text may hold the lines of several works; each DOI is one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from bibconv.pages import readymade
from bibconv.pages.article import Article
from bibconv.pages.base import Gap, Line, Page
from bibconv.pages.byline import byline, is_person
from bibconv.pages.head import letters
from bibconv.pages.layout import Layout
from bibconv.pages.parts import place_references
from bibconv.source import Source
from bibconv.text import identifiers
from bibconv.text.dates import parse_date

_PII = re.compile(r"PII\s?:\s?(?P<pii>[SB]?\d{4}-?\d{3}[\dX][\d()X-]{6,20})")
_APPEAR = re.compile(r"(?P<label>To appear in)\s?:\s{0,4}(?P<journal>\S.{1,120})?$")
_TITLE = re.compile(r"(?:Article )?Title\s?:\s{0,4}(?P<title>\S.{7,300})$")
_AUTHORS = re.compile(r"Authors?\s?:\s{0,4}(?P<names>\S.{4,2000})$")
_REFERENCE = re.compile(r"Reference\s?:\s?(?P<number>[A-Z][A-Z0-9_]{1,10}[\s_]\d{2,8})$")


_TAIL = re.compile(
    r"\*?\s?\((?P<year>(?:19|20)\d\d)\),?\s?(?:\d[\w, -]{0,20},\s?)?(?:doi|https?:)", re.IGNORECASE
)
_CAPTURED = re.compile(
    r"\.?\s?The address for the corresponding author was captured.{0,120}?appropriate\.\s?"
)
_INITIALS = re.compile(r"(?:[^\W\d_]{1,2}\.[\s-]?){1,5}(?:\s?(?:Jr|Sr)\.?)?")


class Proof(Article):
    """Reads it."""

    layout = "elsevier-proof"

    def read(self) -> Page:
        """One page for each work; the first carries the rest."""
        parts = self._parts()
        pages: list[Page] = []
        seen: set[str] = set()
        for part in parts:
            page = _Part(self.source, part).read()
            key = _key(page)
            if not page.facts and not page.cites:
                continue
            if key and key in seen:
                continue
            seen.add(key)
            pages.append(page)
        references = tuple(place_references(self.sections, None))
        if not pages:
            return msgspec.structs.replace(self.page(), references=references)
        return msgspec.structs.replace(pages[0], more=tuple(pages[1:]), references=references)

    def _parts(self) -> list[list[Line]]:
        """Lines from one "Please cite" or "PII:" to the next."""
        parts: list[list[Line]] = [[]]
        for line in self.lines:
            cites = next(readymade.cite_leads(line.text[:300]), None) is not None
            if parts[-1] and (
                (cites and _has_cite(parts[-1])) or (_PII.match(line.text) and _started(parts[-1]))
            ):
                parts.append([])
            parts[-1].append(line)
        return parts


class _Part(Article):
    layout = "elsevier-proof"

    def __init__(self, source: Source, lines: Sequence[Line]) -> None:
        super().__init__(source, lines)

    def own_ways(self) -> None:
        """Labels of the cover."""
        for line in self.lines:
            for pattern, group, name in (
                (_PII, "pii", "pii"),
                (_REFERENCE, "number", "manuscript-number"),
            ):
                match = pattern.match(line.text)
                if match:
                    self.add(
                        name,
                        match[group],
                        line.start + match.start(group),
                        line.end,
                        name,
                        extra=True,
                    )
            match = _TITLE.match(line.text)
            if match:
                start = line.start + match.start("title")
                self.add("title", match["title"], start, line.end, "Title")
            match = _AUTHORS.match(line.text)
            found = byline(match["names"]) if match else None
            if match and found is not None:
                start = line.start + match.start("names")
                self.add_persons("author", found.names, start, line.end, "Authors")
            match = _APPEAR.match(line.text)
            if match and match["journal"]:
                start = line.start + match.start("journal")
                self.add("container-title", match["journal"], start, line.end, match["label"])
            elif match:
                self.gaps.append(Gap(match["label"], line.start, line.end))

    def places(self) -> None:
        """The citation says it: names, title, journal (year), doi."""
        for cite in self.cites[:1]:
            found = proof_citation(cite.text)
            if found is None:
                continue
            persons, title, journal, year = found
            self.add_persons("author", persons, cite.start, cite.end, "Please cite as")
            for name, value in (("title", title), ("container-title", journal)):
                at = self.source.text.find(value, cite.start, cite.end)
                start, end = (at, at + len(value)) if at >= 0 else (cite.start, cite.end)
                self.add(name, value, start, end, "Please cite as")
            self.add("issued", parse_date(year), cite.start, cite.end, "Please cite as")
            self.add("DOI", identifiers.find_doi(cite.text), cite.start, cite.end, "Please cite as")
            self.heading = (cite.start, cite.end)
            self.cites = []

    def title_and_authors(self) -> None:
        """Of a cover sheet, yes; where the citation alone stands, it says both."""
        if not self.cites and any(_PII.match(line.text) for line in self.lines[:10]):
            return
        if self.cites and len(self.lines) > 12:
            super().title_and_authors()


def proof_citation(text: str) -> tuple[list[str], str, str, str] | None:
    """Names, title, journal and year of ``A. Doe, B. Roe, A title, Journal (2018), doi: ...``.

    >>> proof_citation("Doe, A., Roe, B., On rain, Water (2008), doi: 10.1016/x")
    (['Doe, A.', 'Roe, B.'], 'On rain', 'Water', '2008')
    """
    tail = _TAIL.search(text)
    if tail is None:
        return None
    pieces = _CAPTURED.sub(". ", text[: tail.start()]).split(", ")
    persons: list[str] = []
    index = 0
    while index < len(pieces) - 1:
        piece = pieces[index].strip()
        initials = pieces[index + 1].strip()
        if _INITIALS.fullmatch(initials) and is_family(piece):
            persons.append(f"{piece}, {initials}")
            index += 2
        elif is_person(piece) and (not persons or "," not in persons[-1]):
            persons.append(piece)
            index += 1
        elif piece.rstrip(".") == "et al":
            index += 1
            break
        else:
            break
    if index == len(pieces) - 1:
        # "A title. Journal(2018)": a full stop instead of the last comma
        first, _, last = pieces[-1].rpartition(". ")
        pieces[-1:] = [first, last]
    title = ", ".join(pieces[index:-1]).strip(" *.")
    journal = pieces[-1].strip(" *.")
    if not persons or len(title) < 5 or not journal[:1].isupper():
        return None
    return persons, title, journal, tail["year"]


def is_family(text: str) -> bool:
    """Whether ``text`` may be a family name."""
    return (
        0 < len(text.split()) <= 4 and not any(char.isdigit() for char in text) and len(text) < 40
    )


def _has_cite(lines: Sequence[Line]) -> bool:
    return any(next(readymade.cite_leads(line.text[:300]), None) is not None for line in lines)


def _started(lines: Sequence[Line]) -> bool:
    return any(_PII.match(line.text) for line in lines) or _has_cite(lines)


def _key(page: Page) -> str:
    doi = next((fact.value for fact in page.facts if fact.name == "DOI"), None)
    if doi is None and page.cites:
        doi = identifiers.find_doi(page.cites[0].text) or letters(page.cites[0].text)
    return str(doi or "").lower()


LAYOUT = Layout(
    "elsevier-proof",
    {
        "please cite this article as": 0.4,
        "please cite this article in press": 0.6,
        "\nto appear in": 0.4,
        "\npii": 0.35,
        "\naccepted manuscript\n": 0.2,
        r"re:\njournal pre-proofs?\n": 0.5,
        "\nreceived date": 0.2,
        "this is a pdf file of an": 0.4,
    },
    Proof,
)
