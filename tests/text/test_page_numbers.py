"""Pages: one spelling, first and last, what cannot be."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bibconv.text import pages

# written -> normal form, first, last
SPELLINGS = [
    ("12", "12", "12", None),
    ("12-34", "12-34", "12", "34"),
    ("12--34", "12-34", "12", "34"),
    ("12–34", "12-34", "12", "34"),
    ("12 — 34", "12-34", "12", "34"),
    ("12 - 34", "12-34", "12", "34"),
    ("pp. 12--34", "12-34", "12", "34"),
    ("p. 12", "12", "12", None),
    ("p.12", "12", "12", None),
    ("pages 3-4", "3-4", "3", "4"),
    ("S. 12-14", "12-14", "12", "14"),
    ("S12", "S12", "S12", None),
    ("S12-S34", "S12-S34", "S12", "S34"),
    ("e123", "e123", "e123", None),
    ("P.12.3", "P.12.3", "P.12.3", None),
    ("iv–x", "iv-x", "iv", "x"),
    ("iv, 201", "iv, 201", "iv, 201", None),
    ("1--3, 7", "1-3, 7", "1-3, 7", None),
    ("A-12 -- A-15", "A-12-A-15", "A-12", "A-15"),
    ("1234-56", "1234-56", "1234", "56"),
    ("12-", "12-", "12-", None),
    ("12+", "12+", "12+", None),
    ("Paper No. 12-3", "Paper No. 12-3", "Paper No. 12-3", None),
    ("", "", "", None),
]


@pytest.mark.parametrize(("text", "normal", "first", "last"), SPELLINGS)
def test_spelling(text: str, normal: str, first: str, last: str | None) -> None:
    assert pages.normalise(text) == normal
    assert pages.split(text) == (first, last)
    assert pages.is_range(text) == (last is not None)


@given(st.text(alphabet="0123456789-–SeA ,", max_size=20))
def test_first_and_last_make_the_pages(text: str) -> None:
    normal = pages.normalise(text)
    first, last = pages.split(normal)
    assert first + ("" if last is None else f"-{last}") == pages.normalise(normal)


@pytest.mark.parametrize("text", ["34-12", "S12-S10", "134--121", "12-10"])
def test_reversed(text: str) -> None:
    assert "before it starts" in (pages.problem(text) or "")


@pytest.mark.parametrize(
    "text", ["??--??", "n/a", "N/A", "to appear", "in press", "-", "xx--xx", "0--0"]
)
def test_placeholder(text: str) -> None:
    assert "unknown" in (pages.problem(text) or "")


@pytest.mark.parametrize(
    "text", ["12-34", "1234-56", "x", "x-xx", "iv-2", "e1", "1-3, 2", "S12-9", ""]
)
def test_no_problem(text: str) -> None:
    assert pages.problem(text) is None
