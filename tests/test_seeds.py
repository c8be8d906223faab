"""The two pages that the project began from, read and compared with what they say."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from bibconv import reading
from bibconv.diagnostics import Diagnostic
from bibconv.formats import FORMATS, ReadContext, WriteContext
from bibconv.model import Library, Loss, Outcome, Record
from bibconv.source import Source

OURS = Path(__file__).parents[1] / "seeds"
SHARED = Path(__file__).parents[2] / "shared" / "seeds"


def comparable(item: dict[str, Any]) -> dict[str, Any]:
    """Ids are generated later; given names are compared by their letters."""
    item = {key: value for key, value in item.items() if key != "id"}
    item["author"] = [
        {**name, "given": "".join(char for char in name["given"] if char.isalpha())}
        for name in item["author"]
    ]
    return item


def load(path: Path) -> tuple[Library, list[Diagnostic]]:
    findings: list[Diagnostic] = []
    source = Source.from_path(path)
    library = Library(reading.read(source, ReadContext(report=findings.append)))
    assert "".join(block.raw or "" for block in library.blocks) == source.text
    return library, findings


@pytest.mark.parametrize("page", ["springer", "pure"])
@pytest.mark.parametrize("folder", [OURS, SHARED], ids=["ours", "shared"])
def test_page_equals_truth(folder: Path, page: str) -> None:
    if not folder.is_dir():
        pytest.skip("the original pages are not here; the samples in seeds/ are tested")
    truth = json.loads((folder / "truth.json").read_text("utf-8"))[page]
    library, _ = load(folder / truth["file"])
    expected = [truth["article"], *truth["references"]]
    assert [comparable(item.to_csl()) for item in library.items] == [
        comparable(item) for item in expected
    ]


def without(lost: set[str], item: dict[str, Any]) -> dict[str, Any]:
    """What must have come back: all but the variables that were told to be lost."""
    return {name: value for name, value in item.items() if name not in (*lost, "custom")}


@pytest.mark.parametrize("page", ["springer", "pure"])
@pytest.mark.parametrize("name", [name for name, f in FORMATS.items() if f.reads and f.writes])
def test_every_format_brings_it_back(name: str, page: str) -> None:
    truth = json.loads((OURS / "truth.json").read_text("utf-8"))[page]
    library, _ = load(OURS / truth["file"])
    losses: list[Loss] = []
    text = "".join(FORMATS[name].write(library.blocks, WriteContext(losses.append)))
    blocks = FORMATS[name].read(Source(text), ReadContext())
    again = [block.item.to_csl() for block in blocks if isinstance(block, Record)]
    lost = {loss.variable for loss in losses if loss.outcome is not Outcome.KEPT_ASIDE}
    expected = [truth["article"], *truth["references"]]
    if FORMATS[name].family in ("bib", "ris", "csl-json", "csl-yaml"):
        assert [comparable(item) for item in again] == [comparable(item) for item in expected]
    assert [without(lost, comparable(item)) for item in again] == [
        without(lost, comparable(item)) for item in expected
    ]


def test_publisher_page_findings() -> None:
    _, findings = load(OURS / "publisher-article-page.txt")
    gaps = [finding.message.split('"')[1] for finding in findings if finding.code == "E103"]
    assert gaps == ["Received", "Accepted", "Published", "Issue Date", "DOI"]
    assert [finding.variable for finding in findings if finding.code == "E106"] == ["DOI"]
    assert {finding.code for finding in findings} == {"E103", "E106"}


def test_record_page_findings() -> None:
    _, findings = load(OURS / "portal-record-page.txt")
    assert [(finding.code, finding.variable) for finding in findings] == [
        ("E106", "volume"),
        ("E106", "DOI"),
    ]


def test_every_value_has_its_place() -> None:
    library, _ = load(OURS / "publisher-article-page.txt")
    for record in library.records[1:]:
        for variable, value in record.item.variables.items():
            span = record.span_of(variable)
            assert span is not None
            assert record.start <= span.start < span.end <= record.end
            if variable in ("title", "container-title", "volume"):
                assert span.text == value
    work = library.records[0]
    journal = work.span_of("container-title")
    assert journal is not None
    assert journal.text == "Neurosci. Bull."
