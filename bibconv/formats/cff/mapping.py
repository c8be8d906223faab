"""One work of a CITATION.cff <-> one item.

Source: Citation File Format 1.2.0, schema (``definitions/reference`` for all but the work itself).
"""

from __future__ import annotations

from typing import Any

from bibconv.formats.kit.kinds import WRITE, direct_name
from bibconv.formats.kit.mapping_json import Reading, as_list, as_text, put_back
from bibconv.formats.kit.telling import Telling
from bibconv.model import Date, Item, Lose, Name, Outcome
from bibconv.model.dates import possible
from bibconv.text.pages import split

_NAME = "cff"
CAPTIONS = (
    "If you use this work, please cite it as below.",
    "Please cite the work that is given as preferred citation.",
)

_TYPES = {
    "art": "graphic", "article": "article-journal", "audiovisual": "motion_picture", "bill": "bill",
    "blog": "post-weblog", "book": "book", "catalogue": "book", "conference": "event",
    "conference-paper": "paper-conference", "data": "dataset", "database": "dataset",
    "dataset": "dataset", "dictionary": "book", "edited-work": "book", "encyclopedia": "book",
    "film-broadcast": "motion_picture", "generic": "document", "government-document": "report",
    "grant": "document", "hearing": "hearing", "historical-work": "classic",
    "legal-case": "legal_case", "legal-rule": "regulation", "magazine-article": "article-magazine",
    "manual": "report", "map": "map", "multimedia": "motion_picture", "music": "musical_score",
    "newspaper-article": "article-newspaper", "pamphlet": "pamphlet", "patent": "patent",
    "personal-communication": "personal_communication", "proceedings": "book", "report": "report",
    "serial": "periodical", "slides": "speech", "software": "software",
    "software-code": "software", "software-container": "software",
    "software-executable": "software", "software-virtual-machine": "software",
    "sound-recording": "song", "standard": "standard", "statute": "legislation",
    "thesis": "thesis", "unpublished": "manuscript", "video": "motion_picture",
    "website": "webpage",
}  # fmt: skip
_WRITTEN = {type: name for name, type in reversed(_TYPES.items())} | {
    "article": "generic",
    "book": "book",
    "chapter": "book",
    "collection": "edited-work",
    "dataset": "data",
    "document": "generic",
    "motion_picture": "film-broadcast",
    "post": "blog",
    "report": "report",
    "software": "software",
    "treaty": "legal-rule",
}
_FIELDS = (
    ("title", "text", "title"),
    ("abbreviation", "text", "title-short"),
    ("abstract", "lines", "abstract"),
    ("doi", "doi", "DOI"),
    ("url", "text", "URL"),
    ("version", "text", "version"),
    ("license", "text", "license"),
    ("date-accessed", "date", "accessed"),
    ("edition", "text", "edition"),
    ("volume", "text", "volume"),
    ("volume-title", "text", "volume-title"),
    ("number-volumes", "text", "number-of-volumes"),
    ("issue", "text", "issue"),
    ("number", "text", "number"),
    ("section", "text", "section"),
    ("pages", "text", "number-of-pages"),
    ("isbn", "serial", "ISBN"),
    ("issn", "serial", "ISSN"),
    ("pmcid", "text", "PMCID"),
    ("thesis-type", "text", "genre"),
    ("medium", "text", "medium"),
    ("scope", "text", "scale"),
    ("notes", "lines", "note"),
    ("status", "text", "status"),
    ("year-original", "year", "original-date"),
)
_PEOPLE = (
    ("authors", "author"),
    ("editors", "editor"),
    ("editors-series", "collection-editor"),
    ("translators", "translator"),
    ("recipients", "recipient"),
)
_MAIN_ONLY = frozenset(("title", "abstract", "doi", "url", "version", "license"))
_NUMBERS = frozenset(
    ("year", "month", "year-original", "issue", "volume", "number-volumes", "pages", "start", "end")
)
_PERSON = frozenset(("family-names", "given-names", "name-particle", "name-suffix", "name"))


def main_of(preferred: dict[str, Any]) -> dict[str, Any]:
    """What stands in for a work of its own where the file has only a preferred citation."""
    said: dict[str, Any] = {
        name: preferred[name] for name in ("title", "authors") if name in preferred
    }
    return {"cff-version": "1.2.0", "message": CAPTIONS[1], **said}


