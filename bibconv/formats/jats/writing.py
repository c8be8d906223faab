"""Items -> ``ref`` with an ``element-citation``; a reference that is only text as it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bibconv.formats.jats.tables import (
    FIELDS,
    NAME,
    WRITTEN,
    WRITTEN_IDS,
    WRITTEN_INLINE,
    WRITTEN_ROLES,
)
from bibconv.formats.kit.frames_xml import writer_of
from bibconv.formats.kit.kinds import WRITE
from bibconv.formats.kit.mapping_xml import Writing
from bibconv.formats.kit.telling import Telling
from bibconv.model import Date, Item, Lose, Outcome
from bibconv.text.names import join_particle
from bibconv.text.pages import split

if TYPE_CHECKING:
    from lxml.etree import _Element


def _print(item: Item, lose: Lose) -> str:
    telling = Telling(item, NAME, lose)
    left = telling.leftovers()
    writing = Writing("ref", telling, None, WRITTEN_INLINE)
    if item.id:
        writing.root.set("id", writing.clean(item.id))
    if not telling.left and "text" in left:
        writing.add("mixed-citation", str(left.pop("text")))
        telling.close()
        return writing.xml(indent=1)
    kind = WRITTEN.get(item.type, "other")
    if kind == "other" and item.type != "document":
        telling.lose("type", Outcome.APPROXIMATED, "JATS has no such publication type")
    cited = writing.add("element-citation", attributes={"publication-type": kind})
    for role in WRITTEN_ROLES:
        _print_people(writing, cited, telling, role)
    holds = "container-title" in telling.left or item.type in ("article-journal", "chapter")
    part = {"chapter": "chapter-title", "dataset": "data-title"}.get(item.type, "article-title")
    path = f"element-citation/{part if holds else 'source'}"
    if writing.add_marked(path, "title") is None and holds:
        writing.add(path)  # so that the source is not taken for the title
    writing.add_marked("element-citation/source", "container-title")
    _print_dates(writing, cited, telling)
    if page := telling.text("page"):
        first, last = split(page)
        if last is not None and "," not in page:
            writing.add("fpage", first, cited)
            writing.add("lpage", last, cited)
        else:
            writing.add("fpage" if "," not in page else "page-range", page, cited)
    if text := telling.text("number-of-pages"):
        writing.add("size", text, cited, {"units": "page"})
    for path, how, variable in FIELDS:
        if path not in ("volume-series", "patent", "std"):
            for text in WRITE[how](telling, variable):
                writing.add(path, text, cited)
    for kind, variable in WRITTEN_IDS:
        if text := telling.text(variable):
            writing.add("pub-id", text, cited, {"pub-id-type": kind})
    if text := telling.text("URL"):
        writing.add("uri", text, cited)
    if left.pop("text", None):
        telling.lose(f"extra:{NAME}:text", Outcome.LEFT_OUT, "its elements are written instead")
    writing.put_back(left)
    telling.close("JATS has no element for it")
    return writing.xml(indent=1)


def _print_people(writing: Writing, cited: _Element, telling: Telling, role: str) -> None:
    names = telling.names(role)
    cut = telling.extra.pop(f"{role}-truncated", None)
    if not names:
        return
    group = writing.add("person-group", within=cited, attributes={"person-group-type": role})
    for name in names:
        if name.literal:
            writing.add("collab", name.literal, group)
            continue
        element = writing.add("name", within=group)
        family = join_particle(name.non_dropping_particle, name.family)
        writing.add("surname", join_particle(name.dropping_particle, family), element)
        for part, text in (("given-names", name.given), ("suffix", name.suffix)):
            if text:
                writing.add(part, text, element)
    if cut:
        writing.add("etal", within=group)


def _print_dates(writing: Writing, cited: _Element, telling: Telling) -> None:
    issued = telling.item.date("issued")
    if issued is not None and issued == Date(issued.parts) and len(issued.parts) == 1:
        telling.date("issued")
        for name, part in zip(("year", "month", "day"), issued.parts[0], strict=False):
            writing.add(name, str(part), cited)
    for text in WRITE["date"](telling, "issued"):
        writing.add("string-date", text, cited)
    for text in WRITE["date"](telling, "accessed"):
        writing.add("date-in-citation", text, cited, {"content-type": "access-date"})


write = writer_of('<?xml version="1.0" encoding="UTF-8"?>\n<ref-list>\n', "</ref-list>\n", _print)
