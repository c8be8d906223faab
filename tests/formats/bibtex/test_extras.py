"""Whatever extra an item has: an entry of sound fields, each once, and the extra comes back."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bibconv.formats import FORMATS, ReadContext, WriteContext
from bibconv.formats.bibtex.aside import pack, unpack
from bibconv.formats.bibtex.braces import is_balanced
from bibconv.model import Date, Item, Loss, Outcome, Record
from bibconv.source import Source

DIALECTS = ("bibtex", "biblatex")
PLAIN = {
    "title": "A title",
    "PMID": "123",
    "issued": Date(((2020,),)),
    "publisher-place": "Oslo",
    "language": "de",
}

FOREIGN: list[dict[str, Any]] = [
    {"funding": ["A", "B {x"], "grants": [{"id": "1}", "n": 2.5}], "access": True},
    {"list-number": 12, "none": None, "empty": "", "list": []},
    {"ris:XX": ["a\\", 'b"c', "@article{k,\n x = {1}}"], "csl:odd": "50 % # $ & ~ ^ \u2028"},
    {"deep": [[[[[{"a": {"b": {"c": {"d": {}}}}}]]]]]},
    {"title-truncated": True, "author-truncated": True},
    {"bibtex:fields": {"PMID": 5}},
    {"bibtex:fields": {"title": [5]}},
    {"bibtex:fields": {"issued": 5}},
    {"bibtex:fields": 5},
    {"bibtex:tex": ["x"]},
    {"bibtex:tex": {"title": 3}},
    {"bibtex:inherited": 7},
    {"bibtex:inherited": [["title"]]},
    {"bibtex:crossref": ["x"]},
    {"bibtex:crossref": {"x": 1}},
    {"bibtex:xdata": 1, "bibtex:file": None},
    {"bibtex:type": 3},
    {"bibtex:type": "comment"},
    {"bibtex:type": "Comment"},
    {"bibtex:type": "xdata"},
    {"bibtex:type": "set"},
    {"bibtex:type": "string"},
    {"bibtex:type": "preamble"},
    {"bibtex:type": "bo ok"},
    {"bibtex:type": "{"},
    {"bibtex:type": "1"},
    {"bibtex:type": ""},
    {"bibtex:a=b": "x", "bibtex:": "y", "bibtex:a b": "z"},
    {"bibtex:Location": "Rome", "bibtex:LOCATION": "Paris"},
    {"bibtex:csl-custom": "x"},
    {"bibtex:address": "Rome", "bibtex:location": "Paris", "bibtex:langid": "french"},
    {"bibtex:language": "french", "bibtex:title": ["A second title"]},
    {"bibtex:month": "jan", "bibtex:year": "1999"},
]


def there_and_back(item: Item, dialect: str) -> tuple[Item, list[Loss], str]:
    losses: list[Loss] = []
    text = "".join(FORMATS[dialect].write([Record(item)], WriteContext(lose=losses.append)))
    found: list[str] = []
    context = ReadContext(report=lambda finding: found.append(finding.code))
    blocks = FORMATS[dialect].read(Source(text), context)
    (again,) = [block for block in blocks if isinstance(block, Record)]
    names = [field.name.lower() for field in again.fields]
    assert len(names) == len(set(names)), text
    assert not found, text
    return again.item, losses, text


@pytest.mark.parametrize("dialect", DIALECTS)
@pytest.mark.parametrize("extra", FOREIGN, ids=str)
def test_foreign_extra_comes_back(extra: dict[str, Any], dialect: str) -> None:
    item = Item("k", "book", PLAIN, extra)
    again, losses, text = there_and_back(item, dialect)
    assert again.variables == item.variables, text
    lost = {loss.variable for loss in losses if loss.outcome is not Outcome.KEPT_ASIDE}
    for key, value in extra.items():
        assert again.extra.get(key) == value or f"extra:{key}" in lost, (key, text)
    _, _, second = there_and_back(again, dialect)
    assert second == text


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)


@settings(max_examples=200, deadline=None)
@given(values=st.dictionaries(st.text(), JSON, min_size=1))
def test_packed_text_is_safe_and_exact(values: dict[str, Any]) -> None:
    text = pack(values)
    assert text is not None
    assert unpack(text) == values
    assert is_balanced(text)
    assert not set("@#%") & set(text)


@pytest.mark.parametrize("tex", ["", "x", "[1]", "{}", "{", "[" * 5000, "{1: 2}", '{"a": 1} x'])
def test_text_that_is_no_json_is_a_field(tex: str) -> None:
    assert unpack(tex) is None


BAD_DATES = [
    ((2020, 25),),
    ((2000, -3),),
    ((2000, 0),),
    ((2000, 2, 99),),
    ((2000, 2, -1),),
    ((2020, 13), (2021, 2)),
    ((2020, 11), (2020, 14)),
    ((123456, 2),),
    ((-5, 40),),
]


@pytest.mark.parametrize("dialect", DIALECTS)
@pytest.mark.parametrize("parts", BAD_DATES, ids=str)
@pytest.mark.parametrize("shape", ["", "date", "year+month", "year+month+day", "year"])
def test_impossible_dates_are_reported(
    parts: tuple[tuple[int, ...], ...], shape: str, dialect: str
) -> None:
    extra = {"bibtex:fields": {"issued": shape}} if shape else {}
    date = Date(parts)
    item = Item("k", "book", {"title": "A", "issued": date, "accessed": date}, extra)
    again, losses, text = there_and_back(item, dialect)
    lost = {loss.variable for loss in losses}
    for variable in ("issued", "accessed"):
        assert again.variables.get(variable) == date or variable in lost, text
    issued = again.variables.get("issued")
    assert isinstance(issued, Date), text
    assert issued.year == parts[0][0] or str(parts[0][0]) in str(issued.literal), text


@pytest.mark.parametrize("dialect", DIALECTS)
@pytest.mark.parametrize(
    "fields",
    ["date = {1999-13}", "date = {1999-02-31}", "year = 1999, month = 13", "year={1999-13}"],
)
def test_impossible_dates_are_read_and_written(fields: str, dialect: str) -> None:
    blocks = FORMATS[dialect].read(Source(f"@book{{k, {fields}}}"), ReadContext())
    (item,) = [block.item for block in blocks if isinstance(block, Record)]
    _, _, text = there_and_back(item, dialect)
    assert "1999" in text
