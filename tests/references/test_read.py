"""Invented references of every family, and what each one says."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bibconv.model import Record
from bibconv.model.segment import Segment
from bibconv.references import read
from bibconv.references.statistical import default_reader
from bibconv.references.verify import unread
from bibconv.source import Source

DATA = Path(__file__).parent / "data" / "references.jsonl"
CASES: list[dict[str, Any]] = [json.loads(line) for line in DATA.read_text("utf-8").splitlines()]


def record(text: str, label: str | None = None) -> Record:
    return read(Segment(text, 0, len(text), label), Source(text))


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['family']}: {case['text'][:40]}")
def test_reference(case: dict[str, Any]) -> None:
    assert record(case["text"]).item.to_csl() == {"id": "", **case["item"]}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_nothing_is_invented(case: dict[str, Any]) -> None:
    """Every value stands in the text, where its field says."""
    found = record(case["text"])
    for variable in found.item.variables:
        span = found.span_of(variable)
        assert span is not None
        assert span.text in case["text"]
        value = found.item.variables[variable]
        if isinstance(value, str) and variable not in ("page", "archive", "ISBN"):
            assert value in span.text or span.text in value


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_all_words_are_accounted_for(case: dict[str, Any]) -> None:
    assert unread(case["text"], default_reader().label(case["text"])) == []


def test_a_list_number_is_kept() -> None:
    assert record("Fenn R. Owls. Zool 2016, 2: 3.", "17").item.extra == {"list-number": "17"}


def test_trust_falls_with_what_is_missing() -> None:
    whole = record("Fenn R. Why do owls turn? Night Zool 2016, 2: 3–9.")
    nameless = record("Why do owls turn? Night Zool 2016, 2: 3–9.")
    bare = record("Why do owls turn")
    assert whole.trust > nameless.trust > bare.trust
    assert "author" in nameless.doubts


def test_text_nobody_reads_is_named() -> None:
    found = record("Fenn R. Why do owls turn? Night Zool 2016, 2: 3–9, 77 zz 88: 5-6.")
    assert found.trust < 1.0 or any(field.name == "unread" for field in found.fields)


def test_five_thousand_authors() -> None:
    names = ", ".join(
        f"Abc{chr(97 + n % 26)}{chr(97 + n // 26 % 26)} {chr(65 + n % 26)}B" for n in range(5000)
    )
    found = record(f"{names}. A crowd. Big Sci 2020, 1: 1–9.")
    assert len(found.item.names("author")) == 5000
    assert found.item.text("title") == "A crowd"


PIECES = st.sampled_from(
    "Fenn R|, |. |et al.|(2016)|2016|;|:|12–19|In: |(Eds.)|“|”|‘|doi:10.5555/x|https://example.org|Press|London|van der |"
    "[cited 2020]|arXiv:2101.01234|vol. |p. |Suppl|(|)|[|]|–|1. |ISBN |PMID: |Diss.|A. B. C.".split(
        "|"
    )
)


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=25).map(" ".join)))
def test_any_text_is_read(text: str) -> None:
    found = record(text)
    assert 0.0 <= found.trust <= 1.0
    for field in found.fields:
        assert 0 <= field.start <= field.end <= len(text)
