"""Rules of records on several cores: shares of the records, each looked at by a forked process.

The processes have the records from the start and give back findings only. Where a system cannot
fork, or a process is ended from outside, its share is done here.
"""

from __future__ import annotations

import gc
import io
import os
import pickle
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from bibconv.diagnostics import Diagnostic
from bibconv.model import Record
from bibconv.source import Source

Look = Callable[[Sequence[Record]], list[Diagnostic]]


def looked_at(
    records: Sequence[Record], look: Look, sources: Sequence[Source], jobs: int
) -> Iterator[Diagnostic]:
    """The findings of ``look`` for all records, in order.

    Args:
        records: what to look at.
        look: gives the findings of some records; must not depend on others.
        sources: whatever spans may lie in.
        jobs: how many processes to use, this one included.
    """
    if jobs < 2 or not hasattr(os, "fork"):
        yield from look(records)
        return
    size = -(-len(records) // jobs)
    shares = [records[at : at + size] for at in range(0, len(records), size)]
    gc.freeze()  # so that collecting garbage does not copy the records for each process
    waiting: deque[tuple[Sequence[Record], int, int]] = deque()
    try:
        waiting.extend((share, *_begun(share, look, sources)) for share in shares[1:])
        yield from look(shares[0])
        while waiting:
            share, pid, pipe = waiting.popleft()
            found = _ended(pid, pipe, sources)
            yield from look(share) if found is None else found
    finally:
        gc.unfreeze()
        for _, pid, pipe in waiting:  # an error came up: what they find does not matter any more
            _ended(pid, pipe, sources)


def _begun(share: Sequence[Record], look: Look, sources: Sequence[Source]) -> tuple[int, int]:
    """A process that looks at a share: its number, and the pipe that its findings come from."""
    reading, writing = os.pipe()
    pid = os.fork()
    if pid:
        os.close(writing)
        return pid, reading
    code = 1
    try:
        os.close(reading)
        with os.fdopen(writing, "wb") as pipe:
            _Pickler(pipe, sources).dump(look(share))
        code = 0
    finally:
        # Whatever went wrong shows in this process again, where it can be told.
        os._exit(code)


def _ended(pid: int, pipe: int, sources: Sequence[Source]) -> list[Diagnostic] | None:
    """The findings of a process; ``None`` if it did not come to its end."""
    with os.fdopen(pipe, "rb") as stream:
        data = stream.read()
    _, status = os.waitpid(pid, 0)
    if status:
        return None
    found: list[Diagnostic] = _Unpickler(io.BytesIO(data), sources).load()
    return found


class _Pickler(pickle.Pickler):
    """Writes sources as their numbers: the other process has them."""

    def __init__(self, file: Any, sources: Sequence[Source]) -> None:
        super().__init__(file, pickle.HIGHEST_PROTOCOL)
        self._numbers = {id(source): number for number, source in enumerate(sources)}

    def persistent_id(self, value: Any) -> int | None:
        return self._numbers.get(id(value)) if isinstance(value, Source) else None


class _Unpickler(pickle.Unpickler):
    """Reads what :class:`_Pickler` wrote; only ever from a process that this one began."""

    def __init__(self, file: Any, sources: Sequence[Source]) -> None:
        super().__init__(file)
        self._sources = sources

    def persistent_load(self, number: int) -> Source:
        return self._sources[number]
