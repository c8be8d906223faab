"""Two columns side by side are read one after the other."""

from __future__ import annotations

from itertools import zip_longest

import pytest

from bibconv import loads
from bibconv.references import is_woven
from bibconv.references.columns import in_order
from bibconv.references.lines import read_lines

FAMILIES = "Adams Brown Clark Davis Evans Frank Garcia Harris Irwin Jones Kelly Lopez".split()


def reference(number: int) -> list[str]:
    """A numbered reference, broken into lines as narrow columns have them."""
    family, year = FAMILIES[number % len(FAMILIES)], 1990 + number
    return [
        f"[{number}] {family}, A. B. ({year}). On the",
        "    growth of small things in water.",
        f"    Journal of Slow Matters, {number + 3}({number % 4 + 1}),",
        f"    {number * 10 + 1}-{number * 10 + 9}.",
    ]


def woven(count: int, gap: int = 6, head: str = "") -> str:
    """``count`` references, the first half in the left column."""
    lines = [line for number in range(1, count + 1) for line in reference(number)]
    half = len(lines) // 2
    width = max(map(len, lines)) + gap
    pairs = zip_longest(lines[:half], lines[half:], fillvalue="")
    return head + "".join(f"{left.ljust(width)}{right}".rstrip() + "\n" for left, right in pairs)


@pytest.mark.parametrize("count", [12, 24])
@pytest.mark.parametrize("gap", [3, 6, 12])
def test_a_numbered_list_in_two_columns(count: int, gap: int) -> None:
    items = loads(woven(count, gap), format="text").items
    years = [date.year for item in items if (date := item.date("issued"))]
    assert years == [1990 + number for number in range(1, count + 1)]


def test_a_heading_over_both_columns_stays_above() -> None:
    text = woven(16, head="References of a paper about small things, all of them in one list\n\n")
    assert len(loads(text, format="text").items) == 16


def test_columns_are_told_from_plain_text() -> None:
    assert is_woven(woven(16))
    plain = "".join(line + "\n" for number in range(1, 17) for line in reference(number))
    assert not is_woven(plain)
    assert in_order(read_lines(plain, 0, len(plain))) == read_lines(plain, 0, len(plain))


def test_each_reference_keeps_a_place() -> None:
    text = woven(16)
    library = loads(text, format="text")
    places = [text[record.start : record.end].split()[0] for record in library.records]
    assert places == [f"[{number}]" for number in range(1, 17)]
    assert "".join(block.raw or "" for block in library.blocks) == text
