"""PubMed XML: articles and books as NCBI's E-utilities give them.

Source: NLM, pubmed_190101.dtd (PubmedArticleSet, PubmedBookArticle).

>>> from bibconv.formats.base import ReadContext
>>> from bibconv.source import Source
>>> text = "<PubmedArticle><MedlineCitation><PMID>1</PMID></MedlineCitation></PubmedArticle>"
>>> next(read(Source(text), ReadContext())).item["PMID"]
'1'
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
from bibconv.text.dates import month_number, parse_date, season_number
from bibconv.text.names import format_inverted, split_particles

if TYPE_CHECKING:
    from lxml.etree import _Element

_NAME = "pubmed-xml"
_INLINE = {"i": "i", "b": "b", "sup": "sup", "sub": "sub", "u": ""}
_OUT = {"i": "i", "b": "b", "sup": "sup", "sub": "sub"}
_TYPES = {
    "preprint": "article",
    "technical report": "report",
    "newspaper article": "article-newspaper",
    "dataset": "dataset",
    "congress": "paper-conference",
    "congresses": "paper-conference",
    "clinical conference": "paper-conference",
    "academic dissertation": "thesis",
    "legal case": "legal_case",
    "legislation": "legislation",
    "patent": "patent",
    "interview": "interview",
}
_LABELS = {type: label for label, type in reversed(_TYPES.items())} | {
    "article-journal": "journal article"
}
_CITATION = "MedlineCitation"


def _article(piece: Piece) -> Record:
    reading = Reading(piece, Gathering(_NAME, type="article-journal"), _INLINE)
    g = reading.gathering
    article = f"{_CITATION}/Article"
    labels = [
        plain(e).strip().lower()
        for e in reading.all(f"{article}/PublicationTypeList/PublicationType")
    ]
    g.type = next((_TYPES[label] for label in labels if label in _TYPES), g.type)
    if labels == [_LABELS.get(g.type)]:
        for element in reading.all(f"{article}/PublicationTypeList"):
            reading.use(element)
    reading.put("text", "PMID", f"{_CITATION}/PMID")
    _title(reading, f"{article}/ArticleTitle")
    for element in reading.all(f"{article}/AuthorList/Author"):
        _person(reading, element, "author")
    _journal(reading, article)
    reading.put("pages", "page", f"{article}/Pagination/MedlinePgn")
    _abstract(reading, f"{article}/Abstract")
    reading.put("language", "language", f"{article}/Language")
    for path in (
        f"{article}/ELocationID[@EIdType='doi']",
        "PubmedData/ArticleIdList/ArticleId[@IdType='doi']",
    ):
        reading.put("doi", "DOI", path)
    reading.put("text", "PMCID", "PubmedData/ArticleIdList/ArticleId[@IdType='pmc']")
    for element in reading.all("PubmedData/ArticleIdList/ArticleId[@IdType='pubmed']"):
        if plain(element).strip() == g.variables.get("PMID", plain(element).strip()):
            reading.put("text", "PMID", "PubmedData/ArticleIdList/ArticleId[@IdType='pubmed']")
    for path in (
        f"{_CITATION}/KeywordList/Keyword",
        f"{_CITATION}/MeshHeadingList/MeshHeading/DescriptorName",
    ):
        for element in reading.all(path):
            reading.set("keyword-line", "keyword", reading.take(element), element)
    reading.leave_rest()
    return g.record(piece.source, piece.start, piece.end)


def _book(piece: Piece) -> Record:
    reading = Reading(piece, Gathering(_NAME, type="book"), _INLINE)
    g = reading.gathering
    book = "BookDocument/Book"
    reading.put("text", "PMID", "BookDocument/PMID")
    if any(plain(e).strip() for e in reading.all("BookDocument/ArticleTitle")):
        g.type = "chapter"
        _title(reading, "BookDocument/ArticleTitle")
        reading.put("text", "container-title", f"{book}/BookTitle")
        for element in reading.all("BookDocument/AuthorList"):
            _people(reading, element)
    else:
        reading.put("text", "title", f"{book}/BookTitle")
    for element in reading.all(f"{book}/AuthorList"):
        _people(reading, element, book=g.type == "chapter")
    reading.put("text", "publisher", f"{book}/Publisher/PublisherName")
    reading.put("text", "publisher-place", f"{book}/Publisher/PublisherLocation")
    for element in reading.all(f"{book}/PubDate"):
        g.date("issued", _date(element), reading.at(element, plain(element)))
        reading.use(element)
    reading.put("text", "collection-title", f"{book}/CollectionTitle")
    reading.put("text", "edition", f"{book}/Edition")
    reading.put("text", "volume", f"{book}/Volume")
    reading.put("serial", "ISBN", f"{book}/Isbn")
    reading.put("pages", "page", "BookDocument/Pagination/MedlinePgn")
    _abstract(reading, "BookDocument/Abstract")
    reading.put("language", "language", "BookDocument/Language")
    reading.put("doi", "DOI", "BookDocument/ArticleIdList/ArticleId[@IdType='doi']")
    for element in reading.all("BookDocument/KeywordList/Keyword"):
        reading.set("keyword-line", "keyword", reading.take(element), element)
    reading.leave_rest()
    return g.record(piece.source, piece.start, piece.end)


def _record(piece: Piece, _context: ReadContext) -> Record:
    return _book(piece) if local(piece.root) == "PubmedBookArticle" else _article(piece)


def _title(reading: Reading, path: str) -> None:
    for element in reading.all(path):
        text = reading.take(element).strip()
        if text.endswith(".") and not text.endswith(".."):
            text = text[:-1]  # MEDLINE ends every title with a full stop
        reading.set("text", "title", text, element)


def _people(reading: Reading, listed: _Element, *, book: bool = False) -> None:
    editors = (listed.get("Type") or "").lower() == "editors"
    variable = "editor" if editors else "container-author" if book else "author"
    for element in listed:
        if local(element) == "Author":
            _person(reading, element, variable)


def _person(reading: Reading, element: _Element, variable: str) -> None:
    parts = {local(child): " ".join(plain(child).split()) for child in element}
    if parts.get("CollectiveName"):
        name = Name(literal=parts["CollectiveName"])
    else:
        given = parts.get("ForeName") or parts.get("FirstName") or parts.get("Initials")
        name = split_particles(
            Name(
                family=parts.get("LastName") or None,
                given=given or None,
                suffix=parts.get("Suffix") or None,
            )
        )
    for child in element:
        if local(child) in (
            "CollectiveName",
            "LastName",
            "ForeName",
            "FirstName",
            "Initials",
            "Suffix",
        ):
            reading.use(child)
    reading.gathering.names(variable, [name], reading.at(element, plain(element)))


def _journal(reading: Reading, article: str) -> None:
    g = reading.gathering
    reading.put("text", "container-title", f"{article}/Journal/Title")
    reading.put("text", "container-title-short", f"{article}/Journal/ISOAbbreviation")
    if "container-title" not in g.variables:
        reading.put("text", "container-title", f"{_CITATION}/MedlineJournalInfo/MedlineTA")
    reading.put("serial", "ISSN", f"{article}/Journal/ISSN")
    issue = f"{article}/Journal/JournalIssue"
    reading.put("text", "volume", f"{issue}/Volume")
    reading.put("text", "issue", f"{issue}/Issue")
    for element in reading.all(f"{issue}/PubDate"):
        g.date("issued", _date(element), reading.at(element, plain(element)))
        reading.use(element)


def _date(element: _Element) -> Date:
    parts = {local(child): plain(child).strip() for child in element}
    if parts.get("MedlineDate"):
        return parse_date(parts["MedlineDate"])
    year = parts.get("Year", "")
    if not year.isdecimal() or len(year) > 4:
        return parse_date(" ".join(plain(element).split()))
    if season := season_number(parts.get("Season", "")):
        return Date(((int(year),),), season)
    month, day = parts.get("Month", ""), parts.get("Day", "")
    number = int(month) if month.isdecimal() and len(month) < 3 else month_number(month)
    if not number or not 0 < number < 13:
        return Date(((int(year),),))
    if day.isdecimal() and 0 < int(day) < 32:
        return Date(((int(year), number, int(day)),))
    return Date(((int(year), number),))


def _abstract(reading: Reading, path: str) -> None:
    paragraphs = []
    for element in reading.all(f"{path}/AbstractText"):
        text = " ".join(reading.take(element).split())
        label = element.get("Label")
        paragraphs.append(f"{label}: {text}" if label and text else text)
    for element in reading.all(path):
        reading.set("lines", "abstract", "\n".join(filter(None, paragraphs)), element)


def _print_book(item: Item, lose: Lose) -> str:
    telling = Telling(item, _NAME, lose)
    left = telling.leftovers()
    writing = Writing("PubmedBookArticle", telling, inline=_OUT)
    document, book = "BookDocument", "BookDocument/Book"
    writing.add(f"{document}/PMID", telling.text("PMID"))
    for path, variable in (
        ("PublisherName", "publisher"),
        ("PublisherLocation", "publisher-place"),
    ):
        if text := telling.text(variable):
            writing.add(f"{book}/Publisher/{path}", text)
    chapter = item.type == "chapter"
    writing.add_marked(f"{book}/BookTitle", "container-title" if chapter else "title")
    _print_date(writing, telling, f"{book}/PubDate")
    lists = [
        (book, "container-author" if chapter else "author", "authors"),
        (book, "editor", "editors"),
    ]
    for above, variable, kind in [*lists, (document, "author", "authors")]:
        names = telling.names(variable)
        if names:
            listed = writing.add("AuthorList", "", writing.element(above), {"Type": kind})
            for name in names:
                _print_person(writing, "Author", name, listed)
    for path, variable in (
        (f"{book}/CollectionTitle", "collection-title"),
        (f"{book}/Volume", "volume"),
        (f"{book}/Edition", "edition"),
        (f"{book}/Isbn", "ISBN"),
        (f"{document}/Pagination/MedlinePgn", "page"),
        (f"{document}/Language", "language"),
    ):
        if text := telling.text(variable):
            writing.add(path, text)
    if chapter:
        writing.add_marked(f"{document}/ArticleTitle", "title")
    if text := telling.text("DOI"):
        writing.add(f"{document}/ArticleIdList/ArticleId", text, attributes={"IdType": "doi"})
    for paragraph in filter(None, telling.text("abstract").split("\n")):
        writing.add(f"{document}/Abstract/AbstractText", paragraph)
    for keyword in WRITE["keyword"](telling, "keyword"):
        writing.add(f"{document}/KeywordList/Keyword", keyword)
    writing.put_back(left)
    telling.close("PubMed XML has no element for it")
    return writing.xml()


def _print(item: Item, lose: Lose) -> str:
    if item.type in ("book", "chapter"):
        return _print_book(item, lose)
    telling = Telling(item, _NAME, lose)
    left = telling.leftovers()
    writing = Writing("PubmedArticle", telling, inline=_OUT)
    writing.add(f"{_CITATION}/PMID", telling.text("PMID"))
    article = f"{_CITATION}/Article"
    journal = f"{article}/Journal"
    for value in WRITE["serial"](telling, "ISSN"):
        for number in value.split(", "):
            writing.add(f"{journal}/ISSN", number)
    for path, variable in (("Volume", "volume"), ("Issue", "issue")):
        if text := telling.text(variable):
            writing.add(f"{journal}/JournalIssue/{path}", text)
    _print_date(writing, telling, f"{journal}/JournalIssue/PubDate")
    for path, variable in (
        ("Title", "container-title"),
        ("ISOAbbreviation", "container-title-short"),
    ):
        writing.add_marked(f"{journal}/{path}", variable)
    writing.add_marked(f"{article}/ArticleTitle", "title")
    if text := telling.text("page"):
        writing.add(f"{article}/Pagination/MedlinePgn", text)
    if text := telling.text("DOI"):
        writing.add(f"{article}/ELocationID", text, attributes={"EIdType": "doi", "ValidYN": "Y"})
    for paragraph in filter(None, telling.text("abstract").split("\n")):
        writing.add(f"{article}/Abstract/AbstractText", paragraph)
    for name in telling.names("author"):
        _print_person(writing, f"{article}/AuthorList/Author", name)
    if text := telling.text("language"):
        writing.add(f"{article}/Language", text)
    if f"{article}/PublicationTypeList/PublicationType" not in left:
        label = _LABELS.get(item.type)
        if label is None:
            telling.lose("type", Outcome.APPROXIMATED, "PubMed XML has no such publication type")
        writing.add(f"{article}/PublicationTypeList/PublicationType", label or "journal article")
    for keyword in WRITE["keyword"](telling, "keyword"):
        writing.add(f"{_CITATION}/KeywordList/Keyword", keyword)
    if text := telling.text("PMCID"):
        writing.add("PubmedData/ArticleIdList/ArticleId", text, attributes={"IdType": "pmc"})
    writing.put_back(left)
    telling.close("PubMed XML has no element for it")
    return writing.xml()


def _print_date(writing: Writing, telling: Telling, path: str) -> None:
    date = telling.date("issued")
    if date is None:
        return
    if len(date.parts) != 1 or date.year is None or date.circa:
        words = WRITE["date"](Telling(telling.item, _NAME, lambda _: None), "issued")
        writing.add(f"{path}/MedlineDate", date.literal or "".join(words))
        return
    for name, number in zip(("Year", "Month", "Day"), date.parts[0], strict=False):
        writing.add(f"{path}/{name}", str(number))
    if date.season:
        writing.add(f"{path}/Season", ("Spring", "Summer", "Autumn", "Winter")[date.season - 1])


def _print_person(writing: Writing, path: str, name: Name, within: _Element | None = None) -> None:
    author = writing.add(path, within=within)
    if name.literal:
        writing.add("CollectiveName", name.literal, author)
        return
    family, _, rest = format_inverted(name).partition(", ")
    for tag, text in (
        ("LastName", family),
        ("ForeName", rest.removesuffix(f", {name.suffix}") if name.suffix else rest),
        ("Suffix", name.suffix or ""),
    ):
        if text:
            writing.add(tag, text, author)


read = reader_of({"PubmedArticle", "PubmedBookArticle"}, _record)
write = writer_of(
    '<?xml version="1.0" encoding="UTF-8"?>\n<PubmedArticleSet>\n', "</PubmedArticleSet>\n", _print
)
