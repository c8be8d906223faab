"""Findings of changed entries only: what a revision of git already had is left alone.

Entries are compared, not lines: an entry that was moved, or laid out anew, has not changed.
"""

from __future__ import annotations

import subprocess
from bisect import bisect_right
from collections.abc import Iterable
from pathlib import Path

from bibconv import intake
from bibconv.diagnostics import Diagnostic
from bibconv.errors import BibconvError, MisuseError
from bibconv.model import Library, Record
from bibconv.source import Source

_TIMEOUT = 60  # seconds; git answers at once, unless it waits for something


def changed_only(
    findings: Iterable[Diagnostic], libraries: Iterable[Library], revision: str
) -> list[Diagnostic]:
    """The findings outside of entries that ``revision`` had too.

    Raises:
        MisuseError: git is not there, knows no such revision, or a file is in no repository.
    """
    spared: dict[int, tuple[list[int], list[int]]] = {}
    for library in libraries:
        for source in library.sources:
            old = _texts_at(source, library.format, revision)
            same = [r for r in library.records if r.source is source and _text(r) in old]
            spared[id(source)] = ([r.start for r in same], [r.end for r in same])
    return [finding for finding in findings if not _is_spared(finding, spared)]


def _is_spared(finding: Diagnostic, spared: dict[int, tuple[list[int], list[int]]]) -> bool:
    if finding.span is None or id(finding.span.source) not in spared:
        return False
    starts, ends = spared[id(finding.span.source)]
    index = bisect_right(starts, finding.span.start) - 1
    return index >= 0 and finding.span.start < ends[index]


def _text(record: Record) -> str:
    return " ".join((record.raw or "").split())


def _texts_at(source: Source, format: str | None, revision: str) -> set[str]:
    """The entries that the file had at ``revision``; none if it was not there."""
    data = _file_at(source, revision)
    if data is None:
        return set()
    try:
        old = Source.from_bytes(data, source.name)
        found = intake.source_format(old, format)
        blocks = list(intake.read_blocks(old, found, lambda _: None))
    except BibconvError:  # it was no bibliography then: everything is new
        return set()
    return {_text(block) for block in blocks if isinstance(block, Record)}


def _file_at(source: Source, revision: str) -> bytes | None:
    if revision.startswith("-"):
        raise MisuseError(f"{revision!r} is no revision of git")
    path = Path(source.name)
    if not path.exists():
        raise MisuseError(f"{source.name}: --since compares files, and this is none")
    _git(path.parent, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}", what=revision)
    shown = _run(path.parent, "show", f"{revision}:./{path.name}")
    return shown.stdout if shown.returncode == 0 else None


def _git(folder: Path, *arguments: str, what: str) -> None:
    if _run(folder, "rev-parse", "--git-dir").returncode:
        raise MisuseError(f"{folder}: is in no git repository, so --since has nothing to ask")
    if _run(folder, *arguments).returncode:
        raise MisuseError(f"git knows no revision {what!r}")


def _run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(
            ["git", *arguments], cwd=folder, capture_output=True, check=False, timeout=_TIMEOUT
        )
    except FileNotFoundError:
        raise MisuseError("--since needs git, which is not installed") from None
    except subprocess.TimeoutExpired:
        raise MisuseError("git did not answer; try again without --since") from None
