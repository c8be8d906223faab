"""``bibconv convert``: references from one form into another."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from itertools import chain, combinations
from pathlib import Path
from typing import Annotated

import typer

from bibconv import atomic
from bibconv.cli import EXIT_FINDINGS, findings
from bibconv.cli.doubtful import findings_of, passing, write_held
from bibconv.cli.inputs import Encoding, Files, FromFormat
from bibconv.cli.progress import with_progress
from bibconv.cli.sources import read_sources
from bibconv.detect import target_format
from bibconv.diagnostics import Diagnostic, Severity
from bibconv.errors import MisuseError
from bibconv.formats.base import Format
from bibconv.intake import read_blocks, source_format
from bibconv.loss import LossReport
from bibconv.model import Block, Record
from bibconv.outlet import identified, write_blocks
from bibconv.source import Source, encode_utf8

_SHOWN = 20  # findings shown before "and more"


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
    loss_report: Annotated[
        str | None,
        typer.Option(
            "--loss-report",
            metavar="FILE",
            help="Write as JSON what the target format could not hold.",
        ),
    ] = None,
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
    quiet: Annotated[
        bool, typer.Option("-q", "--quiet", help="Say nothing about findings and losses.")
    ] = False,
) -> None:
    """Convert references: bibconv convert refs.bib -t ris -o refs.ris

    Several inputs become one output. Findings and losses go to standard error. Exit code 1 says
    that part of the input could not be read, or was held back; the rest was converted.
    """
    if doubtful is not None and not min_trust:
        raise MisuseError("--doubtful needs --min-trust X, which says what to hold back")
    target = target_format(to_format, output)
    sources = read_sources(files, encoding)
    _refuse_to_overwrite([output, loss_report, doubtful], [] if in_place else sources)
    losses = LossReport(keep=loss_report is not None)
    found: list[Diagnostic] = []
    formats = [source_format(source, from_format) for source in sources]
    held: list[Record] = []
    blocks = _blocks(sources, formats, found, quiet, model)
    if min_trust:
        blocks = passing(blocks, min_trust, held)
    if target.name != "ris":
        blocks = identified(blocks)
    pieces = write_blocks(blocks, target, source_formats=formats, canonical=canonical, lose=losses)
    chunks = _encoded(pieces, sources, formats, target)
    if output is not None:
        atomic.write_bytes(output, chunks)
    else:
        for chunk in chunks:
            sys.stdout.buffer.write(chunk)
        sys.stdout.buffer.flush()
    if loss_report is not None:
        text = json.dumps(losses.to_json(), ensure_ascii=False, indent=2) + "\n"
        atomic.write_bytes(loss_report, [encode_utf8(text)])
    if doubtful is not None:
        write_held(doubtful, held, target, formats)
    found += findings_of(held, found)
    if not quiet:
        _report(_by_place(found, sources), losses)
    if held or any(diagnostic.severity is Severity.ERROR for diagnostic in found):
        raise typer.Exit(EXIT_FINDINGS)


def _refuse_to_overwrite(outputs: list[str | None], sources: list[Source]) -> None:
    written = [path for path in outputs if path is not None]
    for one, other in combinations(written, 2):
        if _same_file(one, other):
            raise MisuseError(f"{one} cannot be both of two outputs; give each a file of its own")
    for path in written:
        for source in sources:
            if _same_file(path, source.name):
                raise MisuseError(f"{path} is an input; write elsewhere, or say -i to overwrite it")


def _same_file(one: str, other: str) -> bool:
    if Path(one).exists() and Path(other).exists():
        return Path(one).samefile(other)
    return Path(one).resolve() == Path(other).resolve()


def _blocks(
    sources: list[Source],
    formats: list[Format],
    found: list[Diagnostic],
    quiet: bool,
    model: str | None,
) -> Iterator[Block]:
    blocks = chain.from_iterable(
        read_blocks(source, format, found.append, model=model)
        for source, format in zip(sources, formats, strict=True)
    )
    return with_progress(blocks, sum(len(source.text) for source in sources), quiet)


def _encoded(
    pieces: Iterable[str], sources: list[Source], formats: list[Format], target: Format
) -> Iterator[bytes]:
    """The same format keeps its encoding; anything else is UTF-8."""
    (source, *others) = sources
    same = not others and formats[0].name == target.name
    if same and (source.bom or source.encoding != "utf-8"):
        yield source.encode("".join(pieces))
        return
    for piece in pieces:
        yield encode_utf8(piece)


def _by_place(found: list[Diagnostic], sources: list[Source]) -> list[Diagnostic]:
    order = {id(source): number for number, source in enumerate(sources)}

    def place(diagnostic: Diagnostic) -> tuple[int, int]:
        span = diagnostic.span
        return (order[id(span.source)], span.start) if span is not None else (len(order), 0)

    return sorted(found, key=place)


def _report(found: list[Diagnostic], losses: LossReport) -> None:
    paint = findings.Painter(findings.wants_colour(sys.stderr))
    for diagnostic in found[:_SHOWN]:
        print(findings.headline(diagnostic, paint), file=sys.stderr)
    if len(found) > _SHOWN:
        print(f"... and {len(found) - _SHOWN} more; see: bibconv check", file=sys.stderr)
    for line in losses.summary():
        print(f"{paint('note:', '1')} {findings.clean(line)}", file=sys.stderr)
