"""Progress on long work: on a terminal only, and only after half a second."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator

from bibconv.model import Block, Record

_PATIENCE = 0.5  # seconds before anything is shown
_EVERY = 500  # blocks between two looks at the clock


def with_progress(blocks: Iterable[Block], total: int, quiet: bool = False) -> Iterator[Block]:
    """The blocks as they are; how much of ``total`` characters is done goes to stderr."""
    if quiet or not sys.stderr.isatty():
        yield from blocks
        return
    start = time.monotonic()
    done = records = 0
    shown = False
    try:
        for number, block in enumerate(blocks):
            done += len(block.raw or "")
            records += isinstance(block, Record)
            if number % _EVERY == 0 and time.monotonic() - start > _PATIENCE:
                percent = 100 * done // max(1, total)
                sys.stderr.write(f"\r{percent:3d} %  {records:,} records")
                sys.stderr.flush()
                shown = True
            yield block
    finally:
        if shown:
            sys.stderr.write("\r\x1b[K")


def styles_tried(done: int, total: int) -> None:
    """How many styles were tried of how many, on a terminal; the line goes with the last one."""
    if sys.stderr.isatty():
        last = done + 1 == total
        sys.stderr.write("\r\x1b[K" if last else f"\r{done + 1} of {total} styles")
        sys.stderr.flush()
