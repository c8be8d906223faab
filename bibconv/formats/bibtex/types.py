"""Which CSL type an entry is, and which entry type an item becomes.

``csl_type("article", {"eprint": ...})`` without a journal is a preprint (``article``).
"""

from __future__ import annotations

from collections.abc import Mapping

from bibconv.formats.bibtex.tables_types import (
    BIBLATEX_TYPES,
    BIBTEX_TYPES,
    CSL_TYPES,
    SUBTYPES,
    TYPE_GENRES,
    UNKNOWN_TYPE,
)
from bibconv.model import ITEM_TYPES, Item

_NOTHING: frozenset[str] = frozenset()
_SUBTYPE = frozenset({"entrysubtype"})
_JOURNALS = ("journal", "journaltitle", "booktitle", "number", "volume", "issn")


def csl_type(type_: str, values: Mapping[str, str]) -> tuple[str, frozenset[str]]:
    """The CSL type of an entry (type in lower case), and the fields that say so."""
    subtype = values.get("entrysubtype")
    if subtype:
        subtype = subtype.strip()
        named = SUBTYPES.get((type_, subtype.lower()))
        if named:
            return named, _SUBTYPE
        if subtype in ITEM_TYPES:
            return subtype, _SUBTYPE
    if type_ == "article" and "eprint" in values and not any(f in values for f in _JOURNALS):
        return "article", _NOTHING
    if type_ == "unpublished" and ("eventtitle" in values or "venue" in values):
        return "speech", _NOTHING
    return CSL_TYPES.get(type_, UNKNOWN_TYPE), _NOTHING


def entry_type(item: Item, dialect: str) -> tuple[str, str]:
    """The usual entry type of an item and its ``entrysubtype`` (``""`` if none)."""
    type_ = item.type
    if dialect == "bibtex":
        if type_ == "thesis" and "aster" in item.text("genre"):
            return "mastersthesis", ""
        usual = BIBTEX_TYPES.get(type_) or ("misc", type_)
    else:
        usual = BIBLATEX_TYPES.get(type_) or ("misc", type_)
    if type_ == "article" and reads_as("article", "", item):
        return "article", ""
    if type_ == "chapter" and "editor" not in item.variables:
        return "inbook", ""
    if type_ == "speech" and ("event-title" in item.variables or "event-place" in item.variables):
        return "unpublished", ""
    return usual


def reads_as(type_: str, subtype: str, item: Item) -> bool:
    """Whether an entry of this type and subtype is read as the item's type."""
    fields: dict[str, str] = {"entrysubtype": subtype} if subtype else {}
    variables = item.variables
    if type_ == "article":
        archived = "number" in variables or "archive_location" in variables
        if ("archive" in variables and archived) or "bibtex:eprint" in item.extra:
            fields["eprint"] = "1"
        if "container-title" in variables or "volume" in variables or "issue" in variables:
            fields["journal"] = "1"
        if "ISSN" in variables:
            fields["issn"] = "1"
    if type_ == "unpublished" and ("event-title" in variables or "event-place" in variables):
        fields["venue"] = "1"
    return csl_type(type_, fields)[0] == item.type


def is_restored(type_: str, item: Item, dialect: str) -> bool:
    """Whether the writer gives an entry of type ``type_`` for the item by itself."""
    return entry_type(item, dialect)[0] == type_


def default_genre(type_: str) -> str:
    """What an entry type without ``type`` field says about the genre."""
    return TYPE_GENRES.get(type_, "")
