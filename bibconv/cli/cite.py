"""``bibconv cite``: a formatted bibliography, or citations, in any style."""

from __future__ import annotations

import sys
from enum import Enum
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from bibconv import api
from bibconv.cli import EXIT_FINDINGS, findings
from bibconv.cli.inputs import Encoding, Files, FromFormat, read_sources
from bibconv.diagnostics import Diagnostic

if TYPE_CHECKING:
    from bibconv.csl import Entry


class Output(str, Enum):
    """What citations are printed as."""

    TEXT = "text"
    HTML = "html"


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
    locale: Annotated[
        str | None,
        typer.Option("-l", "--locale", metavar="LOCALE", help="Language, such as de or pt-BR."),
    ] = None,
    output: Annotated[Output, typer.Option("-t", "--to", help="What to print.")] = Output.TEXT,
    citation: Annotated[
        list[str] | None,
        typer.Option(
            "--citation",
            metavar="KEYS",
            help="Print this citation instead of the bibliography: key1,key2@12 (@ names a page). Repeatable.",
        ),
    ] = None,
    engine: Annotated[
        str | None,
        typer.Option("--engine", metavar="NAME", help="Citation processor: citeproc-py."),
    ] = None,
    from_format: FromFormat = None,
    encoding: Encoding = None,
) -> None:
    """Print a bibliography: bibconv cite refs.bib -s apa

    One entry a line, in the order of the style. Findings of the reader are not shown; see
    bibconv check.
    """
    sources = read_sources(files, encoding)
    library = api.merge(api.load_source(source, from_format) for source in sources)
    form: Literal["text", "html"] = "html" if output is Output.HTML else "text"
    found: list[Diagnostic] = []
    if citation:
        for text in api.citations(library, style, citation, locale, form, engine, found.append):
            print(_shown(text, output))
    else:
        _print_bibliography(
            api.bibliography(library, style, locale, form, engine, found.append), output
        )
    paint = findings.Painter(findings.wants_colour(sys.stderr))
    for diagnostic in found:
        print(findings.headline(diagnostic, paint), file=sys.stderr)
    if found:
        raise typer.Exit(EXIT_FINDINGS)


def _print_bibliography(entries: list[Entry], output: Output) -> None:
    if output is Output.HTML:
        from bibconv.csl import html_bibliography

        print(html_bibliography(entry.text for entry in entries))
        return
    for entry in entries:
        print(_shown(entry.text, output))


def _shown(text: str, output: Output) -> str:
    """Text for a terminal: what titles carry of control characters is shown, not obeyed."""
    if output is Output.HTML:
        return text
    return "\n".join(findings.clean(line) for line in text.split("\n"))
