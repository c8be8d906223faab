"""BibTeX name lists, from the tables in tests/text/latex."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bibconv.model.names import Name
from bibconv.text import bibtex_names
from bibconv.text.latex import finish
from bibconv.text.latex.math import balanced

TABLES = Path(__file__).parent / "latex"


def rows(name: str) -> list[tuple[str, str, str]]:
    """The rows of a table as (value, expected, remark)."""
    lines = (TABLES / name).read_text("utf-8").split("\n")
    split = [(line + "\t").split("\t") for line in lines if line and not line.startswith("#")]
    return [(row[0], row[1], row[2]) for row in split]


@pytest.mark.parametrize(("value", "expected", "remark"), rows("names.tsv"))
def test_names(value: str, expected: str, remark: str) -> None:
    names, truncated = bibtex_names.parse_names(value)
    assert [name.to_csl() for name in names] == json.loads(expected)
    assert truncated == (remark == "others")


@pytest.mark.parametrize(("value", "expected", "remark"), rows("names.tsv"))
def test_written_names_read_back(value: str, expected: str, remark: str) -> None:
    names, truncated = bibtex_names.parse_names(value)
    biblatex = "dropping-particle" in expected and "useprefix=false" in value
    written = bibtex_names.format_names(names, truncated, biblatex=biblatex)
    assert balanced(written)
    assert bibtex_names.parse_names(written) == (names, truncated), remark


@pytest.mark.parametrize(("value", "expected"), [row[:2] for row in rows("name_problems.tsv")])
def test_problems(value: str, expected: str) -> None:
    found = bibtex_names.name_problems(value)
    assert " ".join(f"{offset} {code}" for offset, code, _ in found) == expected
    assert all(message for _, _, message in found)


def test_particle_kind() -> None:
    names, _ = bibtex_names.parse_names("van Gogh, Vincent", particle="dropping")
    assert names == (Name(family="Gogh", given="Vincent", dropping_particle="van"),)


def test_offsets() -> None:
    assert bibtex_names.split_names_at(" A and  {B and C} and D ") == [
        ("A", 1),
        ("{B and C}", 8),
        ("D", 22),
    ]


@pytest.mark.parametrize(
    "piece", ["{", "}", "a and ", ",", "a ", "\\'", "{a} ", "and ", "~", "{\\"]
)
def test_long_input_ends(piece: str) -> None:
    value = piece * 20_000
    names, truncated = bibtex_names.parse_names(value)
    bibtex_names.format_names(names, truncated)
    bibtex_names.name_problems(value)


PART = st.lists(
    st.sampled_from(
        [
            "and",
            "van",
            "De",
            "Smith",
            "é",
            "Éa",
            "Jr.",
            "others",
            "{",
            "}",
            ",",
            "=",
            "~",
            "$",
            "-",
            "\\",
            "O'Neil",
            "中",
            "d'",
            "J.",
            "family=x",
        ]
    ),
    min_size=1,
    max_size=4,
).map(" ".join)
NAMES = st.builds(
    Name,
    family=PART,
    given=st.none() | PART,
    non_dropping_particle=st.none() | PART,
    suffix=st.none() | PART,
) | st.builds(Name, literal=PART)


@given(st.lists(NAMES, min_size=1, max_size=3), st.booleans())
def test_any_names_read_back(names: list[Name], truncated: bool) -> None:
    written = bibtex_names.format_names(names, truncated)
    assert balanced(written)
    found, more = bibtex_names.parse_names(written)
    assert more == truncated
    assert [plain(name) for name in found] == [plain(name) for name in names]


def plain(name: Name) -> list[str]:
    parts = (name.family, name.given, name.non_dropping_particle, name.suffix, name.literal)
    return [finish(part or "", paragraphs=False) for part in parts]


@settings(max_examples=200)
@given(
    st.lists(
        st.sampled_from(
            ["A", "b", "and", "And", "AND", "band", " and ", " ", "  ", "\n", "{", "}", "{x and y}"]
        ),
        max_size=10,
    ).map("".join)
)
def test_lists_split_alike_with_and_without_offsets(value: str) -> None:
    assert bibtex_names.split_names(value) == [
        text for text, _ in bibtex_names.split_names_at(value) if text
    ]
