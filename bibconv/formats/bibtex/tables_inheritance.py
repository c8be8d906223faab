"""What an entry inherits from its crossref parent.

Source: biblatex's default data inheritance (biblatex manual, appendix B; ``biblatex.def``).
"""

from __future__ import annotations

# Never inherited, whatever the types.
NEVER = frozenset(
    """
    ids crossref xref xdata entryset entrysubtype execute label options presort related
    relatedoptions relatedstring relatedtype shorthand shorthandintro sortkey key keywords
    """.split()
)

# Not inherited where titles change their role.
NOT_WITH_TITLES = frozenset("shorttitle sorttitle indextitle indexsorttitle".split())

_PARTS_OF_BOOK = ("inbook", "bookinbook", "suppbook")
_PARTS_OF_COLLECTION = ("incollection", "inreference", "suppcollection")


_MAIN = {"title": "maintitle", "subtitle": "mainsubtitle", "titleaddon": "maintitleaddon"}
_BOOK = {"title": "booktitle", "subtitle": "booksubtitle", "titleaddon": "booktitleaddon"}
_JOURNAL = {
    "title": "journaltitle",
    "subtitle": "journalsubtitle",
    "titleaddon": "journaltitleaddon",
}

# (parent type, child type) -> parent's field -> child's field.
ROLES: dict[tuple[str, str], dict[str, str]] = {
    **{("mvbook", child): _MAIN for child in ("book", *_PARTS_OF_BOOK)},
    **{
        (parent, child): _MAIN
        for parent in ("mvcollection", "mvreference")
        for child in ("collection", "reference", *_PARTS_OF_COLLECTION)
    },
    **{("mvproceedings", child): _MAIN for child in ("proceedings", "inproceedings")},
    **{("book", child): _BOOK for child in _PARTS_OF_BOOK},
    **{
        (parent, child): _BOOK
        for parent in ("collection", "reference", "book")
        for child in _PARTS_OF_COLLECTION
    },
    ("proceedings", "inproceedings"): _BOOK,
    ("proceedings", "conference"): _BOOK,
    **{("periodical", child): _JOURNAL for child in ("article", "suppperiodical")},
}

# The parent's author is also the author of the whole, for parts of a book.
AUTHORED = frozenset((parent, child) for parent in ("mvbook", "book") for child in _PARTS_OF_BOOK)

# Classic BibTeX copies by the same name only, so parents state booktitle beside title; where
# one does not, its title is what was meant.
TITLE_IS_BOOKTITLE = frozenset("inbook incollection inproceedings conference".split())

# A field that the child has keeps these of the parent away.
SHIELDS: dict[str, tuple[str, ...]] = {
    "date": ("year", "month", "day"),
    "year": ("date", "month", "day"),
    "title": ("subtitle", "titleaddon"),
    "booktitle": ("booksubtitle", "booktitleaddon"),
    "maintitle": ("mainsubtitle", "maintitleaddon"),
    "journaltitle": ("journalsubtitle", "journal"),
    "journal": ("journaltitle", "journalsubtitle"),
    "location": ("address",),
    "address": ("location",),
    "editor": ("editortype",),
}
