"""What ``bibconv convert`` does, apart from how its options are typed."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from itertools import chain, combinations
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec

from bibconv import atomic
from bibconv.cli import EXIT_FINDINGS, findings
from bibconv.cli.doubtful import findings_of, passing, write_held
from bibconv.cli.progress import with_progress
from bibconv.cli.sources import read_sources
from bibconv.detect import FORMATS, target_format
from bibconv.diagnostics import Diagnostic, Severity
from bibconv.errors import MisuseError
from bibconv.formats.base import Format
from bibconv.intake import read_blocks, source_format
from bibconv.loss import LossReport
from bibconv.managers import Manager, manager_named
from bibconv.model import Block, Record
from bibconv.outlet import identified, keeps_text, write_blocks
from bibconv.source import Source, encode_utf8
from bibconv.wordprocessor import Manuscript

__all__ = ["ConvertOptions", "options_of", "run"]

_AT_ONCE = 1 << 16  # characters that are written together
_NOT_FOR_TABLES = ("columns", "doubtful", "in_place", "loss_report", "min_trust", "model", "strict")
_SHOWN = 20  # findings shown before "and more"


class ConvertOptions(msgspec.Struct, kw_only=True):
    """The options of the command, one attribute each; see ``bibconv convert --help``."""

    files: list[str] = msgspec.field(default_factory=list)
    from_format: str | None = None
    to_format: str | None = None
    output: str | None = None
    for_manager: str | None = None
    loss_report: str | None = None
    strict: bool = False
    canonical: bool = False
    in_place: bool = False
    columns: str | None = None
    encoding: str | None = None
    model: str | None = None
    min_trust: Annotated[float, msgspec.Meta(ge=0, le=1)] = 0.0
    doubtful: str | None = None
    quiet: bool = False
    jobs: Annotated[int, msgspec.Meta(ge=0, le=1024)] = 1
    engine: Literal["processes", "dask"] = "processes"
    scheduler: str | None = None
    text_column: str = "text"


def options_of(chosen: dict[str, Any]) -> ConvertOptions | None:
    """The options from words that were typed; ``None`` if a number is none."""
    try:
        return msgspec.convert(chosen, ConvertOptions, strict=False)
    except msgspec.ValidationError:
        return None


class _LostError(Exception):
    """Something was lost and ``--strict`` forbids it."""


def run(options: ConvertOptions) -> int:
    """Convert, report, and give the exit code."""
    if options.doubtful is not None and not options.min_trust:
        raise MisuseError("--doubtful needs --min-trust X, which says what to hold back")
    manager = manager_named(options.for_manager) if options.for_manager else None
    scheduler = _scheduler(options)
    if _are_tables(options.files):
        return _run_tables(options, manager, scheduler)
    target = _target(options, manager)
    sources = read_sources(options.files, options.encoding)
    written = [options.output, options.loss_report, options.doubtful]
    _refuse_to_overwrite(written, [] if options.in_place else sources)
    losses = LossReport(keep=options.loss_report is not None)
    found: list[Diagnostic] = []
    formats = [source_format(source, options.from_format) for source in sources]
    held: list[Record] = []
    chunks = _spread(sources, formats, target, found, losses, options)
    if chunks is None:
        blocks = _blocks(sources, formats, found, options)
        if options.min_trust:
            blocks = passing(blocks, options.min_trust, held)
        if target.name != "ris":
            blocks = identified(blocks)
        pieces = write_blocks(
            blocks,
            target,
            source_formats=formats,
            canonical=options.canonical,
            lose=losses,
            manager=manager,
        )
        chunks = _encoded(pieces, sources, formats, target)
    refused = _write(chunks, losses, options)
    if options.loss_report is not None:
        _write_losses(options.loss_report, losses)
    if options.doubtful is not None:
        write_held(options.doubtful, held, target, formats)
    found += findings_of(held, found)
    if not options.quiet:
        _report(_by_place(found, sources), losses)
    if refused:
        told = "; the output is not written" if options.output else ""
        print(f"bibconv: error: --strict: {losses.lost} values are lost{told}", file=sys.stderr)
    failed = any(diagnostic.severity is Severity.ERROR for diagnostic in found)
    return EXIT_FINDINGS if held or failed or refused else 0


def _scheduler(options: ConvertOptions) -> str | None:
    """Where the cluster is; ``None`` for this computer."""
    if (options.engine == "dask") != (options.scheduler is not None):
        raise MisuseError("--engine dask and --scheduler ADDRESS belong together")
    return options.scheduler


def _are_tables(files: list[str]) -> bool:
    """Whether the inputs are Parquet tables."""
    tables = [file.endswith(".parquet") for file in files]
    if any(tables) and not all(tables):
        raise MisuseError("Parquet tables and other files cannot be one output; convert them apart")
    return any(tables)


def _run_tables(options: ConvertOptions, manager: Manager | None, scheduler: str | None) -> int:
    from bibconv.cli.tables import convert_tables
    from bibconv.rows import RowPlan

    for name in _NOT_FOR_TABLES:
        if getattr(options, name):
            option = name.replace("_", "-")
            raise MisuseError(f"--{option} is not for Parquet tables; see docs/cluster.md")
    target = options.to_format or (manager.format if manager is not None else "csl-json")
    plan = RowPlan(
        text=options.text_column,
        source=options.from_format,
        target=target_format(target, None).name,
        manager=options.for_manager,
    )
    return convert_tables(
        options.files, options.output, plan, options.jobs, scheduler, options.quiet
    )


def _target(options: ConvertOptions, manager: Manager | None) -> Format:
    """The format to write: as said, as the manager wants it, or as the ending of OUT tells."""
    if manager is not None and options.to_format is None and options.output is None:
        return FORMATS[manager.format]
    return target_format(options.to_format, options.output)


def _write(chunks: Iterator[bytes], losses: LossReport, options: ConvertOptions) -> bool:
    """Write the output; whether it was refused because of a loss."""
    try:
        if options.strict:
            chunks = _lossless(chunks, losses)
        if options.output is not None:
            atomic.write_bytes(options.output, chunks)
            return False
        for chunk in chunks:
            sys.stdout.buffer.write(chunk)
        sys.stdout.buffer.flush()
    except _LostError:
        sys.stdout.buffer.flush()
        return True
    return False


def _lossless(chunks: Iterator[bytes], losses: LossReport) -> Iterator[bytes]:
    """The chunks; an error behind the last of them if anything was lost."""
    yield from chunks
    if losses.lost:
        raise _LostError


def _write_losses(path: str, losses: LossReport) -> None:
    """The losses: a table if the file is called ``.txt``, else JSON."""
    if path.lower().endswith(".txt"):
        text = "".join(f"{line}\n" for line in losses.to_lines())
    else:
        text = json.dumps(losses.to_json(), ensure_ascii=False, indent=2) + "\n"
    atomic.write_bytes(path, [encode_utf8(text)])


def _columns(text: str | None) -> tuple[tuple[str, str], ...]:
    """``Heading=title, Written by=author`` as pairs."""
    pairs = []
    for part in (text or "").split(","):
        title, equals, variable = part.partition("=")
        if part.strip() and not (equals and title.strip() and variable.strip()):
            raise MisuseError(f"--columns: {part.strip()!r} is not of the form TITLE=VARIABLE")
        if part.strip():
            pairs.append((title.strip(), variable.strip()))
    return tuple(pairs)


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
    options: ConvertOptions,
) -> Iterator[Block]:
    columns = _columns(options.columns)
    blocks = chain.from_iterable(
        read_blocks(source, format, found.append, model=options.model, columns=columns)
        for source, format in zip(sources, formats, strict=True)
    )
    return with_progress(blocks, sum(len(source.text) for source in sources), options.quiet)


def _spread(
    sources: list[Source],
    formats: list[Format],
    target: Format,
    found: list[Diagnostic],
    losses: LossReport,
    options: ConvertOptions,
) -> Iterator[bytes] | None:
    """The output, made by several processes; ``None`` where that is not asked for or not possible."""
    alone = options.jobs == 1 and options.scheduler is None
    # What is hidden in a document does not travel with a stretch of its text.
    alone = alone or any(isinstance(source, Manuscript) for source in sources)
    if alone or options.min_trust or _recoded(sources, formats, target):
        return None
    from bibconv.chunks import Plan
    from bibconv.cli.jobs import converted

    plan = Plan(
        target=target.name,
        canonical=options.canonical,
        manager=options.for_manager,
        kept=options.for_manager is None and keeps_text(formats, target, options.canonical),
        columns=_columns(options.columns),
        model=options.model,
        each_loss=losses.keep,
    )
    return converted(
        sources,
        formats,
        plan,
        options.jobs,
        options.scheduler,
        found.append,
        losses,
        options.quiet,
    )


def _recoded(sources: list[Source], formats: list[Format], target: Format) -> bool:
    """Whether the output is in the encoding of the one input, and that is not UTF-8."""
    (source, *others) = sources
    same = not others and formats[0].name == target.name
    return same and (bool(source.bom) or source.encoding != "utf-8")


def _encoded(
    pieces: Iterable[str], sources: list[Source], formats: list[Format], target: Format
) -> Iterator[bytes]:
    """The same format keeps its encoding; anything else is UTF-8."""
    if _recoded(sources, formats, target):
        yield sources[0].encode("".join(pieces))
        return
    waiting: list[str] = []
    size = 0
    for piece in pieces:
        waiting.append(piece)
        size += len(piece)
        if size >= _AT_ONCE:
            yield encode_utf8("".join(waiting))
            waiting, size = [], 0
    yield encode_utf8("".join(waiting))


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
