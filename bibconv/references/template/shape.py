"""The shape of one reference: its parts in order, and what stands between them.

>>> from bibconv.references.labels import Label, Labelling
>>> labels = (Label("author", 0, 5, "vancouver"), Label("title", 7, 11), Label("date", 13, 17))
>>> shape = shape_of("Doe J. Pain (2020).", Labelling(labels, "article-journal"))
>>> [part.name for part in shape.parts], shape.gaps
(['author', 'title', 'date'], ('', '. ', ' (', ').'))
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence

import msgspec

from bibconv.references.labels import Label, Labelling

PERSONS = frozenset(("author", "editor", "translator"))
START, END = "^", "$"
"""The names of the edges of a reference, as neighbours of its first and last part."""

_CUT_SHORT = re.compile(
    r"[\s,;]*(?:(?:and|&|und|et|y|e)\s)?\s*(?:<i>)?(?:et[ ]?al\b\.?|u\.\s?a\.|et coll\.|e outros|and others|\.\.\.|…)(?:</i>)?"
)
_GLUED = re.compile(r" [A-Z]{2,4}\.?$")
_STOPPED = re.compile(r"[^\W\d_a-z]\.\Z")


class Part(msgspec.Struct, frozen=True, gc=False):
    """Characters ``start`` up to ``end`` hold the values of one name; persons stand together.

    ``cut`` is how the text says that more persons follow ("et al.").
    """

    name: str
    start: int
    end: int
    labels: tuple[Label, ...]
    cut: str = ""


class Shape(msgspec.Struct, frozen=True):
    """The parts of a reference; ``gaps[i]`` stands before part ``i``, the last after all."""

    kind: str
    text: str
    parts: tuple[Part, ...]
    gaps: tuple[str, ...]

    def joints(self) -> Iterable[tuple[str, str, str]]:
        """Each gap with the names of its neighbours: ``("author", "title", ". ")``."""
        names = (START, *(part.name for part in self.parts), END)
        return zip(names, names[1:], self.gaps, strict=False)


def shapes_of(texts: Sequence[str], labellings: Sequence[Labelling]) -> list[Shape]:
    """The shapes of the references of one list."""
    dotted = _dotted(texts, labellings)
    return [
        shape_of(text, labelling, dotted=dotted)
        for text, labelling in zip(texts, labellings, strict=True)
    ]


def _dotted(texts: Sequence[str], labellings: Sequence[Labelling]) -> bool:
    """Whether initials have full stops, as names show behind which no sentence can end."""
    dots = bare = 0
    for text, labelling in zip(texts, labellings, strict=True):
        persons = [label for label in labelling.labels if label.name in PERSONS]
        for label, after in itertools.pairwise(persons):
            if label.name == after.name:
                dots += text[label.end - 1] == "."
                bare += text[label.end - 1] != "."
        if persons and _GLUED.search(text[persons[-1].start : persons[-1].end]):
            bare += 1
    return not bare or (dots > 0 and 2 * dots >= bare)


def shape_of(text: str, labelling: Labelling, *, dotted: bool = True) -> Shape:
    """The shape that a labelling gives to ``text``. Where initials are not ``dotted``, a full
    stop behind them is that of the sentence."""
    parts: list[Part] = []
    group: list[Label] = []
    for label in sorted(labelling.labels, key=lambda label: (label.start, label.end)):
        if group and (group[-1].name != label.name or label.name not in PERSONS):
            parts.append(_part(text, group, labelling, dotted))
            group = []
        group.append(label)
    if group:
        parts.append(_part(text, group, labelling, dotted))
    gaps = []
    at = 0
    cut = ""
    for part in parts:
        gap = _gap(text, at, part.start)
        if gap == " " and cut.endswith(".") and part.name != "date":
            gap = ". "  # the full stop of "et al." is that of the sentence as well
        gaps.append(gap)
        at, cut = part.end, part.cut
    gaps.append(_gap(text, at, len(text)).rstrip())
    return Shape(labelling.type, text, tuple(parts), tuple(gaps))


def _part(text: str, group: list[Label], labelling: Labelling, dotted: bool) -> Part:
    last = group[-1]
    if not dotted and last.name in PERSONS and _STOPPED.search(text, last.start, last.end):
        group = [*group[:-1], msgspec.structs.replace(last, end=last.end - 1)]
    name, start, end = group[0].name, group[0].start, group[-1].end
    cut = ""
    if name in labelling.truncated:
        match = _CUT_SHORT.match(text, end)
        if match:
            cut, end = _spaced(match[0]), match.end()
    return Part(name, start, end, tuple(group), cut)


def _gap(text: str, start: int, end: int) -> str:
    """What stands between two parts; after a question mark a full stop is understood."""
    gap = _spaced(text[start:end])
    asked = start > 0 and text[start - 1] in "?!"
    return "." + gap if asked and gap[:1] in ("", " ") else gap


def _spaced(text: str) -> str:
    """Any white space is one blank."""
    return re.sub(r"\s+", " ", text)
