"""BibLaTeX (biblatex manual §2): the dialect with its own types, fields and inheritance.

``@online{k, title = {A}, date = {2000-01}}`` is the item ``k`` of type ``webpage``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bibconv.formats.base import ReadContext, WriteContext
from bibconv.formats.bibtex.reader import read as _read
from bibconv.formats.bibtex.writer import write as _write
from bibconv.model import Block
from bibconv.source import Source


def read(source: Source, context: ReadContext) -> Iterator[Block]:
    """The blocks of a BibLaTeX source."""
    return _read(source, context, "biblatex")


def write(blocks: Iterable[Block], context: WriteContext) -> Iterator[str]:
    """BibLaTeX text, in pieces."""
    return _write(blocks, context, "biblatex")
