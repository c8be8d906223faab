"""A list's template, counted from the shapes of its references.

What a single reference says is asked of the *others*: each count can leave one reference out,
so that none confirms itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cmp_to_key
from types import MappingProxyType
from typing import Generic, TypeVar

import msgspec

from bibconv.model import Name
from bibconv.references.names import parse_name
from bibconv.references.template.names import NameForm, form_of
from bibconv.references.template.shape import PERSONS, Shape
from bibconv.references.verify import joining

Way = TypeVar("Way")
Key = TypeVar("Key")

ANY = ""
"""Stands for all kinds of works of a list, and for any neighbour."""


class Voice(msgspec.Struct, frozen=True):
    """What one reference says of its list's template: each entry counts once.

    Keys: ``(kind, a, b)`` with ``ANY`` beside the kind of its own. Names are keyed by the person
    variable and by the place: ``first`` or ``rest``; delimiters by ``pair``, ``between``, ``last``.
    """

    kind: str
    parts: tuple[str, ...]
    before: frozenset[tuple[str, str]]
    joints: tuple[tuple[str, str, str], ...]
    names: tuple[tuple[str, str, NameForm | None], ...]
    delimiters: tuple[tuple[str, str, str], ...]
    dash: str


class Habit(msgspec.Struct, Generic[Way], frozen=True):
    """What a list does in one place: the ways with their counts, how often in all, the usual."""

    counts: Mapping[Way, int]
    total: int
    usual: Way


def _habit(counts: Counter[Way]) -> Habit[Way]:
    return Habit(counts, counts.total(), counts.most_common(1)[0][0])


class Template(msgspec.Struct, frozen=True):
    """The style of one list.

    Attributes:
        size: how many references it was counted from.
        kinds: references of each CSL type.
        parts: ``(kind, part)`` -> references that have it.
        before: ``(kind, a, b)`` -> references where ``a`` stands before ``b``.
        gaps: ``(kind, a, b)`` -> what stands between the neighbours ``a`` and ``b``.
        names: ``(person variable, place)`` -> forms of names.
        delimiters: ``(person variable, place)`` -> what stands between names.
        dash: what joins first and last page; empty where no pages were seen.
        orders: what :meth:`order` found: most references of a list have the same parts.
    """

    size: int
    kinds: Mapping[str, int]
    parts: Mapping[tuple[str, str], int]
    before: Mapping[tuple[str, str, str], int]
    gaps: Mapping[tuple[str, str, str], Habit[str]]
    names: Mapping[tuple[str, str], Habit[NameForm]]
    delimiters: Mapping[tuple[str, str], Habit[str]]
    dash: str
    orders: dict[tuple[str, tuple[str, ...]], list[str]] = {}

    def order(self, kind: str, parts: Iterable[str]) -> list[str]:
        """``parts`` in the order of the list; undecided ones keep theirs."""
        parts = tuple(parts)
        found = self.orders.get((kind, parts))
        if found is None:
            found = self.orders[kind, parts] = self._ordered(kind, parts)
        return found

    def _ordered(self, kind: str, parts: Sequence[str]) -> list[str]:
        def compare(a: str, b: str) -> int:
            for of in (kind, ANY):
                votes = self.before.get((of, b, a), 0) - self.before.get((of, a, b), 0)
                if votes:
                    return votes
            return 0

        return sorted(parts, key=cmp_to_key(compare))

    def separator(self, kind: str, before: str, after: str) -> str | None:
        """What usually stands between two neighbours, or before the second whatever the first;
        ``None`` where the list has no case. Words that stand there once are no habit."""
        for key in ((kind, before, after), (ANY, before, after), (ANY, ANY, after)):
            habit = self.gaps.get(key)
            if habit is not None:
                return habit.usual if habit.total > 1 else joining(habit.usual)
        return None

    def name_form(self, variable: str, place: str) -> NameForm | None:
        """The usual form of a name."""
        for key in ((variable, place), (variable, "rest"), ("author", place), ("author", "rest")):
            habit = self.names.get(key)
            if habit is not None:
                return habit.usual
        return None

    def delimiter(self, variable: str, place: str) -> str:
        """What usually stands between names."""
        for key in ((variable, place), ("author", place), ("author", "between")):
            habit = self.delimiters.get(key)
            if habit is not None:
                return habit.usual
        return ", "


def voice_of(
    shape: Shape,
    likely: NameForm | None = None,
    known: Mapping[tuple[int, int], Name] = MappingProxyType({}),
) -> Voice:
    """What ``shape`` says of its list's template; ``known`` are names that were read before, by
    their places."""
    order = tuple(dict.fromkeys(part.name for part in shape.parts))
    before = frozenset((a, b) for i, a in enumerate(order) for b in order[i + 1 :])
    names: list[tuple[str, str, NameForm | None]] = []
    delimiters: list[tuple[str, str, str]] = []
    dash = ""
    for part in shape.parts:
        if part.name == "page":
            dash = _dash(shape.text[part.start : part.end])
        if part.name not in PERSONS:
            continue
        for index, label in enumerate(part.labels):
            if label.order == "literal":
                continue
            raw = shape.text[label.start : label.end]
            name = known.get((label.start, label.end)) or parse_name(raw, label.order)
            form = form_of(name, raw, likely)
            likely = form or likely
            names.append((part.name, "rest" if index else "first", form))
        last = len(part.labels) - 1
        for index in range(last):
            gap = " ".join(
                shape.text[part.labels[index].end : part.labels[index + 1].start].split(" ")
            )
            place = "pair" if last == 1 else "last" if index == last - 1 else "between"
            if not part.cut or place == "between":
                delimiters.append((part.name, place, gap))
    return Voice(
        shape.kind, order, before, tuple(shape.joints()), tuple(names), tuple(delimiters), dash
    )


def _dash(pages: str) -> str:
    return next((character for character in pages if character in "-–—‐‑−"), "")


def infer(voices: Sequence[Voice]) -> Template:
    """The template of the list in which ``voices`` stand."""
    parts: Counter[tuple[str, str]] = Counter()
    before: Counter[tuple[str, str, str]] = Counter()
    gaps: dict[tuple[str, str, str], Counter[str]] = {}
    # Most references of a list are alike: what is the same is counted first, then taken apart.
    alike = Counter((voice.kind, voice.parts, voice.before) for voice in voices)
    for (own, names_of_parts, pairs), count in alike.items():
        for kind in (own, ANY):
            for part in names_of_parts:
                parts[kind, part] += count
            for a, b in pairs:
                before[kind, a, b] += count
    joints = Counter((voice.kind, joint) for voice in voices for joint in voice.joints)
    for (own, (a, b, gap)), count in joints.items():
        for key in ((own, a, b), (ANY, a, b), (ANY, ANY, b)):
            gaps.setdefault(key, Counter())[gap] += count
    names: dict[tuple[str, str], Counter[NameForm]] = {}
    delimiters: dict[tuple[str, str], Counter[str]] = {}
    forms = Counter(name for voice in voices for name in voice.names)
    for (variable, place, form), count in forms.items():
        if form is not None:
            names.setdefault((variable, place), Counter())[form] += count
    between = Counter(one for voice in voices for one in voice.delimiters)
    for (variable, place, gap), count in between.items():
        delimiters.setdefault((variable, place), Counter())[gap] += count
    kinds = Counter(voice.kind for voice in voices)
    dashes = Counter(voice.dash for voice in voices if voice.dash)
    dash = dashes.most_common(1)[0][0] if dashes else ""
    return Template(
        len(voices), kinds, parts, before, _habits(gaps), _habits(names), _habits(delimiters), dash
    )


def _habits(counted: Mapping[Key, Counter[Way]]) -> dict[Key, Habit[Way]]:
    return {key: _habit(counts) for key, counts in counted.items()}
