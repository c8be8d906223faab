"""CSL-JSON and CSL-YAML: what is written is what is read, whatever it holds, and is valid."""

from __future__ import annotations

import json

import jsonschema
import pytest
from csl_data_schema import SCHEMA
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import items, texts

from bibconv.diagnostics import Diagnostic
from bibconv.formats import FORMATS, ReadContext, WriteContext
from bibconv.model import Block, Date, Item, Library, Loss, Name, Outcome, Record
from bibconv.source import Source

BOTH = ("csl-json", "csl-yaml")
IDS = texts(controls=True)
VALIDATOR = jsonschema.Draft7Validator(SCHEMA)


def dumps(found: list[Item], format: str, losses: list[Loss] | None = None) -> str:
    context = WriteContext() if losses is None else WriteContext(lose=losses.append)
    return "".join(FORMATS[format].write([Record(item) for item in found], context))


def loads(text: str, format: str) -> tuple[Library, list[Diagnostic]]:
    findings: list[Diagnostic] = []
    library = Library(FORMATS[format].read(Source(text), ReadContext(report=findings.append)))
    assert "".join(block.raw or "" for block in library.blocks) == text
    return library, findings


@pytest.mark.parametrize("format", BOTH)
@settings(deadline=None, max_examples=60)
@given(found=st.lists(items(text=texts(controls=True), ids=IDS), max_size=2))
def test_everything_comes_back(format: str, found: list[Item]) -> None:
    losses: list[Loss] = []
    text = dumps(found, format, losses)
    library, findings = loads(text, format)
    assert library.items == found
    assert findings == []
    assert dumps(library.items, format) == text
    assert {loss.outcome for loss in losses} <= {Outcome.KEPT_ASIDE}


@settings(deadline=None, max_examples=60)
@given(found=st.lists(items(text=texts(controls=True), ids=IDS), max_size=2))
def test_json_is_valid_by_the_schema(found: list[Item]) -> None:
    data = json.loads(dumps(found, "csl-json"))
    assert [error.message for error in VALIDATOR.iter_errors(data)] == []


ODD_ITEMS = [
    Item("a", "no-such-type", {"title": "x"}),
    Item("a", "book", {"no-such-variable": "x"}),
    Item("a", "book", {"principal-investigator": (Name(family="Doe"),)}),
    Item("", "book", {"title": "\ud800 half"}),
    Item("a", "book", {}, {"big": 10**30, "half": "\udc80", "odd": float("nan")}),
    Item("a", "book", {"issued": Date(((2020,),), edtf="2020?")}),
    Item("a", "book", {"citation-key": "k", "note": "DOI: 10.1000/1\ntype: map\nrest"}),
]


@pytest.mark.parametrize("item", ODD_ITEMS, ids=lambda item: next(iter(item), "extra"))
def test_odd_items_are_written_validly(item: Item) -> None:
    data = json.loads(dumps([item], "csl-json"))
    assert [error.message for error in VALIDATOR.iter_errors(data)] == []
    dumps([item], "csl-json").encode()
    dumps([item], "csl-yaml").encode()


@pytest.mark.parametrize("format", BOTH)
def test_what_the_schema_lacks_is_kept_aside_and_restored(format: str) -> None:
    item = ODD_ITEMS[2]
    losses: list[Loss] = []
    library, _ = loads(dumps([item], format, losses), format)
    assert library.items == [item]
    assert [(loss.variable, loss.outcome) for loss in losses] == [
        ("principal-investigator", Outcome.KEPT_ASIDE)
    ]


@pytest.mark.parametrize(
    ("format", "empty"), [("csl-json", "[]\n"), ("csl-yaml", "---\nreferences: []\n...\n")]
)
def test_an_empty_library(format: str, empty: str) -> None:
    assert dumps([], format) == empty
    assert loads(empty, format)[0].items == []


@pytest.mark.parametrize(
    ("format", "text"),
    [
        ("csl-json", '[ {"id":1,  "type" : "book"}\r\n,{"id" :"b", "type":"map" , } ]  '),
        ("csl-json", '{"id": "a"}\n{"id": "b"}'),
        ("csl-yaml", "# mine\nreferences:\n- {id: a, type: book}\n\n# b\n- id:  b\n  type: map\n"),
    ],
)
def test_unchanged_text_is_written_as_it_was(format: str, text: str) -> None:
    blocks: list[Block] = loads(text, format)[0].blocks
    assert "".join(FORMATS[format].write(blocks, WriteContext(verbatim=True))) == text
    records = [block for block in blocks if isinstance(block, Record)]
    changed = [records[0].with_item(records[0].item.with_(id="z")), *records[1:]]
    again = "".join(FORMATS[format].write(changed, WriteContext(verbatim=True)))
    assert [item.id for item in loads(again, format)[0].items] == ["z", records[1].item.id]
