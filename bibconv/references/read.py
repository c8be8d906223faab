"""Records from references: labels -> item -> proof -> record, a list at a time.

>>> from bibconv.references.segment import segment
>>> source = Source("Mogil JS. Pain in mice. Nat Neurosci 2020, 21: 353–365.")
>>> read(segment(source)[0], source).item.text("container-title")
'Nat Neurosci'
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import msgspec

from bibconv.model import Field, Record
from bibconv.model.segment import Segment
from bibconv.references.align import Alignment
from bibconv.references.decode import VARIABLES, Decoded, decode
from bibconv.references.labels import Label, Labelling
from bibconv.references.same_author import with_names, without_dash
from bibconv.references.template import Proof, prove_all
from bibconv.references.trust import trust
from bibconv.references.verify import invented, unread
from bibconv.source import Source


class Labeller(Protocol):
    """Says what the words of references are. The references are those of one list, in order."""

    def label_all(self, texts: Sequence[str]) -> list[Labelling]:
        """One labelling for each text."""


def labeller_of(model: str | None = None) -> Labeller:
    """The reader with the model in a file, or with the package's; loaded when first asked for."""
    from bibconv.references.statistical import default_reader, reader_of

    return default_reader() if model is None else reader_of(model)


def read(segment: Segment, source: Source, *, labeller: Labeller | None = None) -> Record:
    """The record of one reference that stands alone."""
    return read_all([segment], source, labeller=labeller)[0]


def read_all(
    segments: Sequence[Segment], source: Source, *, labeller: Labeller | None = None
) -> list[Record]:
    """The records of a list of references; ``labeller`` says what their words are."""
    if not segments:
        return []
    labeller = labeller or labeller_of()
    segments, dashes = zip(*map(without_dash, segments), strict=True)
    texts = [segment.text for segment in segments]
    labellings = labeller.label_all(texts)
    decoded = [
        decode(segment.text, labelling, {"list-number": segment.label} if segment.label else {})
        for segment, labelling in zip(segments, labellings, strict=True)
    ]
    proofs = prove_all(
        texts, labellings, [one.item for one in decoded], [one.names for one in decoded]
    )
    records = [
        _record(segment, source, labelling, one, proof)
        for segment, labelling, one, proof in zip(
            segments, labellings, decoded, proofs, strict=True
        )
    ]
    if not any(dashes):
        return records
    items = with_names([record.item for record in records], dashes, texts)
    return [
        msgspec.structs.replace(record, item=item)
        for record, item in zip(records, items, strict=True)
    ]


def _record(
    segment: Segment, source: Source, labelling: Labelling, decoded: Decoded, proof: Proof
) -> Record:
    """The record of a reference that was read and proved, with its places and probabilities."""
    left = unread(segment.text, labelling)
    fields, origins = _fields(segment, source, decoded, left)
    unsaid = invented(segment.text, decoded.item)
    doubts = [VARIABLES.get(name, name) for name in (*labelling.doubts, *proof.doubts)] + unsaid
    return Record(
        item=decoded.item,
        raw=source.text[segment.start : segment.end],
        source=source,
        start=segment.start,
        end=segment.end,
        fields=fields,
        origins=origins,
        trust=0.0 if unsaid or not labelling.labels else trust(labelling.certainty, proof),
        trusts=probabilities(decoded.origins),
        doubts=tuple(dict.fromkeys(doubts)),
    )


def probabilities(origins: dict[str, Label]) -> dict[str, float]:
    """How sure each variable is: as sure as the label it was read from."""
    return {variable: round(label.probability, 3) for variable, label in origins.items()}


def _fields(
    segment: Segment, source: Source, decoded: Decoded, left: Sequence[tuple[int, int]]
) -> tuple[tuple[Field, ...], dict[str, int]]:
    """The stretches of the source that say the item's variables, and those that nothing reads."""
    align = Alignment(segment, source)
    fields: list[Field] = []
    origins: dict[str, int] = {}
    for variable in decoded.item.variables:
        origin = decoded.origins.get(variable)
        if origin is None:
            continue
        start, end = align.span(origin.start, origin.end)
        origins[variable] = len(fields)
        fields.append(Field(variable, source.text[start:end], start, end, start))
    for start, end in left:
        start, end = align.span(start, end)
        fields.append(Field("unread", source.text[start:end], start, end, start))
    return tuple(fields), origins
