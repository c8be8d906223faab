"""Nothing in an item can begin a line of RIS: each is written as one record, and comes back."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bibconv.formats import ReadContext, WriteContext
from bibconv.formats.ris import read, write
from bibconv.model import Date, Item, Loss, Name, Outcome, Record
from bibconv.source import Source

ENDS = ("\n", "\r", "\r\n", "\x0b", "\x0c", "\x1c", "\x1e", "\x85", "\u2028", "\u2029")
INJECTION = "x{0}ER  - {0}TY  - BOOK{0}TI  - injected{0}"


def written(item: Item) -> tuple[str, list[Loss]]:
    losses: list[Loss] = []
    return "".join(write([Record(item)], WriteContext(lose=losses.append))), losses


def read_back(text: str) -> Item:
    (item,) = [b.item for b in read(Source(text), ReadContext()) if isinstance(b, Record)]
    return item


ITEMS: dict[str, Any] = {
    "id": lambda bad: Item(bad, "book"),
    "type": lambda bad: Item("k", bad),
    "title": lambda bad: Item("k", "book", {"title": bad}),
    "article number": lambda bad: Item("k", "article-journal", {"page": "1", "number": bad}),
    "pages": lambda bad: Item("k", "book", {"page": bad}),
    "keyword": lambda bad: Item("k", "book", {"keyword": bad}),
    "note": lambda bad: Item("k", "book", {"note": bad}),
    "DOI": lambda bad: Item("k", "book", {"DOI": bad}),
    "language": lambda bad: Item("k", "book", {"language": bad}),
    "serial": lambda bad: Item("k", "report", {"number": bad, "ISSN": bad}),
    "no tag": lambda bad: Item("k", "book", {"medium": bad}),
    "no variable": lambda bad: Item("k", "book", {bad: "x"}),
    "name": lambda bad: Item("k", "book", {"author": (Name(literal=bad), Name(bad, bad))}),
    "date": lambda bad: Item("k", "book", {"issued": Date(literal=bad)}),
    "exact date": lambda bad: Item("k", "book", {"issued": Date(((1990,),), edtf=bad)}),
    "extra": lambda bad: Item("k", "book", {}, {"x": [bad, {bad: bad}]}),
    "extra key": lambda bad: Item("k", "book", {}, {bad: 1}),
    "left tag": lambda bad: Item("k", "book", {}, {"ris:U1": [bad, bad]}),
    "left tag key": lambda bad: Item("k", "book", {}, {f"ris:{bad}": "x"}),
    "left type": lambda bad: Item("k", "book", {}, {"ris:TY": bad}),
    "left keywords": lambda bad: Item("k", "book", {"keyword": bad}, {"ris:KW": [bad]}),
}


@pytest.mark.parametrize("end", ENDS, ids=ascii)
@pytest.mark.parametrize("place", ITEMS)
def test_no_value_begins_a_line(place: str, end: str) -> None:
    text, _ = written(ITEMS[place](INJECTION.format(end)))
    lines = [line.partition("  - ") for line in text.splitlines() if line]
    tags = [tag for tag, _, _ in lines]
    assert tags.count("TY") == tags.count("ER") == 1
    assert "TI" not in tags or place == "title"
    read_back(text)


KEYS = ["a=b", "=", "", '"quoted"', INJECTION.format("\r\n"), "e\u0301", "\u2028", " x ", "\x00"]


@pytest.mark.parametrize("key", KEYS, ids=ascii)
def test_any_key_comes_back(key: str) -> None:
    item = Item("k", "book", {"title": "x"}, {key: ["e\u0301", "\x7f\u2028", 1]})
    text, losses = written(item)
    assert read_back(text) == item
    assert [loss.outcome for loss in losses] == [Outcome.KEPT_ASIDE]


@settings(max_examples=100, deadline=None)
@given(key=st.text(max_size=8), value=st.text(max_size=8))
def test_any_text_put_aside_comes_back(key: str, value: str) -> None:
    item = Item("k", "book", {"title": "x"}, {f"x{key}": value})
    text, losses = written(item)
    assert len(text.splitlines()) == 5
    assert read_back(text) == item
    assert {loss.outcome for loss in losses} == {Outcome.KEPT_ASIDE}


@pytest.mark.parametrize("half", ["\ud800", "a\udfffb"], ids=ascii)
def test_half_characters_are_replaced_and_reported(half: str) -> None:
    item = Item(
        "k", "book", {"title": half, "medium": half, "author": (Name(half),)}, {"x": half, half: 1}
    )
    text, losses = written(item)
    text.encode()
    read_back(text)
    assert {"title", "medium", "author", "extra:x", f"extra:{half}"} <= {
        loss.variable for loss in losses if loss.outcome is not Outcome.KEPT_ASIDE
    }


def test_numbers_beyond_64_bits_are_written() -> None:
    text, _ = written(Item("k", "book", {}, {"big": 10**30, "odd": float("nan")}))
    read_back(text)
