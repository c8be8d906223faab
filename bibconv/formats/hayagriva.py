"""Hayagriva: the YAML of Typst's bibliographies, entries by key, with parents.

Source: Hayagriva's file format documentation (0.8). What an entry does not say itself, its
parents say: an article stands in an issue of a periodical, a chapter in an anthology.

>>> from bibconv.formats.base import ReadContext
>>> from bibconv.source import Source
>>> text = "doe:\\n  type: article\\n  title: T\\n  parent: {type: periodical, title: J}\\n"
>>> next(read(Source(text), ReadContext())).item.variables
{'title': 'T', 'container-title': 'J'}
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from bibconv.formats.base import ReadContext, WriteContext
from bibconv.formats.kit.gathering import Gathering
from bibconv.formats.kit.kinds import READ, WRITE
from bibconv.formats.kit.mapping_json import Reading, as_list, as_text, put_back
from bibconv.formats.kit.pieces_yaml import Piece, dump, entries
from bibconv.formats.kit.telling import Telling
from bibconv.model import Block, Date, Item, Lose, Name, Outcome, Record
from bibconv.source import Source
from bibconv.text.names import format_inverted, parse_inverted

_NAME = "hayagriva"
_TYPES = {
    "anthology": "collection", "anthos": "chapter", "art": "graphic", "artwork": "graphic",
    "article": "article-journal", "audio": "song", "blog": "webpage", "book": "book",
    "case": "legal_case", "chapter": "chapter", "conference": "paper-conference",
    "entry": "entry", "exhibition": "event", "legislation": "legislation",
    "manuscript": "manuscript", "misc": "document", "music": "song", "newspaper": "periodical",
    "original": "classic", "patent": "patent", "performance": "performance",
    "periodical": "periodical", "post": "post", "proceedings": "book", "reference": "book",
    "report": "report", "repository": "software", "scene": "motion_picture", "thesis": "thesis",
    "thread": "post", "video": "motion_picture", "web": "webpage",
}  # fmt: skip
# (type, type of the nearest parent) -> item type
_WITHIN = {
    ("article", "blog"): "post-weblog",
    ("article", "conference"): "paper-conference",
    ("article", "newspaper"): "article-newspaper",
    ("article", "proceedings"): "paper-conference",
    ("audio", "audio"): "song",
    ("entry", "blog"): "post-weblog",
    ("entry", "reference"): "entry-encyclopedia",
    ("video", "video"): "motion_picture",
}
# Item type -> type, and type of the parent that holds the container's title.
_WRITTEN = {
    "article": ("article", "periodical"),
    "article-journal": ("article", "periodical"),
    "article-magazine": ("article", "periodical"),
    "article-newspaper": ("article", "newspaper"),
    "book": ("book", "book"),
    "broadcast": ("video", "video"),
    "chapter": ("chapter", "book"),
    "classic": ("original", "book"),
    "collection": ("anthology", "book"),
    "dataset": ("repository", "repository"),
    "document": ("misc", "misc"),
    "entry": ("entry", "reference"),
    "entry-dictionary": ("entry", "reference"),
    "entry-encyclopedia": ("entry", "reference"),
    "event": ("exhibition", "misc"),
    "graphic": ("artwork", "book"),
    "legal_case": ("case", "book"),
    "legislation": ("legislation", "book"),
    "manuscript": ("manuscript", "book"),
    "motion_picture": ("video", "video"),
    "paper-conference": ("article", "proceedings"),
    "patent": ("patent", "book"),
    "performance": ("performance", "misc"),
    "periodical": ("periodical", "periodical"),
    "post": ("post", "thread"),
    "post-weblog": ("article", "blog"),
    "report": ("report", "periodical"),
    "software": ("repository", "repository"),
    "song": ("audio", "audio"),
    "thesis": ("thesis", "book"),
    "webpage": ("web", "web"),
}
# Member, kind of its value, variable.
_FIELDS = (
    ("date", "date", "issued"),
    ("abstract", "lines", "abstract"),
    ("genre", "text", "genre"),
    ("volume", "text", "volume"),
    ("volume-total", "text", "number-of-volumes"),
    ("chapter", "text", "chapter-number"),
    ("issue", "text", "issue"),
    ("edition", "text", "edition"),
    ("page-range", "pages", "page"),
    ("page-total", "text", "number-of-pages"),
    ("runtime", "text", "dimensions"),
    ("language", "language", "language"),
    ("archive", "text", "archive"),
    ("archive-location", "text", "archive_location"),
    ("call-number", "text", "call-number"),
    ("note", "lines", "note"),
)
_ROLES = {
    "translator": "translator", "compiler": "compiler", "collaborator": "contributor",
    "organizer": "organizer", "director": "director", "producer": "producer",
    "narrator": "narrator", "illustrator": "illustrator", "executive-producer": "executive-producer",
    "holder": "recipient", "composer": "composer", "cast-member": "performer",
    "introduction": "introducer", "afterword": "afterword-by",
}  # fmt: skip
_AFFILIATED = {variable: role for role, variable in _ROLES.items()}
_SERIAL = (("doi", "doi", "DOI"), ("isbn", "serial", "ISBN"), ("issn", "serial", "ISSN"),
           ("pmid", "text", "PMID"), ("pmcid", "text", "PMCID"),
           ("serial", "text", "number"))  # fmt: skip
_NUMBERS = frozenset(("volume", "volume-total", "issue", "edition", "page-total", "chapter"))
_PARENT_ONLY = ("volume", "issue", "date", "edition", "volume-total", "page-range", "language")


def read(source: Source, context: ReadContext) -> Iterator[Block]:
    """The records, entry by entry."""
    for part in entries(source, context):
        if not isinstance(part, Piece):
            yield part
            continue
        reading = Reading(part.members, part.fields, Gathering(_NAME, id=part.key))
        reading.gathering.id_field = reading.gathering.field("key", part.key, *part.key_span)
        _map(reading)
        _drop_what_is_written(reading.gathering)
        yield reading.gathering.record(source, part.start, part.end)


def write(blocks: Iterable[Block], context: WriteContext) -> Iterator[str]:
    """An entry for each record; unchanged files come out as they were."""
    if context.verbatim:
        blocks = list(blocks)
        if all(block.raw is not None for block in blocks):
            yield from (block.raw or "" for block in blocks)
            return
    used: set[str] = set()
    for number, block in enumerate(blocks, 1):
        if isinstance(block, Record):
            key = block.item.id or f"item{number}"
            if key in used:
                key = next(k for n in range(2, len(used) + 3) if (k := f"{key}-{n}") not in used)
                reason = f"two entries cannot have one key; written as {key}"
                context.lose(_loss_of_id(block.item, reason))
            used.add(key)
            yield dump({key: _print(block.item, context.lose)}) + "\n"


def _map(reading: Reading) -> None:
    g = reading.gathering
    kind = as_text(reading.members.get("type")).lower() or "misc"
    parents = [p for p in as_list(reading.members.get("parent")) if isinstance(p, dict)]
    nearest = as_text(parents[0].get("type")).lower() if parents else ""
    g.type = _WITHIN.get((kind, nearest), _TYPES.get(kind, "document"))
    if _WRITTEN.get(g.type, ("misc", ""))[0] == kind:
        reading.take("type")
    _title(reading, reading.members.get("title"), "title", "title")
    _people(reading, reading.members.get("author"), "author", "author")
    _people(reading, reading.members.get("editor"), "editor", "editor")
    _affiliated(reading, reading.members, "affiliated")
    for name, how, variable in _FIELDS:
        reading.put(how, variable, name)
    _rest(reading, reading.members, None)
    for parent in parents[:1]:
        _parent(reading, parent)
    reading.leave_rest()


def _drop_what_is_written(gathering: Gathering) -> None:
    """Members that the variables say again just so need not be kept."""
    item = gathering.item()
    bare = Item(item.id, item.type, item.variables)
    for name, value in _print(bare, lambda _: None).items():
        if gathering.extra.get(f"{_NAME}:{name}") == value:
            del gathering.extra[f"{_NAME}:{name}"]


def _title(reading: Reading, value: Any, variable: str, name: str) -> None:
    """A title: a text, or a mapping with ``value`` and ``short``."""
    if isinstance(value, dict):
        reading.set("text", variable, value.get("value"), name)
        short = f"{variable}-short"
        reading.set("text", short, value.get("short"), name)
    elif as_text(value):
        reading.set("text", variable, value, name)
        if variable == name:
            reading.take(name)


def _people(reading: Reading, value: Any, variable: str, name: str) -> None:
    people = [_person(person) for person in as_list(value)]
    reading.gathering.names(variable, people, reading.at(name))
    known = {"name", "given-name", "prefix", "suffix"}
    if name == variable and all(
        isinstance(p, str) or (isinstance(p, dict) and p.keys() <= known) for p in as_list(value)
    ):
        reading.take(name)


def _person(person: Any) -> Name:
    if not isinstance(person, dict):
        text = " ".join(as_text(person).split())
        return parse_inverted(text) if "," in text else Name(literal=text or None)
    parts = {name: " ".join(as_text(value).split()) or None for name, value in person.items()}
    if not parts.get("given-name") and not parts.get("prefix") and not parts.get("suffix"):
        return Name(literal=parts.get("name"))
    return Name(
        family=parts.get("name"),
        given=parts.get("given-name"),
        non_dropping_particle=parts.get("prefix"),
        suffix=parts.get("suffix"),
    )


def _affiliated(reading: Reading, members: Mapping[str, Any], name: str) -> None:
    groups = as_list(members.get(name))
    known = True
    for group in groups:
        variable = _ROLES.get(as_text(group.get("role"))) if isinstance(group, dict) else None
        known = known and variable is not None
        if variable is not None:
            names = [_person(person) for person in as_list(group.get("names"))]
            reading.gathering.names(variable, names, reading.at(name))
    if known:
        reading.take(name)


def _rest(reading: Reading, members: Mapping[str, Any], within: str | None) -> None:
    """Publisher, address and numbers, of the entry or of its parent (``within``)."""
    g = reading.gathering

    def put(how: str, variable: str, value: Any, name: str) -> None:
        if within is None or variable not in g.variables:
            reading.set(how, variable, value, within or name)

    for name, variable in (("publisher", "publisher"), ("organization", "publisher")):
        value = members.get(name)
        put("text", variable, value.get("name") if isinstance(value, dict) else value, name)
        if isinstance(value, dict):
            put("text", "publisher-place", value.get("location"), name)
    place = "event-place" if members.get("type") == "conference" else "publisher-place"
    put("text", place, members.get("location"), "location")
    url = members.get("url")
    if isinstance(url, dict):
        put("text", "URL", url.get("value"), "url")
        put("date", "accessed", url.get("date"), "url")
    else:
        put("text", "URL", url, "url")
    serial = members.get("serial-number")
    numbers = serial if isinstance(serial, dict) else {"serial": serial}
    for name, how, variable in _SERIAL:
        put(how, variable, numbers.get(name), "serial-number")
    if within is None:
        for name in ("publisher", "location", "url"):
            if not isinstance(members.get(name), dict) or name != "publisher":
                reading.take(name)
        if set(numbers) <= {name for name, _, _ in _SERIAL}:
            reading.take("serial-number")
        if isinstance(members.get("publisher"), dict) and set(members["publisher"]) <= {
            "name",
            "location",
        }:
            reading.take("publisher")


def _parent(reading: Reading, parent: Mapping[str, Any]) -> None:
    """The container, and what the entry takes from it."""
    g = reading.gathering
    kind = as_text(parent.get("type")).lower()
    variable = "event-title" if kind == "conference" else "container-title"
    _title(reading, parent.get("title"), variable, "parent")
    people = "container-author" if g.type in ("chapter", "entry") else ""
    if people:
        _people(reading, parent.get("author"), people, "parent")
    if "editor" not in g.variables:
        _people(reading, parent.get("editor"), "editor", "parent")
    for name, how, target in _FIELDS:
        if name in _PARENT_ONLY and target not in g.variables and name in parent:
            for value in as_list(parent[name]):
                READ[how](g, target, as_text(value), reading.at("parent"))
    _rest(reading, parent, "parent")
    series = next((p for p in as_list(parent.get("parent")) if isinstance(p, dict)), None)
    if series is not None:
        _title(reading, series.get("title"), "collection-title", "parent")
        reading.set("text", "collection-number", series.get("volume"), "parent")
    reading.keep("parent", reading.members["parent"])


def _print(item: Item, lose: Lose) -> dict[str, Any]:
    telling = Telling(item, _NAME, lose)
    left = telling.leftovers()
    kind, container = _WRITTEN.get(item.type, ("misc", "misc"))
    if item.type not in _WRITTEN or _WITHIN.get((kind, container), _TYPES[kind]) != item.type:
        telling.lose("type", Outcome.APPROXIMATED, "Hayagriva has no such type")
    data: dict[str, Any] = {"type": kind}
    title = telling.text("title")
    short = telling.text("title-short") if title else ""
    if title:
        data["title"] = {"value": title, "short": short} if short else title
    for name in ("author", "editor"):
        people = [_print_person(person) for person in telling.names(name)]
        if people:
            data[name] = people
    groups = [
        {"role": role, "names": [_print_person(person) for person in telling.names(variable)]}
        for variable, role in _AFFILIATED.items()
        if variable in telling.left
    ]
    if groups:
        data["affiliated"] = groups
    parent = _print_parent(telling, container)
    for name, how, variable in _FIELDS:
        for value in WRITE[how](telling, variable):
            within = (
                parent is not None and name in ("volume", "issue") and container == "periodical"
            )
            target = parent if parent is not None and within else data
            target[name] = int(value) if name in _NUMBERS and _is_number(value) else value
    _print_rest(data, telling)
    if parent is not None:
        data["parent"] = parent
    put_back(data, left, telling, _map)
    telling.close("Hayagriva has no field for it")
    return data


def _is_number(value: str) -> bool:
    return (
        value.isdecimal()
        and value.isascii()
        and (value == "0" or value[0] != "0")
        and len(value) < 10
    )


def _print_person(name: Name) -> Any:
    if name.literal:
        return {"name": name.literal} if "," in name.literal else name.literal
    if not name.family or not name.given or "," in (name.family + name.given):
        whole = {
            "name": name.family or name.given or "",
            "given-name": name.given if name.family else None,
        }
        extra = {"prefix": name.non_dropping_particle, "suffix": name.suffix}
        return {key: value for key, value in (whole | extra).items() if value}
    if name.suffix or name.non_dropping_particle:
        particle = " ".join(filter(None, (name.dropping_particle, name.non_dropping_particle)))
        parts = {
            "name": name.family,
            "given-name": name.given,
            "prefix": particle,
            "suffix": name.suffix,
        }
        return {key: value for key, value in parts.items() if value}
    return format_inverted(name)


def _print_parent(telling: Telling, kind: str) -> dict[str, Any] | None:
    title = telling.text("container-title")
    short = telling.text("container-title-short") if title else ""
    event = "" if title else telling.text("event-title")
    if not title and not event:
        return None
    parent: dict[str, Any] = {"type": "conference" if event else kind}
    parent["title"] = {"value": title, "short": short} if short else title or event
    authors = [_print_person(person) for person in telling.names("container-author")]
    if authors:
        parent["author"] = authors
    if kind == "periodical" and (text := telling.text("ISSN")):
        parent["serial-number"] = {"issn": text}
    if series := telling.text("collection-title"):
        above = {"type": "misc", "title": series}
        if number := telling.text("collection-number"):
            above["volume"] = number
        parent["parent"] = above
    return parent


def _print_rest(data: dict[str, Any], telling: Telling) -> None:
    publisher, place = telling.text("publisher"), telling.text("publisher-place")
    if publisher:
        data["publisher"] = {"name": publisher, "location": place} if place else publisher
    elif place:
        data["location"] = place
    if url := telling.text("URL"):
        data["url"] = url
        if isinstance(telling.left.get("accessed"), Date):
            dates = WRITE["date"](telling, "accessed")
            if dates:
                data["url"] = {"value": url, "date": dates[0]}
    numbers = {name: text for name, _, variable in _SERIAL if (text := telling.text(variable))}
    if numbers:
        data["serial-number"] = numbers


def _loss_of_id(item: Item, reason: str) -> Any:
    from bibconv.model import Loss

    return Loss(item.id, "id", Outcome.APPROXIMATED, reason)
