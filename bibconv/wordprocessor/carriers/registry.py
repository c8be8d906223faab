"""The table of carriers: field codes, names of marks and tags of controls that hold citations.

A code is recognised by how it begins, never by what it contains further on.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from bibconv.patterns import late
from bibconv.wordprocessor.carriers import (
    citavi,
    endnote,
    jabref,
    libreoffice,
    mendeley,
    papers,
    refman,
    word,
    zotero,
)
from bibconv.wordprocessor.citations import (
    Bibliography,
    Citation,
    Cite,
    Document,
    Outcome,
    UnknownCitation,
)
from bibconv.wordprocessor.paragraphs import Mark

Read = Callable[[Mark, str, Document], Outcome]


class Carrier(NamedTuple):
    """How a code begins, and the function that reads it."""

    begins: re.Pattern[str]
    read: Read


def _begins(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def _list(manager: str) -> Read:
    return lambda mark, _code, _document: Bibliography(manager, mark)


def _unknown(manager: str) -> Read:
    return lambda mark, _code, _document: UnknownCitation(manager, mark)


def _nothing(_mark: Mark, _code: str, _document: Document) -> Outcome:
    return None


CODES: tuple[Carrier, ...] = (
    Carrier(_begins(r"(?:ADDIN\s+)?ZOTERO_BIBL\b"), zotero.bibliography),
    Carrier(_begins(r"(?:ADDIN\s+)?ZOTERO_(?:ITEM|CITATION)\b"), zotero.citation),
    Carrier(_begins(r"(?:ADDIN\s+)?ZOTERO_"), _nothing),  # placeholders
    Carrier(_begins(r"(?:ADDIN\s+)?Mendeley\s+Bibliography\b"), _list("mendeley")),
    Carrier(_begins(r"(?:(?:ADDIN|PRINTDATE)\s+)?Mendeley\s+(?:Edited\s+)?Citation\b"), mendeley.citation),
    Carrier(_begins(r"(?:ADDIN\s+)?CSL_CITATION\b"), mendeley.citation),
    Carrier(_begins(r"ADDIN\s+EN\.CITE\.DATA\b"), _nothing),  # data of the field around it
    Carrier(_begins(r"ADDIN\s+EN\.CITE\b"), endnote.citation),
    Carrier(_begins(r"ADDIN\s+EN\.(?:SECTION\.)?REFLIST\b"), _list("endnote")),
    Carrier(_begins(r"ADDIN\s+EN\.JS\.CITE\b"), _unknown("endnote-web")),
    Carrier(_begins(r"(?:ADDIN\s+)?CitaviPlaceholder\s*\{"), citavi.citation),
    Carrier(_begins(r"ADDIN\s+Citavi\s?\.?Bibliography\b"), _list("citavi")),
    Carrier(_begins(r"ADDIN\s+CITAVI\.PLACEHOLDER\b"), _unknown("citavi-old")),
    Carrier(_begins(r"CITATION\s+\S"), word.citation),
    Carrier(_begins(r"BIBLIOGRAPHY\b"), _list("word")),
    Carrier(_begins(r"ADDIN\s+PAPERS2_CITATIONS\b"), papers.citation),
    Carrier(_begins(r"ADDIN\s+REFMGR\.CITE\b"), refman.citation),
    Carrier(_begins(r"ADDIN\s+REFMGR\.REFLIST\b"), _list("refman")),
    Carrier(_begins(r"JABREF_\S|JR_cite\d*_"), jabref.citation),
    Carrier(_begins(r"JR_bib\b"), _list("jabref")),
    Carrier(_begins(r"ADDIN\s+NE\.(?:Bib|Rep)\b"), _list("noteexpress")),
    Carrier(_begins(r"ADDIN\s+NE\.Ref\b"), _unknown("noteexpress")),
    Carrier(_begins(r"ADDIN\s+CNKISM\."), _unknown("cnki")),
    Carrier(_begins(r"ADDIN\s+RW\.(?:BIB|REFLIST)"), _list("refworks")),
    Carrier(_begins(r"ADDIN\s+(?:RW\.|RefWorks)"), _unknown("refworks")),
    Carrier(_begins(r"ADDIN\s+DOCEAR"), _unknown("docear")),
)  # fmt: skip
"""Carriers by the beginning of a code; the first that matches is used."""

CONTROLS: tuple[Carrier, ...] = (
    Carrier(_begins(r"MENDELEY_CITATION_v\d+_"), lambda mark, _code, document: mendeley.control(mark, document)),
    Carrier(_begins(r"MENDELEY_BIBLIOGRAPHY"), _list("mendeley-cite")),
    Carrier(_begins(r"CitaviPlaceholder#"), lambda mark, _code, _document: _emptied(mark)),
    Carrier(_begins(r"CitaviBibliography"), _list("citavi")),
    Carrier(_begins(r"RW\.|RefWorks"), _unknown("refworks")),
    Carrier(_begins(r"(?:SmartCite|ReadCube)"), _unknown("readcube")),
    Carrier(_begins(r"Paperpile"), _unknown("paperpile")),
    Carrier(_begins(r"(?:Sciwheel|F1000)"), _unknown("sciwheel")),
)  # fmt: skip
"""Carriers by the beginning of the tag of a content control."""

_GOOGLE_DOCS = late(r"https?://www\.zotero\.org/google-docs/\?")
_GOOGLE_PAPERPILE = late(r"https?://paperpile\.com/c/")
_HYPERLINK = late(r'HYPERLINK\s+"([^"]{1,2000})"', re.IGNORECASE)
_ZOTERO = late(r"https?://www\.zotero\.org/")
_ADDIN = late(r"ADDIN\s+(\S{1,40})", 0)
# Add-ins that have nothing to do with references.
_NOT_CITING = late(r"(?:MathType|MTEQ|AxMath|KYOB|think-?cell|Excel|Mathcad)", re.IGNORECASE)
_LISTS = ("ZOTERO_BIBL", "Mendeley Bibliography")  # sections may have these anywhere in their names


def read(mark: Mark, document: Document) -> list[Outcome]:
    """What a mark holds; nothing for marks that have nothing to do with references."""
    if mark.kind == "source":
        return [libreoffice.citation(mark, document)]
    if mark.kind == "control":
        found = _by_table(CONTROLS, mark, mark.code, document)
        return [found] if found or "list" not in mark.attributes else [Bibliography("word", mark)]
    if mark.kind == "section":
        return [_section(mark, document)]
    if mark.kind == "link":
        return _link(mark, document)
    if mark.kind == "bookmark":
        return [_by_table(CODES, mark, _kept_for(mark, document), document)]
    code = mark.code.strip()
    target = _HYPERLINK.match(code)
    if target:
        return _field_link(mark, target[1], document)
    found = _by_table(CODES, mark, code, document)
    return [found if found is not None else _foreign(mark, code)]


def _by_table(table: tuple[Carrier, ...], mark: Mark, code: str, document: Document) -> Outcome:
    for carrier in table:
        if carrier.begins.match(code):
            return carrier.read(mark, code, document)
    return None


def _section(mark: Mark, document: Document) -> Outcome:
    """A section of an OpenDocument text: lists only."""
    code = mark.code.strip()
    start = min((at for sign in _LISTS if (at := code.find(sign)) >= 0), default=0)
    found = _by_table(CODES, mark, code[start:], document)
    if isinstance(found, Bibliography):
        return found
    return Bibliography("libreoffice", mark) if "list" in mark.attributes else None


def _link(mark: Mark, document: Document) -> list[Outcome]:
    """A link whose text is a code, or whose target shows that it was a citation."""
    if mark.data:
        return [_by_table(CODES, mark, code, document) for code in zotero.transferred(mark.data)]
    if _GOOGLE_DOCS.match(mark.code):
        return [UnknownCitation("google-docs", mark)]
    return [UnknownCitation("paperpile", mark)] if _GOOGLE_PAPERPILE.match(mark.code) else []


def _field_link(mark: Mark, target: str, document: Document) -> list[Outcome]:
    """A link that is a field: its text is printed, even where it is a code."""
    start, end = mark.span
    text = document.content.text[start:end]
    codes = list(zotero.transferred(text)) if _ZOTERO.match(target) else []
    if codes:
        return [_by_table(CODES, mark, code, document) for code in codes]
    return [UnknownCitation("google-docs", mark)] if _GOOGLE_DOCS.match(target) else []


def _kept_for(mark: Mark, document: Document) -> str:
    """The code for a bookmark, which is stored in the properties in numbered pieces."""
    pieces: list[str] = []
    properties = document.content.properties
    while (piece := properties.get(f"{mark.code}_{len(pieces) + 1}")) is not None:
        pieces.append(piece)
    return "".join(pieces).strip()


def _emptied(mark: Mark) -> Outcome:
    """A control of Citavi, whose field has the data; without the field only the key is left."""
    if any("CitaviPlaceholder" in field.code for field in mark.fields):
        return None
    return Citation("citavi", mark, (Cite(mark.code.partition("#")[2]),))


def _foreign(mark: Mark, code: str) -> Outcome:
    """A field of an unknown add-in."""
    match = _ADDIN.match(code)
    if match is None or _NOT_CITING.match(match[1]) or mark.inside is not None:
        return None
    if any(carrier.begins.match(code) for carrier in CODES):
        return None
    return UnknownCitation(f"ADDIN {match[1]}", mark)
