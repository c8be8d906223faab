"""``bibconv format``: the same layout for every bibliography."""

from __future__ import annotations

from typing import Annotated

import typer

from bibconv.cli.formatting import FormatOptions, run
from bibconv.cli.inputs import Encoding, Files, FromFormat


def format(
    files: Files = None,
    from_format: FromFormat = None,
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; exit code 1 if a file would change.")
    ] = False,
    diff: Annotated[
        bool, typer.Option("--diff", help="Write nothing; print what would change.")
    ] = False,
    sort: Annotated[
        str | None,
        typer.Option(
            "--sort",
            metavar="NAMES",
            help="Sort entries by key, type, or fields: key, or -year,author (- is the latest first).",
        ),
    ] = None,
    sort_fields: Annotated[
        bool, typer.Option("--sort-fields", help="Put the fields of entries in the usual order.")
    ] = False,
    align: Annotated[
        bool, typer.Option("--align", help="Equals signs of an entry below each other.")
    ] = False,
    config: Annotated[
        str | None,
        typer.Option("--config", metavar="FILE", help="Settings; else the nearest bibconv.toml."),
    ] = None,
    no_config: Annotated[
        bool, typer.Option("--no-config", help="Look for no settings file.")
    ] = False,
    force_exclude: Annotated[
        bool,
        typer.Option("--force-exclude", help="Leave out excluded files also where they are named."),
    ] = False,
    encoding: Encoding = None,
    quiet: Annotated[bool, typer.Option("-q", "--quiet", help="Say nothing at the end.")] = False,
) -> None:
    """Lay bibliographies out evenly, in place: bibconv format refs.bib

    What values say stays as it is, so do comments; a file that would not read the same is not
    touched. Standard input goes to standard output.
    """
    code = run(
        FormatOptions(
            files=files or [],
            from_format=from_format,
            check=check,
            diff=diff,
            sort=sort,
            sort_fields=sort_fields,
            align=align,
            config=config,
            no_config=no_config,
            force_exclude=force_exclude,
            encoding=encoding,
            quiet=quiet,
        )
    )
    if code:
        raise typer.Exit(code)
