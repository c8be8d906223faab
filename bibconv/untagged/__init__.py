"""Read the references that a marked-up file holds as running text.

A format marks such records (:class:`~bibconv.model.untagged.Untagged`). The records of a list are
read together, because they share a style; what the elements of a record say takes precedence over
what is read. Files without such records pass through unchanged, and the reader is not loaded.

>>> from bibconv.formats import FORMATS
>>> source = Source("<ref><mixed-citation>Fenn R. Owls. Night Zool 2016, 2: 3-9.</mixed-citation></ref>")
>>> context = ReadContext()
>>> next(with_text_read(FORMATS["jats"].read(source, context), context)).item.text("page")
'3-9'
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import msgspec

from bibconv.formats.base import ReadContext
from bibconv.model import Block, Comment, Item, Record, Segment, Untagged
from bibconv.source import Source

if TYPE_CHECKING:
    from bibconv.untagged.merging import Reading
    from bibconv.untagged.works import CitedWorks

_MOST = 4_000  # blocks that are held back: 2,000 references and what stands between them
_FAR = 20_000  # characters between two references that are not of one list


def with_text_read(blocks: Iterable[Block], context: ReadContext) -> Iterator[Block]:
    """Replace each :class:`Untagged` record by the records that are read from its text.

    From the first one on, up to 4,000 blocks are held back until the list ends.

    Args:
        blocks: the blocks of a file, in order.
        context: where findings are reported, and the model to read with.
    """
    held: list[Block] = []
    for block in blocks:
        if held and (len(held) >= _MOST or _is_far(block)):
            yield from _read(held, context)
            held = []
        if held or isinstance(block, Untagged):
            held.append(block)
        else:
            yield block
    if held:
        yield from _read(held, context)


def _is_far(block: Block) -> bool:
    return isinstance(block, Comment) and len(block.raw) > _FAR


def _read(held: Sequence[Block], context: ReadContext) -> Iterator[Block]:
    """The blocks, with all texts among them read as one list."""
    from bibconv.untagged.merging import Reading
    from bibconv.untagged.works import cited_works

    cited = [cited_works(block) if isinstance(block, Untagged) else None for block in held]
    texts = [
        block.passage.text[start:end]
        for block, found in zip(held, cited, strict=True)
        if isinstance(block, Untagged) and found is not None and found.is_read
        for start, end in found.works
    ]
    readings = iter(_readings(texts, context.model) if texts else ())
    nothing = Reading(Record(Item("", "document")))
    for block, found in zip(held, cited, strict=True):
        if isinstance(block, Untagged) and found is not None:
            made = [next(readings) if found.is_read else nothing for _ in found.works]
            yield from _records(block, found, made, context)
        else:
            yield block


def _readings(texts: Sequence[str], model: str | None) -> list[Reading]:
    """The texts of one list, each read as a reference."""
    from bibconv.references import evidence, labeller_of, read_all
    from bibconv.untagged.merging import Reading

    source = Source("\n".join(texts), "<text>")
    segments, at = [], 0
    for text in texts:
        segments.append(Segment(text, at, at + len(text)))
        at += len(text) + 1
    records = read_all(segments, source, labeller=labeller_of(model))
    signs = [evidence(text) for text in texts]
    # In a list of references even a bare title is a reference.
    is_list = 2 * sum(count >= 2 for count in signs) >= len(texts)
    return [
        Reading(record, segment.start, bool(is_list or count))
        for record, segment, count in zip(records, segments, signs, strict=True)
    ]


def _records(
    block: Untagged, found: CitedWorks, readings: Sequence[Reading], context: ReadContext
) -> Iterator[Record]:
    """One record for each work that ``block`` cites; the first holds the text of all."""
    from bibconv.untagged.findings import findings
    from bibconv.untagged.merging import merge

    for number, (work, reading) in enumerate(zip(found.works, readings, strict=True)):
        merged = merge(block, found.works, number, reading)
        for finding in findings(merged, block.passage, work, is_unsure=found.is_unsure):
            context.report(finding)
        record = merged.record
        yield msgspec.structs.replace(record, raw="") if number else record
