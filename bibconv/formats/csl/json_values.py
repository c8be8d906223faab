"""One JSON value: its decoding, and what is wrong where it is none.

Source: RFC 8259. Python's own decoder reads the values; its errors are put into our words.

>>> read_value('{"a": [1, 2]}', 6, 200, [])
([1, 2], 12)
"""

from __future__ import annotations

import json
import re
from typing import Any, SupportsIndex

import msgspec

from bibconv.formats.csl.values import without_surrogates

_SPACE = re.compile(r"[ \t\r\n]*")
# Strings and brackets: all that matters to find the end of a nested value.
NESTING = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"?|[\[\]{}]', re.DOTALL)
_ESCAPED_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")
_CONSTANT = re.compile(r"-?(?:NaN|Infinity)")


class Unlined(str):
    """Text of which Python's decoder does not count the lines up to each of its errors, which
    takes long where there are many: our findings have places of their own."""

    __slots__ = ()

    def count(
        self, _: str, __: SupportsIndex | None = 0, ___: SupportsIndex | None = None, /
    ) -> int:
        return 0

    def rfind(
        self, _: str, __: SupportsIndex | None = 0, ___: SupportsIndex | None = None, /
    ) -> int:
        return -1


class Fault(msgspec.Struct, frozen=True):
    """Text that is not JSON, and what was wrong."""

    position: int
    message: str
    help: str | None = None


class Odd(Exception):  # noqa: N818
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


STRICT = json.JSONDecoder(parse_int=_number, parse_float=_fraction, parse_constant=str)
_LENIENT = json.JSONDecoder(
    parse_int=_number, parse_float=_fraction, parse_constant=str, strict=False
)


def expected(text: str, position: int, what: str, where: str) -> Odd:
    position = space_end(text, position)
    if position >= len(text):
        return Odd(position, f"the text ends where {what} should stand {where}")
    return Odd(position, f"{text[position]!r} stands where {what} should stand {where}")


def space_end(text: str, position: int) -> int:
    match = _SPACE.match(text, position)
    return match.end() if match else position


def read_value(text: str, begin: int, nesting: int, faults: list[Fault]) -> tuple[Any, int]:
    """The value at ``begin`` and the offset behind it."""
    value, end = decode(text, begin, faults)
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
    for match in NESTING.finditer(raw):
        parts.append(raw[position : match.start()])
        position = match.end()
    parts.append(raw[position:])
    return parts


def decode(text: str, begin: int, faults: list[Fault] | None = None) -> tuple[Any, int]:
    """Decode one value; a control character inside a string is pardoned where all else is well."""
    try:
        return STRICT.raw_decode(text, begin)
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
    following = space_end(text, end)
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


def _not_closed(position: int) -> Odd:
    return Odd(position, "the text is not closed on its line", 'add the closing quote (")')


def _odd(text: str, error: json.JSONDecodeError) -> Odd:
    """Python's words for what is wrong, in ours."""
    message, position = error.msg, error.pos
    if message.startswith("Unterminated string"):
        return Odd(position, "the text is not closed", 'add the closing quote (")')
    if "escape" in message:
        return Odd(position, "a backslash begins no JSON escape", r"write \\ for a backslash")
    what = {
        "Expecting ',' delimiter": "a comma or a closing bracket",
        "Expecting ':' delimiter": "a colon",
        "Expecting property name enclosed in double quotes": "a name in double quotes",
        "Expecting value": "a value",
        "Illegal trailing comma before end of object": "a further name",
        "Illegal trailing comma before end of array": "a further value",
    }.get(message, "something else")
    return expected(text, position, what, "in this item")


def _check_nesting(text: str, begin: int, end: int, nesting: int) -> None:
    depth = 0
    for match in NESTING.finditer(text, begin, end):
        bracket = match[0]
        if bracket in ("[", "{"):
            depth += 1
            if depth > nesting:
                raise Odd(end, f"values are nested deeper than {nesting} levels")
        elif bracket in ("]", "}"):
            depth -= 1


def _too_deep(text: str, begin: int) -> Odd:
    """Nested deeper than any bibliography: pass over the value as a whole."""
    depth = 0
    for match in NESTING.finditer(text, begin):
        bracket = match[0]
        if bracket in ("[", "{"):
            depth += 1
        elif bracket in ("]", "}"):
            depth -= 1
            if depth <= 0:
                odd = Odd(match.end(), "values are nested too deeply")
                odd.closed = True
                return odd
    return Odd(len(text), "values are nested too deeply and never closed")
