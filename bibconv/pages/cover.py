"""Cover sheets that repositories put before PDFs, whether their lines are kept or run together.

``Downloaded from orbit.example.org on: Dec 29, 2022 TITLE Doe, Ann; Roe, Ben Published in: A
Journal Link to article, DOI: 10.1/x Publication date: 2020 ... Citation (APA): Doe, A. ...``
"""

from __future__ import annotations

import re

from bibconv.model.segment import Segment
from bibconv.pages.article import Article
from bibconv.pages.base import Page, plain
from bibconv.pages.byline import byline
from bibconv.pages.head import letters
from bibconv.pages.layout import Layout
from bibconv.pages.readymade import joined
from bibconv.text import identifiers
from bibconv.text.dates import parse_date
from bibconv.text.languages import name_to_tag

_LABELS = {
    "container-title": "Published in|Published In|Veröffentlicht in|Publicado en|Gepubliceerd in|Publié dans|Journal or Publication Title|Journal",
    "DOI": r"Link to article, DOI|DOI \(link to publication from Publisher\)|Digital Object Identifier \(DOI\)|DOIs?|Link to publication(?: in [A-Z]\w+)?|Publisher.s DOI|Official URL|Published DOI|Link to published article",
    "issued": "Publication date|Published|Date of publication|Publication Date|Date Published|Issue Date|Date",
    "cite": r"Citation (?:for published version )?\([A-Za-z ]{2,30}\)|Citation for published version|To cite this version|Original citation|Citation for the original published paper(?: \(version of record\))?|"
    r"Please cite the published version|Recommended Citation|Original Citation|Please cite this version|How to cite|Suggested Citation|Citation|Citation for final published version|Full bibliographic citation|"
    r"Article|Book Section|Proceedings Paper|Conference or Workshop Item|Thesis|Monograph",
    "title": "Title|Titel|Article Title",
    "author": r"Author\(s\)|Authors?|Creators?",
    "publisher": "Publisher",
    "ISSN": r"(?:e-?)?ISSN",
    "ISBN": "ISBN",
    "license": r"Creative Commons License \(if available\)|License|Licence|Document License|Publisher rights",
    "language": "Language",
    "other": r"Document [Vv]ersion|Link back to [A-Z][\w ]{2,30}|Publication status|General rights|Take ?down policy|Link to record in \w+|Document status(?: and date)?|Please check the document version[^.:]{0,80}|Downloaded from|"
    r"Download date|Downloaded on|Download Date|Item Type|Rights|Copyright|Persistent WRAP URL|Access from the [\w ]{3,60}|Published version|Version(?: created as part of publication process)?|Terms of use|"
    r"Link to publisher.s version|Available from|Available at|URL|Repository|Handle|Citable [Ll]ink|Accessed|As Published|Detailed Terms|Publisher.s statement|Research Portal|Document Version:?",
}
_ANY = "|".join(f"(?P<{name.replace('-', '_')}>{words})" for name, words in _LABELS.items())
_LABEL = re.compile(rf"(?:(?<=\s)|(?<=^))(?:{_ANY})(?:\s?:\s|\s?:$|(?=\s*\n))", re.MULTILINE)
_WITHOUT_COLON = re.compile(
    r"(?<=\s)(?:Document Version(?=\s(?:Publisher|Peer|Accepted|Final|Version|Early|Other|Author))|Link back to (?:DTU Orbit|[A-Z]\w+(?=\s)))"
)
_DOWNLOADED = re.compile(
    r"(?:Downloaded from|This document is downloaded from|This is a repository copy of|Downloaded on)\s(?:https?://)?[^\n]{0,80}?(?:\son:?\s(?:[A-Z][a-z]{2,8}\.?\s\d{1,2},\s\d{4}|\d{1,2}[./\s][\w.]{1,9}[./\s]\d{4})|(?=\n))\.?\s*"
)
_COPY = re.compile(
    r"This is a repository copy of\s(?P<title>[^\n]{5,400}?)\.?(?=\s*\n|\s+White Rose)"
)
_INDEX_NAMES = re.compile(
    r"[A-ZÀ-Þ][^\s,;]+(?:[ -][A-ZÀ-Þ][^\s,;]+){0,2}, [A-ZÀ-Þ][^,;:\n]{0,40}(?:; [^,;:\n]{2,40}, [^,;:\n]{1,40})*$"
)
# What stands below the citation, where lines are run together.
_LEGAL = re.compile(
    r"\s(?=General [Rr]ights\s|Copyright (?:and|Other)\s|Important [Nn]ote\s|Take ?[Dd]own [Pp]olicy\s|Users may download\s)"
)
_TWO_LINES = re.compile(r"\S[^\n]*\n[^\n]*\S")
_LONGEST_FRONT = 5000


