"""Given names to initials (CSL 1.0.2, "Name", ``initialize`` and ``initialize-with``).

Abbreviations ("Ph.") stay whole, words in lower case stay as they are, and with
``initialize="false"`` only what is an initial already is set anew.

>>> initials("John M.E.", ". ", initialize=True, hyphen=True)
'J. M. E.'
>>> initials("John M.E.", ". ", initialize=False, hyphen=True)
'John M. E.'
"""

from __future__ import annotations

from functools import lru_cache

from bibconv.patterns import late

# One part of a given name: hyphen before it, letters, full stop behind it.
_PART = late(r"([-‐‑–]?)\s*([^\s.\-‐‑–]+)(\.?)")
_CAPITALS = late(r"[A-ZÀ-ÖØ-Þ]{2,}")


@lru_cache(maxsize=50_000)
def initials(given: str, with_: str, *, initialize: bool, hyphen: bool) -> str:
    """``given`` with its names shortened to initials, each followed by ``with_``."""
    out: list[str] = []
    for match in _PART.finditer(given):
        dash, letters, dot = match.groups()
        is_initial = bool(dot) or (len(letters) == 1 and letters.isupper())
        shown = letters
        if not is_initial and initialize and not letters[0].islower():
            shown = _initial(letters)
            is_initial = True
        elif dash and letters[:1].islower() and initialize and not dot:
            continue  # the second half of "Jean-marie" has no initial of its own
        # Initials that are only set anew lose their hyphen.
        keeps = hyphen and (initialize or not is_initial)
        _append(out, dash, shown, is_initial, with_, hyphen=keeps)
    return "".join(out).strip(" ")


def _append(
    out: list[str], dash: str, shown: str, is_initial: bool, with_: str, *, hyphen: bool,
) -> None:  # fmt: skip
    if out:
        if dash and not is_initial and not hyphen:
            out[-1] = f"{out[-1].rstrip()} "
        elif dash and hyphen:
            out[-1] = out[-1].rstrip()
            out.append("-")
        elif dash:
            out[-1] = out[-1].rstrip() if not with_.endswith(" ") else out[-1]
        elif not is_initial and not out[-1].endswith((" ", "\u00a0")):
            out.append(" ")
    if is_initial:
        out.append(shown + with_)
    else:
        out.append(f"{shown} ")


def _initial(letters: str) -> str:
    """The first letter; all leading capitals where small letters follow ("TSerend" is "Ts")."""
    capitals = _CAPITALS.match(letters)
    if capitals and letters[capitals.end() :].islower() and not letters.isupper():
        return capitals[0].capitalize()
    return letters[0].upper()
