"""The options that several commands have: files, their format, their encoding."""

from __future__ import annotations

from typing import Annotated

import typer

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

Columns = Annotated[
    str | None,
    typer.Option(
        "--columns",
        metavar="TITLE=VARIABLE,...",
        help="What stands in the columns of a table that have titles of their own.",
    ),
]

Jobs = Annotated[
    int,
    typer.Option(
        "-j", "--jobs", metavar="N", min=0, max=1024, help="Use N cores; 0 is all there are."
    ),
]
