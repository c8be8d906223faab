"""A file of known findings, so that an old library can be held to new rules from today on.

Findings are counted by file, entry and code; line numbers are not kept, so that sorting the file
or adding entries changes nothing::

    {"bibconv-baseline": 1, "findings": {"refs.bib": {"knuth1984": {"F101": 1}}}}
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from bibconv import atomic
from bibconv.diagnostics import Diagnostic
from bibconv.errors import UnreadableInputError

_VERSION = 1
_Key = tuple[str, str, str]  # file relative to the baseline's folder, entry, code


def write_baseline(path: str | os.PathLike[str], findings: Iterable[Diagnostic]) -> int:
    """Keep ``findings`` as known in the file at ``path``; how many they are."""
    counts = Counter(_key(finding, Path(path)) for finding in findings)
    files: dict[str, dict[str, dict[str, int]]] = {}
    for (file, entry, code), count in sorted(counts.items()):
        files.setdefault(file, {}).setdefault(entry, {})[code] = count
    data = {"bibconv-baseline": _VERSION, "findings": files}
    text = json.dumps(data, ensure_ascii=False, indent=1) + "\n"
    atomic.write_bytes(path, [text.encode("utf-8")])
    return counts.total()


def read_baseline(path: str | os.PathLike[str]) -> Counter[_Key]:
    """How many findings of each kind are known.

    Raises:
        UnreadableInputError: there is no such file, or it is no baseline.
    """
    try:
        data = json.loads(Path(path).read_text("utf-8"))
        if data["bibconv-baseline"] != _VERSION:
            raise KeyError
        return Counter(
            {
                (file, entry, code): int(count)
                for file, entries in data["findings"].items()
                for entry, codes in entries.items()
                for code, count in codes.items()
            }
        )
    except OSError as error:
        raise UnreadableInputError(
            f"{path}: {error.strerror or error}; make a baseline with --write-baseline"
        ) from None
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise UnreadableInputError(
            f"{path}: is no baseline of bibconv; make one with --write-baseline"
        ) from None


def unknown(
    findings: Iterable[Diagnostic], known: Counter[_Key], path: str | os.PathLike[str]
) -> list[Diagnostic]:
    """The findings beyond those that the baseline at ``path`` has."""
    left = known.copy()
    new = []
    for finding in findings:
        key = _key(finding, Path(path))
        if left[key] > 0:
            left[key] -= 1
        else:
            new.append(finding)
    return new


def _key(finding: Diagnostic, baseline: Path) -> _Key:
    file = finding.file or ""
    if file and not file.startswith("<"):
        file = Path(os.path.relpath(file, baseline.parent or ".")).as_posix()
    return (file, finding.item_id or "", finding.code)
