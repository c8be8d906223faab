"""BibTeX (btxdoc, ``bibtex.web``): reader, writer, and which dialect a text is.

``@book{k, title = {A}, year = 2000}`` is the item ``k`` of type ``book``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bibconv.formats.base import ReadContext, WriteContext
from bibconv.formats.bibtex.dialect import detect_dialect
from bibconv.formats.bibtex.reader import read as _read
from bibconv.formats.bibtex.writer import write as _write
from bibconv.model import Block
from bibconv.source import Source

__all__ = ["detect_dialect", "read", "write"]


def read(source: Source, context: ReadContext) -> Iterator[Block]:
    """The blocks of a BibTeX source."""
    return _read(source, context, "bibtex")


def write(blocks: Iterable[Block], context: WriteContext) -> Iterator[str]:
    """BibTeX text, in pieces."""
    return _write(blocks, context, "bibtex")
