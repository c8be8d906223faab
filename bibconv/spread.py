"""A conversion spread over cores: chunks are converted by other processes, outputs stay in order.

The outcome is that of one process, byte for byte. Whatever can run a function elsewhere and gives
futures for it will do: a pool of processes, or a cluster's client.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Protocol

from bibconv.chunks import Chunk, Part, Plan, Written, convert, framed, names_for
from bibconv.diagnostics import Diagnostic, moved
from bibconv.intake import encoding_findings
from bibconv.limits import DEFAULT_LIMITS
from bibconv.loss import LossReport
from bibconv.source import Source

__all__ = ["Engine", "Future", "Spread"]


class Future(Protocol):
    """What an engine gives for a call."""

    def result(self) -> Any:
        """The value of the call, once it is there."""


class Engine(Protocol):
    """Runs functions somewhere else, as :class:`concurrent.futures.Executor` does."""

    def submit(self, function: Callable[..., Any], /, *arguments: Any) -> Future:
        """Begin a call."""


Told = Callable[[int, int], None]


class Spread:
    """One conversion, its chunks converted by an engine.

    Args:
        batches: what is converted at once.
        sources: the inputs that the chunks are parts of.
        plan: how.
        engine: where.
        ahead: how many calls to begin before the first one is done; memory grows with it.
        report: called with each finding.
        losses: grows by what is lost.
        told: called with the characters and records that are done.
    """

    def __init__(
        self,
        batches: Sequence[tuple[Chunk, ...]],
        sources: Sequence[Source],
        plan: Plan,
        engine: Engine,
        *,
        ahead: int,
        report: Callable[[Diagnostic], None],
        losses: LossReport,
        told: Told | None = None,
    ) -> None:
        self.batches, self.sources, self.plan = batches, sources, plan
        self.engine, self.ahead = engine, ahead
        self.report, self.losses, self.told = report, losses, told
        self.counts = [0] * len(sources)
        self.ids: list[str] = []

    def output(self) -> Iterator[bytes]:
        """The output in pieces; may be asked for once."""
        return framed(self._outputs(), self.plan)

    def _outputs(self) -> Iterator[bytes]:
        """The outputs of the batches, in order."""
        for source in self.sources:
            for finding in encoding_findings(source):
                self.report(finding)
        parts = self._parts()
        for number, part in parts:
            if part.torn:
                yield from self._rest(number)
                return
            if part.written is None:
                yield from self._named(number, part, parts)
                return
            yield self._done(number, part, part.written)

    def _parts(self) -> Iterator[tuple[int, Part]]:
        waiting: deque[Future] = deque()
        begun = 0
        for number in range(len(self.batches)):
            while begun < len(self.batches) and len(waiting) < self.ahead:
                waiting.append(self.engine.submit(convert, self.batches[begun], self.plan))
                begun += 1
            yield number, waiting.popleft().result()

    def _named(self, first: int, part: Part, parts: Iterator[tuple[int, Part]]) -> Iterator[bytes]:
        """From the first batch on that has a record without an id: all ids are known first."""
        rest = [part]
        for _, later in parts:
            if later.torn:
                yield from self._rest(first)
                return
            rest.append(later)
        known = Part(self.ids, [], {}, [], False, None)
        _, *names = names_for([known, *rest])
        waiting: deque[Future | None] = deque()
        for number, given in enumerate(names, first):
            batch = self.batches[number]
            waiting.append(self.engine.submit(convert, batch, self.plan, given) if given else None)
        for number, later in enumerate(rest, first):
            future = waiting.popleft()
            done = later if future is None else future.result()
            if done.torn:
                yield from self._rest(number)
                return
            assert done.written is not None
            yield self._done(number, done, done.written)

    def _rest(self, first: int) -> Iterator[bytes]:
        """This batch and all that follow, in one piece and here."""
        chunks = tuple(_joined([chunk for batch in self.batches[first:] for chunk in batch]))
        taken = frozenset(self.ids)
        part = convert(chunks, self.plan, None, taken)
        if part.written is None:
            known = Part(self.ids, [], {}, [], False, None)
            _, names = names_for([known, part])
            part = convert(chunks, self.plan, names, taken)
        assert part.written is not None
        yield self._done(first, part, part.written)

    def _done(self, number: int, part: Part, written: Written) -> bytes:
        for which, finding in part.found:
            self.report(moved(finding, self.sources[which], 0))
        for which, count in part.counts.items():
            self.counts[which] += count
            name = self.sources[which].name
            DEFAULT_LIMITS.require("items", self.counts[which], name)
        self.ids += part.ids
        self.losses.add(written.losses)
        if self.told is not None:
            done = sum(len(chunk.text) for chunk in self.batches[number])
            self.told(done, sum(part.counts.values()))
        return written.output


def _joined(chunks: Sequence[Chunk]) -> Iterator[Chunk]:
    """Chunks of one input that follow each other, as one."""
    run: list[Chunk] = []
    for chunk in chunks:
        if run and run[-1].number != chunk.number:
            yield _one(run)
            run = []
        run.append(chunk)
    if run:
        yield _one(run)


def _one(run: Sequence[Chunk]) -> Chunk:
    first = run[0]
    text = "".join(chunk.text for chunk in run)
    return Chunk(
        first.number, first.name, first.format, text, first.start, first.whole, first.definitions
    )
