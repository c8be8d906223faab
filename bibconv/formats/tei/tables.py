"""TEI: its names for roles, scopes and numbers, and the variables that they mean."""

from __future__ import annotations

from bibconv.patterns import late

NAME = "tei"
INLINE = {"hi": "i", "emph": "i"}
# Elements that say nothing of their own: their text belongs to what stands around them.
TRANSPARENT = {
    **INLINE, **dict.fromkeys(
        """
        seg g c w pc lb pb cb milestone anchor foreign supplied unclear sic corr abbr expan ex am
        s q quote soCalled mentioned distinct persName orgName placeName name rs geogName num term
        ref add del choice surname forename roleName
        """.split(), "",
    ),
}  # fmt: skip
TEI = "http://www.tei-c.org/ns/1.0"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
ROLES = {
    "editor": "editor", "translator": "translator", "trl": "translator", "edt": "editor",
    "compiler": "compiler", "illustrator": "illustrator", "director": "director",
    "composer": "composer", "contributor": "contributor", "seriesEditor": "collection-editor",
    "bookAuthor": "container-author", "reviewedAuthor": "reviewed-author",
    "interviewer": "interviewer", "performer": "performer", "producer": "producer",
}  # fmt: skip
RESPONSIBLE = {variable: role for role, variable in reversed(ROLES.items())}
# @unit of biblScope -> kind and variable.
SCOPES = {
    "volume": ("text", "volume"), "vol": ("text", "volume"), "issue": ("text", "issue"),
    "number": ("text", "issue"), "page": ("pages", "page"), "pp": ("pages", "page"),
    "pages": ("pages", "page"), "chapter": ("text", "chapter-number"), "part": ("text", "part-number"),
}  # fmt: skip
NUMBERS = {
    "doi": ("doi", "DOI"), "isbn": ("serial", "ISBN"), "issn": ("serial", "ISSN"),
    "issne": ("serial", "ISSN"), "eissn": ("serial", "ISSN"), "isbne": ("serial", "ISBN"),
    "pmid": ("text", "PMID"), "pmcid": ("text", "PMCID"), "callnumber": ("text", "call-number"),
    "uri": ("text", "URL"), "url": ("text", "URL"),
}  # fmt: skip
WRITTEN_NUMBERS = (
    ("DOI", "DOI"), ("ISBN", "ISBN"), ("ISSN", "ISSN"), ("PMID", "PMID"), ("PMCID", "PMCID"),
    ("callNumber", "call-number"),
)  # fmt: skip
PAGES = late(r"([0-9]+) ?(?:p|pp|pages?|S|Seiten)\.?")
