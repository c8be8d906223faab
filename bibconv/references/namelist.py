"""The names in words that are known to be a list of names.

Commas, semicolons and the words for "and" cut the list in parts; what each part consists of
(words, initials, both) tells which parts make a name, and in which order it is written.

>>> tokens = tokenize("Hua, G.; Reckhow, D.A. & J. Kim et al.")
>>> found = read_names(tokens, 0, len(tokens) - 1)
>>> [(tokens.text[n.start : n.end], n.order) for n in found.names], found.truncated
([('Hua, G.', 'inverted'), ('Reckhow, D.A.', 'inverted'), ('J. Kim', 'direct')], True)
"""

from __future__ import annotations

import re

import msgspec

from bibconv.references.letters import PARTICLE_WORDS
from bibconv.references.tokens import Tokens, tokenize
from bibconv.references.wordclasses import is_body

__all__ = ["read_names", "tokenize"]

_PARTICLES = {w for words in PARTICLE_WORDS.lower().split("|") for w in words.split()} - {
    "y",
    "e",
    "i",
}
_SUFFIX = re.compile(r"(?:jr|sr|ii|iii|iv|2nd|3rd|filho|neto|júnior|junior)", re.IGNORECASE)
_GLUED_SUFFIX = re.compile(r"[A-Z]{1,3}(?:Jr|Sr|2nd|3rd)")
_AND = frozenset("and und et y e en og och amp i ja u".split())
_ROLES = frozenset(
    """ed eds edd editor editors edited by in hg hgg hrsg hrsgg herausgeber herausgeberin herausgegeben von org orgs
    organizador organizadores organizadora coord coords coordinador coordinadores coordenador coordenadores dir dirs éd éds éditeur
    editeur comp comps comp. a cura di im trans transl trad übers übersetzt red director writer producer with the
    prod translated translator traduit par por traducción tradução""".split()
)
_UNSURE_ROLES = frozenset(
    ("von", "in", "a", "di", "par", "por", "with", "the", "by", "im", "org", "dir")
)
_OTHERS = frozenset(
    "al alii others andere anderen otros outros colaboradores coll cols alia alios".split()
)
_SMALL = _AND | _PARTICLES | _OTHERS
_LONG = 40


class Found(msgspec.Struct, frozen=True, gc=False):
    """A name: offsets in the text, and its order (see :mod:`.names`)."""

    start: int
    end: int
    order: str


class Names(msgspec.Struct, frozen=True, gc=False):
    """The names of a list, whether it ends in "et al.", and whether it names a role."""

    names: tuple[Found, ...]
    truncated: bool = False
    role: bool = False


class _Part(msgspec.Struct, gc=False):
    """Words between two separators. ``kind``: ``W`` words, ``I`` initials, ``WI`` words with
    initials behind, ``IW`` before, ``S`` a suffix."""

    first: int
    last: int
    before: str
    kind: str
    words: int
    organisation: bool


def read_names(tokens: Tokens, first: int, last: int) -> Names:
    """The names in words ``first`` to ``last`` of ``tokens``."""
    first, last, role = _without_roles(tokens, first, last)
    capitals = _family_in_capitals(tokens, first, last)
    parts, truncated, inner = _parts(tokens, first, last, capitals)
    if not parts:
        return Names((), truncated, role or inner)
    return Names(tuple(_assemble(tokens, parts)), truncated, role or inner)


def _without_roles(tokens: Tokens, first: int, last: int) -> tuple[int, int, bool]:
    role = False
    words = tokens.words
    while first <= last:
        word = words[first].lower()
        if word not in _ROLES or (
            word in _UNSURE_ROLES and not role and word not in ("in", "by", "im")
        ):
            break
        role = role or word not in _UNSURE_ROLES
        first += 1
    while last >= first:
        word = words[last].lower()
        if word not in _ROLES or word in ("von", "a", "di", "par", "por", "the"):
            break
        if word in ("in", "im", "by", "with"):
            last -= 1
            continue
        if word in _UNSURE_ROLES and not _bracketed(tokens, last):
            break
        role = True
        last -= 1
    return first, last, role


def _bracketed(tokens: Tokens, index: int) -> bool:
    return "(" in tokens.gaps[index] or "[" in tokens.gaps[index]


def _family_in_capitals(tokens: Tokens, first: int, last: int) -> bool:
    """Whether the list writes family names in capitals and given names in full:
    ``BATT Rosemary, GERST Detlef``."""
    capitals = small = 0
    for index in range(first, last + 1):
        word = tokens.words[index]
        if len(word) < 2 or not word[0].isalpha() or word.lower() in _SMALL:
            continue
        if _SUFFIX.fullmatch(word):
            continue
        if word.isupper():
            fresh = index == first or bool(_separator(tokens.gaps[index]))
            capitals += len(word) > 4 or (len(word) > 2 and fresh)
        else:
            small += 1
    return capitals > 0 and 0 < small <= 4 * capitals + 2 and capitals <= 3 * small


