"""Which dialect has which types and fields, and what they are called in the other.

Sources: btxdoc section 3; biblatex manual sections 2.1.1.2, 2.2.5 (aliases) and 2.2.2; the
fields that each type uses from btxdoc section 3.1 and blx-dm.def, the two together.
"""

from __future__ import annotations

BIBTEX_TYPES: frozenset[str] = frozenset(
    """
    article book booklet conference inbook incollection inproceedings manual mastersthesis misc
    phdthesis proceedings techreport unpublished
    """.split()
)

# Field that only biblatex knows -> BibTeX's name for it, "" if it has none.
BIBLATEX_ONLY: dict[str, str] = {
    "journaltitle": "journal",
    "location": "address",
    "annotation": "annote",
    "date": "year",
    "eprinttype": "archiveprefix",
    "eprintclass": "primaryclass",
    **dict.fromkeys(
        """
        subtitle titleaddon booksubtitle booktitleaddon maintitle mainsubtitle maintitleaddon
        journalsubtitle issuetitle issuesubtitle eventtitle eventdate venue origdate origtitle
        origlocation origpublisher pubstate editora editoratype editortype related relatedtype
        xdata entrysubtype
        """.split(),
        "",
    ),
}

# BibTeX's name -> biblatex's own name for the same.
FIELD_ALIASES: dict[str, str] = {
    "address": "location",
    "annote": "annotation",
    "archiveprefix": "eprinttype",
    "journal": "journaltitle",
    "key": "sortkey",
    "pdf": "file",
    "primaryclass": "eprintclass",
    "school": "institution",
}

# Type -> the type that biblatex makes of it; BibTeX has the first only.
TYPE_ALIASES: dict[str, str] = {
    "conference": "inproceedings",
    "electronic": "online",
    "www": "online",
    "mastersthesis": "thesis",
    "phdthesis": "thesis",
    "techreport": "report",
}
# The same entry by another name: nothing else has to change.
SAME_TYPES: frozenset[str] = frozenset(["conference", "electronic", "www"])

_PARTS = (
    "inbook bookinbook suppbook incollection suppcollection inreference inproceedings conference"
)
_BOOKS = (
    "book mvbook collection mvcollection proceedings mvproceedings reference mvreference "
    f"booklet manual {_PARTS}"
)

# Field -> the types that use it; every other type passes it over.
USED_BY: dict[str, frozenset[str]] = {
    field: frozenset(types.split())
    for field, types in {
        "journal": "article suppperiodical review periodical",
        "journaltitle": "article suppperiodical review periodical",
        "booktitle": _PARTS,
        "school": "thesis mastersthesis phdthesis",
        "institution": "techreport report thesis mastersthesis phdthesis dataset software",
        "chapter": f"{_BOOKS} phdthesis mastersthesis thesis report techreport",
        "edition": f"{_BOOKS} software dataset",
        "publisher": f"{_BOOKS} dataset software misc online",
        "series": f"{_BOOKS} article suppperiodical periodical dataset techreport report",
        "pages": f"{_BOOKS} article suppperiodical report techreport thesis mastersthesis "
        "phdthesis review dataset unpublished misc",
        "volume": f"{_BOOKS} article suppperiodical periodical review report techreport",
        "issue": "article suppperiodical periodical review",
    }.items()
}
