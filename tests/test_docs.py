"""Every example in the README and in docs/ does what it says.

``console`` blocks are run in a folder that holds the project's ``seeds``: lines that begin with
``$`` are commands, the lines after one are what it prints (standard output and standard error in
one). A line ``...`` stands for any lines. ``python`` blocks with ``>>>`` are doctests.
"""

from __future__ import annotations

import doctest
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]

_BLOCK = re.compile(r"^```(console|python)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks(kind: str) -> Iterator[tuple[str, str]]:
    """Name and text of every code block of a kind."""
    for page in PAGES:
        text = page.read_text("utf-8")
        for match in _BLOCK.finditer(text):
            if match[1] == kind:
                line = text.count("\n", 0, match.start()) + 1
                yield f"{page.relative_to(ROOT)}:{line}", match[2]


def commands(block: str) -> Iterator[tuple[str, str]]:
    """The commands of a console block with what each prints."""
    command: str | None = None
    printed: list[str] = []
    for line in block.splitlines():
        if line.startswith("$ "):
            if command is not None:
                yield command, "\n".join(printed)
            command, printed = line[2:], []
        else:
            printed.append(line)
    if command is not None:
        yield command, "\n".join(printed)


def matches(expected: str, printed: str) -> bool:
    """Whether the text is as expected, ``...`` lines standing for any lines."""
    pattern = "".join(
        r"(?:.*\n)*?" if line.strip() == "..." else re.escape(line.rstrip()) + r"[ \t]*\n"
        for line in expected.splitlines()
    )
    return re.fullmatch(pattern, printed.replace("\r\n", "\n").rstrip("\n") + "\n") is not None


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("docs")
    shutil.copytree(ROOT / "seeds", place / "seeds")
    examples = ROOT / "docs" / "examples"
    if examples.is_dir():
        shutil.copytree(examples, place, dirs_exist_ok=True)
    return place


@pytest.mark.parametrize(("name", "block"), list(blocks("console")), ids=lambda v: v[:40])
def test_console(name: str, block: str, folder: Path) -> None:
    environment = {**os.environ, "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"}
    environment |= {"NO_COLOR": "1", "COLUMNS": "100", "TERM": "dumb"}
    for command, expected in commands(block):
        result = subprocess.run(
            ["bash", "-c", command],
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        printed = result.stdout.decode("utf-8")
        if expected.strip() or printed.strip():
            assert matches(expected, printed), f"{name}: {command}\n{printed}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_python(page: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The blocks of one page are one session."""
    monkeypatch.chdir(folder)
    name = str(page.relative_to(ROOT))
    text = "\n".join(block for place, block in blocks("python") if place.startswith(f"{name}:"))
    test = doctest.DocTestParser().get_doctest(text, {}, name, name, 0)
    report: list[str] = []
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE)
    runner.run(test, out=report.append)
    assert not runner.failures, "".join(report)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", page.read_text("utf-8")):
        if "://" not in target:
            assert (page.parent / target).exists(), target
