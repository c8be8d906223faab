"""``bibconv check``: what is wrong with a bibliography, and where."""

from __future__ import annotations

import sys
from enum import Enum
from typing import Annotated

import typer

from bibconv import api
from bibconv.cli import EXIT_FINDINGS, findings
from bibconv.cli.inputs import Encoding, Files, FromFormat, read_sources
from bibconv.diagnostics import Diagnostic, Severity


class OutputFormat(str, Enum):
    """How findings are printed."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"


def check(
    files: Files = None,
    from_format: FromFormat = None,
    select: Annotated[
        list[str] | None,
        typer.Option(
            "--select",
            metavar="CODES",
            help="Only these rules: codes, prefixes (I1), names, ALL; comma-separated.",
        ),
    ] = None,
    ignore: Annotated[
        list[str] | None,
        typer.Option("--ignore", metavar="CODES", help="Leave these rules out; as for --select."),
    ] = None,
    output_format: Annotated[
        OutputFormat, typer.Option("--output-format", help="How findings are printed.")
    ] = OutputFormat.TEXT,
    encoding: Encoding = None,
    quiet: Annotated[bool, typer.Option("-q", "--quiet", help="No closing count.")] = False,
) -> None:
    """Check references: bibconv check refs.bib

    Findings go to standard output. Exit code 0: no errors or warnings; 1: some. What a code
    means: bibconv explain CODE; all rules: bibconv rules.
    """
    from bibconv import rules

    libraries = [api.load_source(source, from_format) for source in read_sources(files, encoding)]
    if len({library.format for library in libraries}) == 1:
        libraries = [api.merge(libraries)]  # so that keys are compared across files
    chosen = _codes(select)
    found = [
        diagnostic
        for library in libraries
        for diagnostic in api.check(library, select=chosen or None, ignore=_codes(ignore))
    ]
    names = {code: rule.name for code, rule in rules.RULES.items()}
    _print(found, output_format, names)
    if not quiet and output_format is OutputFormat.TEXT:
        records = sum(len(library) for library in libraries)
        word = "record" if records == 1 else "records"
        print(f"{records:,} {word}: {findings.count_line(found)}", file=sys.stderr)
    if any(diagnostic.severity is not Severity.INFO for diagnostic in found):
        raise typer.Exit(EXIT_FINDINGS)


def _codes(options: list[str] | None) -> list[str]:
    return [code.strip() for option in options or () for code in option.split(",") if code.strip()]


def _print(found: list[Diagnostic], form: OutputFormat, names: dict[str, str]) -> None:
    if form is OutputFormat.JSON:
        print(findings.as_json(found, names))
        return
    paint = findings.Painter(findings.wants_colour(sys.stdout))
    for diagnostic in found:
        name = names.get(diagnostic.code, "")
        if form is OutputFormat.GITHUB:
            print(findings.as_github(diagnostic, name))
        else:
            print(findings.as_text(diagnostic, paint, name), end="\n\n")
