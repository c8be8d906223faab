"""Tables of the RIS specifications: tags, reference types, and families of types.

Types: the lists of 2001 and 2011 and what EndNote and bibutils write besides. The RIS type of
a CSL type is the one that Zotero, EndNote, JabRef and Mendeley read as that type.
"""

from __future__ import annotations

import re

# Tags of 2001 and 2011 and those that databases add (DI, DP, NL, AI, AR, SV ...).
TAGS: frozenset[str] = frozenset(
    """
    TY ER A1 A2 A3 A4 A5 AB AD AI AN AR AU AV BT C1 C2 C3 C4 C5 C6 C7 C8 CA CN CP CR CT CY DA DB
    DE DI DO DP DS ED EP ET FD H1 H2 ID IP IS J1 J2 JA JF JO K1 KW L1 L2 L3 L4 LA LB LK LL M1 M2
    M3 N1 N2 NL NO NV OL OP PA PB PM PP PY RD RI RN RP RT SE SF SL SN SP SR ST SV T1 T2 T3 TA TI
    TT U1 U2 U3 U4 U5 UR VL VO WP WT WV Y1 Y2 YR
    """.split()
)

CSL_TYPES: dict[str, str] = {
    "ABST": "article-journal",
    "ADVS": "motion_picture",
    "AGGR": "dataset",
    "ANCIENT": "classic",
    "ART": "graphic",
    "BILL": "bill",
    "BLOG": "post-weblog",
    "BOOK": "book",
    "CASE": "legal_case",
    "CHAP": "chapter",
    "CHART": "figure",
    "CLSWK": "classic",
    "COMP": "software",
    "CONF": "paper-conference",
    "CPAPER": "paper-conference",
    "CTLG": "book",
    "DATA": "dataset",
    "DBASE": "dataset",
    "DICT": "entry-dictionary",
    "EBOOK": "book",
    "ECHAP": "chapter",
    "EDBOOK": "book",
    "EJOUR": "article-journal",
    "ELEC": "webpage",
    "ENCYC": "entry-encyclopedia",
    "EQUA": "figure",
    "FIGURE": "figure",
    "GEN": "document",
    "GOVDOC": "report",
    "GRANT": "document",
    "GRNT": "document",
    "HEAR": "hearing",
    "ICOMM": "personal_communication",
    "INPR": "article-journal",
    "INTV": "interview",
    "JFULL": "periodical",
    "JOUR": "article-journal",
    "LEGAL": "legislation",
    "MANSCPT": "manuscript",
    "MAP": "map",
    "MGZN": "article-magazine",
    "MPCT": "motion_picture",
    "MULTI": "webpage",
    "MUSIC": "musical_score",
    "NEWS": "article-newspaper",
    "PAMP": "pamphlet",
    "PAT": "patent",
    "PCOMM": "personal_communication",
    "POD": "broadcast",
    "PRESS": "document",
    "RPRT": "report",
    "SER": "book",
    "SLIDE": "speech",
    "SOUND": "song",
    "STAND": "standard",
    "STAT": "legislation",
    "STD": "document",
    "THES": "thesis",
    "UNBILL": "bill",
    "UNPB": "manuscript",
    "UNPD": "manuscript",
    "VIDEO": "motion_picture",
    "WEB": "webpage",
}

RIS_TYPES: dict[str, str] = {
    "article": "UNPB",
    "article-journal": "JOUR",
    "article-magazine": "MGZN",
    "article-newspaper": "NEWS",
    "bill": "BILL",
    "book": "BOOK",
    "broadcast": "MPCT",
    "chapter": "CHAP",
    "classic": "CLSWK",
    "collection": "GEN",
    "dataset": "DATA",
    "document": "GEN",
    "entry": "DICT",
    "entry-dictionary": "DICT",
    "entry-encyclopedia": "ENCYC",
    "event": "GEN",
    "figure": "FIGURE",
    "graphic": "ART",
    "hearing": "HEAR",
    "interview": "PCOMM",
    "legal_case": "CASE",
    "legislation": "STAT",
    "manuscript": "MANSCPT",
    "map": "MAP",
    "motion_picture": "MPCT",
    "musical_score": "MUSIC",
    "pamphlet": "PAMP",
    "paper-conference": "CONF",
    "patent": "PAT",
    "performance": "GEN",
    "periodical": "SER",
    "personal_communication": "PCOMM",
    "post": "BLOG",
    "post-weblog": "BLOG",
    "regulation": "STAT",
    "report": "RPRT",
    "review": "JOUR",
    "review-book": "JOUR",
    "software": "COMP",
    "song": "SOUND",
    "speech": "SLIDE",
    "standard": "STAND",
    "thesis": "THES",
    "treaty": "LEGAL",
    "webpage": "ELEC",
}

# Families: types within which tags mean the same.
PERIODICALS = frozenset("JOUR EJOUR MGZN NEWS ABST INPR JFULL GEN STD UNPB UNPD".split())
BOOKS = frozenset("BOOK EBOOK EDBOOK SER CTLG CLSWK ANCIENT PAMP".split())
PARTS = frozenset("CHAP ECHAP ENCYC DICT".split())
PAPERS = frozenset("CONF CPAPER".split())
NUMBERED = frozenset("RPRT GOVDOC PAT STAND".split())
PROGRAMS = frozenset("COMP DATA AGGR DBASE".split())
# T2 names the series here, the container elsewhere.
SERIES_IN_T2 = BOOKS | PROGRAMS | frozenset("RPRT GOVDOC STAND THES MAP ART MUSIC SOUND".split())
# SP counts the pages here, unless EP or a dash shows that it does not.
PAGE_COUNT_IN_SP = BOOKS | frozenset(["THES"])
# Here Zotero and EndNote read the editor from A2; elsewhere only ED is understood.
EDITOR_IN_A2 = PARTS | PAPERS | frozenset("JOUR EJOUR GEN UNPB THES".split())
WEB = frozenset("ELEC BLOG WEB ICOMM".split())

# A number that M1 may hold: short, and with a digit in it.
SHORT_NUMBER = re.compile(r"(?=[^0-9]*[0-9])[\w./:() -]{1,24}")
