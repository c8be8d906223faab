"""The files that a command names, as sources; folders stand for the bibliographies in them."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from bibconv.checking.run import matches
from bibconv.checking.settings import Settings
from bibconv.errors import MisuseError, UnreadableInputError
from bibconv.packed import open_sources, unpacked
from bibconv.source import Source

STDIN = "<stdin>"  # the name of standard input as a source

# What is looked for in folders; a file that is named is read whatever it is called.
_EXTENSIONS = (".bib", ".bibtex", ".ris", ".csl.json", ".csl.yaml", ".csl.yml")
_PASSED_OVER = {"node_modules", "__pycache__", "site-packages"}


def read_sources(
    files: list[str] | None, encoding: str | None = None, settings: Settings | None = None
) -> list[Source]:
    """The inputs as sources.

    Args:
        files: names; ``-`` is standard input, and so is nothing.
        encoding: of all of them; detected if ``None``.
        settings: whose ``exclude`` counts in folders, and with ``force_exclude`` everywhere;
            ``None`` does not look into folders.

    Raises:
        UnreadableInputError: an input is missing or not text; a folder has no bibliography.
        MisuseError: standard input is named twice, or is a terminal nobody was told to type at.
    """
    names = list(files or ["-"])
    if names.count("-") > 1:
        raise MisuseError("standard input (-) can be read only once")
    if not files and sys.stdin is not None and sys.stdin.isatty():
        raise MisuseError("no input: name a file, or - to type or pipe the input in")
    if settings is not None:
        names = [found for name in names for found in _expanded(name, settings)]
    return [source for name in names for source in _read(name, encoding)]


def _read(name: str, encoding: str | None) -> Iterable[Source]:
    if name == "-":
        return unpacked(sys.stdin.buffer.read(), STDIN, encoding=encoding)
    return open_sources(name, encoding=encoding)


def _expanded(name: str, settings: Settings) -> Iterator[str]:
    if name == "-" or not Path(name).is_dir():
        if not (settings.force_exclude and _is_excluded(name, settings)):
            yield name
        return
    found = [file for file in sorted(_below(name)) if not _is_excluded(file, settings)]
    if not found:
        raise UnreadableInputError(
            f"{name}: no bibliography in this folder ({', '.join(_EXTENSIONS)})"
        )
    yield from found


def _below(folder: str) -> Iterator[str]:
    for place, folders, files in os.walk(folder):
        folders[:] = sorted(
            name for name in folders if not name.startswith(".") and name not in _PASSED_OVER
        )
        for name in files:
            if name.lower().endswith(_EXTENSIONS):
                yield str(Path(place) / name)


def _is_excluded(file: str, settings: Settings) -> bool:
    return any(matches(file, pattern, settings.folder) for pattern in settings.exclude)
