"""The layout of CSL-JSON, and items beside one that is cut off anywhere."""

from __future__ import annotations

import json

from bibconv.formats import ReadContext, WriteContext
from bibconv.formats.csl_json import read, write
from bibconv.model import Date, Item, Name, Record
from bibconv.source import Source

ITEM = Item(
    "a",
    "book",
    {
        "author": (Name("Doe", "Jane"), Name(literal="The Group")),
        "issued": Date(((2026, 6),)),
        "title": "On “x”\n[\n1\n]",
    },
    {"list": [1, 2], "long": {"key": ["word " * 10, "word " * 10]}},
)


def test_names_one_a_line_dates_on_one() -> None:
    text = "".join(write([Record(ITEM)], WriteContext()))
    assert '"issued": {"date-parts": [[2026, 6]]},\n' in text
    assert (
        '"author": [\n      {"family": "Doe", "given": "Jane"},\n      {"literal": "The Group"}\n'
        in text
    )
    assert json.loads(text) == [ITEM.to_csl()]


def test_the_item_behind_a_cut_is_read() -> None:
    first = json.dumps(ITEM.to_csl(), indent=1)
    second = '{"id": "b", "type": "book", "title": "B", "author": [{"family": "Roe"}]}'
    for at in range(1, first.index('"custom"')):  # which may hold an object with an id
        if first[:at].count('"') % 2:
            continue  # within a text or a name: where it ends is anybody's guess
        for joint in ("\n", "\n,\n"):
            text = f"[\n{first[:at]}{joint}{second},\n{second}\n]\n"
            blocks = list(read(Source(text), ReadContext()))
            assert "".join(block.raw or "" for block in blocks) == text
            ids = [block.item.id for block in blocks if isinstance(block, Record)]
            assert ids[-2:] == ["b", "b"], first[:at]
