"""A run that is killed, or finds the disk full, leaves the old file or the new one, whole."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from bibconv.cli import run

ENTRY = (
    "@misc{{k{0},\n  title = {{A}},\n  doi = {{https://doi.org/10.1000/{0}}},\n  year = 2020,\n}}\n"
)
OLD = "".join(ENTRY.format(number) for number in range(300))
NEW = OLD.replace("https://doi.org/", "")
TRIALS = int(os.environ.get("BIBCONV_TRIALS", "12"))  # 200 were run once for the documentation


def command(file: Path) -> list[str]:
    return [sys.executable, "-m", "bibconv", "check", "--no-config", "--fix", "-q", str(file)]


def test_a_killed_run_leaves_a_whole_file(tmp_path: Path) -> None:
    file = tmp_path / "refs.bib"
    file.write_text(OLD, "utf-8")
    started = time.monotonic()
    subprocess.run(command(file), capture_output=True, check=False)
    length = time.monotonic() - started
    assert file.read_text("utf-8") == NEW
    chance = random.Random(7)
    for _ in range(TRIALS):
        file.write_text(OLD, "utf-8")
        process = subprocess.Popen(
            command(file), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        time.sleep(chance.uniform(0.3, 1.1) * length)
        process.kill()
        process.wait()
        assert file.read_text("utf-8") in (OLD, NEW)


@pytest.mark.skipif(sys.platform == "win32", reason="needs limits of the POSIX kind")
def test_a_full_disk_leaves_the_old_file(tmp_path: Path) -> None:
    file = tmp_path / "refs.bib"
    file.write_text(OLD, "utf-8")
    limited = ["bash", "-c", 'ulimit -f 8; exec "$@"', "bash", *command(file)]
    result = subprocess.run(limited, capture_output=True, text=True, check=False)
    assert result.returncode == 2, result.stderr
    assert "cannot be written" in result.stderr
    assert file.read_text("utf-8") == OLD
    assert list(tmp_path.iterdir()) == [file]


def test_a_folder_that_cannot_be_written_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "refs.bib"
    file.write_text(OLD, "utf-8")

    def refuse(**_: object) -> tuple[int, str]:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("tempfile.mkstemp", refuse)
    assert run(["check", "--fix", str(file)]) == 2
    assert "Permission denied" in capsys.readouterr().err
    assert file.read_text("utf-8") == OLD


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "latin-1"])
def test_encoding_newlines_mode_and_links_are_kept(tmp_path: Path, encoding: str) -> None:
    real = tmp_path / "real.bib"
    text = ENTRY.format("é").replace("\n", "\r\n")
    real.write_bytes(text.encode(encoding))
    real.chmod(0o640)
    link = tmp_path / "link.bib"
    link.symlink_to(real)
    options = ["--encoding", encoding] if encoding == "latin-1" else []
    run(["check", "--fix", "--select", "I101", *options, str(link)])
    assert real.read_bytes() == text.replace("https://doi.org/", "").encode(encoding)
    assert (real.stat().st_mode & 0o777, link.is_symlink()) == (0o640, True)
