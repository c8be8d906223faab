"""Word's list of sources (Sources.xml), the bibliography of Office Open XML.

Source: ECMA-376 part 1, section 22.6 (Bibliography).

>>> from bibconv.formats.base import ReadContext
>>> from bibconv.source import Source
>>> text = "<Source><SourceType>Book</SourceType><Tag>a</Tag></Source>"
>>> next(read(Source(text), ReadContext())).item.id
'a'
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bibconv.formats.base import ReadContext
from bibconv.formats.kit.frames_xml import reader_of, writer_of
from bibconv.formats.kit.gathering import Gathering
from bibconv.formats.kit.kinds import WRITE
from bibconv.formats.kit.mapping_xml import Reading, Writing, local, plain
from bibconv.formats.kit.pieces_xml import Piece
from bibconv.formats.kit.telling import Telling
from bibconv.model import Date, Item, Lose, Name, Outcome, Record
from bibconv.text.dates import month_number, parse_date
from bibconv.text.names import format_inverted, split_particles

if TYPE_CHECKING:
    from lxml.etree import _Element

_NAME = "word-xml"
_URI = "http://schemas.openxmlformats.org/officeDocument/2006/bibliography"

_TYPES: dict[str, tuple[str, ...]] = {
    "ArticleInAPeriodical": ("article-magazine", "article-newspaper"),
    "Book": ("book",),
    "BookSection": ("chapter", "entry", "entry-dictionary", "entry-encyclopedia"),
    "JournalArticle": ("article-journal", "review", "review-book"),
    "ConferenceProceedings": ("paper-conference",),
    "Report": ("report", "thesis", "standard"),
    "SoundRecording": ("song",),
    "Performance": ("performance",),
    "Art": ("graphic", "figure"),
    "InternetSite": ("webpage", "post-weblog", "post"),  # Word calls it "Web site"
    "DocumentFromInternetSite": ("webpage", "dataset"),
    "Film": ("motion_picture", "broadcast"),
    "Interview": ("interview",),
    "Patent": ("patent",),
    "ElectronicSource": ("software",),
    "Case": ("legal_case",),
    "Misc": ("document",),
}
_WORDS = {type: word for word, types in _TYPES.items() for type in types}
_BY_WORD = {word.lower(): types[0] for word, types in _TYPES.items()}

_ROLES = {
    "Author": "author", "Editor": "editor", "Translator": "translator",
    "BookAuthor": "container-author", "Compiler": "compiler", "Composer": "composer",
    "Director": "director", "Performer": "performer", "ProducerName": "producer",
    "Interviewer": "interviewer", "Interviewee": "author", "Inventor": "author",
    "Artist": "author", "Writer": "script-writer", "Counsel": "contributor",
}  # fmt: skip
_WRITTEN = {variable: role for role, variable in reversed(_ROLES.items())}

# Element, kind, variable; for titles of containers see _CONTAINERS.
_PATHS = (
    ("Title", "text", "title"),
    ("ShortTitle", "text", "title-short"),
    ("Volume", "text", "volume"),
    ("Issue", "text", "issue"),
    ("Pages", "pages", "page"),
    ("Publisher", "text", "publisher"),
    ("Institution", "text", "publisher"),
    ("City", "text", "publisher-place"),
    ("Edition", "text", "edition"),
    ("NumberVolumes", "text", "number-of-volumes"),
    ("StandardNumber", "serial", "number"),
    ("ChapterNumber", "text", "chapter-number"),
    ("DOI", "doi", "DOI"),
    ("URL", "text", "URL"),
    ("Comments", "notes", "note"),
    ("ThesisType", "text", "genre"),
    ("Medium", "text", "medium"),
    ("Version", "text", "version"),
    ("PatentNumber", "text", "number"),
    ("CaseNumber", "text", "number"),
    ("Court", "text", "authority"),
    ("BIBTEX_Abstract", "lines", "abstract"),
    ("BIBTEX_KeyWords", "text", "keyword"),
    ("BIBTEX_Series", "text", "collection-title"),
)
_CONTAINERS = ("JournalName", "PeriodicalTitle", "BookTitle", "ConferenceName", "InternetSiteTitle",
               "AlbumTitle", "PublicationTitle", "BroadcastTitle", "Reporter")  # fmt: skip
_CONTAINER_OF = {
    "article-magazine": "PeriodicalTitle",
    "article-newspaper": "PeriodicalTitle",
    "article-journal": "JournalName",
    "paper-conference": "ConferenceName",
    "chapter": "BookTitle",
    "song": "AlbumTitle",
    "webpage": "InternetSiteTitle",
    "interview": "PublicationTitle",
    "legal_case": "Reporter",
}


def _record(piece: Piece, _context: ReadContext) -> Record:
    reading = Reading(piece, Gathering(_NAME))
    g = reading.gathering
    for element in reading.all("SourceType"):
        word = plain(element).strip()
        g.type = _BY_WORD.get(word.lower(), "document")
        if _WORDS.get(g.type) == word:
            reading.use(element)
    if any(plain(e).strip() for e in reading.all("ThesisType")):
        g.type = "thesis"
        for element in reading.all("SourceType"):
            reading.use(element)
    for element in reading.all("Tag"):
        g.id = reading.take(element).strip()
        g.id_field = reading.at(element, g.id)
    for role, variable in _ROLES.items():
        for element in reading.all(f"Author/{role}"):
            _people(reading, element, variable)
    for name in _CONTAINERS:
        reading.put("text", "container-title", name)
    for path, kind, variable in _PATHS:
        reading.put(kind, variable, path)
    _date(reading, "issued", "Year", "Month", "Day")
    _date(reading, "accessed", "YearAccessed", "MonthAccessed", "DayAccessed")
    reading.leave_rest()
    return g.record(piece.source, piece.start, piece.end)


def _people(reading: Reading, element: _Element, variable: str) -> None:
    for child in element:
        if local(child) == "Corporate":
            text = " ".join(reading.take(child).split())
            names = [Name(literal=text)] if text else []
            reading.gathering.names(variable, names, reading.at(child, text))
        elif local(child) == "NameList":
            for person in child:
                if not local(person):
                    continue
                parts = {local(part): " ".join(plain(part).split()) for part in person}
                given = " ".join(filter(None, (parts.get("First"), parts.get("Middle"))))
                name = Name(family=parts.get("Last") or None, given=given or None)
                reading.use(person)
                at = reading.at(person, plain(person))
                reading.gathering.names(variable, [split_particles(name)], at)


def _date(reading: Reading, variable: str, year: str, month: str, day: str) -> None:
    texts = [
        " ".join(plain(e).split()) for name in (year, month, day) for e in reading.all(name)[:1]
    ]
    elements = [e for name in (year, month, day) for e in reading.all(name)[:1]]
    if not elements or not texts[0]:
        return
    numbers = [" ".join(plain(e).split()) for e in reading.all(year)[:1]]
    date = parse_date(numbers[0]) if numbers else Date()
    words = " ".join(plain(e).strip() for e in reading.all(month)[:1])
    number = int(words) if words.isdecimal() and len(words) < 3 else month_number(words) or 0
    days = " ".join(plain(e).strip() for e in reading.all(day)[:1])
    used = reading.all(year)[:1]
    if date.year is not None and len(date.parts) == 1 and 0 < number < 13:
        date = Date(((date.year, number),))
        used += reading.all(month)[:1]
        if days.isdecimal() and 0 < int(days) < 32:
            date = Date(((date.parts[0][0], number, int(days)),))
            used += reading.all(day)[:1]
    if used:
        for element in used:
            reading.use(element)
        reading.gathering.date(variable, date, reading.at(used[0], texts[0]))


def _print(item: Item, lose: Lose) -> str:
    telling = Telling(item, _NAME, lose)
    left = telling.leftovers()
    writing = Writing("b:Source", telling, {"b": _URI})
    writing.add("b:Tag", item.id)
    if "SourceType" not in left:
        word = _WORDS.get(item.type)
        thesis = item.type == "thesis" and "genre" in telling.left
        if not thesis and (word is None or _BY_WORD[word.lower()] != item.type):
            telling.lose("type", Outcome.APPROXIMATED, "Word has no such type of source")
        writing.add("b:SourceType", word or "Misc")
    for variable, role in _WRITTEN.items():
        _print_people(writing, telling, variable, role)
    if text := telling.text("container-title"):
        writing.add(f"b:{_CONTAINER_OF.get(item.type, 'PublicationTitle')}", text)
    for path, kind, variable in _PATHS:
        for value in WRITE[kind](telling, variable):
            writing.add(f"b:{path}", value)
    for variable in ("ISBN", "ISSN"):
        if text := telling.text(variable):
            writing.add("b:StandardNumber", text)
    _print_date(writing, telling, "issued", ("Year", "Month", "Day"))
    _print_date(writing, telling, "accessed", ("YearAccessed", "MonthAccessed", "DayAccessed"))
    writing.put_back(left)
    telling.close("Word has no field for it")
    return writing.xml()


def _print_people(writing: Writing, telling: Telling, variable: str, role: str) -> None:
    names = telling.names(variable)
    if not names:
        return
    outer = writing.element("b:Author")
    element = writing.add(f"b:{role}", within=outer)
    for name in names:
        if name.literal and len(names) == 1:
            writing.add("b:Corporate", name.literal, element)
            continue
        person = writing.add("b:NameList/b:Person", within=element)
        family, _, given = format_inverted(name).partition(", ")
        if name.literal:
            telling.lose(variable, Outcome.APPROXIMATED, "an organisation among persons")
        writing.add("b:Last", family, person)
        if given:
            writing.add("b:First", given, person)


def _print_date(writing: Writing, telling: Telling, variable: str, names: tuple[str, ...]) -> None:
    date = telling.date(variable)
    if date is None:
        return
    if len(date.parts) == 1 and date.year is not None and date.year > 0:
        for name, number in zip(names, date.parts[0], strict=False):
            writing.add(f"b:{name}", str(number))
        if date != Date(date.parts):
            telling.lose(variable, Outcome.APPROXIMATED, "season or doubt is not written")
        return
    held = Telling(telling.item, _NAME, lambda _loss: None)
    writing.add(f"b:{names[0]}", date.literal or "".join(WRITE["date"](held, variable)))


read = reader_of({"Source"}, _record)
write = writer_of(
    f'<?xml version="1.0" encoding="UTF-8"?>\n<b:Sources xmlns:b="{_URI}" SelectedStyle="">\n',
    "</b:Sources>\n",
    _print,
)
