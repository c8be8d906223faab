"""``--jobs`` and ``--engine dask``: a conversion on several cores, or on several machines."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from bibconv.chunks import Chunk, Plan, batches_of, can_be_cut, chunks_of
from bibconv.cli.progress import Meter
from bibconv.diagnostics import Diagnostic
from bibconv.engines import engine_at
from bibconv.formats.base import Format
from bibconv.loss import LossReport
from bibconv.source import Source
from bibconv.spread import Spread


def converted(
    sources: list[Source],
    formats: list[Format],
    plan: Plan,
    jobs: int,
    scheduler: str | None,
    report: Callable[[Diagnostic], None],
    losses: LossReport,
    quiet: bool,
) -> Iterator[bytes] | None:
    """The output; ``None`` if there is nothing that can be done at the same time."""
    if not can_be_cut(sources, formats, plan):
        return None
    batches = batches_of(_chunks(sources, formats))
    if len(batches) < 2 and scheduler is None:
        return None

    def output() -> Iterator[bytes]:
        meter = Meter(sum(len(source.text) for source in sources), quiet)
        with engine_at(jobs, scheduler) as (engine, ahead):
            spread = Spread(
                batches,
                sources,
                plan,
                engine,
                ahead=ahead,
                report=report,
                losses=losses,
                told=meter.advance,
            )
            try:
                yield from spread.output()
            finally:
                meter.close()

    return output()


def _chunks(sources: list[Source], formats: list[Format]) -> Iterator[Chunk]:
    for number, (source, format) in enumerate(zip(sources, formats, strict=True)):
        yield from chunks_of(source, format.name, number)
