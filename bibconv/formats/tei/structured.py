"""``biblStruct`` -> records; the people, scopes and numbers of any reference of TEI."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bibconv.formats.kit.gathering import Gathering
from bibconv.formats.kit.kinds import READ
from bibconv.formats.kit.mapping_xml import Reading, local, plain
from bibconv.formats.kit.pieces_xml import Piece
from bibconv.formats.tei.tables import INLINE, NAME, NUMBERS, PAGES, ROLES, SCOPES, XML_ID
from bibconv.formats.zotero.tables import TYPES as ZOTERO_TYPES
from bibconv.model import Name, Record
from bibconv.text.names import join_particle, split_particles

if TYPE_CHECKING:
    from lxml.etree import _Element


def record(piece: Piece) -> Record:
    """The record of a ``biblStruct``."""
    reading = Reading(piece, Gathering(NAME), INLINE)
    g = reading.gathering
    g.id = str(piece.root.get(XML_ID, ""))
    parts = {name: reading.all(name) for name in ("analytic", "monogr", "series")}
    for element in parts["analytic"][:1]:
        _titles(reading, element, "title")
        _people(reading, element, {})
    for place, element in enumerate(parts["monogr"]):
        within = bool(parts["analytic"]) or place > 0
        _titles(reading, element, "container-title" if within else "title")
        shift = {"author": "container-author"} if within and "author" in g.variables else {}
        _people(reading, element, shift)
        _monograph(reading, element)
    for element in parts["series"]:
        _titles(reading, element, "collection-title")
        for found in reading.all("biblScope", element):
            reading.set("text", "collection-number", reading.take(found), found)
        for found in reading.all("idno", element):
            number(reading, found)
    g.type = _type(reading, parts["monogr"])
    for path in ("idno", "analytic/idno", "analytic/ptr", "analytic/ref", "ptr", "ref"):
        for element in reading.all(path):
            number(reading, element)
    for element in reading.all("note"):
        if element.get("type") is None:
            reading.set("notes", "note", reading.take(element), element)
    reading.keep_whole("relatedItem")
    reading.leave_rest()
    return g.record(piece.source, piece.start, piece.end)


def _type(reading: Reading, monographs: list[_Element]) -> str:
    said = str(reading.root.get("type", ""))
    if said in ZOTERO_TYPES:
        return ZOTERO_TYPES[said]
    levels = {str(t.get("level")) for m in monographs for t in reading.all("title", m)}
    if reading.all("analytic"):
        if any(reading.all("meeting", monograph) for monograph in monographs):
            return "paper-conference"
        return "article-journal" if "j" in levels or "m" not in levels else "chapter"
    if "u" in levels:
        return "manuscript"
    return "periodical" if "j" in levels else "book"


def _titles(reading: Reading, within: _Element, variable: str) -> None:
    titles = reading.all("title", within)
    main = [e for e in titles if e.get("type") not in ("sub", "short", "abbrev", "alt")]
    for element in main[:1]:
        text = " ".join(reading.take(element).split())
        for sub in reading.all("title[@type='sub']", within):
            text = f"{text.removesuffix(':')}: {' '.join(reading.take(sub).split())}"
        reading.set("text", variable, text, element)
    short = f"{variable}-short"
    for kind in ("short", "abbrev"):
        for element in reading.all(f"title[@type='{kind}']", within):
            if short in ("title-short", "container-title-short"):
                reading.set("text", short, reading.take(element), element)


def _people(reading: Reading, within: _Element, shift: dict[str, str]) -> None:
    for element in within:
        kind = local(element)
        if kind == "author":
            person(reading, element, shift.get("author", "author"))
        elif kind == "editor":
            variable = ROLES.get(str(element.get("role", "editor")), "contributor")
            person(reading, element, variable)
        elif kind == "respStmt":
            responsible(reading, element)


def responsible(reading: Reading, element: _Element) -> None:
    """Add the people of a ``respStmt``."""
    role = " ".join(plain(e) for e in reading.all("resp", element)).strip()
    variable = ROLES.get(role, "contributor")
    for inner in element:
        if local(inner) in ("persName", "name", "orgName"):
            person(reading, inner, variable)
    reading.use(element)


def person(reading: Reading, element: _Element, variable: str) -> None:
    """Add the person or organisation that an element names."""
    g = reading.gathering
    wholes = [e for e in element if local(e) in ("persName", "name")]
    inner = wholes[0] if wholes else element
    at = reading.at(element, " ".join(plain(element).split()))
    given = " ".join(" ".join(plain(e).split()) for e in inner if local(e) == "forename")
    family = " ".join(" ".join(plain(e).split()) for e in inner if local(e) == "surname")
    suffix = " ".join(" ".join(plain(e).split()) for e in inner if local(e) == "genName")
    particle = " ".join(" ".join(plain(e).split()) for e in inner if local(e) == "nameLink")
    bodies = [e for e in element.iter() if local(e) == "orgName"]
    text = " ".join(plain(inner).split())
    if family:
        name = Name(join_particle(particle, family), given or None, suffix=suffix or None)
        g.names(variable, [split_particles(name)], at)
    elif bodies or (wholes and "," not in text):
        g.names(variable, [Name(literal=" ".join(plain((bodies or wholes)[0]).split()))], at)
    else:
        READ["direct-name"](g, variable, text, at)
    reading.use(element)


def _monograph(reading: Reading, monograph: _Element) -> None:
    for imprint in reading.all("imprint", monograph):
        reading.put("text", "publisher", "publisher", within=imprint)
        reading.put("text", "publisher-place", "pubPlace", within=imprint)
        for found in reading.all("biblScope", imprint):
            scope(reading, found)
        for date in reading.all("date", imprint):
            text = str(date.get("when") or "") or plain(date)
            variable = "accessed" if date.get("type") == "accessed" else "issued"
            reading.set("date", variable, text, date)
            reading.use(date)
        for note in reading.all("note[@type='accessed']", imprint):
            reading.set("date", "accessed", reading.take(note), note)
        for found in reading.all("ptr", imprint) + reading.all("ref", imprint):
            number(reading, found)
    for found in reading.all("biblScope", monograph):
        scope(reading, found)
    reading.put("text", "edition", "edition", within=monograph)
    reading.put("text", "event-title", "meeting", within=monograph)
    for element in reading.all("textLang", monograph):
        reading.set("language", "language", str(element.get("mainLang", "")), element)
        reading.use(element)
    for name in ("idno", "ptr", "ref"):
        for element in reading.all(name, monograph):
            number(reading, element)
    for extent in reading.all("extent", monograph):
        text = reading.take(extent)
        counted = PAGES.fullmatch(text.strip())
        reading.set("text", "number-of-pages", counted[1] if counted else text, extent)


def scope(reading: Reading, element: _Element) -> None:
    """Set volume, issue, pages or another part that a ``biblScope`` says."""
    kind, variable = SCOPES.get(str(element.get("unit") or element.get("type")), ("", ""))
    first, last = element.get("from"), element.get("to")
    text = plain(element) or (f"{first}-{last}" if first and last else str(first or ""))
    if variable:
        reading.set(kind, variable, text, element)
        reading.use(element)


def number(reading: Reading, element: _Element) -> None:
    """Set what an ``idno``, ``ptr`` or ``ref`` says: an identifier, a key, an address."""
    kind, text = str(element.get("type", "")).lower(), plain(element).strip()
    target = str(element.get("target") or "")
    if kind == "citekey":
        reading.gathering.id = reading.take(element).strip()
    elif kind in NUMBERS:
        how, variable = NUMBERS[kind]
        reading.set(how, variable, reading.take(element), element)
    elif target.startswith("#"):
        return  # a place in this document
    elif local(element) in ("ptr", "ref") and (target or text):
        reading.set("text", "URL", target or text, element)
        reading.use(element)
    elif text.startswith(("http://", "https://")):
        reading.set("text", "URL", text, element)
        reading.use(element)
