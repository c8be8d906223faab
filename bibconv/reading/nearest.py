"""Which CSL style prints a list most nearly as it stands.

Thousands of styles cannot all be tried. What their XML says of names, quotes and numbering is
compared with the list's template first; the most alike then print a few of the list's own records,
and the best of those some more.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec

from bibconv import csl
from bibconv.csl.styles import own_folder, package_styles
from bibconv.errors import StyleError, UnknownStyleError
from bibconv.model import Item
from bibconv.reading.sample import Sample
from bibconv.references.template.differences import differences

_CANDIDATES = 100
_FINALISTS = 12
_FIRST_LOOK = 2
_SECOND_LOOK = 12
_WITH = re.compile(rb'initialize-with="([^"]*)"')
_SORTED = re.compile(rb'name-as-sort-order="(\w+)"')
_SEPARATOR = re.compile(rb'sort-separator="([^"]*)"')
_FORMAT = re.compile(rb'citation-format="([\w-]+)"')
_NUMBER = re.compile(r"^[\[(]?\d{1,4}[\]).]*\s+")
_QUOTED = re.compile(r"^[\"“„‘«]|[\"“„‘«]$")
_INITIALS = {"J. S.": b". ", "J.S.": b".", "JS": b"", "J S": b" ", "J.S": b"."}

Progress = Callable[[int, int], None]


class Nearest(msgspec.Struct, frozen=True):
    """A style, and how alike its print and the list are, 0 to 1."""

    name: str
    similarity: float


def nearest(sample: Sample, locale: str | None = None, progress: Progress | None = None) -> Nearest:
    """The style that prints ``sample`` most nearly."""
    names = candidates(sample)
    total = len(names) + min(len(names), _FINALISTS)
    few = _spread(sample, _FIRST_LOOK)
    scored = []
    for done, name in enumerate(names):
        if progress is not None:
            progress(done, total)
        scored.append(Nearest(name, similarity(sample, name, few, locale)))
    scored.sort(key=_best_first)
    many = _spread(sample, _SECOND_LOOK)
    final = []
    for done, one in enumerate(scored[:_FINALISTS]):
        if progress is not None:
            progress(len(names) + done, total)
        final.append(Nearest(one.name, similarity(sample, one.name, many, locale)))
    return min(final, key=_best_first)


def _best_first(one: Nearest) -> tuple[float, str]:
    return -one.similarity, one.name


def similarity(
    sample: Sample, style: str, places: Sequence[int], locale: str | None = None
) -> float:
    """How alike the references at ``places`` are to their records in ``style``, on the average;
    0 where the style cannot be used."""
    items: list[Item] = [sample.items[place] for place in places]
    try:
        entries = csl.bibliography(items, style, locale, "text", None, lambda _: None)
    except (StyleError, UnknownStyleError):
        return 0.0
    printed = {entry.id: _NUMBER.sub("", entry.text.strip()) for entry in entries}
    found = [
        differences(sample.texts[place], printed.get(sample.items[place].id, "")).similarity
        for place in places
    ]
    return sum(found) / len(found)


def _spread(sample: Sample, count: int) -> list[int]:
    """References to try: of each type in turn, those with most parts first."""
    groups: dict[str, list[int]] = {}
    order = sorted(range(len(sample.texts)), key=lambda at: -len(sample.shapes[at].parts))
    for place in order:
        groups.setdefault(sample.items[place].type, []).append(place)
    queues = sorted(groups.values(), key=len, reverse=True)
    found: list[int] = []
    depth = 0
    while len(found) < min(count, len(order)):
        found += [queue[depth] for queue in queues if depth < len(queue)]
        depth += 1
    return found[:count]


def candidates(sample: Sample) -> list[str]:
    """The styles whose XML promises most, best first."""
    paths: dict[str, Path] = {}
    for folder in (own_folder(), package_styles()):
        if folder is not None:
            for path in sorted(folder.glob("*.csl")):
                paths.setdefault(path.stem, path)
    scores = {name: _promise(sample, path.read_bytes()) for name, path in paths.items()}
    return sorted(scores, key=lambda name: (-scores[name], len(name), name))[:_CANDIDATES]


def _promise(sample: Sample, style: bytes) -> int:
    """How many traits of the list's template the XML of a style has."""
    template = sample.template
    score = 0
    first, rest = template.name_form("author", "first"), template.name_form("author", "rest")
    if first is not None:
        initials = set(_WITH.findall(style))
        full = not any(len(part) > 1 and part.isalpha() for part in _givens(sample))
        score += 2 * (_INITIALS[first.initials] in initials if full else not initials)
        sorts = set(_SORTED.findall(style))
        wanted = (
            None
            if first.order == "given family"
            else b"all"
            if rest is None or rest.order != "given family"
            else b"first"
        )
        score += 2 * (wanted in sorts if wanted else not sorts)
        glued = b" " in _SEPARATOR.findall(style)
        score += glued == (first.order == "family given")
    kind = _FORMAT.search(style)
    dated = template.separator("", "author", "date") is not None
    expected = b"numeric" if sample.numbered or not dated else b"author-date"
    score += 2 * (kind is not None and kind[1] == expected)
    quoted = _QUOTED.search((template.separator("", "author", "title") or "").strip()) is not None
    score += (b'quotes="true"' in style) == quoted
    return score


def _givens(sample: Sample) -> list[str]:
    """Words of given names of the list's authors."""
    names = [name for item in sample.items for name in item.names("author")]
    return [part for name in names for part in (name.given or "").replace(".", ". ").split()]
