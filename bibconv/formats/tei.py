"""TEI: ``biblStruct``, as editions, GROBID and Zotero write references.

Source: TEI P5 Guidelines, 3.12 "Bibliographic Citations and References".

>>> from bibconv.formats.base import ReadContext
>>> from bibconv.source import Source
>>> text = '<biblStruct><monogr><title level="m">A book</title></monogr></biblStruct>'
>>> next(read(Source(text), ReadContext())).item.variables
{'title': 'A book'}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bibconv.formats.base import ReadContext
from bibconv.formats.kit.frames_xml import reader_of, writer_of
from bibconv.formats.kit.gathering import Gathering
from bibconv.formats.kit.kinds import READ, WRITE
from bibconv.formats.kit.mapping_xml import Reading, Writing, local, plain
from bibconv.formats.kit.pieces_xml import Piece
from bibconv.formats.kit.telling import Telling
from bibconv.formats.zotero.tables import TYPES as ZOTERO_TYPES
from bibconv.formats.zotero.tables import WRITTEN_TYPES as WRITTEN_ZOTERO_TYPES
from bibconv.model import Item, Lose, Name, Outcome, Record
from bibconv.patterns import late
from bibconv.text.names import join_particle, split_particles
from bibconv.text.pages import split

if TYPE_CHECKING:
    from lxml.etree import _Element

_NAME = "tei"
_TEI = "http://www.tei-c.org/ns/1.0"
_XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
_ROLES = {
    "editor": "editor", "translator": "translator", "trl": "translator", "edt": "editor",
    "compiler": "compiler", "illustrator": "illustrator", "director": "director",
    "composer": "composer", "contributor": "contributor", "seriesEditor": "collection-editor",
    "bookAuthor": "container-author", "reviewedAuthor": "reviewed-author",
    "interviewer": "interviewer", "performer": "performer", "producer": "producer",
}  # fmt: skip
_RESPONSIBLE = {variable: role for role, variable in reversed(_ROLES.items())}
# @unit of biblScope -> kind and variable.
_SCOPES = {
    "volume": ("text", "volume"), "vol": ("text", "volume"), "issue": ("text", "issue"),
    "number": ("text", "issue"), "page": ("pages", "page"), "pp": ("pages", "page"),
    "pages": ("pages", "page"), "chapter": ("text", "chapter-number"), "part": ("text", "part-number"),
}  # fmt: skip
_NUMBERS = {
    "doi": ("doi", "DOI"), "isbn": ("serial", "ISBN"), "issn": ("serial", "ISSN"),
    "issne": ("serial", "ISSN"), "eissn": ("serial", "ISSN"), "isbne": ("serial", "ISBN"),
    "pmid": ("text", "PMID"), "pmcid": ("text", "PMCID"), "callnumber": ("text", "call-number"),
    "uri": ("text", "URL"), "url": ("text", "URL"),
}  # fmt: skip
_WRITTEN_NUMBERS = (
    ("DOI", "DOI"), ("ISBN", "ISBN"), ("ISSN", "ISSN"), ("PMID", "PMID"), ("PMCID", "PMCID"),
    ("callNumber", "call-number"),
)  # fmt: skip
_PAGES = late(r"([0-9]+) ?(?:p|pp|pages?|S|Seiten)\.?")


def _record(piece: Piece, _context: ReadContext) -> Record:
    reading = Reading(piece, Gathering(_NAME), {"hi": "i", "emph": "i"})
    g = reading.gathering
    g.id = str(piece.root.get(_XML_ID, ""))
    parts = {name: reading.all(name) for name in ("analytic", "monogr", "series")}
    for element in parts["analytic"][:1]:
        _titles(reading, element, "title")
        _people(reading, element, {})
    for number, element in enumerate(parts["monogr"]):
        within = bool(parts["analytic"]) or number > 0
        _titles(reading, element, "container-title" if within else "title")
        shift = {"author": "container-author"} if within and "author" in g.variables else {}
        _people(reading, element, shift)
        _monograph(reading, element)
    for element in parts["series"]:
        _titles(reading, element, "collection-title")
        for scope in reading.all("biblScope", element):
            reading.set("text", "collection-number", reading.take(scope), scope)
        for number_ in reading.all("idno", element):
            _number(reading, number_)
    g.type = _type(reading, parts["monogr"])
    for path in ("idno", "analytic/idno", "analytic/ptr", "analytic/ref", "ptr", "ref"):
        for element in reading.all(path):
            _number(reading, element)
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
            _person(reading, element, shift.get("author", "author"))
        elif kind == "editor":
            variable = _ROLES.get(str(element.get("role", "editor")), "contributor")
            _person(reading, element, variable)
        elif kind == "respStmt":
            role = " ".join(plain(e) for e in reading.all("resp", element)).strip()
            variable = _ROLES.get(role, "contributor")
            for inner in element:
                if local(inner) in ("persName", "name", "orgName"):
                    _person(reading, inner, variable)
            reading.use(element)


def _person(reading: Reading, element: _Element, variable: str) -> None:
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
        for scope in reading.all("biblScope", imprint):
            _scope(reading, scope)
        for date in reading.all("date", imprint):
            text = str(date.get("when") or "") or plain(date)
            variable = "accessed" if date.get("type") == "accessed" else "issued"
            reading.set("date", variable, text, date)
            reading.use(date)
        for note in reading.all("note[@type='accessed']", imprint):
            reading.set("date", "accessed", reading.take(note), note)
        for found in reading.all("ptr", imprint) + reading.all("ref", imprint):
            _number(reading, found)
    for scope in reading.all("biblScope", monograph):
        _scope(reading, scope)
    reading.put("text", "edition", "edition", within=monograph)
    reading.put("text", "event-title", "meeting", within=monograph)
    for element in reading.all("textLang", monograph):
        reading.set("language", "language", str(element.get("mainLang", "")), element)
        reading.use(element)
    for name in ("idno", "ptr", "ref"):
        for element in reading.all(name, monograph):
            _number(reading, element)
    for extent in reading.all("extent", monograph):
        text = reading.take(extent)
        counted = _PAGES.fullmatch(text.strip())
        reading.set("text", "number-of-pages", counted[1] if counted else text, extent)


def _scope(reading: Reading, scope: _Element) -> None:
    kind, variable = _SCOPES.get(str(scope.get("unit") or scope.get("type")), ("", ""))
    first, last = scope.get("from"), scope.get("to")
    text = plain(scope) or (f"{first}-{last}" if first and last else str(first or ""))
    if variable:
        reading.set(kind, variable, text, scope)
        reading.use(scope)


def _number(reading: Reading, element: _Element) -> None:
    kind, text = str(element.get("type", "")).lower(), plain(element).strip()
    target = str(element.get("target") or "")
    if kind == "citekey":
        reading.gathering.id = reading.take(element).strip()
    elif kind in _NUMBERS:
        how, variable = _NUMBERS[kind]
        reading.set(how, variable, reading.take(element), element)
    elif local(element) in ("ptr", "ref") and (target or text):
        reading.set("text", "URL", target or text, element)
        reading.use(element)
    elif text.startswith(("http://", "https://")):
        reading.set("text", "URL", text, element)
        reading.use(element)


def _print(item: Item, lose: Lose) -> str:
    telling = Telling(item, _NAME, lose)
    left = telling.leftovers()
    writing = Writing("biblStruct", telling, {None: _TEI}, {"i": "hi"})
    writing.root.set("type", WRITTEN_ZOTERO_TYPES.get(item.type, "document"))
    if item.type not in WRITTEN_ZOTERO_TYPES:
        telling.lose("type", Outcome.APPROXIMATED, "no such type is written")
    if item.id:
        if _is_xml_name(item.id):
            writing.root.set(_XML_ID, item.id)
        else:
            writing.add("idno", item.id, attributes={"type": "citekey"})
    host = "container-title" in item.variables or item.type in ("article-journal", "chapter")
    top = writing.add("analytic" if host else "monogr")
    _print_title(writing, top, telling, "title", "a" if host else "m")
    _print_people(writing, top, telling, "author")
    monograph = writing.add("monogr") if host else top
    if host:
        level = "j" if item.type.startswith("article") else "m"
        _print_title(writing, monograph, telling, "container-title", level)
        _print_people(writing, monograph, telling, "container-author")
    for variable in _RESPONSIBLE:
        if variable not in ("container-author",):
            _print_people(
                writing, top if variable == "translator" else monograph, telling, variable
            )
    _print_rest(writing, monograph, telling)
    writing.put_back(left)
    telling.close("TEI's biblStruct has no element for it")
    return writing.xml(indent=1)


def _is_xml_name(text: str) -> bool:
    return text.replace("-", "").replace(".", "").replace("_", "").isalnum() and text[0].isalpha()


def _print_title(
    writing: Writing, within: _Element, telling: Telling, variable: str, level: str
) -> None:
    value = telling.text(variable, plain=False)
    element = writing.add("title", within=within, attributes={"level": level})
    if value:
        writing.mark(element, value, variable)
    if f"{variable}-short" in telling.left:
        short = {"level": level, "type": "short"}
        writing.add("title", telling.text(f"{variable}-short"), within, short)


def _print_people(writing: Writing, within: _Element, telling: Telling, variable: str) -> None:
    for name in telling.names(variable):
        if variable in ("author", "container-author"):
            element = writing.add("author", within=within)
        else:
            element = writing.add(
                "editor", within=within, attributes={"role": _RESPONSIBLE[variable]}
            )
        if name.literal:
            writing.add("orgName", name.literal, element)
            continue
        person = writing.add("persName", within=element)
        for part, text in (
            ("forename", name.given),
            ("nameLink", join_particle(name.dropping_particle, name.non_dropping_particle)),
            ("surname", name.family),
            ("genName", name.suffix),
        ):
            if text:
                writing.add(part, text, person)


def _print_rest(writing: Writing, monograph: _Element, telling: Telling) -> None:
    for kind, variable in _WRITTEN_NUMBERS:
        for text in WRITE["serial" if kind in ("ISBN", "ISSN") else "text"](telling, variable):
            writing.add("idno", text, monograph, {"type": kind})
    if text := telling.text("language"):
        writing.add("textLang", "", monograph, {"mainLang": text})
    for path, variable in (("edition", "edition"), ("meeting", "event-title")):
        if text := telling.text(variable):
            writing.add(path, text, monograph)
    if text := telling.text("number-of-pages"):
        writing.add("extent", text, monograph)
    imprint = writing.add("imprint", within=monograph)
    for path, variable in (("pubPlace", "publisher-place"), ("publisher", "publisher")):
        if text := telling.text(variable):
            writing.add(path, text, imprint)
    for text in WRITE["date"](telling, "issued"):
        writing.add("date", text, imprint)
    for text in WRITE["date"](telling, "accessed"):
        writing.add("date", text, imprint, {"type": "accessed"})
    for unit in ("volume", "issue", "chapter", "part"):
        if text := telling.text(_SCOPES[unit][1]):
            writing.add("biblScope", text, imprint, {"unit": unit})
    if page := telling.text("page"):
        first, last = split(page)
        given = {"unit": "page"} | ({"from": first, "to": last} if last else {})
        writing.add("biblScope", page, imprint, given)
    if text := telling.text("URL"):
        writing.add("ptr", "", imprint, {"target": text})
    if "collection-title" in telling.left:
        series = writing.add("series")
        writing.add("title", telling.text("collection-title"), series, {"level": "s"})
        if text := telling.text("collection-number"):
            writing.add("biblScope", text, series, {"unit": "volume"})
    for text in WRITE["notes"](telling, "note"):
        writing.add("note", text)


read = reader_of({"biblStruct"}, _record)
write = writer_of(
    f'<?xml version="1.0" encoding="UTF-8"?>\n<listBibl xmlns="{_TEI}">\n',
    "</listBibl>\n",
    _print,
)
