"""What the columns of the field's tables are called, and what stands in them.

Source: exports of Scopus, Web of Science (tab-delimited), PubMed, Dimensions, Zotero and JabRef;
CSL 1.0.2, names of the variables, which are the titles that are written.
"""

from __future__ import annotations

from functools import lru_cache

from bibconv.formats.zotero.tables import TYPES as ZOTERO_TYPES
from bibconv.model import DATE_VARIABLES, ITEM_TYPES, KINDS, NAME_VARIABLES
from bibconv.patterns import late

# Kind and variable, then titles as :func:`plain_title` makes them. Of several columns for one
# variable the first in this order that holds something counts.
_ROWS = """
    id id: key, citation key, citationkey, bibtexkey, cite key, identifier
    type type: item type, itemtype, entrytype, entry type, document type, publication type, bibtype, reference type, ref type, pt, dt
    people author: author full names, authors full names, af, authors, author, au, author s, creator, creators, auteur, auteurs, autor, autoren, verfasser
    people editor: editors, editor, be, ed, book editors, herausgeber
    people translator: translator, translators
    people collection-editor: series editor, serieseditor
    people contributor: contributor, contributors
    people container-author: book author, book authors, bookauthor
    people director: director
    people interviewer: interviewer
    text title: title, article title, document title, ti, titre, titel, titulo, item title
    text title-short: short title, shorttitle
    text container-title: source title, publication title, publicationtitle, journal, journal title, journal book, journaltitle, booktitle, book title, so, source, publication, container title, secondary title, revue, zeitschrift
    text container-title-short: abbreviated source title, journal abbreviation, journal iso abbreviation, ji, journal abbrev, shortjournal
    date issued: date, publication date, issued, publicationyear, publication year, pubyear, year, py, annee, jahr, ano, published, date published, year published
    text volume: volume, vl, vol, band
    text issue: issue, is, number of issue, no, heft
    text number: art no, article number, ar, report number, patent number
    pages page: pages, page, pagination, page range, page s, seiten
    first page: page start, start page, bp, first page, startpage
    last page: page end, end page, ep, last page, endpage
    text number-of-pages: num pages, number of pages, page count, pg, pagetotal
    doi DOI: doi, di
    serial ISSN: issn, sn, eissn, ei, e issn, print issn
    serial ISBN: isbn, bn, isbns
    text URL: url, link, urls, source url, ur, full text link
    text PMID: pubmed id, pmid, pm
    text PMCID: pmcid, pmc id
    lines abstract: abstract, abstract note, ab, resume, zusammenfassung, summary
    keywords keyword: author keywords, keywords, keyword, de, manual tags, tags, mots cles, schlagworter
    language language: language of original document, language, la, langue, sprache
    text publisher: publisher, pu, verlag, editeur, imprint
    text publisher-place: place, publisher city, pi, place published, city, address, publisher address, publisher location, ort, lieu
    text edition: edition
    text collection-title: series, series title, book series title, se, serie
    text collection-number: series number
    text number-of-volumes: number of volumes
    text event-title: conference name, conference title, ct, meeting name
    text event-place: conference location, cl
    text archive: archive, repository
    text archive_location: loc in archive, archive location
    text call-number: call number
    text source: library catalog, database, source database
    text rights: rights, copyright
    text version: version
    text medium: medium
    text genre: type of work, thesis type
    text scale: scale
    lines note: note, notes, extra, comment, remarks, bemerkung
    date accessed: access date, accessed, urldate, date accessed, accessdate
"""

_SPECIAL_KINDS = {"DOI": "doi", "ISSN": "serial", "ISBN": "serial", "page": "pages"}
_LINES = ("abstract", "note", "annote")
_FOLDED = str.maketrans("äáàâçéèêëíîïñóôöúûüß", "aaaaceeeeiiinooouuus")
_APART = late(r"[^a-z0-9]+")


def plain_title(title: str) -> str:
    """A column's title as it is compared: small letters, digits and single spaces.

    >>> plain_title(" Author(s) "), plain_title("Année")
    ('author s', 'annee')
    """
    return _APART.sub(" ", title.strip().lower().translate(_FOLDED)).strip()


@lru_cache(maxsize=1)
def columns() -> dict[str, tuple[str, str, int]]:
    """Plain title -> kind, variable, rank."""
    found: dict[str, tuple[str, str, int]] = {}
    for line in _ROWS.strip().splitlines():
        kind_and_variable, _, titles = line.strip().partition(": ")
        kind, variable = kind_and_variable.split(" ")
        for rank, title in enumerate(titles.split(", ")):
            found[title] = (kind, variable, rank)
    found |= {"id": ("id", "id", -1), "type": ("type", "type", -1)}
    for variable in KINDS:
        found[plain_title(variable)] = (kind_of(variable), variable, -1)
    return found


def kind_of(variable: str) -> str:
    """The kind of the values of a variable."""
    if variable in NAME_VARIABLES:
        return "people"
    if variable in DATE_VARIABLES:
        return "date"
    if variable in _LINES:
        return "lines"
    return _SPECIAL_KINDS.get(variable, "text")


# Words for types in the exports -> item type.
_TYPES = {
    "article": "article-journal", "journal article": "article-journal", "j": "article-journal",
    "review": "article-journal", "letter": "article-journal", "note": "article-journal",
    "editorial": "article-journal", "short survey": "article-journal",
    "erratum": "article-journal", "data paper": "article-journal", "journal": "article-journal",
    "conference paper": "paper-conference", "proceedings paper": "paper-conference",
    "conference review": "paper-conference", "c": "paper-conference",
    "inproceedings": "paper-conference", "conference": "paper-conference",
    "proceeding": "paper-conference", "meeting abstract": "paper-conference",
    "b": "book", "monograph": "book", "edited book": "book", "proceedings": "book",
    "book chapter": "chapter", "s": "chapter", "incollection": "chapter", "inbook": "chapter",
    "chapter": "chapter", "book section": "chapter",
    "phdthesis": "thesis", "mastersthesis": "thesis", "dissertation": "thesis",
    "techreport": "report", "preprint": "article", "p": "patent", "online": "webpage",
    "website": "webpage", "web page": "webpage", "misc": "document", "unpublished": "manuscript",
    "data set": "dataset", "computer program": "software", "newspaper": "article-newspaper",
}  # fmt: skip


@lru_cache(maxsize=1)
def _types() -> dict[str, str]:
    found = {plain_title(type): type for type in ITEM_TYPES}
    found |= {plain_title(name): type for name, type in ZOTERO_TYPES.items()}
    return found | _TYPES


def type_of(text: str) -> str | None:
    """Item type for what stands in a column of types; ``None`` if nobody knows.

    >>> type_of("Conference Paper"), type_of("journalArticle"), type_of("article-journal")
    ('paper-conference', 'article-journal', 'article-journal')
    """
    if text.strip() in ITEM_TYPES:
        return text.strip()
    known = _types()
    first = text.partition(";")[0]
    return known.get(plain_title(first))
