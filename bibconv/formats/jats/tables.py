"""JATS: its names for types, roles, fields and identifiers, and the variables that they mean."""

from __future__ import annotations

from bibconv.text import identifiers

NAME = "jats"
INLINE = {"italic": "i", "bold": "b", "sub": "sub", "sup": "sup", "sc": "sc"}
WRITTEN_INLINE = {"i": "italic", "b": "bold", "sub": "sub", "sup": "sup", "sc": "sc"}
LABELS = ("label", "object-id")  # numbers within the list; of ids those that are of no kind
CITATIONS = ("element-citation", "mixed-citation", "citation", "nlm-citation")
# @publication-type -> item type; the first of a type is written.
TYPES = {
    "journal": "article-journal", "article": "article-journal", "article-journal": "article-journal",
    "book": "book", "chapter": "chapter", "book-chapter": "chapter",
    "confproc": "paper-conference", "conference": "paper-conference",
    "conf-proc": "paper-conference", "data": "dataset", "dataset": "dataset",
    "database": "dataset", "legal": "legislation", "letter": "personal_communication",
    "magazine": "article-magazine", "map": "map", "newspaper": "article-newspaper",
    "news": "article-newspaper", "patent": "patent", "preprint": "article", "eprint": "article",
    "report": "report", "gov": "report", "review": "review", "software": "software",
    "standard": "standard", "thesis": "thesis", "web": "webpage", "website": "webpage",
    "webpage": "webpage", "weblink": "webpage", "video": "motion_picture", "other": "document",
    "unknown": "document", "working-paper": "report",
}  # fmt: skip
WRITTEN = {type: name for name, type in reversed(TYPES.items())}
PEOPLE = ("name", "string-name", "collab", "etal", "name-alternatives")
ROLES = {
    "author": "author", "editor": "editor", "translator": "translator", "transed": "translator",
    "compiler": "compiler", "director": "director", "guest-editor": "editor",
    "inventor": "author", "curator": "curator", "illustrator": "illustrator",
    "collaborator": "contributor", "allauthors": "author", "guesteditor": "editor",
    "seriesEditor": "collection-editor", "reviewer": "author", "developer": "author",
}  # fmt: skip
WRITTEN_ROLES = (
    "author", "editor", "translator", "compiler", "director", "curator", "illustrator",
)  # fmt: skip
# Element, kind of its value, variable.
FIELDS = (
    ("volume", "text", "volume"), ("issue", "text", "issue"), ("edition", "text", "edition"),
    ("elocation-id", "text", "number"), ("publisher-name", "text", "publisher"),
    ("publisher-loc", "text", "publisher-place"), ("conf-name", "text", "event-title"),
    ("conf-date", "date", "event-date"), ("conf-loc", "text", "event-place"),
    ("series", "text", "collection-title"), ("volume-series", "text", "collection-title"),
    ("version", "text", "version"), ("comment", "notes", "note"), ("patent", "text", "number"),
    ("supplement", "text", "supplement-number"), ("isbn", "serial", "ISBN"),
    ("issn", "serial", "ISSN"), ("annotation", "lines", "annote"), ("std", "text", "number"),
    ("trans-title", "text", "reviewed-title"),
)  # fmt: skip
PUB_IDS = {
    "doi": ("doi", "DOI"), "pmid": ("text", "PMID"), "pmcid": ("text", "PMCID"),
    "pmc": ("text", "PMCID"), "isbn": ("serial", "ISBN"), "issn": ("serial", "ISSN"),
    "medline": ("text", "PMID"),
}  # fmt: skip
LINKED = {"DOI": identifiers.doi, "PMID": identifiers.pmid, "PMCID": identifiers.pmcid}
WRITTEN_IDS = (("doi", "DOI"), ("pmid", "PMID"), ("pmcid", "PMCID"))
# Elements that say nothing of their own: their text belongs to what stands around them.
TRANSPARENT = {
    **INLINE, "p": "", "note": "", "x": "", "break": "", "styled-content": "", "named-content": "", "underline": "",
    "monospace": "", "roman": "", "sans-serif": "", "overline": "", "strike": "", "abbrev": "",
}  # fmt: skip
