"""One JSON object, member by member, with the place of each value; goes on after an error.

Source: RFC 8259. This module only walks the members of the outermost object, so that each
value's place is known without a second pass. Where the text is not JSON, it resumes at the next
member or hands the position of the next object back.

>>> scan_object('{"id": "a", "page": 7}', 0, 200).members
{'id': 'a', 'page': 7}
"""

from __future__ import annotations

import re
from typing import Any

import msgspec

from bibconv.formats.csl.json_resume import ITEM_START, check_closed, resume
from bibconv.formats.csl.json_values import Fault, Odd, decode, expected, read_value, space_end
from bibconv.formats.csl.schema import SHAPES
from bibconv.model import Field

# A member: its name, and its value with what follows if the value is a plain text.
_MEMBER = re.compile(
    r'[ \t\r\n]*"([^"\\\x00-\x1f]*)"[ \t\r\n]*:[ \t\r\n]*'
    r'(?:"([^"\\\x00-\x1f]*)"[ \t\r\n]*([,}]))?'
)
_AFTER = re.compile(r"[ \t\r\n]*([,}])")
_COLON = re.compile(r"[ \t\r\n]*:[ \t\r\n]*")


class Scanned(msgspec.Struct):
    """The members of one object.

    Attributes:
        members: name -> value; of a repeated member the last.
        fields: name, text and place of each member, repetitions included.
        end: offset behind the object, or where the next object begins.
        faults: what is not JSON.
        complete: whether the closing brace was there.
        cut_off: whether a value within the object ran on into the next item.
    """

    members: dict[str, Any]
    fields: list[Field]
    end: int
    faults: list[Fault]
    complete: bool = True
    cut_off: bool = False


def scan_object(
    text: str, start: int, nesting: int, *, keyed: bool = False, wary: bool = False
) -> Scanned:
    """Read the object whose brace is at ``start``.

    Args:
        text: the whole text.
        start: offset of the opening brace.
        nesting: how deep values may be nested.
        keyed: objects stand under their ids, so that a member that is an object and no variable
            begins the next one when reading goes on after an error.
        wary: a value was cut off before: look first whether the next one ends, so that a text
            full of such is not read to its end for each of them.
    """
    result = Scanned({}, [], start, [])
    members, fields = result.members, result.fields
    position = start + 1
    match_member = _MEMBER.match
    while True:
        match = match_member(text, position)
        try:
            if match is not None:
                key = match[1]
                if match.lastindex == 3:
                    # The opening and closing quotes stand around the groups.
                    (_, position), (name_at, _), (begin, end), _ = match.regs
                    field = Field(key, text[begin - 1 : end + 1], begin - 1, end + 1, name_at - 1)
                    fields.append(field)
                    if key in members:
                        result.faults.append(_repeated(key, name_at - 1))
                    members[key] = match[2]
                    if match[3] == "}":
                        result.end = position
                        return result
                    continue
                name_start, begin = match.start(1) - 1, match.end()
            else:
                found = _odd_name(text, position, result)
                if found is None:
                    return result
                key, name_start, begin = found
            if wary and text[begin : begin + 1] in ("[", "{"):
                check_closed(text, begin, nesting)
            value, end = read_value(text, begin, nesting, result.faults)
            fields.append(Field(key, text[begin:end], begin, end, name_start))
            if key in members:
                result.faults.append(_repeated(key, name_start))
            members[key] = value
            following = _AFTER.match(text, end)
            if following is None:
                raise expected(text, end, "a comma or a closing brace", "after the value of " + key)
            position = following.end()
            if following[1] == "}":
                result.end = position
                return result
        except Odd as odd:
            result.faults.append(odd.fault)
            following = _swallowed(text, result)
            if following is None and not odd.closed:
                following = ITEM_START.search(text, position, odd.fault.position + 1)
            if following is not None:
                result.end = following.start()
                result.complete, result.cut_off = False, True
                return result
            resumed = resume(text, max(odd.fault.position, position), position, keyed)
            if resumed is None or resumed[1]:
                result.end = len(text) if resumed is None else resumed[0]
                result.complete = False
                return result
            position = resumed[0]


def _swallowed(text: str, result: Scanned) -> re.Match[str] | None:
    """The next item, if it was taken for the value of a variable that was cut off before it."""
    if not result.fields:
        return None
    last = result.fields[-1]
    if last.name not in SHAPES and last.name not in ("id", "type"):
        return None
    following = ITEM_START.match(text, last.start)
    if following is not None:
        result.fields.pop()
        result.members.pop(last.name, None)
    return following


def _repeated(key: str, position: int) -> Fault:
    return Fault(position, f"{key} is given twice", "keep one of them; the last one counts here")


def _odd_name(text: str, position: int, result: Scanned) -> tuple[str, int, int] | None:
    """A name with escapes in it (name, its start, start of the value); ``None`` at the end."""
    begin = space_end(text, position)
    character = text[begin : begin + 1]
    if character == "}":
        if result.fields:
            comma = position - 1
            result.faults.append(
                Fault(comma, "a comma stands before the closing brace", "take the comma away")
            )
        result.end = begin + 1
        return None
    if character != '"':
        raise expected(text, begin, "a name in double quotes", "in this item")
    key, end = decode(text, begin)
    colon = _COLON.match(text, end)
    if colon is None or not isinstance(key, str):
        raise expected(text, end, "a colon", "after a name")
    return key, begin, colon.end()
