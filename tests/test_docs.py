"""Every example in the README and in docs/ does what it says.

The blocks of one page are one session, in a folder of its own that holds the project's ``seeds``.
In ``console`` blocks lines that begin with ``$`` are commands, the lines after one are what it
prints (standard output and standard error in one); a line ``...`` stands for any lines. ``python``
blocks with ``>>>`` are doctests; those without are programs for other machines and only compiled.
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


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    examples = ROOT / "docs" / "examples"
    if examples.is_dir():
        shutil.copytree(examples, tmp_path, dirs_exist_ok=True)
    return tmp_path


def blocks_of(page: Path, kind: str) -> list[tuple[str, str]]:
    return [(place, block) for place, block in blocks(kind) if place.startswith(f"{named(page)}:")]


def named(page: Path) -> str:
    return str(page.relative_to(ROOT))


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_console(page: Path, folder: Path) -> None:
    environment = {**os.environ, "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"}
    environment |= {"NO_COLOR": "1", "COLUMNS": "100", "TERM": "dumb"}
    for place, block in blocks_of(page, "console"):
        assert block.startswith("$ "), f"{place}: no command"
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
                assert matches(expected, printed), f"{place}: {command}\n{printed}"


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_python(page: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    examples = blocks_of(page, "python")
    for place, block in examples:
        if ">>>" not in block:
            compile(block, place, "exec")
    text = "\n".join(block for _, block in examples if ">>>" in block)
    test = doctest.DocTestParser().get_doctest(text, {}, named(page), named(page), 0)
    report: list[str] = []
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE)
    runner.run(test, out=report.append)
    assert not runner.failures, "".join(report)
    assert runner.tries == text.count("\n>>> ") + text.startswith(">>> ")


def test_the_pages_have_examples() -> None:
    """That the blocks are found at all."""
    for page in ("README.md", "docs/library.md", "docs/text.md"):
        assert blocks_of(ROOT / page, "python"), page
    for page in ("README.md", "docs/command-line.md", "docs/text.md"):
        assert blocks_of(ROOT / page, "console"), page


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", page.read_text("utf-8")):
        if "://" not in target:
            assert (page.parent / target).exists(), target
