"""Names in inverted order (``von Last, First, Jr``) and their particles.

The form that RIS, EndNote, PubMed and most lists share. Lower-case words before a family
name are its non-dropping particle; a known particle behind the given name is a dropping one,
as CSL's citation order has it (CSL 1.0.2 specification, "Names", particles).

>>> parse_inverted("van der Berg, Jan, Jr.").non_dropping_particle
'van der'
>>> format_inverted(parse_inverted("Humboldt, Alexander von"))
'Humboldt, Alexander von'
"""

from __future__ import annotations

import re

import msgspec

from bibconv.model.names import Name
from bibconv.patterns import late

PARTICLES: frozenset[str] = frozenset(
    """
    a' aan af al al- ap auf aus aw bar ben bin d' d’ da dal dall' dalla das de de' degl' degli dei
    del dell' della delle dem den der des dgl di do dos du e een el el- em en et fan fitz 't 'd la
    las le les lo los na op over onder san sant' 's santa st st. te ten ter thoe tot to um uit van
    vande vanden vander vom von voor vor y ye zu zum zur ibn bint abu dela dello i til av af
    """.split()
)

# Leading "d'", "l'", "dell'", "'t", "al-" joined to an upper-case name.
_JOINED = late(r"((?:[a-zà-ÿ]{1,4}['’]|al-|el-)\s?)(?=[A-ZÀ-ÖØ-Þ])")
_INITIALS = late(
    r"[A-ZÀ-ÖØ-ÞĀ-Ž]{1,4}(?:-[A-ZÀ-ÖØ-Þ])*|(?:[A-ZÀ-ÖØ-ÞĀ-ŽΑ-ΩЀ-Я]\.[\s-]?)+[A-ZÀ-ÖØ-ÞĀ-ŽΑ-ΩЀ-Я]?\.?"
)
_INITIAL = late(r"(-?)\s*([^\W\d_])\.?")
_SUFFIX = late(
    r"(?:jr|sr|jun|sen|junior|senior|[iv]{1,4}|ph\.?d|m\.?d|esq|2nd|3rd|4th)\.?", re.IGNORECASE
)


def parse_inverted(text: str) -> Name:
    """A name from ``Family, Given, Suffix``.

    Without a comma nobody knows which word is the family name: several words are a
    ``literal``, one word is a ``family``.
    """
    text = " ".join(text.split())
    family, comma, rest = text.partition(",")
    family = family.strip()
    if not comma:
        return Name(literal=text) if " " in text else Name(family=text)
    given, _, suffix = rest.partition(",")
    given, suffix = given.strip(), suffix.strip().rstrip(",").strip()
    if not family:
        return Name(given=given or None, suffix=suffix or None)
    if not given and not suffix:
        # "Company," keeps a one-part name from being read in parts.
        return Name(literal=family) if " " in family else Name(family=family)
    return split_particles(Name(family=family, given=given or None, suffix=suffix or None))


def format_inverted(name: Name) -> str:
    """``Family, Given, Suffix``; particles stand where :func:`parse_inverted` finds them."""
    if name.literal is not None:
        return name.literal
    family = join_particle(name.non_dropping_particle, name.family)
    given = " ".join(part for part in (name.given, name.dropping_particle) if part)
    if name.suffix:
        return f"{family}, {given}, {name.suffix}"
    return f"{family}, {given}" if given else family


def join_particle(particle: str | None, family: str | None) -> str:
    """``van`` and ``Dyck`` -> ``van Dyck``; ``d'`` and ``Alembert`` -> ``d'Alembert``."""
    if not particle:
        return family or ""
    if not family:
        return particle
    return f"{particle}{family}" if particle[-1] in "'’-" else f"{particle} {family}"


def split_particles(name: Name) -> Name:
    """Lower-case words that lead the family name to the non-dropping particle, particles that
    end the given name to the dropping one. What has particles already stays as it is."""
    changes: dict[str, str] = {}
    if name.family and not name.non_dropping_particle:
        particle, family = _leading_particle(name.family)
        if particle:
            changes.update(non_dropping_particle=particle, family=family)
    if name.given and not name.dropping_particle:
        given, particle = _trailing_particle(name.given)
        if particle:
            changes.update(dropping_particle=particle, given=given)
    return msgspec.structs.replace(name, **changes) if changes else name


def _leading_particle(family: str) -> tuple[str, str]:
    words = family.split(" ")
    count = 0
    while count < len(words) - 1 and words[count][:1].islower():
        count += 1
    if 0 < count < len(words):
        if words[count][:1].islower():
            return "", family  # no word is upper-case: "bell hooks" has no particle
        return " ".join(words[:count]), " ".join(words[count:])
    match = _JOINED.match(family)
    if match and match[1].strip().lower() in PARTICLES:
        return match[1].strip(), family[match.end() :]
    return "", family


def _trailing_particle(given: str) -> tuple[str, str]:
    words = given.split(" ")
    start = len(words)
    while start > 1 and words[start - 1] in PARTICLES:
        start -= 1
    if start == len(words):
        return given, ""
    return " ".join(words[:start]), " ".join(words[start:])


def is_suffix(text: str) -> bool:
    """Whether ``text`` is a generation or degree: ``Jr.``, ``III``."""
    return _SUFFIX.fullmatch(text.strip()) is not None


def space_initials(given: str) -> str:
    """Initials with full stop and space: ``NB`` -> ``N. B.``, ``J.-P.`` stays; ``Jean`` too."""
    given = given.strip()
    if not given or not _INITIALS.fullmatch(given):
        return given
    pieces: list[str] = []
    for match in _INITIAL.finditer(given):
        hyphen = "-" if match[1] and pieces else ""
        pieces.append(f"{hyphen}{match[2]}." if hyphen or not pieces else f" {match[2]}.")
    return "".join(pieces)
