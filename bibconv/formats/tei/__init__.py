"""TEI: ``biblStruct`` and ``bibl``, as editions, GROBID and Zotero write references.

Source: TEI P5 Guidelines, 3.12 "Bibliographic Citations and References".

>>> text = '<biblStruct><monogr><title level="m">A book</title></monogr></biblStruct>'
>>> next(read(Source(text), ReadContext())).item.variables
{'title': 'A book'}
"""

from __future__ import annotations

from collections.abc import Iterator

from bibconv.formats.base import ReadContext
from bibconv.formats.kit.mapping_xml import local
from bibconv.formats.kit.pieces_xml import Piece, pieces
from bibconv.formats.tei import bibl, structured
from bibconv.formats.tei.writing import write
from bibconv.model import Block, Comment
from bibconv.source import Source

__all__ = ["read", "write"]


def read(source: Source, context: ReadContext) -> Iterator[Block]:
    """The references of a text, structured or not; a ``bibl`` that only points elsewhere is none."""
    for part in pieces(source, ("biblStruct", "bibl"), context, nests=("bibl",)):
        if not isinstance(part, Piece):
            yield part
        elif local(part.root) == "biblStruct":
            yield structured.record(part)
        else:
            yield bibl.record(part) or Comment(source.text[part.start : part.end])
