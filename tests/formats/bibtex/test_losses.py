"""CSL-JSON items through BibTeX and BibLaTeX and back: what differs is what was reported."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from strategies import items

from bibconv.formats import FORMATS, ReadContext, WriteContext
from bibconv.model import Item, Loss, Outcome, Record
from bibconv.source import Source

DIALECTS = ("bibtex", "biblatex")


def there_and_back(item: Item, dialect: str) -> tuple[list[Item], list[Loss], str]:
    losses: list[Loss] = []
    format_ = FORMATS[dialect]
    text = "".join(format_.write([Record(item)], WriteContext(lose=losses.append)))
    blocks = format_.read(Source(text), ReadContext())
    return [block.item for block in blocks if isinstance(block, Record)], losses, text


@pytest.mark.parametrize("dialect", DIALECTS)
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(item=items())
def test_what_differs_is_reported(dialect: str, item: Item) -> None:
    again, losses, text = there_and_back(item, dialect)
    assert len(again) == 1, text
    reported = {loss.variable for loss in losses}
    lost = {loss.variable for loss in losses if loss.outcome is not Outcome.KEPT_ASIDE}
    (other,) = again
    for variable in {*item.variables, *other.variables}:
        same = item.variables.get(variable) == other.variables.get(variable)
        assert same or variable in lost, (variable, text)
    for key in {*item.extra, *other.extra}:
        if key.startswith("bibtex:"):
            continue
        same = item.extra.get(key) == other.extra.get(key)
        assert same or f"extra:{key}" in reported, (key, text)
    assert item.type == other.type or "type" in lost, text
    assert item.id == other.id or "id" in lost, text


@pytest.mark.parametrize("dialect", DIALECTS)
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(item=items())
def test_canonical_form_is_stable(dialect: str, item: Item) -> None:
    first, _, text = there_and_back(item, dialect)
    _, _, again = there_and_back(first[0], dialect)
    assert again == text
