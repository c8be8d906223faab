"""``--jobs``: a conversion on several cores of this computer."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

from bibconv.chunks import Chunk, Plan, batches_of, can_be_cut, chunks_of
from bibconv.cli.progress import Meter
from bibconv.diagnostics import Diagnostic
from bibconv.errors import LimitExceededError
from bibconv.formats.base import Format
from bibconv.loss import LossReport
from bibconv.source import Source
from bibconv.spread import spread

_AHEAD = 2  # calls begun for each process before the first is done


def converted(
    sources: list[Source],
    formats: list[Format],
    plan: Plan,
    jobs: int,
    report: Callable[[Diagnostic], None],
    losses: LossReport,
    quiet: bool,
) -> Iterator[bytes] | None:
    """The output; ``None`` if there is nothing that can be done at the same time."""
    if not can_be_cut(sources, formats, plan):
        return None
    batches = batches_of(_chunks(sources, formats))
    if len(batches) < 2:
        return None
    return _run(batches, sources, plan, jobs or os.cpu_count() or 1, report, losses, quiet)


def _chunks(sources: list[Source], formats: list[Format]) -> Iterator[Chunk]:
    for number, (source, format) in enumerate(zip(sources, formats, strict=True)):
        yield from chunks_of(source, format.name, number)


def _run(
    batches: list[tuple[Chunk, ...]],
    sources: list[Source],
    plan: Plan,
    jobs: int,
    report: Callable[[Diagnostic], None],
    losses: LossReport,
    quiet: bool,
) -> Iterator[bytes]:
    meter = Meter(sum(len(source.text) for source in sources), quiet)
    pool = ProcessPoolExecutor(min(jobs, len(batches)))
    try:
        yield from spread(
            batches,
            sources,
            plan,
            pool,
            ahead=_AHEAD * jobs,
            report=report,
            losses=losses,
            told=meter.advance,
        )
    except BrokenProcessPool:
        raise LimitExceededError(
            "a process was ended from outside, most likely for want of memory; try fewer --jobs"
        ) from None
    finally:
        meter.close()
        pool.shutdown(cancel_futures=True)
