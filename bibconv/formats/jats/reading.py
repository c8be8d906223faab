"""References of JATS -> records: elements first; what only the text says is marked to be read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import msgspec

from bibconv.formats.base import ReadContext
from bibconv.formats.jats.tables import (
    CITATIONS,
    FIELDS,
    INLINE,
    LABELS,
    LINKED,
    NAME,
    PEOPLE,
    PUB_IDS,
    ROLES,
    TRANSPARENT,
    TYPES,
)
from bibconv.formats.kit.gathering import Gathering
from bibconv.formats.kit.kinds import READ
from bibconv.formats.kit.mapping_xml import Reading, local, plain
from bibconv.formats.kit.pieces_xml import Piece, pieces
from bibconv.formats.kit.untagged import running_text, untagged
from bibconv.model import Block, Name, Record
from bibconv.source import Source
from bibconv.text import identifiers
from bibconv.text.linkwords import is_link_row
from bibconv.text.names import split_particles

if TYPE_CHECKING:
    from lxml.etree import _Element


def _records(piece: Piece) -> Iterator[Record]:
    """The records of one reference: one for each of its citations."""
    first, *others = _citations(piece.root) or [piece.root]  # a note, or nothing but words
    id = piece.root.get("id") or first.get("id") or ""
    reading = Reading(piece, Gathering(NAME, id=str(id)), INLINE)
    for citation in others:
        reading.use(citation)
    yield _record(reading, first, piece.root)
    for citation in others:
        reading = Reading(piece, Gathering(NAME, id=str(citation.get("id", ""))), INLINE)
        yield msgspec.structs.replace(_record(reading, citation, citation), raw="")


def _any_namespace(names: Iterable[str]) -> list[str]:
    return [f"{{*}}{name}" for name in names]


def _citations(root: _Element) -> list[_Element]:
    """The citations of a reference, one for each work: of alternatives, and of a citation in
    elements beside one in words, the one that says most."""
    found: list[_Element | None] = []
    for element in root.iter():
        if local(element) == "citation-alternatives":
            found.append(_best(element))
        elif local(element) in CITATIONS:
            above = element.getparent()
            if above is None or local(above) != "citation-alternatives":
                found.append(element)
    kept = [element for element in found if element is not None]
    return [e for e in kept if local(e) == "element-citation" and len(e)] or kept


def _best(alternatives: _Element) -> _Element | None:
    """The alternative with elements only, else the one with most elements."""
    return max(
        (e for e in alternatives if local(e) in CITATIONS),
        key=lambda e: (local(e) == "element-citation" and len(e) > 0, len(e)),
        default=None,
    )


def _record(reading: Reading, citation: _Element, top: _Element) -> Record:
    """The record of a citation; what else is in ``top`` belongs to it."""
    g, piece = reading.gathering, reading.piece
    above = citation.getparent()
    if above is not None and local(above) == "citation-alternatives":
        for other in above:
            if other is not citation:
                reading.use(other)  # it says the same
    marks = top.iter(*_any_namespace(LABELS))
    labels = {e for e in marks if not e.get("pub-id-type") and not reading.is_used(e)}
    for element in labels:
        reading.use(element)
    is_typed = _type(reading, citation)
    names = _people(reading, citation)
    may_be_container = _titles(reading, citation)
    _dates(reading, citation)
    _pages(reading, citation)
    _identifiers(reading, citation)
    _fields(reading, citation)
    text = running_text(reading, citation, TRANSPARENT, labels, names)
    if text:
        g.leave("text", text.passage.text)
    reading.leave_rest(top)
    record = g.record(piece.source, piece.start, piece.end)
    return untagged(
        record,
        text,
        names=names,
        is_typed=is_typed,
        may_be_container=may_be_container,
        text_key=f"{NAME}:text",
    )


def _fields(reading: Reading, citation: _Element) -> None:
    for path, kind, variable in FIELDS:
        for element in reading.all(path, citation):
            if path in ("volume", "issue", "edition"):
                reading.set(kind, variable, plain(element), element)
                reading.use(element)
            else:
                reading.set(kind, variable, reading.take(element), element)
    for path in ("institution", "size[@units='page']", "size[@units='pages']"):
        variable = "publisher" if path == "institution" else "number-of-pages"
        for element in reading.all(path, citation):
            reading.set("text", variable, reading.take(element), element)


def _type(reading: Reading, citation: _Element) -> bool:
    """Set the type; whether the source gives it, so that it is no guess."""
    said = citation.get("publication-type") or citation.get("citation-type") or ""
    reading.gathering.type = TYPES.get(str(said).strip().lower(), "document")
    if reading.gathering.type != "document":
        return True
    if reading.all("article-title", citation) and reading.all("source", citation):
        reading.gathering.type = "article-journal"
    return False


def _people(reading: Reading, citation: _Element) -> list[tuple[str, int]]:
    """Add the people; groups that are a list in words, and their variables, are given back."""
    lists = []
    for element in citation:
        kind = local(element)
        if kind == "person-group":
            variable = ROLES.get(str(element.get("person-group-type", "author")), "contributor")
            for inner in element:
                _person(reading, inner, variable)
            if not any(local(inner) in PEOPLE for inner in element) and plain(element).strip():
                lists.append((variable, reading.at(element, plain(element))))
            reading.use(element)
        elif kind in PEOPLE:
            _person(reading, element, "author")
    return lists


def _person(reading: Reading, element: _Element, variable: str) -> None:
    kind, g = local(element), reading.gathering
    if kind == "name-alternatives":
        for inner in list(element)[:1]:
            _person(reading, inner, variable)
    elif kind == "etal":
        g.extra[f"{variable}-truncated"] = True
    elif kind in ("name", "string-name"):
        parts = {local(child): " ".join(plain(child).split()) for child in element}
        if not parts.get("surname"):
            READ["direct-name"](g, variable, plain(element), reading.at(element, plain(element)))
        else:
            name = Name(
                family=parts["surname"],
                given=parts.get("given-names") or None,
                suffix=parts.get("suffix") or None,
            )
            g.names(variable, [split_particles(name)], reading.at(element, plain(element)))
    elif kind in ("collab", "institution", "anonymous"):
        text = " ".join(plain(element).split()).strip(" ,;.") or "Anonymous"
        g.names(variable, [Name(literal=text)], reading.at(element, text))
    else:
        return
    reading.use(element)


def _titles(reading: Reading, citation: _Element) -> bool:
    """Of a part the title is its own and ``source`` what holds it; of a whole ``source`` is it.
    Returns whether the title is that of a ``source``."""
    part = ("article-title", "chapter-title", "part-title", "data-title")
    titled = False
    for path in part:
        for element in reading.all(path, citation):
            titled = True
            reading.set("text", "title", _title(reading, element), element)
            if path == "chapter-title" and reading.gathering.type == "book":
                reading.gathering.type = "chapter"
    for number, element in enumerate(reading.all("source", citation)):
        variable = "container-title" if titled or number else "title"
        if not titled and reading.gathering.type in ("article-journal", "article-newspaper"):
            variable = "container-title"
        reading.set("text", variable, _title(reading, element), element)
    return not titled and "title" in reading.gathering.variables


def _title(reading: Reading, element: _Element) -> str:
    text = reading.take(element).strip()
    above = element.getparent()
    if local(element) != "source" and above is not None and local(above) == "mixed-citation":
        return text.removesuffix(".").removesuffix(",")
    return text.removesuffix(",")


def _dates(reading: Reading, citation: _Element) -> None:
    g = reading.gathering
    for element in reading.all("date-in-citation", citation):
        if "access" in str(element.get("content-type", "access")):
            text = str(element.get("iso-8601-date") or "") or plain(element)
            text = text.strip().removeprefix("Accessed ").removeprefix("accessed ")
            reading.set("date", "accessed", text, element)
            reading.use(element)
    within = [*reading.all("date", citation), citation][0]
    for element in reading.all("string-date", within):
        within = element if reading.all("year", element) else within
    said = {
        name: " ".join(reading.first(name, within).split())
        for name in ("year", "month", "day", "season")
    }
    for element in reading.all("year", within):
        iso = str(element.get("iso-8601-date") or "")
        month = said["month"] or said["season"]
        text = " ".join(filter(None, (said["day"], month, said["year"])))
        if said["month"].isdecimal():
            numbers = (said["month"], said["day"] if said["day"].isdecimal() else "")
            text = "-".join([said["year"], *(n.zfill(2) for n in numbers if n)])
        fuller = iso if len(iso) > len(text) and iso.startswith(said["year"]) else text
        reading.set("date", "issued", fuller, element)
    if "issued" not in g.variables:
        for path in ("date", "string-date"):
            for element in reading.all(path, citation):
                reading.set("date", "issued", reading.take(element), element)


def _pages(reading: Reading, citation: _Element) -> None:
    first, last = reading.first("fpage", citation), reading.first("lpage", citation)
    text = f"{first.strip()}-{last.strip()}" if last.strip() else first.strip()
    for element in reading.all("fpage", citation):
        reading.set("pages", "page", text, element)
    for element in reading.all("page-range", citation):
        if "page" in reading.gathering.variables:
            reading.use(element)
        else:
            reading.set("pages", "page", reading.take(element), element)


def _identifiers(reading: Reading, citation: _Element) -> None:
    for path in ("pub-id", "object-id", "ext-link", "uri"):
        for element in reading.all(path, citation):
            kind = element.get("pub-id-type") or element.get("ext-link-type") or path
            text = plain(element).strip()
            href = next((str(v) for k, v in element.attrib.items() if str(k).endswith("href")), "")
            if kind in PUB_IDS:
                how, variable = PUB_IDS[str(kind)]
                shown = reading.take(element)
                if how == "doi" and not identifiers.doi(shown) and identifiers.doi(href):
                    shown = href  # "CrossRef", with the link behind it
                reading.set(how, variable, shown, element)
            elif path in ("ext-link", "uri") or text.startswith(("http://", "https://")):
                _link(reading, element, href or text)
            elif kind == "arxiv":
                reading.set("text", "number", f"arXiv:{text.removeprefix('arXiv:')}", element)
                reading.use(element)


def _link(reading: Reading, element: _Element, target: str) -> None:
    """An address; that of an identifier gives the identifier."""
    held = reading.gathering.variables
    for variable, find in LINKED.items():
        found = find(target)
        if found and held.setdefault(variable, found) == found:
            held_at = reading.at(element, target)
            reading.gathering.origins.setdefault(variable, held_at)
            reading.use(element)
            return
    if is_link_row(plain(element)):
        reading.use(element)  # "Google Scholar": a search, no address of the work
        return
    reading.set("text", "URL", target, element)
    if held.get("URL") == target:
        reading.use(element)


def read(source: Source, context: ReadContext) -> Iterator[Block]:
    """The references of a list, and the citations that stand outside of one."""
    for part in pieces(source, {"ref", *CITATIONS}, context):
        if isinstance(part, Piece):
            yield from _records(part)
        else:
            yield part
