"""EndNote XML (.xml), what EndNote exports and imports as "XML".

Source: EndNote's XML export (RSXML) and its reference type numbers (EndNote 20).

>>> from bibconv.formats.base import ReadContext
>>> from bibconv.source import Source
>>> text = "<record><ref-type>6</ref-type><titles><title>T</title></titles></record>"
>>> next(read(Source(text), ReadContext())).item.type
'book'
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bibconv.formats.base import ReadContext
from bibconv.formats.kit.frames_xml import reader_of, writer_of
from bibconv.formats.kit.gathering import Gathering
from bibconv.formats.kit.kinds import READ, WRITE
from bibconv.formats.kit.mapping_xml import Reading, Writing, local, plain, wrapped
from bibconv.formats.kit.pieces_xml import Piece
from bibconv.formats.kit.telling import Telling
from bibconv.model import ITEM_TYPES, Item, Lose, Outcome, Record

if TYPE_CHECKING:
    from lxml.etree import _Element

_NAME = "endnote-xml"

# EndNote's number of a reference type: its label, and the item type.
_TYPES: dict[int, tuple[str, str]] = {
    2: ("Artwork", "graphic"),
    3: ("Audiovisual Material", "motion_picture"),
    4: ("Bill", "bill"),
    5: ("Book Section", "chapter"),
    6: ("Book", "book"),
    7: ("Case", "legal_case"),
    8: ("Catalog", "book"),
    9: ("Computer Program", "software"),
    10: ("Conference Proceedings", "paper-conference"),
    12: ("Web Page", "webpage"),
    13: ("Generic", "document"),
    14: ("Hearing", "hearing"),
    17: ("Journal Article", "article-journal"),
    19: ("Magazine Article", "article-magazine"),
    20: ("Map", "map"),
    21: ("Film or Broadcast", "motion_picture"),
    23: ("Newspaper Article", "article-newspaper"),
    24: ("Pamphlet", "pamphlet"),
    25: ("Patent", "patent"),
    26: ("Personal Communication", "personal_communication"),
    27: ("Report", "report"),
    28: ("Edited Book", "book"),
    31: ("Statute", "legislation"),
    32: ("Thesis", "thesis"),
    34: ("Unpublished Work", "article"),
    35: ("Classical Work", "classic"),
    36: ("Manuscript", "manuscript"),
    37: ("Figure", "figure"),
    38: ("Chart or Table", "figure"),
    39: ("Equation", "figure"),
    43: ("Electronic Article", "article-journal"),
    44: ("Electronic Book", "book"),
    45: ("Online Database", "dataset"),
    46: ("Government Document", "report"),
    47: ("Conference Paper", "paper-conference"),
    48: ("Online Multimedia", "motion_picture"),
    49: ("Classical Work", "classic"),
    50: ("Legal Rule or Regulation", "regulation"),
    51: ("Ancient Text", "classic"),
    52: ("Dictionary", "entry-dictionary"),
    53: ("Encyclopedia", "entry-encyclopedia"),
    54: ("Grant", "document"),
    55: ("Aggregated Database", "dataset"),
    56: ("Blog", "post-weblog"),
    57: ("Serial", "periodical"),
    58: ("Standard", "standard"),
    59: ("Dataset", "dataset"),
    60: ("Electronic Book Section", "chapter"),
    61: ("Music", "musical_score"),
}
# Item type -> the number that is written.
_NUMBERS = {type: number for number, (_, type) in reversed(_TYPES.items())}
_NUMBERS |= {
    "paper-conference": 47,
    "motion_picture": 21,
    "dataset": 59,
    "classic": 51,
    "document": 13,
    "entry": 53,
    "song": 61,
    "broadcast": 21,
    "post": 56,
    "review": 17,
    "review-book": 17,
    "interview": 26,
    "treaty": 31,
}
_LABELS = {label.lower(): type for label, type in _TYPES.values()}

_WHOLE = frozenset(
    "book thesis report map software dataset manuscript pamphlet motion_picture".split()
)
_JOURNALS = frozenset(
    "article-journal article-magazine article-newspaper review review-book".split()
)
_NUMBERED = frozenset("report patent standard bill legislation regulation legal_case".split())

_CONTRIBUTORS = {
    "authors": "author",
    "secondary-authors": "editor",
    "tertiary-authors": "collection-editor",
    "subsidiary-authors": "translator",
    "translated-authors": "translator",
}
# Path, kind, variable; what depends on the type is in _by_type.
_PATHS = (
    ("titles/title", "text", "title"),
    ("titles/short-title", "text", "title-short"),
    ("titles/alt-title", "text", "container-title-short"),
    ("periodical/full-title", "text", "container-title"),
    ("periodical/abbr-1", "text", "container-title-short"),
    ("volume", "text", "volume"),
    ("num-vols", "text", "number-of-volumes"),
    ("edition", "text", "edition"),
    ("section", "text", "section"),
    ("pub-location", "text", "publisher-place"),
    ("publisher", "text", "publisher"),
    ("abstract", "lines", "abstract"),
    ("notes", "notes", "note"),
    ("research-notes", "notes", "annote"),
    ("call-num", "text", "call-number"),
    ("electronic-resource-num", "doi", "DOI"),
    ("urls/related-urls/url", "text", "URL"),
    ("urls/web-urls/url", "text", "URL"),
    ("language", "language", "language"),
    ("remote-database-name", "text", "source"),
    ("access-date", "date", "accessed"),
    ("orig-pub", "text", "original-title"),
    ("work-type", "text", "genre"),
)
_FACES = {"italic": "i", "bold": "b", "superscript": "sup", "subscript": "sub"}


class _Styled(Reading):
    """EndNote's markup is a run of ``style`` elements with a ``face`` each."""

    def text(self, element: _Element) -> str:
        if local(element) == "style":
            text = plain(element)
            for face in (element.get("face") or "").split():
                if face in _FACES and text.strip():
                    text = wrapped(text, _FACES[face])
            return text
        if not len(element):
            return element.text or ""
        parts = [(element.text or "").strip()]
        for child in element:
            if isinstance(child.tag, str):
                parts.append(self.text(child))
            parts.append((child.tail or "").strip())
        return "".join(parts)


