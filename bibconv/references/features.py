"""What the model sees of each word: the word, its shape, its neighbours beyond the punctuation,
and the punctuation itself.

Most features of a word depend on that word alone, so they are made once for each word and
kept; a reference then costs little more than putting lists together.

>>> sorted(Features().of(tokenize("Pain 61(3)"))[0])[:2]
['!0', '+#2']
"""

from __future__ import annotations

import re

from bibconv.references.tokens import Tokens, tokenize
from bibconv.references.wordclasses import CLASSES

__all__ = ["Features", "tokenize"]

_SPACES = re.compile(r"\s+")
_SAME = str.maketrans(
    {
        **dict.fromkeys("“”„«»‟″", '"'),
        **dict.fromkeys("‘’‚‛`´′", "'"),
        **dict.fromkeys("–—―‐‑−‒", "-"),
        "[": "(",
        "]": ")",
    }
)
_YEAR = re.compile(r"(?:1[4-9]\d\d|20[0-4]\d)[a-z]?")
_ROMAN = re.compile(r"[IVXLC]{2,7}|[ivxl]{2,6}")
_CACHE = 60_000

Own = tuple[
    str, tuple[str, ...], tuple[str, ...], tuple[str, ...], str, tuple[str, ...], tuple[str, ...]
]


class Features:
    """Makes features; remembers those of words that it has seen."""

    def __init__(self) -> None:
        self._words: dict[str, Own] = {}
        self._gaps: dict[str, str] = {}
        self._pairs: dict[tuple[str, str, str, str], tuple[str, ...]] = {}

    def of(self, tokens: Tokens) -> list[list[str]]:
        """The features of each word of ``tokens``."""
        size = len(tokens)
        if not size:
            return []
        own = [self._word(word) for word in tokens.words]
        gaps = [self._gap(gap) for gap in tokens.gaps]
        shapes = ["^", *(word[0] for word in own), "$"]
        ahead = _ahead(shapes, gaps)
        stretches = _stretches(shapes, gaps)
        numbers = [word[4] for word in own]
        left = sum(map(bool, numbers))
        years = False
        quoted = False
        depth = 0
        stops = 0
        since = 0
        inside = ""
        out: list[list[str]] = []
        last = size - 1
        for index in range(size):
            gap, after = gaps[index], gaps[index + 1]
            if gap and gap != " ":
                if '"' in gap:
                    quoted = not quoted if gap.count('"') % 2 else quoted
                if "(" in gap or ")" in gap:
                    depth = 1 if gap.rfind("(") > gap.rfind(")") else 0
                if index and gap[0] in ".?!" and (shapes[index] not in _INITIALS or gap[-1] == '"'):
                    stops += 1
                    since = 0
                elif gap[0] in ",;:":
                    since = 0
            found = [*own[index][1], *self._pair(gap, after, shapes[index], shapes[index + 1])]
            if index:
                found += own[index - 1][2]
                if index > 1:
                    found += own[index - 2][5]
                    found.append("<g" + gaps[index - 1])
            else:
                found.append("^")
            if index < last:
                found += own[index + 1][3]
                found.append(">g" + gaps[index + 2])
                if index < last - 1:
                    found += own[index + 2][6]
            else:
                found.append("$")
            if numbers[index]:
                left -= 1
                years = years or numbers[index] == "y"
            word = tokens.words[index]
            if word in _IN and gap not in (" ", ""):
                inside = "I"
            found.append(f"!{min(index, 9)}" if index < 10 else f"!{index * 6 // size + 10}")
            found.append(
                f"={'q' if quoted else ''}{'(' if depth else ''}{'y' if years else ''}{inside}{min(stops, 4)}"
            )
            found.append(ahead[index])
            found.append(stretches[index])
            found.append(f"~{min(left, 6)}{'y' if years else ''}")
            found.append(f"s{min(stops, 5)}{min(since, 4)}{'q' if quoted else ''}")
            since += 1
            out.append(found)
        return out

    def _word(self, word: str) -> Own:
        made = self._words.get(word)
        if made is None:
            if len(self._words) > _CACHE:
                self._words.clear()
            made = self._words[word] = _own(word)
        return made

    def _gap(self, gap: str) -> str:
        made = self._gaps.get(gap)
        if made is None:
            if len(self._gaps) > _CACHE:
                self._gaps.clear()
            made = self._gaps[gap] = _SPACES.sub(" ", gap[:40]).translate(_SAME)[:5]
        return made

    def _pair(self, gap: str, after: str, before_shape: str, shape: str) -> tuple[str, ...]:
        key = (gap, after, before_shape, shape)
        made = self._pairs.get(key)
        if made is None:
            if len(self._pairs) > _CACHE:
                self._pairs.clear()
            made = self._pairs[key] = (
                f"[{gap}",
                f"]{after}",
                f"[]{gap}|{after}",
                f"[s{gap}|{shape}",
                f"]s{after}|{shape}",
                f"[]s{gap}|{shape}|{after}",
                f"s[s{before_shape}|{gap}|{shape}",
            )
        return made