def read_item(reading: Reading, *, is_reference: bool) -> None:
    """Map the members of one work."""
    g = reading.gathering
    kind = as_text(reading.members.get("type")) or ("generic" if is_reference else "software")
    g.type = _TYPES.get(kind, "document")
    if _kind_of(g.type, is_reference=is_reference) == kind:
        reading.take("type")
    for name, variable in _PEOPLE:
        people = as_list(reading.members.get(name))
        g.names(variable, [_person(person) for person in people], reading.at(name))
        if all(isinstance(person, dict) and set(person) <= _PERSON for person in people):
            reading.take(name)
    for name, how, variable in _FIELDS:
        reading.put(how, variable, name)
    _container(reading)
    _dates(reading)
    for identifier in as_list(reading.members.get("identifiers")):
        is_doi = isinstance(identifier, dict) and identifier.get("type") == "doi"
        if is_doi and "DOI" not in g.variables:
            reading.set("doi", "DOI", identifier.get("value"), "identifiers")
    for name in ("repository-code", "repository", "repository-artifact"):
        if "URL" not in g.variables:
            reading.set("text", "URL", reading.members.get(name), name)
    words = as_list(reading.members.get("keywords"))
    for word in words:
        g.add("keyword", as_text(word).replace(";", ","), "; ", reading.at("keywords"))
    reading.take("keywords")
    languages = as_list(reading.members.get("languages"))
    if len(languages) == 1:
        reading.put("language", "language", "languages")
    first, last = as_text(reading.members.get("start")), as_text(reading.members.get("end"))
    if first:
        reading.set(
            "pages", "page", f"{first}-{last}" if last not in ("", first) else first, "start"
        )
        reading.take("start")
        reading.take("end")
    reading.leave_rest(("cff-version",) + (("message",) if _is_caption(reading) else ()))


def _is_caption(reading: Reading) -> bool:
    return reading.members.get("message") in CAPTIONS


def _kind_of(type: str, *, is_reference: bool) -> str:
    if not is_reference:
        return type  # "software" or "dataset"
    return _WRITTEN.get(type, "generic")


def _person(person: Any) -> Name:
    if not isinstance(person, dict):
        return direct_name(as_text(person))
    parts = {name: " ".join(as_text(value).split()) or None for name, value in person.items()}
    if parts.get("name"):
        return Name(literal=parts["name"])
    if not parts.get("family-names") and not parts.get("given-names"):
        return Name(literal=parts.get("alias"))
    return Name(
        family=parts.get("family-names"),
        given=parts.get("given-names"),
        non_dropping_particle=parts.get("name-particle"),
        suffix=parts.get("name-suffix"),
    )


def _entity(value: Any) -> str:
    return as_text(value.get("name")) if isinstance(value, dict) else as_text(value)


def _container(reading: Reading) -> None:
    g = reading.gathering
    reading.put("text", "container-title", "journal")
    title = as_text(reading.members.get("collection-title"))
    chaptered = g.type in ("book", "paper-conference") and "container-title" not in g.variables
    if title and chaptered and (g.type != "book" or "start" in reading.members):
        g.type = "chapter" if g.type == "book" else g.type
        reading.put("text", "container-title", "collection-title")
    else:
        reading.put("text", "collection-title", "collection-title")
    for name, variable in (
        ("publisher", "publisher"),
        ("institution", "publisher"),
        ("conference", "event-title"),
        ("location", "publisher-place"),
    ):
        value = reading.members.get(name)
        text = _entity(value)
        if text and g.variables.get(variable, text) == text:
            reading.set("text", variable, text, name)
            bare = not isinstance(value, dict) or set(value) == {"name"}
            if bare and (name != "institution" or g.type in ("thesis", "report")):
                reading.take(name)
        if isinstance(value, dict) and name in ("publisher", "conference"):
            place = ", ".join(
                filter(None, (as_text(value.get("city")), as_text(value.get("region"))))
            )
            target = "publisher-place" if name == "publisher" else "event-place"
            if target not in g.variables:
                reading.set("text", target, place or as_text(value.get("location")), name)


