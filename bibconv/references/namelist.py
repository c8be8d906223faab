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

from bibconv.references.namekinds import SUFFIX, TITLE_MARK, Part, bracketed
from bibconv.references.nameparts import parts_of
from bibconv.references.tokens import Tokens, tokenize
from bibconv.text.bodies import Standing, is_head, opens_body
from bibconv.text.tables_bodies import ACRONYMS

__all__ = ["read_names", "tokenize"]

_ROLES = frozenset(
    """ed eds edd editor editors edited by in hg hgg hrsg hrsgg herausgeber herausgeberin herausgegeben von org orgs
    organizador organizadores organizadora coord coords coordinador coordinadores coordenador coordenadores dir dirs éd éds éditeur
    editeur comp comps comp. a cura di im trans transl trad übers übersetzt red director writer producer with the
    prod translated translator traduit par por traducción tradução""".split()
)
_BY = frozenset("by von par por".split())
_UNSURE_ROLES = frozenset(
    ("von", "in", "a", "di", "par", "por", "with", "the", "by", "im", "org", "dir")
)
_EAST_ASIAN = "\u2e80"  # no blanks, so no commas within
_CLOSING = re.compile(r"\.?\)")


class Found(msgspec.Struct, frozen=True, gc=False):
    """A name: offsets in the text, and its order (see :mod:`.names`)."""

    start: int
    end: int
    order: str


class Names(msgspec.Struct, frozen=True, gc=False):
    """The names of a list, whether it ends in "et al.", whether it names a role, and the offsets of
    what stands in it and is no name of its own."""

    names: tuple[Found, ...]
    truncated: bool = False
    role: bool = False
    left: tuple[tuple[int, int], ...] = ()


def read_names(tokens: Tokens, first: int, last: int) -> Names:
    """The names in words ``first`` to ``last`` of ``tokens``."""
    start = _behind_role(tokens, first, last)
    before = ((tokens.starts[first], tokens.ends[start - 3]),) if start > first + 2 else ()
    named, last, role = _without_roles(tokens, start, last)
    parts, truncated, inner = parts_of(tokens, named, last)
    parts, left = _without_glosses(tokens, parts)
    names = tuple(_assemble(tokens, parts)) if parts else ()
    return Names(names, truncated, role or inner or start > first, before + left)


def _without_glosses(
    tokens: Tokens, parts: list[Part]
) -> tuple[list[Part], tuple[tuple[int, int], ...]]:
    """The parts but for titles in their marks, numbers, and those in square brackets that say a
    name again: ``Petrov, I. [Петров, И.]``."""
    kept: list[Part] = []
    left: list[tuple[int, int]] = []
    inside = False
    for part in parts:
        gap = tokens.gaps[part.first]
        inside = inside or "[" in gap
        if kept and TITLE_MARK.search(gap):
            left.append((tokens.starts[part.first], tokens.ends[parts[-1].last]))
            break
        number = part.first == part.last and tokens.words[part.first].isdigit()
        if number or (inside and kept and part.standing is not Standing.BODY):
            left.append((tokens.starts[part.first], tokens.ends[part.last]))
        else:
            kept.append(part)
        if "]" in tokens.gaps[part.last + 1]:
            inside = False
    return kept, tuple(left)


def _behind_role(tokens: Tokens, first: int, last: int) -> int:
    """The first word behind ``edited by``, wherever that stands."""
    words = tokens.words
    for index in range(first + 1, last):
        if words[index] in _BY and words[index - 1].lower() in _ROLES:
            return index + 1
    return first


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
        if word in _UNSURE_ROLES and not bracketed(tokens, last):
            break
        role = True
        last -= 1
    return first, last, role


def _assemble(tokens: Tokens, parts: list[Part]) -> list[Found]:
    out: list[Found] = []
    for group in _groups(parts):
        out += _of_group(tokens, group)
    return out


def _groups(parts: list[Part]) -> list[list[Part]]:
    """The parts between semicolons, and between words for "and" where semicolons are."""
    if not any(part.before == ";" for part in parts):
        return [parts]
    groups: list[list[Part]] = []
    for part in parts:
        if part.before == ";" or not groups or (part.before == "&" and not _goes_on(groups, part)):
            groups.append([])
        groups[-1].append(part)
    return groups


def _goes_on(groups: list[list[Part]], part: Part) -> bool:
    """Whether an organisation before "and" goes on behind it."""
    return _are_bodies(groups[-1]) and part.kind in "WF" and part.standing is not Standing.BODY


