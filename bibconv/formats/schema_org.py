"""schema.org JSON-LD: ``{"@context": "https://schema.org", "@type": "ScholarlyArticle"}``.

Source: schema.org 28, CreativeWork and its kinds.

>>> from bibconv.formats.base import ReadContext
>>> from bibconv.source import Source
>>> text = '{"@context": "https://schema.org", "@type": "Book", "name": "T"}'
>>> next(read(Source(text), ReadContext())).item.type
'book'
"""

from __future__ import annotations

from typing import Any

from bibconv.formats.kit.kinds import WRITE, direct_name
from bibconv.formats.kit.mapping_json import (
    Reading,
    as_list,
    as_text,
    put_back,
    reader_of,
    writer_of,
)
from bibconv.formats.kit.telling import Telling
from bibconv.model import Item, Lose, Name, Outcome
from bibconv.text import identifiers
from bibconv.text.names import format_inverted, split_particles
from bibconv.text.pages import split

_NAME = "schema-org"
_TYPES = {
    "ScholarlyArticle": "article-journal",
    "Article": "article-magazine",
    "NewsArticle": "article-newspaper",
    "BlogPosting": "post-weblog",
    "SocialMediaPosting": "post",
    "DiscussionForumPosting": "post",
    "Book": "book",
    "Chapter": "chapter",
    "Dataset": "dataset",
    "DataCatalog": "dataset",
    "SoftwareSourceCode": "software",
    "SoftwareApplication": "software",
    "Thesis": "thesis",
    "Report": "report",
    "WebPage": "webpage",
    "WebSite": "webpage",
    "Movie": "motion_picture",
    "VideoObject": "motion_picture",
    "ImageObject": "graphic",
    "VisualArtwork": "graphic",
    "Map": "map",
    "MusicRecording": "song",
    "AudioObject": "song",
    "PodcastEpisode": "broadcast",
    "Legislation": "legislation",
    "Periodical": "periodical",
    "Manuscript": "manuscript",
    "PresentationDigitalDocument": "speech",
    "Review": "review",
    "CreativeWork": "document",
}
_WRITTEN = {type: name for name, type in reversed(_TYPES.items())} | {
    "paper-conference": "ScholarlyArticle",
    "article": "ScholarlyArticle",
    "webpage": "WebPage",
    "software": "SoftwareSourceCode",
    "dataset": "Dataset",
    "song": "MusicRecording",
    "motion_picture": "Movie",
    "graphic": "VisualArtwork",
    "post": "SocialMediaPosting",
}
_PEOPLE = {
    "author": "author",
    "creator": "author",
    "editor": "editor",
    "translator": "translator",
    "contributor": "contributor",
    "illustrator": "illustrator",
    "director": "director",
}


def _map(reading: Reading) -> None:
    g = reading.gathering
    kinds = [as_text(k).rpartition("/")[2] for k in as_list(reading.members.get("@type"))]
    g.type = next((_TYPES[kind] for kind in kinds if kind in _TYPES), "document")
    if len(kinds) == 1 and _WRITTEN.get(g.type) == kinds[0]:
        reading.take("@type")
    reading.put("text", "title", "name", "headline")
    for name, variable in _PEOPLE.items():
        if variable not in g.variables:
            people = [_person(person) for person in as_list(reading.members.get(name))]
            g.names(variable, people, reading.at(name))
            if people and all(set(_plain(p)) <= _KNOWN for p in as_list(reading.members[name])):
                reading.take(name)
    for name in ("datePublished", "dateCreated", "copyrightYear"):
        text = as_text(reading.members.get(name))
        if text and "issued" not in g.variables:
            reading.put("date", "issued", name)
    _identifiers(reading)
    _container(reading)
    publisher = reading.members.get("publisher") or reading.members.get("sourceOrganization")
    if isinstance(publisher, dict):
        reading.set("text", "publisher", publisher.get("name"), "publisher")
        if set(publisher) <= {"@type", "name"}:
            reading.take("publisher")
    else:
        reading.put("text", "publisher", "publisher")
    _simple(reading)
    reading.leave_rest(("@context",) if _is_schema(reading.members.get("@context")) else ())


def _is_schema(context: Any) -> bool:
    return as_text(context).rstrip("/") in ("https://schema.org", "http://schema.org")


_KNOWN = frozenset({"@type", "name", "givenName", "familyName"})


def _plain(person: Any) -> dict[str, Any]:
    return person if isinstance(person, dict) else {}


def _person(person: Any) -> Name:
    if isinstance(person, str):
        return direct_name(person)
    data = _plain(person)
    family, given = as_text(data.get("familyName")), as_text(data.get("givenName"))
    if family or given:
        return split_particles(Name(family=family or None, given=given or None))
    name = as_text(data.get("name")) or as_text(data.get("alternateName"))
    if not name or "Organization" in as_list(data.get("@type")):
        return Name(literal=name or None)
    return direct_name(name)


def _identifiers(reading: Reading) -> None:
    g = reading.gathering
    for name in ("identifier", "@id", "sameAs", "doi"):
        rest = []
        for value in as_list(reading.members.get(name)):
            data = _plain(value)
            text = as_text(value) or as_text(data.get("value")) or as_text(data.get("@id"))
            found = identifiers.doi(text)
            if found and g.variables.get("DOI", found) == found:
                g.text("DOI", found, reading.at(name))
            elif as_text(data.get("propertyID")).upper() in ("PMID", "PMCID"):
                reading.set("text", as_text(data["propertyID"]).upper(), text, name)
            else:
                rest.append(value)
        reading.take(name)
        if rest:
            reading.keep(name, rest if len(rest) > 1 else rest[0])
    reading.put("serial", "ISBN", "isbn")
    reading.put("serial", "ISSN", "issn")


