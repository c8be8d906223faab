"""CSL name lists -> names, and what was odd about them.

Source: csl-data.json 1.0.2, ``name-variable``. Read besides: one name instead of a list, names
as plain text, ``name`` for an organisation (Crossref, schema.org). Members that a name does
not have are handed back by position, so that they can be kept.

>>> read_names([{"family": "Doe", "given": "Jane"}]).names
(Name(family='Doe', given='Jane', ...),)
"""

from __future__ import annotations

import re
from typing import Any
from unicodedata import normalize

import msgspec

from bibconv.formats.csl.schema import NAME_FLAGS, NAME_PARTS, PROCESSOR_PROPERTIES
from bibconv.formats.csl.values import as_flag, as_text, nfc
from bibconv.model import Name

_SEPARATOR = re.compile(r";|(?<!\s)\s+(?:and|&)\s+")


class ReadNames(msgspec.Struct):
    """Names, the members without a place (index as text -> object), and what was odd."""

    names: tuple[Name, ...] = ()
    rest: dict[str, Any] = msgspec.field(default_factory=dict)
    wrong: str | None = None
    unknown: list[str] = msgspec.field(default_factory=list)


def read_names(value: Any) -> ReadNames:
    """The names that ``value`` says."""
    plain = _plain(value)
    if plain is not None:
        return ReadNames(plain)
    result = ReadNames()
    if isinstance(value, list):
        members = value
    else:
        result.wrong = "is not a list of names"
        members = [value]
        if isinstance(value, str):
            members = [part for part in _SEPARATOR.split(value) if part.strip()]
    names: list[Name] = []
    for index, member in enumerate(members):
        name = _name(member, index, result)
        if name:
            names.append(name)
    result.names = tuple(names)
    return result


def _plain(value: Any) -> tuple[Name, ...] | None:
    """The names if each is a family and a given name and nothing else, as nearly all are."""
    if value.__class__ is not list:
        return None
    names: list[Name] = []
    for member in value:
        if member.__class__ is not dict or len(member) != 2:
            return None
        family, given = member.get("family"), member.get("given")
        if not family or not given or family.__class__ is not str or given.__class__ is not str:
            return None
        if not (family.isascii() and given.isascii()):
            family, given = normalize("NFC", family), normalize("NFC", given)
        names.append(Name(family, given))
    return tuple(names)


def _name(member: Any, index: int, result: ReadNames) -> Name | None:
    if isinstance(member, dict):
        return _object(member, index, result)
    text = as_text(member)
    if text is None:
        result.rest[str(index)] = member
        result.wrong = "holds a list where a name should be"
        return None
    if text.strip():
        result.wrong = result.wrong or "holds a text where a name object should be"
    return plain_name(text)


def plain_name(text: str) -> Name | None:
    """``Family, Given``, or words that stay as they are."""
    text = text.strip()
    family, comma, given = text.partition(",")
    if comma and family.strip():
        particles, family = _particles(family.split())
        return Name(
            family=family or None,
            given=given.strip() or None,
            non_dropping_particle=particles or None,
        )
    if not text:
        return None
    return Name(literal=text) if " " in text else Name(family=text)


def _particles(words: list[str]) -> tuple[str, str]:
    """Leading lower-case words of a family name, and the rest."""
    count = 0
    while count < len(words) - 1 and words[count][:1].islower():
        count += 1
    return " ".join(words[:count]), " ".join(words[count:])


def _object(member: dict[str, Any], index: int, result: ReadNames) -> Name | None:
    parts: dict[str, Any] = {}
    rest: dict[str, Any] = {}
    for key, value in member.items():
        if key in NAME_PARTS:
            text = as_text(value)
            if text is None:
                rest[key] = value
                result.wrong = f"has a {key} that is not a text"
            else:
                if not isinstance(value, str):
                    result.wrong = f"has a {key} that is not a text"
                if text:
                    parts[NAME_PARTS[key]] = text
        elif key in NAME_FLAGS:
            parts[NAME_FLAGS[key]] = as_flag(value)
        else:
            rest[key] = value
    if "name" in rest and not parts and isinstance(rest["name"], str):
        parts["literal"] = nfc(rest.pop("name"))
    if rest:
        result.rest[str(index)] = rest
        result.unknown += [key for key in rest if key not in PROCESSOR_PROPERTIES | set(NAME_PARTS)]
    return Name(**parts)
