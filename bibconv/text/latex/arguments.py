"""Arguments that are read as they stand: addresses, character codes, what is not printed.

``group("{a{b}c} d", 0)`` is ``("a{b}c", 7)``.
"""

from __future__ import annotations

import re

from bibconv.patterns import late

_BRACE = late(r"\\.|[{}]", re.DOTALL)
_BLANKS = late(r"[ \t\r\n]*")
_ESCAPED = late(r"\\([%#_&~^{}$])(?:\{\})?|\\(?:textasciitilde|textunderscore|sim)(?:\{\}|[ ])?")
# \char's number: "hexadecimal, 'octal, `letter, decimal; or the number in braces.
_CODE = late(
    r"\{?(?:\"([0-9A-Fa-f]{1,6})|'([0-7]{1,7})|`\\?(.)|([0-9]{1,7}))(?:\}|[ \t]?)", re.DOTALL
)


def group(tex: str, position: int) -> tuple[str, int]:
    """The argument that begins here (a group, or one character) and where it ends."""
    blanks = _BLANKS.match(tex, position)
    position = blanks.end() if blanks else position
    if not tex.startswith("{", position):
        if tex.startswith("}", position):
            return "", position
        return tex[position : position + 1], min(position + 1, len(tex))
    depth = 0
    for match in _BRACE.finditer(tex, position):
        if match[0] == "{":
            depth += 1
        elif match[0] == "}":
            depth -= 1
            if depth == 0:
                return tex[position + 1 : match.start()], match.end()
    return tex[position + 1 :], len(tex)


def unescape(address: str) -> str:
    """An address as it is: without the backslashes that TeX wants in it."""
    return _ESCAPED.sub(lambda match: match[1] or ("_" if "under" in match[0] else "~"), address)


def character_code(tex: str, position: int) -> tuple[str, int]:
    r"""The character of ``\char`` whose number begins here, and where the number ends."""
    match = _CODE.match(tex, position)
    if match is None:
        return "\\char", position
    hexadecimal, octal, letter, decimal = match.groups()
    if letter:
        return letter, match.end()
    code = int(hexadecimal, 16) if hexadecimal else int(octal, 8) if octal else int(decimal)
    if code > 0x10FFFF or 0xD800 <= code <= 0xDFFF or code < 32:
        return "\ufffd", match.end()
    return chr(code), match.end()
