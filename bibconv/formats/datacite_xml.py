"""DataCite XML: the metadata of a DOI as it is deposited.

Source: DataCite Metadata Schema 4.5 (kernel-4), metadata.xsd.

>>> from bibconv.formats.base import ReadContext
>>> from bibconv.source import Source
>>> text = "<resource><titles><title>T</title></titles></resource>"
>>> next(read(Source(text), ReadContext())).item["title"]
'T'
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bibconv.formats.base import ReadContext
from bibconv.formats.datacite.tables import CONTRIBUTORS, WRITTEN, type_of
from bibconv.formats.kit.frames_xml import reader_of, writer_of
from bibconv.formats.kit.gathering import Gathering
from bibconv.formats.kit.kinds import WRITE
from bibconv.formats.kit.mapping_xml import Reading, Writing, local, plain
from bibconv.formats.kit.pieces_xml import Piece
from bibconv.formats.kit.telling import Telling
from bibconv.model import Item, Lose, Name, Outcome, Record
from bibconv.text.names import format_inverted, parse_inverted, split_particles

if TYPE_CHECKING:
    from lxml.etree import _Element

_NAME = "datacite-xml"
_KERNEL = "http://datacite.org/schema/kernel-4"
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_DATES = (("Issued", "issued"), ("Available", "available-date"), ("Submitted", "submitted"))
_LISTS = ("creators", "titles", "contributors", "dates", "subjects", "descriptions", "relatedItems")
_WITHIN = (("volume", "volume"), ("issue", "issue"), ("edition", "edition"))


def _record(piece: Piece, _context: ReadContext) -> Record:
    reading = Reading(piece, Gathering(_NAME))
    g = reading.gathering
    _type(reading)
    _titles(reading)
    for element in reading.all("creators/creator"):
        _person(reading, element, "author", "creatorName")
    for element in reading.all("contributors/contributor"):
        variable = CONTRIBUTORS.get(str(element.get("contributorType")))
        if variable is not None:
            _person(reading, element, variable, "contributorName")
    for element in reading.all("identifier"):
        if str(element.get("identifierType")).upper() == "DOI":
            reading.set("doi", "DOI", reading.take(element), element)
        elif str(element.get("identifierType")).upper() == "URL":
            reading.set("text", "URL", reading.take(element), element)
    _alternates(reading)
    reading.put("text", "publisher", "publisher")
    _dates(reading)
    reading.put("text", "version", "version")
    reading.put("language", "language", "language")
    for element in reading.all("subjects/subject"):
        text = plain(element)
        if len(element.attrib) or "," in text:
            g.add("keyword", text.replace(";", ","), "; ", reading.at(element, text))
        else:
            reading.set("keyword-line", "keyword", reading.take(element).replace(";", ","), element)
    for element in reading.all("descriptions/description[@descriptionType='Abstract']"):
        reading.set("lines", "abstract", reading.take(element), element)
    _container(reading)
    reading.keep_whole(*_LISTS)
    reading.leave_rest()
    return g.record(piece.source, piece.start, piece.end)


def _type(reading: Reading) -> None:
    for element in reading.all("resourceType"):
        general = str(element.get("resourceTypeGeneral", ""))
        own = plain(element).strip()
        reading.gathering.type = type_of(general, own)
        if WRITTEN.get(reading.gathering.type) in ((general, own), (general, "")) and (
            not own or (general, own) == WRITTEN[reading.gathering.type]
        ):
            reading.use(element)


def _titles(reading: Reading) -> None:
    g = reading.gathering
    for element in reading.all("titles/title"):
        kind = element.get("titleType")
        if kind is None:
            text = plain(element)
            reading.set("text", "title", text, element)
            if g.variables.get("title") == " ".join(text.split()) and len(element.attrib) == 0:
                reading.use(element)
    for element in reading.all("titles/title[@titleType='Subtitle']"):
        main = str(g.variables.get("title", "")).rstrip(": ")
        g.variables["title"] = f"{main}: {' '.join(plain(element).split())}"


def _person(reading: Reading, element: _Element, variable: str, path: str) -> None:
    family = " ".join("".join(map(plain, reading.all("familyName", element))).split())
    given = " ".join("".join(map(plain, reading.all("givenName", element))).split())
    said = reading.all(path, element)
    whole = " ".join("".join(map(plain, said)).split())
    organisation = any(e.get("nameType") == "Organizational" for e in said)
    if organisation:
        name = Name(literal=whole or None)
    elif family:
        name = split_particles(Name(family=family, given=given or None))
    else:
        name = parse_inverted(whole) if "," in whole else Name(literal=whole or None)
    reading.gathering.names(variable, [name], reading.at(element, whole))
    if all(local(e) in (path, "familyName", "givenName") for e in element):
        reading.use(element)


def _alternates(reading: Reading) -> None:
    for path in ("alternateIdentifiers/alternateIdentifier",):
        for kind in ("ISBN", "ISSN"):
            for element in reading.all(f"{path}[@alternateIdentifierType='{kind}']"):
                reading.set("serial", kind, reading.take(element), element)


def _dates(reading: Reading) -> None:
    for kind, variable in _DATES:
        for element in reading.all(f"dates/date[@dateType='{kind}']"):
            if variable not in reading.gathering.variables:
                text = reading.take(element).strip().partition("T")[0]
                reading.set("date", variable, text, element)
    for element in reading.all("publicationYear"):
        issued = reading.gathering.item().date("issued")
        text = plain(element).strip()
        if issued is None:
            reading.set("year", "issued", reading.take(element), element)
        elif str(issued.year) == text:
            reading.use(element)


def _container(reading: Reading) -> None:
    """The first related item that the work is published in."""
    for element in reading.all("relatedItems/relatedItem[@relationType='IsPublishedIn']")[:1]:
        for title in reading.all("titles/title", element)[:1]:
            reading.set("text", "container-title", reading.take(title), title)
        for path, variable in _WITHIN:
            reading.put("text", variable, path, within=element)
        first = reading.first("firstPage", element).strip()
        last = reading.first("lastPage", element).strip()
        text = f"{first}-{last}" if first and last and first != last else first
        reading.set("pages", "page", text, element)
        for found in reading.all("relatedItemIdentifier", element):
            kind = str(found.get("relatedItemIdentifierType")).replace("EISSN", "ISSN")
            if kind in ("ISSN", "ISBN"):
                reading.set("serial", kind, reading.take(found), found)
        simple = {"titles", "title", "volume", "issue", "edition", "firstPage", "lastPage",
                  "relatedItemIdentifier", "relatedItem"}  # fmt: skip
        if {local(e) for e in element.iter()} <= simple:
            reading.use(element)


def _print(item: Item, lose: Lose) -> str:
    telling = Telling(item, _NAME, lose)
    left = telling.leftovers()
    writing = Writing("resource", telling, {None: _KERNEL})
    if text := telling.text("DOI"):
        writing.add("identifier", text, attributes={"identifierType": "DOI"})
    for name in telling.names("author"):
        _print_person(writing, "creators/creator", "creatorName", name)
    if text := telling.text("title"):
        writing.add("titles/title", text)
    if text := telling.text("publisher"):
        writing.add("publisher", text)
    issued = item.date("issued")
    if issued is not None and issued.year is not None:
        writing.add("publicationYear", str(issued.year))
    if "resourceType" not in left:
        general, own = WRITTEN.get(item.type, ("Other", ""))
        if item.type not in WRITTEN:
            telling.lose("type", Outcome.APPROXIMATED, "DataCite has no such type")
        writing.add("resourceType", own, attributes={"resourceTypeGeneral": general})
    for word in WRITE["keyword"](telling, "keyword"):
        writing.add("subjects/subject", word)
    for kind, variable in CONTRIBUTORS.items():
        for name in telling.names(variable):
            _print_person(
                writing,
                "contributors/contributor",
                "contributorName",
                name,
                {"contributorType": kind},
            )
    for kind, variable in _DATES:
        for text in WRITE["date"](telling, variable):
            writing.add("dates/date", text, attributes={"dateType": kind})
    if text := telling.text("language"):
        writing.add("language", text)
    _print_numbers(writing, telling)
    if text := telling.text("version"):
        writing.add("version", text)
    if text := telling.text("abstract"):
        described = {"descriptionType": "Abstract"}
        element = writing.add("descriptions/description", text, attributes=described)
        writing.keep_space(element)
    writing.put_back(left, _record)
    telling.close("DataCite has no property for it")
    return writing.xml()


def _print_person(
    writing: Writing, path: str, inner: str, name: Name, attributes: dict[str, str] | None = None
) -> None:
    element = writing.add(path, attributes=attributes)
    kind = {"nameType": "Organizational" if name.literal else "Personal"}
    whole = name.literal or format_inverted(name)
    writing.add(inner, whole, element, kind)
    if not name.literal:
        family, _, given = whole.partition(", ")
        if given:
            writing.add("givenName", given, element)
        writing.add("familyName", family, element)


def _print_numbers(writing: Writing, telling: Telling) -> None:
    if "container-title" in telling.left:
        kind = "Journal" if telling.item.type.startswith("article") else "Book"
        attributes = {"relatedItemType": kind, "relationType": "IsPublishedIn"}
        element = writing.add("relatedItems/relatedItem", "", attributes=attributes)
        for name in ("ISSN", "ISBN"):
            if text := telling.text(name):
                given = {"relatedItemIdentifierType": name}
                writing.add("relatedItemIdentifier", text, element, given)
                break
        writing.add("titles/title", telling.text("container-title"), element)
        for path, variable in _WITHIN:
            if text := telling.text(variable):
                writing.add(path, text, element)
        if text := telling.text("page"):
            first, dash, last = text.partition("-")
            simple = bool(dash) and "-" not in last and "," not in text
            writing.add("firstPage", first if simple else text, element)
            if simple:
                writing.add("lastPage", last, element)
    for name in ("ISSN", "ISBN"):
        if text := telling.text(name):
            given = {"alternateIdentifierType": name}
            writing.add("alternateIdentifiers/alternateIdentifier", text, attributes=given)


read = reader_of({"resource"}, _record)
write = writer_of(_HEAD + "<resources>\n", "</resources>\n", _print)
