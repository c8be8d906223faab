"""Settings: where they are found, what they mean, what is wrong with them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

import bibconv
from bibconv.checking import Settings, find_settings, read_settings, selected_codes
from bibconv.checking.run import check, matches
from bibconv.diagnostics import Severity
from bibconv.errors import MisuseError, UnreadableInputError
from bibconv.rules import default_codes, resolve


def test_the_nearest_file_counts(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[tool.bibconv]\nignore = ["T104"]\n', "utf-8")
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    (tmp_path / "a" / "pyproject.toml").write_text('[project]\nname = "bibconv-user"\n', "utf-8")
    found = find_settings(inner)
    assert (found.ignore, found.file) == (("T104",), tmp_path / "pyproject.toml")
    (inner / "bibconv.toml").write_text('fail-on = "error"\n', "utf-8")
    assert find_settings(inner).fail_on == "error"


def test_all_settings_are_read(tmp_path: Path) -> None:
    file = tmp_path / "bibconv.toml"
    file.write_text(
        'preset = "minimal"\nselect = ["I"]\nextend-select = ["F"]\nignore = ["F101"]\n'
        'fail-on = "info"\nexclude = ["old"]\nforce-exclude = true\nbaseline = "b.json"\n'
        '[severity]\nI = "info"\n[per-file-ignores]\n"x.bib" = ["U"]\n'
        '[per-entry-ignores]\n"knuth*" = ["F"]\n[schema.book]\nrequired = ["ISBN"]\n',
        "utf-8",
    )
    found = read_settings(file)
    assert found is not None
    assert found == Settings(
        preset="minimal",
        select=("I",),
        extend_select=("F",),
        ignore=("F101",),
        severity=(("I", Severity.INFO),),
        fail_on="info",
        per_file_ignores=(("x.bib", ("U",)),),
        per_entry_ignores=(("knuth*", ("F",)),),
        exclude=("old",),
        force_exclude=True,
        baseline="b.json",
        schema={"book": {"required": ["ISBN"]}},
        file=file,
    )


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({"ingore": []}, "did you mean 'ignore'"),
        ({"ignore": "I102"}, "takes a list of strings"),
        ({"preset": "harsh"}, "takes one of minimal, default, strict"),
        ({"severity": {"I": "bad"}}, "severity.I: takes one of error, warning, info"),
        ({"per-file-ignores": ["I"]}, "takes a table"),
        ({"force-exclude": 1}, "takes true or false"),
        ({"baseline": 3}, "takes a string"),
    ],
)
def test_mistakes_are_named(data: dict[str, Any], words: str) -> None:
    with pytest.raises(MisuseError, match=re.escape(words)):
        Settings.from_mapping(data, "bibconv.toml")


def test_what_is_not_toml_is_named(tmp_path: Path) -> None:
    file = tmp_path / "bibconv.toml"
    file.write_text("ignore = [\n", "utf-8")
    with pytest.raises(UnreadableInputError, match="is not TOML"):
        read_settings(file)


def test_presets_and_selectors() -> None:
    assert selected_codes(Settings()) == default_codes()
    minimal = selected_codes(Settings(preset="minimal"))
    assert "U101" in minimal
    assert "F101" not in minimal
    assert minimal < default_codes()
    assert selected_codes(Settings(preset="strict")) >= default_codes()
    chosen = Settings(select=("default", "F106"), extend_select=("Y",), ignore=("S", "y001"))
    assert selected_codes(chosen) == (default_codes() | resolve(["F106", "Y"])) - resolve(
        ["S", "Y001"]
    )


@pytest.mark.parametrize(
    ("file", "pattern", "expected"),
    [
        ("old/a.bib", "*.bib", True),
        ("old/a.bib", "old/*.bib", True),
        ("old/a.bib", "old", True),
        ("old/deep/a.bib", "old/", True),
        ("new/a.bib", "old", False),
        ("a.bib", "b.bib", False),
    ],
)
def test_patterns_of_files(file: str, pattern: str, expected: bool) -> None:
    assert matches(file, pattern, Path.cwd()) is expected


def test_the_schema_of_the_settings_is_checked() -> None:
    library = bibconv.loads("@book{a, title = {T}}", "bibtex")
    settings = Settings(select=("F2",), schema={"book": {"required": ["isbn"]}})
    assert [finding.code for finding in check([library], settings)] == ["F201"]
