"""Which items surely come back from RIS as they were, told without reading them again.

Reading the written lines again is the only full proof of what a conversion loses, and half of
its time. Most items consist of values whose way there and back is plain; this file knows those.
A doubt costs time, never truth: ``False`` only means that the lines are read again.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any
from unicodedata import is_normalized

from bibconv.formats.ris.collected import parse_name
from bibconv.formats.ris.dates import format_ris, read_back
from bibconv.formats.ris.serials import classify
from bibconv.formats.ris.tables import BOOKS, PAPERS, PARTS, PERIODICALS
from bibconv.formats.ris.tags import Writer, format_name
from bibconv.model import Date, Name
from bibconv.text.languages import name_to_tag

# Reference types whose tags have no further meaning beside the common ones.
_TYPES = frozenset("JOUR BOOK CHAP CONF THES RPRT MGZN NEWS".split())
_PLAIN = frozenset(
    """
    title title-short volume publisher publisher-place abstract annote
    collection-title number-of-volumes call-number chapter-number
    """.split()
)
_PLAIN_DOI = re.compile(r"10\.[0-9]{4,9}/[A-Za-z0-9._/-]*[A-Za-z0-9]")
_PLAIN_PAGE = re.compile(r"([0-9]+)(?:-([0-9]+))?")
_NAMES = ("author", "editor", "translator")


@lru_cache(maxsize=65536)
def _name_returns(name: Name) -> bool:
    line = format_name(name)
    return (
        bool(line)
        and line.lower() not in ("others", "et al.", "et al")
        and parse_name(line) == name
    )


@lru_cache(maxsize=8192)
def _date_returns(date: Date) -> bool:
    return read_back(*format_ris(date)) == date


@lru_cache(maxsize=512)
def _language_returns(tag: str) -> bool:
    return name_to_tag(tag) in (None, tag)


def is_certain(writer: Writer) -> bool:
    """Whether the lines of ``writer`` surely say its item again, all of it."""
    item = writer.item
    if writer.type not in _TYPES or len(writer.words) != 1 or "type" in writer.put_aside:
        return False
    for key in item.extra:
        if key[:4] == "ris:" or f"extra:{key}" not in writer.put_aside:
            return False
    if not writer.exact:
        return False
    variables = item.variables
    for variable, value in variables.items():
        if variable in writer.put_aside:
            continue
        check = _CHECKS.get(variable)
        if check is None or not check(value, variables, writer.type):
            return False
        if isinstance(value, str) and not value.isascii() and not is_normalized("NFC", value):
            return False
    return True


def _always(_: Any, __: Mapping[str, Any], ___: str) -> bool:
    return True


def _all_names(names: tuple[Name, ...], _: Mapping[str, Any], __: str) -> bool:
    return all(map(_name_returns, names))


def _issued(date: Date, _: Mapping[str, Any], __: str) -> bool:
    return _date_returns(date)


def _note(value: str, _: Mapping[str, Any], __: str) -> bool:
    return "10." not in value


def _page(value: str, _: Mapping[str, Any], ris_type: str) -> bool:
    match = _PLAIN_PAGE.fullmatch(value)
    if match is None or match[1] == match[2]:
        return False
    return match[2] is not None or (ris_type not in BOOKS and ris_type != "THES")


def _short(value: str, variables: Mapping[str, Any], _: str) -> bool:
    full = variables.get("container-title", "")
    return len(value) <= len(full) and value.casefold() != full.casefold()


def _keyword(value: str, _: Mapping[str, Any], __: str) -> bool:
    words = value.split(", ")
    return ";" not in value and all(w and w.strip() == w and "," not in w for w in words)


def _url(value: str, variables: Mapping[str, Any], _: str) -> bool:
    return value[:4] == "http" and ("DOI" in variables or "doi.org/" not in value)


def _number_of_pages(value: str, variables: Mapping[str, Any], _: str) -> bool:
    return "page" not in variables and value.isdigit()


def _edition(_: str, __: Mapping[str, Any], ris_type: str) -> bool:
    return ris_type not in PERIODICALS  # there ET may be a date


def _unless_paper(_: str, variables: Mapping[str, Any], ris_type: str) -> bool:
    return ris_type not in PAPERS or "event-title" not in variables


_Check = Callable[[Any, Mapping[str, Any], str], object]
_CHECKS: dict[str, _Check] = {
    **dict.fromkeys(_PLAIN, _always),
    **dict.fromkeys(_NAMES, _all_names),
    "issued": _issued,
    "note": _note,
    "page": _page,
    "issue": lambda _, __, ris_type: ris_type not in PARTS,
    "edition": _edition,
    "DOI": lambda value, _, __: _PLAIN_DOI.fullmatch(value),
    "URL": _url,
    "ISSN": lambda value, _, __: classify(value) == ("ISSN", value),
    "ISBN": lambda value, _, __: classify(value) == ("ISBN", value),
    "container-title": _unless_paper,
    "container-title-short": _short,
    "keyword": _keyword,
    "language": lambda value, _, __: _language_returns(value),
    "genre": lambda value, _, __: "10." not in value,
    "number-of-pages": _number_of_pages,
}
