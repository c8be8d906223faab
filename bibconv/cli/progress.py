"""Progress on long work: on a terminal only, and only after half a second."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator

from bibconv.model import Block, Record

_PATIENCE = 0.5  # seconds before anything is shown
_EVERY = 500  # blocks between two looks at the clock


class Meter:
    """Shows how much of ``total`` characters is done, where a person looks."""

    def __init__(self, total: int, quiet: bool = False) -> None:
        self.silent = quiet or not sys.stderr.isatty()
        self._total = max(1, total)
        self._start = time.monotonic()
        self._done = self._records = 0
        self._shown = False

    def advance(self, characters: int, records: int) -> None:
        """So much more is done."""
        self._done += characters
        self._records += records
        if not self.silent and time.monotonic() - self._start > _PATIENCE:
            percent = 100 * self._done // self._total
            sys.stderr.write(f"\r{percent:3d} %  {self._records:,} records")
            sys.stderr.flush()
            self._shown = True

    def close(self) -> None:
        """Take the line away."""
        if self._shown:
            sys.stderr.write("\r\x1b[K")
            self._shown = False


def with_progress(blocks: Iterable[Block], total: int, quiet: bool = False) -> Iterator[Block]:
    """The blocks as they are; how much of ``total`` characters is done goes to stderr."""
    meter = Meter(total, quiet)
    if meter.silent:
        yield from blocks
        return
    characters = records = 0
    try:
        for number, block in enumerate(blocks):
            characters += len(block.raw or "")
            records += isinstance(block, Record)
            if number % _EVERY == 0:
                meter.advance(characters, records)
                characters = records = 0
            yield block
    finally:
        meter.close()


def styles_tried(done: int, total: int) -> None:
    """How many styles were tried of how many, on a terminal; the line goes with the last one."""
    if sys.stderr.isatty():
        last = done + 1 == total
        sys.stderr.write("\r\x1b[K" if last else f"\r{done + 1} of {total} styles")
        sys.stderr.flush()
