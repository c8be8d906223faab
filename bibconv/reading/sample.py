"""A reference list as an example of a style: its references, their records, its template.

>>> sample = read_sample(Source("Fenn R. Owls. Zool 2016, 2: 3–9.\\nReed B. Moss. Bot 2019, 4: 1–9.\\n"))
>>> sample.template.separator("article-journal", "date", "volume")
', '
"""

from __future__ import annotations

import msgspec

from bibconv import pages, references
from bibconv.errors import UnreadableInputError
from bibconv.model import Item
from bibconv.reading.tex import without_tex
from bibconv.references.decode import decode
from bibconv.references.read import labeller_of
from bibconv.references.template import Shape, Template, infer, shapes_of, voice_of
from bibconv.source import Source


class Sample(msgspec.Struct, frozen=True):
    """References as text, what they say, and the style they share.

    ``numbered`` tells whether the references carry numbers.
    """

    texts: tuple[str, ...]
    items: tuple[Item, ...]
    shapes: tuple[Shape, ...]
    template: Template
    numbered: bool


def read_sample(source: Source) -> Sample:
    """The references in ``source``, a list or a saved page."""
    page = pages.read(source)
    stretches = (
        page.references
        if page is not None
        else ((pages.body_start(source.text), len(source.text)),)
    )
    segments = [
        without_tex(segment)
        for start, end in stretches
        for segment in references.segment(source, start, end, strict=page is None)
    ]
    if not segments:
        raise UnreadableInputError(f"{source.name}: no references found to take a style from")
    texts = tuple(" ".join(segment.text.split()) for segment in segments)
    labellings = labeller_of().label_all(texts)
    items = tuple(
        decode(text, labelling, {}).item.with_(id=str(number))
        for number, (text, labelling) in enumerate(zip(texts, labellings, strict=True))
    )
    shapes = tuple(shapes_of(texts, labellings))
    template = infer([voice_of(shape) for shape in shapes])
    numbered = sum(bool((segment.label or "").strip("[]().").isdigit()) for segment in segments)
    return Sample(texts, items, shapes, template, 2 * numbered > len(segments))
