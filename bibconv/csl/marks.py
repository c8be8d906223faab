"""Marks: inline markup carried as single characters that no honest text contains.

A citation processor that builds strings cannot tell its own markup from ``<script>`` in a title.
So everything goes through it as *marked text*: CSL's inline tags, quotation marks and protected
case are Unicode noncharacters (U+FDD0 to U+FDEF, never valid in interchange, removed from input),
and ``<``, ``>``, ``&`` stay what they are: text. Only :mod:`bibconv.csl.finish` turns marks into
tags, and escapes the rest.

>>> mark("<i>a</i><script>") == f"{ITALIC[0]}a{ITALIC[1]}<script>"
True
"""

from __future__ import annotations

import re

from bibconv.patterns import late

Pair = tuple[str, str]

ITALIC: Pair = ("\ufdd0", "\ufdd1")
BOLD: Pair = ("\ufdd2", "\ufdd3")
SUPERSCRIPT: Pair = ("\ufdd4", "\ufdd5")
SUBSCRIPT: Pair = ("\ufdd6", "\ufdd7")
SMALL_CAPS: Pair = ("\ufdd8", "\ufdd9")
UNDERLINE: Pair = ("\ufdda", "\ufddb")
NO_CASE: Pair = ("\ufddc", "\ufddd")
QUOTE: Pair = ("\ufdde", "\ufddf")
HYPHEN = "\ufde0"  # a hyphen that is no range dash

FORMATS: tuple[Pair, ...] = (ITALIC, BOLD, SUPERSCRIPT, SUBSCRIPT, SMALL_CAPS, UNDERLINE, NO_CASE)

ANY_MARK = late("[\ufdd0-\ufdef]")

# Opening tag of CSL-JSON's inline markup -> pair; closing tag -> name.
_TAG = late(
    r"<(?:(?P<open>i|b|sup|sub|sc)|(?P<close>/(?:i|b|sup|sub|sc|span))"
    r'|span\s+(?:style="font-variant:\s*(?P<small>small-caps);?"|class="(?P<nocase>nocase)"))>',
    re.IGNORECASE,
)
_PAIRS = {
    "i": ITALIC,
    "b": BOLD,
    "sup": SUPERSCRIPT,
    "sub": SUBSCRIPT,
    "sc": SMALL_CAPS,
}

# Terminal control sequences as a whole, then control characters, lone surrogates, marks.
_ESCAPE_SEQUENCE = late(r"(?:\x1b\[|\x9b)[0-?]{0,64}[ -/]{0,8}[@-~]|\x1b\][^\x07\x1b]{0,256}\x07")
_BLANK = late(r"[\t\n\v\f\r\x85\u2028\u2029]+")
_NO_TEXT = "[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
_CONTROL = late(f" {_NO_TEXT}+(?= )|{_NO_TEXT}")


def clean(text: str) -> str:
    """``text`` as one line without control characters, direction overrides and marks."""
    if text.isprintable():
        return text
    text = _ESCAPE_SEQUENCE.sub("", text)
    return _CONTROL.sub("", _BLANK.sub(" ", text))


def strip(text: str) -> str:
    """``text`` without marks."""
    return ANY_MARK.sub("", text).strip()


def mark(text: str, *, quotes: bool = False) -> str:
    """CSL-JSON markup -> marked text. Tags that do not pair stay as the text they are.

    ``quotes``: straight quotation marks that pair become quotation marks by locale, apostrophes
    become curly.
    """
    text = clean(text)
    if "<" in text:
        text = _mark_tags(text)
    if quotes and ('"' in text or "'" in text):
        text = _mark_quotes(text)
    return text


def plain(text: str) -> str:
    """CSL-JSON markup -> text without any markup."""
    return strip(mark(text))


def _mark_tags(text: str) -> str:
    pieces: list[str] = []
    open_tags: list[tuple[str, Pair, int]] = []  # name of closing tag, pair, index in pieces
    end = 0
    for found in _TAG.finditer(text):
        pieces.append(text[end : found.start()])
        end = found.end()
        closing = found["close"]
        if closing is None:
            name = (found["open"] or "").lower()
            pair = _PAIRS[name] if name else SMALL_CAPS if found["small"] else NO_CASE
            open_tags.append((f"/{name or 'span'}", pair, len(pieces)))
        elif open_tags and open_tags[-1][0] == closing.lower():
            _, pair, index = open_tags.pop()
            pieces[index] = pair[0]
            pieces.append(pair[1])
            continue
        pieces.append(found[0])
    pieces.append(text[end:])
    return "".join(pieces)


_STRAIGHT = late("[\"']")


def _mark_quotes(text: str) -> str:
    characters = list(text)
    waiting: dict[str, list[int]] = {'"': [], "'": []}
    for found in _STRAIGHT.finditer(text):
        at, sign = found.start(), found[0]
        before = strip(text[max(at - 3, 0) : at])[-1:] if at and not text[at - 1].isspace() else ""
        after = strip(text[at + 1 : at + 4])[:1] if not text[at + 1 : at + 2].isspace() else ""
        if sign == "'" and before.isalnum() and after.isalnum():
            characters[at] = "\u2019"
        elif after and not before.isalnum() and before not in list(".,;:!?)]}%"):
            waiting[sign].append(at)
        elif waiting[sign]:
            characters[waiting[sign].pop()] = QUOTE[0]
            characters[at] = QUOTE[1]
        elif sign == "'" and before.isalnum():
            characters[at] = "\u2019"
    for at in waiting["'"]:
        characters[at] = "\u2019"
    return "".join(characters)
