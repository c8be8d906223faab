"""CSL-JSON inline markup: ``<i> <b> <sup> <sub> <sc>``, small-caps and nocase spans.

Source: the CSL-JSON input specification of citeproc-js ("rich text").  A tag counts only
if it is closed in the right order; any other ``<`` is a character of the text.

``strip("<i>E. coli</i> a < b")`` is ``E. coli a < b``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from bibconv.patterns import late

TagName = Literal["i", "b", "sup", "sub", "sc", "nocase"]
TokenKind = Literal["text", "open", "close"]

_TAG = late(
    r"""<(?:(?P<open>i|b|sup|sub|sc)
    |span[ ]class=["']nocase["'](?P<nocase>)
    |span[ ]style=["']font-variant:[ ]?small-caps;?["'](?P<caps>)
    |/(?P<close>i|b|sup|sub|sc|span))>""",
    re.VERBOSE,
)
# An element without another within it.
_FLAT = late(
    r"""<(?:(i|b|sup|sub|sc)>([^<]*)</\1>
    |span[ ](?:class=["']nocase["']|style=["']font-variant:[ ]?small-caps;?["'])>([^<]*)</span>)""",
    re.VERBOSE,
)

SMALL_CAPS = '<span style="font-variant:small-caps;">'
NOCASE = '<span class="nocase">'
# Tag -> how it is written in an item's text.
OPENING: dict[TagName, str] = {
    "i": "<i>",
    "b": "<b>",
    "sup": "<sup>",
    "sub": "<sub>",
    "sc": SMALL_CAPS,
    "nocase": NOCASE,
}
CLOSING: dict[TagName, str] = {
    "i": "</i>",
    "b": "</b>",
    "sup": "</sup>",
    "sub": "</sub>",
    "sc": "</span>",
    "nocase": "</span>",
}
_BY_NAME: dict[str, TagName] = {"i": "i", "b": "b", "sup": "sup", "sub": "sub", "sc": "sc"}


class Token(NamedTuple):
    """A piece of marked-up text: characters, or the beginning or end of a tag."""

    kind: TokenKind
    value: str  # the characters, or the tag's name


def _matched(text: str) -> list[tuple[re.Match[str], TagName, bool]]:
    """The tags that are properly nested, in order: match, name, whether it opens."""
    found: list[tuple[re.Match[str], TagName, bool]] = []
    waiting: list[tuple[int, TagName, str]] = []  # index in found, name, what closes it
    kept: list[bool] = []
    for match in _TAG.finditer(text):
        closing = match["close"]
        if closing is None:
            name = _opened(match)
            waiting.append((len(found), name, "span" if match[0].startswith("<span") else name))
            found.append((match, name, True))
            kept.append(False)
        elif waiting and waiting[-1][2] == closing:
            index, name, _ = waiting.pop()
            kept[index] = True
            found.append((match, name, False))
            kept.append(True)
    return [tag for tag, keep in zip(found, kept, strict=True) if keep]


def _opened(match: re.Match[str]) -> TagName:
    if match["open"] is not None:
        return _BY_NAME[match["open"]]
    return "nocase" if match["nocase"] is not None else "sc"


def parse(text: str) -> list[Token]:
    """The text as tokens; tags are balanced and properly nested."""
    if "<" not in text:
        return [Token("text", text)] if text else []
    return list(_tokens(text))


def _tokens(text: str) -> Iterator[Token]:
    position = 0
    for match, name, opens in _matched(text):
        if match.start() > position:
            yield Token("text", text[position : match.start()])
        yield Token("open" if opens else "close", name)
        position = match.end()
    if position < len(text):
        yield Token("text", text[position:])


def _inner(element: re.Match[str]) -> str:
    return element[element.lastindex or 0]


def strip(text: str) -> str:
    """The text without markup."""
    if "</" not in text:
        return text
    flat = _FLAT.sub(_inner, text)
    if "<" not in flat:  # all tags stood side by side, as nearly always
        return flat
    return "".join(token.value for token in parse(text) if token.kind == "text")


def has_markup(text: str) -> bool:
    """Whether the text has at least one tag that is closed."""
    return "</" in text and bool(_matched(text))


_HTML_OPEN = {
    "i": "<i>",
    "b": "<b>",
    "sup": "<sup>",
    "sub": "<sub>",
    "sc": SMALL_CAPS,
    "nocase": NOCASE,
}


def to_html(text: str) -> str:
    """The text as HTML: known, closed tags stay; everything else is escaped."""
    parts = []
    for token in parse(text):
        if token.kind == "text":
            parts.append(_escaped(token.value))
        elif token.kind == "open":
            parts.append(_HTML_OPEN[token.value])
        else:
            parts.append("</span>" if token.value in ("sc", "nocase") else f"</{token.value}>")
    return "".join(parts)


def _escaped(text: str) -> str:
    from html import escape

    return escape(text)
