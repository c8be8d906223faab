"""The files that a command names: read as sources, ``-`` or nothing being standard input."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from bibconv.errors import MisuseError
from bibconv.source import Source

Files = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[FILES|-]...",
        help="Files to read; - or nothing is standard input.",
        show_default=False,
    ),
]

FromFormat = Annotated[
    str | None,
    typer.Option(
        "-f", "--from", metavar="FORMAT", help="Format of the input; detected if not given."
    ),
]

Encoding = Annotated[
    str | None,
    typer.Option(
        "--encoding",
        metavar="NAME",
        help="Encoding of the input, such as latin-1; detected if not given.",
    ),
]


def read_sources(files: list[str] | None, encoding: str | None = None) -> list[Source]:
    """The inputs as sources.

    Raises:
        UnreadableInputError: an input is missing or not text.
        MisuseError: standard input is named twice, or is a terminal nobody was told to type at.
    """
    names = files or ["-"]
    if names.count("-") > 1:
        raise MisuseError("standard input (-) can be read only once")
    if not files and sys.stdin is not None and sys.stdin.isatty():
        raise MisuseError("no input: name a file, or - to type or pipe the input in")
    return [_read(name, encoding) for name in names]


def _read(name: str, encoding: str | None) -> Source:
    if name == "-":
        return Source.from_bytes(sys.stdin.buffer.read(), "<stdin>", encoding=encoding)
    return Source.from_path(name, encoding=encoding)
