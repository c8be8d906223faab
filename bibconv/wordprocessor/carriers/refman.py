"""Reference Manager: XML in the data of a field, with the tags of RIS spelled out.

Source: the fields as found in documents; RIS Format Specifications, for what the tags mean.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bibconv.formats.csl.item import read_item
from bibconv.model import ITEM_TYPES, Item
from bibconv.wordprocessor.carriers.hidden_xml import hidden_citation, text_of
from bibconv.wordprocessor.carriers.people import inverted
from bibconv.wordprocessor.citations import Cite, Document, Outcome
from bibconv.wordprocessor.ooxml_names import child, children, local, value
from bibconv.wordprocessor.paragraphs import Mark

if TYPE_CHECKING:
    from lxml.etree import _Element

_TYPES: dict[str, str] = {
    "Journal": "article-journal", "Journal (Full)": "article-journal", "Abstract": "article-journal",
    "In Press": "article-journal", "Magazine Article": "article-magazine",
    "Newspaper": "article-newspaper", "Book, Whole": "book", "Book": "book",
    "Book Chapter": "chapter", "Conference Proceeding": "paper-conference",
    "Thesis/Dissertation": "thesis", "Report": "report", "Patent": "patent",
    "Unpublished Work": "manuscript", "Internet Communication": "webpage",
    "Electronic Citation": "webpage", "Computer Program": "software", "Data File": "dataset",
    "Map": "map", "Hearing": "hearing", "Case": "legal_case", "Statute": "legislation",
    "Bill/Resolution": "bill", "Video Recording": "motion_picture", "Motion Picture": "motion_picture",
    "Sound Recording": "song", "Personal Communication": "personal_communication",
    "Pamphlet": "pamphlet", "Art Work": "graphic", "Serial (Book, Monograph)": "book",
    "Slide": "graphic", "Music Score": "musical_score", "Generic": "document",
}  # fmt: skip
_TEXTS = (
    ("Title_Primary", "title"), ("Volume", "volume"), ("Issue", "issue"),
    ("Publisher", "publisher"), ("Pub_Place", "publisher-place"), ("Title_Series", "collection-title"),
    ("DOI", "DOI"), ("Web_URL", "URL"), ("Abstract", "abstract"), ("Notes", "note"),
)  # fmt: skip
_CONTAINERS = ("ZZ_JournalFull", "Periodical", "Title_Secondary")
_PEOPLE = (("Authors_Primary", "author"), ("Authors_Secondary", "editor"),
           ("Authors_Series", "collection-editor"))  # fmt: skip
_SERIALS = frozenset(["article-journal", "article-magazine", "article-newspaper"])


def citation(mark: Mark, code: str, document: Document) -> Outcome:
    """``ADDIN REFMGR.CITE`` with ``<Refman><Cite>...``."""
    del code, document
    return hidden_citation("refman", mark, "Refman", _cites)


def _cites(root: _Element) -> list[Cite]:
    return [_cite(element) for element in root.iter() if local(element) == "Cite"]


def _cite(element: _Element) -> Cite:
    record = child(element, "MDL")
    said = ", ".join(filter(None, (text_of(element, "Author"), text_of(element, "Year"))))
    number = text_of(element, "RecNum")
    if record is not None:
        number = text_of(record, "Ref_ID") or number
    item = _item(record) if record is not None else None
    title = item.text("title").casefold() if item is not None else ""
    names = [f"refman:{number}:{said}"] if said else []
    return Cite(number or said, (*names, f"refman:{number}:{title}"), item)


def _item(record: _Element) -> Item | None:
    kind = text_of(record, "Ref_Type") or value(record, "Ref_Type")
    csl: dict[str, Any] = {"id": "", "type": _TYPES.get(kind, "document")}
    for name, variable in _TEXTS:
        csl[variable] = text_of(record, name)
    csl["container-title"] = next(filter(None, (text_of(record, n) for n in _CONTAINERS)), "")
    if csl["type"] in ("book", "report", "thesis") and csl["container-title"]:
        csl.setdefault("collection-title", csl.pop("container-title"))
    short = text_of(record, "ZZ_JournalStdAbbrev")
    csl["container-title-short"] = short if short != csl.get("container-title") else ""
    for name, variable in _PEOPLE:
        texts = (" ".join("".join(map(str, e.itertext())).split()) for e in children(record, name))
        csl[variable] = [inverted(text) for text in texts if text]
    first, last = text_of(record, "Start_Page"), text_of(record, "End_Page")
    csl["page"] = f"{first}-{last}" if first and last and last != first else first
    csl["ISSN" if csl["type"] in _SERIALS else "ISBN"] = text_of(record, "ISSN_ISBN")
    csl["issued"] = _date(text_of(record, "Date_Primary"))
    members = {name: text for name, text in csl.items() if text or name == "id"}
    return read_item(members).item if len(members) > 2 else None


def _date(text: str) -> dict[str, Any] | None:
    """``2007/8/3/words``: as much of it as is there."""
    parts: list[int] = []
    for part in text.split("/")[:3]:
        if not part.strip().isdecimal() or len(part.strip()) > 4:
            break
        parts.append(int(part))
    if not parts:
        return {"literal": text} if text else None
    return {"date-parts": [parts]}


assert set(_TYPES.values()) <= ITEM_TYPES  # a table that names a type CSL does not have
