"""One reference: segment -> labels -> item -> proof -> record.

>>> from bibconv.references.segment import segment
>>> source = Source("Mogil JS. Pain in mice. Nat Neurosci 2020, 21: 353–365.")
>>> read(segment(source)[0], source).item.text("container-title")
'Nat Neurosci'
"""

from __future__ import annotations

from collections.abc import Callable

from bibconv.model import Field, Record
from bibconv.model.segment import Segment
from bibconv.references.align import Alignment
from bibconv.references.decode import VARIABLES, decode
from bibconv.references.grammar import read_labels
from bibconv.references.labels import Labelling
from bibconv.references.verify import trust, unread
from bibconv.source import Source

Labeller = Callable[[str], Labelling]


def read(segment: Segment, source: Source, *, label: Labeller = read_labels) -> Record:
    """The record of one reference; ``label`` says what its words are."""
    text = segment.text
    labelling = label(text)
    left = unread(text, labelling)
    extra: dict[str, object] = {}
    if segment.label:
        extra["list-number"] = segment.label
    decoded = decode(text, labelling, extra)
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
    doubts = [name if name == "type" else VARIABLES.get(name, name) for name in labelling.doubts]
    return Record(
        item=decoded.item,
        raw=source.text[segment.start : segment.end],
        source=source,
        start=segment.start,
        end=segment.end,
        fields=tuple(fields),
        origins=origins,
        trust=trust(labelling, left),
        doubts=tuple(dict.fromkeys(doubts)),
    )
