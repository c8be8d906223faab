"""Where the list of names at the front of a reference ends, and the names in it.

Reference lists write names in few orders: ``Finnerup NB`` (Vancouver), ``Jain, R.``
(inverted), ``T. Wei`` (direct), ``Dahl, Robert A.`` and ``Robert A. Dahl`` (in full), and mixed
``Pollitt, C. and C. Talbot``. Each order is a pattern for the first and one for the other
names; the one that reads furthest and stops at a plausible place wins.

>>> found = find_names("Price TJ, de Koninck Y, et al. Transition to pain.")
>>> [text for text, order in found.names], found.truncated
(['Price TJ', 'de Koninck Y'], True)
"""

from __future__ import annotations

import re

import msgspec

from bibconv.references.letters import (
    ET_AL,
    FAMILY,
    GIVEN,
    GLUED_INITIALS,
    INITIAL,
    INITIALS,
    LETTER,
    PARTICLE,
    SEPARATOR,
    SUFFIX,
    UPPER,
    WORD,
)

# Name order -> pattern of one name.
_ORDERS = {
    # Finnerup NB / Poostchi M. / Maude R.J.
    "vancouver": re.compile(
        rf"{FAMILY}[ ](?:{INITIALS}|{GLUED_INITIALS}\.?)(?!{LETTER}){SUFFIX}(?=[,.;:)/]|[ ]|$|(?<=\.))"
    ),
    # Jain, R. / Loh, G. H. / Smith, J
    "inverted": re.compile(
        rf"{FAMILY}{SUFFIX},[ ]?(?:{INITIALS}|{UPPER}{{1,3}}(?=[,.;:(/ ]))(?:[ ]{PARTICLE}(?=[,.;: ]))?{SUFFIX}"
    ),
    # T. Wei
    "direct": re.compile(rf"{INITIALS}[ ]?{FAMILY}{SUFFIX}(?=[,.;:)/]|[ ]|$)"),
    # Dahl, Robert A.
    "inverted-full": re.compile(rf"{FAMILY},[ ]{GIVEN}(?:[ ]{PARTICLE}(?=[,.;: ]))?{SUFFIX}"),
    # Robert A. Dahl
    "direct-full": re.compile(
        rf"{WORD}(?:[ ](?:{INITIAL}|{PARTICLE}(?=[ ])|{WORD}|{UPPER}(?=[ ]))){{1,4}}{SUFFIX}"
    ),
}

# (first name, other names); those with initials are tried before those in full, because a
# full given name is hard to tell from the first words of a title.
_WITH_INITIALS = (
    ("vancouver", "vancouver"),
    ("inverted", "inverted"),
    ("inverted", "direct"),
    ("direct", "direct"),
)
_IN_FULL = (
    ("inverted-full", "inverted-full"),
    ("inverted-full", "direct-full"),
    ("inverted", "inverted-full"),
    ("inverted-full", "inverted"),
    ("direct-full", "direct-full"),
    ("direct", "direct-full"),
)

_STOP = re.compile(
    r"[ ]?(?:[.:;,(\[«“\"‘'„/]|[-–—]\s|$)|[ ](?:1[5-9]|20)\d\d\b|[ ](?:\(|eds?\b|editors?\b|Hrsg|Hg)"
)
_DATED = re.compile(
    r"[\s,.:]{0,4}\(?(?:1[5-9]|20)\d\d[a-z]?\b|[\s,.]{0,4}\((?:n\. ?d\.|o\. ?J\.|in press)"
)
_QUOTED = re.compile(r"[,.:]{0,2}\s?[«“\"‘„]")
_ROLE = re.compile(
    r"[,.]?\s?[(\[]?(?:eds?|editors?|hrsg|hg|org|orgs|coord|coords|dir)\b", re.IGNORECASE
)


class Names(msgspec.Struct, frozen=True):
    """A list of names as found: texts with their order, offsets, and how it ended."""

    names: tuple[tuple[str, str], ...]
    spans: tuple[tuple[int, int], ...]
    end: int
    truncated: bool = False


def find_names(text: str, start: int = 0, *, role: bool = False) -> Names | None:
    """The list of names that begins at ``start``, or ``None``.

    Args:
        role: the list must be followed by a role, such as ``(Eds.)``; then names in full
            count without further evidence.
    """
    best: Names | None = None
    for first, others in _WITH_INITIALS:
        found = _match_list(text, start, first, others)
        if found and (best is None or found.end > best.end) and _stops_well(text, found, role):
            best = found
    if best is not None:
        return best
    for first, others in _IN_FULL:
        found = _match_list(text, start, first, others)
        if not found or (best is not None and found.end <= best.end):
            continue
        if _stops_well(text, found, role) and (role or _credible(text, found)):
            best = found
    return best


def _match_list(text: str, start: int, first: str, others: str) -> Names | None:
    match = _ORDERS[first].match(text, start)
    if match is None:
        return None
    names = [(match[0], first)]
    spans = [match.span()]
    end, truncated = match.end(), False
    pattern = _ORDERS[others]
    while True:
        and_others = ET_AL.match(text, end)
        if and_others and "…" not in and_others[0] and "..." not in and_others[0]:
            return Names(tuple(names), tuple(spans), and_others.end(), True)
        separator = SEPARATOR.match(text, end)
        if separator is None:
            break
        match = pattern.match(text, separator.end())
        if match is None:
            break
        truncated = (
            truncated or "…" in separator[0] or ". ." in separator[0] or ".." in separator[0]
        )
        names.append((match[0], others))
        spans.append(match.span())
        end = match.end()
    return Names(tuple(names), tuple(spans), end, truncated)


def _stops_well(text: str, found: Names, role: bool) -> bool:
    if role:
        return _ROLE.match(text, found.end) is not None
    if found.truncated:
        return True
    if text[found.end - 1] == ".":
        return True
    return _STOP.match(text, found.end) is not None


def _credible(text: str, found: Names) -> bool:
    """Names in full need a date, a quoted title or a role behind them: "Deep Learning" may be
    a title as well."""
    if (
        _DATED.match(text, found.end)
        or _QUOTED.match(text, found.end)
        or _ROLE.match(text, found.end)
    ):
        return True
    kinds = {order for _, order in found.names}
    return "inverted-full" in kinds and text.startswith((".", ":"), found.end)
