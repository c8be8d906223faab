"""What reference managers take: the format for each, and the types that they would refuse.

Zotero passes over BibTeX entries of a type that it does not know and refuses a whole file of
CSL-JSON for one item of the type ``software``, both without a word; what it would pass over is
written as the nearest type that it takes.
Source: Zotero's translators BibTeX.js, RIS.js and CSL JSON.js; JabRef's RIS importer; the BibTeX
types that Mendeley, Papers and Citavi document.

>>> MANAGERS["zotero"].types["biblatex"]["dataset"]
'misc'
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from bibconv.errors import MisuseError

# BibLaTeX types outside BibTeX's own -> the nearest that an importer with a short list has.
_STANDARD: dict[str, str] = {
    "artwork": "misc", "audio": "misc", "bookinbook": "inbook", "collection": "book",
    "commentary": "misc", "dataset": "misc", "electronic": "misc", "image": "misc",
    "inreference": "incollection", "jurisdiction": "misc", "legal": "misc", "legislation": "misc",
    "letter": "misc", "movie": "misc", "music": "misc", "mvbook": "book", "mvcollection": "book",
    "mvproceedings": "proceedings", "mvreference": "book", "online": "misc", "patent": "misc",
    "performance": "misc", "periodical": "misc", "reference": "book", "report": "techreport",
    "review": "article", "software": "misc", "standard": "misc", "suppbook": "inbook",
    "suppcollection": "incollection", "suppperiodical": "article", "thesis": "phdthesis",
    "video": "misc", "www": "misc",
}  # fmt: skip
_ZOTERO_TYPES = frozenset(
    """
    article book booklet inbook incollection inproceedings conference proceedings collection mvbook
    manual misc online electronic patent phdthesis mastersthesis thesis techreport report
    unpublished letter movie artwork legislation jurisdiction audio video software inreference
    """.split()
)
_ZOTERO_BIB = {
    type: near for type, near in _STANDARD.items() if type not in _ZOTERO_TYPES
} | {
    "www": "online", "image": "artwork", "music": "audio", "periodical": "book",
    "performance": "video", "standard": "report", "legal": "legislation",
    "bookinbook": "incollection", "suppbook": "incollection", "mvcollection": "collection",
    "reference": "collection", "mvreference": "collection", "set": "misc", "bibnote": "misc",
}  # fmt: skip
# Zotero makes a journal article of every type that is not in its table, and of GEN.
_ZOTERO_RIS = {
    "GEN": "EQUA", "UNPB": "MANSCPT", "INTV": "PCOMM", "POD": "SOUND", "PRESS": "EQUA",
    "GRANT": "EQUA", "STD": "STAND", "INPR": "JOUR", "AGGR": "DATA", "SER": "BOOK",
}  # fmt: skip


class Manager(msgspec.Struct, frozen=True):
    """A reference manager.

    Attributes:
        title: what people call it.
        format: the format that loses least on the way in, for files.
        types: format -> type that would be refused or misread -> type that is written for it.
    """

    title: str
    format: str
    types: Mapping[str, Mapping[str, str]]


MANAGERS: dict[str, Manager] = {
    "zotero": Manager(
        "Zotero",
        "csl-json",
        {
            "bibtex": _ZOTERO_BIB,
            "biblatex": _ZOTERO_BIB,
            "ris": _ZOTERO_RIS,
            "csl-json": {"software": "document"},
        },
    ),
    "endnote": Manager("EndNote", "endnote-xml", {}),
    "mendeley": Manager("Mendeley", "bibtex", {"bibtex": _STANDARD, "biblatex": _STANDARD}),
    "jabref": Manager("JabRef", "biblatex", {"ris": {"CPAPER": "CONF"}}),
    "papers": Manager("Papers", "bibtex", {"bibtex": _STANDARD, "biblatex": _STANDARD}),
    "citavi": Manager("Citavi", "ris", {"bibtex": _STANDARD, "biblatex": _STANDARD}),
    "refworks": Manager("RefWorks", "refworks", {}),
}  # fmt: skip


def manager_named(name: str) -> Manager:
    """The reference manager that goes by ``name``.

    Raises:
        MisuseError: none does; the message lists them.
    """
    found = MANAGERS.get(name.strip().lower())
    if found is None:
        known = ", ".join(MANAGERS)
        raise MisuseError(f"no reference manager is called {name!r}; known: {known}")
    return found
