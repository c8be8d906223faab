"""Markup inside values: ``<i> <b> <sup> <sub> <sc>``, nocase spans, straight quotes.

CSL-JSON allows a little HTML in text; the processor turns it into nodes, so that italics inside
italics flip and quotes alternate. Straight quotes become quotation marks of the locale, a single
one inside a word an apostrophe. What has no partner stays as it was written.

>>> parse("The <i>Origin</i>").kids
['The ', Node(['Origin'], tag='markup', fmt=('i',))]
"""

from __future__ import annotations

from functools import lru_cache

from bibconv.csl.node import Node, Piece
from bibconv.patterns import late

# Everything that can open or close something, and quotes.
_TOKEN = late(
    r"<(?P<close>/)?(?P<name>i|b|sup|sub|sc|span)(?P<rest>(?<=span)\s[^<>]*)?>|(?P<quote>[\"'“”‘])|’"
)
_SMALL_CAPS = late(r"font-variant:\s*small-caps")
_FORMATS = {"i": ("i",), "b": ("b",), "sup": ("sup",), "sub": ("sub",), "sc": ("sc",)}
_MARKS = frozenset("“‘«")
_DEPTH = 60  # openings within each other; more stay text

APOSTROPHE = "\u2019"
_CURLY = frozenset("“”‘’")


class _Open:
    """An opening without its end so far: what it is, how it was written, what came after."""

    __slots__ = ("kind", "literal", "parts")

    def __init__(self, kind: str, literal: str) -> None:
        self.kind = kind
        self.literal = literal
        self.parts: list[Piece] = []


def parse(text: str) -> Piece:
    """``text`` as a tree; the text itself where there is nothing to parse."""
    if "<" in text or '"' in text or "'" in text:
        return _parse(text)
    return text if text.isascii() or _MARKS.isdisjoint(text) else _parse(text)


@lru_cache(maxsize=20_000)
def _parse(text: str) -> Piece:
    if "«" in text:
        text = text.replace("« ", "«\u202f").replace(" »", "\u202f»")
    stack = [_Open("", "")]
    position = 0
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        if start > position:
            stack[-1].parts.append(text[position:start])
        position = end
        if match[0] in _CURLY:
            _curly(stack, match[0])
        elif match["quote"]:
            _quote(stack, text, start, match["quote"])
        elif match["close"]:
            _close(stack, match["name"], match[0])
        else:
            _open(stack, match["name"], match["rest"] or "", match[0])
    if position < len(text):
        stack[-1].parts.append(text[position:])
    parts = _collapse(stack, 0)
    merged = _merge(parts)
    if len(merged) == 1:
        return merged[0]
    return Node(merged) if merged else ""


def _open(stack: list[_Open], name: str, rest: str, literal: str) -> None:
    kind = name
    if name == "span":
        if "nocase" in rest:
            kind = "span:nocase"
        elif "nodecor" in rest:
            kind = "span:nodecor"
        elif _SMALL_CAPS.search(rest):
            kind = "span:sc"
        else:
            kind = "span:"
    if len(stack) > _DEPTH:
        stack[-1].parts.append(literal)
    else:
        stack.append(_Open(kind, literal))


def _close(stack: list[_Open], name: str, literal: str) -> None:
    for index in range(len(stack) - 1, 0, -1):
        kind = stack[index].kind
        if kind.partition(":")[0] == name:
            kids = _merge(_collapse(stack, index))
            del stack[index:]
            stack[-1].parts.append(_wrap(kind, kids))
            return
    stack[-1].parts.append(literal)


def _wrap(kind: str, kids: list[Piece]) -> Node:
    name, _, span = kind.partition(":")
    if name == "span":
        if span == "sc":
            return Node(kids, fmt=("sc",), tag="markup")
        return Node(kids, tag=span or "span")
    return Node(kids, fmt=_FORMATS[name], tag="markup")


def _quote(stack: list[_Open], text: str, at: int, mark: str) -> None:
    before, after = _neighbour(text, at, -1), _neighbour(text, at, 1)
    opens = bool(after) and not after.isspace() and (not before or before not in ".,)]’'")
    opens = opens and not before.isalnum()
    closes = before != "" and not before.isspace() and not after.isalnum()
    if mark == "'" and before.isalnum() and after.isalnum():
        stack[-1].parts.append(APOSTROPHE)
        return
    if closes:
        for index in range(len(stack) - 1, 0, -1):
            if stack[index].kind == mark and (len(stack) > index + 1 or stack[index].parts):
                kids = _merge(_collapse(stack, index))
                del stack[index:]
                stack[-1].parts.append(
                    Node(
                        kids,
                        quotes=True,
                        tag="markup",
                        payload="'" if mark != stack[0].kind else "",
                    )
                )
                return
    if opens and len(stack) <= _DEPTH:
        # The kind that comes first is the outer one, the other kind stands for inner quotes.
        stack[0].kind = stack[0].kind or mark
        stack.append(_Open(mark, APOSTROPHE if mark == "'" else mark))
    else:
        stack[-1].parts.append(APOSTROPHE if mark == "'" else mark)


def _curly(stack: list[_Open], mark: str) -> None:
    """Quotation marks that are typographic already: a closing one needs its opening one."""
    if mark in "“‘":
        if len(stack) <= _DEPTH:
            stack.append(_Open(mark, mark))
            return
    else:
        wanted = "“" if mark == "”" else "‘"
        for index in range(len(stack) - 1, 0, -1):
            if stack[index].kind == wanted:
                kids = _merge(_collapse(stack, index))
                del stack[index:]
                stack[-1].parts.append(Node(kids, quotes=True, tag="markup", payload=wanted + mark))
                return
    stack[-1].parts.append(mark)


def _neighbour(text: str, at: int, step: int) -> str:
    """The character before or after a quote, tags skipped (at most a few)."""
    position = at + step
    for _ in range(4):
        if not 0 <= position < len(text):
            return ""
        if step < 0 and text[position] == ">":
            start = text.rfind("<", max(0, position - 80), position)
            if start < 0 or not _TOKEN.fullmatch(text, start, position + 1):
                break
            position = start - 1
        elif step > 0 and text[position] == "<":
            match = _TOKEN.match(text, position)
            if match is None:
                break
            position = match.end()
        else:
            break
    return text[position] if 0 <= position < len(text) else ""


def _collapse(stack: list[_Open], index: int) -> list[Piece]:
    """Parts of ``stack[index]`` with everything opened after it turned back into text."""
    parts = list(stack[index].parts)
    for opened in stack[index + 1 :]:
        parts.append(opened.literal)
        parts.extend(opened.parts)
    return parts


def _merge(parts: list[Piece]) -> list[Piece]:
    """Neighbouring strings as one."""
    merged: list[Piece] = []
    run: list[str] = []
    for part in parts:
        if isinstance(part, str):
            run.append(part)
            continue
        if run:
            merged.append("".join(run))
            run = []
        merged.append(part)
    if run:
        merged.append("".join(run))
    return merged