class Cover(Article):
    """Reads it."""

    layout = "cover"

    def read(self) -> Page:
        """The labels split the sheet into values; title and names stand in front of them."""
        begin = self.lines[0].start
        text = self.source.text[begin : self.lines[min(len(self.lines), 120) - 1].end]
        marks = sorted(
            [
                (m.start(), m.end(), (m.lastgroup or "other").replace("_", "-"))
                for m in _LABEL.finditer(text)
            ]
            + [(m.start(), m.end(), "other") for m in _WITHOUT_COLON.finditer(text)]
        )
        values: list[tuple[str, int, int]] = []
        for index, (_, end, name) in enumerate(marks):
            stop = marks[index + 1][0] if index + 1 < len(marks) else len(text)
            if stop > end:
                values.append((name, begin + end, begin + stop))
        for name, start, stop in values[:60]:
            self._value(name, start, stop)
        self._front(text, begin, next((start for start, _, name in marks if name != "other"), 0))
        super_page = Article(self.source, self.lines)
        self.references = super_page.page_references()
        return self.page()

    def _value(self, name: str, start: int, end: int) -> None:
        raw = self.source.text[start:end]
        block = re.split(r"\n\s*\n", raw.strip(), maxsplit=1)[0] if name != "cite" else raw.strip()
        at = start + len(raw) - len(raw.lstrip())
        value = joined(block.splitlines())
        if not value or name == "other" or len(value) > 3000:
            return
        stop = at + len(block)
        if name == "cite":
            if len(value) > 30 and re.search(r"\b(?:1[89]|20)\d\d\b", value):
                value = joined(re.split(r"\n\s*\n", block, maxsplit=1)[0].splitlines())
                value = _LEGAL.split(value.replace("⟨", "").replace("⟩", ""), maxsplit=1)[0]
                self.cites.append(Segment(value, at, stop))
        elif name == "DOI":
            self.add("DOI", identifiers.find_doi(value), at, stop, name)
        elif name == "issued":
            date = parse_date(value.split("  ")[0])
            self.add("issued", date if date.parts else None, at, stop, name)
        elif name == "author":
            self.add_persons("author", [part.strip() for part in value.split(";")], at, stop, name)
        elif name in ("ISSN", "ISBN"):
            kind = identifiers.issn if name == "ISSN" else identifiers.isbn
            self.add(name, kind(value.split()[0]), at, stop, name)
        elif name == "language":
            self.add("language", name_to_tag(value), at, stop, name)
        elif name == "license":
            from bibconv.pages.licence import licence

            self.add("license", licence(value), at, stop, name)
        elif len(value) < 300:
            self.add(name, value, at, stop, name)

    def _front(self, text: str, begin: int, stop: int) -> None:
        """Title and names before the first label."""
        front = text[: min(stop, _LONGEST_FRONT)]
        copy = _COPY.search(front)
        if copy:
            at = begin + copy.start("title")
            self.add("title", copy["title"], at, at + len(copy["title"]), "repository copy of")
            self.heading = (at, at + len(copy["title"]))
            return
        start = max((lead.end() for lead in _DOWNLOADED.finditer(front)), default=0)
        lines = [
            match
            for match in re.finditer(r"[^\n]+", front)
            if match.start() >= start and match[0].strip()
        ]
        if len(lines) == 0 and front[start:].strip():
            lines = list(re.finditer(r"(?s).+", front[start:]))
        if not lines:
            return
        first = re.search(r"\S", front[start:])
        if first is None:
            return
        start += first.start()
        body = front[start:].rstrip()
        start, body = self._last_blocks(start, body)
        names_at = self._names_at(body)
        below = body.rfind("\n")
        listed = byline(body[below:]) if below > 4 else None
        if listed is not None:
            names_at = below + 1
        if names_at is None:
            return
        title = joined(body[:names_at].splitlines())
        names = " ".join(body[names_at:].split()).strip(" ;")
        if 5 < len(title) < 400:
            self.add(
                "title",
                plain(title),
                begin + start,
                begin + start + len(body[:names_at].rstrip()),
                "title",
            )
            self.heading = (begin + start, begin + start + len(body[:names_at].rstrip()))
        if listed is not None:
            self.add_persons(
                "author", listed.names, begin + start + names_at, begin + start + len(body)
            )
        elif ", " in names:
            persons = [name.strip() for name in names.split(";") if name.strip()]
            self.add_persons("author", persons, begin + start + names_at, begin + start + len(body))

    @staticmethod
    def _last_blocks(start: int, body: str) -> tuple[int, str]:
        """Where blank lines divide the sheet, title and names are the last block, or two."""
        blocks = list(re.finditer(r"(?:[^\n]*\S[^\n]*\n?)+", body))
        if len(blocks) < 2:
            return start, body
        last = blocks[-1] if _TWO_LINES.search(blocks[-1][0]) else blocks[-2]
        return start + last.start(), body[last.start() :]

    def _names_at(self, body: str) -> int | None:
        """Where ``Doe, Ann; Roe, Ben`` begins: where the citation's first family name stands last."""
        for cite in self.cites:
            family = re.match(r"[^\W\d_][\w’' .-]{0,40}?(?=,)", cite.text)
            if family:
                at = body.rfind(family[0] + ", ")
                if at > 0 and len(letters(body[:at])) > 4:
                    return at
        match = _INDEX_NAMES.search(body)
        return match.start() if match and match.start() > 4 else None


LAYOUT = Layout(
    "cover",
    {
        r"re:document version(?: ?[:\n]| (?:publisher|peer|accepted|final|version|early|other|author))": 0.3,
        "link to publication": 0.25,
        r"re:\bpublished in(?::|\n)": 0.3,
        "citation for published version": 0.5,
        r"re:citation \((?:apa|harvard|vancouver)\)": 0.4,
        r"re:\ndownloaded from [^\n]{3,80}? on:? ": 0.2,
        "general rights": 0.2,
        "take down policy": 0.25,
        "link to article, doi": 0.4,
        "link back to": 0.3,
        r"re:publication date(?::|\n)": 0.15,
        "peer reviewed version": 0.2,
        "to cite this version": 0.6,
        "this is a repository copy of": 0.6,
        "original citation": 0.2,
        "citation for the original published paper": 0.6,
        "publisher's pdf, also known as version of record": 0.3,
    },
    Cover,
)
