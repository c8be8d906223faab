"""What ``bibconv dedupe`` does, apart from how its options are typed."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence

import msgspec

from bibconv import api, atomic
from bibconv.cli import EXIT_FINDINGS, findings
from bibconv.cli.findings import clean
from bibconv.cli.sources import read_sources
from bibconv.detect import target_format
from bibconv.errors import MisuseError
from bibconv.merging import Group, deduplicated, groups, merged
from bibconv.model import Library, Record
from bibconv.source import encode_utf8

__all__ = ["DedupeOptions", "run"]

_SHOWN = 70  # characters of a value


class DedupeOptions(msgspec.Struct, kw_only=True):
    """The options of the command, one attribute each; see ``bibconv dedupe --help``."""

    files: list[str] = msgspec.field(default_factory=list)
    from_format: str | None = None
    to_format: str | None = None
    output: str | None = None
    in_place: bool = False
    certain: bool = False
    report: str | None = None
    encoding: str | None = None
    quiet: bool = False


def run(options: DedupeOptions) -> int:
    """Show the duplicates, or merge them, and give the exit code."""
    sources = read_sources(options.files, options.encoding)
    if options.in_place and (options.output or len(sources) > 1):
        raise MisuseError("--in-place goes with one file, and without -o")
    library = api.merge(api.load_source(source, options.from_format) for source in sources)
    found = groups(library.items, certain=options.certain)
    if not options.quiet:
        _show(library, found)
    if options.report is not None:
        text = json.dumps(_told(library, found), ensure_ascii=False, indent=2) + "\n"
        atomic.write_bytes(options.report, [encode_utf8(text)])
    if options.output is None and options.to_format is None and not options.in_place:
        return EXIT_FINDINGS if found else 0
    _write(options, library, found)
    return 0


def _write(options: DedupeOptions, library: Library, found: Sequence[Group]) -> None:
    result = deduplicated(library, found)
    if options.in_place:
        from bibconv.cli.fixes import write

        source = library.sources[0]
        if found:
            write(source, source.encode(api.dumps(result, library.format or "csl-json")))
        return
    target = target_format(options.to_format, options.output)
    data = encode_utf8(api.dumps(result, target.name))
    if options.output is not None:
        atomic.write_bytes(options.output, [data])
    else:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()


def _show(library: Library, found: Sequence[Group]) -> None:
    records = library.records
    paint = findings.Painter(findings.wants_colour(sys.stderr))
    for group in found:
        members = [records[place] for place in group.places]
        keys = " = ".join(clean(record.item.id or "(no key)") for record in members)
        print(f"{_place(members[0])}: {paint(keys, '1')} ({group.reason})", file=sys.stderr)
        for record in members[1:]:
            print(
                f"  {_place(record)}: {clean(record.item.text('title')[:_SHOWN])}", file=sys.stderr
            )
        for choice in merged([record.item for record in members])[1]:
            dropped = '", "'.join(clean(text[:_SHOWN]) for text in choice.dropped)
            kept = clean(choice.kept[:_SHOWN])
            print(f'  {choice.variable}: "{kept}", not "{dropped}"', file=sys.stderr)
    fewer = sum(len(group.places) - 1 for group in found)
    word = "work" if len(found) == 1 else "works"
    print(
        f"{len(records):,} records: {len(found):,} {word} more than once, {fewer:,} too many",
        file=sys.stderr,
    )


def _place(record: Record) -> str:
    span = record.id_span
    if record.source is None or span is None:
        return clean(record.source.name) if record.source else "-"
    line, column = record.source.position(span[0])
    return f"{clean(record.source.name)}:{line}:{column}"


def _told(library: Library, found: Sequence[Group]) -> list[dict[str, object]]:
    """The groups for programs."""
    records = library.records
    told: list[dict[str, object]] = []
    for group in found:
        items = [records[place].item for place in group.places]
        item, choices = merged(items)
        told.append(
            {
                "id": item.id,
                "merged": [other.id for other in items],
                "reason": group.reason,
                "choices": [
                    {"variable": c.variable, "kept": c.kept, "dropped": list(c.dropped)}
                    for c in choices
                ],
            }
        )
    return told
