"""What an item stands in: container, its abbreviation, series, and event, from eight tags.

The tags overlap: JF, T2, JO, JA, J1, J2 and BT may all hold a journal, T2 the series of a book
or the conference of a paper. Order of trust and meaning by type are those that Zotero, EndNote
and the databases write.
"""

from __future__ import annotations

from bibconv.formats.ris.collected import Collected, Values
from bibconv.formats.ris.tables import PAPERS, PARTS, PERIODICALS, SERIES_IN_T2

_JOURNAL_ORDER = ("JF", "T2", "BT", "JO", "JA", "J1", "J2", "C3")
_PART_ORDER = ("T2", "BT", "JF", "JO", "JA", "J1", "J2")
_PAPER_ORDER = ("C3", "BT", "T2", "JF", "JO", "JA", "J1", "J2")
_SERIES_ORDER = ("JF", "BT", "JO", "JA", "J1", "J2")
# Types whose T2 and JF say the same.
_PLAIN = (PERIODICALS | PARTS) - SERIES_IN_T2 - PAPERS
_SHORT = ("J2", "JA", "J1", "JO", "T2")
_FULL_IN_DOUBT = ("T2", "JO", "JA", "J1", "J2")


def containers(record: Collected, values: Values) -> None:
    """Read the container tags of one record."""
    ris_type = record.ris_type
    if ris_type in _PLAIN and all(
        tag in ("T2", "JF") and v == values[0][1] for tag, v, _ in values
    ):
        record.set("container-title", *next((v for v in values if v[0] == "JF"), values[0]))
        return
    by_tag: dict[str, Values] = {}
    for value in values:
        by_tag.setdefault(value[0], []).append(value)
    if ris_type in SERIES_IN_T2:
        _take(record, "collection-title", by_tag.pop("T2", ()))
        order: tuple[str, ...] = _SERIES_ORDER
    elif ris_type in PAPERS:
        _event(record, by_tag)
        order = _PAPER_ORDER
    elif ris_type in PARTS:
        order = _PART_ORDER
    else:
        order = _JOURNAL_ORDER
    _take(record, "collection-title", by_tag.pop("T3", ()))
    _container(record, by_tag, order)


def _take(record: Collected, variable: str, values: Values | tuple[()]) -> None:
    for tag, value, index in values:
        record.set(variable, tag, value, index)


def _event(record: Collected, by_tag: dict[str, Values]) -> None:
    """T2 of a paper is the conference where another tag names the proceedings."""
    if "T2" not in by_tag:
        return
    tag, value, index = by_tag["T2"][0]
    proceedings = by_tag.get("C3") or by_tag.get("BT")
    alone = record.aside.get("event-title") == value and not proceedings
    if (proceedings and proceedings[0][1] != value) or alone:
        record.set("event-title", tag, value, index)
        by_tag["T2"] = by_tag["T2"][1:]


def _container(record: Collected, by_tag: dict[str, Values], order: tuple[str, ...]) -> None:
    ranked = [value for tag in order for value in by_tag.get(tag, ())]
    if not ranked:
        return
    full = ranked[0]
    short = next(
        (v for tag in _SHORT for v in by_tag.get(tag, ()) if v[1].casefold() != full[1].casefold()),
        None,
    )
    if short is not None and full[0] in _FULL_IN_DOUBT and len(short[1]) > len(full[1]):
        full, short = short, full
    record.set("container-title", *full)
    if short is not None and len(short[1]) <= len(full[1]):
        record.set("container-title-short", *short)
    held = (full[1], record.variables.get("container-title-short"))
    for tag, value, _ in ranked:
        if value not in held:
            record.leave(tag, value)
