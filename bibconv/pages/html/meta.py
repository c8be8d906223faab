"""``<meta>`` tags of a page: its own work and, behind ``citation_reference``, the works it cites.

>>> split_reference("citation_title=Rain; citation_author=Doe, J.; citation_volume=3")["volume"]
['3']
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

import msgspec
from lxml import etree

from bibconv.pages.base import Fact
from bibconv.pages.html.tables import DC_TYPES, FIRST_PAGE, LAST_PAGE, NAMES, PAGES, TYPES
from bibconv.pages.licence import licence
from bibconv.pages.readymade import keys_of
from bibconv.source import Source
from bibconv.text import identifiers
from bibconv.text.dates import parse_date
from bibconv.text.languages import name_to_tag, normalise_tag
from bibconv.text.pages import normalise

_KEY = re.compile(r"citation_([a-z_]{3,30})=")
_TIME = re.compile(r"(\d{4}-\d{2}-\d{2})T.*$")
_SLASHES = re.compile(r"(\d{4})/(\d{1,2})(?:/(\d{1,2}))?$")
_MOST = 5000


class CitedWork(msgspec.Struct, frozen=True):
    """A work that the page cites: variables as texts (names one by one), or a whole reference."""

    values: dict[str, list[str]]
    text: str
    start: int
    end: int


class _Metas:
    """The page's metadata by name; each content with its place in the HTML."""

    def __init__(self, root: etree._Element, source: Source) -> None:
        self.source = source
        self.values: dict[str, list[str]] = {}
        self.position = 0
        for count, element in enumerate(root.iter("meta")):
            if count > _MOST:
                break
            name = element.get("name") or element.get("property") or element.get("itemprop") or ""
            content = " ".join((element.get("content") or "").split())
            if name and content:
                key = name.strip().lower().replace("dc:", "dc.").replace("prism:", "prism.")
                self.values.setdefault(key, []).append(content)

    def first(self, names: tuple[str, ...]) -> tuple[str, list[str]]:
        """The first of the names that is there, and its contents."""
        for name in names:
            if name in self.values:
                return name, self.values[name]
        return "", []


def place(source: Source, content: str) -> tuple[int, int]:
    """Where a content stands in the HTML, escaped or not."""
    for form in (content, html.escape(content), html.escape(content, quote=False)):
        at = source.text.find(form[:200])
        if at >= 0:
            return at, at + len(form)
    return 0, 0


def meta_facts(root: etree._Element, source: Source) -> tuple[str, list[Fact]]:
    """CSL type and facts that the metadata gives."""
    metas = _Metas(root, source)
    facts: list[Fact] = []
    for variable, names in NAMES.items():
        name, contents = metas.first(names)
        if contents:
            fact = _fact(variable, name, contents, source)
            if fact is not None:
                facts.append(fact)
    _, first = metas.first(FIRST_PAGE)
    _, last = metas.first(LAST_PAGE)
    _, pages = metas.first(PAGES)
    page = (
        f"{first[0]}-{last[0]}" if first and last and last != first else (first or pages or [""])[0]
    )
    if page:
        start, end = place(source, (first or pages)[0])
        facts.append(Fact("page", normalise(page), start, end, "citation_firstpage"))
    known = {fact.name for fact in facts}
    for element in root.iter("span"):
        if "Z3988" in (element.get("class") or ""):
            for variable, value in keys_of(element.get("title") or "").items():
                if variable not in known:
                    fact = _fact(
                        variable,
                        "COinS",
                        value.split("; ") if variable == "author" else [value],
                        source,
                    )
                    facts += [fact] if fact else []
            break
    kind = next((kind for name, kind in TYPES if name in metas.values), "")
    _, types = metas.first(("citation_article_type", "dc.type", "dcterms.type", "eprints.type"))
    if not kind and types:
        kind = DC_TYPES.get(types[0].lower(), "")
    telling = {
        name
        for name in metas.values
        if name.startswith(("citation_", "dc.", "dcterms.", "prism.", "eprints.", "bepress"))
    }
    if not telling and not any(fact.label == "COinS" for fact in facts):
        # what every page has (og:title, keywords) says nothing of a work
        return "", []
    return kind, [fact for fact in facts if fact.name != "URL" or "DOI" not in known]


