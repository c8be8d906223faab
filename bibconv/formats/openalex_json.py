"""OpenAlex works, read only: one work, or the ``results`` of a search.

Source: OpenAlex documentation, "Work object".

>>> from bibconv.formats.base import ReadContext
>>> from bibconv.source import Source
>>> text = '{"id": "https://openalex.org/W1", "type": "article", "title": "T"}'
>>> next(read(Source(text), ReadContext())).item["title"]
'T'
"""

from __future__ import annotations

from typing import Any

from bibconv.formats.kit.kinds import direct_name
from bibconv.formats.kit.mapping_json import Reading, as_list, as_text, from_markup, reader_of

_TYPES = {
    "article": "article-journal",
    "journal-article": "article-journal",
    "review": "article-journal",
    "letter": "article-journal",
    "editorial": "article-journal",
    "book": "book",
    "book-chapter": "chapter",
    "dataset": "dataset",
    "dissertation": "thesis",
    "preprint": "article",
    "posted-content": "article",
    "report": "report",
    "standard": "standard",
    "proceedings-article": "paper-conference",
    "peer-review": "review",
    "reference-entry": "entry-encyclopedia",
    "software": "software",
}


def _map(reading: Reading) -> None:
    g = reading.gathering
    kind = as_text(reading.take("type"))
    crossref = as_text(reading.take("type_crossref"))
    g.type = _TYPES.get(crossref) or _TYPES.get(kind, "document")
    reading.set("text", "title", from_markup(as_text(reading.take("title"))), "title")
    reading.set("text", "title", from_markup(as_text(reading.members.get("display_name"))), "title")
    reading.take("display_name")
    people = []
    for authorship in as_list(reading.members.get("authorships")):
        author = authorship.get("author") if isinstance(authorship, dict) else None
        raw = as_text(authorship.get("raw_author_name")) if isinstance(authorship, dict) else ""
        shown = as_text(author.get("display_name")) if isinstance(author, dict) else ""
        if shown or raw:
            people.append(direct_name(shown or raw))
    g.names("author", people, reading.at("authorships"))
    reading.put("date", "issued", "publication_date")
    reading.put("date", "issued", "publication_year")
    reading.put("doi", "DOI", "doi")
    reading.put("language", "language", "language")
    _ids(reading)
    _venue(reading)
    _biblio(reading)
    reading.set("lines", "abstract", _abstract(reading.take("abstract_inverted_index")), "id")
    for keyword in as_list(reading.members.get("keywords")):
        if isinstance(keyword, dict):
            text = keyword.get("display_name") or keyword.get("keyword")
            reading.set("keyword-line", "keyword", text, "keywords")
    reading.leave_rest()


def _ids(reading: Reading) -> None:
    ids = reading.members.get("ids")
    if isinstance(ids, dict):
        for name, variable in (("pmid", "PMID"), ("pmcid", "PMCID")):
            reading.set("text", variable, as_text(ids.get(name)).rpartition("/")[2], "ids")


def _venue(reading: Reading) -> None:
    g = reading.gathering
    location = reading.members.get("primary_location")
    location = location if isinstance(location, dict) else {}
    source = location.get("source") or reading.members.get("host_venue")
    if "DOI" not in g.variables:
        reading.set("text", "URL", location.get("landing_page_url"), "primary_location")
    if not isinstance(source, dict):
        return
    name = source.get("display_name")
    if source.get("type") == "repository" and g.type in ("article", "dataset", "report"):
        reading.set("text", "publisher", name, "primary_location")
        return
    reading.set("text", "container-title", name, "primary_location")
    publisher = source.get("host_organization_name") or source.get("publisher")
    reading.set("text", "publisher", publisher, "primary_location")
    for number in as_list(source.get("issn")):
        g.add("ISSN", as_text(number), ", ", reading.at("primary_location"))


def _biblio(reading: Reading) -> None:
    biblio = reading.take("biblio")
    if not isinstance(biblio, dict):
        return
    reading.set("text", "volume", biblio.get("volume"), "biblio")
    reading.set("text", "issue", biblio.get("issue"), "biblio")
    first, last = as_text(biblio.get("first_page")), as_text(biblio.get("last_page"))
    page = f"{first}-{last}" if first and last and first != last else first or last
    reading.set("pages", "page", page, "biblio")


def _abstract(index: Any) -> str:
    """The words of an inverted index in their order."""
    if not isinstance(index, dict):
        return ""
    words = [
        (position, word)
        for word, positions in index.items()
        for position in as_list(positions)
        if isinstance(position, int)
    ]
    return " ".join(word for _, word in sorted(words))


read = reader_of("openalex-json", ("results",), _map)
