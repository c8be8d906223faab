"""Single values of RIS: months without a year, names of one word, both ways."""

from __future__ import annotations

import pytest

from bibconv.formats import ReadContext, WriteContext
from bibconv.formats.ris import read, write
from bibconv.model import Date, Item, Name, Record
from bibconv.source import Source


def item_of(*lines: str) -> Item:
    text = "\n".join(["TY  - JOUR", *lines, "ER  - ", ""])
    [item] = [b.item for b in read(Source(text), ReadContext()) if isinstance(b, Record)]
    return item


MONTHS = "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split()


@pytest.mark.parametrize("number", range(1, 13))
def test_a_month_belongs_to_the_year_of_py(number: int) -> None:
    item = item_of("PY  - 2020", f"DA  - {MONTHS[number - 1]}")
    assert item["issued"] == Date(((2020, number),))


@pytest.mark.parametrize("number", range(1, 12))
def test_two_months_are_a_range(number: int) -> None:
    item = item_of("PY  - 2020", f"DA  - {MONTHS[number - 1]}-{MONTHS[number]}")
    assert item["issued"] == Date(((2020, number), (2020, number + 1)))


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("NASA", Name(literal="NASA")),
        ("NASA,", Name(family="NASA")),
        ("Plato", Name(family="Plato")),
        ("World Health Organization", Name(literal="World Health Organization")),
    ],
)
def test_names_without_given_names(line: str, name: Name) -> None:
    assert item_of(f"AU  - {line}")["author"] == (name,)
    written = "".join(write([Record(Item("", "book", {"author": (name,)}))], WriteContext()))
    assert f"\r\nAU  - {line}\r\n" in written
