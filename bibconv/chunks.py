"""Inputs in chunks that are converted apart, each by one pure function: :func:`convert`.

What comes out is what converting the whole gives, put together by the frame of the target format.
The function knows nothing of processes: :mod:`bibconv.spread` runs it on several cores or
machines.

>>> plan = Plan(target="ris")
>>> [chunk] = chunks_of(Source("@book{a, title = {A}}"), "bibtex")
>>> convert((chunk,), plan).written.output.decode().splitlines()[:2]
['TY  - BOOK', 'TI  - A']
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from bibconv.detect import FORMATS
from bibconv.diagnostics import Diagnostic, moved
from bibconv.formats.base import Format, Frame, ReadContext
from bibconv.intake import read_blocks
from bibconv.loss import LossReport
from bibconv.managers import Manager, manager_named
from bibconv.model import Block, Record
from bibconv.outlet import keeps_text, write_blocks
from bibconv.source import Source, encode_utf8
from bibconv.text.keys import Keys, suggest_key

__all__ = [
    "Chunk",
    "Part",
    "Plan",
    "Written",
    "batches_of",
    "can_be_cut",
    "chunks_of",
    "convert",
    "framed",
    "names_for",
]

SIZE = 500_000  # characters of a chunk, about
# Findings in BibTeX that leave no doubt where entries begin and end.
_HARMLESS = frozenset({"S120", "S121", "S130", "S131"})
_LINKS = ("crossref", "xdata")


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """How to convert, in values that can be sent to another process.

    Attributes:
        target: name of the format to write.
        canonical: lay out anew what the target format could keep as it was.
        manager: name of the reference manager to write for.
        kept: the text of records is kept, because it is in the target format already.
        columns: as in :class:`~bibconv.formats.base.ReadContext`.
        model: likewise.
        each_loss: tell each loss, not only how many.
    """

    target: str
    canonical: bool = False
    manager: str | None = None
    kept: bool = False
    columns: tuple[tuple[str, str], ...] = ()
    model: str | None = None
    each_loss: bool = False

    @property
    def format(self) -> Format:
        """The format to write."""
        return FORMATS[self.target]

    @property
    def frame(self) -> Frame | None:
        """What stands around and between outputs; ``None`` if they cannot be put together."""
        return Frame() if self.kept else self.format.frame

    @property
    def needs_ids(self) -> bool:
        """Whether every record needs an id; RIS does without."""
        return self.target != "ris"


class Chunk(msgspec.Struct, frozen=True):
    """A stretch of one input that is read by itself.

    Attributes:
        number: which input, from 0.
        name: what it is called.
        format: name of its format.
        text: the characters of the stretch.
        start: where it begins in the input.
        whole: whether it is all of the input.
        definitions: text of the input whose string definitions hold here too.
    """

    number: int
    name: str
    format: str
    text: str
    start: int = 0
    whole: bool = True
    definitions: str = ""


class Written(msgspec.Struct, frozen=True):
    """What a chunk came to: the output with its frame, and what was lost.

    ``output`` is empty if no record is in it.
    """

    output: bytes
    losses: LossReport


class Part(msgspec.Struct, frozen=True):
    """What is known of a chunk after it was read.

    Attributes:
        ids: of its records, where they have one.
        wanted: suggested ids for the records without one, in order.
        counts: how many records each input gave, by its number.
        found: findings as (number of the input, finding), places in the input.
        torn: whether a syntax error leaves open if it ends where the chunk ends, or another
            record decides what is written here: this and all that follows must be read again,
            in one piece.
        written: ``None`` if ``wanted`` is to be decided first.
    """

    ids: list[str]
    wanted: list[str]
    counts: dict[int, int]
    found: list[tuple[int, Diagnostic]]
    torn: bool
    written: Written | None


def can_be_cut(sources: Sequence[Source], formats: Sequence[Format], plan: Plan) -> bool:
    """Whether the outputs of parts can be put together, and no entry needs one of another part."""
    if plan.frame is None:
        return False
    if plan.format.family != "bib" or (len(sources) == 1 and formats[0].family == "bib"):
        return True  # a single BibTeX file with links is not cut anyway
    return not any(_links(source.text) for source in sources)


def _links(text: str) -> bool:
    for start in range(0, len(text), SIZE):
        piece = text[start : start + SIZE + 8].lower()
        if any(word in piece for word in _LINKS):
            return True
    return False


def chunks_of(source: Source, format: str, number: int = 0, size: int = SIZE) -> list[Chunk]:
    """The chunks of an input, of about ``size`` characters each; one where it cannot be cut."""
    registered, text = FORMATS[format], source.text
    head: str | None = ""
    if registered.family == "bib":
        from bibconv.formats.bibtex.reader import shared_head

        head = shared_head(text) if len(text) > size else None
    if head is None or not registered.cut:
        return [Chunk(number, source.name, format, text)]
    ends = [*_cuts(text, registered.cut, size), len(text)]
    starts = [0, *ends[:-1]]
    return [
        Chunk(
            number,
            source.name,
            format,
            text[start:end],
            start,
            len(ends) == 1,
            head if start else "",
        )
        for start, end in zip(starts, ends, strict=True)
    ]


def _cuts(text: str, pattern: str, size: int) -> Iterator[int]:
    cut = re.compile(pattern)
    match = cut.search(text, size)
    while match is not None and match.end() < len(text):
        yield match.end()
        match = cut.search(text, match.end() + size)


def batches_of(chunks: Iterable[Chunk], size: int = SIZE) -> list[tuple[Chunk, ...]]:
    """The chunks in order, small ones together: what is converted by one call."""
    batches: list[list[Chunk]] = []
    room = 0
    for chunk in chunks:
        if not batches or len(chunk.text) > room:
            batches.append([])
            room = size
        batches[-1].append(chunk)
        room -= len(chunk.text)
    return [tuple(batch) for batch in batches]


def convert(
    chunks: Sequence[Chunk],
    plan: Plan,
    names: Sequence[str] | None = None,
    taken: frozenset[str] = frozenset(),
) -> Part:
    """Convert the records of a few chunks.

    Args:
        chunks: what to read, in order.
        plan: how.
        names: ids for the records without one, in order; if ``None`` and there are such records
            that need one, nothing is written.
        taken: ids of records elsewhere in the output, if this is all that is left.
    """
    found: list[tuple[int, Diagnostic]] = []
    counts: dict[int, int] = {}
    blocks: list[Block] = []
    for chunk in chunks:
        read = list(_read(chunk, plan, found))
        counts[chunk.number] = counts.get(chunk.number, 0) + _records(read)
        blocks += read
    ids = [b.item.id for b in blocks if isinstance(b, Record) and b.item.id]
    nameless = [b for b in blocks if isinstance(b, Record) and not b.item.id]
    wanted = [suggest_key(b.item) for b in nameless] if plan.needs_ids else []
    torn = not chunks[-1].whole and _torn(chunks[-1], found)
    if wanted and names is None:
        return Part(ids, wanted, counts, found, torn, None)
    if wanted:
        assert names is not None
        blocks = list(_named(blocks, names))
        ids += names
    if plan.format.family == "bib" and not taken:
        torn = torn or _has_unfit(ids)
    return Part(ids, wanted, counts, found, torn, _write(blocks, chunks, plan, taken))


def names_for(parts: Sequence[Part]) -> list[list[str]]:
    """The ids that records without one get, for each part: none that stands in another one."""
    keys = Keys(id for part in parts for id in part.ids)
    return [[keys.unique(wanted) for wanted in part.wanted] for part in parts]


def framed(outputs: Iterator[bytes], plan: Plan) -> Iterator[bytes]:
    """One output made of those of the parts."""
    frame = plan.frame
    assert frame is not None
    head, between, tail = (encode_utf8(text) for text in frame)
    started = False
    for output in outputs:
        if not output:
            continue
        yield between if started else head
        yield output[len(head) : len(output) - len(tail)]
        started = True
    if started:
        yield tail
    else:
        yield from (encode_utf8(text) for text in write_blocks([], plan.format))


def _read(chunk: Chunk, plan: Plan, found: list[tuple[int, Diagnostic]]) -> Iterator[Block]:
    source, place = Source(chunk.text, chunk.name), Source("", chunk.name)
    format = FORMATS[chunk.format]

    def report(finding: Diagnostic) -> None:
        # The text stays here; only places in it travel.
        found.append((chunk.number, moved(finding, place, chunk.start)))

    if chunk.whole:
        return read_blocks(source, format, report, model=plan.model, columns=plan.columns)
    context = ReadContext(report, definitions=chunk.definitions)
    return format.read(source, context)


def _records(blocks: Sequence[Block]) -> int:
    return sum(isinstance(block, Record) for block in blocks)


def _torn(chunk: Chunk, found: list[tuple[int, Diagnostic]]) -> bool:
    """Whether a finding says that the text may go on otherwise than it seems here."""
    if FORMATS[chunk.format].family != "bib":
        return False
    return any(f.code[:2] == "S1" and f.code not in _HARMLESS for _, f in found)


def _has_unfit(ids: Sequence[str]) -> bool:
    """Whether BibTeX cannot hold an id: the key made of it depends on those of all others."""
    from bibconv.formats.bibtex.writer import is_key

    return not all(is_key(id) for id in ids)


def _named(blocks: Sequence[Block], names: Sequence[str]) -> Iterator[Block]:
    waiting = iter(names)
    for block in blocks:
        if isinstance(block, Record) and not block.item.id:
            item = block.item.with_(id=next(waiting))
            block = msgspec.structs.replace(block, item=item)
        yield block


def _write(
    blocks: Sequence[Block], chunks: Sequence[Chunk], plan: Plan, taken: frozenset[str]
) -> Written:
    losses = LossReport(keep=plan.each_loss)
    manager: Manager | None = manager_named(plan.manager) if plan.manager else None
    formats = [FORMATS[chunk.format] for chunk in chunks]
    assert not plan.kept or keeps_text(formats, plan.format, plan.canonical)
    if not plan.kept and not any(isinstance(block, Record) for block in blocks):
        return Written(b"", losses)
    pieces = write_blocks(
        blocks,
        plan.format,
        source_formats=formats,
        canonical=plan.canonical or not plan.kept,
        lose=losses,
        manager=manager,
        taken=taken,
    )
    return Written(encode_utf8("".join(pieces)), losses)
