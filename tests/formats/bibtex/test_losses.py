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


PARENTS = """
@inbook{c, title = {Chapter}, author = {A, B}, crossref = {p}}
@book{p, title = {Whole}, author = {P, Q}, publisher = {X}, year = {2000}}
@inbook{late, title = {Late chapter}, author = {A, B}, crossref = {p}}
@misc{m, note = {N}, crossref = {p}}
@inproceedings{i, title = {Paper}, crossref = {q}}
@proceedings{q, title = {Whole}, booktitle = {Whole}, editor = {E, F}, year = {2001}}
"""


@pytest.mark.parametrize("source", DIALECTS)
@pytest.mark.parametrize("target", DIALECTS)
def test_what_parents_lend_stays(source: str, target: str) -> None:
    """Dialects lend different fields: the child has its own where the other would lend others."""
    blocks = list(FORMATS[source].read(Source(PARENTS), ReadContext()))
    text = "".join(FORMATS[target].write(blocks, WriteContext()))
    again = list(FORMATS[target].read(Source(text), ReadContext()))
    assert [(b.item.id, b.item.variables) for b in again if isinstance(b, Record)] == [
        (b.item.id, b.item.variables) for b in blocks if isinstance(b, Record)
    ]
    assert source != target or text.count("crossref") == 4


@pytest.mark.parametrize("dialect", DIALECTS)
def test_both_forms_of_arxiv_are_eprints(dialect: str) -> None:
    """``number = arXiv:ID`` is what reading gives; ``archive_location = ID`` is said by others."""
    forms = ({"number": "arXiv:2001.01234"}, {"archive_location": "2001.01234"})
    texts = []
    for form in forms:
        item = Item("k", "article", {"title": "A", "archive": "arXiv", **form})
        (again,), losses, text = there_and_back(item, dialect)
        texts.append(text)
        assert again.variables["number"] == "arXiv:2001.01234"
        lost = {loss.variable for loss in losses}
        assert lost == (set() if "number" in form else {"number", "archive_location"})
    assert texts[0] == texts[1]
    assert "eprint = {2001.01234}" in texts[0]
