"""JSON text -> the objects of its records, each decoded by itself, with places; the rest between.

Finds the records whatever they are wrapped in: a list, one object, a list under a member such as
``items`` or ``message``, JSON lines. An object that is not JSON costs itself at most.
Source: RFC 8259.

>>> text = '{"items": [{"a": 1}, {"a": 2}]}'
>>> [part.members for part in pieces(Source(text), ("items",), ReadContext())
...  if isinstance(part, Piece)]
[{'a': 1}, {'a': 2}]
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from typing import Any

import msgspec

from bibconv.formats.base import ReadContext
from bibconv.formats.csl.records import syntax_finding
from bibconv.formats.csl.scan import scan_object
from bibconv.model import Comment, Field, Junk
from bibconv.patterns import late
from bibconv.source import Source

_OUTER = late(r'[ \t\r\n,]*"([^"\\\x00-\x1f]*)"[ \t\r\n]*:[ \t\r\n]*')
_GAP = late(r"[ \t\r\n,\[\]]*")
_DEPTH = 4  # wrappers within each other: {"message": {"items": [...]}}


class Piece(msgspec.Struct):
    """One record's object.

    Attributes:
        members: its decoded members.
        fields: name, text and place of each member of the outermost level.
        start, end: offsets of the object.
    """

    members: dict[str, Any]
    fields: list[Field]
    start: int
    end: int


def pieces(
    source: Source, wrappers: Collection[str], context: ReadContext
) -> Iterator[Piece | Comment | Junk]:
    """The objects of the records, and what stands between them.

    Args:
        source: the text.
        wrappers: members whose value (a list, or an object) holds the records.
        context: where findings go (S150).
    """
    text, done, position = source.text, 0, 0
    wrapped = 0  # wrappers that are open
    settled = False  # a record was found at this level: its neighbours are no wrappers
    while (position := _behind_gap(text, position)) < len(text):
        if wrapped and text[position] == "}":
            wrapped -= 1
            settled = settled and wrapped > 0
            position += 1
            continue
        if wrapped and text[position] == '"':
            position = _member(text, position, wrappers)
            continue
        if text[position] != "{":
            end = text.find("{", position)
            end = len(text) if end < 0 else end
            message = "there is no object here"
            context.report(syntax_finding(source, position, message, "expected { ... }"))
            if position > done:
                yield Comment(text[done:position])
            yield Junk(text[position:end])
            done = position = end
            continue
        inner = _inside(text, position, wrappers) if not settled and wrapped < _DEPTH else None
        if inner is not None:
            wrapped += 1
            position = inner
            continue
        settled = True
        if position > done:
            yield Comment(text[done:position])
        part = _record(source, position, context)
        yield part
        done = position = part.end if isinstance(part, Piece) else position + len(part.raw)
    if done < len(text):
        yield Comment(text[done:])


def _record(source: Source, start: int, context: ReadContext) -> Piece | Junk:
    """The object at ``start``: decoded, or junk if nothing of it can be."""
    scanned = scan_object(source.text, start, context.limits.nesting)
    for fault in scanned.faults:
        context.report(syntax_finding(source, fault.position, fault.message, fault.help))
    end = max(scanned.end, start + 1)
    if scanned.faults and not scanned.fields:
        return Junk(source.text[start:end])
    return Piece(scanned.members, scanned.fields, start, end)


def _behind_gap(text: str, position: int) -> int:
    gap = _GAP.match(text, position)
    return gap.end() if gap else position


def _inside(text: str, start: int, wrappers: Collection[str]) -> int | None:
    """Where the records begin within the object at ``start``, ``None`` if it is one itself."""
    position = start + 1
    while (match := _OUTER.match(text, position)) is not None:
        begin = match.end()
        opener = text[begin : begin + 1]
        if match[1] in wrappers and (opener == "{" or (opener == "[" and _holds(text, begin))):
            return begin
        try:
            _, position = _decode(text, begin)
        except (ValueError, RecursionError):
            return None
    return None


def _holds(text: str, bracket: int) -> bool:
    """Whether the list at ``bracket`` is one of objects, or empty."""
    end = _behind_gap(text, bracket)
    return text[end : end + 1] in ("{", "}", "") or text[bracket:end].rstrip()[-1:] == "]"


def _member(text: str, position: int, wrappers: Collection[str]) -> int:
    """Pass over a further member of a wrapper, or into it if it holds records too."""
    match = _OUTER.match(text, position)
    if match is None:
        following = text.find("{", position)
        return len(text) if following < 0 else following
    if match[1] in wrappers and text[match.end() : match.end() + 1] in ("{", "["):
        return match.end()
    try:
        return _decode(text, match.end())[1]
    except (ValueError, RecursionError):
        return match.end() + 1


def _decode(text: str, begin: int) -> tuple[Any, int]:
    decoder = json.JSONDecoder()
    return decoder.raw_decode(text, begin)
