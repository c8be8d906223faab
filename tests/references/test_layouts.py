"""A list comes back reference by reference, however it is laid out.

``FEWEST`` names the layouts that lose some of the twenty works: without a mark, an indent or a
blank line, where one work ends is a guess, and a running head that stands once stays.
"""

from __future__ import annotations

import pytest
from layouts import LAYOUTS, STYLES, printed, whole

from bibconv.references import segment
from bibconv.source import Source

FEWEST = {
    ("wrapped", "vancouver"): 19,
    ("hyphenated", "vancouver"): 19,
    ("blank lines", "vancouver"): 19,
    ("wrapped", "chicago-author-date"): 19,
    ("hyphenated", "chicago-author-date"): 19,
    ("pages, wrapped", "vancouver"): 17,
    ("pages, wrapped, dense", "vancouver"): 17,
    ("pages, wrapped", "chicago-author-date"): 18,
    ("pages, wrapped, dense", "chicago-author-date"): 18,
}


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_works_come_back(layout: str, style: str) -> None:
    works = printed(style)
    found = segment(Source(LAYOUTS[layout](works)))
    fewest = FEWEST.get((layout, style), 19 if layout.startswith("pages") else 20)
    assert whole(found, works) >= fewest, [piece.text for piece in found]


def test_a_number_above_each_work_is_its_label() -> None:
    works = printed("apa")
    text = "".join(f"{number}\n{work}\n" for number, work in enumerate(works, 1))
    assert [piece.label for piece in segment(Source(text))] == [str(n + 1) for n in range(20)]


def test_statements_of_rights_are_no_references() -> None:
    texts = [
        "COPYRIGHT\n\nCopyright 2000-2021 The Slow Tides Project Authors. All Rights Reserved.\n",
        f"{printed('apa')[1]}\n\nCopyright: 1999-2022 Harbour Press, https://example.org/rights\n",
    ]
    found = [piece.text for text in texts for piece in segment(Source(text))]
    assert found == [printed("apa")[1]]
