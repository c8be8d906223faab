"""``bibconv check`` as typed: the short and the long way, forms of output, exit codes."""

from __future__ import annotations

import inspect
import io
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, get_args, get_type_hints

import msgspec
import pytest
from lxml import etree

from bibconv.cli import quick, run
from bibconv.cli.check import check
from bibconv.cli.checking import CheckOptions
from bibconv.cli.cite import cite
from bibconv.cli.citing import CiteOptions
from bibconv.cli.convert import convert
from bibconv.cli.converting import ConvertOptions
from bibconv.cli.format import format as format_
from bibconv.cli.formatting import FormatOptions
from bibconv.cli.report import FORMS

BAD = "@book{doe,\n  title = {<script>alert(1)</script> \\& more},\n  author = {Doe, Jane},\n  publisher = {P},\n  year = 2020,\n  isbn = {0-201-52983-2}\n}\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "refs.bib").write_text(BAD, "utf-8")
    return tmp_path


def typed(capture: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    capture.readouterr()
    code = run(["check", *arguments])
    out, err = capture.readouterr()
    return code, out, err


def declared(command: Callable[..., None]) -> dict[str, str]:
    """Every option of the command, and the parameter it sets."""
    hints = get_type_hints(command, include_extras=True)
    found: dict[str, str] = {}
    for name in inspect.signature(command).parameters:
        # Python 3.10 puts what has the default None into an Optional of its own.
        parts = [*get_args(hints[name]), *(p for a in get_args(hints[name]) for p in get_args(a))]
        info = next(part for part in parts if hasattr(part, "param_decls"))
        words = (info.default, *(info.param_decls or ()))
        found |= dict.fromkeys((word for word in words if isinstance(word, str)), name)
    return found


@pytest.mark.parametrize(
    ("command", "words", "options"),
    [
        (check, quick.CHECK, CheckOptions),
        (cite, quick.CITE, CiteOptions),
        (convert, quick.CONVERT, ConvertOptions),
        (format_, quick.FORMAT, FormatOptions),
    ],
)
def test_the_short_way_knows_every_option(
    command: Callable[..., None], words: quick.Words, options: type[msgspec.Struct]
) -> None:
    tables = {**words.lists, **words.values, **words.flags}
    assert tables == declared(command)
    assert set(tables.values()) | {"files"} == set(options.__struct_fields__)


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["a.bib", "--select", "I1", "--select=F", "-q"], {"select": ["I1", "F"], "quiet": True}),
        (["-f", "ris", "a.bib"], {"from_format": "ris"}),
        (["a.bib", "--since=HEAD~1"], {"since": "HEAD~1"}),
    ],
)
def test_the_short_way(arguments: list[str], expected: dict[str, Any]) -> None:
    assert quick.parse(arguments, quick.CHECK) == {"files": ["a.bib"], **expected}


@pytest.mark.parametrize(
    "arguments", [["--help"], ["--sel", "I1"], ["--select"], ["-qx"], ["--select", "--ignore"]]
)
def test_the_long_way_for_the_rest(arguments: list[str]) -> None:
    assert quick.parse(arguments, quick.CHECK) is None


