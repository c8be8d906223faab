"""Features of the line model: each line, its neighbours, and what the lines of the list have in
common.

What marks the beginning of a reference differs from list to list: a list mark, a blank line, an
outdent, or a line that ended although the next word would have fitted. Therefore these features are
also combined with how common they are nearby.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

import msgspec

from bibconv.references.cutting.traits import LineTraits, in_bins, line_traits
from bibconv.references.lines import Line

_AROUND = 18  # lines on either side that are compared
_STRIDE = 6  # this many lines share one comparison


class LineLayout(msgspec.Struct, frozen=True, gc=False):
    """The indent of a line, compared with its neighbours, and the room left on the line above."""

    indent: str
    room: str


class LineFeatures(msgspec.Struct, frozen=True, gc=False):
    """The lines of a text as the model sees them: one entry for each line of text in every list."""

    traits: list[LineTraits]
    layouts: list[LineLayout]
    features: list[list[str]]


def line_features(lines: Sequence[Line], *, section: bool) -> LineFeatures:
    """The traits, layout and features of each line of text among ``lines``, in order.

    Args:
        section: they stand under a heading such as "References".
    """
    traits = line_traits(lines, section=section)
    if not traits:
        return LineFeatures([], [], [])
    context = _Context(traits)
    layouts = [_layout(traits, at, context.around(at)) for at in range(len(traits))]
    own = [_own(traits, at, layouts[at], context) for at in range(len(traits))]
    return LineFeatures(traits, layouts, _with_neighbours(own))


def _with_neighbours(own: Sequence[tuple[list[str], list[str]]]) -> list[list[str]]:
    size = len(own)
    made = []
    for at, (alone, seen) in enumerate(own):
        found = alone + seen
        if at:
            found += [f"<{name}" for name in own[at - 1][1]]
        else:
            found.append("^")
        if at + 1 < size:
            found += [f">{name}" for name in own[at + 1][1]]
        else:
            found.append("$")
        if at + 2 < size:
            found += [f">>{name}" for name in own[at + 2][1][:4]]
        made.append(found)
    return made


class _Around(msgspec.Struct, gc=False):
    """What the lines around a line have in common."""

    width: int
    most: int
    outer: int
    inner: int
    bins: dict[str, str]


_SHARES = (0.02, 0.12, 0.3, 0.5, 0.7, 0.9)


class _Context:
    """The lines around each layout, looked at every few lines."""

    def __init__(self, traits: Sequence[LineTraits]) -> None:
        self._traits = traits
        self._firsts = [line.first[:3] for line in traits]
        self._around: dict[int, _Around] = {}
        self._alike: dict[int, Counter[tuple[str, ...]]] = {}
        self.order = _ordered(traits)

    def around(self, at: int) -> _Around:
        slot = at // _STRIDE
        found = self._around.get(slot)
        if found is None:
            middle = slot * _STRIDE + _STRIDE // 2
            start, end = max(0, middle - _AROUND), middle + _AROUND
            found = self._around[slot] = _around(self._traits[start:end])
            self._alike[slot] = Counter(self._firsts[start:end])
        return found

    def alike(self, at: int) -> str:
        """The share of lines nearby that begin alike, in bins."""
        self.around(at)
        counter = self._alike[at // _STRIDE]
        return in_bins(counter[self._firsts[at]] / max(4, counter.total()), _SHARES)


def _around(traits: Sequence[LineTraits]) -> _Around:
    size = len(traits)
    lengths = sorted(line.length for line in traits)
    most = lengths[-1]
    width = lengths[min(size - 1, int(size * 0.9))]
    indents = Counter(line.indent for line in traits)
    usual = [indent for indent, count in indents.most_common(3) if count >= max(1, size * 0.08)]
    outer, inner = min(usual), max(usual)
    full = sum(
        _slack(above, below, width) < 0 for above, below in pairwise(traits) if not below.before
    )

    def share(count: int) -> str:
        return in_bins(count / size, _SHARES)

    ordered = sum(a.key <= b.key for a, b in pairwise(traits))
    bins = {
        "few": in_bins(size, (1, 2, 3, 6, 12)),
        "blank": share(sum(bool(line.before) for line in traits)),
        "inner": share(sum(line.indent >= inner for line in traits)) if inner > outer else "-",
        "full": share(full),
        "whole": share(sum(len(line.signs) >= 2 and bool(line.names) for line in traits)),
        "signs": share(sum(len(line.signs) >= 1 for line in traits)),
        "names": share(sum(bool(line.names) for line in traits)),
        "dated": share(sum(bool(line.dated) for line in traits)),
        "stops": share(sum(line.last[-1:] == (".",) for line in traits)),
        "marks": share(sum(line.mark[-1:] in ("2", "3", "4") for line in traits)),
        "bullets": share(sum(line.mark[:1] == "b" and line.mark[1:2] == "u" for line in traits)),
        "prose": in_bins(
            sum(line.verbs for line in traits) / max(1, sum(lengths)) * 1000, (0.5, 2, 5, 9)
        ),
        "order": share(ordered),
        "width": in_bins(most, (50, 70, 90, 130, 250)),
    }
    return _Around(width, most, outer, inner, bins)


def _slack(above: LineTraits, below: LineTraits, width: int) -> int:
    """Room on the line above if it had taken the next word too; negative if that did not fit."""
    return width - above.length - 1 - below.word


def _ordered(traits: Sequence[LineTraits]) -> list[str]:
    """Whether each line that begins with names is in alphabetical order with the ones before and
    after it."""
    places = [at for at, line in enumerate(traits) if line.names or line.mark]
    made = [""] * len(traits)
    for index, at in enumerate(places):
        before = traits[places[index - 1]].key if index else ""
        after = traits[places[index + 1]].key if index + 1 < len(places) else "\uffff"
        key = traits[at].key
        made[at] = f"{'<' if before <= key else '-'}{'<' if key <= after else '-'}"
    return made


def _layout(traits: Sequence[LineTraits], at: int, around: _Around) -> LineLayout:
    line = traits[at]
    indent = (
        "o" if line.indent == around.outer else
        "i" if line.indent == around.inner else
        "<" if line.indent < around.outer else
        ">" if line.indent > around.inner else "m"
    )  # fmt: skip
    if not at:
        return LineLayout(indent, "^")
    if line.before:
        return LineLayout(indent, "b")
    room = _slack(traits[at - 1], line, around.width) / max(20, around.width)
    return LineLayout(indent, in_bins(room, (-0.1, 0.0, 0.04, 0.12, 0.3, 0.6)))


def _own(
    traits: Sequence[LineTraits], at: int, layout: LineLayout, context: _Context
) -> tuple[list[str], list[str]]:
    """Features of a line: those for itself only, and those that its neighbours get too."""
    line = traits[at]
    around = context.around(at)
    bins = around.bins
    first, last = line.first, line.last
    begins = "".join(first[:1])
    indent, fits = layout.indent, layout.room
    above = traits[at - 1] if at else None
    ends = above.last[-1] if above is not None and above.last else ""
    if above is not None and not line.before:
        room = _slack(above, line, around.most) / max(20, around.most)
        closely = in_bins(room, (0.0, 0.04, 0.12, 0.3))
        step = "=" if above.indent == line.indent else ("<" if above.indent < line.indent else ">")
    else:
        closely = fits
        step = "b"
    mark = line.mark
    names = "n" if line.names else ""
    signs = line.signs
    alike = context.alike(at)
    seen = [
        f"b1{begins}",
        f"e{'|'.join(last)}",
        f"n{line.names}{line.dated}",
        f"s{signs}",
        f"m{mark}",
        f"i{indent}{bins['inner']}",
        f"f{fits}{bins['full']}",
        f"l{in_bins(line.length / max(1, around.width), (0.3, 0.6, 0.85, 1.0, 1.5))}",
        f"v{min(line.verbs, 4)}{bins['prose']}",
    ]
    alone = [
        "1",
        f"b2{'|'.join(first[:2])}",
        f"b3{'|'.join(first[:3])}",
        f"b5{'|'.join(first)}",
        f"E{last[-1] if last else ''}",
        f"a{ends}",
        f"ab{ends}|{begins}",
        f"fa{fits}|{ends}",
        f"fb{fits}|{begins}",
        f"fn{fits}{names}{line.dated}|{ends}",
        f"c{closely}{bins['full']}",
        f"cn{closely}{names}{bins['full']}",
        f"k{step}",
        f"ki{step}{indent}{bins['inner']}",
        f"B{line.before}{bins['blank']}",
        f"Bn{line.before}{bins['blank']}{names}",
        f"Bf{line.before}{bins['blank']}{bins['full']}",
        f"M{mark}{bins['marks']}",
        f"MB{mark}{line.before}",
        f"Mu{mark}{bins['bullets']}",
        f"MM{int(bool(mark))}{bins['marks']}{bins['bullets']}",
        f"h{line.heading}",
        f"hn{line.heading}{names}",
        f"hs{line.heading}{len(signs)}",
        f"A{alike}",
        f"An{alike}{names}",
        f"W{bins['whole']}{names}{len(signs)}",
        f"Wf{bins['whole']}{bins['full']}{names}",
        f"N{bins['names']}{names}",
        f"Nd{bins['dated']}{line.dated}{names}",
        f"S{bins['signs']}{len(signs)}",
        f"P{bins['prose']}{names}",
        f"PS{bins['prose']}{bins['signs']}",
        f"Pf{bins['prose']}{bins['full']}",
        f"T{bins['stops']}{ends == '.'}",
        f"O{context.order[at]}{bins['order']}",
        f"D{bins['few']}{names}",
        f"w{bins['width']}{bins['full']}",
        f"ws{bins['width']}{len(signs)}{names}",
    ]  # fmt: skip
    return alone, seen
