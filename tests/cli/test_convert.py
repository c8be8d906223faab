"""``bibconv convert``: profiles of reference managers, loss reports, tables with own titles."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bibconv import load
from bibconv.cli import run
from bibconv.managers import MANAGERS, manager_named

BIB = """@dataset{tides, author = {Lee, Ann}, title = {Tides}, year = 2003}

@mvreference{words, title = {All Words}, year = 1990}

@software{trees, author = {Doe, Jane}, title = {Trees}, year = 2020, note = {Free}}
"""


@pytest.fixture
def bib(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "refs.bib"
    path.write_text(BIB, "utf-8")
    return path


def types_in(text: str) -> list[str]:
    return [line[1:].partition("{")[0] for line in text.splitlines() if line.startswith("@")]


@pytest.mark.usefixtures("bib")
def test_zotero_gets_only_types_that_it_takes(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["convert", "refs.bib", "-t", "biblatex", "--for", "zotero"]) == 0
    out, err = capsys.readouterr()
    assert types_in(out) == ["misc", "collection", "software"]
    assert "approximated: type (2)" in err


@pytest.mark.usefixtures("bib")
def test_without_a_format_the_manager_chooses(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["convert", "refs.bib", "--for", "Zotero", "-q"]) == 0
    items = json.loads(capsys.readouterr().out)
    assert [item["type"] for item in items] == ["dataset", "book", "document"]
    assert items[2]["note"] == "type: software\nFree"


@pytest.mark.parametrize("name", MANAGERS)
def test_every_manager_gets_every_record(
    name: str, bib: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["convert", str(bib), "--for", name, "-q"]) == 0
    out = tmp_path / "out"
    out.write_text(capsys.readouterr().out, "utf-8")
    titles = [item["title"] for item in load(out, MANAGERS[name].format).items]
    assert titles == ["Tides", "All Words", "Trees"]


def test_substitutes_are_taken_themselves() -> None:
    """What is written instead of a type is not in need of a substitute again."""
    for manager in MANAGERS.values():
        for types in manager.types.values():
            assert not set(types.values()) & set(types)


def test_an_unknown_manager_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["convert", "x.bib", "--for", "zotera"]) == 2
    assert "known: zotero" in capsys.readouterr().err
    assert manager_named(" Citavi ").title == "Citavi"


MAP = '[{"id": "m", "type": "map", "title": "Alps", "scale": "1:50000", "DOI": "10.1000/x"}]'


def test_strict_writes_nothing_where_something_is_lost(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source, out = tmp_path / "map.json", tmp_path / "map.coins"
    source.write_text(MAP, "utf-8")
    out.write_text("old", "utf-8")
    assert run(["convert", str(source), "-o", str(out), "--strict"]) == 1
    assert out.read_text("utf-8") == "old"
    assert "--strict: 2 values are lost; the output is not written" in capsys.readouterr().err
    assert run(["convert", str(source), "-o", str(tmp_path / "map.csv"), "--strict"]) == 0


def test_the_loss_report_as_text(tmp_path: Path) -> None:
    source, report = tmp_path / "map.json", tmp_path / "loss.txt"
    source.write_text(MAP, "utf-8")
    run(["convert", str(source), "-t", "coins", "--loss-report", str(report), "-o", "/dev/null"])
    lines = report.read_text("utf-8").splitlines()
    assert "m: scale: left out, OpenURL has no key for it" in lines
    assert lines[-2:] == ["approximated: type (1)", "left out: scale (1)"]


def test_columns_of_a_table(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table = tmp_path / "loans.csv"
    table.write_text("Heading;Written by;Shelf\nOn trees;Doe, Jane;B 7\n", "utf-8")
    columns = "Heading=title, Written by = author"
    assert run(["convert", str(table), "-f", "csv", "--columns", columns, "-t", "csl-json"]) == 0
    (item,) = json.loads(capsys.readouterr().out)
    assert item["title"] == "On trees"
    assert item["author"] == [{"family": "Doe", "given": "Jane"}]
    assert item["custom"] == {"table:Shelf": "B 7"}
    assert run(["convert", str(table), "--columns", "Heading", "-t", "csl-json"]) == 2
    assert "TITLE=VARIABLE" in capsys.readouterr().err


def test_a_number_that_is_none_is_explained(bib: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["convert", str(bib), "-t", "ris", "--min-trust", "much"]) == 2
    assert "min-trust" in capsys.readouterr().err
