"""Every fixture of every format: input, the items it holds, the findings of its reader.

A fixture is two files in ``fixtures/FORMAT/``: the input ``NAME.EXT`` and
``NAME.expected.json`` with ``items`` (CSL-JSON) and ``findings`` (``"CODE line:column"``, in
order of place).
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bibconv.diagnostics import Diagnostic
from bibconv.formats import FORMATS, ReadContext
from bibconv.model import Library
from bibconv.source import Source
from bibconv.untagged import with_text_read

FIXTURES = Path(__file__).parent / "fixtures"
EXPECTATIONS = sorted(FIXTURES.glob("*/*.expected.json"))


def input_of(expectation: Path) -> Path:
    """The input file that goes with an expectation."""
    stem = expectation.name.removesuffix(".expected.json")
    (path,) = [
        path
        for path in expectation.parent.iterdir()
        if path.name.rpartition(".")[0] == stem and path != expectation
    ]
    return path


def place(diagnostic: Diagnostic) -> str:
    return f"{diagnostic.code} {diagnostic.line}:{diagnostic.column}"


@pytest.mark.parametrize(
    "expectation", EXPECTATIONS, ids=lambda p: f"{p.parent.name}/{p.name[:-14]}"
)
def test_fixture(expectation: Path) -> None:
    expected = json.loads(expectation.read_text("utf-8"))
    source = Source.from_path(input_of(expectation))
    findings: list[Diagnostic] = []
    reader = FORMATS[expectation.parent.name].read
    context = ReadContext(report=findings.append)
    library = Library(with_text_read(reader(source, context), context))

    assert [item.to_csl() for item in library.items] == expected["items"]
    findings.sort(key=lambda d: d.span.start if d.span else -1)
    assert [place(d) for d in findings] == expected["findings"]
    assert "".join(block.raw or "" for block in library.blocks) == source.text


def test_there_are_fixtures_for_every_format() -> None:
    assert {path.parent.name for path in EXPECTATIONS} >= set(FORMATS)
