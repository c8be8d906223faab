"""``bibconv dedupe``: the same work under several keys, shown and merged."""

from __future__ import annotations

from typing import Annotated

import typer

from bibconv.cli.deduping import DedupeOptions, run
from bibconv.cli.inputs import Encoding, Files, FromFormat


def dedupe(
    files: Files = None,
    from_format: FromFormat = None,
    to_format: Annotated[
        str | None,
        typer.Option("-t", "--to", metavar="FORMAT", help="Merge, and write this format."),
    ] = None,
    output: Annotated[
        str | None,
        typer.Option("-o", "--output", metavar="OUT", help="Merge, and write the result to OUT."),
    ] = None,
    in_place: Annotated[
        bool, typer.Option("-i", "--in-place", help="Merge, and write the file itself.")
    ] = False,
    certain: Annotated[
        bool, typer.Option("--certain", help="Only what has the same DOI or PubMed number.")
    ] = False,
    report: Annotated[
        str | None,
        typer.Option("--report", metavar="FILE", help="Write what is merged as JSON."),
    ] = None,
    encoding: Encoding = None,
    quiet: Annotated[
        bool, typer.Option("-q", "--quiet", help="Do not show the duplicates.")
    ] = False,
) -> None:
    """Show works that are there more than once; merge them with -o, -t or --in-place.

    Every variable is merged by its own rule: the longer list of authors, the exacter date, the
    longer abstract, all keywords. What is not chosen is kept in the record, other keys in the field
    ids. Without -o, -t and --in-place nothing is written; exit code 1 says that there are duplicates.
    """
    code = run(
        DedupeOptions(
            files=files or [],
            from_format=from_format,
            to_format=to_format,
            output=output,
            in_place=in_place,
            certain=certain,
            report=report,
            encoding=encoding,
            quiet=quiet,
        )
    )
    if code:
        raise typer.Exit(code)
