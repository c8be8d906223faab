"""Marks that meet: what remains depends on what they belong to (as established processors do)."""

from __future__ import annotations

import pytest

from bibconv.csl.processor import Processor

STYLE = """<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0"
 default-locale="en-US"><info><title>t</title><id>t</id>
 <updated>2020-01-01T00:00:00+00:00</updated></info>
 <citation><layout><text variable="title"/></layout></citation>
 <bibliography><layout>{}</layout></bibliography></style>"""
ITEM = {
    "id": "a",
    "type": "book",
    "title": "Title",
    "publisher-place": "Rome",
    "publisher": "Co.",
    "edition": "7",
}
TITLE = '<text variable="title"/>'
ITALIC = '<text variable="title" font-style="italic" prefix=". "/>'

CASES = {
    "content keeps its marks": ('<text variable="publisher"/><text value="."/>', "Co.."),
    "a leaf's suffix stands behind the outer mark": (
        '<group suffix="."><text variable="publisher-place" suffix=":"/></group>',
        "Rome.:",
    ),
    "the suffix of a whole takes in the outer mark": (
        '<group suffix="."><group suffix=":"><text variable="publisher-place"/></group></group>',
        "Rome:",
    ),
    "a number's suffix does neither": (
        '<group suffix="."><number variable="edition" suffix=":"/></group>',
        "7:.",
    ),
    "a delimiter gives way to the same mark only": (
        f'<group delimiter=". "><text variable="publisher-place" suffix=":"/>{TITLE}</group>',
        "Rome:. Title",
    ),
    "the same mark twice loses the end of the outer suffix": (
        f'<group suffix=". "><text variable="publisher-place" suffix="."/></group>{TITLE}',
        "Rome.Title",
    ),
    "a formatting keeps prefixes apart": (
        f'<text variable="publisher"/>{ITALIC}',
        "Co.. <i>Title</i>",
    ),
    "not where the formatting is within a group": (
        f'<text variable="publisher"/><group>{ITALIC}</group>',
        "Co. <i>Title</i>",
    ),
}


@pytest.mark.parametrize(("layout", "expected"), CASES.values(), ids=CASES)
def test_seam(layout: str, expected: str) -> None:
    processor = Processor(STYLE.format(layout).encode(), items=[ITEM])
    processor.uncited()
    (entry,) = processor.bibliography().entries
    assert entry.text == f'<div class="csl-entry">{expected}</div>' or entry.text == expected
