"""What each tag means in each reference type: tables that the reader and the writer share.

A plan maps a tag to a CSL text variable (``title``), to names (``#author``), or to a
procedure (``@date``) where shape and neighbours decide.

>>> plan_of("BOOK")["A2"], plan_of("CHAP")["A2"]
('@editor', '#editor')
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from bibconv.formats.ris.tables import BOOKS, NUMBERED, PAPERS, PARTS, PERIODICALS, PROGRAMS

_BASE: dict[str, str] = {
    "TI": "title",
    "T1": "title",
    "CT": "title",
    "ST": "title-short",
    "OP": "original-title",
    "AU": "#author",
    "A1": "#author",
    "A2": "#editor",
    "ED": "#editor",
    "A3": "#collection-editor",
    "A4": "#translator",
    "TA": "#translator",
    "PY": "@issued",
    "YR": "@issued",
    "Y1": "@issued",
    "DA": "@issued",
    "Y2": "@accessed",
    "RD": "@accessed",
    "T2": "@container",
    "T3": "@container",
    "BT": "@container",
    "JF": "@container",
    "JO": "@container",
    "JA": "@container",
    "J1": "@container",
    "J2": "@container",
    "VL": "volume",
    "VO": "volume",
    "IS": "issue",
    "CP": "issue",
    "NV": "number-of-volumes",
    "M1": "@number",
    "C7": "number",
    "AR": "number",
    "SV": "collection-number",
    "SP": "@pages",
    "EP": "@pages",
    "SE": "section",
    "ET": "edition",
    "PB": "publisher",
    "CY": "publisher-place",
    "PP": "publisher-place",
    "AB": "abstract",
    "N2": "abstract",
    "N1": "@note",
    "NO": "@note",
    "RN": "annote",
    "KW": "@keyword",
    "K1": "@keyword",
    "LA": "@language",
    "DO": "@doi",
    "DI": "@doi",
    "DOI": "@doi",
    "L3": "@doi",
    "M3": "@genre",
    "UR": "@url",
    "LK": "@url",
    "SN": "@serial",
    "AN": "@accession",
    "DB": "@accession",
    "AV": "@accession",
    "PM": "@pmid",
    "PMID": "@pmid",
    "C2": "@pmcid",
    "CN": "call-number",
    "DP": "source",
    "ID": "@id",
    "LB": "@id",
    "U5": "@aside",
    "TY": "@ignore",
    "ER": "@ignore",
}

_BY_FAMILY: tuple[tuple[frozenset[str], dict[str, str]], ...] = (
    (PERIODICALS, {"ET": "@epub"}),
    (BOOKS, {"A2": "@editor", "A3": "#editor", "BT": "@book-title", "M1": "collection-number"}),
    (
        PARTS,
        {"IS": "number-of-volumes", "SE": "chapter-number", "C2": "#container-author"},
    ),
    (PAPERS, {"C3": "@container", "C1": "@place", "CY": "@place"}),
    (NUMBERED, {"A2": "@editor"}),
    (PROGRAMS, {"ET": "version", "M1": "medium"}),
    (frozenset(["DATA"]), {"SE": "@leftover"}),
    (frozenset(["THES"]), {"A3": "#contributor"}),
    (frozenset(["PAT"]), {"A2": "authority", "C6": "status", "OP": "@leftover"}),
    (frozenset(["UNPB", "UNPD"]), {"BT": "@book-title"}),
)


@lru_cache(maxsize=256)
def plan_of(ris_type: str) -> Mapping[str, str]:
    """The plan of a reference type; that of any type for one that nobody knows."""
    plan = dict(_BASE)
    for family, changes in _BY_FAMILY:
        if ris_type in family:
            plan.update(changes)
    return plan
