"""Whether work grows in step with its input: twice the input, less than three times the work.

Times are compared with each other only, the least of several runs, so that a slow or busy machine
changes nothing; input that is done in no time at all is made longer until it can be measured.
"""

from __future__ import annotations

import time
from collections.abc import Callable

MEASURABLE = 0.002  # seconds; below that the clock says nothing
LONGEST = 20_000


def is_linear(
    run: Callable[[str], object], make: Callable[[int], str], length: int = 2_000
) -> bool:
    """Whether ``run`` takes less than three times as long for ``make(2 * n)`` as for ``make(n)``."""
    while length < LONGEST and _time(run, make(length)) < MEASURABLE:
        length *= 2
    for _ in range(4):  # a busy machine may spoil a comparison, but not four
        short, long = make(length), make(2 * length)
        least = min(_time(run, short) for _ in range(2))
        if _time(run, long) < 3 * least or _time(run, long) < 3 * least:
            return True
    return False


def _time(run: Callable[[str], object], text: str) -> float:
    begin = time.process_time()
    run(text)
    return time.process_time() - begin
