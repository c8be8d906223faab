"""From the text of one name, in a known order, to its parts.

>>> parse_name("de Koninck Y", "vancouver")
Name(family='Koninck', given='Y.', ..., non_dropping_particle='de', ...)
"""

from __future__ import annotations

import re

from bibconv.model import Name
from bibconv.references.letters import PARTICLE_WORDS, UPPER
from bibconv.references.namekinds import JOINS
from bibconv.text.names import space_initials, split_particles

_SUFFIX = re.compile(r",?[ ](Jr|Sr|II|III|IV|2nd|3rd|Filho|Neto|Júnior|Junior)\b\.?(?=$|,)")
_GLUED_SUFFIX = re.compile(r"(?<= )([A-Z]{1,3})(Jr|Sr|2nd|3rd)$")  # Urban JFJr
_TRAILING_INITIALS = re.compile(
    rf"[ ]((?:{UPPER}[a-zà-ÿ]?\.[ ]?[-‐‑]?[ ]?){{1,5}}|{UPPER}{{1,4}}(?:[-‐‑ ]{UPPER}{{1,2}}){{0,2}}\.?)$"
)
_LEADING_INITIALS = re.compile(
    rf"(?:{UPPER}[a-zà-ÿ]?\.[ ]?[-‐‑]?[ ]?){{1,5}}(?:{UPPER}[ ])?(?={UPPER}|[a-z])"
)
_GLUED = re.compile(rf"{UPPER}{{1,4}}(?:[-‐‑ ]{UPPER}{{1,2}}){{0,2}}")
_DOTTED = re.compile(rf"({UPPER}[a-zà-ÿ]?\.)(?={UPPER})")
# "J.–P.", "J. -P.": whatever dash, with or without blanks
_HYPHEN = re.compile(rf"\b({UPPER}\.?)[ ]?[-‐‑‒–−][ ]?(?={UPPER}(?![^\W_]))")
_LOWER_PARTICLES = {word for word in PARTICLE_WORDS.split("|") if word[0].islower()} - set(JOINS)
# "Taille Y de L", "Barbosa Tde S": a particle among the initials
_AMONG_INITIALS = re.compile(
    rf"(?P<family>.{{2,60}}?)[ ](?P<first>{UPPER}{{1,3}})[ ]?(?P<particle>d[aeo]s?|du|von|van)[ ](?P<last>{UPPER}{{1,3}})"
)
_INNER_SUFFIX = re.compile(r"(?<=\S)[ ](Jr|Sr|II|III|Filho|Neto|Júnior|Junior)\.?$")
_BEFORE_FAMILY = _LOWER_PARTICLES.union(JOINS)


def parse_name(text: str, order: str) -> Name:
    """The parts of ``text``, which stands in ``order`` (see :mod:`.authors`)."""
    text = " ".join(text.split()).strip(" ,;")
    if "-" in text or not text.isascii():  # otherwise there is no dash
        text = _HYPHEN.sub(r"\1-", text)
    suffix = None
    if text.endswith(("r", "d")):
        text = _GLUED_SUFFIX.sub(r"\1 \2", text)
    match = _SUFFIX.search(text)
    if match:
        suffix = _with_stop(match[1])
        text = text[: match.start()] + text[match.end() :]
    if order == "capitals":
        words = text.split()
        family = " ".join(word for word in words if word.isupper())
        given = " ".join(word for word in words if not word.isupper())
    elif order == "vancouver":
        words = text.split()
        if len(words) > 2 and words[-1] in _LOWER_PARTICLES:
            # "Huene F von"
            text = " ".join((words[-1], *words[:-1]))
        family, given = _vancouver(text)
        inner = None if suffix else _INNER_SUFFIX.search(family)
        if inner:
            family, suffix = family[: inner.start()], _with_stop(inner[1])
    elif order.startswith("inverted"):
        family, comma, given = text.partition(",")
        if not comma:  # "Garraud (René)"
            family, _, given = text.rstrip(")").partition("(")
    elif order == "direct" and (lead := _LEADING_INITIALS.match(text)):
        # "Z. Ahmad Zukarnain": what follows the initials is the family name, all of it
        family, given = text[lead.end() :], lead[0]
    else:
        return parse_direct(text, suffix)
    return _name(family.strip(), given.strip(), suffix)


def _with_stop(suffix: str) -> str:
    return suffix + ("." if suffix in ("Jr", "Sr") else "")


def _vancouver(text: str) -> tuple[str, str]:
    """Family name and initials of ``Mogil JS``."""
    among = _AMONG_INITIALS.fullmatch(text) if text.count(" ") > 1 else None
    if among:
        first, last = space_initials(among["first"]), space_initials(among["last"])
        return among["family"], f"{first} {among['particle']} {last}"
    found = _TRAILING_INITIALS.search(text)
    return (text[: found.start()], found[1]) if found else (text, "")


def parse_direct(text: str, suffix: str | None = None) -> Name:
    """A name in natural order: the family name is the last word and the particles before it, and
    what a ``y`` joins to it (``José Ortega y Gasset``)."""
    words = text.split()
    if len(words) < 2:
        return Name(family=text, suffix=suffix) if text else Name(literal=text)
    first = len(words) - 1
    while first > 1 and words[first - 1] in _BEFORE_FAMILY:
        first -= 2 if words[first - 1] in JOINS else 1
    return _name(" ".join(words[first:]), " ".join(words[:first]), suffix)


def _name(family: str, given: str, suffix: str | None) -> Name:
    if "." in given:
        given = _DOTTED.sub(r"\1 ", given)
    glued = given.rstrip(".")
    if glued and _GLUED.fullmatch(glued):
        given = space_initials(glued.replace(" ", ""))
    elif "-" in given or "." in given:
        given = space_initials(given)
    dropping = None
    words = given.split()
    # "Beethoven, Ludwig van": a particle behind the given name
    while len(words) > 1 and words[-1] in _LOWER_PARTICLES:
        dropping = f"{words.pop()} {dropping}" if dropping else words.pop()
    given = " ".join(words)
    return split_particles(
        Name(family=family or None, given=given or None, dropping_particle=dropping, suffix=suffix)
    )