def _of_group(tokens: Tokens, parts: list[Part]) -> list[Found]:
    if not any(_is_body(tokens, parts, index) for index in range(len(parts))):
        return _walk(tokens, parts)
    if not all(part.kind in "WFC" or part.standing is Standing.BODY for part in parts):
        return _walk(tokens, parts)
    first = next(index for index in range(len(parts)) if _is_body(tokens, parts, index))
    if first == 0 or (first == 1 and parts[0].words == 1 and len(parts) == 2):
        # "Brasil, Ministério da Saúde": the country belongs to it
        return _bodies(tokens, parts)
    return _walk(tokens, parts[:first]) + _bodies(tokens, parts[first:])


def _are_bodies(parts: list[Part]) -> bool:
    return any(part.standing is Standing.BODY for part in parts) and all(
        part.kind in "WFC" or part.standing is Standing.BODY for part in parts
    )


def _is_body(tokens: Tokens, parts: list[Part], index: int) -> bool:
    """Whether a part is an organisation, and not the family name of what stands behind it."""
    part = parts[index]
    following = parts[index + 1] if index + 1 < len(parts) else None
    inverted = following is not None and following.before == ","
    if part.first == part.last and tokens.words[part.first] in ACRONYMS:
        return not (inverted and following is not None and _is_given(tokens, following))
    if part.standing is not Standing.BODY:
        return False
    if not inverted or following is None or part.words > 2:
        return True
    words = tokens.words[part.first : part.last + 1]
    return not _is_given(tokens, following) or any(map(is_head, words))


def _is_given(tokens: Tokens, part: Part) -> bool:
    return part.kind == "I" and tokens.words[part.first] not in ACRONYMS


def _bodies(tokens: Tokens, parts: list[Part]) -> list[Found]:
    """Organisations: commas belong to them, and words for "and" but before what begins another."""
    out: list[Found] = []
    short = sum(part.first == part.last and tokens.words[part.first] in ACRONYMS for part in parts)
    start = previous = parts[0]
    for part in parts[1:]:
        listed = short > 1 or (short and start is parts[0] and _is_acronym(tokens, start))
        listed = listed or tokens.words[part.first][0] >= _EAST_ASIAN
        if listed or (part.before == "&" and _begins_another(tokens, start, part)):
            out.append(_found(tokens, start.first, previous.last, "literal"))
            start = part
        previous = part
    out.append(_found(tokens, start.first, previous.last, "literal"))
    return out


def _begins_another(tokens: Tokens, start: Part, part: Part) -> bool:
    return (
        start.standing is Standing.BODY
        and part.standing is Standing.BODY
        and opens_body(tokens.words[part.first])
    )


def _walk(tokens: Tokens, parts: list[Part]) -> list[Found]:
    out: list[Found] = []
    full = _inverted_in_full(tokens, parts)
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
        if _is_body(tokens, parts, index):
            order, end = "literal", index + 1
        elif part.kind == "C":
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
            order = "literal" if _is_acronym(tokens, part) else "direct-full"
        if order.startswith("inverted") and end < size and parts[end].kind == "S" and not suffix:
            end += 1
        out.append(_found(tokens, part.first, parts[end - 1].last, order))
        index = end
    return out


def _is_acronym(tokens: Tokens, part: Part) -> bool:
    word = tokens.words[part.first]
    return part.first == part.last and 2 < len(word) < 9 and word.isupper()


def _inverted_in_full(tokens: Tokens, parts: list[Part]) -> bool:
    """Whether names in full are written family name first."""
    if parts and tokens.words[parts[0].first][0] >= _EAST_ASIAN:
        return False
    if len(parts) < 2 or parts[0].kind not in "WF" or parts[1].before != ",":
        return False
    if parts[0].words <= 1:
        return parts[1].kind != "IW" or parts[1].words < 2 or len(parts) == 2
    return bool(parts[1].words <= 1 and parts[1].kind != "IW")


def _found(tokens: Tokens, first: int, last: int, order: str) -> Found:
    end = tokens.ends[last]
    word = tokens.words[last]
    if tokens.gaps[last + 1].startswith(".") and order != "literal":
        initial = len(word) <= 2 and order != "direct" and word[0] < _EAST_ASIAN
        short = initial or (word.isupper() and len(word) < 5 and order == "vancouver")
        end += short or bool(SUFFIX.fullmatch(word))
    closing = _CLOSING.match(tokens.text, tokens.ends[last])
    if closing and "(" in tokens.text[tokens.starts[first] : end]:
        end = closing.end()
    return Found(tokens.starts[first], end, order)
