"""The broken files in ``tests/broken``: what can be saved is saved, what is lost is named.

``expected.json`` has, for each file, the ids and titles of the records and the findings of the
reader (``line:column code``), each looked at by hand when it was put there.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from bibconv import check, load
from bibconv.cli import run
from bibconv.detect import FORMATS
from bibconv.diagnostics import Severity

HERE = Path(__file__).parent / "broken"
EXPECTED: dict[str, Any] = json.loads((HERE / "expected.json").read_text("utf-8"))

# Damage that no reader stumbles over: rules name it, or nothing is lost by it.
HARMLESS = {
    "bibtex": "type-misspelt two-entries-one-line key-twice null-bytes markdown-around empty",
    "ris": "wrapped-value unknown-tag type-twice blank-lines-inside carriage-returns-only same-id nul-bytes",
    "csl-json": "id-number same-id two-arrays",
    "csl-yaml": "tag",
}
# A text in these formats may end after any character of a value: nobody sees that it was cut.
ENDS_ANYWHERE = {"hayagriva", "cff", "csv", "tsv", "enw", "nbib", "wos", "refworks"}
# A line break within a value, or a quotation mark within a cell, means no more than a blank there.
LINES_MEAN_NOTHING = {"marc", "coins", "wikipedia", "enw", "refworks", "csv", "tsv"}


def silent(format: str, name: str) -> bool:
    """Whether the reader has nothing to say about a file."""
    stem = name.partition(".")[0]
    if stem in HARMLESS.get(format, "").split():
        return True
    if stem == "cut":
        return format in ENDS_ANYWHERE
    return stem in ("line-torn", "short-row", "quote-missing") and format in LINES_MEAN_NOTHING


def test_the_set_is_what_is_there() -> None:
    files = {p.relative_to(HERE).as_posix() for p in HERE.rglob("*.*") if p.parent != HERE}
    assert files == set(EXPECTED)
    assert len(files) >= 200
    assert {name.partition("/")[0] for name in files} <= set(FORMATS)


@pytest.mark.parametrize("name", EXPECTED)
def test_what_can_be_saved_is_saved(name: str) -> None:
    library = load(HERE / name)
    expected = EXPECTED[name]
    assert [item.id for item in library.items] == expected["ids"]
    assert [item.text("title") for item in library.items] == expected["titles"]


@pytest.mark.parametrize("name", EXPECTED)
def test_what_is_wrong_is_named_with_its_place(name: str) -> None:
    library = load(HERE / name)
    named = [d for d in library.diagnostics if d.severity is not Severity.INFO]
    assert [f"{d.line}:{d.column} {d.code}" for d in named] == EXPECTED[name]["found"]
    format, _, file = name.partition("/")
    assert bool(named) is not silent(format, file)


@pytest.mark.parametrize("name", EXPECTED)
def test_nothing_of_the_text_is_lost(name: str) -> None:
    library = load(HERE / name)
    assert "".join(block.raw or "" for block in library.blocks) == library.sources[0].text


@pytest.mark.parametrize("name", EXPECTED)
def test_findings_lie_within_the_file(name: str) -> None:
    library = load(HERE / name)
    length = len(library.sources[0].text)
    for finding in check(library, select=["ALL"]):
        for span in (finding.span, *(label.span for label in finding.labels)):
            assert span is None or 0 <= span.start <= span.end <= length


@pytest.mark.parametrize("name", EXPECTED)
def test_fixing_costs_no_record(name: str, tmp_path: Path) -> None:
    file = tmp_path / Path(name).name
    file.write_bytes((HERE / name).read_bytes())
    run(["check", "--no-config", "--fix", "-q", str(file)])
    library = load(file)
    assert [item.id for item in library.items] == EXPECTED[name]["ids"]
    errors = [d for d in library.diagnostics if d.severity is Severity.ERROR]
    before = [d for d in load(HERE / name).diagnostics if d.severity is Severity.ERROR]
    assert len(errors) <= len(before)


@pytest.mark.parametrize("name", EXPECTED)
def test_every_record_is_converted(name: str, tmp_path: Path) -> None:
    output = tmp_path / "out.json"
    code = run(
        ["convert", "-q", "--canonical", str(HERE / name), "-t", "csl-json", "-o", str(output)]
    )
    assert code in (0, 1)
    assert len(json.loads(output.read_text("utf-8-sig"))) == len(EXPECTED[name]["ids"])
