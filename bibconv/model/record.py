"""Blocks of a library: records (an item with its provenance) and what stands between them.

Every character of an input stands in exactly one block: concatenating ``raw`` of all blocks
gives back the text. An item that did not come from text, or was changed since, has ``raw``
``None``.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from bibconv.model.item import Item
from bibconv.source import Source, Span


class Field(msgspec.Struct, frozen=True, gc=False):
    """One field of a record in the format's own words.

    Attributes:
        name: as written: ``journaltitle``, ``T2``, ``container-title``.
        value: as written, delimiters included where the format has any.
        start, end: offsets of the value in the source.
        name_start: offset of the name in the source (``start`` where the format has no names).
    """

    name: str
    value: str
    start: int
    end: int
    name_start: int


class Record(msgspec.Struct, frozen=True):
    """An item with its provenance.

    Attributes:
        item: what the record says.
        raw: the exact text that says so, or ``None`` if no text says exactly this.
        source, start, end: where ``raw`` stands.
        fields: the format's own fields, in order, repetitions included.
        origins: CSL variable -> index in ``fields`` of the field it was read from.
        id_span: offsets of the id in the source.
        trust: how sure the reader is, 0 to 1; 1 for structured formats.
        doubts: variables that the reader is unsure of.
        trusts: CSL variable -> how sure the reader is of its value, 0 to 1; empty for
            structured formats.
    """

    item: Item
    raw: str | None = None
    source: Source | None = None
    start: int = 0
    end: int = 0
    fields: tuple[Field, ...] = ()
    origins: Mapping[str, int] = msgspec.field(default_factory=dict)
    id_span: tuple[int, int] | None = None
    trust: float = 1.0
    doubts: tuple[str, ...] = ()
    trusts: Mapping[str, float] = msgspec.field(default_factory=dict)

    @property
    def span(self) -> Span | None:
        """Where the record stands."""
        return Span(self.source, self.start, self.end) if self.source else None

    def span_of(self, variable: str) -> Span | None:
        """Where the value of a CSL variable stands; the record's id for ``"id"``; the whole
        record where the variable has no place of its own."""
        if self.source is None:
            return None
        if variable == "id" and self.id_span is not None:
            return Span(self.source, *self.id_span)
        index = self.origins.get(variable)
        if index is None:
            return Span(self.source, self.start, self.end)
        field = self.fields[index]
        return Span(self.source, field.start, field.end)

    def with_item(self, item: Item) -> Record:
        """A record that says ``item`` instead; no text says exactly that, so ``raw`` goes."""
        return msgspec.structs.replace(self, item=item, raw=None)


class Comment(msgspec.Struct, frozen=True):
    """Text between records that is meant to be there: comments, white space, JSON punctuation."""

    raw: str


class Preamble(msgspec.Struct, frozen=True):
    """Text for the typesetter (BibTeX ``@preamble``); ``value`` without its delimiters."""

    raw: str
    value: str


class StringDefinition(msgspec.Struct, frozen=True):
    """A named text (BibTeX ``@string``); ``value`` as written, delimiters included."""

    raw: str
    name: str
    value: str


class Junk(msgspec.Struct, frozen=True):
    """Text that could not be read: kept, and reported by the diagnostic that goes with it."""

    raw: str


Block = Record | Comment | Preamble | StringDefinition | Junk
