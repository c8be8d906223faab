"""The details of a Pure record: what each label's value means in CSL's terms.

``Published - Dec 18 2007`` behind ``State`` is ``issued`` and the extra ``status``; ``English
(US)`` behind ``Original language`` is ``en-US``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bibconv.model import Date
from bibconv.pages.base import Fact, Gap, Line, plain
from bibconv.pages.draft import PageDraft
from bibconv.pages.labels import LABELS, PUBLISHED, STATUS_ENGLISH
from bibconv.source import Source
from bibconv.text import identifiers, pages
from bibconv.text.dates import parse_date
from bibconv.text.languages import name_to_tag

_DAY = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4}|\d\d)")

# Labels whose meaning is the CSL variable of the same name.
_AS_IT_IS = frozenset("publisher publisher-place volume issue number-of-pages edition".split())


class Details(PageDraft):
    """Reads the table of details."""

    def __init__(self, source: Source, lines: Sequence[Line]) -> None:
        super().__init__(source, lines)
        self.section = ""

    def detail(self, line: Line, match: re.Match[str]) -> None:
        """Take in a label and its value."""
        label = match["label"]
        meaning = LABELS[label]
        raw = (match["value"] or "").removesuffix("|").rstrip()  # the end of a table's row
        value = plain(raw).strip(" |")
        if not value or value in ("-", "–"):
            self.gaps.append(Gap(label, line.start, line.end))
            return
        start = line.start + match.start("value")
        self._fact(meaning, label, value, start, start + len(raw))

    def _fact(self, meaning: str, label: str, value: str, start: int, end: int) -> None:
        if self.section in ("series", "event") and meaning in (
            "series-name",
            "volume",
            "issn",
            "publisher",
        ):
            name = {"series-name": "collection-title", "volume": "collection-number"}.get(meaning)
            if name and self.section == "series":
                self.add(name, value, start, end, label)
            return
        if meaning in _AS_IT_IS:
            self.add(meaning, value, start, end, label)
        elif meaning == "language":
            self.add("language", name_to_tag(value) or value, start, end, label)
        elif meaning in ("journal", "container"):
            self.add("container-title", value, start, end, label)
            self.type = self.type or ("article-journal" if meaning == "journal" else "chapter")
        elif meaning in ("page", "article-number"):
            self.add("page", pages.normalise(value), start, end, label)
        elif meaning == "status":
            self._status(value, start, end, label)
        elif meaning == "published":
            self.add("issued", parse_date(value), start, end, label)
        elif meaning == "early":
            self.add("available-date", parse_date(value), start, end, label)
        elif meaning == "award-date":
            self.add("issued", parse_date(value), start, end, label)
        elif meaning == "doi":
            self.add("DOI", identifiers.find_doi(value), start, end, label)
        elif meaning == "isbn":
            self.add("ISBN", identifiers.isbn(value) or value, start, end, label)
        elif meaning == "issn":
            self.add("ISSN", identifiers.issn(value) or value, start, end, label)
        elif meaning == "editor":
            persons = tuple(part.strip() for part in re.split(r",|;", value) if part.strip())
            self.facts.append(Fact("editor", (), start, end, label, persons=persons))
        elif meaning == "event":
            self.add("event-title", value, start, end, label)
        elif meaning in ("event-city", "event-country"):
            self._event_place(meaning, value, start, end, label)
        elif meaning == "event-date":
            self.add("event-date", period(value), start, end, label)
        elif meaning == "qualification":
            self.add("genre", value, start, end, label)
        elif meaning == "institution":
            self.add("publisher", value, start, end, label)
        elif meaning == "keyword":
            self.add("keyword", value, start, end, label)

    def _event_place(self, meaning: str, value: str, start: int, end: int, label: str) -> None:
        """City and country stand in rows of their own, in either order."""
        known = self.text_of("event-place")
        if known:
            value = f"{known}, {value}" if meaning == "event-country" else f"{value}, {known}"
            self.drop("event-place")
        self.add("event-place", value, start, end, label)

    def _status(self, value: str, start: int, end: int, label: str) -> None:
        match = PUBLISHED.match(value)
        if match is None:
            self.add("status", value, start, end, label, extra=True)
            return
        status = match["status"].strip()
        if status:
            known = STATUS_ENGLISH.get(status.lower(), status)
            self.add("status", known, start, min(end, start + len(status)), label, extra=True)
        date = match["date"].strip()
        if date:
            self.add("issued", parse_date(date), end - len(date), end, label)
        else:
            self.gaps.append(Gap(label, start, end))


def period(text: str) -> Date | None:
    """``3/30/25 → 4/3/25`` as a range of dates; which number is the month must be plain.

    >>> period("3/30/25 → 4/3/25").parts
    ((2025, 3, 30), (2025, 4, 3))
    """
    days = [tuple(map(int, match.groups())) for match in _DAY.finditer(text)][:2]
    if not days:
        date = parse_date(text.replace("→", "–").replace(" – ", "–"))
        return date if date.parts else None
    first_is_month = any(second > 12 for _, second, _ in days)
    first_is_day = any(first > 12 for first, _, _ in days)
    if first_is_month == first_is_day:
        return None
    parts = tuple(
        (year + 2000 if year < 100 else year, *((one, two) if first_is_month else (two, one)))
        for one, two, year in days
    )
    if len(parts) == 2 and parts[0] == parts[1]:
        parts = parts[:1]
    return Date(parts=parts)
