"""CSL input that means harm or means nothing: no exception, every character kept."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bibconv.diagnostics import Diagnostic
from bibconv.formats import FORMATS, ReadContext, WriteContext
from bibconv.model import Library, Record
from bibconv.source import Source

N = 50_000

HOSTILE = {
    "arrays": "[" * N,
    "closed arrays": "[" * N + "]" * N,
    "objects": '{"a":' * N,
    "objects in arrays": '[{"id":' * N,
    "arrays in items": '[{"id":1,"type":"book","custom":'
    + "[" * N
    + "]" * N
    + '},{"id":2,"type":"map"}]',
    "names in names": '[{"id":1,"author":' + '[{"family":' * N,
    "quotes": '"' * N,
    "braces": "{" * N,
    "braces and space": "{ \n" * N,
    "open texts": '[{"id":"\n' * (N // 10),
    "commas": "[" + "," * N,
    "keys": '{"id":1,' + '"a":x,' * (N // 10),
    "dashes": "- " * N,
    "dash lines": "-\n" * (N // 10),
    "flow": "{a: " * N,
    "question marks": "? " * N,
    "anchors": "".join(f"- &a{i} x\n" for i in range(2000)),
    "laughs": "- id: a\n  x0: &x0 [ha, ha]\n"
    + "".join(f"  x{i}: &x{i} [*x{i - 1}, *x{i - 1}]\n" for i in range(1, 60)),
    "self": "- &a\n  id: x\n  type: book\n  custom: *a\n",
    "markers": "---\n" * (N // 10),
    "long number": '[{"id":' + "9" * N + ',"type":"book","custom":{"a":1e9999}}]',
}


def read(format: str, text: str) -> tuple[Library, list[Diagnostic]]:
    findings: list[Diagnostic] = []
    library = Library(FORMATS[format].read(Source(text), ReadContext(report=findings.append)))
    assert "".join(block.raw or "" for block in library.blocks) == text
    return library, findings


@pytest.mark.parametrize("format", ["csl-json", "csl-yaml"])
@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text(format: str, name: str) -> None:
    library, _ = read(format, HOSTILE[name])
    for target in ("csl-json", "csl-yaml"):
        "".join(FORMATS[target].write(library.blocks, WriteContext())).encode()


@pytest.mark.parametrize("text", ["[" * 100_000, '{"a":' * 100_000])
def test_a_depth_bomb_is_one_finding(text: str) -> None:
    assert [finding.code for finding in read("csl-json", text)[1]] == ["S150"]


def test_a_bomb_in_one_item_leaves_the_other() -> None:
    library, findings = read("csl-json", HOSTILE["arrays in items"])
    assert [item.id for item in library.items] == ["1", "2"]
    assert [finding.code for finding in findings] == ["S150"]


TOKENS = st.sampled_from(
    ['[{"id":"a","type":"book"}', "{", "}", "[", "]", ",", ":", '"', '"id"', '"author"', '"issued"',
     '"custom"', "null", "1", "-", "\\", "\\ud800", "\n", "\n- ", "  ", "id: ", "references:", "---\n",
     "&a ", "*a", "!x ", "|", "'", "#", "\x00", "\ud800", "\udc80", "\u2028", "é", "<<: "]
)  # fmt: skip


@pytest.mark.parametrize("format", ["csl-json", "csl-yaml"])
@settings(deadline=None, max_examples=200)
@given(text=st.lists(TOKENS, max_size=15).map("".join) | st.text(max_size=20))
def test_any_text(format: str, text: str) -> None:
    library, _ = read(format, text)
    for target in ("csl-json", "csl-yaml"):
        "".join(FORMATS[target].write(library.blocks, WriteContext()))


PLACES = [
    ("csl-json", '[\n {"id": "a", "title": "Ä", "issued": {"date-parts": [[2020]]}}]', "title", '"Ä"', 2),
    ("csl-json", '[\n {"id": "a", "shortTitle": "S"}]', "title-short", '"S"', 2),
    ("csl-json", '[{"id": "a",\n "citation-key": "k", "note": "DOI: 10.1/x"}]', "DOI", '"DOI: 10.1/x"', 2),
    ("csl-json", '[{"id":\n 12}]', "id", "12", 2),
    ("csl-json", '[\n{"id": "a"}]', "title", '{"id": "a"}', 2),
    ("csl-yaml", "# Ü\n- id: Ä\n  type: book\n  issued: 2020-05 # c\n", "issued", "2020-05", 4),
    ("csl-yaml", "- id: a\n  author:\n  - family: Doe\n  title: x\n", "author", "- family: Doe", 3),
]  # fmt: skip


@pytest.mark.parametrize(("format", "text", "variable", "value", "line"), PLACES)
def test_values_have_places(format: str, text: str, variable: str, value: str, line: int) -> None:
    (record,) = read(format, text)[0].records
    assert isinstance(record, Record)
    span = record.span_of(variable)
    assert span is not None
    assert (span.text, span.line) == (value, line)
