"""What ``bibconv check`` does, apart from how its options are typed.

The settings come from the project's file; options go before them.
"""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import IO, Annotated, Any

import msgspec

from bibconv import api
from bibconv.checking import Settings, check, fails, find_settings, read_settings
from bibconv.checking.documents import Gathered, gather
from bibconv.checking.settings import FAIL_ON
from bibconv.cli import EXIT_FINDINGS, findings
from bibconv.cli.report import FORMS, Report, printer
from bibconv.cli.sources import STDIN, read_sources
from bibconv.diagnostics import Diagnostic
from bibconv.documents import is_document
from bibconv.errors import MisuseError, UnreadableInputError
from bibconv.model import Library
from bibconv.source import Source

__all__ = ["CheckOptions", "options_of", "run"]


class CheckOptions(msgspec.Struct, kw_only=True):
    """The options of the command, one attribute each; see ``bibconv check --help``."""

    files: list[str] = msgspec.field(default_factory=list)
    from_format: str | None = None
    select: list[str] = msgspec.field(default_factory=list)
    extend_select: list[str] = msgspec.field(default_factory=list)
    ignore: list[str] = msgspec.field(default_factory=list)
    preset: str | None = None
    fail_on: str | None = None
    exit_zero: bool = False
    config: str | None = None
    no_config: bool = False
    force_exclude: bool = False
    baseline: str | None = None
    write_baseline: str | None = None
    since: str | None = None
    output_format: str = "text"
    output: str | None = None
    statistics: bool = False
    fix: bool = False
    unsafe_fixes: bool = False
    diff: bool = False
    encoding: str | None = None
    quiet: bool = False
    jobs: Annotated[int, msgspec.Meta(ge=0, le=1024)] = 0


def options_of(chosen: dict[str, Any]) -> CheckOptions | None:
    """The options from words that were typed; ``None`` if a number is none."""
    try:
        return msgspec.convert(chosen, CheckOptions, strict=False)
    except msgspec.ValidationError:
        return None


def run(options: CheckOptions) -> int:
    """Check, print, and give the exit code."""
    settings = _settings(options)
    if options.output_format not in FORMS:
        raise MisuseError(f"--output-format takes one of {', '.join(FORMS)}")
    if options.unsafe_fixes and not (options.fix or options.diff):
        raise MisuseError("--unsafe-fixes goes with --fix or --diff")
    sources = read_sources(options.files, options.encoding, settings)
    _spare_inputs(options, sources)
    gathered = _gathered(sources, options, settings)
    libraries = [api.load_source(source, options.from_format) for source in gathered.bibliographies]
    if options.fix or options.diff:
        from bibconv.cli.fixes import diff_only, put_in

        if options.diff:
            return diff_only(libraries, settings, options.unsafe_fixes)
        libraries = put_in(libraries, settings, options.unsafe_fixes)
    found = check(
        libraries,
        settings,
        since=options.since,
        documents=gathered.documents,
        beside=[api.load_source(source) for source in gathered.beside],
        jobs=options.jobs or os.cpu_count() or 1,
    )
    found = [*gathered.missing, *found]
    if options.write_baseline:
        return _write_baseline(options.write_baseline, found)
    found = _without_known(found, settings)
    # Where the fixed text goes to standard output, the findings cannot.
    fixed = options.fix and any(source.name == STDIN for source in sources)
    out = sys.stderr if fixed else sys.stdout
    if options.statistics:
        _print_statistics(found, out)
    else:
        _print(found, libraries, options, out)
    if not options.quiet and options.output_format in ("text", "concise"):
        records = sum(len(library) for library in libraries)
        word = "record" if records == 1 else "records"
        out.flush()  # the findings stand before the count, also where both go to one file
        print(f"{records:,} {word}: {findings.count_line(found)}", file=sys.stderr)
    failed = fails(found, settings.fail_on) and not options.exit_zero
    return EXIT_FINDINGS if failed else 0


