"""What a list's beginnings have in common, by a first reading of its lines.

The first reading says of each line how surely it begins a reference. Around each line it is counted
what beginnings look like there and what other lines do: blank lines above them, indents, room left on
the line above, how they begin. The second reading sees these shares, so that all lines of a list keep
one habit.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from bibconv.references.cutting.features import Look, Place, in_bins

_AROUND = 20  # lines on either side
_SHARES = (0.03, 0.15, 0.4, 0.6, 0.85, 0.97)
_FEW = (1, 2, 4, 9)


class First(msgspec.Struct, frozen=True, gc=False):
    """The first reading: each line's label, and how surely it begins a reference."""

    labels: Sequence[str]
    begins: Sequence[float]


class _Count(msgspec.Struct, gc=False):
    """How many lines of one look there are, and how many of them begin a reference."""

    lines: float = 0.0
    begins: float = 0.0

    def add(self, begins: float, step: int) -> None:
        self.lines += step
        self.begins += step * begins

    def share(self, begins: float) -> str:
        """The share of beginnings among the lines but one, which is ``begins``."""
        others = self.lines - 1
        if others < 0.5:
            return "-"
        share = in_bins((self.begins - begins) / others, _SHARES)
        return f"{share}{in_bins(others, _FEW)}"


def habit_features(looks: Sequence[Look], places: Sequence[Place], first: First) -> list[list[str]]:
    """Further features of each line, from the first reading of all."""
    size = len(looks)
    kinds = [_kinds(look, place) for look, place in zip(looks, places, strict=True)]
    counts: list[dict[str, _Count]] = [{} for _ in _NAMES]
    inside, outside = _Count(), _Count()
    made = []
    low = high = 0
    for at in range(size):
        while high < min(size, at + _AROUND + 1):
            _add(counts, inside, outside, kinds[high], first, high, 1)
            high += 1
        while low < at - _AROUND:
            _add(counts, inside, outside, kinds[low], first, low, -1)
            low += 1
        begins = first.begins[at]
        label = first.labels[at]
        found = [f"1{label}", f"1p{in_bins(begins, (0.02, 0.1, 0.3, 0.5, 0.7, 0.9, 0.98))}"]
        found.append(f"1<{first.labels[at - 1] if at else '^'}{label}")
        found.append(f"1>{label}{first.labels[at + 1] if at + 1 < size else '$'}")
        share = inside.share(begins) if label != "O" else _plain(inside)
        lost = in_bins(outside.lines / max(1, high - low), _SHARES)
        found += [f"1i{share}", f"1o{lost}", f"1io{share}{label}", f"1oo{lost}{label}"]
        for name, count, kind in zip(_NAMES, counts, kinds[at], strict=True):
            one = count.get(kind)
            usual = "-" if one is None else one.share(begins if label != "O" else 0.0)
            found += [
                f"1{name}{usual}",
                f"1{name}{usual}{label}",
                f"1{name}i{usual[:1]}{share[:1]}",
            ]
        made.append(found)
    return made


_NAMES = ("s", "f", "b", "n")


def _kinds(look: Look, place: Place) -> tuple[str, ...]:
    """What a line is alike others in: its place on the page, room above it, its first words, names."""
    return (
        f"{look.before}{place.indent}{look.mark[:1]}",
        f"{look.before}{place.room}",
        "".join(look.first[:1]),
        f"{look.names[:6]}{look.dated}",
    )


def _add(
    counts: Sequence[dict[str, _Count]],
    inside: _Count,
    outside: _Count,
    kinds: Sequence[str],
    first: First,
    at: int,
    step: int,
) -> None:
    begins = first.begins[at]
    if first.labels[at] == "O":
        outside.add(begins, step)
        return
    inside.add(begins, step)
    for count, kind in zip(counts, kinds, strict=True):
        count.setdefault(kind, _Count()).add(begins, step)


def _plain(count: _Count) -> str:
    if count.lines < 0.5:
        return "-"
    return f"{in_bins(count.begins / count.lines, _SHARES)}{in_bins(count.lines, _FEW)}"