def _parts(tokens: Tokens, first: int, last: int, capitals: bool) -> tuple[list[_Part], bool, bool]:
    """The parts of the list; whether it is cut off; whether a role stands within."""
    parts: list[_Part] = []
    truncated = role = False
    start: int | None = None
    before = ""
    index = first
    while index <= last:
        word, gap = tokens.words[index], tokens.gaps[index]
        low = word.lower()
        separator = _separator(gap) if index > first else ""
        if separator and start is not None:
            parts.append(_part(tokens, start, index - 1, before, capitals))
            start, before = None, ""
        before = _stronger(before, separator) if start is None else before
        if "…" in gap or "..." in gap or ". . ." in gap:
            truncated = truncated or index > first
        if word in _OTHERS and parts:
            truncated = True
            start = None
        elif _and_others(tokens, index, last):
            if start is not None:
                parts.append(_part(tokens, start, index - 1, before, capitals))
            truncated = True
            start = None
            index += 2
            continue
        elif low in _AND and index < last and not _within(tokens, index, start, last):
            if start is not None:
                parts.append(_part(tokens, start, index - 1, before, capitals))
                before = ""
            start = None
            before = _stronger(before, "&")
        elif low in (
            "ed",
            "eds",
            "hg",
            "hrsg",
            "hgg",
            "editor",
            "editors",
            "orgs",
            "coord",
            "coords",
        ) and (start is None or _bracketed(tokens, index)):
            role = True
            if start is not None:
                parts.append(_part(tokens, start, index - 1, before, capitals))
                start = None
                before = "&"
        elif start is None:
            start = index
        index += 1
    if start is not None:
        parts.append(_part(tokens, start, last, before, capitals))
    return parts, truncated, role


def _and_others(tokens: Tokens, index: int, last: int) -> bool:
    """``et al.``, ``u. a.``"""
    if index >= last:
        return False
    following = tokens.words[index + 1].lower()
    if tokens.words[index].lower() == "u":
        return following == "a" and index + 1 == last
    return (
        tokens.words[index].lower() == "et"
        and following in _OTHERS
        and not tokens.words[index + 1].isupper()
    )


def _within(tokens: Tokens, index: int, start: int | None, last: int) -> bool:
    """``E`` or ``Y`` may be an initial, in capitals or with a full stop; or stand within a family
    name: ``Aguera y Arcas B``."""
    word = tokens.words[index]
    if (
        word in ("y", "e", "i")
        and start == index - 1
        and index + 2 <= last
        and tokens.words[index + 2].isupper()
        and tokens.gaps[index + 2] == " "
        and tokens.gaps[index + 3][:1] != "."
    ):
        return True
    return word.isupper() or (word != "u" and tokens.gaps[index + 1].startswith(".")) or (
        word.lower() in ("y", "e", "i") and start is None
    )  # fmt: skip


def _separator(gap: str) -> str:
    if ";" in gap:
        return ";"
    if "&" in gap:
        return "&"
    if "/" in gap or " - " in gap or " – " in gap or " — " in gap or "•" in gap or "·" in gap:
        return ";"
    if "," in gap or "(" in gap or ":" in gap or "…" in gap or "\n" in gap:
        return ","
    return ""


def _stronger(one: str, other: str) -> str:
    return ";" if ";" in (one, other) else "&" if "&" in (one, other) else one or other


def _part(tokens: Tokens, first: int, last: int, before: str, capitals: bool) -> _Part:
    marks = []
    count = 0
    organisation = False
    upper = 0
    for index in range(first, last + 1):
        word = tokens.words[index]
        low = word.lower()
        if not (capitals and len(word) > 1) and _is_initial(tokens, index, first, last):
            marks.append("I")
        elif (low in _PARTICLES and first != last) or (index > first and _SUFFIX.fullmatch(word)):
            marks.append("p")
        else:
            marks.append("W")
            count += 1
            upper += word.isupper()
            if index - first < _LONG and is_body(low):
                organisation = True
    kind = _kind("".join(marks))
    if first == last and _SUFFIX.fullmatch(tokens.words[first]) and before == ",":
        kind = "S"
    if capitals and kind == "W" and 0 < upper < count:
        kind = "C"
    elif capitals and kind == "W" and upper == count and count:
        kind = "F"
    return _Part(first, last, before, kind, count, organisation)


