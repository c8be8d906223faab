"""Comparing a reference with what its list's template would print, part by part.

Everything is asked of the other references of the list. A reference whose title stands before
its authors in a list that has them the other way round makes both doubtful.
"""

from __future__ import annotations

import itertools
import math
from collections import Counter
from collections.abc import Mapping, Sequence

import msgspec

from bibconv.model import Item, Name
from bibconv.references.labels import Labelling
from bibconv.references.template.differences import differences
from bibconv.references.template.infer import ANY, Habit, Template, Voice, infer, voice_of
from bibconv.references.template.print import print_item
from bibconv.references.template.shape import END, START, Shape, shapes_of

_ENOUGH = 3  # references that must agree before a list is said to have a habit


class Proof(msgspec.Struct, frozen=True):
    """How well a reference keeps to its list.

    Attributes:
        printed: its record, written as the list writes records.
        similarity: how alike that is to the source, 0 to 1.
        order: share of its neighbouring parts that stand as in the list.
        gaps: mean support of what stands between its parts, as a logarithm (0: always so).
        names: share of its names that are written as in the list.
        missing: parts that nine in ten of its kind have and it has not.
        doubts: label names that a difference touches.
    """

    printed: str = ""
    similarity: float = 1.0
    order: float = 1.0
    gaps: float = 0.0
    names: float = 1.0
    missing: int = 0
    doubts: tuple[str, ...] = ()


class _List:
    """What a list's template says of the parts of references and of what stands between them; most
    references have the same, and are answered from memory."""

    def __init__(self, template: Template) -> None:
        self.template = template
        self._parts: dict[tuple[str, tuple[str, ...]], tuple[float, list[str], int]] = {}
        self._joints: dict[tuple[str, tuple[str, str, str]], tuple[float, list[str]]] = {}

    def parts(self, voice: Voice) -> tuple[float, list[str], int]:
        """The share of neighbours in the usual order, those in doubt, and how many parts are missing."""
        key = (voice.kind, voice.parts)
        found = self._parts.get(key)
        if found is None:
            doubts: list[str] = []
            order = _order(voice, self.template, doubts)
            found = self._parts[key] = (order, doubts, _missing(voice, self.template))
        return found

    def joint(self, voice: Voice, joint: tuple[str, str, str]) -> tuple[float, list[str]]:
        """How usual a gap is, and the parts that it makes doubtful."""
        key = (voice.kind, joint)
        found = self._joints.get(key)
        if found is None:
            doubts: list[str] = []
            support = _support(voice, self.template, joint, doubts)
            found = self._joints[key] = (support, doubts)
        return found


def prove(shape: Shape, voice: Voice, item: Item, within: _List) -> Proof:
    """Compare one reference with the template of the list it stands in."""
    template = within.template
    order, misplaced, missing = within.parts(voice)
    joints = [within.joint(voice, joint) for joint in voice.joints]
    doubts = [*misplaced, *(name for _, odd in joints for name in odd)]
    names = _names(voice, template, doubts)
    printed = print_item(item, shape, template)
    found = differences(shape.text, printed)
    for start, end in found.missing:
        if any(character.isalnum() for character in shape.text[start:end]):
            doubts += [part.name for part in shape.parts if part.start < end and start < part.end]
    return Proof(
        printed,
        found.similarity,
        order,
        sum(support for support, _ in joints) / len(joints),
        names,
        missing,
        tuple(dict.fromkeys(doubts)),
    )


def prove_all(
    texts: Sequence[str],
    labellings: Sequence[Labelling],
    items: Sequence[Item],
    names: Sequence[Mapping[tuple[int, int], Name]] | None = None,
) -> list[Proof]:
    """The proofs of the references of one list; ``names`` are those of ``items`` by their places,
    where they are known."""
    shapes = shapes_of(texts, labellings)
    voices = [
        voice_of(shape, known=known)
        for shape, known in zip(shapes, names or itertools.repeat({}), strict=False)
    ]
    within = _List(infer(voices))
    return [
        prove(shape, voice, item, within)
        for shape, voice, item in zip(shapes, voices, items, strict=True)
    ]


def _order(voice: Voice, template: Template, doubts: list[str]) -> float:
    kept = asked = 0
    for a, b in zip(voice.parts, voice.parts[1:], strict=False):
        for kind in (voice.kind, ANY):
            with_it = template.before.get((kind, a, b), 0) - 1
            against = template.before.get((kind, b, a), 0)
            if with_it + against:
                break
        else:
            continue
        asked += 1
        if with_it >= against:
            kept += 1
        elif against >= _ENOUGH and against > 2 * with_it:
            doubts += [a, b]
    return kept / asked if asked else 1.0


def _support(
    voice: Voice, template: Template, joint: tuple[str, str, str], doubts: list[str]
) -> float:
    """How usual a gap is among the others, as a logarithm; kinds lean on the whole list."""
    a, b, gap = joint
    everywhere = template.gaps[ANY, a, b]
    of_kind = template.gaps[voice.kind, a, b]
    elsewhere = everywhere.counts[gap] - 1
    broad = (elsewhere + 0.5) / everywhere.total
    others = of_kind.total - 1
    support = (of_kind.counts[gap] - 1 + broad) / (others + 1)
    if others >= _ENOUGH and not elsewhere and _firm(of_kind, others):
        doubts += [name for name in (a, b) if name not in (START, END)]
    return math.log(support)


def _firm(habit: Habit[str], others: int) -> bool:
    """Whether the others mostly do one and the same."""
    return habit.counts[habit.usual] >= 0.6 * others


def _names(voice: Voice, template: Template, doubts: list[str]) -> float:
    kept = asked = 0
    told = Counter((variable, place) for variable, place, form in voice.names if form)
    for (variable, place, form), own in Counter(voice.names).items():
        habit = template.names.get((variable, place))
        others = habit.total - told[variable, place] if habit is not None else 0
        if habit is None or others < _ENOUGH:
            continue
        asked += own
        same = habit.counts.get(form, 0) - own if form is not None else 0
        if same >= 0.1 * others:
            kept += own
        elif same <= 0:
            doubts.append(variable)
    return kept / asked if asked else 1.0


def _missing(voice: Voice, template: Template) -> int:
    others = template.kinds.get(voice.kind, 1) - 1
    if others < _ENOUGH:
        return 0
    return sum(
        1
        for (kind, part), count in template.parts.items()
        if kind == voice.kind and part not in voice.parts and count >= 0.9 * others
    )