def _record(piece: Piece, _context: ReadContext) -> Record:
    reading = _Styled(piece, Gathering(_NAME))
    gathering = reading.gathering
    _read_type(reading)
    for group, variable in _CONTRIBUTORS.items():
        for element in reading.all(f"contributors/{group}/author"):
            text = reading.take(element)
            if text.strip():
                READ["direct-name"](gathering, variable, text, reading.at(element, text))
    for label in reading.all("label"):
        text = " ".join(reading.take(label).split())
        if text and not gathering.id:
            gathering.id, gathering.id_field = text, reading.at(label, text)
    _read_by_type(reading)
    for path, kind, variable in _PATHS:
        reading.put(kind, variable, path)
    for element in reading.all("keywords/keyword"):
        reading.set("keyword", "keyword", reading.take(element), element)
    reading.put("year", "issued", "dates/year")
    reading.put("date", "issued", "dates/pub-dates/date")
    whole = gathering.type in _WHOLE
    reading.put("text" if whole else "pages", "number-of-pages" if whole else "page", "pages")
    reading.put("serial", "ISSN" if gathering.type in _JOURNALS else "ISBN", "isbn")
    reading.leave_rest()
    return gathering.record(piece.source, piece.start, piece.end)


def _read_type(reading: Reading) -> None:
    for element in reading.all("ref-type"):
        number = plain(element).strip()
        label = (element.get("name") or "").strip().lower()
        known = _TYPES.get(int(number)) if number.isdecimal() and len(number) < 4 else None
        type = _LABELS.get(label) or (known[1] if known else None)
        if type is not None:
            reading.gathering.type = type
            written = _NUMBERS.get(type, 13)
            if number == str(written) and (not label or label == _TYPES[written][0].lower()):
                reading.use(element)


def _read_by_type(reading: Reading) -> None:
    type = reading.gathering.type
    whole = type in _WHOLE
    reading.put(
        "text", "collection-title" if whole else "container-title", "titles/secondary-title"
    )
    reading.put("text", "collection-title", "titles/tertiary-title")
    number = (
        "issue" if type in _JOURNALS else "number" if type in _NUMBERED else "collection-number"
    )
    reading.put("text", number, "number")


