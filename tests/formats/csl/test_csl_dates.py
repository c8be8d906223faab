"""Dates as files have them: none that cannot be reaches an item, and every writer can write it."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import raw_dates

from bibconv.diagnostics import Diagnostic
from bibconv.formats import FORMATS, ReadContext, WriteContext
from bibconv.model import DATE_VARIABLES, OPEN, Date, Item, Library, Loss, Record
from bibconv.source import Source


def numbers_of(value: Any) -> set[str]:
    """The texts and numbers within a JSON value that say something, as text."""
    if isinstance(value, dict):
        return set().union(*map(numbers_of, value.values())) if value else set()
    if isinstance(value, list):
        return set().union(*map(numbers_of, value)) if value else set()
    return {str(value).lstrip("+")}


@settings(deadline=None, max_examples=300)
@given(variable=st.sampled_from(sorted(DATE_VARIABLES)), value=raw_dates())
def test_no_impossible_date_is_read(variable: str, value: Any) -> None:
    text = json.dumps([{"id": "a", "type": "book", variable: value}], ensure_ascii=False)
    findings: list[Diagnostic] = []
    library = Library(FORMATS["csl-json"].read(Source(text), ReadContext(report=findings.append)))
    (item,) = library.items
    date = item.variables.get(variable, Date())
    assert isinstance(date, Date)
    for part in date.parts:
        if part != OPEN:
            assert all(1 <= month <= 12 for month in part[1:2])
            assert all(1 <= day <= 31 for day in part[2:3])
    assert date.season in (None, 1, 2, 3, 4)
    for wrong in ({"99", "-1", "-3", "32"} & numbers_of(value)) - {"season"}:
        assert findings, wrong
    for format in filter(lambda format: format.writes, FORMATS.values()):
        written = "".join(format.write(library.blocks, WriteContext()))
        again = Library(format.read(Source(written), ReadContext())).items
        assert len(again) == 1
        if format.family.startswith("csl"):
            assert again == [item]


def test_an_impossible_date_is_written_in_words_and_reported() -> None:
    """As numbers, a month 13 would be read as a season."""
    variables: dict[str, Any] = {
        "issued": Date(((1996, 13, 3),), circa=True),
        "event-date": Date(((1996, 10, 35),), edtf="1996-10-35"),
        "accessed": Date(((2020, 5),)),
    }
    for name in ("csl-json", "csl-yaml"):
        spec = FORMATS[name]
        losses: list[Loss] = []
        record = Record(Item("k", "book", variables))
        once = "".join(spec.write([record], WriteContext(lose=losses.append)))
        assert [loss.variable for loss in losses] == ["issued", "event-date"]
        [again] = [b for b in spec.read(Source(once), ReadContext()) if isinstance(b, Record)]
        assert again.item.variables == {
            "issued": Date(literal="1996-13-3", circa=True),
            "event-date": Date(literal="1996-10-35"),
            "accessed": Date(((2020, 5),)),
        }
        assert "".join(spec.write([Record(again.item)], WriteContext())) == once
