"""``bibconv cite``: a formatted bibliography, or citations, in any style."""

from __future__ import annotations

from enum import Enum
from pathlib import Path
from typing import Annotated

import typer

from bibconv.cli.citing import CiteOptions, run
from bibconv.cli.inputs import Encoding, Files, FromFormat
from bibconv.csl.engine import OUTPUTS

Output = Enum("Output", {form: form for form in OUTPUTS}, type=str)  # type: ignore[misc]


def cite(
    files: Files = None,
    style: Annotated[
        str,
        typer.Option(
            "-s",
            "--style",
            metavar="STYLE",
            help="Name of a style (bibconv styles) or a .csl file.",
        ),
    ] = "apa",
    like: Annotated[
        Path | None,
        typer.Option(
            "--like",
            metavar="LIST",
            help="Use the style that prints this reference list most nearly, and name it.",
        ),
    ] = None,
    save_style: Annotated[
        Path | None,
        typer.Option(
            "--save-style",
            metavar="FILE.csl",
            help="With --like: write a style made from the list itself, and use that.",
        ),
    ] = None,
    locale: Annotated[
        str | None,
        typer.Option("-l", "--locale", metavar="LOCALE", help="Language, such as de or pt-BR."),
    ] = None,
    output: Annotated[Output, typer.Option("-t", "--to", help="What to print.")] = Output.text,  # type: ignore[attr-defined]
    citation: Annotated[
        list[str] | None,
        typer.Option(
            "--citation",
            metavar="KEYS",
            help="Print this citation instead of the bibliography: key1,key2@12 (@ names a page). Repeatable.",
        ),
    ] = None,
    citations: Annotated[
        Path | None,
        typer.Option(
            "--citations",
            metavar="FILE",
            help="Print the citations in this file, one a line, as for --citation.",
        ),
    ] = None,
    engine: Annotated[
        str | None,
        typer.Option("--engine", metavar="NAME", help="Citation processor: native or citeproc-py."),
    ] = None,
    from_format: FromFormat = None,
    encoding: Encoding = None,
) -> None:
    """Print a bibliography: bibconv cite refs.bib -s apa

    Entries in the order of the style. Findings of the reader are not shown; see
    bibconv check.
    """
    options = CiteOptions(
        files=files or [],
        style=style,
        like=None if like is None else str(like),
        save_style=None if save_style is None else str(save_style),
        locale=locale,
        output=output.value,
        citation=citation or [],
        citations=None if citations is None else str(citations),
        engine=engine,
        from_format=from_format,
        encoding=encoding,
    )
    raise typer.Exit(run(options))
