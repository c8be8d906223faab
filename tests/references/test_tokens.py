"""Tokens put together are the text; features are as many as words, whatever the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import bibconv
from bibconv.references.features import Features
from bibconv.references.tokens import tokenize


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Hua, G. 61(3):12-9.", ["Hua", "G", "61", "3", "12", "9"]),
        ("see http://x.org/a_(b). Then", ["see", "http://x.org/a_(b)", "Then"]),
        ("doi:10.1000/x.", ["doi", "10.1000/x"]),
        ("Carbon-cycle <i>E. coli</i>", ["Carbon-cycle", "E", "coli"]),
        ("O’Connor’s e1000421", ["O’Connor’s", "e1000421"]),
        ("高舒. 百濟學會", ["高舒", "百濟學會"]),
        ("...", []),
    ],
)
def test_words(text: str, words: list[str]) -> None:
    assert tokenize(text).words == words


@given(st.text(max_size=300))
def test_words_and_gaps_are_the_text(text: str) -> None:
    tokens = tokenize(text)
    pieces = [
        piece for pair in zip(tokens.gaps, [*tokens.words, ""], strict=True) for piece in pair
    ]
    assert "".join(pieces) == text
    assert len(Features().of(tokens)) == len(tokens)


@pytest.mark.parametrize(
    "piece", [")", "(", "http://a.b/c ", "“", "(Hrsg.) ", "12(3):4-5 ", "In: "]
)
def test_long_and_odd_text_is_read(piece: str) -> None:
    """Work grows in step with the text: what took hours would not end here."""
    text = f"http://x.org/{piece * (100_000 // len(piece))}"
    assert len(bibconv.parse_references([text])) == 1
