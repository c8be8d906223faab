"""What the model sees of each word: the word, its shape, its neighbours beyond the punctuation,
and the punctuation itself.

Most features of a word depend on that word alone, so they are made once for each word and
kept; a reference then costs little more than putting lists together.

>>> sorted(Features().of(tokenize("Pain 61(3)"))[0])[:2]
[b'!0', b'+#2']
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import NamedTuple, TypeVar

from bibconv.references.tokens import Tokens, tokenize
from bibconv.references.wordfeatures import Names, features_of

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
_CACHE = 60_000

Key = TypeVar("Key")
Made = TypeVar("Made")


class Gap(NamedTuple):
    """What stands between two words, how it begins, and what it gives to the words beyond."""

    text: str
    start: str  # ".": with the end of a sentence, ",": with another mark or a bracket
    previous: Names
    following: Names


class _Memo(dict[Key, Made]):
    """What was made for a key; begins anew when it holds too much."""

    def __init__(self, make: Callable[[Key], Made]) -> None:
        self._make = make

    def __missing__(self, key: Key) -> Made:
        if len(self) > _CACHE:
            self.clear()
        made = self[key] = self._make(key)
        return made


class Features:
    """Makes features; remembers those of words, gaps and their pairs that it has seen."""

    def __init__(self) -> None:
        self._words = _Memo(features_of)
        self._gaps = _Memo(_gap)
        self._pairs = _Memo(_pair)

    def of(self, tokens: Tokens) -> list[list[bytes]]:
        """The features of each word of ``tokens``."""
        size = len(tokens)
        if not size:
            return []
        words = map(self._words.__getitem__, tokens.words)
        shapes, numbers, own, previous, following, far_previous, far_following = zip(
            *words, strict=True
        )
        gaps, starts, gaps_before, gaps_behind = zip(
            *map(self._gaps.__getitem__, tokens.gaps), strict=True
        )
        # Each column has for each word what stands there: of the word itself, of those around
        # it, of the gaps around it; where there are none, nothing.
        columns = zip(
            own,
            map(self._pairs.__getitem__, zip(gaps, gaps[1:], ("^", *shapes), shapes, strict=False)),
            (_FIRST, *previous),
            (_NONE, _NONE, *far_previous),
            (_NONE, _NONE, *gaps_before[1:]),
            (*following[1:], _LAST),
            (*gaps_behind[2:], _NONE),
            (*far_following[2:], _NONE, _NONE),
            _places(size),
            _states(tokens.words, shapes, numbers, gaps),
            _ahead(shapes, gaps, starts),
            _stretches(shapes, gaps, starts),
            strict=False,
        )
        return [
            [*one, *pair, *left, *far_left, *gap_left, *right, *gap_right, *far_right,
             place, state, ahead, stretch, *counts]
            for one, pair, left, far_left, gap_left, right, gap_right, far_right,
                place, (state, *counts), ahead, stretch in columns
        ]  # fmt: skip


def _gap(gap: str) -> Gap:
    text = _SPACES.sub(" ", gap[:40]).translate(_SAME)[:5]
    text = text.encode("utf-8", "replace").decode()  # half a character cannot be written
    start = "." if text[:1] in _STOPS else "," if text[:1] in _BREAKS else ""
    return Gap(text, start, (f"<g{text}".encode(),), (f">g{text}".encode(),))


def _pair(key: tuple[str, str, str, str]) -> Names:
    """What the gaps before and behind a word say, with the shapes of the word before and of its own."""
    gap, after, before, shape = key
    return tuple(
        name.encode()
        for name in (
            f"[{gap}",
            f"]{after}",
            f"[]{gap}|{after}",
            f"[s{gap}|{shape}",
            f"]s{after}|{shape}",
            f"[]s{gap}|{shape}|{after}",
            f"s[s{before}|{gap}|{shape}",
        )
    )


@lru_cache(maxsize=512)
def _places(size: int) -> Names:
    """Where each of ``size`` words stands: the first ten are counted, the others in sixths."""
    return tuple(
        b"!%d" % (index if index < 10 else index * 6 // size + 10) for index in range(size)
    )


def _states(
    words: Sequence[str], shapes: Sequence[str], numbers: Sequence[str], gaps: Sequence[str]
) -> list[Names]:
    """For each word what was met before it and what is to come: see :func:`_state`."""
    out: list[Names] = []
    left = len(numbers) - numbers.count("")
    years = quoted = inside = depth = False
    stops = since = 0
    before = ""
    for word, shape, number, gap in zip(words, shapes, numbers, gaps, strict=False):
        if gap not in _BLANK:
            if '"' in gap:
                quoted = not quoted if gap.count('"') % 2 else quoted
            if "(" in gap or ")" in gap:
                depth = gap.rfind("(") > gap.rfind(")")
            if before and gap[0] in _STOPS and (before not in _INITIALS or gap[-1] == '"'):
                stops += 1
                since = 0
            elif gap[0] in ",;:":
                since = 0
            inside = inside or word in _IN
        if number:
            left -= 1
            years = years or number == "y"
        out.append(_state(quoted, depth, years, inside, min(stops, 5), min(since, 4), min(left, 6)))
        since += 1
        before = shape
    return out


@lru_cache(maxsize=4096)
def _state(
    quoted: bool, depth: bool, years: bool, inside: bool, stops: int, since: int, left: int
) -> Names:
    """Whether a quotation or bracket is open, a year and an ``In`` were met; how many sentences
    ended and words passed since the last mark; how many numbers follow."""
    quote, year = "q" * quoted, "y" * years
    return (
        f"={quote}{'(' * depth}{year}{'I' * inside}{min(stops, 4)}".encode(),
        f"~{left}{year}".encode(),
        f"s{stops}{since}{quote}".encode(),
    )


def _ahead(shapes: Sequence[str], gaps: Sequence[str], starts: Sequence[str]) -> list[bytes]:
    """For each word what lies between it and the next number, and which number that is: the
    words before a volume are the container's, those further back the title's."""
    out: list[bytes] = []
    number, stops, commas = "$", 0, 0
    made = b""
    after = "$"
    for shape, gap, start in zip(reversed(shapes), reversed(gaps), reversed(starts), strict=False):
        if after[0] == "#" or after == "year":
            number, stops, commas = f"{gap}{after}", 0, 0
            made = b""
        if start == "." and shape not in _INITIALS:
            stops += 1
            made = b""
        elif start == ",":
            commas += 1
            made = b""
        # most words have nothing new behind them: what was made for the next one holds
        made = made or f"A{min(stops, 3)}{min(commas, 3)}{number}".encode()
        out.append(made)
        after = shape
    out.reverse()
    return out


def _stretches(shapes: Sequence[str], gaps: Sequence[str], starts: Sequence[str]) -> list[bytes]:
    """For each word the looks of its sentence: how long, and how many words are capitalised."""
    out: list[bytes] = []
    last = len(shapes) - 1
    start = 0
    capitals = small = 0
    for index, (shape, gap, begins) in enumerate(zip(shapes, gaps[1:], starts[1:], strict=True)):
        if shape[0] == "X" or shape == "CAPS":
            capitals += 1
        elif shape == "xxx":
            small += 1
        if (
            index == last
            or (begins == "." and shape not in _INITIALS)
            or (gap not in _BLANK and ('"' in gap or "(" in gap or ")" in gap))
        ):
            length = index + 1 - start
            looks = f"S{_BUCKETS[min(length, 20)]}{min(small, 3)}{4 * capitals // length}"
            out += [looks.encode()] * length
            start = index + 1
            capitals = small = 0
    return out


_FIRST, _LAST = (b"^",), (b"$",)
_NONE: Names = ()
_BLANK = frozenset(("", " "))
_STOPS = frozenset(".?!")
_BREAKS = frozenset(",;:()")
_BUCKETS = "00123445556666777777777"
_INITIALS = frozenset(("X", "XX", "x"))
_IN = frozenset(("In", "in", "IN", "En", "Em", "Dans"))
