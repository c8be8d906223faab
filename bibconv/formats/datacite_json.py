"""DataCite JSON: the metadata of a DOI as DataCite's REST API gives it.

Source: DataCite Metadata Schema 4.5 and the REST API's JSON of it.

>>> from bibconv.formats.base import ReadContext
>>> from bibconv.source import Source
>>> text = '{"doi": "10.1/x", "titles": [{"title": "T"}], "publicationYear": 2019}'
>>> next(read(Source(text), ReadContext())).item["DOI"]
'10.1/x'
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bibconv.formats.datacite.tables import CONTRIBUTORS, WRITTEN, type_of
from bibconv.formats.kit.kinds import WRITE, direct_name
from bibconv.formats.kit.mapping_json import (
    Reading,
    as_list,
    as_text,
    from_markup,
    put_back,
    reader_of,
    writer_of,
)
from bibconv.formats.kit.telling import Telling
from bibconv.model import Item, Lose, Name, Outcome
from bibconv.patterns import late
from bibconv.text.names import format_inverted, parse_inverted, split_particles

_NAME = "datacite-json"
_CAPITAL = late("[A-Z]")


def _map(reading: Reading) -> None:
    g = reading.gathering
    types = reading.members.get("types")
    types = types if isinstance(types, dict) else {}
    general = as_text(_of(types, "resourceTypeGeneral")) or as_text(
        reading.members.get("resourceTypeGeneral")
    )
    own = as_text(_of(types, "resourceType"))
    g.type = type_of(general, own, as_text(types.get("citeproc")))
    for title in as_list(reading.members.get("titles")):
        if isinstance(title, dict) and _of(title, "titleType") in (None, "", "MainTitle"):
            reading.set("text", "title", from_markup(as_text(title.get("title"))), "titles")
    for title in as_list(reading.members.get("titles")):
        if isinstance(title, dict) and _of(title, "titleType") == "Subtitle":
            main = as_text(g.variables.get("title")).rstrip(":")
            g.variables["title"] = f"{main}: {as_text(title.get('title'))}"
    for creator in as_list(reading.members.get("creators")):
        g.names("author", [_person(creator)], reading.at("creators"))
    for person in as_list(reading.members.get("contributors")):
        if isinstance(person, dict):
            variable = CONTRIBUTORS.get(as_text(_of(person, "contributorType")))
            if variable is not None:
                g.names(variable, [_person(person)], reading.at("contributors"))
    _dates(reading)
    publisher = reading.members.get("publisher")
    name = publisher.get("name") if isinstance(publisher, dict) else publisher
    reading.set("text", "publisher", name, "publisher")
    _container(reading)
    for name_, kind, variable in (
        ("doi", "doi", "DOI"),
        ("url", "text", "URL"),
        ("version", "text", "version"),
        ("language", "language", "language"),
    ):
        reading.put(kind, variable, name_)
    for subject in as_list(reading.members.get("subjects")):
        text = subject.get("subject") if isinstance(subject, dict) else subject
        reading.set("keyword-line", "keyword", as_text(text).replace(";", ","), "subjects")
    for description in as_list(reading.members.get("descriptions")):
        if isinstance(description, dict) and _of(description, "descriptionType") == "Abstract":
            reading.set(
                "lines",
                "abstract",
                from_markup(as_text(description.get("description"))),
                "descriptions",
            )
    _use(reading)
    reading.leave_rest(("schemaVersion", "agency", "id"))


def _of(data: Mapping[str, Any], name: str) -> Any:
    """A member by its name, or by the name with dashes that the API's older answers have."""
    found = data.get(name)
    return data.get(_CAPITAL.sub(lambda m: f"-{m[0].lower()}", name)) if found is None else found


def _use(reading: Reading) -> None:
    """Members that are written from the variables, and need not be kept."""
    simple = {
        "titles": {"title", "titleType"},
        "creators": {
            "name",
            "givenName",
            "familyName",
            "nameType",
            "affiliation",
            "nameIdentifiers",
        },
        "subjects": {"subject"},
        "descriptions": {"description", "descriptionType"},
    }
    for name, known in simple.items():
        entries = as_list(reading.members.get(name))
        empty: tuple[object, ...] = ("", None, [])
        if all(
            isinstance(e, dict)
            and set(e) <= known
            and e.get("affiliation") in empty
            and _of(e, "nameIdentifiers") in empty
            and _of(e, "titleType") in (None, "", "MainTitle")
            and _of(e, "descriptionType") in (None, "Abstract")
            for e in entries
        ):
            reading.take(name)
    if not isinstance(reading.members.get("publisher"), dict):
        reading.take("publisher")


