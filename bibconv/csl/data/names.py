"""Names of an item: particles taken out of ``family`` and ``given``, suffixes, institutions.

CSL 1.0.2, "Names", and the CSL-JSON practice that particles may stand inside the parts:
``"family": "van Gogh"``, ``"given": "Alexander von"``, ``"given": "François, abbé d'"``.
A family name in straight double quotes is kept whole.

>>> prepare_name({"family": "van Gogh", "given": "Vincent"}).non_dropping
'van'
"""

from __future__ import annotations

from typing import Any

from bibconv.csl.marks import clean
from bibconv.csl.node import Piece, plain
from bibconv.csl.richtext import parse
from bibconv.patterns import late

# "van der ", "d'", "al-", "von und zum ": lower-case words before a family name.
_FAMILY = late(
    r"((?:[^\W\d_A-ZÀ-ÖØ-Þ][^\W\d_]*\.?[\s\u00a0]+)*(?:[^\W\d_A-ZÀ-ÖØ-Þ][^\W\d_]{0,4}(?:['’ʼ]\s?|-))?)(?=\S)"
)
# " von", " de la", " d'": lower-case words behind a given name.
_GIVEN = late(r"[\s\u00a0]((?:[^\W\d_A-ZÀ-ÖØ-Þ][^\W\d_]*[.]?[\s\u00a0]?)+['’ʼ]?)$")
_LOWER = late(r"[^\W\d_]")
_ROMANESQUE = late(r"[a-zA-Z\u00c0-\u017f\u0400-\u052f\u0370-\u03ff\u1f00-\u1fff]")


class PName:
    """One name, ready to be formatted. ``sortable`` parts are plain text."""

    __slots__ = (
        "cache", "comma_suffix", "dropping", "family", "given", "is_rich", "key", "literal",
        "more", "non_dropping", "romanesque", "rough_given", "static", "suffix",
    )  # fmt: skip

    def __init__(self) -> None:
        self.family: Piece = ""
        self.given: Piece = ""
        self.dropping: Piece = ""
        self.non_dropping: Piece = ""
        self.suffix: Piece = ""
        self.literal: Piece = ""
        self.rough_given = ""
        self.comma_suffix = False
        self.static = False
        self.more = False  # the last one known: others followed where the list comes from
        self.is_rich = False
        self.romanesque = True
        self.key: tuple[str, ...] = ()
        self.cache: dict[tuple[int, bool, int], Piece] = {}


KnownNames = dict[tuple[tuple[str, str], ...], PName]
"""Names by the CSL-JSON that they come from: people write more than one of a library's items."""


def prepare_names(value: Any, known: KnownNames | None = None) -> list[PName]:
    """The names of a name variable; whatever is not a name is left out."""
    if isinstance(value, str):
        value = [{"literal": value}]
    if isinstance(value, dict):
        value = [value]
    if not isinstance(value, (list, tuple)):
        return []
    names = []
    for raw in value:
        if isinstance(raw, str):
            raw = {"literal": raw}
        if isinstance(raw, dict):
            name = _shared(raw, known) if known is not None else prepare_name(raw)
            if name.family or name.literal or name.given or name.non_dropping or name.dropping:
                names.append(name)
    return names


def _shared(raw: dict[str, Any], known: KnownNames) -> PName:
    """The name for ``raw``, the same one for the same strings."""
    if not all(isinstance(value, str) for value in raw.values()):
        return prepare_name(raw)
    key = tuple(raw.items())
    name = known.get(key)
    if name is None:
        name = known[key] = prepare_name(raw)
    return name


def _part(raw: dict[str, Any], key: str) -> str:
    value = raw.get(key)
    if value is None or value is False:
        return ""
    return clean(value).strip() if isinstance(value, str) else str(value)


def prepare_name(raw: dict[str, Any]) -> PName:
    """One CSL-JSON name with its particles parsed."""
    name = PName()
    literal = _part(raw, "literal")
    family, given = _part(raw, "family"), _part(raw, "given")
    if not literal and raw.get("isInstitution") and family:
        literal = family
    if literal:
        name.literal = parse(literal)
        name.key = (literal, "", "", "", "")
        name.is_rich = not isinstance(name.literal, str)
        name.romanesque = bool(_ROMANESQUE.search(literal))
        return name
    dropping = _part(raw, "dropping-particle")
    non_dropping = _part(raw, "non-dropping-particle")
    suffix = _part(raw, "suffix")
    comma = bool(raw.get("comma-suffix"))
    if len(family) > 2 and family[0] == family[-1] == '"':
        family = family[1:-1]
    elif raw.get("parse-names") is not False:
        if not non_dropping:
            non_dropping, family = _split_family(family)
        if "," in given and not suffix:
            given, suffix, dropped, comma = _split_suffix(given)
            dropping = dropping or dropped
        if not dropping:
            given, dropping = _split_given(given)
    name.family, name.given = parse(family), parse(given)
    name.dropping, name.non_dropping = parse(dropping), parse(non_dropping)
    name.suffix = parse(suffix)
    name.rough_given = given
    name.comma_suffix = comma
    name.static = bool(raw.get("static-ordering"))
    name.is_rich = not all(
        isinstance(part, str)
        for part in (name.family, name.given, name.dropping, name.non_dropping, name.suffix)
    )
    if name.is_rich:
        _plain_apostrophes(name)
    name.key = (family, given, dropping, non_dropping, suffix)
    name.romanesque = bool(_ROMANESQUE.search(family or given))
    return name


def _plain_apostrophes(name: PName) -> None:
    """Parts whose only markup was an apostrophe are plain strings again."""
    rich = False
    for attribute in ("family", "given", "dropping", "non_dropping", "suffix"):
        value = getattr(name, attribute)
        if not isinstance(value, str):
            if all(isinstance(kid, str) for kid in value.kids) and not (value.fmt or value.quotes):
                setattr(name, attribute, plain(value))
            else:
                rich = True
    name.is_rich = rich


def _split_family(family: str) -> tuple[str, str]:
    if family[:2] in ("'t", "’t") and family[2:3].isspace() and family[3:].strip():
        return family[:2], family[3:].lstrip()
    if not family or not family[0].islower():
        return "", family
    match = _FAMILY.match(family)
    if not match or not match[1] or match.end() >= len(family):
        return "", family
    return match[1] if match[1][-2:-1] in "'’" else match[1].rstrip(), family[match.end() :]


def _split_given(given: str) -> tuple[str, str]:
    """Lower-case words at the end of a given name are a dropping particle."""
    words = given.split()
    index = len(words)
    while index > 1 and words[index - 1][0].islower():
        index -= 1
    if index == len(words):
        return given, ""
    return " ".join(words[:index]), " ".join(words[index:])


def _split_suffix(given: str) -> tuple[str, str, str, bool]:
    """``given, suffix`` in one: (given, suffix, dropping particle, comma before the suffix)."""
    head, _, tail = given.partition(",")
    tail = tail.strip()
    comma = tail.startswith("!")
    tail = tail.removeprefix("!").strip()
    words = tail.split()
    if words and words[-1][0].islower() and words[-1][-1:] in "'’":
        return f"{head.strip()},", "", tail, False
    return head.strip(), tail, "", comma
