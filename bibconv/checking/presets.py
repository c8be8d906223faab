"""Sets of rules by name, as a project would write them in ``select`` and ``ignore``.

``minimal`` holds what is provable: syntax, keys, links between entries, identifiers that cannot
be right. ``default`` is what is on by default. ``strict`` adds style and consistency.
"""

from __future__ import annotations

DEFAULT = "default"

# Name -> (selectors, whether rules that are off by default are among them).
PRESETS: dict[str, tuple[tuple[str, ...], bool]] = {
    "minimal": (("S", "U101", "R1", "I102", "I112", "I122", "I141", "I151"), False),
    DEFAULT: ((), True),
    "strict": (("T1", "C", "F106", "F107", "P1"), True),
}


def preset_codes(name: str) -> frozenset[str]:
    """The codes of the rules that the preset ``name`` turns on."""
    from bibconv.rules import REGISTERED, default_codes

    selectors, also_off = PRESETS[name]
    # Prefixes whose rules do not exist are no mistake of the user's.
    codes = frozenset(code for code in REGISTERED if code.startswith(selectors or ("-",)))
    return default_codes() | codes if also_off else default_codes() & codes
