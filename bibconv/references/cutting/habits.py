"""What the beginnings in a list have in common, as features of the second reading.

The first reading gives the probability that each line begins a reference. From it, the share of
beginnings is counted among nearby lines that are alike: those after blank lines, with the same
indent, after a line with room left, with the same first word. The second reading uses these shares,
so that all lines of a list are cut in the same way.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from bibconv.references.cutting.features import LineLayout
from bibconv.references.cutting.traits import LineTraits, in_bins

_AROUND = 20  # lines on either side
_SHARES = (0.03, 0.15, 0.4, 0.6, 0.85, 0.97)
_FEW = (1, 2, 4, 9)


class FirstReading(msgspec.Struct, frozen=True, gc=False):
    """The label of each line, and the probability that it begins a reference."""

    labels: Sequence[str]
    begins: Sequence[float]


class _Count(msgspec.Struct, gc=False):
    """The number of lines of one kind, and the expected number of beginnings among them."""

    lines: float = 0.0
    begins: float = 0.0

    def add(self, begins: float, step: int) -> None:
        self.lines += step
        self.begins += step * begins

    def share(self, begins: float) -> str:
        """The share of beginnings among the other lines, in bins; ``begins`` is that of this line."""
        others = self.lines - 1
        if others < 0.5:
            return "-"
        share = in_bins((self.begins - begins) / others, _SHARES)
        return f"{share}{in_bins(others, _FEW)}"


def habit_features(
    traits: Sequence[LineTraits], layouts: Sequence[LineLayout], first: FirstReading
) -> list[list[str]]:
    """The further features of each line for the second reading.

    Args:
        traits, layouts: of each line.
        first: the first reading of all lines.
    """
    size = len(traits)
    kinds = [_kinds(*pair) for pair in zip(traits, layouts, strict=True)]
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


def _kinds(line: LineTraits, layout: LineLayout) -> tuple[str, ...]:
    """What a line may share with others: its layout, the room above it, its first word, its names."""
    return (
        f"{line.before}{layout.indent}{line.mark[:1]}",
        f"{line.before}{layout.room}",
        "".join(line.first[:1]),
        f"{line.names[:6]}{line.dated}",
    )


def _add(
    counts: Sequence[dict[str, _Count]],
    inside: _Count,
    outside: _Count,
    kinds: Sequence[str],
    first: FirstReading,
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
