"""The shared samples of documents: every item is that of its truth; hostile files are refused.

The samples are beside the project where it is developed; elsewhere these tests are skipped.
"""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pytest

import bibconv
from bibconv.errors import BibconvError
from bibconv.model import Date, Item

SAMPLES = Path(__file__).parents[3] / "shared" / "documents" / "samples"
if not SAMPLES.is_dir():
    SAMPLES = Path(__file__).parents[4] / "shared" / "documents" / "samples"
FOLDERS = sorted(path.parent for path in SAMPLES.glob("*/truth.json"))

pytestmark = pytest.mark.skipif(not FOLDERS, reason="needs ../shared/documents/samples")


def truth_of(folder: Path) -> dict[str, Any]:
    truth: dict[str, Any] = json.loads((folder / "truth.json").read_text("utf-8"))
    return truth


def said(item: Item, compare: str | list[str]) -> dict[str, object]:
    """What an item says of the variables that are compared."""
    found: dict[str, object] = {"type": item.type, **item.variables}
    if compare == "all":
        found.pop("citation-key", None)
        return found
    return {name: value for name, value in found.items() if name in compare}


def agrees(name: str, truth: object, value: object) -> bool:
    """Equal; a date may say more than a truth that has only the year."""
    if name == "issued" and isinstance(truth, Date) and isinstance(value, Date) and value.parts:
        return truth == value or truth.parts == (value.parts[0][:1],)
    return truth == value


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda path: path.name)
def test_the_items_are_those_of_the_truth(folder: Path) -> None:
    truth = truth_of(folder)
    if truth.get("hostile") or not truth["items"] + truth["citations"]:
        pytest.skip("has no citations")
    library = bibconv.load(folder / truth["file"])
    expected = bibconv.loads(json.dumps(truth["items"]), "csl-json").items
    assert len(library.items) == len(expected)
    for item, right in zip(library.items, expected, strict=True):
        ours, theirs = said(item, truth["compare"]), said(right, truth["compare"])
        differing = {
            name: (theirs.get(name), ours.get(name))
            for name in {*ours, *theirs}
            if not agrees(name, theirs.get(name), ours.get(name))
        }
        assert not differing


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda path: path.name)
def test_what_is_missing_or_damaged_is_told(folder: Path) -> None:
    truth = truth_of(folder)
    if truth.get("hostile"):
        pytest.skip("is refused")
    library = bibconv.load(folder / truth["file"])
    missing = [d for d in library.diagnostics if d.code == "E111"]
    damaged = [d for d in library.diagnostics if d.code == "E112"]
    told = [(key_in(d.message), d) for d in missing]
    assert sorted(key for key, _ in told) == sorted(row["key"] for row in truth["missing"])
    for row in truth["missing"]:
        if row["text"]:
            assert any(row["text"][:100] in d.message for key, d in told if key == row["key"])
    assert len(damaged) == len(truth["damaged"])
    for row in truth["damaged"]:
        assert any(row["text"] in d.message for d in damaged)
    told_uncited = " ".join(d.message for d in library.diagnostics if d.code == "E114")
    assert all(row["key"] in told_uncited for row in truth["uncited"])
    assert all(d.span is not None and d.help for d in library.diagnostics)


def key_in(message: str) -> str:
    return message.rpartition("only the key ")[2].split('"')[1]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda path: path.name)
def test_a_printed_list_comes_out_paragraph_by_paragraph(folder: Path) -> None:
    truth = truth_of(folder)
    if not truth["references"]:
        pytest.skip("has no list")
    library = bibconv.load(folder / truth["file"], "text")
    wanted = [plain(reference["text"]) for reference in truth["references"]]
    found = [plain(record.raw or "") for record in library.records]
    assert len(found) == len(wanted)
    for text, right in zip(found, wanted, strict=True):
        assert text.endswith(right)
    labels = [(reference["label"] or "").strip("[]().") for reference in truth["references"]]
    assert [item.extra.get("list-number", "") for item in library.items] == labels


def plain(text: str) -> str:
    """Without spaces and the kinds of hyphens, which the truth leaves open; link words behind it."""
    text = text.replace("\u2011", "-").removesuffix("PubMed")
    return "".join(text.split()).removesuffix("PubMed")


HOSTILE = [folder for folder in FOLDERS if truth_of(folder).get("hostile")]


@pytest.mark.parametrize("folder", HOSTILE, ids=lambda path: path.name)
def test_hostile_files_are_refused_quickly(folder: Path) -> None:
    began = time.process_time()
    try:
        library = bibconv.load(folder / truth_of(folder)["file"])
        text = bibconv.dumps(library, "csl-json") + library.sources[0].text
    except BibconvError as error:
        text = str(error)
    assert time.process_time() - began < 2
    hostname = Path("/etc/hostname")
    if hostname.is_file() and hostname.read_text().strip():
        assert hostname.read_text().strip() not in text.replace(str(folder), "")


@pytest.mark.parametrize("name", ["ole.docx", "rtf.docx", "empty.docx", "nomain.docx"])
def test_what_is_no_document_says_what_to_do(name: str) -> None:
    path = SAMPLES / "not-a-document" / name
    if not path.is_file():
        pytest.skip("is not among the samples")
    with pytest.raises(BibconvError, match=r"save it"):
        bibconv.load(path)