def _fact(variable: str, name: str, contents: list[str], source: Source) -> Fact | None:
    start, end = place(source, contents[0])
    if variable in ("author", "editor"):
        if len(contents) == 1 and ";" in contents[0]:
            contents = [part.strip() for part in contents[0].split(";") if part.strip()]
        return Fact(variable, (), start, end, name, persons=tuple(dict.fromkeys(contents)))
    content = contents[0]
    value: object = content
    if variable == "DOI":
        value = next((doi for text in contents if (doi := identifiers.find_doi(text))), None)
    elif variable in ("issued", "available-date"):
        value = _date(content)
    elif variable == "ISSN":
        value = next((issn for text in contents if (issn := identifiers.issn(text))), None)
    elif variable == "ISBN":
        value = next((isbn for text in contents if (isbn := identifiers.isbn(text))), None)
    elif variable == "language":
        value = normalise_tag(content) or name_to_tag(content)
    elif variable == "keyword":
        value = ", ".join(
            dict.fromkeys(
                part.strip()
                for text in contents
                for part in re.split(r"\s*[;,]\s*", text)
                if part.strip()
            )
        )
    elif variable == "license":
        value = licence(content)
    elif variable == "abstract":
        value = content if len(content) > 80 and name != "og:description" else None
    return Fact(variable, value, start, end, name) if value else None


def _date(text: str) -> object:
    text = _TIME.sub(r"\1", text.strip())
    match = _SLASHES.match(text)
    if match:
        text = "-".join(f"{int(part):02d}" for part in match.groups() if part and int(part))
    date = parse_date(text)
    return date if date.parts else None


def cited_works(root: etree._Element, source: Source) -> Iterator[CitedWork]:
    """The references that ``citation_reference`` tags hold, in order."""
    position = order = 0
    for count, element in enumerate(root.iter("meta")):
        if (element.get("name") or "").lower() != "citation_reference" or count > _MOST:
            continue
        content = " ".join((element.get("content") or "").split())
        if not content:
            continue
        raw = element.get("content") or ""
        at = source.text.find(raw, position)
        if at < 0:
            raw = html.escape(raw)
            at = source.text.find(raw, position)
        position = at + len(raw) if at >= 0 else position
        values = split_reference(content)
        order += 1
        if values.get("issue") == [str(order)]:
            del values["issue"]  # "citation_number=12" is the number in the list
        yield CitedWork(values, content, max(at, 0), at + len(raw) if at >= 0 else 0)


_CITED = {
    "title": "title",
    "author": "author",
    "journal_title": "container-title",
    "inbook_title": "container-title",
    "conference_title": "container-title",
    "volume": "volume",
    "issue": "issue",
    "number": "issue",
    "pages": "page",
    "firstpage": "page",
    "first_page": "page",
    "publication_date": "issued",
    "year": "issued",
    "date": "issued",
    "doi": "DOI",
    "pmid": "PMID",
    "publisher": "publisher",
    "isbn": "ISBN",
}


def split_reference(content: str) -> dict[str, list[str]]:
    """CSL variable -> texts of a structured ``citation_reference``; ``{}`` if it is plain text."""
    found: dict[str, list[str]] = {}
    marks = list(_KEY.finditer(content[:20_000]))
    for index, match in enumerate(marks):
        end = marks[index + 1].start() if index + 1 < len(marks) else len(content)
        value = content[match.end() : end].strip(" ;")
        variable = _CITED.get(match[1])
        if value and variable:
            found.setdefault(variable, []).append(value)
    return found
