"""What each entry type and item type requires.

Sources: btxdoc section 3.1 and plain.bst; biblatex's data model (blx-dm.def, mandatory
constraints). ``a|b``: one of them. Milder than the sources where every style copes: an editor
does for a book's author, the editor of a collection is not asked for at its parts, and
``pubstate`` (forthcoming) does for a date.
"""

from __future__ import annotations

# Requirement word -> CSL variables and fields of BibTeX, biblatex that meet it.
MEETS: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    word: (frozenset(variables.split()), frozenset(fields.split()))
    for word, (variables, fields) in {
        "author": ("author", "author"),
        "editor": ("editor", "editor"),
        "title": ("title", "title maintitle"),
        "journal": ("container-title container-title-short", "journal journaltitle shortjournal"),
        "booktitle": ("container-title", "booktitle maintitle"),
        "year": ("issued", "year date pubstate"),
        "publisher": ("publisher", "publisher organization institution"),
        "school": ("publisher", "school institution"),
        "institution": ("publisher", "institution organization publisher"),
        "chapter": ("chapter-number", "chapter"),
        "pages": ("page", "pages eid"),
        "note": ("note", "note howpublished"),
        "url": ("URL", "url"),
        "doi": ("DOI", "doi"),
        "eprint": ("PMID", "eprint"),
        "number": ("number", "number"),
        "entryset": ("", "entryset crossref"),
        "holder": ("author", "holder"),
        "container-title": ("container-title container-title-short", ""),
        "issued": ("issued", ""),
    }.items()
}

_BTX = {
    "article": "author title journal year",
    "book": "author|editor title publisher year",
    "booklet": "title",
    "inbook": "author|editor title chapter|pages publisher year",
    "incollection": "author title booktitle publisher year",
    "inproceedings": "author title booktitle year",
    "conference": "author title booktitle year",
    "manual": "title",
    "mastersthesis": "author title school year",
    "misc": "",
    "phdthesis": "author title school year",
    "proceedings": "title year",
    "techreport": "author title institution year",
    "unpublished": "author title note",
}

_BLX = {
    "article": "author title journal year",
    "book": "author|editor title year",
    "mvbook": "author|editor title year",
    "inbook": "author title booktitle year",
    "bookinbook": "author title booktitle year",
    "suppbook": "author title booktitle year",
    "booklet": "author|editor title year",
    "collection": "editor title year",
    "mvcollection": "editor title year",
    "reference": "editor title year",
    "mvreference": "editor title year",
    "incollection": "author title booktitle year",
    "suppcollection": "author title booktitle year",
    "inreference": "title booktitle year",
    "inproceedings": "author title booktitle year",
    "conference": "author title booktitle year",
    "proceedings": "title year",
    "mvproceedings": "title year",
    "manual": "title year",
    "misc": "title year",
    "online": "title year url|doi|eprint",
    "electronic": "title year url|doi|eprint",
    "www": "title year url|doi|eprint",
    "dataset": "author|editor title year",
    "software": "author|editor title year",
    "patent": "author|holder title number year",
    "periodical": "editor title year",
    "suppperiodical": "author title journal year",
    "report": "author title institution year",
    "techreport": "author title institution year",
    "thesis": "author title institution year",
    "mastersthesis": "author title institution year",
    "phdthesis": "author title institution year",
    "unpublished": "author title year",
}

_CSL = {
    "article-journal": "author title container-title issued",
    "article-magazine": "title container-title issued",
    "article-newspaper": "title container-title issued",
    "article": "author title issued",
    "book": "author|editor title issued",
    "chapter": "author|editor title container-title issued",
    "paper-conference": "author title issued",
    "thesis": "author title school issued",
    "report": "title issued",
    "dataset": "title issued",
    "software": "title",
    "webpage": "title",
    "patent": "title issued",
    "entry-encyclopedia": "title container-title issued",
    "entry-dictionary": "title container-title",
    "manuscript": "title",
    "motion_picture": "title",
    "standard": "title",
    "map": "title",
    "song": "title",
}


def _groups(table: dict[str, str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    return {
        type_: tuple(tuple(group.split("|")) for group in words.split())
        for type_, words in table.items()
    }


BTX_REQUIRED = _groups(_BTX)
BLX_REQUIRED = _groups(_BLX)
CSL_REQUIRED = _groups(_CSL)
