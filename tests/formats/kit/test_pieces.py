"""Pieces of XML, JSON and tagged lines: every character once, places right, damage contained."""

from __future__ import annotations

import doctest
from importlib import import_module

import pytest

from bibconv.diagnostics import Diagnostic
from bibconv.formats.base import ReadContext
from bibconv.formats.kit import pieces_json, pieces_xml
from bibconv.formats.kit.pieces_lines import MEDLINE, tagged
from bibconv.source import Source

XML = {
    "two in a root": ("<a>\n<r>1</r>\n<r><b>2</b></r></a>", ["1", "2"], []),
    "prefix declared around": ('<a xmlns:x="u"><x:r>1</x:r></a>', ["1"], []),
    "no root": ("<r>1</r><r>2</r>", ["1", "2"], []),
    "an element that is empty": ("<a><r/><r>2</r></a>", ["", "2"], []),
    "> in an attribute": ('<a><r x="a>b">1</r></a>', ["1"], []),
    "within a comment": ("<a><!-- <r>0</r> --><r>1</r></a>", ["1"], []),
    "within characters": ("<a><r><![CDATA[</r>]]></r></a>", ["</r>"], []),
    "not closed": ("<a><r>1<r>2</r></a>", ["1", "2"], ["1:8"]),
    "ampersand": ("<a>\n<r>A & B</r>\n<r>2</r></a>", ["A & B", "2"], ["2:7"]),
    "only a start tag": ("<a><r>", [], ["1:6"]),
    "unknown entity": ("<r>caf&eacute;</r>", ["café"], ["1:15"]),
    "no entity": ("<r>a &b; c</r>", ["a &b; c"], ["1:9"]),
    "own entities": ('<!DOCTYPE a [<!ENTITY x "y">]><r>&x;</r>', [], ["1:14"]),
}


@pytest.mark.parametrize("title", XML)
def test_xml(title: str) -> None:
    text, expected, findings = XML[title]
    found: list[Diagnostic] = []
    source = Source(text)
    parts = list(pieces_xml.pieces(source, {"r"}, ReadContext(report=found.append)))
    records = [part for part in parts if isinstance(part, pieces_xml.Piece)]

    assert ["".join(map(str, record.root.itertext())) for record in records] == expected
    assert [f"{f.line}:{f.column}" for f in found] == findings
    assert all(f.code == "S160" for f in found)
    assert text == "".join(
        text[part.start : part.end] if isinstance(part, pieces_xml.Piece) else part.raw
        for part in parts
    )


def test_elements_of_one_name_within_each_other() -> None:
    text = "<a><r>1<r>2</r></r></a>"
    parts = pieces_xml.pieces(Source(text), {"r"}, ReadContext(), nests={"r"})
    (record,) = [part for part in parts if isinstance(part, pieces_xml.Piece)]
    assert text[record.start : record.end] == "<r>1<r>2</r></r>"


def test_place_of_an_element() -> None:
    text = "<a><r><!-- <t> --><t>1</t><u><t>two</t></u></r></a>"
    (record,) = [
        part
        for part in pieces_xml.pieces(Source(text), {"r"}, ReadContext())
        if isinstance(part, pieces_xml.Piece)
    ]
    inner = record.root.find("u/t")
    outer = record.root.find("u")
    assert inner is not None
    assert outer is not None
    assert text[slice(*record.place(inner))] == "two"
    assert text[slice(*record.place(outer))] == "<u>"


JSON = {
    "list": ('[{"a": 1}, {"a": 2}]', [1, 2], []),
    "one object": ('{"a": 1}', [1], []),
    "lines": ('{"a": 1}\n{"a": 2}\n', [1, 2], []),
    "wrapped twice": ('{"message": {"items": [{"a": 1}, {"a": 2}], "x": {"a": 0}}}', [1, 2], []),
    "wrapped object": ('{"ok": true, "message": {"a": 1}, "rest": [{"a": 0}]}', [1], []),
    "wrapped lines": ('{"message": {"a": 1}}\n{"message": {"a": 2}}', [1, 2], []),
    "an empty list": ('{"items": []}', [], []),
    "cut off": ('[{"a": 1}, {"a": 2', [1, 2], ["1:19"]),
    "no object": ("[1, 2]", [], ["1:2"]),
}


@pytest.mark.parametrize("title", JSON)
def test_json(title: str) -> None:
    text, expected, findings = JSON[title]
    found: list[Diagnostic] = []
    parts = list(
        pieces_json.pieces(Source(text), ("message", "items"), ReadContext(report=found.append))
    )
    records = [part for part in parts if isinstance(part, pieces_json.Piece)]

    assert [record.members["a"] for record in records] == expected
    assert [f"{f.line}:{f.column}" for f in found] == findings
    assert text == "".join(
        text[part.start : part.end] if isinstance(part, pieces_json.Piece) else part.raw
        for part in parts
    )


def test_tagged_lines() -> None:
    text = "noise\nPMID- 1\r\nTI  - A long\r\n      title\r\n\r\nAB  -\n      Text"
    fields = list(tagged(text, MEDLINE))
    assert [(field.tag, field.value) for field in fields] == [
        ("", "noise"),
        ("PMID", "1"),
        ("TI", "A long\ntitle"),
        ("AB", "Text"),
    ]
    assert "".join(text[field.at : field.behind] for field in fields) == text


@pytest.mark.parametrize(
    "module", ["gathering", "pieces_json", "pieces_lines", "pieces_xml", "telling"]
)
def test_examples(module: str) -> None:
    result = doctest.testmod(import_module(f"bibconv.formats.kit.{module}"))
    assert result.attempted
    assert not result.failed
