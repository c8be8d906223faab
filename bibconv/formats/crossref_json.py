"""Crossref's works as its REST API gives them, read only: one work, or a list of them.

Source: Crossref REST API, "API JSON format"; close to CSL-JSON, but titles are lists.

>>> from bibconv.formats.base import ReadContext
>>> from bibconv.source import Source
>>> text = '{"message": {"DOI": "10.1/x", "type": "journal-article", "title": ["T"]}}'
>>> [r.item["title"] for r in read(Source(text), ReadContext()) if hasattr(r, "item")]
['T']
"""

from __future__ import annotations

from typing import Any

from bibconv.formats.kit.mapping_json import (
    Reading,
    as_date,
    as_list,
    as_text,
    from_markup,
    reader_of,
)
from bibconv.model import ITEM_TYPES, TYPE_ALIASES, Name
from bibconv.text.names import split_particles

_NAMES = {
    "author": "author",
    "editor": "editor",
    "translator": "translator",
    "chair": "chair",
}
_SILENT = frozenset(
    """
    indexed reference-count content-domain created source is-referenced-by-count prefix member
    deposited score resource references-count relation update-policy language-of-record
    """.split()
)
_DATES = ("published-print", "issued", "published", "published-online", "posted")


def _map(reading: Reading) -> None:
    g = reading.gathering
    kind = as_text(reading.take("type"))
    g.type = kind if kind in ITEM_TYPES else TYPE_ALIASES.get(kind, "document")
    title = [from_markup(as_text(part)) for part in as_list(reading.take("title"))]
    subtitle = [from_markup(as_text(part)) for part in as_list(reading.take("subtitle"))]
    whole = title[0] if title else ""
    if subtitle and subtitle[0] and subtitle[0].lower() not in whole.lower():
        whole = f"{whole}: {subtitle[0]}"
    reading.set("text", "title", whole, "title")
    for name, variable in (
        ("container-title", "container-title"),
        ("short-container-title", "container-title-short"),
        ("original-title", "original-title"),
        ("short-title", "title-short"),
    ):
        values = as_list(reading.members.get(name))
        if values:
            reading.set("text", variable, from_markup(as_text(values[0])), name)
            reading.take(name)
        if len(values) > 1 and variable == "container-title":
            reading.set("text", "collection-title", from_markup(as_text(values[1])), name)
    for name, variable in _NAMES.items():
        people = [_name(person) for person in as_list(reading.take(name))]
        g.names(variable, people, reading.at(name))
    for name in _DATES:
        date = as_date(reading.members.get(name))
        if date is not None and "issued" not in g.variables:
            g.date("issued", date, reading.at(name))
        if date is not None and date == g.variables["issued"]:
            reading.take(name)
    _rest(reading)
    reading.leave_rest(_SILENT)


def _rest(reading: Reading) -> None:
    g = reading.gathering
    for name, kind, variable in (
        ("DOI", "doi", "DOI"),
        ("URL", "text", "URL"),
        ("publisher", "text", "publisher"),
        ("publisher-location", "text", "publisher-place"),
        ("volume", "text", "volume"),
        ("page", "pages", "page"),
        ("article-number", "pages", "page" if "page" not in reading.members else "number"),
        ("edition-number", "text", "edition"),
        ("part-number", "text", "part-number"),
        ("language", "language", "language"),
        ("subject", "keyword-line", "keyword"),
    ):
        reading.put(kind, variable, name)
    journal_issue = reading.members.get("journal-issue")
    if "issue" not in reading.members and isinstance(journal_issue, dict):
        reading.set("text", "issue", journal_issue.get("issue"), "journal-issue")
    reading.take("journal-issue")
    reading.put("text", "issue", "issue")
    for name in ("ISSN", "ISBN"):
        numbers = [as_text(n).rpartition("/")[2] for n in as_list(reading.take(name))]
        for number in dict.fromkeys(numbers):
            g.add(name, number, ", ", reading.at(name))
    reading.take("issn-type")
    reading.take("isbn-type")
    abstract = from_markup(as_text(reading.take("abstract")))
    lines = [line for line in abstract.split("\n") if line.strip()]
    if lines and lines[0].strip().lower() in ("abstract", "summary"):
        del lines[0]
    reading.set("lines", "abstract", "\n".join(lines), "abstract")
    event = reading.members.get("event")
    if isinstance(event, dict):
        reading.set("text", "event-title", event.get("name"), "event")
        reading.set("text", "event-place", event.get("location"), "event")
        g.date("event-date", as_date(event.get("start")), reading.at("event"))
        reading.take("event")
    for institution in as_list(reading.members.get("institution"))[:1]:
        if isinstance(institution, dict) and g.type in ("thesis", "report", "article"):
            reading.set("text", "publisher", institution.get("name"), "institution")


def _name(person: Any) -> Name:
    if not isinstance(person, dict):
        return Name(literal=as_text(person) or None)
    if person.get("name"):
        return Name(literal=as_text(person["name"]))
    family, given = as_text(person.get("family")), as_text(person.get("given"))
    suffix = as_text(person.get("suffix"))
    return split_particles(Name(family=family or None, given=given or None, suffix=suffix or None))


read = reader_of("crossref-json", ("message", "items"), _map)
