"""Items -> ``biblStruct``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bibconv.formats.kit.frames_xml import writer_of
from bibconv.formats.kit.kinds import WRITE
from bibconv.formats.kit.mapping_xml import Writing
from bibconv.formats.kit.telling import Telling
from bibconv.formats.tei.tables import NAME, RESPONSIBLE, SCOPES, TEI, WRITTEN_NUMBERS, XML_ID
from bibconv.formats.zotero.tables import WRITTEN_TYPES as WRITTEN_ZOTERO_TYPES
from bibconv.model import Item, Lose, Outcome
from bibconv.text.names import join_particle
from bibconv.text.pages import split

if TYPE_CHECKING:
    from lxml.etree import _Element


def _print(item: Item, lose: Lose) -> str:
    telling = Telling(item, NAME, lose)
    left = telling.leftovers()
    text = left.pop("text", None)
    if text and not telling.left:
        return _print_text(telling, str(text))
    if text:
        telling.lose(f"extra:{NAME}:text", Outcome.LEFT_OUT, "its elements are written instead")
    writing = Writing("biblStruct", telling, {None: TEI}, {"i": "hi"})
    writing.root.set("type", WRITTEN_ZOTERO_TYPES.get(item.type, "document"))
    if item.type not in WRITTEN_ZOTERO_TYPES:
        telling.lose("type", Outcome.APPROXIMATED, "no such type is written")
    if item.id:
        if _is_xml_name(item.id):
            writing.root.set(XML_ID, item.id)
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
    for variable in RESPONSIBLE:
        if variable not in ("container-author",):
            _print_people(
                writing, top if variable == "translator" else monograph, telling, variable
            )
    _print_rest(writing, monograph, telling)
    writing.put_back(left)
    telling.close("TEI's biblStruct has no element for it")
    return writing.xml(indent=1)


def _print_text(telling: Telling, text: str) -> str:
    """A reference of which only the text is known."""
    writing = Writing("bibl", telling, {None: TEI})
    if telling.item.id and _is_xml_name(telling.item.id):
        writing.root.set(XML_ID, telling.item.id)
    writing.root.text = writing.clean(text)
    telling.close()
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
                "editor", within=within, attributes={"role": RESPONSIBLE[variable]}
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
    for kind, variable in WRITTEN_NUMBERS:
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
        if text := telling.text(SCOPES[unit][1]):
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


write = writer_of(
    f'<?xml version="1.0" encoding="UTF-8"?>\n<listBibl xmlns="{TEI}">\n',
    "</listBibl>\n",
    _print,
)
