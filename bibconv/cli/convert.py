"""``bibconv convert``: references from one form into another."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from bibconv.cli.converting import ConvertOptions, run
from bibconv.cli.inputs import Columns, Encoding, Files, FromFormat, Jobs
from bibconv.managers import MANAGERS


def convert(
    files: Files = None,
    from_format: FromFormat = None,
    to_format: Annotated[
        str | None,
        typer.Option(
            "-t", "--to", metavar="FORMAT", help="Format to write; else by the extension of OUT."
        ),
    ] = None,
    output: Annotated[
        str | None,
        typer.Option(
            "-o",
            "--output",
            metavar="OUT",
            help="File to write, wholly or not at all; else standard output.",
        ),
    ] = None,
    for_manager: Annotated[
        str | None,
        typer.Option(
            "--for",
            metavar="MANAGER",
            help=f"Write what this reference manager takes: {', '.join(MANAGERS)}.",
        ),
    ] = None,
    loss_report: Annotated[
        str | None,
        typer.Option(
            "--loss-report",
            metavar="FILE",
            help="Write what the target format could not hold: JSON, or a list if FILE ends in .txt.",
        ),
    ] = None,
    strict: Annotated[
        bool,
        typer.Option(
            "--strict", help="Fail, and write no OUT, if anything is left out or approximated."
        ),
    ] = False,
    canonical: Annotated[
        bool,
        typer.Option(
            "--canonical",
            help="Lay every record out anew, also where input and output format are the same.",
        ),
    ] = False,
    in_place: Annotated[
        bool, typer.Option("-i", "--in-place", help="Allow OUT to be one of the inputs.")
    ] = False,
    columns: Columns = None,
    encoding: Encoding = None,
    model: Annotated[
        str | None,
        typer.Option(
            "--model",
            metavar="FILE",
            help="Model for references in running text, made with bibconv train.",
        ),
    ] = None,
    min_trust: Annotated[
        float,
        typer.Option(
            "--min-trust",
            metavar="X",
            min=0.0,
            max=1.0,
            help="Hold back references from text that are trusted less than X (0 to 1).",
        ),
    ] = 0.0,
    doubtful: Annotated[
        str | None,
        typer.Option(
            "--doubtful",
            metavar="FILE",
            help="Write what --min-trust holds back to FILE, in the format of the output.",
        ),
    ] = None,
    jobs: Jobs = 1,
    engine: Annotated[
        Literal["processes", "dask"],
        typer.Option("--engine", help="Where to work: on this computer, or on a Dask cluster."),
    ] = "processes",
    scheduler: Annotated[
        str | None,
        typer.Option(
            "--scheduler", metavar="ADDRESS", help="Of the Dask cluster, as tcp://HOST:8786."
        ),
    ] = None,
    text_column: Annotated[
        str,
        typer.Option(
            "--text-column",
            metavar="NAME",
            help="Column of Parquet tables that holds the records' text.",
        ),
    ] = "text",
    quiet: Annotated[
        bool, typer.Option("-q", "--quiet", help="Say nothing about findings and losses.")
    ] = False,
) -> None:
    """Convert references: bibconv convert refs.bib -t ris -o refs.ris

    Several inputs become one output. Findings and losses go to standard error. Exit code 1 says
    that part of the input could not be read, or was held back; the rest was converted.
    """
    code = run(
        ConvertOptions(
            files=files or [],
            from_format=from_format,
            to_format=to_format,
            output=output,
            for_manager=for_manager,
            loss_report=loss_report,
            strict=strict,
            canonical=canonical,
            in_place=in_place,
            columns=columns,
            encoding=encoding,
            model=model,
            min_trust=min_trust,
            doubtful=doubtful,
            quiet=quiet,
            jobs=jobs,
            engine=engine,
            scheduler=scheduler,
            text_column=text_column,
        )
    )
    if code:
        raise typer.Exit(code)
