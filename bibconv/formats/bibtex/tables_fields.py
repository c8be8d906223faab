"""Fields of BibTeX and BibLaTeX and the CSL variables they stand for.

Sources: btxdoc §3.2, the biblatex manual §2.2, CSL 1.0.2. For each variable the fields that
may hold it, the usual one of BibLaTeX first; ``BIBTEX_NAMES`` has the names that BibTeX prefers. The kind says how a value is read and written (see ``values``).
"""

from __future__ import annotations

# variable -> (kind, fields)
COMMON: dict[str, tuple[str, str]] = {
    "author": ("names", "author"),
    "editor": ("names", "editor"),
    "translator": ("names", "translator"),
    "container-author": ("names", "bookauthor"),
    "title": ("text", "title"),
    "title-short": ("text", "shorttitle"),
    "original-title": ("text", "origtitle"),
    "container-title": ("text", "booktitle journaltitle journal"),
    "container-title-short": ("text", "shortjournal"),
    "collection-title": ("text", "series"),
    "number": ("number", "number eid isrn"),
    "issue": ("number", "issue"),
    "volume": ("number", "volume"),
    "number-of-volumes": ("number", "volumes"),
    "part-number": ("number", "part"),
    "volume-title": ("text", "issuetitle"),
    "page": ("pages", "pages"),
    "number-of-pages": ("number", "pagetotal"),
    "edition": ("number", "edition"),
    "version": ("number", "version"),
    "accessed": ("date", "urldate"),
    "event-date": ("date", "eventdate"),
    "original-date": ("date", "origdate origyear"),
    "event-title": ("text", "eventtitle"),
    "event-place": ("plain", "venue"),
    "publisher": ("plain", "publisher institution organization school howpublished"),
    "publisher-place": ("plain", "location address"),
    "original-publisher": ("plain", "origpublisher"),
    "original-publisher-place": ("plain", "origlocation"),
    "DOI": ("doi", "doi"),
    "URL": ("verbatim", "url"),
    "ISBN": ("isbn", "isbn"),
    "ISSN": ("issn", "issn"),
    "PMID": ("verbatim", "pmid"),
    "PMCID": ("verbatim", "pmcid"),
    "abstract": ("number", "abstract"),
    "keyword": ("keywords", "keywords keyword"),
    "note": ("number", "note addendum"),
    "annote": ("number", "annotation annote"),
    "language": ("language", "langid language"),
    "call-number": ("plain", "library"),
    "genre": ("genre", "type"),
    "status": ("plain", "pubstate"),
    "chapter-number": ("number", "chapter"),
}

# Field of BibLaTeX -> its name in BibTeX.
BIBTEX_NAMES: dict[str, str] = {
    "journaltitle": "journal",
    "location": "address",
    "annotation": "annote",
    "langid": "language",
}
THESES = frozenset("thesis phdthesis mastersthesis".split())

_JOURNAL = {
    "container-title": ("text", "journaltitle journal booktitle"),
    "issue": ("number", "number issue"),
    "number": ("number", "eid isrn"),
}
_BOOK = {
    "collection-number": ("number", "number"),
    "number": ("number", "eid isrn"),
}
_PERIODICAL = {
    "issue": ("number", "number issue"),
    "number": ("number", "eid isrn"),
}
_INSTITUTION = {"publisher": ("plain", "institution school publisher organization howpublished")}
_ORGANIZATION = {"publisher": ("plain", "organization publisher institution school howpublished")}
_REPORT = {"publisher": ("plain", "institution publisher organization howpublished school")}
_PROCEEDINGS = {
    "issue": ("number", "number issue"),
    "number": ("number", "eid isrn"),
}

# Entry types that differ -> what differs.
BY_TYPE: dict[str, dict[str, tuple[str, str]]] = {
    **dict.fromkeys("article suppperiodical review".split(), _JOURNAL),
    **dict.fromkeys(
        "book mvbook inbook bookinbook suppbook collection mvcollection incollection "
        "suppcollection proceedings mvproceedings reference mvreference inreference "
        "commentary booklet".split(),
        _BOOK,
    ),
    "periodical": _PERIODICAL,
    "inproceedings": _PROCEEDINGS,
    "conference": _PROCEEDINGS,
    **dict.fromkeys("thesis phdthesis mastersthesis".split(), _INSTITUTION),
    **dict.fromkeys("report techreport".split(), _REPORT),
    **dict.fromkeys("manual standard online electronic www webpage".split(), _ORGANIZATION),
}

# With a series these number the series.
NUMBERED_SERIES = frozenset("inproceedings conference manual".split())

# Title fields and the fields that continue them.
SUBTITLES: dict[str, str] = {
    "title": "subtitle",
    "booktitle": "booksubtitle",
    "journaltitle": "journalsubtitle",
    "journal": "journalsubtitle",
    "issuetitle": "issuesubtitle",
}

# Value of editortype, editoratype ... -> CSL variable (biblatex manual §2.3.6).
EDITOR_ROLES: dict[str, str] = {
    "compiler": "compiler",
    "collaborator": "contributor",
    "organizer": "organizer",
    "director": "director",
    "producer": "producer",
    "illustrator": "illustrator",
    "translator": "translator",
    "editor": "editor",
    "scriptwriter": "script-writer",
    "performer": "performer",
    "composer": "composer",
    "interviewer": "interviewer",
}

MONTHS: tuple[str, ...] = tuple("jan feb mar apr may jun jul aug sep oct nov dec".split())
MONTH_NAMES: dict[str, str] = dict(
    zip(
        MONTHS,
        "January February March April May June July August September October November "
        "December".split(),
        strict=True,
    )
)

# Order of fields in canonical form; all others follow in the order of the extra.
FIELD_ORDER: tuple[str, ...] = tuple(
    """
    entrysubtype author editor editortype editora editoratype editorb editorbtype editorc
    editorctype translator bookauthor title subtitle titleaddon shorttitle origtitle booktitle
    booksubtitle booktitleaddon maintitle mainsubtitle maintitleaddon journaltitle journal
    journalsubtitle shortjournal issuetitle issuesubtitle series eventtitle eventdate venue date
    year month day origdate origyear edition volume volumes part number issue chapter eid pages
    pagetotal version type school institution organization publisher howpublished location
    address origpublisher origlocation isbn issn isrn doi eprint eprinttype archiveprefix
    eprintclass primaryclass pmid pmcid url urldate langid language pubstate library note
    addendum annotation annote keywords abstract
    """.split()
)

# Fields and types that only BibLaTeX has: their presence tells the dialect.
BIBLATEX_FIELDS = (
    "date journaltitle journalsubtitle location subtitle booksubtitle maintitle eventtitle "
    "eventdate urldate origdate langid pagetotal entrysubtype eprinttype eprintclass "
    "titleaddon booktitleaddon shortjournal pubstate bookpagination editortype editora "
    "editoratype related relatedtype xdata annotation issuetitle venue"
).split()
BIBLATEX_TYPES_ONLY = (
    "online report thesis collection mvcollection mvbook mvproceedings mvreference inreference "
    "reference suppbook suppcollection suppperiodical bookinbook patent periodical dataset "
    "software artwork audio image jurisdiction legislation legal letter movie music performance "
    "review standard video xdata set"
).split()
