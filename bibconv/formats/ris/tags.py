"""The RIS lines that say an item: tags chosen so that the common readers understand them.

Zotero, EndNote, Mendeley and JabRef agree on few tags; where they differ, a value is written
to more than one (a journal to T2 and JF, proceedings to C3 and T2, a date to PY and DA).

>>> tags_of(Item("k", "book", {"title": "A Title"})).lines
[('TY', 'BOOK'), ('TI', 'A Title'), ('ID', 'k')]
"""

from __future__ import annotations

import re
from collections.abc import Container

from bibconv.formats.ris.dates import format_ris
from bibconv.formats.ris.leftovers import leftovers
from bibconv.formats.ris.lines_out import Writer, page_values
from bibconv.formats.ris.tables import (
    BOOKS,
    CSL_TYPES,
    EDITOR_IN_A2,
    NUMBERED,
    PAPERS,
    PARTS,
    PERIODICALS,
    PROGRAMS,
    RIS_TYPES,
    SERIES_IN_T2,
    SHORT_NUMBER,
    WEB,
)
from bibconv.model import Item
from bibconv.text.languages import name_to_tag

_NOT_ALNUM = re.compile(r"[^0-9A-Za-z]+")


def tags_of(item: Item, untold: Container[str] = ()) -> Writer:
    """Tags and values of an item, ``TY`` first; ``ER`` is left to the caller.

    ``untold`` names the variables that no tag of this item would bring back: they go aside.
    """
    writer = Writer(item)
    hidden = {name: value for name, value in writer.left.items() if name in untold}
    for name in hidden:
        del writer.left[name]
    writer.lines.extend(("TY", word) for word in writer.words)
    if RIS_TYPES.get(item.type) == writer.type and CSL_TYPES[writer.type] != item.type:
        writer.aside("type", item.type)
    _titles_and_names(writer)
    _containers(writer)
    _numbers(writer)
    _dates_and_places(writer)
    _texts(writer)
    _identifiers(writer)
    if item.id:
        writer.add("ID", item.id)
    writer.left.update(hidden)
    leftovers(writer)
    return writer


def _titles_and_names(w: Writer) -> None:
    w.text("TI", "title")
    w.text("ST", "title-short")
    if w.type != "PAT":
        w.text("OP", "original-title")
    w.names("AU", "author")
    series = "collection-title" in w.left or "editor" in w.left
    if w.type in BOOKS:
        w.names("A3", "editor")
    else:
        w.names("A2" if w.type in EDITOR_IN_A2 else "ED", "editor")
    if w.type in BOOKS or (w.type in NUMBERED and w.type != "PAT"):
        if series:  # without one, A2 would be read as the editor
            w.names("A2", "collection-editor")
    elif w.type != "THES":
        w.names("A3", "collection-editor")
    else:
        w.names("A3", "contributor")
    w.names("A4", "translator")
    if w.type in PARTS:
        w.names("C2", "container-author")
    elif w.type == "PAT":
        w.text("A2", "authority")


def _containers(w: Writer) -> None:
    if w.type in SERIES_IN_T2:
        w.text("T2", "collection-title")
        w.text("JF", "container-title")
    elif w.type in PAPERS:
        proceedings, event = w.left.get("container-title"), w.left.get("event-title")
        if proceedings is not None:
            w.text("C3", "container-title")
            if event != proceedings:
                w.left.pop("event-title", None)
                w.add("T2", event or proceedings)
        elif event is not None:
            w.add("T2", event)  # and aside, which tells it from proceedings
        w.text("T3", "collection-title")
    else:
        journal = w.left.get("container-title")
        w.text("T2", "container-title")
        if journal and w.type in PERIODICALS:
            w.add("JF", journal)
        w.text("T3", "collection-title")
    w.text("J2", "container-title-short")


