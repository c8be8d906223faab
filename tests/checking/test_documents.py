"""``bibconv check`` with documents: both ways, includes, bibliographies that documents name."""

from __future__ import annotations

from pathlib import Path

import pytest

from bibconv.cli import run

REFS = """@book{doe2004, author = {Doe, Jane}, title = {Trees and Bees}, publisher = {P}, year = 2004}

@book{Roe1999, author = {Roe, R.}, title = {Others}, publisher = {P}, year = 1999}

@inbook{part, author = {Lee, Ann}, title = {A Part}, pages = {1--2}, crossref = {whole}}

@book{whole, author = {Lee, Ann}, title = {A Whole}, publisher = {P}, year = 2001, ids = {old}}
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "refs.bib").write_text(REFS, "utf-8")
    return tmp_path


def found(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[str]:
    """Place, code and key of what is found about citations."""
    run(["check", *arguments, "--output-format", "concise", "-q", "--select", "R2"])
    lines = capsys.readouterr().out.splitlines()
    return [f"{line.split(' ')[0]} {line.split('[')[1][:4]}" for line in lines]


def test_both_ways(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "a.tex").write_text("\\cite{doe2040}\n\\cite{roe1999,part,old}\n", "utf-8")
    assert found(capsys, "refs.bib", "a.tex") == [
        "refs.bib:1:7: R202",
        "a.tex:1:7: R201",
        "a.tex:2:7: R203",
    ]


def test_near_misses_are_named(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "a.md").write_text("@doe2040\n", "utf-8")
    assert run(["check", "refs.bib", "a.md"]) == 1
    assert "did you mean doe2004?" in capsys.readouterr().out


def test_all_that_is_cited_by_a_star(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "a.tex").write_text("\\nocite{*}", "utf-8")
    assert found(capsys, "refs.bib", "a.tex") == []


def test_the_document_names_its_bibliography(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "parts").mkdir()
    (folder / "parts" / "one.tex").write_text("\\cite{none}", "utf-8")
    (folder / "a.tex").write_text(
        "\\input{parts/one}\\cite{doe2004,Roe1999,part}\\bibliography{refs,lost}", "utf-8"
    )
    assert found(capsys, "a.tex") == ["a.tex:1:64: R204", "parts/one.tex:1:7: R201"]


def test_keys_beside_count(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A bibliography that a document names, and the command line does not, is not missed."""
    (folder / "more.bib").write_text("@book{more, title = {m}}\n", "utf-8")
    (folder / "a.tex").write_text(
        "\\cite{more,doe2004,Roe1999,part}\\bibliography{refs,more}", "utf-8"
    )
    assert found(capsys, "refs.bib", "a.tex") == []


def test_nothing_outside_is_read(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    inner = folder / "inner"
    inner.mkdir()
    (inner / "a.tex").write_text("\\cite{doe2004}\\bibliography{../refs}", "utf-8")
    assert run(["check", "inner/a.tex"]) == 2
    assert "no bibliography" in capsys.readouterr().err
    assert found(capsys, "refs.bib", "inner/a.tex")[0].endswith("R202")


def test_a_text_alone_is_read_for_references(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "list.md").write_text(
        "Doe J, Roe R. Growth of beeches. J Forests. 2019;12(3):45-67.\n", "utf-8"
    )
    run(["check", "list.md"])
    assert "1 record" in capsys.readouterr().err


def test_own_commands_come_from_the_settings(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "bibconv.toml").write_text('cite-commands = ["\\\\zit"]\n', "utf-8")
    (folder / "a.tex").write_text("\\zit{none}", "utf-8")
    assert "a.tex:1:6: R201" in found(capsys, "refs.bib", "a.tex")
