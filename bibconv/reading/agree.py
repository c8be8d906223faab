"""Whether two statements about one work agree, and which one says more.

>>> agree("container-title", "Journal of Pain Research", "J Pain Res")
True
"""

from __future__ import annotations

import msgspec

from bibconv.model import Date, Name, Value

_SMALL = frozenset(
    "of the and for in on de la le les des du der die das und et y e a an & di del".split()
)
# The parts of these are written in full or short, with or without a subtitle.
_ABBREVIATED = frozenset(("container-title", "publisher", "collection-title", "event-title"))


def letters(text: str) -> str:
    """Letters and digits only, for comparing."""
    return "".join(char for char in text.casefold() if char.isalnum())


def agree(variable: str, one: Value, other: Value) -> bool:
    """Whether the two may both be true."""
    if isinstance(one, str) and isinstance(other, str):
        a, b = letters(one), letters(other)
        if a == b or (variable in ("title", "abstract") and (a.startswith(b) or b.startswith(a))):
            return True
        if variable == "title" and len(a) > 12 and a in b:
            return True
        if variable == "page":
            return a.startswith(b) or b.startswith(a)
        return variable in _ABBREVIATED and (abbreviates(one, other) or abbreviates(other, one))
    if isinstance(one, Date) and isinstance(other, Date):
        return one.year == other.year or not one.parts or not other.parts
    if isinstance(one, tuple) and isinstance(other, tuple):
        short, long = sorted((families(one), families(other)), key=len)
        return all(family in long for family in short)
    return True


def families(names: tuple[Name, ...]) -> list[str]:
    """Family names for comparing, particles included."""
    return [
        letters(
            (name.non_dropping_particle or name.dropping_particle or "")
            + (name.family or name.literal or "")
        )
        for name in names
    ]


def abbreviates(short: str, long: str) -> bool:
    """Whether each word of ``short`` begins a word of ``long``, in order."""
    words = [word for word in map(letters, long.replace("-", " ").split()) if word]
    position = 0
    for word in map(letters, short.replace("-", " ").split()):
        if not word or word in _SMALL:
            continue
        while position < len(words) and not words[position].startswith(word):
            if words[position] not in _SMALL:
                return False
            position += 1
        if position == len(words):
            return False
        position += 1
    return True


def fuller(own: Value, value: Value) -> bool:
    """Whether ``own`` says as much as ``value``, or more, of the same."""
    if own == value:
        return True
    if isinstance(own, str) and isinstance(value, str):
        return bool(letters(value)) and letters(own).startswith(letters(value))
    if isinstance(own, Date) and isinstance(value, Date):
        if not value.parts:
            return True
        return (
            bool(own.parts) and own.year == value.year and len(own.parts[0]) >= len(value.parts[0])
        )
    if isinstance(own, tuple) and isinstance(value, tuple):
        return len(own) >= len(value) and _given(own) >= _given(value)
    return False


def _given(names: tuple[Name, ...]) -> int:
    return sum(len(letters(name.given or "")) for name in names)


def combined(own: tuple[Name, ...], value: tuple[Name, ...]) -> tuple[Name, ...]:
    """The longer of two lists, each name with its given names as full as either has them."""
    long, short = (own, value) if len(own) >= len(value) else (value, own)
    known = dict(zip(families(short), short, strict=True))
    found = []
    for family, name in zip(families(long), long, strict=True):
        other = known.get(family)
        if (
            other is not None
            and other.given
            and len(letters(other.given)) > len(letters(name.given or ""))
        ):
            a, b = letters(name.given or ""), letters(other.given)
            if not a or a[0] == b[0]:
                name = msgspec.structs.replace(name, given=other.given)
        found.append(name)
    return tuple(found)