def _ahead(shapes: list[str], gaps: list[str]) -> list[str]:
    """For each word what lies between it and the next number, and which number that is: the
    words before a volume are the container's, those further back the title's."""
    out: list[str] = []
    number, stops, commas = "$", 0, 0
    for index in range(len(shapes) - 3, -1, -1):
        gap = gaps[index + 1]
        after = shapes[index + 2]
        if after[0] == "#" or after == "year":
            number, stops, commas = f"{gap}{after}", 0, 0
        shape = shapes[index + 1]
        if gap[:1] in _STOPS and shape not in _INITIALS:
            stops += 1
        elif gap[:1] in _BREAKS:
            commas += 1
        out.append(f"A{min(stops, 3)}{min(commas, 3)}{number}")
    out.reverse()
    return out


def _stretches(shapes: list[str], gaps: list[str]) -> list[str]:
    """For each word the looks of its sentence: how long, and how many words are capitalised."""
    out: list[str] = []
    size = len(shapes) - 2
    start = 0
    capitals = small = 0
    for index in range(size):
        shape = shapes[index + 1]
        if shape[0] == "X" or shape == "CAPS":
            capitals += 1
        elif shape == "xxx":
            small += 1
        gap = gaps[index + 1]
        if (
            index == size - 1
            or (gap[:1] in _STOPS and shape not in _INITIALS)
            or '"' in gap
            or "(" in gap
            or ")" in gap
        ):
            length = index + 1 - start
            looks = f"S{_BUCKETS[min(length, 20)]}{min(small, 3)}{4 * capitals // length}"
            out += [looks] * length
            start = index + 1
            capitals = small = 0
    return out


_STOPS = (".", "?", "!")
_BREAKS = (",", ";", ":", "(", ")")
_BUCKETS = "00123445556666777777777"
_INITIALS = frozenset(("X", "XX", "x"))
_IN = frozenset(("In", "in", "IN", "En", "Em", "Dans"))


def _shape(word: str) -> tuple[str, str]:
    """The shape of a word, and what kind of number it is (``""``: none)."""
    if "//" in word or word.startswith("www."):
        return "url", ""
    if word[0].isdigit():
        if word.startswith("10.") and "/" in word:
            return "doi", ""
        if _YEAR.fullmatch(word):
            return "year", "y"
        if word.isdigit():
            return f"#{min(len(word), 7)}", "n"
        return "#x" if len(word) < 6 else "#xx", "n"
    size = len(word)
    if any(char.isdigit() for char in word):
        return ("X#" if word[0].isupper() else "x#") + ("+" if size > 6 else ""), "n"
    if word.isupper():
        if size < 5 and "-" not in word:
            return "X" * size, ""
        return ("X-X" if size < 5 else "CAPS"), ""
    if word.islower():
        return ("x" if size == 1 else "xx" if size < 4 else "xxx"), ""
    if word[0].isupper():
        return (
            "Xx"
            if size < 4
            else "Xx-Xx"
            if "-" in word and word.istitle()
            else "XxX"
            if not word[1:].islower() and "-" not in word
            else "Xxx"
        ), ""
    if not word[0].islower():
        return "other", ""
    return "xX", ""


def _own(word: str) -> Own:
    shape, number = _shape(word)
    low = word.lower()
    classes = list(CLASSES.get(low, ()))
    if _ROMAN.fullmatch(word):
        classes.append("roman")
    key = shape if number else low[:24] if shape not in ("url", "doi") else shape
    own = [f"w{key}", f"h{shape}", *(f"c{name}" for name in classes)]
    if not number and len(low) > 3 and shape not in ("url", "doi"):
        own += [f"-{low[-3:]}", f"-{low[-2:]}", f"p{low[:3]}"]
        if len(low) > 5:
            own.append(f"-{low[-4:]}")
    if "-" in low and not number:
        own.append("-")
    if len(low) > 12:
        own.append("long")
    previous = (f"<{key}", f"<h{shape}", *(f"<c{name}" for name in classes))
    following = (f">{key}", f"+{shape}", *(f">c{name}" for name in classes))
    far = (shape, *classes)
    return (
        shape,
        tuple(own),
        previous,
        following,
        number,
        tuple(f"<<{name}" for name in far),
        tuple(f">>{name}" for name in far),
    )
