"""Which variable of an ordinary item goes to which tag, by reference type: tables.

A step is a variable, the beginning of its line, and a function of
:mod:`~bibconv.formats.ris.steps` where the value or its neighbours decide what is read from the
line; without one the text or the names are the value. The order is that of
:mod:`~bibconv.formats.ris.tags`.

>>> plan_of("book").steps[0]
('title', 'TI  - ', None)
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from bibconv.formats.ris import steps, tables
from bibconv.formats.ris.tables import BOOKS, NUMBERED, PAPERS, PARTS, PERIODICALS

# Types without procedures of their own beside the common ones.
_TYPES = frozenset(
    """
    JOUR MGZN NEWS GEN UNPB BOOK CLSWK PAMP CHAP DICT ENCYC CONF THES RPRT STAND ELEC BLOG MANSCPT
    SLIDE
    """.split()
)


class Plan(NamedTuple):
    """How items of one CSL type are written.

    Attributes:
        ris_type: the reference type.
        type_aside: whether the CSL type has to stand in U5 too.
        steps: variable, beginning of the line, function.
        handled: the variables of the steps.
    """

    ris_type: str
    type_aside: bool
    steps: tuple[tuple[str, str, steps.Step | None], ...]
    handled: frozenset[str]


def _names(ris_type: str) -> Iterator[tuple[str, str, steps.Step | None]]:
    yield "author", "AU", None
    if ris_type in BOOKS:
        yield "editor", "A3", None
    else:
        yield "editor", "A2" if ris_type in tables.EDITOR_IN_A2 else "ED", None
    if ris_type in BOOKS | NUMBERED:
        yield "collection-editor", "A2", steps.series_editor
    elif ris_type == "THES":
        yield "contributor", "A3", None
    else:
        yield "collection-editor", "A3", None
    yield "translator", "A4", None
    if ris_type in PARTS:
        yield "container-author", "C2", None


def _containers(ris_type: str) -> Iterator[tuple[str, str, steps.Step | None]]:
    if ris_type in tables.SERIES_IN_T2:
        yield "collection-title", "T2", None
        yield "container-title", "JF", None
    elif ris_type in PAPERS:
        yield "container-title", "C3", steps.proceedings
        yield "event-title", "", steps.event
        yield "collection-title", "T3", None
    else:
        yield "container-title", "T2", steps.journal if ris_type in PERIODICALS else None
        yield "collection-title", "T3", None
    yield "container-title-short", "J2", steps.short_title


def _numbers(ris_type: str) -> Iterator[tuple[str, str, steps.Step | None]]:
    yield "volume", "VL", None
    if ris_type not in PARTS:
        yield "issue", "IS", None
    yield "number-of-volumes", "NV", None
    yield "collection-number", "M1" if ris_type in BOOKS else "SV", None
    if ris_type in PERIODICALS:
        yield "number", "C7", steps.article_number
    elif ris_type in NUMBERED:
        yield "number", "SN", steps.report_number
    elif ris_type not in PARTS | PAPERS | BOOKS | tables.WEB:
        yield "number", "", steps.doubt
    yield "page", "SP", steps.page
    if ris_type in tables.PAGE_COUNT_IN_SP:
        yield "number-of-pages", "SP", steps.page_count
    yield "chapter-number" if ris_type in PARTS else "section", "SE", None
    yield "edition", "ET", steps.doubt if ris_type in PERIODICALS else None


def _dates_and_places(ris_type: str) -> Iterator[tuple[str, str, steps.Step | None]]:
    yield "issued", "PY", steps.issued
    yield "accessed", "Y2", steps.accessed
    if ris_type in PERIODICALS:
        yield "available-date", "ET", steps.doubt
    yield "publisher", "PB", None
    if ris_type in PAPERS:
        yield "publisher-place", "C1", steps.paper_place
        yield "event-place", "", steps.event_place
    else:
        yield "publisher-place", "CY", None


_SAME: tuple[tuple[str, str, steps.Step | None], ...] = (
    ("abstract", "AB", None),
    ("note", "N1", steps.note),
    ("annote", "RN", None),
    ("keyword", "KW", steps.keyword),
    ("language", "LA", steps.language),
    ("genre", "M3", steps.genre),
    ("DOI", "DO", steps.doi),
    ("URL", "UR", steps.url),
    ("ISSN", "SN", steps.issn),
    ("ISBN", "SN", steps.isbn),
    ("PMID", "AN", steps.pmid),
    ("archive_location", "AN", steps.archive_location),
    ("archive", "DB", steps.archive),
    ("source", "DP", None),
    ("call-number", "CN", None),
)


def plan_of(csl_type: str) -> Plan | None:
    """The plan of a CSL type, ``None`` if only the full writer knows it."""
    ris_type = tables.RIS_TYPES.get(csl_type, "")
    return _plan(csl_type, ris_type) if ris_type in _TYPES else None


@lru_cache(maxsize=128)
def _plan(csl_type: str, ris_type: str) -> Plan:
    found = [
        ("title", "TI", None),
        ("title-short", "ST", None),
        ("original-title", "OP", None),
        *_names(ris_type),
        *_containers(ris_type),
        *_numbers(ris_type),
        *_dates_and_places(ris_type),
        *_SAME,
    ]
    if ris_type not in PARTS:
        found.append(("PMCID", "C2", steps.pmcid))
    return Plan(
        ris_type,
        tables.CSL_TYPES[ris_type] != csl_type,
        tuple((variable, f"{tag}  - ", step) for variable, tag, step in found),
        frozenset(variable for variable, _, _ in found),
    )