def _gathered(sources: list[Source], options: CheckOptions, settings: Settings) -> Gathered:
    """The inputs, sorted into bibliographies and documents; a format that is named makes all of
    them bibliographies."""
    if options.from_format is not None or not any(is_document(s.name) for s in sources):
        return Gathered(sources, [], [], [])
    gathered = gather(sources, settings.cite_commands)
    if not gathered.bibliographies:
        raise UnreadableInputError("no bibliography: name one beside the documents")
    return gathered


def _settings(options: CheckOptions) -> Settings:
    """The project's settings with the options put before them."""
    settings = Settings()
    if options.config is not None:
        settings = read_settings(Path(options.config)) or settings
    elif not options.no_config:
        settings = find_settings()
    changes: dict[str, object] = {}
    if options.preset is not None:
        changes |= {"preset": options.preset, "select": None}
    if options.select:
        changes["select"] = tuple(_codes(options.select))
    changes["extend_select"] = settings.extend_select + tuple(_codes(options.extend_select))
    changes["ignore"] = settings.ignore + tuple(_codes(options.ignore))
    if options.fail_on is not None:
        changes["fail_on"] = options.fail_on
    if options.baseline is not None:
        changes["baseline"] = str(Path(options.baseline).absolute())
    if options.force_exclude:
        changes["force_exclude"] = True
    chosen: Settings = msgspec.structs.replace(settings, **changes)
    _require(chosen)
    return chosen


def _require(settings: Settings) -> None:
    """Words that come from options are as bound as those of the file."""
    from bibconv.checking.presets import PRESETS

    if settings.preset not in PRESETS:
        raise MisuseError(f"--preset takes one of {', '.join(PRESETS)}")
    if settings.fail_on not in FAIL_ON:
        raise MisuseError(f"--fail-on takes one of {', '.join(FAIL_ON)}")


def _codes(options: Iterable[str]) -> list[str]:
    return [code.strip() for option in options for code in option.split(",") if code.strip()]


def _without_known(found: list[Diagnostic], settings: Settings) -> list[Diagnostic]:
    if settings.baseline is None:
        return found
    from bibconv.checking.baseline import read_baseline, unknown

    path = settings.folder / settings.baseline
    return unknown(found, read_baseline(path), path)


def _write_baseline(path: str, found: list[Diagnostic]) -> int:
    from bibconv.checking.baseline import write_baseline

    count = write_baseline(path, found)
    word = "finding is" if count == 1 else "findings are"
    print(f"{count:,} {word} known in {path} now", file=sys.stderr)
    return 0


def _spare_inputs(options: CheckOptions, sources: Sequence[Source]) -> None:
    """What is written is never one of the files that are checked."""
    for path in (options.output, options.write_baseline):
        if path and any(Path(path).absolute() == Path(s.name).absolute() for s in sources):
            raise MisuseError(f"{path}: is an input; name another file to write")


def _print(
    found: list[Diagnostic], libraries: Sequence[Library], options: CheckOptions, out: IO[str]
) -> None:
    from bibconv.rules import RULES

    names = {code: rule.name for code, rule in RULES.items()}
    colour = options.output is None and findings.wants_colour(out)
    report = Report(found, libraries, names, colour)
    pieces = printer(options.output_format)(report)
    if options.output is None:
        out.writelines(pieces)
        return
    from bibconv import atomic

    atomic.write_bytes(options.output, (piece.encode("utf-8", "replace") for piece in pieces))


def _print_statistics(found: list[Diagnostic], out: IO[str]) -> None:
    """How often each rule was broken, for who adopts the rules on an old library."""
    from bibconv.rules import RULES

    counts = Counter((finding.code, finding.severity.value) for finding in found)
    for (code, severity), count in counts.most_common():
        name = RULES[code].name if code in RULES else ""
        fixable = sum(1 for finding in found if finding.code == code and finding.fix)
        mark = f"{fixable:>7} fixable" if fixable else ""
        print(f"{count:>7}  {code}  {severity:<7}  {name:<28}{mark}".rstrip(), file=out)
