from __future__ import annotations
from collections.abc import Iterable, Iterator
from bibconv.formats.base import WriteContext
from bibconv.model import Block
def write(blocks: Iterable[Block], context: WriteContext) -> Iterator[str]:
    yield ""
