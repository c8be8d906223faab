"""The layers of the house: an import may only point down, and siblings do not know each other."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "bibconv"

# Room -> layer. A room is a folder or a module directly in the package.
LAYERS = {
    "errors": 0,
    "limits": 0,
    "patterns": 0,
    "source": 0,
    "diagnostics": 0,
    "model": 0,
    "text": 1,
    "documents": 1,
    "fixing": 3,
    "formats": 2,
    "pages": 2,
    "references": 2,
    "rules": 2,
    "csl": 2,
    "atomic": 3,
    "chunks": 3,
    "detect": 3,
    "engines": 3,
    "intake": 3,
    "layout": 3,
    "loss": 3,
    "managers": 3,
    "merging": 3,
    "outlet": 3,
    "packed": 3,
    "parquet": 3,
    "pdf": 3,
    "reading": 3,
    "rows": 3,
    "spread": 3,
    "training": 3,
    "untagged": 3,
    "wordprocessor": 3,
    "api": 3,
    "checking": 3,
    "__init__": 4,
    "cli": 4,
    "__main__": 5,
}

NETWORK = {
    "distributed",
    "socket",
    "ssl",
    "http",
    "urllib.request",
    "requests",
    "httpx",
    "ftplib",
    "asyncio",
}

MODULES = sorted(PACKAGE.rglob("*.py"))


def room_of(parts: tuple[str, ...]) -> str:
    """Room of a dotted module name without its leading ``bibconv``."""
    return parts[0] if parts else "__init__"


def imports_of(path: Path) -> set[str]:
    """Dotted names that a module imports, also inside functions and for type checking."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            assert node.module is not None
            names.update(f"{node.module}.{alias.name}" for alias in node.names)
    return names


def name_of(path: Path) -> str:
    return ".".join(path.relative_to(PACKAGE).with_suffix("").parts)


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_imports_point_down(path: Path) -> None:
    here = room_of(path.relative_to(PACKAGE).with_suffix("").parts)
    for name in imports_of(path):
        if name.split(".")[0] != "bibconv":
            continue
        there = room_of(tuple(name.split(".")[1:]))
        if there not in LAYERS:
            there = "__init__"  # a public name such as __version__
        if there == here:
            continue
        if there == "__init__" and name == "bibconv.__version__":
            continue
        lower = LAYERS[there] < LAYERS[here]
        siblings_of_ground_or_front = LAYERS[there] == LAYERS[here] and LAYERS[here] in (0, 3)
        assert lower or siblings_of_ground_or_front, f"bibconv.{here} must not import {name}"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_nothing_opens_a_socket(path: Path) -> None:
    used = {name for name in imports_of(path) if name in NETWORK or name.split(".")[0] in NETWORK}
    if name_of(path) == "cli.sending":  # talks to a reference manager on this computer
        assert used == {"http.client"}
        assert '_LOOPBACK = "127.0.0.1"' in path.read_text("utf-8")
    elif name_of(path) == "engines":  # the cluster that the user named
        assert used == {"distributed.Client"}
    else:
        assert not used


def test_every_room_has_a_layer() -> None:
    rooms = {path.relative_to(PACKAGE).with_suffix("").parts[0] for path in MODULES}
    assert rooms <= set(LAYERS)


def test_a_format_does_not_import_another_format() -> None:
    folder = PACKAGE / "formats"
    shared = {"base", "kit", "tagged", "zotero", "datacite", "crossref", "marc", "table"}
    for path in sorted(folder.rglob("*.py")):
        here = path.relative_to(folder).with_suffix("").parts[0]
        for name in imports_of(path):
            if not name.startswith("bibconv.formats.") or here == "__init__":
                continue
            there = name.split(".")[2]
            same_family = {here, there} <= {"bibtex", "biblatex"} or {here, there} <= {
                "csl",
                "csl_json",
                "csl_yaml",
            }
            if here in ("kit", "zotero") and there == "csl":
                continue  # JSON and YAML are read with the tools of CSL's notations
            assert there in shared or there == here or same_family, f"{path.name} imports {name}"
