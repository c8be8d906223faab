"""Papers 2 and 3: XML in the code of a field. Source: the fields as found in documents.

>>> _date("99201904151200000000222000")
{'date-parts': [[2019, 4, 15]]}
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bibconv.formats.csl.item import read_item
from bibconv.model import Item
from bibconv.patterns import late
from bibconv.wordprocessor.carriers.hidden_xml import hidden_citation, text_of
from bibconv.wordprocessor.citations import Bibliography, Cite, Document, Outcome
from bibconv.wordprocessor.ooxml_names import child, children
from bibconv.wordprocessor.paragraphs import Mark

if TYPE_CHECKING:
    from lxml.etree import _Element

_DATE = late(r"99(\d{4})(\d\d)(\d\d)\d*")
_PRECISE = {"200000": 1, "220000": 2, "222000": 3}  # last digits: how much of the date is known
_TEXTS = (
    ("title", "title"), ("subtitle", "subtitle"), ("volume", "volume"), ("number", "issue"), ("doi", "DOI"), ("url", "URL"),
    ("publisher", "publisher"), ("place", "publisher-place"), ("edition", "edition"),
    ("isbn", "ISBN"), ("issn", "ISSN"), ("language", "language"), ("citekey", "id"),
    ("institution", "publisher"),
)  # fmt: skip
_NAME = (
    ("lastName", "family"), ("nonDroppingParticle", "non-dropping-particle"),
    ("droppingParticle", "dropping-particle"), ("suffix", "suffix"),
)  # fmt: skip
_ARTICLE, _JOURNAL = "400", "-100"


def citation(mark: Mark, code: str, document: Document) -> Outcome:
    """``ADDIN PAPERS2_CITATIONS <citation>...``; the list is ``<papers2_bibliography/>``."""
    del document
    if "papers2_bibliography" in code:
        return Bibliography("papers", mark)
    return hidden_citation("papers", mark, "citation", lambda root: map(_cite, children_of(root)))


def children_of(root: _Element) -> list[_Element]:
    """The publications that are cited, without their containers."""
    holder = child(root, "publications")
    return children(holder, "publication") if holder is not None else []


def _cite(element: _Element) -> Cite:
    id = text_of(element, "uuid")
    return Cite(
        id or text_of(element, "citekey"), (f"papers:{id.lower()}",) if id else (), _item(element)
    )


def _item(element: _Element) -> Item | None:
    csl: dict[str, Any] = {"id": ""}
    for name, variable in _TEXTS:
        if text := text_of(element, name):
            csl.setdefault(variable, text) if variable != "id" else csl.update(id=text)
    if subtitle := csl.pop("subtitle", ""):
        csl["title"] = f"{csl['title']}: {subtitle}" if csl.get("title") else subtitle
    first, last = text_of(element, "startpage"), text_of(element, "endpage")
    if first:
        csl["page"] = f"{first}-{last}" if last and last != first else first
    for group, variable in (("authors", "author"), ("editors", "editor")):
        holder = child(element, group)
        people = [_person(one) for one in holder] if holder is not None else []
        if people := [one for one in people if one]:
            csl[variable] = people
    csl["type"] = _type(element, csl)
    if date := _date(text_of(element, "publication_date")):
        csl["issued"] = date
    return read_item(csl).item if len(csl) > 2 else None


def _type(element: _Element, csl: dict[str, Any]) -> str:
    """The type by its number, else by its container, whose title is taken too."""
    bundle = child(child(element, "bundle"), "publication")
    type = "article-journal" if text_of(element, "type") == _ARTICLE else ""
    if bundle is not None:
        csl["container-title"] = text_of(bundle, "title")
        if publisher := text_of(bundle, "publisher"):
            csl.setdefault("publisher", publisher)
        journal = text_of(bundle, "type") == _JOURNAL or text_of(bundle, "subtype") == _JOURNAL
        return type or ("article-journal" if journal else "chapter")
    if type:
        return type
    return "book" if csl.get("publisher") or csl.get("ISBN") else "document"


def _person(element: _Element) -> dict[str, str]:
    given = " ".join(filter(None, (text_of(element, "firstName"), text_of(element, "middleNames"))))
    found = {part: text for name, part in _NAME if (text := text_of(element, name))}
    if given:
        found["given"] = given
    if list(found) == ["family"] and " " in found["family"]:
        return {"literal": found["family"]}
    return found


def _date(text: str) -> dict[str, Any]:
    match = _DATE.match(text)
    if not match:
        return {}
    parts = [int(part) for part in match.groups()]
    known = _PRECISE.get(text[-6:], 3)
    parts = parts[:known]
    while len(parts) > 1 and not parts[-1]:
        parts.pop()
    return {"date-parts": [parts]} if parts[0] else {}