def _kind(marks: str) -> str:
    core = marks.replace("p", "")
    if not core.strip("I"):
        # "Van WS": a particle may be all there is of a family name
        return "W" if not core else "WI" if marks[0] == "p" else "I"
    if core[0] == "I" and core[-1] != "I":
        return "IW"
    if core[-1] == "I":
        return "WI"
    return "W"


def _is_initial(tokens: Tokens, index: int, first: int, last: int) -> bool:
    word = tokens.words[index]
    size = len(word)
    if size == 1:
        return word.isalpha() and (word.isupper() or tokens.gaps[index + 1].startswith("."))
    dotted = tokens.gaps[index + 1].startswith(".")
    if (
        dotted
        and size <= 2
        and word[0].isupper()
        and (index < last or first < last or word.isupper())
    ):
        return True
    if "-" in word or "‐" in word:
        pieces = re.split("[-‐‑]", word)
        return all(len(piece) == 1 and piece.isupper() for piece in pieces)
    if index > first and _GLUED_SUFFIX.fullmatch(word):
        return True
    if not word.isupper() or size > 4 or not word.isalpha():
        return False
    if size <= 3:
        return index > first or (first == last)
    return index > first and index == last


def _assemble(tokens: Tokens, parts: list[_Part]) -> list[Found]:
    if all(part.kind in "WF" for part in parts) and any(part.organisation for part in parts):
        return _organisations(tokens, parts)
    if any(part.before == ";" for part in parts):
        out: list[Found] = []
        group: list[_Part] = []
        for part in parts:
            if part.before in (";", "&") and group:
                out += _walk(tokens, group)
                group = []
            group.append(part)
        return out + _walk(tokens, group)
    return _walk(tokens, parts)


def _organisations(tokens: Tokens, parts: list[_Part]) -> list[Found]:
    """Organisations: commas belong to them, semicolons part them."""
    out: list[Found] = []
    start = parts[0]
    previous = start
    for part in parts[1:]:
        if part.before == ";":
            out.append(_found(tokens, start.first, previous.last, "literal"))
            start = part
        previous = part
    out.append(_found(tokens, start.first, previous.last, "literal"))
    return out


def _walk(tokens: Tokens, parts: list[_Part]) -> list[Found]:
    out: list[Found] = []
    full = _inverted_in_full(parts)
    index = 0
    size = len(parts)
    while index < size:
        part = parts[index]
        end = index + 1
        following = parts[end] if end < size and parts[end].before == "," else None
        suffix = following is not None and following.kind == "S"
        if suffix:
            end += 1
            following = parts[end] if end < size and parts[end].before == "," else None
        if part.kind == "C":
            order = "capitals"
        elif part.kind == "F" and following is not None and following.kind in ("W", "WI"):
            order = "inverted-full"
            end += 1
        elif part.kind == "IW":
            order = "direct"
        elif part.kind == "I":
            order = "inverted" if following is not None and following.kind == "I" else "literal"
            if order == "inverted":
                end += 1
        elif following is not None and following.kind == "I":
            order = "inverted"
            end += 1
        elif (
            following is not None
            and full
            and following.kind in ("W", "WI", "IW")
            and part.kind in "WF"
            and not (
                index and min(part.words, following.words) > 1
            )  # "Tang, Zhi, Xan Niu, Wu Chen"
        ):
            order = "inverted-full"
            end += 1
        elif part.kind == "WI":
            order = "vancouver"
        else:
            order = "literal" if part.words == 1 and _acronym(tokens, part) else "direct-full"
        if order.startswith("inverted") and end < size and parts[end].kind == "S" and not suffix:
            end += 1
        out.append(_found(tokens, part.first, parts[end - 1].last, order))
        index = end
    return out


def _acronym(tokens: Tokens, part: _Part) -> bool:
    word = tokens.words[part.first]
    return part.first == part.last and word.isupper() and 2 < len(word) < 9


def _inverted_in_full(parts: list[_Part]) -> bool:
    """Whether names in full are written family name first."""
    if len(parts) < 2 or parts[0].kind not in "WF" or parts[1].before != ",":
        return False
    if parts[0].words <= 1:
        return parts[1].kind != "IW" or parts[1].words == 0 or len(parts) == 2
    return bool(parts[1].words <= 1 and parts[1].kind != "IW")


def _found(tokens: Tokens, first: int, last: int, order: str) -> Found:
    end = tokens.ends[last]
    word = tokens.words[last]
    if tokens.gaps[last + 1].startswith(".") and order != "literal":
        short = len(word) <= 2 or (word.isupper() and len(word) < 5 and order == "vancouver")
        end += short or bool(_SUFFIX.fullmatch(word))
    if tokens.gaps[last + 1].startswith(")") and "(" in tokens.text[tokens.starts[first] : end]:
        end += 1
    return Found(tokens.starts[first], end, order)
