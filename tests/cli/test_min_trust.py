"""What ``convert --min-trust`` lets pass, and what it holds back."""

from __future__ import annotations

from pathlib import Path

import pytest

from bibconv.cli import run

LIST = """1. Fenn R. Why do owls turn? Night Zool 2016, 2: 3–9.
2. Quill A. Lichens. Ann Bot 2019, 4: 1–9.
3. Owls, 2016, in some place or other, see also doi:10.5555/x.
4. Reed B. Moss. Ann Bot 2019, 4: 11–19.
"""


def convert(
    capsys: pytest.CaptureFixture[str], folder: Path, *options: str
) -> tuple[int, str, str, str]:
    """Exit code, output, what was held back, and standard error."""
    source, out, held = folder / "list.txt", folder / "out.ris", folder / "held.ris"
    source.write_text(LIST, encoding="utf-8")
    arguments = ["convert", str(source), "-f", "text", "-o", str(out)]
    code = run([*arguments, *(option.format(held=held) for option in options)])
    read = [path.read_text("utf-8") if path.exists() else "" for path in (out, held)]
    return code, read[0], read[1], capsys.readouterr().err


def test_everything_passes_by_default(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    code, out, held, _ = convert(capsys, tmp_path)
    assert (code, out.count("TY  -"), held) == (0, 4, "")


def test_a_doubtful_reference_is_held_back_and_named(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    code, out, held, said = convert(capsys, tmp_path, "--min-trust", "1")
    assert (code, out.count("TY  -"), held) == (1, 0, "")
    assert said.count("E101") == 4
    assert "list.txt:3:1" in said


def test_what_is_held_back_is_written_where_asked(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    code, out, held, said = convert(capsys, tmp_path, "--min-trust", "0.65", "--doubtful", "{held}")
    assert (code, out.count("TY  -"), held.count("TY  -")) == (1, 3, 1)
    assert "Owls" in held
    assert said.count("E101") == 1


@pytest.mark.parametrize(
    "options", [("--doubtful", "x.ris"), ("--min-trust", "2"), ("--min-trust", "-0.1")]
)
def test_misuse(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, options: tuple[str, ...]
) -> None:
    assert convert(capsys, tmp_path, *options)[0] == 2


def test_the_input_is_not_overwritten(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    source = str(tmp_path / "list.txt")
    code, _, _, said = convert(capsys, tmp_path, "--min-trust", "1", "--doubtful", source)
    assert code == 2
    assert "is an input" in said
    assert Path(source).read_text("utf-8") == LIST
