"""Baselines, changed entries, severities, ignores by file and entry."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

import bibconv
from bibconv.checking import Settings, check, fails
from bibconv.checking.baseline import read_baseline, unknown, write_baseline
from bibconv.diagnostics import Diagnostic, Severity
from bibconv.errors import MisuseError, UnreadableInputError
from bibconv.model import Library

BAD = "@book{{{key},\n  title = {{A}},\n  author = {{Doe, Jane}},\n  publisher = {{P}},\n  year = 2020,\n  isbn = {{0-201-52983-2}}\n}}\n"


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "refs.bib"
    path.write_text(BAD.format(key="old"), "utf-8")
    return path


def run(
    *files: Path, settings: Settings | None = None, since: str | None = None
) -> list[Diagnostic]:
    libraries: list[Library] = [bibconv.load(file.name) for file in files]
    return check(libraries, settings or Settings(), since=since)


def test_a_baseline_leaves_what_is_new(file: Path) -> None:
    assert write_baseline("base.json", run(file)) == 1
    known = read_baseline("base.json")
    assert unknown(run(file), known, "base.json") == []
    file.write_text("\n\n" + BAD.format(key="new") + BAD.format(key="old"), "utf-8")
    assert [d.item_id for d in unknown(run(file), known, "base.json") if d.code == "I112"] == [
        "new"
    ]


@pytest.mark.parametrize("text", ["", "[]", '{"bibconv-baseline": 2}', '{"findings": {}}'])
def test_what_is_no_baseline_is_told(text: str, tmp_path: Path) -> None:
    path = tmp_path / "base.json"
    path.write_text(text, "utf-8")
    with pytest.raises(UnreadableInputError, match="no baseline"):
        read_baseline(path)


def git(*arguments: str) -> None:
    identity = ["-c", "user.name=t", "-c", "user.email=t@example.org"]
    subprocess.run(["git", *identity, *arguments], check=True, capture_output=True)


def test_since_tells_of_changed_entries_only(file: Path) -> None:
    git("init", "-q")
    git("add", ".")
    git("commit", "-qm", "one")
    file.write_text(
        BAD.format(key="new") + BAD.format(key="old").replace("\n  year", "\n    year"), "utf-8"
    )
    found = [d.item_id for d in run(file, since="HEAD") if d.code == "I112"]
    assert found == ["new"]
    added = Path("more.bib")
    added.write_text(BAD.format(key="third"), "utf-8")
    found = [d.item_id for d in run(file, added, since="HEAD") if d.code == "I112"]
    assert sorted(map(str, found)) == ["new", "third"]
    with pytest.raises(MisuseError, match="no revision 'nowhere'"):
        run(file, since="nowhere")
    with pytest.raises(MisuseError, match="no revision"):
        run(file, since="--output=x")


def test_since_needs_a_repository(file: Path) -> None:
    with pytest.raises(MisuseError, match="in no git repository"):
        run(file, since="HEAD")


def test_ignores_and_severities(file: Path) -> None:
    assert not run(file, settings=Settings(per_file_ignores=(("*.bib", ("I",)),)))
    assert not run(file, settings=Settings(per_entry_ignores=(("o*", ("I112",)),)))
    assert run(file, settings=Settings(per_entry_ignores=(("n*", ("I112",)),)))
    (mild,) = run(file, settings=Settings(severity=(("I1", Severity.INFO),)))
    assert mild.severity is Severity.INFO
    assert [fails([mild], word) for word in ("error", "warning", "info", "never")] == [
        False,
        False,
        True,
        False,
    ]
