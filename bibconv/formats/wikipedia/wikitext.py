"""Wikitext -> the citation templates in it, and their values as plain text.

Source: MediaWiki, Help:Templates and Help:Formatting.

>>> [(t.name, t.parameters) for t in templates(Source("x {{cite web |url=u |title=[[a|b]]}}"))]
[('cite web', [Parameter(name='url', value='u', start=18, end=19), Parameter(name='title', value='[[a|b]]', start=27, end=34)])]
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from html import unescape
from itertools import pairwise

import msgspec

from bibconv.formats.wikipedia.tables import TEMPLATES
from bibconv.patterns import late
from bibconv.source import Source

_MARK = late(r"\{\{|\}\}|\[\[|\]\]|<!--|<nowiki>|\|")
_PARAGRAPH = late(r"\n(?=[ \t]*(?:\n|[*#=]|\{\{|<ref))")
_COMMENT = late(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_REFERENCE = late(r"<ref\b[^>]*/>|<ref\b[^>]*>|</ref>|</?nowiki ?/?>", re.IGNORECASE)
_LINK = late(r"\[\[(?:[^\[\]|]*\|)?([^\[\]]*)\]\]")
_OUTER_LINK = late(r"\[(?:https?:)?//[^\s\]]+ ([^\]]+)\]")
_BOLD, _ITALIC = late(r"'''(.+?)'''"), late(r"''(.+?)''")
_TEMPLATE = late(r"\{\{ ?([^{}|]{1,60}?) ?(?:\|([^{}]*))?\}\}")
_TAG = late(r"</?(?:small|span|br|abbr|bdi|cite)\b[^>]*>", re.IGNORECASE)
# Small templates that stand for characters or only wrap their text.
_CHARACTERS = {
    "ndash": "–", "snd": " – ", "spnd": " – ", "mdash": "—", "nbsp": " ", "!": "|", "=": "=",
    "'": "'", '"': '"', "·": "·", "dot": "·", "shy": "", "-": "", "space": " ",
}  # fmt: skip


class Parameter(msgspec.Struct):
    """A parameter: its name (its number if it has none), value, and the value's place."""

    name: str
    value: str
    start: int
    end: int


class Template(msgspec.Struct):
    """A template with its name in small letters and its place; whether its braces close."""

    name: str
    parameters: list[Parameter]
    start: int
    end: int
    closed: bool = True


class _Open(msgspec.Struct):
    start: int
    bars: list[int]


def templates(source: Source) -> Iterator[Template]:
    """The citation templates, outermost first; one that is never closed ends with its line."""
    text = source.text
    stack: list[_Open | None] = []  # None: a link, whose bars separate nothing
    found: list[Template] = []
    position = 0
    while (match := _MARK.search(text, position)) is not None:
        mark, position = match[0], match.end()
        if mark == "<!--" or mark == "<nowiki>":
            closer = "-->" if mark == "<!--" else "</nowiki>"
            end = text.find(closer, position)
            position = end + len(closer) if end >= 0 else position
        elif mark == "{{":
            stack.append(_Open(match.start(), []))
        elif mark == "[[":
            stack.append(None)
        elif mark == "|":
            if stack and stack[-1] is not None:
                stack[-1].bars.append(match.start())
        elif mark == "]]":
            if stack and stack[-1] is None:
                stack.pop()
        else:
            while stack and stack[-1] is None:
                stack.pop()
            if stack:
                top = stack.pop()
                assert top is not None
                template = _template(text, top, match.start())
                if template is not None:
                    found.append(template)
    found += _unclosed(text, stack, found)
    done = -1
    for template in sorted(found, key=lambda template: (template.start, -template.end)):
        if template.start >= done:
            done = template.end
            yield template


def _unclosed(text: str, stack: list[_Open | None], found: list[Template]) -> Iterator[Template]:
    """What was opened and never closed: to the next template, or to the end of the paragraph."""
    waiting = [opened for opened in stack if opened is not None]
    starts = sorted([*(t.start for t in found), *(opened.start for opened in waiting)])
    for opened in waiting:
        following = bisect_right(starts, opened.start)
        limit = starts[following] if following < len(starts) else len(text)
        end = _PARAGRAPH.search(text, opened.start + 2, limit)
        close = end.start() if end is not None else limit
        bars = [bar for bar in opened.bars if bar < close]
        template = _template(text, _Open(opened.start, bars), close)
        if template is not None:
            template.end, template.closed = close, False
            yield template


def _template(text: str, opened: _Open, close: int) -> Template | None:
    cuts = [*opened.bars, close]
    name = " ".join(_COMMENT.sub("", text[opened.start + 2 : cuts[0]]).split()).lower()
    name = name.replace("_", " ")
    if name not in TEMPLATES or len(cuts) < 2:
        return None
    parameters = []
    for number, (start, end) in enumerate(pairwise(cuts), 1):
        key, equals, value = text[start + 1 : end].partition("=")
        if not equals:
            key, value = str(number), key
        begin = end - len(value)
        lead = len(value) - len(value.lstrip())
        trail = len(value.rstrip())
        key = " ".join(_COMMENT.sub("", key).split()).lower()
        parameters.append(Parameter(key, value.strip(), begin + lead, begin + max(trail, lead)))
    return Template(name, parameters, opened.start, close + 2)


def plain(wikitext: str) -> str:
    """A value without wikitext: links as their text, italics and bold in CSL's markup.

    >>> plain("''[[Fagus|Beech]]es'' {{ndash}}&nbsp;a <!-- c -->study")
    '<i>Beeches</i> – a study'
    """
    text = _REFERENCE.sub("", _COMMENT.sub("", wikitext))
    for _ in range(4):
        simpler = _TEMPLATE.sub(lambda m: _wrapped(m[1], m[2]), text)
        if simpler == text:
            break
        text = simpler
    text = _OUTER_LINK.sub(r"\1", _LINK.sub(r"\1", text))
    text = _ITALIC.sub(r"<i>\1</i>", _BOLD.sub(r"<b>\1</b>", text))
    return " ".join(unescape(_TAG.sub("", text)).replace("\xa0", " ").split())


def _wrapped(name: str, inner: str | None) -> str:
    """What a small template shows: a character, or its last parameter."""
    if name.lower() in _CHARACTERS:
        return _CHARACTERS[name.lower()]
    return (inner or "").rpartition("|")[2].rpartition("=")[2]
