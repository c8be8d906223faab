r"""LaTeX: text commands around runs, every special character escaped.

>>> escape("50% of $x_1")
'50\\% of \\$x\\_1'
"""

from __future__ import annotations

import re

from bibconv.csl.output.frames import walk_frames
from bibconv.csl.output.model import Frame, Run, web_address
from bibconv.csl.output.text import escape as without_controls
from bibconv.patterns import late

_ESCAPE = {
    ord("\\"): r"\textbackslash{}", ord("{"): r"\{", ord("}"): r"\}", ord("$"): r"\$",
    ord("&"): r"\&", ord("#"): r"\#", ord("%"): r"\%", ord("_"): r"\_",
    ord("~"): r"\textasciitilde{}", ord("^"): r"\textasciicircum{}", ord("<"): r"\textless{}",
    ord(">"): r"\textgreater{}", ord("|"): r"\textbar{}", ord("`"): r"\textasciigrave{}", 0xA0: "~", ord("–"): "--",
    ord("—"): "---", ord("“"): "``", ord("”"): "''", ord("‘"): "`", ord("’"): "'",
}  # fmt: skip

_TAGS = {
    "i": (r"\textit{", "}"),
    "i0": (r"\textup{", "}"),
    "oblique": (r"\textsl{", "}"),
    "b": (r"\textbf{", "}"),
    "b0": (r"\textmd{", "}"),
    "sc": (r"\textsc{", "}"),
    "sc0": (r"\textnormal{", "}"),
    "u": (r"\underline{", "}"),
    "sup": (r"\textsuperscript{", "}"),
    "sub": (r"\textsubscript{", "}"),
    "display-block": ("\n\n", "\n"),
    "display-right-inline": (" ", ""),
    "display-indent": ("\n\n", ""),
}
_UNSAFE = late(r"[^A-Za-z0-9:/?#@!$&'()*+,;=._~%-]")


def escape(text: str) -> str:
    """``text`` as LaTeX text."""
    return without_controls(text).translate(_ESCAPE)


def write(runs: list[Run]) -> str:
    """The runs as LaTeX."""
    return walk_frames(runs, escape, _tags).strip("\n")


def _tags(frame: Frame) -> tuple[str, str]:
    address = _UNSAFE.sub(_percent, web_address(frame))
    if address:
        address = address.replace("%", r"\%").replace("#", r"\#").replace("&", r"\&")
        return rf"\href{{{address}}}{{", "}"
    return _TAGS.get(frame.token, ("", ""))


def _percent(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match[0].encode("utf-8", "replace"))
