"""One item of Zotero <-> one item, in the members of Zotero's and Better BibTeX's JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bibconv.formats.csl.note import Statement, split_note
from bibconv.formats.csl.schema import variable_of
from bibconv.formats.kit.kinds import READ, WRITE
from bibconv.formats.kit.mapping_json import Reading, as_list, as_text, put_back
from bibconv.formats.kit.telling import Telling
from bibconv.formats.zotero.tables import (
    AUTHORS,
    CREATORS,
    FIELDS,
    OWN_FIELDS,
    TYPES,
    WRITTEN_CREATORS,
    WRITTEN_TYPES,
)
from bibconv.model import DATE_VARIABLES, ITEM_TYPES, NAME_VARIABLES, Date, Item, Lose, Name
from bibconv.text.names import format_inverted, split_particles

NAME = "bbt-json"
_STEADY = {"date": "issued"}


def read_item(reading: Reading) -> None:
    """Map the members of one object."""
    g = reading.gathering
    kind = as_text(reading.members.get("itemType"))
    g.type = TYPES.get(kind, "document")
    if WRITTEN_TYPES.get(g.type) == kind:
        reading.take("itemType")
    for name in ("citationKey", "citekey", "key"):
        text = as_text(reading.members.get(name))
        if text and not g.id:
            g.id = text
            g.id_field = reading.at(name)
            if name != "key":
                reading.take(name)
    _creators(reading)
    for field, how, variable in FIELDS:
        if field != "version" or isinstance(reading.members.get(field), str):
            reading.put(how, variable, field)
    _statements(reading)
    tags = [as_text(tag.get("tag")) if isinstance(tag, dict) else as_text(tag)
            for tag in as_list(reading.members.get("tags"))]  # fmt: skip
    for tag in tags:
        g.add("keyword", tag, "; ", reading.at("tags"))
    if all(isinstance(t, str) or set(t) <= {"tag"} for t in as_list(reading.members.get("tags"))):
        reading.take("tags")
    reading.leave_rest()


def _statements(reading: Reading) -> None:
    """``extra``: lines that state variables, then the note."""
    note = split_note(as_text(reading.take("extra")))
    kept = [s.raw.rstrip("\n") for s in note.statements if not _state(reading, s)]
    reading.set("lines", "note", "\n".join([*kept, note.rest]), "extra")


def _state(reading: Reading, said: Statement) -> bool:
    """Whether a statement was taken."""
    g, at = reading.gathering, reading.at("extra")
    if said.name == "type" and said.value in ITEM_TYPES:
        g.type = said.value
        if WRITTEN_TYPES.get(g.type, "document") == reading.members.get("itemType"):
            reading.take("itemType")
    elif said.name == "citation-key" and not g.id:
        g.id = said.value
    elif said.name.startswith("tex") or said.name in ("type", "note", *g.variables.keys()):
        return False
    elif said.name in NAME_VARIABLES:
        parts = [part.strip() for part in said.value.split("||")]
        family, given = parts[0], parts[1] if len(parts) > 1 else ""
        g.names(said.name, [_name(family, given) if given else Name(literal=family)], at)
    else:
        READ["date" if said.name in DATE_VARIABLES else "text"](g, said.name, said.value, at)
    return True


def _name(family: str, given: str) -> Name:
    return split_particles(Name(family=family or None, given=given or None))


def _creators(reading: Reading) -> None:
    kept = []
    for creator in as_list(reading.members.get("creators")):
        if not isinstance(creator, dict):
            kept.append(creator)
            continue
        variable = CREATORS.get(as_text(creator.get("creatorType")), "contributor")
        whole = as_text(creator.get("name")).strip()
        family = as_text(creator.get("lastName")).strip()
        given = as_text(creator.get("firstName")).strip()
        if whole:
            name = Name(literal=whole)
        elif creator.get("fieldMode") == 1 and family and not given:
            name = Name(literal=family)
        else:
            name = _name(family, given)
        reading.gathering.names(variable, [name], reading.at("creators"))
    reading.take("creators")
    if kept:
        reading.keep("creators", kept)


def print_item(item: Item, lose: Lose) -> dict[str, Any]:
    """The members of one object."""
    telling = Telling(item, NAME, lose)
    left = telling.leftovers()
    stated: list[str] = []
    kind = left.pop("itemType", None)
    if not isinstance(kind, str) or TYPES.get(kind) != item.type:
        kind = WRITTEN_TYPES.get(item.type)
        if kind is None:
            kind = "document"
            stated.append(f"type: {item.type}")
    data: dict[str, Any] = {"itemType": kind}
    creators = _print_creators(telling, kind)
    if creators:
        data["creators"] = creators
    own = OWN_FIELDS.get(item.type, {})
    done: set[str] = set()
    for field, how, variable in FIELDS:
        if variable in done or variable not in telling.left:
            continue
        done.add(variable)
        marked = how == "text" and telling.text(variable, plain=False)
        values = [marked] if marked else WRITE[how](telling, variable)
        if values:
            data[own.get(variable, _first(variable, field))] = values[0]
    note = telling.text("note", plain=False)
    keywords = WRITE["keyword"](telling, "keyword")
    if keywords and "tags" not in left:
        data["tags"] = [{"tag": keyword} for keyword in keywords]
    if item.id:
        data["citationKey"] = item.id
    put_back(data, left, telling, read_item)
    stated.extend(_state_rest(telling))
    if stated or note:
        if split_note(note).statements:
            stated.append("")  # an empty line: what follows states nothing
        data["extra"] = "\n".join([*stated, *filter(None, [note])])
    telling.close("Zotero has no field for it")
    return data


def _state_rest(telling: Telling) -> Iterator[str]:
    """Variables that Zotero has no field for, as the lines that it reads them from."""
    for variable in [v for v in telling.left if variable_of(v) == v]:
        value = telling.left[variable]
        if isinstance(value, Date):
            values = WRITE["date"](telling, variable)
        elif isinstance(value, tuple):
            values = [
                name.literal or " || ".join(format_inverted(name).split(", ", 1))
                for name in telling.names(variable)
            ]
        else:
            values = [" ".join(telling.text(variable, plain=False).split())]
        yield from (f"{variable}: {value}" for value in values)


def _first(variable: str, field: str) -> str:
    return {"genre": "type", "version": "versionNumber", "medium": "medium"}.get(variable, field)


def _print_creators(telling: Telling, kind: str) -> list[dict[str, str]]:
    creators = []
    for variable, role in WRITTEN_CREATORS.items():
        for name in telling.names(variable):
            creator = {"creatorType": AUTHORS.get(kind, role) if variable == "author" else role}
            if name.literal:
                creator["name"] = name.literal
            else:
                family, _, given = format_inverted(name).partition(", ")
                creator |= {"firstName": given, "lastName": family}
            creators.append(creator)
    return creators
