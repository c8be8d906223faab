"""What a clean ``check`` and a ``cite`` import: the heavy modules are not among it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

SOUND = "@book{doe,\n  title = {A Title},\n  author = {Doe, Jane},\n  publisher = {P},\n  address = {Bonn},\n  year = 2020\n}\n"

# Whatever no run needs; lxml only cite does, for the style.
HEAVY = {
    "bibtexparser",
    "citeproc",
    "pydantic",
    "rapidfuzz",
    "rich",
    "typer",
    "yaml",
    "bibconv.pages",
    "bibconv.references",
    "bibconv.training",
}

RUN = """
import json, sys
from bibconv.cli import run
code = run(sys.argv[1:])
print(json.dumps([code, sorted(sys.modules)]), file=sys.stderr)
"""


@pytest.mark.parametrize(
    ("arguments", "besides"),
    [
        (["check", "-q", "--no-config", "refs.bib"], {"lxml", "bibconv.csl"}),
        (["cite", "refs.bib", "-s", "ieee"], {"bibconv.rules"}),
    ],
)
def test_nothing_heavy_is_imported(arguments: list[str], besides: set[str], tmp_path: Path) -> None:
    (tmp_path / "refs.bib").write_text(SOUND, "utf-8")
    done = subprocess.run(
        [sys.executable, "-c", RUN, *arguments],
        cwd=tmp_path,
        env=os.environ,
        capture_output=True,
        text=True,
        check=True,
    )
    code, modules = json.loads(done.stderr.splitlines()[-1])
    assert code == 0
    assert not (HEAVY | besides) & set(modules)