def test_after_two_hyphens_all_are_files() -> None:
    assert quick.parse(["--", "-q"], quick.CHECK) == {"files": ["-q"]}


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("form", FORMS)
def test_every_form_names_the_finding(form: str, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = typed(capsys, "refs.bib", "--output-format", form)
    assert code == 1
    assert "I112" in out
    assert "check digit" in out


@pytest.mark.usefixtures("folder")
def test_both_ways_print_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    short = typed(capsys, "refs.bib", "--preset", "strict")
    from bibconv.cli import app

    capsys.readouterr()
    code = app.run(["check", "refs.bib", "--preset", "strict"])
    out, err = capsys.readouterr()
    assert (code, out, err) == short


@pytest.mark.usefixtures("folder")
def test_json_lines_are_lines(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = typed(capsys, "refs.bib", "--output-format", "json-lines")
    assert [json.loads(line)["line"] for line in out.splitlines()] == [6]


@pytest.mark.usefixtures("folder")
def test_sarif_has_what_the_standard_requires(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = typed(capsys, "refs.bib", "--output-format", "sarif")
    log = json.loads(out)
    assert log["version"] == "2.1.0"
    (run_,) = log["runs"]
    (result,) = run_["results"]
    assert run_["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"] == "I112"
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": "refs.bib"}
    assert place["region"] == {"startLine": 6, "startColumn": 10, "endLine": 6, "endColumn": 25}


@pytest.mark.usefixtures("folder")
def test_junit_is_xml(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = typed(capsys, "refs.bib", "--output-format", "junit")
    root = etree.fromstring(out.encode())
    assert (root.tag, root.get("failures")) == ("testsuites", "1")
    assert root.find("testsuite/testcase/failure") is not None


@pytest.mark.usefixtures("folder")
def test_html_is_inert_and_alone(capsys: pytest.CaptureFixture[str]) -> None:
    (Path("more.bib")).write_text(BAD + BAD, "utf-8")
    _, out, _ = typed(capsys, "more.bib", "--output-format", "html")
    assert "<script" not in out
    assert "http" not in out
    root = etree.HTML(out)
    assert root.findall(".//svg")
    assert len(root.findall(".//pre")) > 2


def test_output_goes_to_a_file(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = typed(capsys, "refs.bib", "--output-format", "sarif", "-o", "out.sarif")
    assert (code, out) == (1, "")
    assert json.loads((folder / "out.sarif").read_text("utf-8"))["runs"]


@pytest.mark.usefixtures("folder")
def test_exit_codes(capsys: pytest.CaptureFixture[str]) -> None:
    assert typed(capsys, "refs.bib", "--exit-zero")[0] == 0
    assert typed(capsys, "refs.bib", "--fail-on", "never")[0] == 0
    assert typed(capsys, "refs.bib", "--ignore", "I")[0] == 0
    assert typed(capsys, "refs.bib", "--fail-on", "sometimes")[0] == 2
    assert typed(capsys, "refs.bib", "--preset", "harsh")[0] == 2
    assert typed(capsys, "refs.bib", "--output-format", "pdf")[0] == 2
    assert typed(capsys, "nowhere.bib")[0] == 2


def test_folders_and_excluded_files(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "old").mkdir()
    (folder / "old" / "a.bib").write_text(BAD.replace("doe", "roe"), "utf-8")
    _, out, _ = typed(capsys, ".", "--output-format", "concise")
    assert out.count("I112") == 2
    (folder / "bibconv.toml").write_text('exclude = ["old"]\n', "utf-8")
    assert typed(capsys, ".", "--output-format", "concise")[1].count("I112") == 1
    assert typed(capsys, "old/a.bib", "-q")[0] == 1
    assert typed(capsys, "old/a.bib", "refs.bib", "--force-exclude", "--ignore", "I112")[0] == 0
    (folder / "empty").mkdir()
    assert typed(capsys, "empty")[0] == 2


def test_a_baseline_is_written_and_used(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = typed(capsys, "refs.bib", "--write-baseline", "base.json")
    assert (code, out) == (0, "")
    assert "1 finding is known" in err
    assert typed(capsys, "refs.bib", "--baseline", "base.json")[0] == 0
    (folder / "bibconv.toml").write_text('baseline = "base.json"\n', "utf-8")
    assert typed(capsys, "refs.bib")[0] == 0


@pytest.mark.usefixtures("folder")
def test_statistics_count(capsys: pytest.CaptureFixture[str]) -> None:
    assert typed(capsys, "refs.bib", "--statistics")[1].split()[:3] == ["1", "I112", "error"]


@pytest.mark.usefixtures("folder")
def test_fixed_text_and_findings_do_not_mix(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    text = BAD.replace("year = 2020", "year = 2020, doi = {https://doi.org/10.1000/a}")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
    code, out, err = typed(capsys, "-", "--fix")
    assert (code, out) == (1, text.replace("https://doi.org/", ""))
    assert "I112" in err


@pytest.mark.parametrize("option", ["-o", "--write-baseline"])
def test_an_input_is_never_written_over(
    option: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, _, err = typed(capsys, "refs.bib", option, "./refs.bib")
    assert (code, "is an input" in err) == (2, True)
    assert (folder / "refs.bib").read_text("utf-8") == BAD


@pytest.mark.usefixtures("folder")
def test_unsafe_fixes_alone_make_no_sense(capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = typed(capsys, "refs.bib", "--unsafe-fixes")
    assert (code, "--fix or --diff" in err) == (2, True)
