"""``bibl`` -> records: text in which some elements may say what its parts are, in any order.

What the elements do not say is marked to be read as text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bibconv.formats.kit.gathering import Gathering
from bibconv.formats.kit.mapping_xml import Reading, local, plain
from bibconv.formats.kit.pieces_xml import Piece
from bibconv.formats.kit.untagged import is_list, running_text, untagged
from bibconv.formats.tei.structured import number, person, responsible, scope
from bibconv.formats.tei.tables import INLINE, NAME, ROLES, TRANSPARENT, XML_ID
from bibconv.formats.zotero.tables import TYPES as ZOTERO_TYPES
from bibconv.model import Record

if TYPE_CHECKING:
    from lxml.etree import _Element

# @level of title -> variable; one of a monograph, or of no level, is the title unless there is one.
_LEVELS = {"a": "title", "j": "container-title", "s": "collection-title"}
# Element, kind of its value, variable.
_FIELDS = (
    ("publisher", "text", "publisher"), ("pubPlace", "text", "publisher-place"),
    ("edition", "text", "edition"), ("meeting", "text", "event-title"),
    ("extent", "text", "number-of-pages"), ("citedRange", "pages", "page"),
)  # fmt: skip


def record(piece: Piece) -> Record | None:
    """The record of a ``bibl``; ``None`` if it only points to one elsewhere."""
    root = piece.root
    if _is_pointer(root):
        return None
    reading = Reading(piece, Gathering(NAME), INLINE)
    g = reading.gathering
    g.id = str(root.get(XML_ID, ""))
    labels = set(reading.all("label"))
    for element in labels:
        reading.use(element)
    may_be_container = _titles(reading)
    names = _people(reading)
    _dates(reading)
    for path, kind, variable in _FIELDS:
        reading.put(kind, variable, path)
    for element in reading.all("biblScope"):
        scope(reading, element)
    for path in ("idno", "ptr", "ref"):
        for element in reading.all(path):
            number(reading, element)
    for element in reading.all("note"):
        if element.get("type") is None:
            reading.set("notes", "note", reading.take(element), element)
    is_typed = _type(reading)
    text = running_text(reading, root, TRANSPARENT, labels, names)
    if text:
        g.leave("text", text.passage.text)
    reading.leave_rest()
    made = g.record(piece.source, piece.start, piece.end)
    return untagged(
        made,
        text,
        names=names,
        is_typed=is_typed,
        may_be_container=may_be_container,
        text_key=f"{NAME}:text",
    )


def _is_pointer(root: _Element) -> bool:
    """Whether all that a ``bibl`` says is where in the document a reference stands."""
    targets = [e for e in root.iter() if str(e.get("target", "")).startswith("#")]
    said = "".join("".join(plain(e) for e in targets).split())
    return bool(targets) and said == "".join(plain(root).split())


def _titles(reading: Reading) -> bool:
    """Set the titles; whether the one of the work may be that of what holds it."""
    titles = [e for e in reading.root.iterdescendants() if local(e) == "title"]
    others = []
    for element in titles:
        kind, level = str(element.get("type", "")), str(element.get("level", ""))
        if kind in ("short", "abbrev", "abbreviated", "alt", "desc"):
            continue
        if level in _LEVELS and kind != "sub":
            reading.set("text", _LEVELS[level], _title(reading, element), element)
        else:
            others.append(element)
    held = reading.gathering.variables
    may_be_container = bool(others) and not {"title", "container-title"} & held.keys()
    for element in others:
        before = held.get("title")
        if element.get("type") == "sub" and isinstance(before, str):
            held["title"] = f"{before.removesuffix(':')}: {_title(reading, element)}"
        elif before is None or "container-title" in held:
            reading.set("text", "title", _title(reading, element), element)
        else:
            reading.set("text", "container-title", _title(reading, element), element)
    return may_be_container and "container-title" not in held


def _title(reading: Reading, element: _Element) -> str:
    return " ".join(reading.take(element).split()).strip(" ,;").removesuffix(".")


def _people(reading: Reading) -> list[tuple[str, int]]:
    """Add the people; elements that are a list in words, and their variables, are given back."""
    lists = []
    for element in reading.root.iterdescendants():
        kind = local(element)
        if reading.is_used(element):
            continue
        if kind == "respStmt":
            responsible(reading, element)
        elif kind in ("author", "editor"):
            role = str(element.get("role", kind))
            variable = "author" if kind == "author" else ROLES.get(role, "contributor")
            text = plain(element)
            if len(element) == 0 and is_list(text):
                lists.append((variable, reading.at(element, text)))
                reading.use(element)
            else:
                person(reading, element, variable)
    return lists


def _dates(reading: Reading) -> None:
    for element in reading.all("date"):
        text = str(element.get("when") or "") or plain(element)
        variable = "accessed" if element.get("type") in ("accessed", "access") else "issued"
        reading.set("date", variable, text, element)
        reading.use(element)


def _type(reading: Reading) -> bool:
    """Set the type; whether the source gives it, so that it is no guess."""
    g = reading.gathering
    said = str(reading.root.get("type", ""))
    if said in ZOTERO_TYPES:
        g.type = ZOTERO_TYPES[said]
        return True
    levels = {str(e.get("level", "")) for e in reading.root.iter() if local(e) == "title"}
    if "event-title" in g.variables:
        g.type = "paper-conference"
    elif "j" in levels:
        g.type = "article-journal"
    elif "container-title" in g.variables:
        g.type = "chapter"
    elif "title" in g.variables and ("m" in levels or "publisher" in g.variables):
        g.type = "book"
    return False
