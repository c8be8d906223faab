"""schema.org's JSON-LD on a page: ``<script type="application/ld+json">``.

>>> from bibconv.text.xml import parse_html
>>> page = '<script type="application/ld+json">{"@type": "ScholarlyArticle", "name": "Rain"}</script>'
>>> jsonld_facts(parse_html(page), Source(page))[0]
'article-journal'
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec
from lxml import etree

from bibconv.model import Name
from bibconv.pages.base import Fact
from bibconv.pages.html.meta import place
from bibconv.pages.html.tables import SCHEMA_TYPES
from bibconv.pages.licence import licence
from bibconv.source import Source
from bibconv.text import identifiers
from bibconv.text.dates import parse_date
from bibconv.text.languages import normalise_tag
from bibconv.text.pages import normalise

_DEEPEST = 6
_MOST = 2000


def jsonld_facts(root: etree._Element, source: Source) -> tuple[str, list[Fact]]:
    """CSL type and facts of the work that a page's JSON-LD describes."""
    best: tuple[int, str, dict[str, Any]] | None = None
    order = list(SCHEMA_TYPES)
    for node in _nodes(root):
        kinds = node.get("@type")
        for kind in kinds if isinstance(kinds, list) else [kinds]:
            if (
                isinstance(kind, str)
                and kind in SCHEMA_TYPES
                and (node.get("headline") or node.get("name"))
            ):
                rank = order.index(kind)
                if best is None or rank < best[0]:
                    best = (rank, kind, node)
    if best is None:
        return "", []
    kind = SCHEMA_TYPES[best[1]]
    values = dict(_values(best[2]))
    if kind == "article" and "container-title" in values:
        kind = "article-journal"
    facts = []
    for name, value in values.items():
        start, end = place(source, value) if isinstance(value, str) else (0, 0)
        facts.append(Fact(name, value, start, end, f"schema.org {best[1]}"))
    return kind, facts


def _nodes(root: etree._Element) -> Iterator[dict[str, Any]]:
    """The objects of the page's JSON-LD, also in ``@graph`` and as main entity."""
    for script in root.iter("script"):
        if "ld+json" not in (script.get("type") or ""):
            continue
        try:
            data = msgspec.json.decode((script.text or "").strip().encode("utf-8", "replace"))
        except (msgspec.DecodeError, RecursionError):
            continue
        pending: list[Any] = [data]
        count = 0
        while pending and count < _MOST:
            node = pending.pop(0)
            count += 1
            if isinstance(node, list):
                pending += node[:_MOST]
            elif isinstance(node, dict):
                yield node
                pending += [
                    node[key] for key in ("@graph", "mainEntity", "mainEntityOfPage") if key in node
                ]


def _values(node: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    title = _text(node.get("headline")) or _text(node.get("name"))
    if title:
        yield "title", title
    for key, variable in (("author", "author"), ("creator", "author"), ("editor", "editor")):
        names = tuple(name for one in _list(node.get(key)) if (name := _name(one)) is not None)
        if names:
            yield variable, names
            if variable == "author":
                break
    date = parse_date((_text(node.get("datePublished")) or "").partition("T")[0])
    if date.parts:
        yield "issued", date
    yield from _part_of(node)
    first, last = _text(node.get("pageStart")), _text(node.get("pageEnd"))
    page = _text(node.get("pagination")) or (f"{first}-{last}" if first and last else first)
    if page:
        yield "page", normalise(page)
    publisher = _named(node.get("publisher"))
    if publisher:
        yield "publisher", publisher
    doi = next(
        (
            doi
            for key in ("identifier", "sameAs", "@id", "url", "doi")
            for one in _list(node.get(key))
            if (doi := identifiers.find_doi(_identifier(one)))
        ),
        None,
    )
    if doi:
        yield "DOI", doi
    abstract = _text(node.get("abstract")) or _text(node.get("description"))
    if abstract and len(abstract) > 80:
        yield "abstract", " ".join(abstract.split())
    words = [word for one in _list(node.get("keywords")) if (word := _named(one))]
    if words:
        yield "keyword", ", ".join(words)
    language = normalise_tag(_text(node.get("inLanguage")) or "")
    if language:
        yield "language", language
    terms = licence(_text(node.get("license")) or "")
    if terms:
        yield "license", terms
    isbn = identifiers.isbn(_text(node.get("isbn")) or "")
    if isbn:
        yield "ISBN", isbn


def _part_of(node: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """Issue, volume and journal, one inside the other."""
    for _ in range(_DEEPEST):
        inner = _list(node.get("isPartOf"))
        found = next((one for one in inner if isinstance(one, dict)), None)
        if found is None:
            return
        node = found
        issue, volume = _text(node.get("issueNumber")), _text(node.get("volumeNumber"))
        if issue:
            yield "issue", issue
        if volume:
            yield "volume", volume
        kinds = _list(node.get("@type"))
        if any(
            kind in ("Periodical", "Book", "PublicationIssue", "Newspaper") for kind in kinds
        ) and _text(node.get("name")):
            yield "container-title", _text(node.get("name"))
        issn = next(
            (
                issn
                for one in _list(node.get("issn"))
                if isinstance(one, str) and (issn := identifiers.issn(one))
            ),
            None,
        )
        if issn:
            yield "ISSN", issn


def _list(value: Any) -> list[Any]:
    return value[:_MOST] if isinstance(value, list) else [] if value is None else [value]


def _text(value: Any) -> str | None:
    if isinstance(value, bool) or not isinstance(value, (str, int)):
        return None
    return " ".join(str(value).split()) or None


def _named(value: Any) -> str | None:
    return _text(value.get("name")) if isinstance(value, dict) else _text(value)


def _identifier(value: Any) -> str:
    return str((value.get("value") or value.get("@id") or "") if isinstance(value, dict) else value)


def _name(value: Any) -> Name | None:
    text = _named(value)
    if isinstance(value, dict):
        family, given = _text(value.get("familyName")), _text(value.get("givenName"))
        if family:
            return Name(family=family, given=given)
        if text and "Organization" in str(value.get("@type")):
            return Name(literal=text)
    if not text:
        return None
    if ", " in text:
        family, _, given = text.partition(", ")
        return Name(family=family, given=given)
    given, _, family = text.rpartition(" ")
    return Name(family=family, given=given) if given else Name(literal=text)
