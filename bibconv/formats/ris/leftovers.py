"""Tags that were read without a variable, each at its place, and all that has to stand aside.

>>> from bibconv.model import Item
>>> writer = Writer(Item("k", "book", {}, {"ris:U1": "x", "b": 1}))
>>> leftovers(writer)
>>> writer.lines
[('U1', 'x'), ('U5', 'bibconv:extra:b=1')]
"""

from __future__ import annotations

import re

from bibconv.formats.ris.lines_out import Writer

_TAG = re.compile(r"[A-Z][A-Z0-9]{1,3}")
# Where a tag that was read without a variable stands among those that are written; others, that
# no variable is written to, follow behind ID, in the order of their letters.
_ORDER = """
    TY TI ST OP AU A3 A2 ED A4 C2 C3 T2 JF T3 J2 VL IS NV SV C7 SN M1 SP EP SE ET PY DA Y2 PB C1 CY
    C6 AB N1 RN KW LA M3 DO UR AN DB DP CN ID
""".split()
_RANKS = {tag: rank for rank, tag in enumerate(_ORDER)}
_LAST = len(_ORDER)


def leftovers(w: Writer) -> None:
    """Tags that were read without a variable; everything else aside.

    The order is that of the names, wherever the item comes from.
    """
    others = []
    for key in sorted(w.extra):
        value, tag = w.extra[key], key[4:]
        if key.startswith("ris:") and _TAG.fullmatch(tag) and tag not in ("TY", "ER"):
            values = value if isinstance(value, list) else [value]
            if all(isinstance(v, str) for v in values):
                _insert(w, tag, [part for v in values for part in v.split("\n")])
                continue
        if key != "ris:TY":
            others.append(key)
    for key in others:
        w.aside(f"extra:{key}", w.extra[key])
    for variable in sorted(w.left):
        w.aside(variable, w.left[variable])


def _insert(w: Writer, tag: str, values: list[str]) -> None:
    """Lines behind those of the same tag, else where the tag has its place."""
    lines = w.lines
    at = len(lines)
    rank = _RANKS.get(tag)
    if rank is not None:  # few tags have one, so that looking for their places takes no time
        same = (i for i in range(len(lines), 0, -1) if lines[i - 1][0] == tag)
        # The U5 behind TY says the type: it belongs there.
        later = (
            i
            for i, (other, _) in enumerate(lines)
            if other != "U5" and _RANKS.get(other, _LAST) > rank
        )
        at = next(same, 0) or next(later, at)
    behind = lines[at:]
    del lines[at:]
    for value in values:
        w.add(tag, value)
    lines += behind
