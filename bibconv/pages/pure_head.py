"""The head of a Pure record page: title, names, and the line "Research output"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bibconv.pages.base import Fact, Line, plain
from bibconv.pages.byline import byline, is_person
from bibconv.pages.labels import (
    CONTRIBUTIONS,
    KINDS,
    OUTPUT_LABEL,
    PEER_REVIEW,
)
from bibconv.pages.pure_details import Details

_CORRESPONDING = re.compile(
    r"(?:<sup>)?\\?\*(?:</sup>)?\s?(?:Corresponding author|Korrespondierende|Corresponding auteur|Autor correspondiente|Auteur correspondant)",
    re.IGNORECASE,
)
_STAR = re.compile(r"(?:<sup>)?\\?\*(?:</sup>)?$")


def contribution(text: str) -> str | None:
    """What stands behind "Research output:"."""
    match = OUTPUT_LABEL.match(plain(text))
    value = match["value"] if match else None
    return value if value and any(value.startswith(name) for name in CONTRIBUTIONS) else None


class PureHead(Details):
    """Reads it."""

    def _head(self, lines: Sequence[Line]) -> None:
        """Title, authors, notes on them."""
        lines = [
            line
            for line in lines
            if plain(line.text)
            not in ("Skip to main navigation", "Skip to search", "Skip to main content")
        ]
        if not lines:
            return
        first = byline(lines[0].text)
        if first is not None and len(first.names) > 1:
            # the title is lost: names stand first
            self.add_persons("author", first.names, lines[0].start, lines[0].end)
            return
        title = lines[0]
        text = plain(title.text)
        offset = title.end - len(text) if title.text.endswith(text) else title.start
        self.add("title", text, offset, title.end)
        self.heading = (title.start, title.end)
        authors = [
            line
            for line in lines[1:]
            if not _CORRESPONDING.match(line.text) and not _is_note(line.text)
        ]
        if authors and "," in authors[0].text.strip(" ,"):
            # several names on one line: what follows without a comma are their organisations
            authors = [line for i, line in enumerate(authors) if not i or line.text[0] == ","]
        elif authors:
            authors = [
                line
                for i, line in enumerate(authors)
                if not i or line.text[0] == "," or is_person(plain(line.text).strip(" *"))
            ]
        if not authors:
            return
        raw = ", ".join(plain_keep_star(line.text).strip(" ,") for line in authors)
        names = [
            name.strip()
            for name in re.split(r",(?!\s?(?:Jr|Sr|II|III)\b)|;|\s(?:and|und|&)\s", raw)
            if name.strip(" *")
        ]
        persons = tuple(_STAR.sub("", name).strip() for name in names)
        if all(_is_person(person) for person in persons):
            self.facts.append(
                Fact("author", (), authors[0].start, authors[-1].end, persons=persons)
            )
        starred = [_STAR.sub("", name).strip() for name in names if _STAR.search(name)]
        if starred:
            self.add(
                "corresponding-authors", starred, authors[0].start, authors[-1].end, extra=True
            )

    def _output(self, line: Line) -> None:
        """``Research output: Contribution to journal › Article › peer-review``, glued or not."""
        text = contribution(line.text) or ""
        category = max((name for name in CONTRIBUTIONS if text.startswith(name)), key=len)
        self.type = CONTRIBUTIONS[category]
        rest = text[len(category) :].strip(" ›>»")
        review = PEER_REVIEW.search(rest)
        kind = rest[: review.start()].strip(" ›>»") if review else rest
        kind = kind.partition("›")[0].strip()
        if kind:
            self.type = KINDS.get(kind, self.type)
            at = line.text.rfind(kind)
            start = line.start + max(0, at)
            self.add("pure-type", kind, start, start + len(kind), "Research output", extra=True)
        if review:
            start = max(line.start, line.end - len(review["v"]))
            self.add(
                "peer-review",
                "non" not in review["v"].lower(),
                start,
                line.end,
                "Research output",
                extra=True,
            )


def plain_keep_star(text: str) -> str:
    """As :func:`plain`, but the asterisk of a corresponding author stays."""
    text = text.replace("<sup>*</sup>", "*").replace("\\*", "*").replace("*", "\u2042")
    return plain(text).replace("\u2042", "*")


def _is_note(text: str) -> bool:
    lowered = text.lower()
    return lowered.startswith(
        ("*", "department of", "school of", "corresponding author", "published in")
    )


def _is_person(text: str) -> bool:
    words = text.split()
    return 1 <= len(words) <= 8 and text[0].isalpha() and not any(c.isdigit() for c in text)
