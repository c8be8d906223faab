"""References in a text that is mostly something else: which of them are believed.

A pasted list is references from end to end, and is taken as it is. In a licence, a manual or a
novel a paragraph may have a name and a year; there a reference has to stand in company of its
like, and to say what references say.
"""

from __future__ import annotations

from collections.abc import Sequence

from bibconv.model import Item, Record
from bibconv.references import evidence, has_year

_MOSTLY = 0.3  # share of a text that is a list of references
_LONG = 3_000  # characters; in a shorter text one reference beyond doubt is enough
_FEW = 2  # records
_DATED = 0.3  # share of the references of a long list that have a year
_SURE = 3  # signs of a reference that is one beyond doubt
_APART = 300  # characters between two references of one list
_LEAST_SHARE = 1 / 3  # of a list's references that say enough
_LEAST_TRUST = 0.3
_PLACES = ("volume", "page", "issue", "DOI", "number")


def believable(records: Sequence[Record], length: int) -> list[Record]:
    """The records without those that a text of ``length`` characters has by chance.

    Args:
        records: as read from a text that is no page, in order of the text.
        length: characters of the text.
    """
    covered = sum(record.end - record.start for record in records)
    if covered >= _MOSTLY * length:
        # one line that shows a single sign may be any line, and a long list without years is another list
        alone = len(records) <= _FEW and all(_signs(record) < 2 for record in records)
        dated = sum(has_year(record.raw or "") for record in records)
        other = length >= _LONG and dated < _DATED * len(records)
        return [] if alone or other else list(records)
    kept: list[Record] = []
    for run in _runs(records):
        telling = sum(_tells(record) for record in run)
        if (telling and telling >= _LEAST_SHARE * len(run)) or (
            length < _LONG and any(_signs(record) >= _SURE for record in run)
        ):
            kept += run
    return kept


def _signs(record: Record) -> int:
    return evidence(" ".join((record.raw or "").split()))


def _runs(records: Sequence[Record]) -> list[list[Record]]:
    runs: list[list[Record]] = []
    for record in records:
        if runs and record.start - runs[-1][-1].end <= _APART:
            runs[-1].append(record)
        else:
            runs.append([record])
    return runs


def _tells(record: Record) -> bool:
    """Whether a record has what a reference has, and is not trusted too little."""
    item = record.item
    if record.trust < _LEAST_TRUST or "title" not in item.variables:
        return False
    return _is_placed(item) and ("author" in item.variables or "editor" in item.variables)


def _is_placed(item: Item) -> bool:
    if "issued" not in item.variables:
        return False
    if "container-title" in item.variables:
        return any(variable in item.variables for variable in _PLACES)
    return any(name in item.variables for name in ("publisher", "DOI", "ISBN"))
