"""JATS: the ``ref-list`` of an article, as publishers and PubMed Central hold it.

Source: JATS 1.3 (ANSI/NISO Z39.96-2021), ``<ref>``, ``<element-citation>``, ``<mixed-citation>``;
JATS4R recommendation on citations. A record is a citation; what its elements do not say is
marked to be read as text.

>>> from bibconv.formats.base import ReadContext
>>> from bibconv.source import Source
>>> inner = '<element-citation publication-type="book"><source>A book</source></element-citation>'
>>> next(read(Source(f'<ref id="b1">{inner}</ref>'), ReadContext())).item.variables
{'title': 'A book'}
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from bibconv.formats.base import ReadContext
from bibconv.formats.kit.frames_xml import writer_of
from bibconv.formats.kit.gathering import Gathering
from bibconv.formats.kit.kinds import READ, WRITE
from bibconv.formats.kit.mapping_xml import Reading, Writing, local, plain
from bibconv.formats.kit.pieces_xml import Piece, pieces
from bibconv.formats.kit.telling import Telling
from bibconv.formats.kit.untagged import loose, untagged
from bibconv.model import Block, Date, Item, Lose, Name, Outcome, Record
from bibconv.source import Source
from bibconv.text import identifiers
from bibconv.text.linkwords import is_link_row
from bibconv.text.names import join_particle, split_particles
from bibconv.text.pages import split

if TYPE_CHECKING:
    from lxml.etree import _Element

_NAME = "jats"
_INLINE = {"italic": "i", "bold": "b", "sub": "sub", "sup": "sup", "sc": "sc"}
_WRITTEN_INLINE = {"i": "italic", "b": "bold", "sub": "sub", "sup": "sup", "sc": "sc"}
_CITATIONS = ("element-citation", "mixed-citation", "citation", "nlm-citation")
# @publication-type -> item type; the first of a type is written.
_TYPES = {
    "journal": "article-journal", "article": "article-journal", "article-journal": "article-journal",
    "book": "book", "chapter": "chapter", "book-chapter": "chapter",
    "confproc": "paper-conference", "conference": "paper-conference",
    "conf-proc": "paper-conference", "data": "dataset", "dataset": "dataset",
    "database": "dataset", "legal": "legislation", "letter": "personal_communication",
    "magazine": "article-magazine", "map": "map", "newspaper": "article-newspaper",
    "news": "article-newspaper", "patent": "patent", "preprint": "article", "eprint": "article",
    "report": "report", "gov": "report", "review": "review", "software": "software",
    "standard": "standard", "thesis": "thesis", "web": "webpage", "website": "webpage",
    "webpage": "webpage", "weblink": "webpage", "video": "motion_picture", "other": "document",
    "unknown": "document", "working-paper": "report",
}  # fmt: skip
_WRITTEN = {type: name for name, type in reversed(_TYPES.items())}
_ROLES = {
    "author": "author", "editor": "editor", "translator": "translator", "transed": "translator",
    "compiler": "compiler", "director": "director", "guest-editor": "editor",
    "inventor": "author", "curator": "curator", "illustrator": "illustrator",
    "collaborator": "contributor", "allauthors": "author", "guesteditor": "editor",
    "seriesEditor": "collection-editor", "reviewer": "author", "developer": "author",
}  # fmt: skip
_WRITTEN_ROLES = (
    "author", "editor", "translator", "compiler", "director", "curator", "illustrator",
)  # fmt: skip
# Element, kind of its value, variable.
_FIELDS = (
    ("volume", "text", "volume"), ("issue", "text", "issue"), ("edition", "text", "edition"),
    ("elocation-id", "text", "number"), ("publisher-name", "text", "publisher"),
    ("publisher-loc", "text", "publisher-place"), ("conf-name", "text", "event-title"),
    ("conf-date", "date", "event-date"), ("conf-loc", "text", "event-place"),
    ("series", "text", "collection-title"), ("volume-series", "text", "collection-title"),
    ("version", "text", "version"), ("comment", "notes", "note"), ("patent", "text", "number"),
    ("supplement", "text", "supplement-number"), ("isbn", "serial", "ISBN"),
    ("issn", "serial", "ISSN"), ("annotation", "lines", "annote"), ("std", "text", "number"),
    ("trans-title", "text", "reviewed-title"),
)  # fmt: skip
_PUB_IDS = {
    "doi": ("doi", "DOI"), "pmid": ("text", "PMID"), "pmcid": ("text", "PMCID"),
    "pmc": ("text", "PMCID"), "isbn": ("serial", "ISBN"), "issn": ("serial", "ISSN"),
    "medline": ("text", "PMID"),
}  # fmt: skip
_LINKED = {"DOI": identifiers.doi, "PMID": identifiers.pmid, "PMCID": identifiers.pmcid}
_WRITTEN_IDS = (("doi", "DOI"), ("pmid", "PMID"), ("pmcid", "PMCID"))
# Elements that say nothing of their own: their text belongs to what stands around them.
_TRANSPARENT = {
    **_INLINE, "x": "", "break": "", "styled-content": "", "named-content": "", "underline": "",
    "monospace": "", "roman": "", "sans-serif": "", "overline": "", "strike": "", "abbrev": "",
}  # fmt: skip


def _records(piece: Piece) -> Iterator[Record]:
    """The records of one reference: one for each of its citations."""
    citations = _citations(piece.root)
    labels = [e for e in piece.root.iter() if local(e) == "label"]
    for number, citation in enumerate(citations or [None]):
        reading = Reading(piece, Gathering(_NAME), _INLINE)
        others = [e for e in citations if e is not citation]
        for element in (*labels, *(e for other in others for e in other.iter())):
            reading.use(element)
        ids = [e.get("id") for e in (citation, *([] if number else [piece.root])) if e is not None]
        reading.gathering.id = str(ids[-1] or ids[0] or "")
        record = _record(reading, citation, labels)
        yield msgspec.structs.replace(record, raw="") if number else record


def _citations(root: _Element) -> list[_Element]:
    """The citations of a reference, of alternatives the one that says most."""
    found = []
    for element in root.iter():
        if local(element) == "citation-alternatives":
            found.append(_best(element))
        elif local(element) in _CITATIONS:
            above = element.getparent()
            if above is None or local(above) != "citation-alternatives":
                found.append(element)
    return [element for element in found if element is not None]


def _best(alternatives: _Element) -> _Element | None:
    """The alternative with elements only, else the one with most elements."""
    return max(
        (e for e in alternatives if local(e) in _CITATIONS),
        key=lambda e: (local(e) == "element-citation" and len(e) > 0, len(e)),
        default=None,
    )


def _record(reading: Reading, citation: _Element | None, labels: list[_Element]) -> Record:
    g, piece = reading.gathering, reading.piece
    if citation is None:
        reading.leave_rest()
        return g.record(piece.source, piece.start, piece.end)
    is_typed = _type(reading, citation)
    _people(reading, citation)
    is_whole = _titles(reading, citation)
    _dates(reading, citation)
    _pages(reading, citation)
    _identifiers(reading, citation)
    _fields(reading, citation)
    text = loose(reading, citation, _TRANSPARENT, labels)
    if text:
        g.leave("text", text.passage.text)
    reading.leave_rest()
    record = g.record(piece.source, piece.start, piece.end)
    return untagged(record, text, is_typed=is_typed, is_whole=is_whole, kept=f"{_NAME}:text")


def _fields(reading: Reading, citation: _Element) -> None:
    for path, kind, variable in _FIELDS:
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
    """Set the type; whether it was said, and is no guess."""
    said = citation.get("publication-type") or citation.get("citation-type") or ""
    reading.gathering.type = _TYPES.get(str(said).strip().lower(), "document")
    if reading.gathering.type != "document":
        return True
    if reading.all("article-title", citation) and reading.all("source", citation):
        reading.gathering.type = "article-journal"
    return False


def _people(reading: Reading, citation: _Element) -> None:
    for element in citation:
        kind = local(element)
        if kind == "person-group":
            variable = _ROLES.get(str(element.get("person-group-type", "author")), "contributor")
            for inner in element:
                _person(reading, inner, variable)
            reading.use(element)
        elif kind in ("name", "string-name", "collab", "etal", "name-alternatives"):
            _person(reading, element, "author")


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
    Whether the title was said by a ``source``."""
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
            if kind in _PUB_IDS:
                how, variable = _PUB_IDS[str(kind)]
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
    for variable, find in _LINKED.items():
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


