"""Items -> a MODS 3.7 collection; the item type stands in a genre of its own, authority ``csl``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bibconv.formats.kit.frames_xml import writer_of
from bibconv.formats.kit.kinds import WRITE
from bibconv.formats.kit.mapping_xml import Writing
from bibconv.formats.kit.telling import Telling
from bibconv.formats.mods.reader import NAME
from bibconv.formats.mods.tables import WRITTEN_RESOURCES, WRITTEN_ROLES
from bibconv.model import Item, Lose, Name
from bibconv.text.names import format_inverted
from bibconv.text.pages import split

if TYPE_CHECKING:
    from lxml.etree import _Element

_URI = "http://www.loc.gov/mods/v3"
_HOSTED = frozenset(
    "article-journal article-magazine article-newspaper chapter paper-conference review "
    "review-book entry entry-dictionary entry-encyclopedia".split()
)


def _print(item: Item, lose: Lose) -> str:
    telling = Telling(item, NAME, lose)
    left = telling.leftovers()
    writing = Writing("mods", telling, {None: _URI})
    _title(writing, telling, "title", "title-short", writing.root)
    container = "container-author"
    for variable, role in WRITTEN_ROLES.items():
        if variable not in (container, "collection-editor"):
            for name in telling.names(variable):
                _print_name(writing, name, role, writing.root)
    if "typeOfResource" not in left:
        writing.add("typeOfResource", WRITTEN_RESOURCES.get(item.type, "text"))
    writing.add("genre", item.type, attributes={"authority": "csl"})
    if text := telling.text("genre"):
        writing.add("genre", text)
    hosted = item.type in _HOSTED or "container-title" in telling.left
    for path, variable in (("publisher", "publisher"), ("edition", "edition")):
        if text := telling.text(variable):
            writing.add(f"originInfo/{path}", text)
    if text := telling.text("publisher-place"):
        place = writing.add("originInfo/place")
        writing.add("placeTerm", text, place, {"type": "text"})
    for path, variable in (("dateIssued", "issued"), ("dateCaptured", "accessed")):
        for value in WRITE["date"](telling, variable):
            writing.add(f"originInfo/{path}", value)
    _print_host(writing, telling, item.type, hosted)
    _print_series(writing, telling)
    _print_rest(writing, telling, item)
    writing.put_back(left)
    telling.close("MODS has no element for it")
    return writing.xml()


def _title(writing: Writing, telling: Telling, variable: str, short: str, within: _Element) -> None:
    for name, attributes in ((variable, {}), (short, {"type": "abbreviated"})):
        if text := telling.text(name):
            writing.add("title", text, writing.add("titleInfo", "", within, attributes))


def _print_name(writing: Writing, name: Name, role: str, within: _Element) -> None:
    kind = "corporate" if name.literal else "personal"
    element = writing.add("name", "", within, {"type": kind})
    if name.literal:
        writing.add("namePart", name.literal, element)
    else:
        family, _, given = format_inverted(name).partition(", ")
        given = given.removesuffix(f", {name.suffix}") if name.suffix else given
        parts = (("family", family), ("given", given), ("termsOfAddress", name.suffix or ""))
        for type, text in parts:
            if text:
                writing.add("namePart", text, element, {"type": type})
    term = {"type": "text", "authority": "marcrelator"}
    writing.add("roleTerm", role, writing.add("role", "", element), term)


def _print_host(writing: Writing, telling: Telling, type: str, hosted: bool) -> None:
    within = writing.root
    if hosted:
        within = writing.add("relatedItem", attributes={"type": "host"})
        _title(writing, telling, "container-title", "container-title-short", within)
        for name in telling.names("container-author"):
            _print_name(writing, name, "author", within)
        serial = type.startswith("article-")
        writing.add("originInfo/issuance", "continuing" if serial else "monographic", within)
    for kind, variable in (
        ("volume", "volume"),
        ("issue", "issue"),
        ("chapter", "chapter-number"),
        ("section", "section"),
        ("supplement", "supplement-number"),
    ):
        if text := telling.text(variable):
            detail = writing.add("part/detail", "", within, {"type": kind})
            writing.add("number", text, detail)
    if text := telling.text("page"):
        extent = writing.add("part/extent", "", within, {"unit": "page"})
        first, last = split(text)
        if last and f"{first}-{last}" == text:
            writing.add("start", first, extent)
            writing.add("end", last, extent)
        else:
            writing.add("list", text, extent)
    for variable in ("ISSN", "ISBN"):
        for number in filter(None, telling.text(variable).split(", ")):
            top = within if hosted else writing.root
            writing.add("identifier", number, top, {"type": variable.lower()})


def _print_series(writing: Writing, telling: Telling) -> None:
    number = telling.text("collection-number")
    editors = telling.names("collection-editor")
    if not (number or editors or "collection-title" in telling.left):
        return
    series = writing.add("relatedItem", attributes={"type": "series"})
    _title(writing, telling, "collection-title", "collection-title-short", series)
    if number:
        writing.add("titleInfo/partNumber", number, series)
    for name in editors:
        _print_name(writing, name, "editor", series)


def _print_rest(writing: Writing, telling: Telling, item: Item) -> None:
    if text := telling.text("language"):
        writing.add("language/languageTerm", text, attributes={"type": "text"})
    if text := telling.text("number-of-pages"):
        writing.add("physicalDescription/extent", f"{text} pages")
    if text := telling.text("abstract"):
        writing.add("abstract", text)
    for note in WRITE["notes"](telling, "note"):
        writing.add("note", note)
    for keyword in WRITE["keyword"](telling, "keyword"):
        writing.add("topic", keyword, writing.add("subject"))
    for kind, variable in (("doi", "DOI"), ("pmid", "PMID"), ("pmcid", "PMCID")):
        if text := telling.text(variable):
            writing.add("identifier", text, attributes={"type": kind})
    if item.id:
        writing.add("identifier", item.id, attributes={"type": "citekey"})
    for path, variable in (
        ("physicalLocation", "archive"),
        ("shelfLocator", "call-number"),
        ("url", "URL"),
    ):
        if text := telling.text(variable):
            writing.add(f"location/{path}", text)


write = writer_of(
    f'<?xml version="1.0" encoding="UTF-8"?>\n<modsCollection xmlns="{_URI}">\n',
    "</modsCollection>\n",
    _print,
)
