r"""RTF: control words in groups, characters beyond ASCII as ``\uN``.

>>> escape("a{b}é")
'a\\{b\\}\\u233?'
"""

from __future__ import annotations

import re

from bibconv.csl.output.frames import walk_frames
from bibconv.csl.output.model import Frame, Run, web_address
from bibconv.csl.output.text import escape as without_controls
from bibconv.patterns import late

_SPECIAL = late(r"[\\{}]|[^\x20-\x7e]")
_UNSAFE = late(r"[^A-Za-z0-9:/?#@!$&'()*+,;=._~%-]")
_TAGS = {
    "i": (r"{\i ", "}"),
    "i0": (r"{\i0 ", "}"),
    "oblique": (r"{\i ", "}"),
    "b": (r"{\b ", "}"),
    "b0": (r"{\b0 ", "}"),
    "sc": (r"{\scaps ", "}"),
    "sc0": (r"{\scaps0 ", "}"),
    "u": (r"{\ul ", "}"),
    "u0": (r"{\ul0 ", "}"),
    "sup": (r"{\super ", "}"),
    "sub": (r"{\sub ", "}"),
    "base": (r"{\nosupersub ", "}"),
    "display-block": (r"\line ", r"\line "),
    "display-right-inline": (r"\tab ", ""),
    "display-indent": (r"\line\tab ", ""),
}


def escape(text: str) -> str:
    """``text`` as RTF text; UTF-16 units, signed, each with ``?`` as its fallback."""
    return _SPECIAL.sub(_unit, without_controls(text))


def _unit(match: re.Match[str]) -> str:
    char = match[0]
    if char in "\\{}":
        return f"\\{char}"
    code = char.encode("utf-16-le", "surrogatepass")
    units = (int.from_bytes(code[at : at + 2], "little") for at in range(0, len(code), 2))
    return "".join(f"\\u{unit - 65536 if unit > 32767 else unit}?" for unit in units)


def write(runs: list[Run]) -> str:
    """The runs as RTF."""
    return walk_frames(runs, escape, _tags)


def _tags(frame: Frame) -> tuple[str, str]:
    address = _UNSAFE.sub(_percent, web_address(frame))
    if address:
        return rf'{{\field{{\*\fldinst{{HYPERLINK "{address}"}}}}{{\fldrslt{{', "}}}"
    return _TAGS.get(frame.token, ("", ""))


def _percent(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match[0].encode("utf-8", "replace"))
