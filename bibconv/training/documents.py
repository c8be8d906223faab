"""Documents to learn from, made of references, prose and what stands around lists.

Their kinds, layouts and lengths are drawn; the same material and seed give the same documents.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

from bibconv.references.columns import in_order
from bibconv.references.cutting import without_lone_marks
from bibconv.references.cutting.features import LineFeatures, line_features
from bibconv.references.furniture import without_furniture
from bibconv.references.lines import read_lines
from bibconv.training.forms import Stacked, legal
from bibconv.training.layout import BLANK, UNSEEN, LabelledLines, Layout
from bibconv.training.lists import laid_out
from bibconv.training.surroundings import excerpt, prose_lines, title_page, with_citations

Example = tuple[LineFeatures, list[str]]
"""The lines of a document as the model sees them, and their labels."""

_SIZES = (1, 1, 1, 2, 3, 5, 8, 12, 20, 30, 45, 70)  # references in a list
_SHORTEST_PRINTED = 3
_EXCERPTS = (5, 20, 60, 120)
_TAILS = (5, 20)
_MOST_WEIGHT = 2500  # references of a source beyond which it is not drawn more often
_LEVELLED = 0.62  # large sources are drawn more often than small ones, but not by their size


class Material:
    """What documents are made of.

    Args:
        sources: references of several sources, each in the order of its lists.
        printed: lists of references printed by styles.
        prose: paragraphs, a list for each document.
        other: lines of files that hold no references; may be empty.
        records: CSL-JSON, for title pages and references on several lines.
    """

    def __init__(
        self,
        sources: Sequence[Sequence[str]],
        printed: Sequence[Sequence[str]],
        prose: Sequence[Sequence[str]],
        other: Sequence[Sequence[str]],
        records: Sequence[Mapping[str, Any]],
    ) -> None:
        self.sources = [source for source in sources if source]
        self.printed = [one for one in printed if one]
        self.prose = [paragraphs for paragraphs in prose if paragraphs]
        self.other = [lines for lines in other if lines]
        self.records = Stacked.usable(records)
        self.names = [record["author"][0].get("family", "Doe") for record in self.records]

    @cached_property
    def weights(self) -> list[float]:
        """How often each source is drawn."""
        return [min(len(source), _MOST_WEIGHT) ** _LEVELLED for source in self.sources]


def documents(material: Material, count: int, seed: int) -> Iterator[LabelledLines]:
    """``count`` documents with the label of each of their lines."""
    chance = random.Random(seed)
    for _ in range(count):
        if material.other and chance.random() < 0.14:
            yield excerpt(chance.choice(material.other), chance.choice(_EXCERPTS), chance)
        else:
            yield _document(material, chance)


def example(lines: LabelledLines) -> Example | None:
    """A document as the model sees it; ``None`` if it is empty or a line's label is not known.

    The lines are read as any text is. Where two columns are seen in what has one, a line is cut
    in two and its second part has no label.
    """
    truth: dict[int, str] = {}
    at = 0
    for line, label in lines:
        truth[at] = label
        at += len(line) + 1
    text = "".join(f"{line}\n" for line, _ in lines)
    read = without_furniture(in_order(read_lines(text, 0, len(text))))
    without_lone_marks(read)
    labels = [truth.get(line.start, UNSEEN) for line in read if line.kind == "text"]
    if not labels or UNSEEN in labels:
        return None
    return line_features(read, section=False), labels


def _document(material: Material, chance: random.Random) -> LabelledLines:
    roll = chance.random
    size = chance.choice(_SIZES)
    draw = chance.choices([draw for draw, _ in _DRAWS], [share for _, share in _DRAWS])[0]
    references = _varied(draw(material, size, chance), material, chance)
    prose = chance.choice(material.prose)
    if roll() < 0.5:
        prose = with_citations(prose, material.names, chance)
    if not references:
        return prose_lines(prose, Layout(chance).wrapping, chance)
    made = laid_out(references, prose, chance)
    if roll() < 0.12:
        made = title_page(chance.choice(material.records), chance) + made
    if material.other and roll() < 0.04:
        tail = excerpt(chance.choice(material.other), chance.choice(_TAILS), chance)
        made = [*made, BLANK, *tail]
    return made


def _varied(references: list[str], material: Material, chance: random.Random) -> list[str]:
    """``references``, some or all of them in another form."""
    roll = chance.random
    if roll() < 0.07:
        forms = [legal(chance) for _ in references]
        mixed = roll() >= 0.6
        pairs = zip(references, forms, strict=True)
        references = [chance.choice(pair) for pair in pairs] if mixed else forms
    if roll() < 0.05:
        stacked = Stacked(chance)
        references = [stacked.reference(chance.choice(material.records)) for _ in references]
    if roll() < 0.1:
        references = [text.rstrip(".") for text in references]
    return references


def _from_one_source(material: Material, size: int, chance: random.Random) -> list[str]:
    source = chance.choices(material.sources, material.weights)[0]
    start = chance.randrange(max(1, len(source) - size + 1))
    return list(source[start : start + size])


def _from_sources(material: Material, size: int, chance: random.Random) -> list[str]:
    pool = chance.sample(material.sources, min(len(material.sources), 4))
    return [chance.choice(chance.choice(pool)) for _ in range(size)]


def _printed_list(material: Material, size: int, chance: random.Random) -> list[str]:
    return list(chance.choice(material.printed)[: max(size, _SHORTEST_PRINTED)])


def _from_printed(material: Material, size: int, chance: random.Random) -> list[str]:
    return [chance.choice(chance.choice(material.printed)) for _ in range(size)]


def _none(_material: Material, _size: int, _chance: random.Random) -> list[str]:
    return []


_DRAWS: tuple[tuple[Callable[[Material, int, random.Random], list[str]], float], ...] = (
    (_from_one_source, 0.42),
    (_from_sources, 0.18),
    (_printed_list, 0.3),
    (_from_printed, 0.05),
    (_none, 0.05),
)
