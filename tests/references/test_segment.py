"""Lists in every usual form, cut into references; and no references where there are none."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bibconv.model.segment import Segment
from bibconv.references import segment
from bibconv.source import Source

DATA = Path(__file__).parent / "data" / "lists.txt"


def cases() -> list[tuple[str, str, list[str]]]:
    """(title, input, expected lines) of the data file."""
    found = []
    for case in DATA.read_text("utf-8").split("=== ")[1:]:
        title, _, rest = case.partition("\n")
        text, _, expected = rest.partition("---\n")
        found.append((title, text, [line for line in expected.splitlines() if line.strip()]))
    return found


def matches(found: Segment, expected: str) -> bool:
    label, _, words = expected.partition(" | ")
    first, _, last = words.partition(" ... ")
    return (
        (found.label or "") == label.strip()
        and found.text.startswith(first)
        and found.text.endswith(last)
    )


@pytest.mark.parametrize(("title", "text", "expected"), cases(), ids=[case[0] for case in cases()])
def test_list(title: str, text: str, expected: list[str]) -> None:
    found = segment(Source(text))
    assert len(found) == len(expected), [piece.text for piece in found]
    for piece, line in zip(found, expected, strict=True):
        assert matches(piece, line), (title, piece, line)


@pytest.mark.parametrize("text", [case[1] for case in cases()], ids=[case[0] for case in cases()])
def test_offsets_hold_the_words(text: str) -> None:
    end = 0
    for piece in segment(Source(text)):
        assert piece.start >= end
        end = piece.end
        stretch = text[piece.start : piece.end]
        assert piece.text.split()[0] in stretch
        assert stretch.endswith(piece.text.split()[-1])


LINES = st.sampled_from(
    [
        "",
        "  ",
        "1. Marek TB. Slow tides. J Shore Biol 2014, 31: 12–19.",
        "[2] ",
        "2.",
        "• ",
        "Article  CAS  Google Scholar",
        "References",
        "Doe, J. (2020). Paper.",
        "    paper. Journal, 12(3), 1–10.",
        "· · ·",
        "\u2028 \x0b",
        "((((((((((",
        "A, B, C, D, E, F, G.",
    ]
)


@settings(max_examples=200, deadline=None)
@given(st.one_of(st.text(max_size=300), st.lists(LINES, max_size=12).map("\n".join)))
def test_any_text_gives_ordered_stretches(text: str) -> None:
    end = 0
    for piece in segment(Source(text)):
        assert end <= piece.start <= piece.end <= len(text)
        assert piece.text.strip()
        end = piece.end


def test_the_beginning_of_a_reference_is_no_running_head() -> None:
    text = "Doe J. Slow tides, with a long title that\n\n211\n\ngoes on. Pain 2020, 1: 2-3.\n"
    (found,) = segment(Source(text))
    assert found.text.startswith("Doe J. Slow tides")
    assert found.text.endswith("2-3.")