def _print(item: Item, lose: Lose) -> str:
    telling = Telling(item, _NAME, lose)
    left = telling.leftovers()
    writing = Writing("record", telling)
    number = _NUMBERS.get(item.type)
    if number is None:
        telling.lose("type", Outcome.APPROXIMATED, "EndNote has no such reference type")
        number = 13
    if "ref-type" not in left:
        writing.add("ref-type", str(number), attributes={"name": _TYPES[number][0]})
    for group in dict.fromkeys(_CONTRIBUTORS):
        for name in WRITE["name"](telling, _CONTRIBUTORS[group]):
            writing.add(f"contributors/{group}/author", name)
    _print_titles(writing, telling, item.type)
    _print_numbers(writing, telling, item.type)
    for keyword in WRITE["keyword"](telling, "keyword"):
        writing.add("keywords/keyword", keyword)
    for path, kind, variable in _PATHS:
        if not path.startswith(("titles/", "periodical/")):
            for value in WRITE[kind](telling, variable):
                writing.add(path, value)
    if item.id:
        writing.add("label", item.id)
    writing.put_back(left)
    telling.close("EndNote XML has no element for it")
    return writing.xml()


def _print_titles(writing: Writing, telling: Telling, type: str) -> None:
    _styled(writing, telling, "titles/title", "title")
    if type in _WHOLE:
        _styled(writing, telling, "titles/secondary-title", "collection-title")
    else:
        _styled(writing, telling, "titles/secondary-title", "container-title")
        _styled(writing, telling, "titles/tertiary-title", "collection-title")
    _styled(writing, telling, "titles/alt-title", "container-title-short")
    _styled(writing, telling, "titles/short-title", "title-short")


def _print_numbers(writing: Writing, telling: Telling, type: str) -> None:
    number = (
        "issue" if type in _JOURNALS else "number" if type in _NUMBERED else "collection-number"
    )
    pages = "page"
    if type in _WHOLE and "number-of-pages" in telling.left:
        pages = "number-of-pages"
    elif type in _WHOLE and "page" in telling.left:
        telling.lose("page", Outcome.APPROXIMATED, "EndNote reads it as the number of pages")
    for path, variable in (("pages", pages), ("number", number)):
        if text := telling.text(variable):
            writing.add(path, text)
    for value in WRITE["year-first"](telling, "issued"):
        writing.add("dates/year", value)
    for value in WRITE["date"](telling, "issued"):
        writing.add("dates/pub-dates/date", value)
    numbers = [telling.text(v) for v in ("ISBN", "ISSN")]
    if any(numbers):
        writing.add("isbn", "; ".join(filter(None, numbers)))


def _styled(writing: Writing, telling: Telling, path: str, variable: str) -> None:
    """A title: runs of style where it has markup, else plain text."""
    from bibconv.text import markup

    value = telling.text(variable, plain=False)
    if not value:
        return
    element = writing.add(path)
    if not markup.has_markup(value):
        element.text = writing.clean(value)
        return
    writing.keep_space(element)
    open_tags: list[str] = []
    back = {tag: face for face, tag in _FACES.items()}
    for token in markup.parse(value):
        if token.kind == "text":
            faces = [back[tag] for tag in reversed(open_tags) if tag in back]
            run = {"face": " ".join(faces) or "normal", "font": "default", "size": "100%"}
            writing.add("style", token.value, element, run)
        elif token.kind == "open":
            open_tags.append(token.value)
        else:
            open_tags.pop()
    if any(token.kind == "open" and token.value not in back for token in markup.parse(value)):
        telling.lose(variable, Outcome.APPROXIMATED, "part of its markup is not written")


assert set(_NUMBERS) <= ITEM_TYPES  # a table that names a type CSL does not have

read = reader_of({"record"}, _record)
write = writer_of(
    '<?xml version="1.0" encoding="UTF-8"?>\n<xml><records>\n', "</records></xml>\n", _print
)
