"""``bibconv check``: what is wrong with a bibliography, and where."""

from __future__ import annotations

from enum import Enum
from typing import Annotated

import typer

from bibconv.cli.inputs import Encoding, Files, FromFormat, Jobs
from bibconv.cli.report import FORMS

OutputFormat = Enum("OutputFormat", {form: form for form in FORMS}, type=str)  # type: ignore[misc]


def check(
    files: Files = None,
    from_format: FromFormat = None,
    select: Annotated[
        list[str] | None,
        typer.Option(
            "--select",
            metavar="CODES",
            help="Only these rules: codes, prefixes (I1), names, ALL, default; comma-separated.",
        ),
    ] = None,
    extend_select: Annotated[
        list[str] | None,
        typer.Option("--extend-select", metavar="CODES", help="These rules besides."),
    ] = None,
    ignore: Annotated[
        list[str] | None,
        typer.Option("--ignore", metavar="CODES", help="Leave these rules out; as for --select."),
    ] = None,
    preset: Annotated[
        str | None,
        typer.Option("--preset", metavar="NAME", help="Set of rules: minimal, default, strict."),
    ] = None,
    fail_on: Annotated[
        str | None,
        typer.Option(
            "--fail-on",
            metavar="SEVERITY",
            help="What makes the exit code 1: error, warning (the default), info, never.",
        ),
    ] = None,
    exit_zero: Annotated[
        bool, typer.Option("--exit-zero", help="Exit code 0 whatever is found.")
    ] = False,
    config: Annotated[
        str | None,
        typer.Option(
            "--config",
            metavar="FILE",
            help="Settings; bibconv.toml or pyproject.toml is looked for if not given.",
        ),
    ] = None,
    no_config: Annotated[
        bool, typer.Option("--no-config", help="Look for no file of settings.")
    ] = False,
    force_exclude: Annotated[
        bool,
        typer.Option("--force-exclude", help="Leave excluded files out even where named."),
    ] = False,
    baseline: Annotated[
        str | None,
        typer.Option("--baseline", metavar="FILE", help="Findings in FILE are known; say nothing."),
    ] = None,
    write_baseline: Annotated[
        str | None,
        typer.Option("--write-baseline", metavar="FILE", help="Keep the findings as known."),
    ] = None,
    since: Annotated[
        str | None,
        typer.Option("--since", metavar="REV", help="Only entries that git's REV did not have."),
    ] = None,
    output_format: Annotated[
        OutputFormat, typer.Option("--output-format", help="How findings are printed.")
    ] = OutputFormat.text,  # type: ignore[attr-defined]
    output: Annotated[
        str | None,
        typer.Option("-o", "--output", metavar="FILE", help="Print the findings into FILE."),
    ] = None,
    statistics: Annotated[
        bool, typer.Option("--statistics", help="Count the findings of each rule instead.")
    ] = False,
    fix: Annotated[
        bool, typer.Option("--fix", help="Put safe fixes into the files, and report the rest.")
    ] = False,
    unsafe_fixes: Annotated[
        bool,
        typer.Option("--unsafe-fixes", help="With --fix or --diff: those that may change meaning."),
    ] = False,
    diff: Annotated[
        bool, typer.Option("--diff", help="Show what --fix would change; change nothing.")
    ] = False,
    encoding: Encoding = None,
    jobs: Jobs = 0,
    quiet: Annotated[bool, typer.Option("-q", "--quiet", help="No closing count.")] = False,
) -> None:
    """Check references: bibconv check refs.bib

    Findings go to standard output. Exit code 0: no errors or warnings; 1: some. What a code
    means: bibconv explain CODE; all rules: bibconv rules.
    """
    from bibconv.cli.checking import CheckOptions, run

    options = CheckOptions(
        files=files or [],
        from_format=from_format,
        select=select or [],
        extend_select=extend_select or [],
        ignore=ignore or [],
        preset=preset,
        fail_on=fail_on,
        exit_zero=exit_zero,
        config=config,
        no_config=no_config,
        force_exclude=force_exclude,
        baseline=baseline,
        write_baseline=write_baseline,
        since=since,
        output_format=output_format.value,
        output=output,
        statistics=statistics,
        fix=fix,
        unsafe_fixes=unsafe_fixes,
        diff=diff,
        encoding=encoding,
        quiet=quiet,
        jobs=jobs,
    )
    raise typer.Exit(run(options))