def _person(data: Any) -> Name:
    if not isinstance(data, dict):
        return direct_name(as_text(data))
    family, given = as_text(_of(data, "familyName")), as_text(_of(data, "givenName"))
    if family and _of(data, "nameType") != "Organizational":
        return split_particles(Name(family=family, given=given or None))
    name = as_text(data.get("name"))
    if not name or _of(data, "nameType") == "Organizational":
        return Name(literal=name or None)
    return parse_inverted(name) if "," in name else Name(literal=name)


def _dates(reading: Reading) -> None:
    g = reading.gathering
    year = as_text(_of(reading.members, "publicationYear"))
    dates = [d for d in as_list(reading.members.get("dates")) if isinstance(d, dict)]
    for kind, variable in (
        ("Issued", "issued"),
        ("Available", "available-date"),
        ("Submitted", "submitted"),
    ):
        for date in dates:
            if _of(date, "dateType") == kind and variable not in g.variables:
                reading.set("date", variable, as_text(date.get("date")).partition("T")[0], "dates")
    if year:
        reading.put("year", "issued", "publicationYear")
    if all(
        _of(d, "dateType") in ("Issued", "Available", "Submitted")
        and set(d) <= {"date", "dateType"}
        for d in dates
    ):
        reading.take("dates")
    reading.take("publicationYear")


def _container(reading: Reading) -> None:
    data = reading.members.get("container")
    if not isinstance(data, dict) or not data.get("title"):
        return
    reading.set("text", "container-title", data.get("title"), "container")
    for name, variable in (("volume", "volume"), ("issue", "issue"), ("edition", "edition")):
        reading.set("text", variable, data.get(name), "container")
    first, last = as_text(_of(data, "firstPage")), as_text(_of(data, "lastPage"))
    reading.set("pages", "page", f"{first}-{last}" if first and last else first, "container")
    kind = as_text(_of(data, "identifierType"))
    if kind in ("ISSN", "ISBN"):
        reading.set("serial", kind, data.get("identifier"), "container")
    reading.take("container")


def _print(item: Item, lose: Lose) -> dict[str, Any]:
    telling = Telling(item, _NAME, lose)
    left = telling.leftovers()
    data: dict[str, Any] = {}
    if text := telling.text("DOI"):
        data["doi"] = text
    if "types" not in left:
        general, own = WRITTEN.get(item.type, ("Other", ""))
        if item.type not in WRITTEN:
            telling.lose("type", Outcome.APPROXIMATED, "DataCite has no such type")
        data["types"] = {"resourceTypeGeneral": general, "resourceType": own, "citeproc": item.type}
    if text := telling.text("title"):
        data["titles"] = [{"title": text}]
    creators = [_print_person(name) for name in telling.names("author")]
    if creators:
        data["creators"] = creators
    people = [
        {**_print_person(name), "contributorType": kind}
        for kind, variable in CONTRIBUTORS.items()
        for name in telling.names(variable)
    ]
    if people:
        data["contributors"] = people
    _print_dates(data, telling)
    for name, variable in (
        ("publisher", "publisher"),
        ("url", "URL"),
        ("version", "version"),
        ("language", "language"),
    ):
        if text := telling.text(variable):
            data[name] = text
    _print_container(data, telling)
    if words := WRITE["keyword"](telling, "keyword"):
        data["subjects"] = [{"subject": word} for word in words]
    if text := telling.text("abstract"):
        data["descriptions"] = [{"description": text, "descriptionType": "Abstract"}]
    data["schemaVersion"] = "http://datacite.org/schema/kernel-4"
    put_back(data, left, telling, _map)
    telling.close("DataCite has no property for it")
    return data


def _print_dates(data: dict[str, Any], telling: Telling) -> None:
    issued = telling.item.date("issued")
    if issued is not None and issued.year is not None:
        data["publicationYear"] = issued.year
    dates = [
        {"date": value, "dateType": kind}
        for kind, variable in (
            ("Issued", "issued"),
            ("Available", "available-date"),
            ("Submitted", "submitted"),
        )
        for value in WRITE["date"](telling, variable)
    ]
    if dates:
        data["dates"] = dates


def _print_container(data: dict[str, Any], telling: Telling) -> None:
    if "container-title" not in telling.left:
        return
    container = {"title": telling.text("container-title")}
    for name, variable in (
        ("volume", "volume"),
        ("issue", "issue"),
        ("edition", "edition"),
        ("firstPage", "page"),
    ):
        if text := telling.text(variable):
            container[name] = text
    for kind in ("ISSN", "ISBN"):
        if "identifier" not in container and (text := telling.text(kind)):
            container |= {"identifier": text, "identifierType": kind}
    data["container"] = container


def _print_person(name: Name) -> dict[str, Any]:
    if name.literal:
        return {"name": name.literal, "nameType": "Organizational"}
    whole = format_inverted(name)
    family, _, given = whole.partition(", ")
    return {"name": whole, "nameType": "Personal", "givenName": given, "familyName": family}


read = reader_of(_NAME, ("data", "attributes"), _map)
write = writer_of("[\n", "]\n", _print)
