"""Labelled dates of an article: received, accepted, published ... in any shape and language.

>>> [(d.variable, d.date.parts[0]) for d in dates("Received 11 Apr 2023, Accepted 28 Jul 2023")]
[('submitted', (2023, 4, 11)), ('accepted', (2023, 7, 28))]
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from bibconv.model import Date
from bibconv.text.dates import parse_date

# Meaning -> its labels. What CSL has no variable for goes to extra.
_LABELS: dict[str, str] = {
    "submitted": "submission received|received for publication|received date|date received|received|submitted on|submitted|manuscript received|eingegangen|eingereicht|reçu|recibido|recebido|"
    "received in original form|ricevuto|ontvangen|收稿日期|受付日",
    "revised": "received in revised form|revision received|revised manuscript received|revised date|revised|resubmitted|überarbeitet|révisé|revisado|修回日期|in revised form",
    "accepted": "accepted for publication|accepted manuscript posted|accepted date|date accepted|accepted in final form|acceptance date|accepted on|accepted|angenommen|akzeptiert|accepté|aceptado|aceito|aprovado|accettato|"
    "接受日期|受理日",
    "available-date": "published online by cambridge university press|published online ahead of print|published online first|first published online|published online|published ahead of print|first published as|first published|"
    "online publication date|available online|first online|epub date|epub|advance access publication|article first published online|published electronically|online veröffentlicht|online publiziert|online erschienen|mis en ligne|publicado en línea el|publié en ligne|publicado en línea|"
    "version of record online|prepublished|early access date|early access",
    "version-of-record": "version of record published|version of record",
    "issued": "issue date|issue published|issue publication date|publication date|date of publication|published date|published in print|published on|published|print publication date|posted on|posted|veröffentlicht|erschienen|publié|publicado|"
    "pubblicato|gepubliceerd|date published|collection date|出版日期|発行日|发布日期",
}  # fmt: skip
MEANINGS: dict[str, str] = {
    label: meaning for meaning, labels in _LABELS.items() for label in labels.split("|")
}
EXTRA = frozenset(("accepted", "revised", "version-of-record"))
"""Meanings that are keys of ``extra`` (as ISO dates), not variables."""

_MONTH = r"[^\W\d_]{3,10}\.?"
DATE = (
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\.?\s{_MONTH},?\s(?:de\s)?\d{{4}}|{_MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?,?\s\d{{4}}|\d{{4}}[-/.]\d{{1,2}}[-/.]\d{{1,2}}|\d{{4}}\s{_MONTH}\s\d{{1,2}}|"
    rf"\d{{1,2}}\s?de\s{_MONTH}\sde\s\d{{4}}|{_MONTH}\s\d{{4}}|\d{{4}}\s?年\s?\d{{1,2}}\s?月(?:\s?\d{{1,2}}\s?日)?|\d{{1,2}}[./]\d{{1,2}}[./]\d{{4}}|\d{{4}}\s(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\b|\d{{4}}(?!\d))"
)  # fmt: skip
_ANY = "|".join(re.escape(label) for label in sorted(MEANINGS, key=len, reverse=True))
_LABELLED = re.compile(
    rf"(?<![^\W\d_])(?P<label>{_ANY})(?:\s+(?:on|in|the|le|el|em|am))?\s{{0,3}}[:：–-]?\s{{0,3}}(?P<date>{DATE})",
    re.IGNORECASE,
)
_LONE = re.compile(rf"(?:[•\-*·]\s*)?(?P<label>{_ANY})\s*[:：]?$", re.IGNORECASE)
_WHOLE = re.compile(rf"(?:on\s)?{DATE}\.?", re.IGNORECASE)


class Dated(msgspec.Struct, frozen=True):
    """A labelled date; offsets of the date in its line."""

    variable: str
    label: str
    date: Date
    start: int
    end: int


def dates(text: str) -> Iterator[Dated]:
    """The labelled dates in a line."""
    for match in _LABELLED.finditer(text[:2000]):
        date = parse_date(re.sub(r"(?<=\d)(?:st|nd|rd|th)\b", "", match["date"]))
        if date.parts:
            yield Dated(
                MEANINGS[match["label"].lower()],
                match["label"],
                date,
                match.start("date"),
                match.end("date"),
            )


def lone_label(text: str) -> str | None:
    """The label that a line consists of: its value stands on the next line, or is lost."""
    match = _LONE.fullmatch(text) if len(text) < 60 else None
    return match["label"] if match else None


def whole_date(text: str) -> Date | None:
    """The date that a line consists of."""
    match = _WHOLE.fullmatch(text) if len(text) < 40 else None
    date = parse_date(text.removeprefix("on ").rstrip(".")) if match else None
    return date if date is not None and date.parts else None


def iso(date: Date) -> str:
    """The first day of a date as ``YYYY-MM-DD``, as far as it is known."""
    return "-".join(f"{part:02d}" if i else f"{part:04d}" for i, part in enumerate(date.parts[0]))
