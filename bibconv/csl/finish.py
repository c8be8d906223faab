"""From marked text to output: punctuation, quotation marks, spaces, then tags or plain text.

Punctuation that meets at a seam is settled as the table of the CSL test-suite says ("?." is "?",
".." is "."); quotation marks take their form from the locale and their depth; markup inside
markup of the same kind switches back ("flip-flop").

>>> finish(f"{QUOTE[0]}What?{QUOTE[1]}.", ENGLISH, "text")
'“What?”'
"""

from __future__ import annotations

import re

import msgspec

from bibconv.csl.marks import (
    ANY_MARK,
    BOLD,
    FORMATS,
    HYPHEN,
    ITALIC,
    NO_CASE,
    QUOTE,
    SMALL_CAPS,
    SUBSCRIPT,
    SUPERSCRIPT,
    UNDERLINE,
    Pair,
)
from bibconv.patterns import late


class Quotes(msgspec.Struct, frozen=True):
    """A locale's quotation marks; ``punctuation_inside``: full stop and comma go inside."""

    outer: Pair = ("“", "”")
    inner: Pair = ("‘", "’")
    punctuation_inside: bool = False


ENGLISH = Quotes(punctuation_inside=True)

_FORMAT_MARKS = "".join(sign for pair in FORMATS for sign in pair)
_CLOSERS = "".join(pair[1] for pair in FORMATS)

# Two marks of punctuation with nothing but markup between, at the end of a word.
_COLLISION = late(
    rf"((?<!\.)\.|[,:;!?])([{_FORMAT_MARKS}]*)([.,:;!?])(?=[\s{_FORMAT_MARKS}{QUOTE[1]}]|$)"
)
_KEPT = {  # left + right -> what remains; pairs that are not here stay as they are
    "!.": "!",
    "!:": "!",
    "!!": "!",
    "?.": "?",
    "?:": "?",
    "??": "?",
    "..": ".",
    ":!": "!",
    ":?": "?",
    ":.": ":",
    "::": ":",
    ":;": ";",
    ",,": ",",
    ";!": "!",
    ";?": "?",
    ";.": ";",
    ";:": ";",
    ";;": ";",
}
# A run of closing marks, at least one of them a quotation mark, is read from its beginning only.
_RUN = f"[{_CLOSERS}{QUOTE[1]}]"
_AFTER_QUOTE = late(rf"([.,!?]?)((?<!{_RUN})(?=[{_CLOSERS}]*{QUOTE[1]}){_RUN}+)([.,])")
_SPACES = late(rf" ([{_FORMAT_MARKS}{QUOTE[1]}]*) +")
_SPACE_BEFORE = late(rf"(?<! ) +([{_FORMAT_MARKS}]*[,.])(?=[\s{_FORMAT_MARKS}]|$)")
_MARK = late(f"({ANY_MARK.pattern})")

_HTML: dict[Pair, tuple[str, str]] = {
    ITALIC: ("<i>", "</i>"),
    BOLD: ("<b>", "</b>"),
    SUPERSCRIPT: ("<sup>", "</sup>"),
    SUBSCRIPT: ("<sub>", "</sub>"),
    SMALL_CAPS: ('<span style="font-variant:small-caps;">', "</span>"),
    UNDERLINE: ('<span style="text-decoration:underline;">', "</span>"),
}
_HTML_BACK: dict[Pair, tuple[str, str]] = {  # the same markup within itself
    ITALIC: ('<span style="font-style:normal;">', "</span>"),
    BOLD: ('<span style="font-weight:normal;">', "</span>"),
    SMALL_CAPS: ('<span style="font-variant:normal;">', "</span>"),
}
_OPENING = {pair[0]: pair for pair in FORMATS}
_CLOSING = {pair[1]: pair for pair in FORMATS}


def finish(text: str, quotes: Quotes, output: str) -> str:
    """Marked text -> ``"text"`` or ``"html"``."""
    text = _punctuate(text, quotes).strip()
    return _to_html(text, quotes) if output == "html" else _to_text(text, quotes)


def escape(text: str) -> str:
    """``text`` with the three characters that mean something in HTML escaped."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _punctuate(text: str, quotes: Quotes) -> str:
    text = _SPACES.sub(r" \1", text)
    text = _SPACE_BEFORE.sub(r"\1", text)
    if quotes.punctuation_inside and QUOTE[1] in text:
        text = _AFTER_QUOTE.sub(_move_inside, text)
    return _COLLISION.sub(lambda m: _settle(m[1], m[2], m[3]), text)


def _settle(left: str, between: str, right: str) -> str:
    kept = _KEPT.get(left + right)
    if kept is None:
        return left + between + right
    return kept + between


def _move_inside(found: re.Match[str]) -> str:
    inside, closing, sign = found.groups()
    kept = _KEPT.get(inside + sign, inside + sign) if inside else sign
    return kept + closing


def _pieces(text: str, quotes: Quotes) -> list[str]:
    """Text and marks in turn, quotation marks and hidden hyphens already resolved."""
    depth = 0
    pieces = []
    for piece in _MARK.split(text):
        if piece == QUOTE[0]:
            piece = (quotes.inner if depth % 2 else quotes.outer)[0]
            depth += 1
        elif piece == QUOTE[1]:
            depth = max(depth - 1, 0)
            piece = (quotes.inner if depth % 2 else quotes.outer)[1]
        elif piece == HYPHEN:
            piece = "-"
        pieces.append(piece)
    return pieces


def _to_text(text: str, quotes: Quotes) -> str:
    return ANY_MARK.sub("", "".join(_pieces(text, quotes)))


def _to_html(text: str, quotes: Quotes) -> str:
    html: list[str] = []
    active: list[tuple[Pair, str]] = []  # markup that is open, with its closing tag
    depth: dict[Pair, int] = {}
    for piece in _pieces(text, quotes):
        if piece in _OPENING:
            pair = _OPENING[piece]
            nested = depth.get(pair, 0) > 0
            depth[pair] = depth.get(pair, 0) + 1
            tags = ("", "") if pair == NO_CASE else (_HTML_BACK if nested else _HTML).get(pair)
            tags = tags or ("", "")
            active.append((pair, tags[1]))
            html.append(tags[0])
        elif piece in _CLOSING:
            pair = _CLOSING[piece]
            if active and active[-1][0] == pair:
                depth[pair] -= 1
                html.append(active.pop()[1])
        elif not ANY_MARK.match(piece):
            html.append(escape(piece))
    html.extend(tag for _, tag in reversed(active))
    return "".join(html)