def _dates(reading: Reading) -> None:
    year = as_text(reading.members.get("year"))
    month = as_text(reading.members.get("month"))
    for name in ("date-published", "date-released", "issue-date"):
        if "issued" not in reading.gathering.variables:
            reading.put("date", "issued", name)
    if not year.isdecimal() or len(year) > 4:
        return
    parts = (int(year), int(month)) if month.isdecimal() and len(month) < 3 else (int(year),)
    if not possible(parts):
        return
    issued = reading.gathering.variables.get("issued")
    if issued is None:
        reading.gathering.date("issued", Date((parts,)), reading.at("year"))
    elif not isinstance(issued, Date) or issued.parts[0][: len(parts)] != parts:
        return
    reading.take("year")
    if len(parts) > 1:
        reading.take("month")


def print_item(item: Item, lose: Lose, *, is_reference: bool) -> dict[str, Any]:
    """The members of one work."""
    telling = Telling(item, _NAME, lose)
    left = telling.leftovers()
    data: dict[str, Any] = {}
    kind = _kind_of(item.type, is_reference=is_reference)
    if (is_reference or item.type != "software") and "type" not in left:
        data["type"] = kind
        if (
            is_reference
            and _TYPES.get(kind) != item.type
            and not (item.type == "chapter" and "page" in item)
        ):
            telling.lose("type", Outcome.APPROXIMATED, "CITATION.cff has no such type")
    _print_people(data, telling)
    for name, how, variable in _FIELDS:
        if (is_reference or name in _MAIN_ONLY) and name not in data:
            for value in WRITE[how](telling, variable):
                data[name] = _number(name, value)
    _print_dates(data, telling, is_reference=is_reference)
    if is_reference:
        _print_rest(data, telling, item.type)
    if words := WRITE["keyword"](telling, "keyword"):
        data["keywords"] = words
    put_back(data, left, telling, lambda again: read_item(again, is_reference=is_reference))
    telling.close("CITATION.cff has no key for it")
    return data


def _number(name: str, value: str) -> Any:
    return int(value) if name in _NUMBERS and value.isdecimal() and len(value) < 10 else value


def _print_people(data: dict[str, Any], telling: Telling) -> None:
    for name, variable in _PEOPLE:
        people = [_print_person(person) for person in telling.names(variable)]
        if people:
            data[name] = people


def _print_person(name: Name) -> dict[str, str]:
    if name.literal:
        return {"name": name.literal}
    particle = " ".join(filter(None, (name.dropping_particle, name.non_dropping_particle)))
    parts = {
        "family-names": name.family,
        "given-names": name.given,
        "name-particle": particle,
        "name-suffix": name.suffix,
    }
    return {key: value for key, value in parts.items() if value}


def _print_dates(data: dict[str, Any], telling: Telling, *, is_reference: bool) -> None:
    date = telling.left.get("issued")
    if not isinstance(date, Date):
        return
    whole = len(date.parts) == 1 and len(date.parts[0]) == 3 and not date.circa
    if whole or date.year is None:
        for value in WRITE["date"](telling, "issued"):
            data["date-published" if is_reference else "date-released"] = value
        return
    if not is_reference:
        return  # a date of release is a whole day: told as lost
    del telling.left["issued"]
    data["year"] = date.year
    simple = Date((date.parts[0][:2],))
    if len(date.parts[0]) > 1:
        data["month"] = date.parts[0][1]
    if date != simple:
        telling.lose("issued", Outcome.APPROXIMATED, "only year and month are written")


def _print_rest(data: dict[str, Any], telling: Telling, type: str) -> None:
    article = type.startswith("article")
    if text := telling.text("container-title"):
        if not article and type != "paper-conference" and "page" not in telling.left:
            reason = "written as the title of a collection"
            telling.lose("container-title", Outcome.APPROXIMATED, reason)
        data["journal" if article else "collection-title"] = text
    if "collection-title" not in data and (text := telling.text("collection-title")):
        data["collection-title"] = text
    if text := telling.text("publisher"):
        data["institution" if type in ("thesis", "report") else "publisher"] = {"name": text}
    if text := telling.text("publisher-place"):
        data["location"] = {"name": text}
    if text := telling.text("event-title"):
        data["conference"] = {"name": text}
        if place := telling.text("event-place"):
            data["conference"]["city"] = place
    if text := telling.text("language"):
        data["languages"] = [text]
    if page := telling.text("page"):
        first, last = split(page)
        simple = not last or f"{first}-{last}" == page
        for name, value in zip(
            ("start", "end"), (first, last) if simple else (page, None), strict=True
        ):
            if value:
                data[name] = _number(name, value)
