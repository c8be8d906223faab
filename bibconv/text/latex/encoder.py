"""Item text -> LaTeX for a BibTeX value, braces always balanced.

Letters stay Unicode unless ``ascii_only``.  ``decode(encode(text)) == text`` for text as
:func:`~bibconv.text.latex.decode` gives it (NFC, single spaces, protection only around
letters or digits); ``encode(decode(tex))`` does not change when repeated.

``Über <span class="nocase">DNA</span> & <i>co</i>`` -> ``Über {DNA} \\& \\textit{co}``.
"""

from __future__ import annotations

import re
from unicodedata import normalize

from bibconv.patterns import late
from bibconv.text import markup
from bibconv.text.latex.characters import ligature, to_command
from bibconv.text.latex.math import MASK, ambiguous, balanced, math_spans

_COMMANDS: dict[str, str] = {
    "i": "\\textit{",
    "b": "\\textbf{",
    "sup": "\\textsuperscript{",
    "sub": "\\textsubscript{",
    "sc": "\\textsc{",
    "nocase": "{",
}
_SHORT = frozenset({"i", "b", "sup", "sub"})
_ESCAPES: dict[str, str] = {
    "\\": "\\textbackslash{}",
    "{": "\\textbraceleft{}",
    "}": "\\textbraceright{}",
    "%": "\\%",
    "&": "\\&",
    "#": "\\#",
    "_": "\\_",
    MASK: "\\$",
    "~": "\\textasciitilde{}",
    "^": "\\textasciicircum{}",
    "`": "\\textasciigrave{}",
    "‘": "\\textquoteleft{}",
    "\u00a0": "~",
    "\u202f": "\\,",
    "-": "-{}",
    "'": "'{}",
}
_SINGLE = "".join(key for key in _ESCAPES if key not in "-'‘")
# A left quote stays a letter in UTF-8 files; only after it could ' be read as its end.
_TO_ESCAPE = late("[" + re.escape(_SINGLE) + "]|-(?=-)|'(?=')")
# Text without any of these is LaTeX already.
_WORK = late("[" + re.escape(_SINGLE) + "<$]|--|''")
_MATH = late(r"(\$[^$]+\$)")
_NOT_ASCII = late(r"[A-Za-z][\u0300-\u036f]+|[^\x00-\x7f][\u0300-\u036f]*")


def encode(text: str, *, ascii_only: bool = False) -> str:
    """Item text as LaTeX; with ``ascii_only`` every character that has a command uses it."""
    if _WORK.search(text) is None:
        return _ascii(text) if ascii_only and not text.isascii() else text
    if "$" in text:
        text = _mask_dollars(text)
    parts: list[str] = []
    protections: list[int] = []
    for token in markup.parse(text):
        if token.kind == "text":
            parts.append(_text(token.value, ascii_only=ascii_only))
        elif token.kind == "open":
            if token.value == "nocase":
                protections.append(len(parts))
            parts.append(_COMMANDS[token.value])
        elif token.value == "nocase":
            parts.append(_end_protection(parts, protections.pop()))
        elif token.value in _SHORT and parts[-1] == _COMMANDS[token.value]:
            # A command around nothing would be gone when it is read.
            parts[-1] = f"<{token.value}></{token.value}>"
        else:
            parts.append("}")
    return "".join(parts)


def _end_protection(parts: list[str], start: int) -> str:
    """Braces that begin with a command do not protect: such a group gets a second pair."""
    if start + 1 < len(parts) and parts[start + 1].startswith("\\"):
        parts[start] = "{{"
        return "}}"
    return "}"


def _mask_dollars(text: str) -> str:
    """Literal dollars as ``MASK``, so that the dollars that remain are those of math."""
    if "\\$" in text:
        masked = text.replace("\\$", MASK)
        if _outside(masked, math_spans(masked)) == masked and ambiguous(masked):
            return masked
    return _outside(text, math_spans(text))


def _outside(text: str, spans: list[tuple[int, int]]) -> str:
    parts, position = [], 0
    for start, end in spans:
        parts += [text[position:start].replace("$", MASK), text[start:end]]
        position = end
    return "".join(parts) + text[position:].replace("$", MASK)


def _text(text: str, *, ascii_only: bool) -> str:
    if "$" not in text:
        return _plain(text, ascii_only=ascii_only)
    pieces = _MATH.split(text)
    pieces[::2] = [_plain(piece, ascii_only=ascii_only) for piece in pieces[::2]]
    return "".join(pieces)


def _plain(text: str, *, ascii_only: bool) -> str:
    if ("{" in text or "}" in text) and balanced(text):
        escaped = _TO_ESCAPE.sub(_escape_balanced, text)
    else:
        escaped = _TO_ESCAPE.sub(_escape, text)
    return _ascii(escaped) if ascii_only and not escaped.isascii() else escaped


def _escape(match: re.Match[str]) -> str:
    return _ESCAPES[match[0]]


def _escape_balanced(match: re.Match[str]) -> str:
    return "\\" + match[0] if match[0] in "{}" else _ESCAPES[match[0]]


def _ascii(tex: str) -> str:
    return _NOT_ASCII.sub(_command, normalize("NFC", tex))


def _command(match: re.Match[str]) -> str:
    written, text = match[0], match.string
    before, after = (
        text[max(match.start() - 1, 0) : match.start()],
        text[match.end() : match.end() + 1],
    )
    return ligature(written, before, after) or to_command(written) or written