def _print(item: Item, lose: Lose) -> str:
    telling = Telling(item, _NAME, lose)
    left = telling.leftovers()
    writing = Writing("ref", telling, None, _WRITTEN_INLINE)
    if item.id:
        writing.root.set("id", writing.clean(item.id))
    if not telling.left and "text" in left:
        writing.add("mixed-citation", str(left.pop("text")))
        telling.close()
        return writing.xml(indent=1)
    kind = _WRITTEN.get(item.type, "other")
    if kind == "other" and item.type != "document":
        telling.lose("type", Outcome.APPROXIMATED, "JATS has no such publication type")
    cited = writing.add("element-citation", attributes={"publication-type": kind})
    for role in _WRITTEN_ROLES:
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
    for path, how, variable in _FIELDS:
        if path not in ("volume-series", "patent", "std"):
            for text in WRITE[how](telling, variable):
                writing.add(path, text, cited)
    for kind, variable in _WRITTEN_IDS:
        if text := telling.text(variable):
            writing.add("pub-id", text, cited, {"pub-id-type": kind})
    if text := telling.text("URL"):
        writing.add("uri", text, cited)
    left.pop("text", None)
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


def read(source: Source, context: ReadContext) -> Iterator[Block]:
    """The references of a list, and the citations that stand outside of one."""
    for part in pieces(source, {"ref", *_CITATIONS}, context):
        if isinstance(part, Piece):
            yield from _records(part)
        else:
            yield part


write = writer_of('<?xml version="1.0" encoding="UTF-8"?>\n<ref-list>\n', "</ref-list>\n", _print)