def _numbers(w: Writer) -> None:
    w.text("VL", "volume")
    if w.type not in PARTS:
        w.text("IS", "issue")
    w.text("NV", "number-of-volumes")
    w.text("M1" if w.type in BOOKS else "SV", "collection-number")
    number, page = w.left.get("number"), w.left.pop("page", None)
    if number is not None and w.type in PERIODICALS:
        w.text("C7", "number")
        if page is None:
            w.add("SP", number)
    elif number is not None and w.type in NUMBERED:
        if "ISSN" not in w.left and "ISBN" not in w.left:
            w.add("SN", w.left.pop("number"))
        if SHORT_NUMBER.fullmatch(number):
            w.left.pop("number", None)
            w.add("M1", number)
    elif (
        number is not None
        and w.type not in PARTS | PAPERS | BOOKS | PROGRAMS | WEB
        and SHORT_NUMBER.fullmatch(number)
    ):
        w.text("M1", "number")
    if page is not None:
        for tag, value in page_values(page):
            w.add(tag, value)
    elif w.type in BOOKS or w.type == "THES":
        w.text("SP", "number-of-pages")
    if w.type in PARTS:
        w.text("SE", "chapter-number")
    elif w.type != "DATA":
        w.text("SE", "section")
    if w.type in PROGRAMS:
        w.text("ET", "version")
        w.text("M1", "medium")
    else:
        w.text("ET", "edition")


def _dates_and_places(w: Writer) -> None:
    issued = w.left.pop("issued", None)
    if issued is not None:
        year, day = format_ris(issued)
        w.add("PY", year)
        w.add("DA", day)
    for tag, variable in (("Y2", "accessed"), ("ET", "available-date")):
        date = w.left.get(variable)
        if date is None or (tag == "ET" and (w.type not in PERIODICALS or "edition" in w.item)):
            continue
        del w.left[variable]
        year, day = format_ris(date)
        w.add(tag, day or (f"{year}///" if year.isdigit() else year))
    w.text("PB", "publisher")
    place, held = w.left.get("publisher-place"), w.left.get("event-place")
    if w.type in PAPERS and place is not None:
        w.text("C1", "publisher-place")
        if held is not None and held != place:
            w.text("CY", "event-place")
        else:
            w.add("CY", place)
    w.text("CY", "publisher-place")


def _texts(w: Writer) -> None:
    w.text("AB", "abstract")
    for line in w.left.pop("note", "").split("\n"):
        w.add("N1", line)
    w.text("RN", "annote")
    keyword = w.left.pop("keyword", None)
    words = w.extra.get("ris:KW")
    if isinstance(words, list) and keyword == ", ".join(map(str, words)):
        del w.extra["ris:KW"]
        for word in words:
            w.add("KW", str(word))
    elif keyword is not None:
        for word in keyword.split(", "):
            w.add("KW", word)
    language, name = w.left.get("language"), w.extra.get("ris:LA")
    said = name[0] if isinstance(name, list) and name else name
    if language is not None and isinstance(said, str) and name_to_tag(said) == language:
        del w.left["language"]  # the name that was read says the same
    w.text("LA", "language")
    w.text("M3", "genre")
    if w.type == "INPR" and w.left.get("status") == "in press":
        del w.left["status"]
    elif w.type == "PAT":
        w.text("C6", "status")


def _identifiers(w: Writer) -> None:
    w.text("DO", "DOI")
    w.text("UR", "URL")
    kept = w.extra.get("ris:SN")
    serials = _NOT_ALNUM.sub("", str(kept)) if kept else ""
    for variable in ("ISSN", "ISBN"):
        number = w.left.get(variable)
        if number is not None and serials and _NOT_ALNUM.sub("", number) in serials:
            del w.left[variable]  # one of the numbers of a longer SN
        w.text("SN", variable)
    if "PMID" in w.left and "archive_location" not in w.left:
        w.text("AN", "PMID")
        if "archive" not in w.left:
            w.add("DB", "PubMed")
    w.text("AN", "archive_location")
    w.text("DB", "archive")
    w.text("DP", "source")
    w.text("CN", "call-number")
    if w.type not in PARTS:
        w.text("C2", "PMCID")
