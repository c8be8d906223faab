"""MODS records -> items: the work itself, and the host and series that it is related to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bibconv.formats.base import ReadContext
from bibconv.formats.kit.frames_xml import reader_of
from bibconv.formats.kit.gathering import Gathering
from bibconv.formats.kit.kinds import READ, direct_name
from bibconv.formats.kit.mapping_xml import Reading, plain
from bibconv.formats.kit.pieces_xml import Piece
from bibconv.formats.mods.tables import GENRES, IDENTIFIERS, RESOURCES, ROLES
from bibconv.model import ITEM_TYPES, Name, Record
from bibconv.text.names import split_particles

if TYPE_CHECKING:
    from lxml.etree import _Element

NAME = "mods"
_CONTINUING = frozenset("continuing serial periodical".split())


def _record(piece: Piece, _context: ReadContext) -> Record:
    reading = Reading(piece, Gathering(NAME))
    root = piece.root
    host = next(iter(reading.all("relatedItem[@type='host']")), None)
    _set_type(reading, host)
    _titles(reading, root, "title", "title-short")
    for element in reading.all("name"):
        _name(reading, element, "author")
    _origin(reading, root)
    _parts(reading, root)
    _identifiers(reading, root)
    if host is not None:
        _host(reading, host)
    for series in reading.all("relatedItem[@type='series']"):
        _titles(reading, series, "collection-title", "collection-title-short")
        for element in reading.all("titleInfo/partNumber", series):
            reading.set("text", "collection-number", reading.take(element), element)
        for element in reading.all("name", series):
            _name(reading, element, "collection-editor", {"editor": "collection-editor"})
    _rest(reading)
    reading.leave_rest()
    return reading.gathering.record(piece.source, piece.start, piece.end)


def _rest(reading: Reading) -> None:
    for path in ("language/languageTerm[@type='text']", "language/languageTerm", "language"):
        for element in reading.all(path):
            if "language" not in reading.gathering.variables and not len(element):
                reading.set("language", "language", reading.take(element), element)
    for element in reading.all("abstract"):
        reading.set("lines", "abstract", reading.take(element), element)
    for element in reading.all("note"):
        if element.get("type") in (None, "content", "source"):
            reading.set("notes", "note", reading.take(element), element)
    for kind in ("topic", "geographic", "temporal", "genre"):
        for element in reading.all(f"subject/{kind}"):
            reading.set("keyword-line", "keyword", reading.take(element), element)
    reading.put("text", "URL", "location/url")
    reading.put("text", "call-number", "location/shelfLocator", "classification[@authority='lcc']")
    reading.put("text", "archive", "location/physicalLocation")
    for element in reading.all("physicalDescription/extent"):
        text = plain(element).strip().removesuffix("pages").removesuffix("p.").strip()
        if text.isdecimal():
            reading.use(element)
            reading.set("text", "number-of-pages", text, element)
    if not reading.gathering.id and reading.root.get("ID"):
        reading.gathering.id = str(reading.root.get("ID"))


def _set_type(reading: Reading, host: _Element | None) -> None:
    gathering = reading.gathering
    known = ""
    for element in reading.all("genre"):
        text = plain(element).strip()
        type = text if text in ITEM_TYPES and element.get("authority") == "csl" else ""
        type = type or GENRES.get(text.lower(), "")
        if type and not known:
            known = type
            if element.get("authority") == "csl":
                reading.use(element)
        elif not type and element.get("authority") is None:
            reading.set("text", "genre", reading.take(element), element)
    within = _host_type(reading, host) if host is not None else ""
    if known in ("book", "periodical") and within:
        known = "chapter" if within == "chapter" else within
    elif known == "article-journal" and within.startswith("article-"):
        known = within
    resource = ""
    for element in reading.all("typeOfResource"):
        resource = RESOURCES.get(plain(element).strip().lower(), "")
        if plain(element).strip() == "text" and not element.attrib:
            reading.use(element)
    issuance = " ".join(plain(e).strip() for e in reading.all("originInfo/issuance"))
    whole = "book" if issuance in ("monographic", "single unit") else ""
    gathering.type = known or within or resource or whole or "document"


def _host_type(reading: Reading, host: _Element) -> str:
    genres = [plain(e).strip().lower() for e in reading.all("genre", host)]
    for genre in genres:
        if genre in ("newspaper", "magazine"):
            return f"article-{genre}"
        if genre == "conference publication":
            return "paper-conference"
    issuance = {plain(e).strip() for e in reading.all("originInfo/issuance", host)}
    serial = issuance & _CONTINUING or "periodical" in genres or "academic journal" in genres
    if serial or reading.all("identifier[@type='issn']", host):
        return "article-journal"
    return "chapter"


def _titles(reading: Reading, within: _Element, variable: str, short: str) -> None:
    for element in reading.all("titleInfo", within):
        start = "".join(f"{plain(e).strip()} " for e in reading.all("nonSort", element))
        title = start + " ".join(plain(e).strip() for e in reading.all("title", element))
        for part in reading.all("subTitle", element):
            title = f"{title.rstrip(' :')}: {plain(part).strip()}"
        if variable == "title":
            for name in ("partNumber", "partName"):
                for part in reading.all(name, element):
                    title = f"{title}. {plain(part).strip()}"
        kind = element.get("type")
        if kind not in (None, "abbreviated"):
            continue
        for name in ("nonSort", "title", "subTitle"):
            for part in reading.all(name, element):
                reading.use(part)
        if variable == "title":
            reading.use(element)
        reading.set("text", short if kind else variable, title, element)


def _name(
    reading: Reading, element: _Element, default: str, changes: dict[str, str] | None = None
) -> None:
    roles = [plain(e).strip().lower().rstrip(".") for e in reading.all("role/roleTerm", element)]
    variable = next((ROLES[role] for role in roles if role in ROLES), None)
    if variable is None:
        if roles:
            return  # a role that CSL has no variable for: it is left
        variable = default
    variable = (changes or {}).get(variable, variable)
    parts: dict[str, list[str]] = {}
    for part in reading.all("namePart", element):
        parts.setdefault(part.get("type") or "", []).append(" ".join(plain(part).split()))
    text = ", ".join(parts.get("", ()))
    if parts.get("family") or parts.get("given"):
        name = split_particles(
            Name(
                family=" ".join(parts.get("family", ())) or None,
                given=" ".join(parts.get("given", ())) or None,
                suffix=", ".join(parts.get("termsOfAddress", ())) or None,
            )
        )
    elif element.get("type") in ("corporate", "conference"):
        name = Name(literal=". ".join(parts.get("", ())) or None)
    else:
        name = direct_name(text.rstrip(" .,") if text.count(",") > 1 else text) if text else Name()
    reading.use(element)
    reading.gathering.names(variable, [name], reading.at(element, text))


def _origin(reading: Reading, within: _Element) -> None:
    g = reading.gathering
    for kind, variable, path in (
        ("text", "publisher", "originInfo/publisher"),
        ("text", "edition", "originInfo/edition"),
    ):
        reading.put(kind, variable, path, within=within)
    for element in reading.all("originInfo/place/placeTerm", within):
        if element.get("type") != "code":
            reading.set("text", "publisher-place", reading.take(element), element)
    for path in ("originInfo/dateIssued", "originInfo/copyrightDate", "originInfo/dateCreated"):
        for element in reading.all(path, within):
            if element.get("point") == "end":
                continue
            text = plain(element).strip().strip("[]").removeprefix("c").removeprefix("©")
            if "issued" not in g.variables and text:
                reading.use(element)
                reading.set("date", "issued", text, element)
            elif text and READ and _same_date(g, text):
                reading.use(element)
    reading.put("date", "accessed", "originInfo/dateCaptured", within=within)


def _same_date(gathering: Gathering, text: str) -> bool:
    other = Gathering(NAME)
    READ["date"](other, "issued", text, None)
    return other.variables.get("issued") == gathering.variables.get("issued")


def _parts(reading: Reading, within: _Element) -> None:
    for kind, variable in (
        ("volume", "volume"),
        ("issue", "issue"),
        ("number", "issue"),
        ("chapter", "chapter-number"),
        ("section", "section"),
        ("supplement", "supplement-number"),
    ):
        for element in reading.all(f"part/detail[@type='{kind}']", within):
            text = " ".join(plain(e).strip() for e in reading.all("number", element))
            for number in reading.all("number", element):
                reading.use(number)
            if not reading.all("caption", element) and not reading.all("title", element):
                reading.use(element)
            reading.set("text", variable, text, element)
    for element in reading.all("part/extent", within):
        start = " ".join(plain(e).strip() for e in reading.all("start", element))
        end = " ".join(plain(e).strip() for e in reading.all("end", element))
        listed = " ".join(plain(e).strip() for e in reading.all("list", element))
        text = f"{start}-{end}" if start and end and start != end else start or end or listed
        if element.get("unit") in (None, "page", "pages", "p"):
            reading.use(element)
            reading.set("pages", "page", text, element)
    reading.put("date", "issued", "part/date", within=within)


def _identifiers(reading: Reading, within: _Element) -> None:
    for element in reading.all("identifier", within):
        kind = (element.get("type") or "").lower()
        if kind == "citekey" and within is reading.root and not reading.gathering.id:
            text = reading.take(element).strip()
            reading.gathering.id = text
            reading.gathering.id_field = reading.at(element, text)
        elif kind in IDENTIFIERS:
            how, variable = IDENTIFIERS[kind]
            reading.set(how, variable, reading.take(element), element)


def _host(reading: Reading, host: _Element) -> None:
    g = reading.gathering
    type = g.type
    variable = "container-title"
    _titles(reading, host, variable, "container-title-short")
    for element in reading.all("name", host):
        _name(reading, element, "container-author", {"author": "container-author"})
    _parts(reading, host)
    _origin(reading, host)
    for element in reading.all("identifier", host):
        if (element.get("type") or "").lower() in ("issn", "isbn", "doi") and not (
            element.get("type") == "doi" and "DOI" in g.variables
        ):
            how, name = IDENTIFIERS[(element.get("type") or "").lower()]
            if name != "DOI":
                reading.set(how, name, reading.take(element), element)
    for element in reading.all("originInfo/issuance", host):
        expected = "continuing" if type.startswith("article-") else "monographic"
        if plain(element).strip() == expected:
            reading.use(element)


read = reader_of({"mods"}, _record)
