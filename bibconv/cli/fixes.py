"""``check --fix`` and ``check --diff``: fixes put into the files, or shown.

A file is written wholly or not at all, and only if it still is what was read.
"""

from __future__ import annotations

import difflib
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from bibconv import atomic
from bibconv.checking import Settings, check
from bibconv.cli import EXIT_FINDINGS
from bibconv.cli.findings import clean
from bibconv.cli.sources import STDIN
from bibconv.diagnostics import Diagnostic
from bibconv.errors import UnreadableInputError
from bibconv.fixing import Fixed, fix
from bibconv.model import Library
from bibconv.source import Source


def put_in(libraries: Sequence[Library], settings: Settings, unsafe: bool) -> list[Library]:
    """Fix the files; the libraries as they are now. Standard input goes to standard output."""
    results: list[Library] = []
    count = files = 0
    for library, fixed in _fixed(libraries, settings, unsafe):
        source, new = library.sources[0], fixed.library.sources[0]
        _say_what_was_left(source, fixed)
        if source.name == STDIN:
            sys.stdout.buffer.write(new.encode(new.text))
            sys.stdout.buffer.flush()
        elif _differs(source, new):
            write(source, new.encode(new.text))
            files += 1
        count += len(fixed.applied)
        results.append(fixed.library)
    if count:
        where = f" in {files:,} files" if files > 1 else ""
        print(f"{count:,} fixed{where}", file=sys.stderr)
    return results


def diff_only(libraries: Sequence[Library], settings: Settings, unsafe: bool) -> int:
    """Print what the fixes would change as a unified diff; 1 if there is something."""
    changed = 0
    for library, fixed in _fixed(libraries, settings, unsafe):
        source = library.sources[0]
        _say_what_was_left(source, fixed)
        sys.stdout.writelines(unified(source.name, source.text, fixed.library.sources[0].text))
        new = fixed.library.sources[0]
        changed += _differs(source, new)
        if new.bom != source.bom:
            print(f"{clean(source.name)}: without its byte-order mark", file=sys.stderr)
    return EXIT_FINDINGS if changed else 0


def _differs(source: Source, new: Source) -> bool:
    return new.text != source.text or new.bom != source.bom


def unified(name: str, old: str, new: str) -> Iterator[str]:
    """A unified diff that ``patch -p1`` takes; empty if nothing changed."""
    name = name.lstrip("/")
    lines = difflib.unified_diff(
        old.splitlines(keepends=True), new.splitlines(keepends=True), f"a/{name}", f"b/{name}"
    )
    for line in lines:
        yield line if line.endswith("\n") else line + "\n\\ No newline at end of file\n"


def _fixed(
    libraries: Sequence[Library], settings: Settings, unsafe: bool
) -> Iterator[tuple[Library, Fixed]]:
    def find(library: Library) -> list[Diagnostic]:
        return check([library], settings)

    for library in libraries:
        yield library, fix(library, find, unsafe=unsafe)


def _say_what_was_left(source: Source, fixed: Fixed) -> None:
    if fixed.unfixable is not None:
        print(
            f"{clean(source.name)}: not fixed, for its syntax has to be mended first: "
            f"{clean(fixed.unfixable)}",
            file=sys.stderr,
        )
    for one in fixed.refused:
        place = f"{clean(source.name)}:{one.finding.line}"
        print(
            f"{place}: the fix of {one.finding.code} was left out: {clean(one.reason)}",
            file=sys.stderr,
        )


def write(source: Source, data: bytes) -> None:
    """Write the data into the file, if it still is what was read."""
    if not Path(source.name).is_file():
        raise UnreadableInputError(f"{source.name}: is packed; unpack it first, then fix it")
    if Path(source.name).read_bytes() != source.encode(source.text):
        raise UnreadableInputError(
            f"{source.name}: has changed while it was checked; nothing was written, run it again"
        )
    atomic.write_bytes(source.name, [data])
