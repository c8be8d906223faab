"""The commands as a person types them: output, messages, exit codes."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from bibconv.cli import run

BIB = (
    "@article{doe2020, title = {A Title}, author = {Doe, Jane}, journal = {Nature}, year = 2020}\n"
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "refs.bib").write_text(BIB, "utf-8")
    return tmp_path


class Typed:
    """What a command printed and how it ended."""

    def __init__(self, capture: pytest.CaptureFixture[bytes], *arguments: str) -> None:
        capture.readouterr()
        self.code = run(list(arguments))
        out, err = capture.readouterr()
        self.out, self.err = out.decode("utf-8"), err.decode("utf-8")


@pytest.mark.usefixtures("folder")
def test_convert_prints(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    typed = Typed(capsysbinary, "convert", "refs.bib", "-t", "ris")
    assert typed.code == 0
    assert typed.out.startswith("TY  - JOUR\r\n")
    assert typed.err == ""


def test_convert_writes_by_extension(
    folder: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    typed = Typed(capsysbinary, "convert", "refs.bib", "-o", "out.json")
    assert (typed.code, typed.out) == (0, "")
    assert json.loads((folder / "out.json").read_text("utf-8"))[0]["id"] == "doe2020"


def test_the_same_format_is_byte_identical(
    folder: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    odd = b'\xef\xbb\xbf% note\r\n@ARTICLE ( x , Title = "A" # { b } )\r\nstray } text\r\n@misc{y}'
    (folder / "odd.bib").write_bytes(odd)
    run(["convert", "odd.bib", "-t", "bibtex"])
    assert capsysbinary.readouterr().out == odd


def test_several_inputs_become_one(
    folder: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    (folder / "more.ris").write_text("TY  - BOOK\nTI  - B\nER  - \n", "utf-8")
    typed = Typed(capsysbinary, "convert", "refs.bib", "more.ris", "-t", "csl-json")
    assert [item["title"] for item in json.loads(typed.out)] == ["A Title", "B"]


@pytest.mark.usefixtures("folder")
def test_standard_input(
    capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    stdin = io.TextIOWrapper(io.BytesIO(BIB.encode()))
    monkeypatch.setattr(sys, "stdin", stdin)
    assert Typed(capsysbinary, "convert", "-", "-t", "ris").out.startswith("TY  - JOUR")


def test_an_input_is_not_overwritten_unless_asked(
    folder: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    typed = Typed(capsysbinary, "convert", "refs.bib", "-t", "ris", "-o", "refs.bib")
    assert typed.code == 2
    assert "is an input" in typed.err
    assert (folder / "refs.bib").read_text("utf-8") == BIB
    assert Typed(capsysbinary, "convert", "refs.bib", "-t", "ris", "-o", "refs.bib", "-i").code == 0
    assert (folder / "refs.bib").read_text("utf-8").startswith("TY")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--loss-report", "refs.bib"], "is an input"),
        (["-o", "new.ris", "--loss-report", "./new.ris"], "both"),
    ],
)
def test_the_loss_report_overwrites_neither_input_nor_output(
    arguments: list[str],
    words: str,
    folder: Path,
    capsysbinary: pytest.CaptureFixture[bytes],
) -> None:
    typed = Typed(capsysbinary, "convert", "refs.bib", "-t", "ris", *arguments)
    assert (typed.code, words in typed.err) == (2, True)
    assert (folder / "refs.bib").read_text("utf-8") == BIB


def test_a_generated_key_is_never_one_that_comes_later(
    folder: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    record = "TY  - BOOK\nAU  - Doe, J\nPY  - 2020\nTI  - Alpha\n{}ER  - \n"
    (folder / "a.ris").write_text(
        record.format("") + record.format("ID  - doe2020alpha\n"), "utf-8"
    )
    typed = Typed(capsysbinary, "convert", "a.ris", "-t", "csl-json")
    assert [item["id"] for item in json.loads(typed.out)] == ["doe2020alphaa", "doe2020alpha"]


def test_losses_are_told_and_reported(
    folder: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    (folder / "a.json").write_text(
        '[{"id": "a", "type": "map", "title": "T", "scale": "1:50000"}]', "utf-8"
    )
    typed = Typed(capsysbinary, "convert", "a.json", "-t", "ris", "--loss-report", "loss.json")
    assert typed.code == 0
    assert "scale" in typed.err
    report = json.loads((folder / "loss.json").read_text("utf-8"))
    assert [loss["variable"] for loss in report["losses"]] == ["scale"]


def test_broken_input_gives_the_rest_and_exit_code_1(
    folder: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    (folder / "broken.bib").write_text("@book{a, title = {x\n\n@book{b, title = {y}}\n", "utf-8")
    typed = Typed(capsysbinary, "convert", "broken.bib", "-t", "csl-json")
    assert typed.code == 1
    assert [item["id"] for item in json.loads(typed.out)][-1] == "b"
    assert "broken.bib:1:18: error[S106]" in typed.err


UNUSABLE = {
    "missing file": (["convert", "none.bib", "-t", "ris"], "none.bib: no such file"),
    "folder": (["cite", "."], "is a folder"),
    "binary": (["check", "picture.png"], "is binary"),
    "PDF": (
        ["convert", "paper.pdf", "-t", "bibtex"],
        "the PDF cannot be read" if find_spec("pypdfium2") else "pdftotext",
    ),
    "unknown format": (["convert", "refs.bib", "-t", "rsi"], "did you mean 'ris'"),
    "unknown input format": (["check", "-f", "bibtx", "refs.bib"], "did you mean 'bibtex'"),
    "no target": (["convert", "refs.bib"], "-t"),
    "text is not written": (["convert", "refs.bib", "-t", "text"], "bibconv cite"),
    "unknown style": (["cite", "refs.bib", "-s", "vancuver"], "vancouver"),
    "style as a path": (["cite", "refs.bib", "-s", "../../etc/passwd"], "style"),
    "unknown locale": (["cite", "refs.bib", "-l", "xx-XX"], "locale"),
    "unknown rule": (["check", "refs.bib", "--select", "I999"], "I999"),
    "unknown code": (["explain", "Z999"], "Z999"),
    "stdin twice": (["convert", "-", "-", "-t", "ris"], "only once"),
    "folder that is not there": (["convert", "refs.bib", "-o", "no/x.ris"], "cannot be written"),
    "a format that is not read": (["check", "x.xml"], "XML"),
    "a name that a terminal obeys": (["check", "\x1b[31m.bib"], "\\x1b[31m.bib: no such file"),
    "unknown encoding": (["check", "refs.bib", "--encoding", "xyz"], "no encoding"),
}


@pytest.mark.parametrize("name", UNUSABLE)
def test_what_cannot_be_used_is_one_clear_line(
    name: str, folder: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    (folder / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(32)))
    (folder / "paper.pdf").write_bytes(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n")
    (folder / "x.xml").write_text("<?xml version='1.0'?>\n<catalogue/>", "utf-8")
    arguments, words = UNUSABLE[name]
    typed = Typed(capsysbinary, *arguments)
    assert typed.code == 2
    assert words in typed.err
    assert typed.err.startswith("bibconv: error: ")
    assert typed.err.count("\n") == 1
    assert typed.out == ""


def test_a_bib_file_without_an_entry_is_an_error(
    folder: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    (folder / "login.bib").write_text("<html><body>Please log in</body></html>\n", "utf-8")
    typed = Typed(capsysbinary, "check", "login.bib")
    assert typed.code == 1
    assert "login.bib:1:1: error[E104]" in typed.out
    (folder / "comments.bib").write_text("% nothing yet\n@comment{x}\n@string{a = 1}\n", "utf-8")
    assert Typed(capsysbinary, "check", "comments.bib").code == 0


def test_check_prints_place_excerpt_and_help(
    folder: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    (folder / "bad.bib").write_text(
        "@book{a,\n  title = {T}, author = {Doe, J.}, publisher = {P}, year = 2000,\n"
        "  isbn = {0-201-52983-2}}\n",
        "utf-8",
    )
    typed = Typed(capsysbinary, "check", "bad.bib")
    assert typed.code == 1
    assert "bad.bib:3:10: error[I112] isbn-bad-checksum:" in typed.out
    assert "3 |   isbn = {0-201-52983-2}}\n  |          ^" in typed.out
    assert "entry: a" in typed.out
    assert "1 record: 1 error" in typed.err


def test_check_as_json(folder: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    (folder / "bad.bib").write_text("@book{a, doi = {https://doi.org/10.1000/x}}\n", "utf-8")
    typed = Typed(capsysbinary, "check", "bad.bib", "--output-format", "json", "--select", "I101")
    (finding,) = json.loads(typed.out)
    assert (finding["code"], finding["file"], finding["line"], finding["column"]) == (
        "I101", "bad.bib", 1, 16,
    )  # fmt: skip
    assert finding["fix"]["safe"] is True


def test_check_for_github(folder: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    (folder / "bad.bib").write_text("@book{a, doi = {https://doi.org/10.1000/x}}\n", "utf-8")
    typed = Typed(capsysbinary, "check", "bad.bib", "--output-format", "github", "--select", "I101")
    assert typed.out.startswith("::warning file=bad.bib,line=1,endLine=1,col=16,")


@pytest.mark.usefixtures("folder")
def test_check_is_silent_on_a_good_file(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    typed = Typed(capsysbinary, "check", "refs.bib", "--select", "S,U,I")
    assert (typed.code, typed.out, typed.err) == (0, "", "1 record: no findings\n")


def test_keys_are_compared_across_files(
    folder: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    (folder / "more.bib").write_text(BIB, "utf-8")
    typed = Typed(capsysbinary, "check", "refs.bib", "more.bib", "--select", "U101")
    assert typed.code == 1
    assert "more.bib:1:10: error[U101]" in typed.out
    assert "refs.bib:1:10" in typed.out


@pytest.mark.usefixtures("folder")
def test_cite(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    typed = Typed(capsysbinary, "cite", "refs.bib", "-s", "apa")
    assert typed.out == "Doe, J. (2020). A Title. Nature.\n"
    assert typed.code == 0
    html = Typed(capsysbinary, "cite", "refs.bib", "-t", "html").out
    assert html.startswith('<div class="csl-bib-body">\n  <div class="csl-entry">')
    assert Typed(capsysbinary, "cite", "refs.bib", "--citation", "doe2020@7").out == (
        "(Doe, 2020, p. 7)\n"
    )


def test_citations_from_a_file(folder: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    (folder / "cited.txt").write_text("# first\n\ndoe2020@7\n  doe2020 \n", "utf-8")
    typed = Typed(capsysbinary, "cite", "refs.bib", "--citations", "cited.txt")
    assert (typed.out, typed.code) == ("(Doe, 2020, p. 7)\n(Doe, 2020)\n", 0)
    assert Typed(capsysbinary, "cite", "refs.bib", "--citations", "no.txt").code == 2
    rtf = Typed(capsysbinary, "cite", "refs.bib", "-t", "rtf")
    assert rtf.out.startswith("{\\rtf1")
    refused = Typed(capsysbinary, "cite", "refs.bib", "-t", "rtf", "--engine", "citeproc-py")
    assert (refused.out, refused.code) == ("", 2)


@pytest.mark.usefixtures("folder")
def test_a_citation_of_nobody_is_a_finding(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    typed = Typed(capsysbinary, "cite", "refs.bib", "--citation", "doe2021")
    assert typed.code == 1
    assert "doe2021" in typed.err


def test_control_characters_are_shown_not_obeyed(
    folder: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    (folder / "evil.bib").write_text(
        "@book{a, title = {\x1b[2JGone}, doi = {\x1b]0;x\x07bad}}", "utf-8"
    )
    for arguments in (
        ["check", "evil.bib"],
        ["cite", "evil.bib"],
        ["convert", "evil.bib", "-t", "ris"],
    ):
        typed = Typed(capsysbinary, *arguments)
        assert "\x1b" not in typed.err
        assert "\x1b" not in typed.out or arguments[0] == "convert"


def test_lists(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    formats = Typed(capsysbinary, "formats").out
    for name in ("bibtex", "biblatex", "ris", "csl-json", "csl-yaml", "text"):
        assert f"\n{name}\t" in f"\n{formats}"
    detail = Typed(capsysbinary, "formats", "csl-json").out
    assert "types: 45 of 45 as they are" in detail
    assert "variables: 102 of 104 as they are" in detail
    assert "OpenURL" not in Typed(capsysbinary, "formats", "wos").out
    assert Typed(capsysbinary, "formats", "risk").code == 2
    assert "I112  error" in Typed(capsysbinary, "rules").out
    assert "isbn-bad-checksum" in Typed(capsysbinary, "explain", "I112").out
    assert "apa " in Typed(capsysbinary, "styles", "apa").out
    assert Typed(capsysbinary, "styles", "no such style at all").code == 1


def test_help_names_every_command(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    printed = Typed(capsysbinary, "--help").out
    for command in ("convert", "check", "cite", "formats", "styles", "rules", "explain"):
        assert command in printed


def test_version_needs_no_import() -> None:
    code = (
        "import sys; from bibconv.cli import main; main(['--version']); "
        "print(sorted(m for m in sys.modules if m.split('.')[0] in "
        "('typer', 'rich', 'msgspec', 'lxml', 'bibtexparser')))"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert result.stdout.splitlines()[0].startswith("bibconv ")
    assert result.stdout.splitlines()[1] == "[]"


def test_a_reader_that_goes_away_is_no_error(folder: Path) -> None:
    (folder / "many.bib").write_text(
        "".join(BIB.replace("doe2020", f"doe{n}") for n in range(3000)), "utf-8"
    )
    result = subprocess.run(
        ["bash", "-c", f"{sys.executable} -m bibconv convert many.bib -t ris | head -n 1"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert result.stdout == "TY  - JOUR\n"
    assert result.stderr == ""
