"""EndNote: fields with its XML, and citations that are not formatted yet.

The record of a citation is in EndNote's XML format, and is read by the reader of that format. A
citation ``{Author, Year #Number}`` in the text has no data, but its number may be known from another.
Source: EndNote's fields as found in documents; EndNote's manual ("Unformatted citations").
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bibconv.formats import endnote_xml
from bibconv.formats.base import ReadContext
from bibconv.model import Item, Record
from bibconv.patterns import late
from bibconv.source import Source
from bibconv.wordprocessor.carriers.hidden_xml import hidden_citation, text_of
from bibconv.wordprocessor.citations import Citation, Cite, Document, Outcome
from bibconv.wordprocessor.ooxml_names import child, local, value
from bibconv.wordprocessor.paragraphs import Mark

if TYPE_CHECKING:
    from lxml.etree import _Element

_DELIMITER = late(r"<(Left|Right)Delim>([^<]{1,4})</")
_ENTITIES = {"&lt;": "<", "&gt;": ">", "&amp;": "&"}
# One part of an unformatted citation: "Doe, 2004 #17@33".
_PART = late(r"[^#;{}]{0,200}#(\d{1,9})(?:@[^;{}]{0,100})?\s*")
_YEAR = late(r",\s*(?:\d{4}[a-z]?|n\.d\.|in press)\s*#", re.IGNORECASE)


def citation(mark: Mark, code: str, document: Document) -> Outcome:
    """``EN.CITE`` in any of its three forms."""
    del code, document
    return hidden_citation("endnote", mark, "EndNote", _cites)


def _cites(root: _Element) -> list[Cite]:
    return [_cite(element) for element in root.iter() if local(element) == "Cite"]


def _cite(element: _Element) -> Cite:
    number = text_of(element, "RecNum")
    said = ", ".join(filter(None, (text_of(element, "Author"), text_of(element, "Year"))))
    record = child(element, "record")
    if record is None:
        identities = (f"endnote-number:{number}:{said}",) if number else ()
        return Cite(f"{said} #{number}" if number else said, identities)
    number = text_of(record, "rec-number") or number
    library = next(
        (
            value(key, "db-id")
            for key in record.iter()
            if local(key) == "key" and value(key, "db-id")
        ),
        "",
    )
    item = _item(record)
    names = [f"endnote-number:{number}:{said}"] if number and said else []
    names.append(f"endnote:{library}:{number}" if library else f"endnote::{number}:{said}")
    return Cite(f"{library}:{number}" if library else f"#{number}", tuple(names), item)


def _item(record: _Element) -> Item | None:
    from lxml import etree

    record.tail = None
    text = etree.tostring(record, encoding="unicode")
    for block in endnote_xml.read(Source(text), ReadContext()):
        if isinstance(block, Record) and block.item.variables:
            return block.item.with_(id="")
    return None


def unformatted(document: Document, known: dict[str, tuple[str, ...]]) -> list[Citation]:
    """The citations in the text that EndNote has not formatted yet.

    Args:
        document: whose text is searched.
        known: number of a record -> identities of the works that have it.
    """
    left, right = _delimiters(document.content.layout)
    pattern = re.compile(
        f"{re.escape(left)}([^{re.escape(left + right)}\n]{{3,2000}}){re.escape(right)}"
    )
    sure = bool(known or document.content.layout)
    found: list[Citation] = []
    for match in pattern.finditer(document.content.text):
        if "#" not in match[1] or not (sure or _YEAR.search(match[1])):
            continue
        parts = [_PART.fullmatch(part.strip()) for part in match[1].split(";")]
        if not all(parts):
            continue
        mark = Mark("text", match[0], None, "body")
        mark.fixed = match.span()
        numbers = [part[1] for part in parts if part is not None]
        cites = tuple(Cite(f"#{number}", known.get(number, ())) for number in numbers)
        found.append(Citation("endnote", mark, cites, text=match[0]))
    return found


def _delimiters(layout: str) -> tuple[str, str]:
    """The signs around unformatted citations, braces unless the document says otherwise."""
    signs = {"Left": "{", "Right": "}"}
    for side, sign in _DELIMITER.findall(layout):
        signs[side] = _ENTITIES.get(sign, sign)
    return signs["Left"][:1], signs["Right"][:1]


def numbers_of(cites: list[Cite]) -> dict[str, tuple[str, ...]]:
    """Number of a record -> identities of its work; numbers shared by two works are left out."""
    found: dict[str, set[str]] = {}
    for cite in cites:
        if cite.item is not None:
            number = cite.key.rpartition(":")[2].lstrip("#")
            found.setdefault(number, set()).add(cite.identities[-1])
    return {number: tuple(names) for number, names in found.items() if len(names) == 1}
