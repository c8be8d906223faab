"""Mendeley Desktop's fields and marks, and the content controls of Mendeley Cite.

Mendeley Desktop numbers its items anew in every citation, so that only the address identifies a work.
Mendeley Cite stores the JSON in the tag of a control, and all citations again outside of the text.
Source: Mendeley's plugin for OpenOffice; tags as found in documents.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from typing import Any

from bibconv.patterns import late
from bibconv.wordprocessor.carriers.csl_citation import (
    addresses_of,
    cites_of,
    identity,
    is_deep,
    item_of,
)
from bibconv.wordprocessor.carriers.zotero import csl_citation
from bibconv.wordprocessor.citations import Citation, Cite, Document, Outcome, StoredCitations
from bibconv.wordprocessor.paragraphs import Mark

_NUMBERS = late(r"\{([0-9A-Za-z-]{8,64})\}")
_CODE = "CSL_CITATION"
_TAG = late(r"MENDELEY_CITATION_v\d+_")
_ID = late(r'"citationID"\s*:\s*"([^"]{1,200})"')
_URL_SAFE = str.maketrans("-_", "+/")
_MOST = 20_000_000  # characters of a tag


def citation(mark: Mark, code: str, document: Document) -> Outcome:
    """``CSL_CITATION {...}``, or the numbers of works alone, as in the first versions."""
    del document
    start = code.find(_CODE)
    if start >= 0:
        return csl_citation("mendeley", mark, code[start:])
    numbers = _NUMBERS.findall(code)
    if not numbers:
        return Citation("mendeley", mark, damage="it holds no data")
    cites = [Cite(number, (f"mendeley:{number.lower()}",)) for number in numbers]
    return Citation("mendeley", mark, tuple(cites))


def control(mark: Mark, document: Document) -> Outcome:
    """A control whose tag is the citation."""
    text = _decoded(mark.code)
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        data = None
    kept = _kept(document)
    place, kept.controls = kept.controls, kept.controls + 1
    if not isinstance(data, dict) or is_deep(data):
        found = _ID.search(text)
        data = kept.by_id.get(found[1]) if found else None
        if data is None and len(kept.ordered) > place and not found:
            data = kept.ordered[place]
        if data is None:
            return Citation("mendeley-cite", mark, damage="the tag is cut off, or was changed")
    cites = [_cite(cite) for cite in cites_of(data)]
    if not cites:
        return Citation("mendeley-cite", mark, damage="it holds no work")
    return Citation("mendeley-cite", mark, tuple(cites))


def _cite(cite: Mapping[str, Any]) -> Cite:
    id = str(cite.get("id", ""))
    identities = [identity(address) for address in addresses_of(cite)]
    if id:
        identities.append(f"mendeley-cite:{id.lower()}")
    return Cite(id, tuple(identities), item_of(cite.get("itemData")))


def _decoded(tag: str) -> str:
    """The text in a tag: base64 of either alphabet, padded or not, whole or cut."""
    opening = _TAG.match(tag)
    packed = tag[opening.end() if opening else 0 :][:_MOST].translate(_URL_SAFE)
    packed = "".join(packed.split()).rstrip("=")
    packed = packed[: len(packed) - (len(packed) % 4 == 1)]
    try:
        return base64.b64decode(packed + "=" * (-len(packed) % 4)).decode("utf-8", "replace")
    except ValueError:
        return ""


def _kept(document: Document) -> StoredCitations:
    """The citations that are stored outside of the text; read when first needed."""
    if document.kept is None:
        ordered: list[Mapping[str, object]] = []
        for text in document.content.kept:
            try:
                data = json.loads(text)
            except (ValueError, RecursionError):
                continue
            data = None if is_deep(data) else data
            ordered += [c for c in data if isinstance(c, dict)] if isinstance(data, list) else []
        by_id = {str(citation.get("citationID", "")): citation for citation in ordered}
        document.kept = StoredCitations(by_id, tuple(ordered))
    return document.kept
