"""Whether work grows in step with its input: four times the input, less than eight times the work.

Quadratic work would be sixteen times as much, so that a busy machine spoils neither answer. Times
are only compared with each other, the least of several runs; input that is done in no time at all
is made longer until it can be measured.
"""

from __future__ import annotations

import time
from collections.abc import Callable

MEASURABLE = 0.002  # seconds; below that the clock says nothing
LONGEST = 20_000


def is_linear(
    run: Callable[[str], object], make: Callable[[int], str], length: int = 2_000
) -> bool:
    """Whether ``run`` takes less than eight times as long for ``make(4 * n)`` as for ``make(n)``."""
    while length < LONGEST and _time(run, make(length)) < MEASURABLE:
        length *= 2
    short, long = make(length), make(4 * length)
    for _ in range(3):
        least = min(_time(run, short) for _ in range(3))
        if _time(run, long) < 8 * max(least, MEASURABLE / 4):
            return True
    return False


def _time(run: Callable[[str], object], text: str) -> float:
    begin = time.process_time()
    run(text)
    return time.process_time() - begin
