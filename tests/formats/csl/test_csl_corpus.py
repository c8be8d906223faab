"""Real CSL-JSON: every item of every file is read, and what is written is read the same."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from bibconv.formats import FORMATS, ReadContext, WriteContext
from bibconv.model import Library
from bibconv.source import Source

SHARED = Path(__file__).parents[4] / "shared"
FILES = [
    path
    for folder in ("corpus/csljson", "corpus/zotero/CSL_JSON")
    for path in sorted((SHARED / folder).rglob("*"))
    if path.is_file()
]
SUITE = sorted((SHARED / "csl-suite").glob("*.txt"))
_INPUT = re.compile(r">>=+ INPUT =+>>\n(.*?)\n<<=+ INPUT =+<<", re.DOTALL)

needs_files = pytest.mark.skipif(
    not FILES, reason="no collection of real CSL-JSON beside the project"
)
needs_suite = pytest.mark.skipif(
    not SUITE, reason="no copy of the CSL test suite beside the project"
)


def check(source: Source) -> None:
    library = Library(FORMATS["csl-json"].read(source, ReadContext()))
    assert "".join(block.raw or "" for block in library.blocks) == source.text
    data = json.loads(source.text)
    if isinstance(data, dict):
        data = data.get("items", [data])
    assert len(library) == len(data)
    for format in ("csl-json", "csl-yaml"):
        text = "".join(FORMATS[format].write(library.blocks, WriteContext()))
        again = Library(FORMATS[format].read(Source(text), ReadContext()))
        assert again.items == library.items


@needs_files
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_real_files(path: Path) -> None:
    check(Source.from_path(path))


@needs_suite
def test_input_of_the_suite() -> None:
    for path in SUITE:
        match = _INPUT.search(path.read_text("utf-8"))
        if match:
            check(Source(match[1], path.name))
