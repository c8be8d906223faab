"""The cycle collector, held while many trees are built that have no cycles.

Python looks for cycles after so many new objects, and looks through all the old ones again and
again. Items and output trees only point downwards: they go when the last reference goes, and
looking at them finds nothing but costs half of the time with thousands of items.

>>> with no_collection():
...     gc.isenabled()
False
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def no_collection() -> Iterator[None]:
    """No collection of cycles within; afterwards it is as it was before."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
