"""Reads RIS: any text in; records, and what stands between them, out."""

from __future__ import annotations

from collections.abc import Iterator

from bibconv.formats.base import ReadContext
from bibconv.formats.ris.blocks import Splitter, Stretch
from bibconv.formats.ris.collect import collect
from bibconv.formats.ris.problems import Problems
from bibconv.model import Block, Record
from bibconv.source import Source


def read(source: Source, context: ReadContext) -> Iterator[Block]:
    """The blocks of ``source``, one record at a time."""
    problems = Problems(source, context.report)
    limits = context.limits
    count = 0
    for block in Splitter(source, problems):
        if isinstance(block, Stretch):
            count += 1
            limits.require("items", count, source.name)
            limits.require("value_length", block.end - block.start, source.name)
            yield _record(source, block, problems)
        else:
            yield block


def _record(source: Source, stretch: Stretch, problems: Problems) -> Record:
    fields = stretch.fields
    collected = collect([field.name for field in fields], [field.value for field in fields])
    if collected.unknown is not None:
        problems.unknown_type(fields[collected.unknown])
    at = collected.id_index
    return Record(
        collected.item(),
        raw=source.text[stretch.start : stretch.end],
        source=source,
        start=stretch.start,
        end=stretch.end,
        fields=tuple(fields),
        origins=collected.origins,
        id_span=None if at is None else (fields[at].start, fields[at].end),
    )
