"""How each variable of an ordinary item becomes lines, by reference type.

A step is a variable, the beginning of its line, and a function where the value or its
neighbours decide what is read from the line; without one the text or the names are the value.
The order is that of :mod:`~bibconv.formats.ris.tags`. A function says ``False`` in doubt.

>>> plan_of("book").steps[0]
('title', 'TI  - ', None)
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from bibconv.formats.ris import tables
from bibconv.formats.ris.dates import format_ris, read_back
from bibconv.formats.ris.isolated import read_alone
from bibconv.formats.ris.serials import SEPARATOR, classify
from bibconv.formats.ris.tables import BOOKS, NUMBERED, PAPERS, PARTS, PERIODICALS
from bibconv.formats.ris.told import Told, is_exact, name_line
from bibconv.model import Date
from bibconv.text import pages
from bibconv.text.languages import name_to_tag

Step = Callable[[Told, str, Any], bool]

# Types without procedures of their own beside the common ones.
_TYPES = frozenset(
    """
    JOUR MGZN NEWS GEN UNPB BOOK CLSWK PAMP CHAP DICT ENCYC CONF THES RPRT STAND ELEC BLOG MANSCPT
    SLIDE
    """.split()
)
_PLAIN_DOI = re.compile(r"10\.[0-9]{4,9}/[A-Za-z0-9._/-]*[A-Za-z0-9]")
_PLAIN_PAGE = re.compile(r"([0-9]+)(?:-([0-9]+))?")
_KNOWN_DATABASE = re.compile(r"pubmed|medline|ncbi pubmed|nlm|arxiv", re.IGNORECASE)


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
    steps: tuple[tuple[str, str, Step | None], ...]
    handled: frozenset[str]


# -- values that decide what is read from them ---------------------------------------------


def _doubt(_: Told, __: str, ___: Any) -> bool:
    return False


@lru_cache(maxsize=8192)
def _date_lines(date: Date) -> tuple[str, ...]:
    """The lines of the date of publication, none if they do not bring it back."""
    year, day = format_ris(date)
    if not is_exact(year) or read_back(year, day) != date:
        return ()
    return (f"PY  - {year}", f"DA  - {day}") if day else (f"PY  - {year}",)


def _issued(w: Told, _: str, date: Date) -> bool:
    lines = _date_lines(date)
    w.lines += lines
    return bool(lines)


@lru_cache(maxsize=1024)
def _accessed_line(date: Date) -> str:
    year, day = format_ris(date)
    line = day or (f"{year}///" if year.isdigit() else year)
    found = read_alone("@accessed", (("Y2", line),)) if is_exact(line) else {}
    return line if found == {"accessed": date} else ""


def _accessed(w: Told, prefix: str, date: Date) -> bool:
    line = _accessed_line(date)
    w.lines.append(prefix + line)
    return bool(line)


def _page(w: Told, prefix: str, page: str) -> bool:
    match = _PLAIN_PAGE.fullmatch(page)
    if match is not None:
        first, last = match.groups()
        w.lines.append(prefix + first)
        if last is not None:
            w.lines.append(f"EP  - {last}")
            return first != last
        return w.type not in tables.PAGE_COUNT_IN_SP
    found = _page_lines(page, w.type, w.variables.get("number"))
    w.lines += found
    return bool(found)


@lru_cache(maxsize=8192)
def _page_lines(page: str, ris_type: str, number: str | None) -> tuple[str, ...]:
    """The lines of pages that are no plain numbers, none if they do not bring them back."""
    first, last = pages.split(page)
    values = [("SP", page if last is None else first)]
    if last is not None:
        values.append(("EP", last))
    known = {} if number is None else {"number": number}
    if not all(is_exact(value) for _, value in values):
        return ()
    if read_alone("@pages", tuple(values), ris_type, known) != {**known, "page": page}:
        return ()
    return tuple(f"{tag}  - {value}" for tag, value in values)


def _page_count(w: Told, prefix: str, value: str) -> bool:
    return "page" not in w.variables and value.isdigit() and w.exact(prefix, value)


def _short_title(w: Told, prefix: str, value: str) -> bool:
    full = w.variables.get("container-title", "")
    return (
        len(value) <= len(full)
        and value.casefold() != full.casefold()
        and is_exact(full)
        and w.exact(prefix, value)
    )


def _keyword(w: Told, prefix: str, value: str) -> bool:
    if ";" in value or not is_exact(value):
        return False
    for word in value.split(", "):
        if not word or "," in word or word.strip() != word:
            return False
        w.lines.append(prefix + word)
    return True


def _note(w: Told, prefix: str, value: str) -> bool:
    if "10." in value:
        return False  # may be a DOI
    return all(w.exact(prefix, line) for line in value.split("\n"))


@lru_cache(maxsize=512)
def _language_returns(tag: str) -> bool:
    return is_exact(tag) and name_to_tag(tag) in (None, tag)


def _language(w: Told, prefix: str, value: str) -> bool:
    w.lines.append(prefix + value)
    return _language_returns(value)


def _genre(w: Told, prefix: str, value: str) -> bool:
    return "10." not in value and w.exact(prefix, value)


def _doi(w: Told, prefix: str, value: str) -> bool:
    w.lines.append(prefix + value)
    if _PLAIN_DOI.fullmatch(value):
        return True
    return is_exact(value) and read_alone("@doi", (("DO", value),)) == {"DOI": value}


def _url(w: Told, prefix: str, value: str) -> bool:
    return ("doi.org/" not in value or "DOI" in w.variables) and w.exact(prefix, value)


def _issn(w: Told, prefix: str, value: str) -> bool:
    return classify(value) == ("ISSN", value) and w.exact(prefix, value)


def _isbn(w: Told, prefix: str, value: str) -> bool:
    return classify(value) == ("ISBN", value) and w.exact(prefix, value)


def _pmid(w: Told, prefix: str, value: str) -> bool:
    if "archive" in w.variables or "archive_location" in w.variables:
        return False
    w.lines += (prefix + value, "DB  - PubMed")
    return value.isascii() and value.isdigit() and len(value) < 9


def _pmcid(w: Told, prefix: str, value: str) -> bool:
    w.lines.append(prefix + value)
    return is_exact(value) and read_alone("@pmcid", (("C2", value),)) == {"PMCID": value}


def _archive(w: Told, prefix: str, value: str) -> bool:
    if "source" in w.variables or _KNOWN_DATABASE.match(value):
        return False
    return w.exact(prefix, value)


def _archive_location(w: Told, prefix: str, value: str) -> bool:
    return "source" not in w.variables and w.exact(prefix, value)


# -- values whose meaning hangs on the reference type ----------------------------------------


def _article_number(w: Told, prefix: str, value: str) -> bool:
    w.lines.append(prefix + value)
    return "page" in w.variables or w.exact("SP  - ", value)


def _report_number(w: Told, prefix: str, value: str) -> bool:
    if "ISSN" in w.variables or "ISBN" in w.variables or SEPARATOR.search(value):
        return False
    if classify(value)[0] or not w.exact(prefix, value):
        return False
    if tables.SHORT_NUMBER.fullmatch(value):
        w.lines.append(f"M1  - {value}")
    return True


def _series_editor(w: Told, prefix: str, names: Any) -> bool:
    """A2 of a book is its series editor where there is a series or an editor."""
    if "collection-title" not in w.variables and "editor" not in w.variables:
        return False
    lines = [name_line(name) for name in names]
    w.lines += [prefix + line for line in lines]
    return all(lines)


def _journal(w: Told, prefix: str, value: str) -> bool:
    line = w.text("container-title", prefix, value)
    w.lines.append(f"JF  - {line}")
    return bool(line)


def _proceedings(w: Told, prefix: str, value: str) -> bool:
    """C3, and T2 for the conference or, without one, for readers that know no C3."""
    line = w.text("container-title", prefix, value)
    event = w.variables.get("event-title")
    if event is None:
        w.lines.append(f"T2  - {line}")
        return bool(line)
    return bool(line) and event not in (line, value) and w.exact("T2  - ", event)


def _event(w: Told, _: str, __: str) -> bool:
    return "container-title" in w.variables  # and written with it


def _paper_place(w: Told, prefix: str, value: str) -> bool:
    held = w.variables.get("event-place")
    if held == value:
        return False
    return w.exact(prefix, value) and w.exact("CY  - ", held or value)


def _event_place(w: Told, _: str, __: str) -> bool:
    return "publisher-place" in w.variables  # and written with it


# -- the plans ---------------------------------------------------------------------------------


def _names(ris_type: str) -> Iterator[tuple[str, str, Step | None]]:
    yield "author", "AU", None
    if ris_type in BOOKS:
        yield "editor", "A3", None
    else:
        yield "editor", "A2" if ris_type in tables.EDITOR_IN_A2 else "ED", None
    if ris_type in BOOKS | NUMBERED:
        yield "collection-editor", "A2", _series_editor
    elif ris_type == "THES":
        yield "contributor", "A3", None
    else:
        yield "collection-editor", "A3", None
    yield "translator", "A4", None
    if ris_type in PARTS:
        yield "container-author", "C2", None


def _containers(ris_type: str) -> Iterator[tuple[str, str, Step | None]]:
    if ris_type in tables.SERIES_IN_T2:
        yield "collection-title", "T2", None
        yield "container-title", "JF", None
    elif ris_type in PAPERS:
        yield "container-title", "C3", _proceedings
        yield "event-title", "", _event
        yield "collection-title", "T3", None
    else:
        yield "container-title", "T2", _journal if ris_type in PERIODICALS else None
        yield "collection-title", "T3", None
    yield "container-title-short", "J2", _short_title


def _numbers(ris_type: str) -> Iterator[tuple[str, str, Step | None]]:
    yield "volume", "VL", None
    if ris_type not in PARTS:
        yield "issue", "IS", None
    yield "number-of-volumes", "NV", None
    yield "collection-number", "M1" if ris_type in BOOKS else "SV", None
    if ris_type in PERIODICALS:
        yield "number", "C7", _article_number
    elif ris_type in NUMBERED:
        yield "number", "SN", _report_number
    elif ris_type not in PARTS | PAPERS | BOOKS | tables.WEB:
        yield "number", "", _doubt
    yield "page", "SP", _page
    if ris_type in tables.PAGE_COUNT_IN_SP:
        yield "number-of-pages", "SP", _page_count
    yield "chapter-number" if ris_type in PARTS else "section", "SE", None
    yield "edition", "ET", _doubt if ris_type in PERIODICALS else None


def _dates_and_places(ris_type: str) -> Iterator[tuple[str, str, Step | None]]:
    yield "issued", "PY", _issued
    yield "accessed", "Y2", _accessed
    if ris_type in PERIODICALS:
        yield "available-date", "ET", _doubt
    yield "publisher", "PB", None
    if ris_type in PAPERS:
        yield "publisher-place", "C1", _paper_place
        yield "event-place", "", _event_place
    else:
        yield "publisher-place", "CY", None


_SAME: tuple[tuple[str, str, Step | None], ...] = (
    ("abstract", "AB", None),
    ("note", "N1", _note),
    ("annote", "RN", None),
    ("keyword", "KW", _keyword),
    ("language", "LA", _language),
    ("genre", "M3", _genre),
    ("DOI", "DO", _doi),
    ("URL", "UR", _url),
    ("ISSN", "SN", _issn),
    ("ISBN", "SN", _isbn),
    ("PMID", "AN", _pmid),
    ("archive_location", "AN", _archive_location),
    ("archive", "DB", _archive),
    ("source", "DP", None),
    ("call-number", "CN", None),
)


@lru_cache(maxsize=128)
def plan_of(csl_type: str) -> Plan | None:
    """The plan of a CSL type, ``None`` if only the full writer knows it."""
    ris_type = tables.RIS_TYPES.get(csl_type, "")
    if ris_type not in _TYPES:
        return None
    steps = [
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
        steps.append(("PMCID", "C2", _pmcid))
    return Plan(
        ris_type,
        tables.CSL_TYPES[ris_type] != csl_type,
        tuple((variable, f"{tag}  - ", step) for variable, tag, step in steps),
        frozenset(variable for variable, _, _ in steps),
    )
