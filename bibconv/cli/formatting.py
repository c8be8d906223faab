"""What ``bibconv format`` does, apart from how its options are typed."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any

import msgspec

from bibconv import api
from bibconv.checking import Settings, find_settings, read_settings
from bibconv.cli import EXIT_FINDINGS
from bibconv.cli.findings import clean
from bibconv.cli.fixes import unified, write
from bibconv.cli.sources import STDIN, read_sources
from bibconv.errors import MisuseError
from bibconv.layout import LaidOut, Layout, laid_out, layout_of
from bibconv.source import Source

__all__ = ["FormatOptions", "run"]


class FormatOptions(msgspec.Struct, kw_only=True):
    """The options of the command, one attribute each; see ``bibconv format --help``."""

    files: list[str] = msgspec.field(default_factory=list)
    from_format: str | None = None
    check: bool = False
    diff: bool = False
    sort: str | None = None
    sort_fields: bool = False
    align: bool = False
    config: str | None = None
    no_config: bool = False
    force_exclude: bool = False
    encoding: str | None = None
    quiet: bool = False


def run(options: FormatOptions) -> int:
    """Lay the files out, or say which are not, and give the exit code."""
    settings = _settings(options)
    layout = _layout(options, settings)
    sources = read_sources(options.files, options.encoding, settings)
    changed = refused = 0
    for source, result in _results(sources, options, layout):
        name = clean(source.name)
        if result.refused is not None:
            print(f"{name}: not laid out: {clean(result.refused)}", file=sys.stderr)
            refused += 1
            if source.name == STDIN and not options.check:
                _print(source, source.text)
            continue
        if options.diff:
            sys.stdout.writelines(unified(source.name, source.text, result.text))
        elif not options.check and source.name == STDIN:
            _print(source, result.text)
        if result.text == source.text:
            continue
        changed += 1
        if options.check and not options.diff:
            print(f"{name}: would be laid out anew", file=sys.stderr)
        elif not options.diff and source.name != STDIN:
            write(source, source.encode(result.text))
    if not options.quiet:
        _summarise(len(sources), changed, refused, options)
    looked_only = options.check or options.diff
    return EXIT_FINDINGS if refused or (looked_only and changed) else 0


def _results(
    sources: list[Source], options: FormatOptions, layout: Layout
) -> Iterator[tuple[Source, LaidOut]]:
    for source in sources:
        library = api.load_source(source, options.from_format)
        yield source, laid_out(library, layout)


def _settings(options: FormatOptions) -> Settings:
    from pathlib import Path

    settings = Settings()
    if options.config is not None:
        settings = read_settings(Path(options.config)) or settings
    elif not options.no_config:
        settings = find_settings()
    if options.force_exclude:
        settings = msgspec.structs.replace(settings, force_exclude=True)
    return settings


def _layout(options: FormatOptions, settings: Settings) -> Layout:
    changes: dict[str, Any] = {}
    if options.sort is not None:
        words = [word.strip() for word in options.sort.split(",")]
        if not all(words):
            raise MisuseError("--sort takes names separated by commas, such as key or -year,author")
        changes["sort"] = words
    if options.sort_fields:
        changes["sort-fields"] = True
    if options.align:
        changes["align"] = True
    return layout_of(settings.format, **changes)


def _print(source: Source, text: str) -> None:
    sys.stdout.buffer.write(source.encode(text))
    sys.stdout.buffer.flush()


def _summarise(files: int, changed: int, refused: int, options: FormatOptions) -> None:
    word = "file" if files == 1 else "files"
    verb = "would change" if options.check or options.diff else "laid out anew"
    left = f", {refused:,} not touched" if refused else ""
    print(f"{files:,} {word}: {changed:,} {verb}{left}", file=sys.stderr)
