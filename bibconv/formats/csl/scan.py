"""One JSON object, member by member, with the place of each value; goes on after an error.

Source: RFC 8259. Python's own decoder reads the values; this module only walks the members of
the outermost object, so that each value's place is known without a second pass. Where the
text is not JSON, it resumes at the next member or hands the position of the next object back.

>>> scan_object('{"id": "a", "page": 7}', 0, 200).members
{'id': 'a', 'page': 7}
"""

from __future__ import annotations

import json
import re
from typing import Any

import msgspec

from bibconv.formats.csl.schema import DATE_MEMBERS, NAME_FLAGS, NAME_PARTS, SHAPES
from bibconv.formats.csl.values import without_surrogates
from bibconv.model import Field

# A member: its name, and its value with what follows if the value is a plain text.
_MEMBER = re.compile(
    r'[ \t\r\n]*"([^"\\\x00-\x1f]*)"[ \t\r\n]*:[ \t\r\n]*'
    r'(?:"([^"\\\x00-\x1f]*)"[ \t\r\n]*([,}]))?'
)
_SPACE = re.compile(r"[ \t\r\n]*")
_AFTER = re.compile(r"[ \t\r\n]*([,}])")
_COLON = re.compile(r"[ \t\r\n]*:[ \t\r\n]*")
# Strings and brackets: all that matters to find the end of a nested value.
_NESTING = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"?|[\[\]{}]', re.DOTALL)
# Where reading can go on: an object's first member, or any member.
_RESUME = re.compile(r'(\{[ \t\r\n]*)?"([A-Za-z][\w.:-]{0,60})"[ \t\r\n]*:[ \t\r\n]*(\{)?')
# Where an item surely begins: no object within an item has these for its first member, but for
# what foreign programs add. In a text it would be {\"id\".
_ITEM_START = re.compile(r'\{[ \t\r\n]*"(?:id|type|citation-key)"[ \t\r\n]*:')
_NEAR = 1000  # how far a nested value is followed once others were found cut off
_ESCAPED_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")

# Members of the objects within an item: no place to go on from.
_INNER = frozenset(NAME_PARTS) | frozenset(NAME_FLAGS) | DATE_MEMBERS


class Fault(msgspec.Struct, frozen=True):
    """Text that is not JSON, and what was wrong."""

    position: int
    message: str
    help: str | None = None


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


class _Odd(Exception):  # noqa: N818
    """Raised and caught within this module: no JSON at ``position``."""

    def __init__(self, position: int, message: str, help: str | None = None) -> None:
        super().__init__(message)
        self.fault = Fault(position, message, help)
        self.closed = False  # the value as a whole is passed over


def _number(digits: str) -> int | str:
    """Integers of any honest length; longer ones stay text, as Python and JSON writers limit them."""
    return int(digits) if len(digits) < 19 else digits


def _fraction(digits: str) -> float | str:
    number = float(digits)
    return digits if number in (float("inf"), float("-inf")) else number


_STRICT = json.JSONDecoder(parse_int=_number, parse_float=_fraction, parse_constant=str)
_LENIENT = json.JSONDecoder(
    parse_int=_number, parse_float=_fraction, parse_constant=str, strict=False
)
_CONSTANT = re.compile(r"-?(?:NaN|Infinity)")


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
                _check_closed(text, begin, nesting)
            value, end = _value(text, begin, nesting, result.faults)
            fields.append(Field(key, text[begin:end], begin, end, name_start))
            if key in members:
                result.faults.append(_repeated(key, name_start))
            members[key] = value
            following = _AFTER.match(text, end)
            if following is None:
                raise _expected(
                    text, end, "a comma or a closing brace", "after the value of " + key
                )
            position = following.end()
            if following[1] == "}":
                result.end = position
                return result
        except _Odd as odd:
            result.faults.append(odd.fault)
            following = _swallowed(text, result)
            if following is None and not odd.closed:
                following = _ITEM_START.search(text, position, odd.fault.position + 1)
            if following is not None:
                result.end = following.start()
                result.complete, result.cut_off = False, True
                return result
            resumed = _resume(text, max(odd.fault.position, position), position, keyed)
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
    following = _ITEM_START.match(text, last.start)
    if following is not None:
        result.fields.pop()
        result.members.pop(last.name, None)
    return following


def _repeated(key: str, position: int) -> Fault:
    return Fault(position, f"{key} is given twice", "keep one of them; the last one counts here")


def _expected(text: str, position: int, what: str, where: str) -> _Odd:
    position = _space_end(text, position)
    if position >= len(text):
        return _Odd(position, f"the text ends where {what} should stand {where}")
    return _Odd(position, f"{text[position]!r} stands where {what} should stand {where}")


def _space_end(text: str, position: int) -> int:
    match = _SPACE.match(text, position)
    return match.end() if match else position


def _odd_name(text: str, position: int, result: Scanned) -> tuple[str, int, int] | None:
    """A name with escapes in it (name, its start, start of the value); ``None`` at the end."""
    begin = _space_end(text, position)
    character = text[begin : begin + 1]
    if character == "}":
        if result.fields:
            comma = text.rfind(",", 0, begin)
            result.faults.append(
                Fault(comma, "a comma stands before the closing brace", "take the comma away")
            )
        result.end = begin + 1
        return None
    if character != '"':
        raise _expected(text, begin, "a name in double quotes", "in this item")
    key, end = _decode(text, begin)
    colon = _COLON.match(text, end)
    if colon is None or not isinstance(key, str):
        raise _expected(text, end, "a colon", "after a name")
    return key, begin, colon.end()