def _container(reading: Reading) -> None:
    """``isPartOf``: an issue in a volume in a periodical, or a book."""
    part = reading.members.get("isPartOf")
    steps = 0
    while isinstance(part, dict) and steps < 6:
        steps += 1
        kinds = as_list(part.get("@type"))
        reading.set("text", "issue", part.get("issueNumber"), "isPartOf")
        reading.set("text", "volume", part.get("volumeNumber"), "isPartOf")
        if "PublicationVolume" not in kinds and "PublicationIssue" not in kinds:
            reading.set("text", "container-title", part.get("name"), "isPartOf")
        for number in as_list(part.get("issn")):
            reading.set("serial", "ISSN", number, "isPartOf")
        reading.set("serial", "ISBN", part.get("isbn"), "isPartOf")
        if "issued" not in reading.gathering.variables:
            reading.set("date", "issued", part.get("datePublished"), "isPartOf")
        part = part.get("isPartOf")
    if reading.gathering.variables.keys() & {"container-title", "volume", "issue"} and not part:
        reading.take("isPartOf")
    journal = reading.members.get("periodical") or reading.members.get("publication")
    reading.set("text", "container-title", _plain(journal).get("name"), "periodical")


def _simple(reading: Reading) -> None:
    for name, kind, variable in (
        ("url", "text", "URL"),
        ("codeRepository", "text", "URL"),
        ("description", "lines", "abstract"),
        ("abstract", "lines", "abstract"),
        ("inLanguage", "language", "language"),
        ("version", "text", "version"),
        ("softwareVersion", "text", "version"),
        ("bookEdition", "text", "edition"),
        ("numberOfPages", "text", "number-of-pages"),
        ("pagination", "pages", "page"),
        ("volumeNumber", "text", "volume"),
        ("issueNumber", "text", "issue"),
        ("license", "text", "license"),
        ("alternativeHeadline", "text", "title-short"),
    ):
        reading.put(kind, variable, name)
    first = as_text(reading.members.get("pageStart"))
    last = as_text(reading.members.get("pageEnd"))
    if first:
        reading.set(
            "pages", "page", f"{first}-{last}" if last and last != first else first, "pageStart"
        )
        reading.take("pageStart")
        reading.take("pageEnd")
    words = reading.take("keywords")
    for word in as_text(words).split(",") if isinstance(words, str) else as_list(words):
        text = as_text(word) or as_text(_plain(word).get("name"))
        reading.set("keyword-line", "keyword", text.replace(";", ","), "keywords")


def _print(item: Item, lose: Lose) -> dict[str, Any]:
    telling = Telling(item, _NAME, lose)
    left = telling.leftovers()
    data: dict[str, Any] = {"@context": "https://schema.org"}
    kind = _WRITTEN.get(item.type)
    if "@type" not in left:
        if kind is None or _TYPES[kind] != item.type:
            telling.lose("type", Outcome.APPROXIMATED, "schema.org has no such type")
        data["@type"] = kind or "CreativeWork"
    if text := telling.text("title"):
        data["name"] = text
    for name, variable in _PEOPLE.items():
        people = [_print_person(person) for person in telling.names(variable)]
        if people and name not in left:
            data[name] = people
    for name, kind_, variable in (
        ("datePublished", "date", "issued"),
        ("url", "text", "URL"),
        ("abstract", "text", "abstract"),
        ("inLanguage", "text", "language"),
        ("version", "text", "version"),
        ("bookEdition", "text", "edition"),
        ("numberOfPages", "text", "number-of-pages"),
        ("license", "text", "license"),
        ("alternativeHeadline", "text", "title-short"),
    ):
        for value in WRITE[kind_](telling, variable):
            data[name] = value
    if text := telling.text("publisher"):
        data["publisher"] = {"@type": "Organization", "name": text}
    _print_numbers(data, telling, item.type)
    if words := WRITE["keyword"](telling, "keyword"):
        data["keywords"] = words
    put_back(data, left, telling, _map)
    telling.close("schema.org has no property for it")
    return data


def _print_numbers(data: dict[str, Any], telling: Telling, type: str) -> None:
    if text := telling.text("DOI"):
        data["identifier"] = {"@type": "PropertyValue", "propertyID": "DOI", "value": text}
    page = telling.text("page")
    if page:
        first, last = split(page)
        simple = last and f"{first}-{last}" == page
        data |= {"pageStart": first, "pageEnd": last} if simple else {"pagination": page}
    within: dict[str, Any] = {}
    serial = type.startswith("article") or "ISSN" in telling.left
    if text := telling.text("container-title"):
        kind = "Periodical" if serial else "CreativeWork"
        within = {"@type": kind, "name": text}
    for variable in ("ISSN", "ISBN"):
        if text := telling.text(variable):
            target = within if within and variable == "ISSN" else data
            target[variable.lower()] = text.split(", ") if ", " in text else text
    for variable, name, kind in (
        ("volume", "volumeNumber", "PublicationVolume"),
        ("issue", "issueNumber", "PublicationIssue"),
    ):
        if text := telling.text(variable):
            within = {"@type": kind, name: text, **({"isPartOf": within} if within else {})}
    if within:
        data["isPartOf"] = within


def _print_person(name: Name) -> dict[str, str]:
    if name.literal:
        return {"@type": "Organization", "name": name.literal}
    family, _, given = format_inverted(name).partition(", ")
    return {"@type": "Person", "givenName": given, "familyName": family}


read = reader_of(_NAME, ("@graph", "itemListElement", "mainEntity"), _map)
write = writer_of("[\n", "]\n", _print)
