"""How a list writes a person's name: which part is first, how initials look, capitals.

>>> form = form_of(Name(family="Doe", given="J. S."), "Doe JS")
>>> form, write_name(Name(family="Roe", given="A. B."), form)
(NameForm(order='family given', initials='JS', capitals=False), 'Roe AB')
"""

from __future__ import annotations

import re

import msgspec

from bibconv.model import Name

ORDERS = ("family, given", "family given", "given family")
INITIALS = ("J. S.", "J.S.", "JS", "J S", "J.S")
_INITIALS_ONLY = re.compile(r"(?:[^\W\d_]{1,2}\.[ ]?[-‐‑]?[ ]?)+")


class NameForm(msgspec.Struct, frozen=True, gc=False):
    """One way to write a name. ``initials`` shows how those of J. S. look."""

    order: str
    initials: str = "J. S."
    capitals: bool = False


_FORMS = tuple(
    NameForm(order, initials, capitals)
    for capitals in (False, True)
    for order in ORDERS
    for initials in INITIALS
)


def form_of(name: Name, raw: str, likely: NameForm | None = None) -> NameForm | None:
    """The form in which ``raw`` writes ``name``; ``likely`` is tried first."""
    raw = " ".join(raw.split())
    if likely is not None and write_name(name, likely) == raw:
        return likely
    return next((form for form in _FORMS if write_name(name, form) == raw), None)


def write_name(name: Name, form: NameForm) -> str:
    """``name`` in ``form``."""
    if name.literal:
        return name.literal
    family = name.family or ""
    if name.dropping_particle or name.non_dropping_particle:
        particles = (name.dropping_particle, name.non_dropping_particle)
        family = " ".join(part for part in (*particles, name.family) if part)
    if form.capitals:
        family = family.upper()
    given = write_given(name.given or "", form.initials)
    suffix = f", {name.suffix}" if name.suffix else ""
    if not given:
        return family + suffix
    if form.order == "given family":
        return f"{given} {family}{suffix}"
    return f"{family}{',' if form.order == 'family, given' else ''} {given}{suffix}"


def write_given(given: str, initials: str) -> str:
    """Given names; those that are initials look as ``initials`` does."""
    if initials == "J. S." or not _INITIALS_ONLY.fullmatch(given):
        return given
    if initials == "J.S.":
        return given.replace(". ", ".")
    if initials == "J.S":
        return given.replace(". ", ".").rstrip(".")
    bare = given.replace(".", "")
    return bare if initials == "J S" else bare.replace(" ", "")
