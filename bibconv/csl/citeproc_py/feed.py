"""An item in the shape citeproc-py understands: marked text, its own names and dates.

Variables go in under both spellings it looks for (``event-place``, ``event_place``), with the
names that older styles know them by; a list of names that its source truncated gets a place
holder at the end, which :class:`.elements.Name` turns into the style's "et al.".
"""

from __future__ import annotations

import re
from typing import Any

from citeproc import source
from citeproc.string import String

from bibconv.csl.citeproc_py.names import TRUNCATED
from bibconv.csl.marks import HYPHEN, mark, plain
from bibconv.model import NUMBER_VARIABLES, OPEN, TITLE_VARIABLES, Date, Item, Name

# Variable -> the names that styles of other versions of CSL use for it.
_ALSO = {
    "event-title": ("event",),
    "event": ("event-title",),
    "container-title-short": ("journalAbbreviation",),
    "title-short": ("shortTitle",),
    "collection-title": ("series",),
}
_VERBATIM = frozenset("DOI URL ISBN ISSN PMID PMCID language citation-key keyword".split())
_COUNTS = ("number-of-pages", "number-of-volumes")


def reference(key: str, item: Item) -> Any:
    """The item as a citeproc-py reference under the id ``key``."""
    values: dict[str, Any] = {}
    for variable, value in item.variables.items():
        fed: Any
        if isinstance(value, str):
            fed = _text(variable, value)
        elif isinstance(value, tuple):
            fed = [_name(name) for name in value if name]
        else:
            fed = date(value)
        if fed:
            for spelling in (variable, *_ALSO.get(variable, ())):
                values.setdefault(spelling, fed)
    truncated = [v for v in values if item.extra.get(f"{v}-truncated") is True]
    for variable in truncated:
        if isinstance(values[variable], list):
            values[variable] = [*values[variable], source.Name(family=String("\u2060"))]
    for variable in list(values):
        values.setdefault(variable.replace("-", "_"), values[variable])
    values[TRUNCATED] = frozenset(truncated)
    made = source.Reference(key, item.type)
    made.update(values)
    return made


def citation_item(key: str, reference_: Any, **details: Any) -> Any:
    """A cite of the reference; counts are numbers here, as a label's plural needs them."""
    made = source.CitationItem(key, **details)
    for variable in _COUNTS:
        found = re.search(r"\d{1,9}", str(reference_.get(variable, "")))
        made.update({variable: int(found[0]) if found else 1})
    return made


def _text(variable: str, value: str) -> String:
    if variable in NUMBER_VARIABLES:
        value = plain(value)
        return String(hide_hyphens(value) if variable == "page" else value)
    if variable in _VERBATIM:
        return String(plain(value))
    quotes = variable in TITLE_VARIABLES or variable in ("note", "abstract", "publisher")
    return String(mark(value, quotes=quotes).strip())


# Two page numbers: digits with letters before or after (S12-S15, e3-e9, 12a-14b), or Roman ones.
_PAGE = r"(?:[A-Za-z]{0,4}[0-9]{1,12}[A-Za-z]{0,2})"
_ROMAN = r"(?:[ivxlcdm]{1,12}|[IVXLCDM]{1,12})"
_RANGE = re.compile(rf"({_PAGE}\s*[-\u2013]\s*{_PAGE}|{_ROMAN}\s*[-\u2013]\s*{_ROMAN})")
_LIST = re.compile(r"([,;&])")


def hide_hyphens(pages: str) -> str:
    """``pages`` with only the hyphens left that stand between two page numbers.

    ``259-301`` is a range and gets the locale's dash; ``1274-1282.e6`` and ``12-3-45`` are
    identifiers as printed, and their hyphens stay hyphens.
    """
    if "-" not in pages:
        return pages
    parts = _LIST.split(pages)
    return "".join(
        part if _RANGE.fullmatch(part.strip()) else part.replace("-", HYPHEN) for part in parts
    )


def _name(name: Name) -> Any:
    parts = {
        "family": name.family,
        "given": name.given,
        "dropping-particle": name.dropping_particle,
        "non-dropping-particle": name.non_dropping_particle,
        "suffix": name.suffix,
    }
    known = {k: String(plain(v).replace("'", "\u2019")) for k, v in parts.items() if v and plain(v)}
    if name.literal or not ("family" in known or "non-dropping-particle" in known):
        words = plain(name.literal or " ".join(known.values())).replace("'", "\u2019")
        return source.Name(literal=String(words))
    return source.Name(**known)


def date(value: Date) -> Any:
    """The date as one of citeproc-py's three kinds; ``None`` if it says nothing."""
    parts = [_parts(part) for part in value.parts[:2] if part]
    if parts and value.season:
        for part in parts:
            part.setdefault("season", value.season)
    if not parts or value.parts[0] == OPEN:
        text = plain(value.literal or "")
        if not text and len(parts) > 1:
            return source.Date(circa=value.circa, **parts[1])
        return source.LiteralDate(text, circa=value.circa) if text else None
    if len(parts) == 1:
        return source.Date(circa=value.circa, **parts[0])
    begin, end = (source.Date(**part) for part in parts)
    return source.DateRange(begin=begin, end=end, circa=value.circa)


def _parts(part: tuple[int, ...]) -> dict[str, int]:
    values = dict(zip(("year", "month", "day"), part, strict=False))
    month = values.get("month", 0)
    if not 1 <= month <= 12:
        values.pop("month", None)
        values.pop("day", None)
        season = month - 12 if 13 <= month <= 16 else month - 20 if 21 <= month <= 24 else 0
        if season:
            values["season"] = season
    elif not 1 <= values.get("day", 1) <= 31:
        values.pop("day")
    return values
