"""Zotero RDF, and the Bibliontology RDF that Zotero also writes.

Source: Zotero's export formats "Zotero RDF" and "Bibliontology RDF"; the vocabularies bib
(BibTeX-like), bibo, prism, foaf, vcard and dcterms. Resources that items point to (journals,
people, notes) may stand anywhere in the file, so the file is held as a whole.

>>> from bibconv.formats.base import ReadContext
>>> from bibconv.source import Source
>>> item = "<b:Book><z:itemType>book</z:itemType><t:title>On trees</t:title></b:Book>"
>>> text = f'<r:RDF xmlns:r="r" xmlns:b="b" xmlns:z="z" xmlns:t="t">{item}</r:RDF>'
>>> [block.item["title"] for block in read(Source(text), ReadContext()) if hasattr(block, "item")]
['On trees']
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from bibconv.formats.base import ReadContext, WriteContext
from bibconv.formats.kit.frames_xml import writer_of
from bibconv.formats.kit.gathering import Gathering
from bibconv.formats.kit.kinds import READ, WRITE
from bibconv.formats.kit.mapping_xml import Reading, Writing, local, plain
from bibconv.formats.kit.pieces_xml import Piece, pieces
from bibconv.formats.kit.telling import Telling
from bibconv.formats.zotero.tables import CREATORS, TYPES, WRITTEN_CREATORS, WRITTEN_TYPES
from bibconv.model import Block, Comment, Item, Junk, Lose, Name, Outcome, Record
from bibconv.patterns import late
from bibconv.source import Source
from bibconv.text.names import join_particle, split_particles

if TYPE_CHECKING:
    from lxml.etree import _Element

_NAME = "zotero-rdf"
_SPACES: dict[str | None, str] = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "z": "http://www.zotero.org/namespaces/export#",
    "dcterms": "http://purl.org/dc/terms/",
    "bib": "http://purl.org/net/biblio#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "prism": "http://prismstandard.org/namespaces/1.2/basic/",
    "vcard": "http://nwalsh.com/rdf/vCard#",
}
# Element -> item type, where z:itemType does not say it.
_ELEMENTS = {
    "Article": "article-journal", "AcademicArticle": "article-journal", "Book": "book",
    "BookSection": "chapter", "Chapter": "chapter", "Document": "document", "Email": "personal_communication",
    "EditedBook": "book", "Illustration": "graphic", "Image": "graphic", "Interview": "interview",
    "Legislation": "legislation", "Statute": "legislation", "LegalDecision": "legal_case",
    "LegalCaseDocument": "legal_case", "Letter": "personal_communication",
    "Manuscript": "manuscript", "Map": "map", "MotionPicture": "motion_picture",
    "Film": "motion_picture", "Patent": "patent", "Recording": "song", "Report": "report",
    "Thesis": "thesis", "Webpage": "webpage", "Data": "software", "Bill": "bill",
    "Hearing": "hearing", "ConferencePaper": "paper-conference", "Slideshow": "speech",
    "AudioDocument": "song", "AudioVisualDocument": "motion_picture", "ReferenceSource": "book",
    "PersonalCommunicationDocument": "personal_communication", "Proceedings": "book",
    "ReferenceEntry": "entry-encyclopedia", "Specification": "standard", "Standard": "standard",
}  # fmt: skip
_HOLDERS = ("Journal", "Series", "Issue", "Periodical", "Magazine", "Newspaper", "Website",
            "CourtReporter", "Code", "MultiVolumeBook")  # fmt: skip
_ASIDE = ("Memo", "Attachment", "Person", "Organization", "Collection", "UserItem", "Note",
          "CourtReporter")  # fmt: skip
_WRITTEN_ELEMENTS = {
    "article-journal": "Article", "article-magazine": "Article", "article-newspaper": "Article",
    "book": "Book", "chapter": "BookSection", "graphic": "Illustration", "interview": "Interview",
    "legislation": "Legislation", "personal_communication": "Letter", "manuscript": "Manuscript",
    "map": "Map", "motion_picture": "MotionPicture", "patent": "Patent", "song": "Recording",
    "report": "Report", "thesis": "Thesis", "webpage": "Document", "software": "Data",
}  # fmt: skip
_PEOPLE = {"authors": "author", "authorList": "author", "editors": "editor",
           "editorList": "editor", "contributors": "contributor", "translators": "translator",
           "contributorList": "contributor"} | {
    f"{kind}s": variable for kind, variable in CREATORS.items()
}  # fmt: skip
# Element, kind of its value, variable.
_FIELDS = (
    ("date", "date", "issued"), ("pages", "pages", "page"), ("volume", "text", "volume"),
    ("number", "text", "issue"), ("issue", "text", "issue"), ("edition", "text", "edition"),
    ("numPages", "text", "number-of-pages"), ("numberOfVolumes", "text", "number-of-volumes"),
    ("numVolumes", "text", "number-of-volumes"),
    ("abstract", "lines", "abstract"), ("language", "language", "language"),
    ("shortTitle", "text", "title-short"), ("libraryCatalog", "text", "source"),
    ("repository", "text", "source"), ("archive", "text", "archive"),
    ("archiveLocation", "text", "archive_location"), ("rights", "text", "license"),
    ("type", "text", "genre"), ("description", "notes", "note"),
    ("meetingName", "text", "event-title"), ("conferenceName", "text", "event-title"),
    ("dateSubmitted", "date", "accessed"), ("accessDate", "date", "accessed"),
    ("doi", "doi", "DOI"), ("isbn", "serial", "ISBN"), ("isbn10", "serial", "ISBN"),
    ("isbn13", "serial", "ISBN"), ("issn", "serial", "ISSN"), ("eissn", "serial", "ISSN"),
    ("uri", "text", "URL"), ("shortDescription", "lines", "annote"),
    ("seriesNumber", "text", "collection-number"), ("versionNumber", "text", "version"),
    ("medium", "text", "medium"), ("scale", "text", "scale"), ("section", "text", "section"),
)  # fmt: skip
_WRITTEN_FIELDS = (
    ("dc:date", "date", "issued"), ("bib:pages", "pages", "page"),
    ("prism:edition", "text", "edition"), ("z:numPages", "text", "number-of-pages"),
    ("z:numberOfVolumes", "text", "number-of-volumes"), ("dcterms:abstract", "lines", "abstract"),
    ("z:language", "text", "language"), ("z:shortTitle", "text", "title-short"),
    ("z:libraryCatalog", "text", "source"), ("z:archive", "text", "archive"),
    ("z:archiveLocation", "text", "archive_location"), ("dc:rights", "text", "license"),
    ("z:type", "text", "genre"), ("z:meetingName", "text", "event-title"),
    ("dcterms:dateSubmitted", "date", "accessed"), ("dc:description", "notes", "note"),
    ("z:versionNumber", "text", "version"), ("z:medium", "text", "medium"),
    ("z:scale", "text", "scale"), ("z:section", "text", "section"),
)  # fmt: skip
_TAG = late(r"<[^<>]{1,200}>")
_PARAGRAPH = late(r"</p>|<br */?>")
_Resources = dict[str, "_Element"]


def read(source: Source, context: ReadContext) -> Iterator[Block]:
    """A record for each item; journals, people, notes and files that they point to are comments."""
    names = {*_ELEMENTS, *_HOLDERS, *_ASIDE, "Description"}
    parts = list(pieces(source, names, context, nests=names))
    known = _resources(part.root for part in parts if isinstance(part, Piece))
    pointed_at = {
        value
        for part in parts
        if isinstance(part, Piece)
        for element in part.root.iter("{*}isPartOf", "{*}presentedAt")
        if (value := _rdf(element, "resource"))
    }
    for part in parts:
        if isinstance(part, (Comment, Junk)):
            yield part
        elif _is_item(part.root, pointed_at):
            yield _record(part, known)
        else:
            yield Comment(source.text[part.start : part.end])


def _resources(roots: Iterable[_Element]) -> _Resources:
    found: _Resources = {}
    for root in roots:
        for element in root.iter():
            if isinstance(element.tag, str):
                for name in ("about", "nodeID", "ID"):
                    value = _rdf(element, name)
                    if value and (len(element) or element.text):
                        found.setdefault(value, element)
    return found


def _rdf(element: _Element, name: str) -> str:
    for key, value in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(value)
    return ""


def _is_item(root: _Element, pointed_at: set[str]) -> bool:
    kind = local(root)
    children = {local(child): child for child in root}
    if "itemType" in children:
        return plain(children["itemType"]).strip() not in ("attachment", "note")
    if _rdf(root, "about") in pointed_at or kind in _HOLDERS + _ASIDE:
        return False
    return "title" in children or kind in _ELEMENTS


def _record(piece: Piece, known: _Resources) -> Record:
    reading = Reading(piece, Gathering(_NAME))
    g = reading.gathering
    kind = reading.first("itemType").strip()
    g.type = TYPES.get(kind) or _ELEMENTS.get(local(piece.root), "document")
    g.id = reading.first("citationKey").strip()
    for element in reading.all("title"):
        reading.set("text", "title", reading.take(element), element)
    for element in piece.root:
        variable = _PEOPLE.get(local(element))
        if variable is not None:
            _people(reading, element, variable, known)
    if "author" not in g.variables:
        for element in reading.all("creator"):
            _people(reading, element, "author", known)
    for element in reading.all("creator"):
        reading.use(element)
    for element in reading.all("isPartOf"):
        _holder(reading, element, known)
    for path, how, variable in _FIELDS:
        for element in reading.all(path):
            reading.set(how, variable, reading.take(element), element)
    for element in reading.all("publisher"):
        _publisher(reading, element, known)
    for path in ("identifier", "presentedAt", "subject"):
        for element in reading.all(path):
            _ROWS[path](reading, element)
    for element in [*reading.all("isReferencedBy"), *reading.all("annotates")]:
        _note(reading, element, known)
    if g.type == "article-journal" and "container-title" not in g.variables and not kind:
        g.type = "document"
    reading.leave_rest()
    return g.record(piece.source, piece.start, piece.end)


def _resolved(element: _Element, known: _Resources) -> _Element:
    """The resource that an element points to or holds; itself if it does neither."""
    target = _rdf(element, "resource") or (_rdf(element, "nodeID") if not len(element) else "")
    if target in known:
        return known[target]
    inner = [child for child in element if isinstance(child.tag, str)]
    return inner[0] if len(inner) == 1 else element


def _people(reading: Reading, element: _Element, variable: str, known: _Resources) -> None:
    entries = [e for e in element.iter() if local(e) == "li" or local(e).startswith("_")]
    names = []
    for entry in entries or [element]:
        person = _resolved(entry, known)
        parts = {local(child): " ".join(plain(child).split()) for child in person}
        family = parts.get("surname") or parts.get("familyName") or parts.get("lastName")
        given = parts.get("givenName") or parts.get("givenname") or parts.get("firstName")
        if family and given:
            names.append(split_particles(Name(family, given)))
        elif family or parts.get("name") or not len(person):
            text = family or parts.get("name") or " ".join(plain(person).split())
            names.append(Name(literal=text) if " " in text else Name(text))
    reading.gathering.names(variable, names, reading.at(element, plain(element)))
    reading.use(element)


def _holder(reading: Reading, element: _Element, known: _Resources) -> None:
    holder = _resolved(element, known)
    if holder is element and not len(element):
        target = _rdf(element, "resource")
        if target.lower().startswith("urn:issn:"):
            READ["serial"](reading.gathering, "ISSN", target[9:], reading.at(element, target))
            reading.use(element)
        return
    is_series = local(holder) == "Series"
    for child in holder:
        name, text = local(child), " ".join(plain(child).split())
        at = reading.at(child, text) if holder.getroottree() is element.getroottree() else None
        if name == "title":
            variable = "collection-title" if is_series else "container-title"
            reading.gathering.text(variable, text, at)
        elif name in ("alternative", "shortTitle"):
            reading.gathering.text("container-title-short", text, at)
        elif name == "identifier":
            _identifier(reading, child)
        elif name == "isPartOf":
            _holder(reading, child, known)
        elif name in ("number", "issue") and is_series:
            reading.gathering.text("collection-number", text, at)
        else:
            for path, how, variable in _FIELDS:
                if path == name and variable not in reading.gathering.variables:
                    READ[how](reading.gathering, variable, text, at)
    reading.use(element)


def _publisher(reading: Reading, element: _Element, known: _Resources) -> None:
    body = _resolved(element, known)
    found = {local(e): " ".join(plain(e).split()) for e in body.iter() if not len(e)}
    for name, variable in (("name", "publisher"), ("locality", "publisher-place"),
                           ("localityName", "publisher-place")):  # fmt: skip
        if found.get(name):
            reading.gathering.text(variable, found[name], reading.at(element, found[name]))
    if not len(element) and plain(element).strip():
        reading.set("text", "publisher", plain(element), element)
    reading.use(element)


def _identifier(reading: Reading, element: _Element) -> None:
    text = " ".join(plain(element).split())
    kind, _, value = text.partition(" ")
    at = reading.at(element, text)
    if kind in ("ISBN", "ISSN", "DOI") and value:
        READ["doi" if kind == "DOI" else "serial"](reading.gathering, kind, value, at)
    elif text.startswith(("http://", "https://", "urn:")):
        reading.gathering.text("URL", text, at)
    else:
        return
    reading.use(element)


def _event(reading: Reading, element: _Element) -> None:
    titles = [plain(e) for e in element.iter() if local(e) == "title"]
    for title in titles[:1]:
        reading.set("text", "event-title", title, element)
        reading.use(element)


def _subject(reading: Reading, element: _Element) -> None:
    text = " ".join(plain(element).split())
    kinds = {local(child) for child in element}
    variable = "call-number" if kinds & {"LCC", "CallNumber"} else "keyword"
    if variable == "keyword":
        reading.gathering.add("keyword", text.replace(";", ","), "; ", reading.at(element, text))
    else:
        reading.gathering.text(variable, text, reading.at(element, text))
    reading.use(element)


_ROWS = {"identifier": _identifier, "presentedAt": _event, "subject": _subject}


def _note(reading: Reading, element: _Element, known: _Resources) -> None:
    memo = _resolved(element, known)
    html = " ".join(plain(memo).split())
    text = "\n".join(_TAG.sub("", part).strip() for part in _PARAGRAPH.split(html)).strip()
    reading.gathering.add("note", text, "\n", reading.at(element, text))
    if memo is not element:
        reading.use(element)


def _print(item: Item, lose: Lose) -> str:
    telling = Telling(item, _NAME, lose)
    left = telling.leftovers()
    kind = WRITTEN_TYPES.get(item.type, "document")
    if item.type not in WRITTEN_TYPES:
        telling.lose("type", Outcome.APPROXIMATED, "Zotero has no such type")
    writing = Writing(f"bib:{_WRITTEN_ELEMENTS.get(item.type, 'Document')}", telling, _SPACES)
    writing.add("z:itemType", kind)
    if item.id:
        writing.add("z:citationKey", item.id)
    _print_holders(writing, telling)
    if "publisher" in telling.left or "publisher-place" in telling.left:
        place = telling.text("publisher-place")
        body = "dc:publisher/foaf:Organization"
        if place:
            writing.add(f"{body}/vcard:adr/vcard:Address/vcard:locality", place)
        if publisher := telling.text("publisher"):
            writing.add(f"{body}/foaf:name", publisher)
    for variable, creator in WRITTEN_CREATORS.items():
        _print_people(writing, telling, variable, creator)
    for word in WRITE["keyword"](telling, "keyword"):
        writing.add("dc:subject", word)
    if number := telling.text("call-number"):
        writing.add("dcterms:LCC/rdf:value", number, writing.add("dc:subject"))
    writing.add("dc:title", telling.text("title"))
    for name in ("DOI", "ISBN", "ISSN"):
        for text in WRITE["serial"](telling, name):
            writing.add("dc:identifier", f"{name} {text}")
    if url := telling.text("URL"):
        writing.add("dcterms:URI/rdf:value", url, writing.add("dc:identifier"))
    for path, how, variable in _WRITTEN_FIELDS:
        for text in WRITE[how](telling, variable):
            element = writing.add(path, text)
            if how == "lines":
                writing.keep_space(element)
    writing.put_back(left)
    telling.close("Zotero RDF has no property for it")
    return writing.xml(indent=1)


def _print_holders(writing: Writing, telling: Telling) -> None:
    hosted = ("container-title", "volume", "issue", "container-title-short")
    if any(variable in telling.left for variable in hosted):
        kind = "bib:Journal" if telling.item.type.startswith("article") else "bib:Book"
        holder = writing.add(f"dcterms:isPartOf/{kind}")
        for path, variable in (
            ("prism:volume", "volume"),
            ("prism:number", "issue"),
            ("dc:title", "container-title"),
            ("dcterms:alternative", "container-title-short"),
        ):
            if text := telling.text(variable):
                writing.add(path, text, holder)
    if "collection-title" in telling.left:
        series = writing.add("bib:Series", within=writing.add("dcterms:isPartOf"))
        writing.add("dc:title", telling.text("collection-title"), series)
        if number := telling.text("collection-number"):
            writing.add("prism:number", number, series)


def _print_people(writing: Writing, telling: Telling, variable: str, creator: str) -> None:
    names = telling.names(variable)
    if not names:
        return
    prefix = "bib" if creator in ("author", "editor", "contributor") else "z"
    listed = writing.add(f"{prefix}:{creator}s/rdf:Seq")
    for name in names:
        person = writing.add("foaf:Person", within=writing.add("rdf:li", within=listed))
        family = join_particle(name.non_dropping_particle, name.family)
        family = join_particle(name.dropping_particle, family)
        writing.add("foaf:surname", name.literal or family, person)
        given = ", ".join(part for part in (name.given, name.suffix) if part)
        if given:
            writing.add("foaf:givenName", given, person)
        if name.suffix:
            telling.lose(
                variable, Outcome.APPROXIMATED, "a suffix is written behind the given name"
            )
        if name.literal and " " not in name.literal:
            telling.lose(variable, Outcome.APPROXIMATED, "an organisation of one word is a name")


_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF\n'
    + "\n".join(f' xmlns:{prefix}="{uri}"' for prefix, uri in _SPACES.items())
    + ">\n"
)
_write = writer_of(_HEAD, "</rdf:RDF>\n", _print)


def write(blocks: Iterable[Block], context: WriteContext) -> Iterator[str]:
    """Items with the journals and people in them, as Zotero reads them."""
    return _write(blocks, context)
