"""What the model sees of each line of a list: the line itself, the lines around it, and what
the lists's lines have in common within some dozen lines.

A line that begins a reference is told by different things in different lists: its mark, a blank
line, an outdent, or a break where the next word would have had room. So each of these stands
also together with how usual it is around.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

import msgspec

from bibconv.references.authors import find_names
from bibconv.references.cutting.numbering import chains
from bibconv.references.cutting.shape import beginning, ending
from bibconv.references.evidence import signs_of, verbs
from bibconv.references.lines import Line
from bibconv.references.same_author import dash
from bibconv.text.linkwords import text_end

_AROUND = 18  # lines on either side that tell what a list is like
_STRIDE = 6  # so many lines share what was found around them
_NAMES = 240  # characters in which a list of names has to show itself
_DATE_NEAR = re.compile(r"[(,.\s]\s?\(?(?:1[5-9]|20)\d\d[a-z]?\)?")
# Names in Chinese, Japanese or Korean, and what stands after them.
_EAST_ASIAN = re.compile(
    r"[\u3040-\u9fff\uac00-\ud7af·]{2,20}(?:[,，、;；]\s?[\u3040-\u9fff\uac00-\ud7af·]{2,20}){0,9}"
    r"\s?(?:[.．,，:：]|[(（]\d|\s\d)"
)
_WORD = re.compile(r"[\u2e80-\uffef]|[^\s\u2e80-\uffef]+")  # East Asian lines end after any letter


class Look(msgspec.Struct, gc=False):
    """A line as it looks by itself."""

    text: str  # without its mark
    first: tuple[str, ...]
    last: tuple[str, ...]
    signs: str
    names: str
    dated: str
    verbs: int
    length: int
    indent: int
    word: int  # length of its first word
    before: str  # what stands between it and the line above: nothing, "b"lank lines, "l"inks
    mark: str
    key: str
    heading: str


class Place(msgspec.Struct, frozen=True, gc=False):
    """Where a line stands among its neighbours: its indent, and the room that the line above left."""

    indent: str
    room: str


class Seen(msgspec.Struct, frozen=True, gc=False):
    """The lines of a text as the model sees them."""

    looks: list[Look]
    places: list[Place]
    features: list[list[str]]


def see(lines: Sequence[Line], *, section: bool) -> Seen:
    """The looks, places and features of each line of text among ``lines``, in order.

    Args:
        section: they stand under a heading such as "References".
    """
    looks = _looks(lines, section)
    if not looks:
        return Seen([], [], [])
    context = _Context(looks)
    places = [_place(looks, at, context.around(at)) for at in range(len(looks))]
    own = [_own(looks, at, places[at], context) for at in range(len(looks))]
    return Seen(looks, places, _with_neighbours(own))


def _with_neighbours(own: Sequence[tuple[list[str], list[str]]]) -> list[list[str]]:
    size = len(own)
    made = []
    for at, (alone, seen) in enumerate(own):
        found = alone + seen
        if at:
            found += [f"<{name}" for name in own[at - 1][1]]
        else:
            found.append("^")
        if at + 1 < size:
            found += [f">{name}" for name in own[at + 1][1]]
        else:
            found.append("$")
        if at + 2 < size:
            found += [f">>{name}" for name in own[at + 2][1][:4]]
        made.append(found)
    return made


def _looks(lines: Sequence[Line], section: bool) -> list[Look]:
    texts = [line for line in lines if line.kind == "text"]
    counted = chains(texts)
    made: list[Look] = []
    before = ""
    since = 0 if section else 99
    title = "s" if section else ""
    index = 0
    for line in lines:
        if line.kind != "text":
            before = "l" if line.kind == "links" or before == "l" else "b"
            if line.kind == "heading":
                since, title = 0, "s"
            continue
        heading = title + in_bins(since, (0, 1, 3, 10, 60)) if since < 99 else ""
        end = text_end(line.text)
        made.append(_look(line, line.text[:end], counted[index], before, heading))
        before = "l" if end < len(line.text) else ""
        since += 1
        index += 1
    return made


def _look(line: Line, text: str, chain: int, before: str, heading: str) -> Look:
    text = text[line.body :].strip()
    mark = f"{line.marked}{in_bins(chain, (1, 2, 4, 9))}" if line.marked else ""
    first = beginning(text)
    names, dated = _names(text, first)
    word = _WORD.match(text)
    return Look(
        text=text,
        first=first,
        last=ending(text),
        signs=signs_of(text),
        names=names,
        dated=dated,
        verbs=verbs(text),
        length=len(line.text.rstrip()),
        indent=line.indent,
        word=len(word[0]) if word else 0,
        before=before,
        mark=mark,
        key=(word[0].casefold() if word else "")[:12].strip("\"'“„«‘([.,"),
        heading=heading,
    )


def _names(text: str, first: tuple[str, ...]) -> tuple[str, str]:
    """Which names the line begins with, and whether a year follows."""
    if not first or first[0][0] in "9Y,.;:)]-x":
        return ("dash", "") if first and first[0] == "-" and dash(text) else ("", "")
    if first[0] in "漢ع":
        return ("east" if _EAST_ASIAN.match(text) else "", "")
    found = find_names(text[:_NAMES])
    if found is None:
        return ("dash", "") if dash(text) else ("", "")
    names = f"{found.names[0][1]}{min(len(found.names), 3)}{'+' if found.truncated else ''}"
    return names, "d" if _DATE_NEAR.match(text, found.end) else ""


def in_bins(value: float, edges: tuple[float, ...]) -> str:
    """The number of the bin, between ``edges``, that ``value`` is in."""
    return str(bisect_right(edges, value))


class _Around(msgspec.Struct, gc=False):
    """What the lines around a place are like."""

    width: int
    most: int
    outer: int
    inner: int
    bins: dict[str, str]


_SHARES = (0.02, 0.12, 0.3, 0.5, 0.7, 0.9)


class _Context:
    """The lines around each place, looked at every few lines."""

    def __init__(self, looks: Sequence[Look]) -> None:
        self._looks = looks
        self._firsts = [look.first[:3] for look in looks]
        self._around: dict[int, _Around] = {}
        self._alike: dict[int, Counter[tuple[str, ...]]] = {}
        self.order = _ordered(looks)

    def around(self, at: int) -> _Around:
        slot = at // _STRIDE
        found = self._around.get(slot)
        if found is None:
            middle = slot * _STRIDE + _STRIDE // 2
            start, end = max(0, middle - _AROUND), middle + _AROUND
            found = self._around[slot] = _around(self._looks[start:end])
            self._alike[slot] = Counter(self._firsts[start:end])
        return found

    def alike(self, at: int) -> str:
        """How many lines around begin alike."""
        self.around(at)
        counter = self._alike[at // _STRIDE]
        return in_bins(counter[self._firsts[at]] / max(4, counter.total()), _SHARES)


def _around(looks: Sequence[Look]) -> _Around:
    size = len(looks)
    lengths = sorted(look.length for look in looks)
    most = lengths[-1]
    width = lengths[min(size - 1, int(size * 0.9))]
    indents = Counter(look.indent for look in looks)
    usual = [indent for indent, count in indents.most_common(3) if count >= max(1, size * 0.08)]
    outer, inner = min(usual), max(usual)
    full = sum(
        _slack(above, below, width) < 0 for above, below in pairwise(looks) if not below.before
    )

    def share(count: int) -> str:
        return in_bins(count / size, _SHARES)

    ordered = sum(a.key <= b.key for a, b in pairwise(looks))
    bins = {
        "few": in_bins(size, (1, 2, 3, 6, 12)),
        "blank": share(sum(bool(look.before) for look in looks)),
        "inner": share(sum(look.indent >= inner for look in looks)) if inner > outer else "-",
        "full": share(full),
        "whole": share(sum(len(look.signs) >= 2 and bool(look.names) for look in looks)),
        "signs": share(sum(len(look.signs) >= 1 for look in looks)),
        "names": share(sum(bool(look.names) for look in looks)),
        "dated": share(sum(bool(look.dated) for look in looks)),
        "stops": share(sum(look.last[-1:] == (".",) for look in looks)),
        "marks": share(sum(look.mark[-1:] in ("2", "3", "4") for look in looks)),
        "bullets": share(sum(look.mark[:1] == "b" and look.mark[1:2] == "u" for look in looks)),
        "prose": in_bins(
            sum(look.verbs for look in looks) / max(1, sum(lengths)) * 1000, (0.5, 2, 5, 9)
        ),
        "order": share(ordered),
        "width": in_bins(most, (50, 70, 90, 130, 250)),
    }
    return _Around(width, most, outer, inner, bins)


def _slack(above: Look, below: Look, width: int) -> int:
    """Room that the line above had left after the next word; negative: the word had none."""
    return width - above.length - 1 - below.word


def _ordered(looks: Sequence[Look]) -> list[str]:
    """Whether each line that begins with names stands in the order of the alphabet between the
    ones before and after it."""
    places = [at for at, look in enumerate(looks) if look.names or look.mark]
    made = [""] * len(looks)
    for index, at in enumerate(places):
        before = looks[places[index - 1]].key if index else ""
        after = looks[places[index + 1]].key if index + 1 < len(places) else "\uffff"
        key = looks[at].key
        made[at] = f"{'<' if before <= key else '-'}{'<' if key <= after else '-'}"
    return made


def _place(looks: Sequence[Look], at: int, around: _Around) -> Place:
    look = looks[at]
    indent = (
        "o" if look.indent == around.outer else
        "i" if look.indent == around.inner else
        "<" if look.indent < around.outer else
        ">" if look.indent > around.inner else "m"
    )  # fmt: skip
    if not at:
        return Place(indent, "^")
    if look.before:
        return Place(indent, "b")
    room = _slack(looks[at - 1], look, around.width) / max(20, around.width)
    return Place(indent, in_bins(room, (-0.1, 0.0, 0.04, 0.12, 0.3, 0.6)))


def _own(
    looks: Sequence[Look], at: int, place: Place, context: _Context
) -> tuple[list[str], list[str]]:
    """Features of a line: those that only it has, and those that its neighbours see too."""
    look = looks[at]
    around = context.around(at)
    bins = around.bins
    first, last = look.first, look.last
    begins = "".join(first[:1])
    indent, fits = place.indent, place.room
    above = looks[at - 1] if at else None
    ends = above.last[-1] if above is not None and above.last else ""
    if above is not None and not look.before:
        room = _slack(above, look, around.most) / max(20, around.most)
        closely = in_bins(room, (0.0, 0.04, 0.12, 0.3))
        step = "=" if above.indent == look.indent else ("<" if above.indent < look.indent else ">")
    else:
        closely = fits
        step = "b"
    mark = look.mark
    names = "n" if look.names else ""
    signs = look.signs
    alike = context.alike(at)
    seen = [
        f"b1{begins}",
        f"e{'|'.join(last)}",
        f"n{look.names}{look.dated}",
        f"s{signs}",
        f"m{mark}",
        f"i{indent}{bins['inner']}",
        f"f{fits}{bins['full']}",
        f"l{in_bins(look.length / max(1, around.width), (0.3, 0.6, 0.85, 1.0, 1.5))}",
        f"v{min(look.verbs, 4)}{bins['prose']}",
    ]
    alone = [
        "1",
        f"b2{'|'.join(first[:2])}",
        f"b3{'|'.join(first[:3])}",
        f"b5{'|'.join(first)}",
        f"E{last[-1] if last else ''}",
        f"a{ends}",
        f"ab{ends}|{begins}",
        f"fa{fits}|{ends}",
        f"fb{fits}|{begins}",
        f"fn{fits}{names}{look.dated}|{ends}",
        f"c{closely}{bins['full']}",
        f"cn{closely}{names}{bins['full']}",
        f"k{step}",
        f"ki{step}{indent}{bins['inner']}",
        f"B{look.before}{bins['blank']}",
        f"Bn{look.before}{bins['blank']}{names}",
        f"Bf{look.before}{bins['blank']}{bins['full']}",
        f"M{mark}{bins['marks']}",
        f"MB{mark}{look.before}",
        f"Mu{mark}{bins['bullets']}",
        f"MM{int(bool(mark))}{bins['marks']}{bins['bullets']}",
        f"h{look.heading}",
        f"hn{look.heading}{names}",
        f"hs{look.heading}{len(signs)}",
        f"A{alike}",
        f"An{alike}{names}",
        f"W{bins['whole']}{names}{len(signs)}",
        f"Wf{bins['whole']}{bins['full']}{names}",
        f"N{bins['names']}{names}",
        f"Nd{bins['dated']}{look.dated}{names}",
        f"S{bins['signs']}{len(signs)}",
        f"P{bins['prose']}{names}",
        f"PS{bins['prose']}{bins['signs']}",
        f"Pf{bins['prose']}{bins['full']}",
        f"T{bins['stops']}{ends == '.'}",
        f"O{context.order[at]}{bins['order']}",
        f"D{bins['few']}{names}",
        f"w{bins['width']}{bins['full']}",
        f"ws{bins['width']}{len(signs)}{names}",
    ]  # fmt: skip
    return alone, seen
