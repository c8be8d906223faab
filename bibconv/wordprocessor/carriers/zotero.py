"""Zotero: fields, reference marks, bookmarks, and documents prepared for another word processor.

Source: Zotero's integration.js (codes, their history and repairs); JabRef writes the same marks,
with addresses of its own.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from bibconv.patterns import late
from bibconv.wordprocessor.carriers.csl_citation import (
    addresses_of,
    citation_of,
    cites_of,
    identity,
    in_capitals,
    item_of,
    key_of,
    number_of,
)
from bibconv.wordprocessor.citations import Bibliography, Citation, Cite, Document, Outcome
from bibconv.wordprocessor.paragraphs import Mark

_JABREF = "jabref.org"
# Before 1.0: numbers of items, locators, an underscore: "12|34_p5|p6_".
_NUMBERS = late(r"\d+(?:\|\d+)*_")
_WORDS = late(r"(?:ADDIN\s+)?ZOTERO_[A-Z]+\s*(?:CSL_CITATION)?\s*", 0)
_PART = late(r"(ITEM|BIBL|CITATION)\s(?:CSL_CITATION)?\s*\{")
_EMPTY = "it holds no work"


def citation(mark: Mark, code: str, document: Document) -> Outcome:
    """``ZOTERO_ITEM CSL_CITATION {...}``, and the forms of older versions."""
    del document
    opening = _WORDS.match(code)
    rest = code[opening.end() :] if opening else code
    numbers = _NUMBERS.match(rest)
    if numbers:
        cites = [Cite(number) for number in numbers[0].rstrip("_").split("|")]
        return Citation("zotero", mark, tuple(cites))
    return csl_citation("zotero", mark, code)


def csl_citation(manager: str, mark: Mark, code: str) -> Citation:
    """A citation in JSON, by whichever program."""
    data, damage = citation_of(code)
    if damage:
        return Citation(manager, mark, damage=damage)
    capitals = in_capitals(data)
    found: list[Cite] = []
    for cite in cites_of(data):
        item = None if capitals else item_of(cite.get("itemData"))
        if capitals:
            found.append(Cite(str(cite.get("ID", cite.get("id", "")))))
            continue
        key = key_of(cite)
        if key or item is not None:
            identities = tuple(map(identity, addresses_of(cite)))
            found.append(Cite(key, identities, item, number_of(cite, manager, item)))
    if not found:
        return Citation(manager, mark, damage=_EMPTY)
    if all(_JABREF in cite.key for cite in found):
        manager = "jabref"
    return Citation(manager, mark, tuple(found))


def bibliography(mark: Mark, code: str, document: Document) -> Outcome:
    """``ZOTERO_BIBL {...} CSL_BIBLIOGRAPHY``: works that are listed and not cited have only keys."""
    del document
    data, _ = citation_of(code)
    uncited = data.get("uncited")
    cites = [
        Cite(addresses[0], tuple(map(identity, addresses)))
        for entry in (uncited if isinstance(uncited, list) else [])
        if (addresses := addresses_of({"uris": entry}))
    ]
    return Bibliography("zotero", mark, tuple(cites))


def transferred(text: str) -> Iterator[str]:
    """The codes in the text of links, in documents prepared for another word processor.

    One code may be spread over several links, and several codes may follow each other.
    """
    decoder = json.JSONDecoder(strict=False)
    position = 0
    while (match := _PART.search(text, position)) is not None:
        start = match.end() - 1
        try:
            _, position = decoder.raw_decode(text, start)
        except (ValueError, RecursionError):
            following = _PART.search(text, match.end())
            position = following.start() if following else len(text)
        yield f"ZOTERO_{text[match.start() : position]}"
