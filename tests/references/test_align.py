"""Where words of a segment stand in their source."""

from __future__ import annotations

import pytest

from bibconv.model.segment import Segment
from bibconv.references.align import Alignment
from bibconv.source import Source

CASES = [  # source, its stretch, the segment's text, words, where they stand
    ("xx one two", (3, 10), "one two", "two", "two"),
    ("xx one\n  two", (3, 12), "one two", "two", "two"),
    ("xx sedi-\nments", (3, 15), "sediments", "sediments", ""),
    ("one one\none", (4, 11), "one one", "one one", "one\none"),
]


@pytest.mark.parametrize(("text", "stretch", "said", "words", "found"), CASES)
def test_offsets(text: str, stretch: tuple[int, int], said: str, words: str, found: str) -> None:
    begin = said.index(words)
    start, end = Alignment(Segment(said, *stretch), Source(text)).span(begin, begin + len(words))
    assert text[start:end] == found
    assert stretch[0] <= start <= end <= stretch[1]
