"""``bibconv cite``: a formatted bibliography, or citations, in any style."""

from __future__ import annotations

import sys
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bibconv import api, atomic
from bibconv.cli import EXIT_FINDINGS, findings
from bibconv.cli.inputs import Encoding, Files, FromFormat
from bibconv.cli.progress import styles_tried
from bibconv.cli.sources import read_sources
from bibconv.diagnostics import Diagnostic
from bibconv.errors import MisuseError
from bibconv.source import Source, encode_utf8

if TYPE_CHECKING:
    from bibconv.csl import Entry
    from bibconv.csl.engine import Output as Form


class Output(str, Enum):
    """What citations are printed as."""

    TEXT = "text"
    HTML = "html"
    HTML_LINKS = "html-links"
    MARKDOWN = "markdown"
    LATEX = "latex"
    RTF = "rtf"
    JSON = "json"


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
    output: Annotated[Output, typer.Option("-t", "--to", help="What to print.")] = Output.TEXT,
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
    sources = read_sources(files, encoding)
    library = api.merge(api.load_source(source, from_format) for source in sources)
    style = _style_like(like, save_style, locale, encoding) or style
    form: Form = output.value
    found: list[Diagnostic] = []
    clusters = [*_lines_of(citations), *(citation or [])]
    if clusters or citations is not None:
        texts = api.citations(library, style, clusters, locale, form, engine, found.append)
        _print(texts, output)
    else:
        _print_bibliography(
            api.bibliography(library, style, locale, form, engine, found.append), output
        )
    paint = findings.Painter(findings.wants_colour(sys.stderr))
    for diagnostic in found:
        print(findings.headline(diagnostic, paint), file=sys.stderr)
    if found:
        raise typer.Exit(EXIT_FINDINGS)


def _style_like(
    like: Path | None, save_style: Path | None, locale: str | None, encoding: str | None
) -> str | None:
    """The style of the list ``like``: the nearest there is, or its own if that is to be kept."""
    if like is None:
        if save_style is not None:
            raise MisuseError("--save-style needs --like LIST, a list to take the style from")
        return None
    from bibconv.reading.nearest import nearest, similarity
    from bibconv.reading.sample import read_sample
    from bibconv.reading.style import write_style

    if save_style is not None and save_style.suffix != ".csl":
        raise MisuseError(f"{save_style}: styles are called something.csl")
    sample = read_sample(Source.from_path(like, encoding=encoding))
    best = nearest(sample, locale, styles_tried)
    print(f"nearest style: {best.name} (similarity {best.similarity:.3f})", file=sys.stderr)
    if save_style is None:
        return best.name
    text = write_style(sample, f"As in {like.name}", save_style.stem)
    atomic.write_bytes(str(save_style), [encode_utf8(text)])
    own = similarity(sample, str(save_style), range(len(sample.texts)))
    print(f"{save_style}: the list's own style (similarity {own:.3f})", file=sys.stderr)
    return str(save_style)


def _lines_of(path: Path | None) -> list[str]:
    """The citations in a file: one a line, empty lines and lines that begin with # left out."""
    if path is None:
        return []
    lines = (line.strip() for line in Source.from_path(path).text.splitlines())
    return [line for line in lines if line and not line.startswith("#")]


def _print_bibliography(entries: list[Entry], output: Output) -> None:
    from bibconv.csl.output.document import document

    texts = [_shown(entry.text, output) for entry in entries]
    sys.stdout.write(document(texts, output.value, [entry.id for entry in entries]))


def _print(texts: list[str], output: Output) -> None:
    from bibconv.csl.output.document import citations

    sys.stdout.write(citations([_shown(text, output) for text in texts], output.value))


def _shown(text: str, output: Output) -> str:
    """Text for a terminal: what titles carry of control characters is shown, not obeyed."""
    if output is not Output.TEXT:
        return text
    return "\n".join(findings.clean(line) for line in text.split("\n"))