def _value(text: str, begin: int, nesting: int, faults: list[Fault]) -> tuple[Any, int]:
    """The value at ``begin`` and the offset behind it."""
    value, end = _decode(text, begin, faults)
    if value.__class__ is int:
        return value, end
    raw = text[begin:end]
    if text[begin] in "[{" and raw.count("[") + raw.count("{") > nesting:
        _check_nesting(text, begin, end, nesting)
    if "\\" in raw and _ESCAPED_SURROGATE.search(raw):
        clean = without_surrogates(value)
        if clean is not value:
            faults.append(
                Fault(
                    begin,
                    "an escape such as \\ud800 is half a character",
                    "write the character itself",
                )
            )
            value = clean
    if ("NaN" in raw or "Infinity" in raw) and _has_constant(raw):
        faults.append(Fault(begin, f"{raw[:20]} is not JSON", "leave the property out"))
    return value, end


def _has_constant(raw: str) -> bool:
    return '"' not in raw or any(
        part and part[0] != '"' and _CONSTANT.search(part) for part in _outside_strings(raw)
    )


def _outside_strings(raw: str) -> list[str]:
    position, parts = 0, []
    for match in _NESTING.finditer(raw):
        parts.append(raw[position : match.start()])
        position = match.end()
    parts.append(raw[position:])
    return parts


def _decode(text: str, begin: int, faults: list[Fault] | None = None) -> tuple[Any, int]:
    """Decode one value; a control character inside a string is pardoned where all else is well."""
    try:
        return _STRICT.raw_decode(text, begin)
    except RecursionError:
        raise _too_deep(text, begin) from None
    except json.JSONDecodeError as error:
        if not error.msg.startswith("Invalid control character"):
            raise _odd(text, error) from None
        strict = error
    try:
        value, end = _LENIENT.raw_decode(text, begin)
    except RecursionError:
        raise _too_deep(text, begin) from None
    except json.JSONDecodeError as error:
        # Going back to the first error finds more, but only a short way: else it would take long.
        if error.pos - strict.pos > 1000:
            raise _odd(text, error) from None
        raise _not_closed(strict.pos) from None
    following = _space_end(text, end)
    if text[following : following + 1] not in (",", "}", "]", ":"):
        raise _not_closed(strict.pos)
    if faults is not None:
        faults.append(
            Fault(
                strict.pos,
                "a line end or control character stands inside a text",
                r"write \n for a line end and \t for a tab",
            )
        )
    return value, end


def _not_closed(position: int) -> _Odd:
    return _Odd(position, "the text is not closed on its line", 'add the closing quote (")')


def _odd(text: str, error: json.JSONDecodeError) -> _Odd:
    """Python's words for what is wrong, in ours."""
    message, position = error.msg, error.pos
    if message.startswith("Unterminated string"):
        return _Odd(position, "the text is not closed", 'add the closing quote (")')
    if "escape" in message:
        return _Odd(position, "a backslash begins no JSON escape", r"write \\ for a backslash")
    what = {
        "Expecting ',' delimiter": "a comma or a closing bracket",
        "Expecting ':' delimiter": "a colon",
        "Expecting property name enclosed in double quotes": "a name in double quotes",
        "Expecting value": "a value",
        "Illegal trailing comma before end of object": "a further name",
        "Illegal trailing comma before end of array": "a further value",
    }.get(message, "something else")
    return _expected(text, position, what, "in this item")


def _check_nesting(text: str, begin: int, end: int, nesting: int) -> None:
    depth = 0
    for match in _NESTING.finditer(text, begin, end):
        bracket = match[0]
        if bracket in ("[", "{"):
            depth += 1
            if depth > nesting:
                raise _Odd(end, f"values are nested deeper than {nesting} levels")
        elif bracket in ("]", "}"):
            depth -= 1


def _check_closed(text: str, begin: int, nesting: int) -> None:
    """Refuse a nested value that does not end before the next item begins."""
    following = _ITEM_START.search(text, begin, begin + _NEAR)
    if following is None:
        return
    depth = 0
    for match in _NESTING.finditer(text, begin, begin + _NEAR):
        bracket = match[0]
        if bracket in ("[", "{"):
            depth += 1
            if depth > nesting:
                break
        elif bracket in ("]", "}"):
            depth -= 1
            if depth <= 0:
                return
    raise _expected(text, following.start(), "a closing bracket", "in this item")


def _too_deep(text: str, begin: int) -> _Odd:
    """Nested deeper than any bibliography: pass over the value as a whole."""
    depth = 0
    for match in _NESTING.finditer(text, begin):
        bracket = match[0]
        if bracket in ("[", "{"):
            depth += 1
        elif bracket in ("]", "}"):
            depth -= 1
            if depth <= 0:
                odd = _Odd(match.end(), "values are nested too deeply")
                odd.closed = True
                return odd
    return _Odd(len(text), "values are nested too deeply and never closed")


def _resume(text: str, position: int, floor: int, keyed: bool) -> tuple[int, bool] | None:
    """Where reading can go on after ``position``, and whether another object begins there;
    nothing before ``floor`` is looked at."""
    for match in _RESUME.finditer(text, position):
        if match[2] in _INNER:
            continue
        if match[1] is not None:
            return match.start(), True
        if keyed and match[3] and match[2] not in SHAPES and match[2] != "custom":
            return match.start(), True
        # The brace of the next object may have gone into an unclosed text before the error.
        before = text[max(position - 100, floor) : match.start()].rstrip(" \t\r\n")
        if before.endswith("{"):
            return max(position - 100, floor) + len(before) - 1, True
        return match.start(), False
    return None
