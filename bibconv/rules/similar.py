"""Which records of a library are probably the same work: blocking, then a decision per pair.

Records that share a block key are compared: the title as a set of words, its beginning, its
longest words, or year, first page, volume and first author in twos and threes. Different DOIs
veto; otherwise titles must be alike, years within one, numbers in titles the same, and authors
or pages agree. Linear for real libraries: blocks that are too large say nothing and are skipped.

``pairs([item, same_item])`` is ``[(0, 1)]``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from unicodedata import normalize

import msgspec

from bibconv.model import Item
from bibconv.text import markup

LARGEST_BLOCK = 200
# Comparisons of two titles letter by letter, for each record: more are only asked for by texts
# that are made to take long.
_MOST_RATIOS = 20
_LONGEST = 1_000  # letters of a title that are looked at
_WORD = re.compile(r"[^\W_]+")
_ROMAN = frozenset(
    "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx".split()
)
_STOP = frozenset(
    "a an and as at by for from in into is of on or the to with der die das und von zu im le la "
    "les des du et en el los las y de un une ein eine".split()
)
_WHOLE = frozenset(["book", "report", "thesis"])
_PAGE = re.compile(r"[A-Za-z]*[0-9]+")
_ALIKE = 85.0
_SURELY_ALIKE = 95.0
_SHORT = 25  # letters of a title that is not worth much by itself


class Profile(msgspec.Struct, frozen=True, gc=False):
    """What is compared of an item.

    ``sorted_title`` has the words of the title in order of the alphabet.
    """

    words: tuple[str, ...]
    sorted_title: str
    numbers: tuple[str, ...]
    year: int | None
    family: str
    families: frozenset[str]
    first_page: str
    volume: str
    doi: str
    container: str
    whole: bool


def profile(item: Item) -> Profile:
    """An item made ready for comparing: folded, without markup."""
    title = item.text("title")[:_LONGEST]
    words = tuple(_WORD.findall(_folded(markup.strip(title) if "<" in title else title)))
    date = item.date("issued")
    families = [_folded(n.family or n.literal or "") for n in item.names("author")]
    page = _PAGE.match(item.text("page"))
    return Profile(
        words,
        " ".join(sorted(words)),
        tuple(sorted([word for word in words if word in _ROMAN or word.isdigit()])),
        date.parts[0][0] if date and date.parts else None,
        families[0] if families else "",
        frozenset(family for family in families if family),
        page[0].lower() if page else "",
        item.text("volume").strip().lower(),
        item.text("DOI").strip().lower(),
        _folded(item.text("container-title")),
        item.type in _WHOLE,
    )


def _folded(text: str) -> str:
    """Small letters without accents."""
    if text.isascii():
        return text.lower()
    return "".join(c for c in normalize("NFKD", text).lower() if not "\u0300" <= c <= "\u036f")


def _keys(entry: Profile) -> Iterator[tuple[object, ...]]:
    words = [word for word in entry.words if word not in _STOP]
    if words:
        yield ("title", entry.sorted_title)
        yield ("start", "".join(words)[:16])
        longest = sorted(set(words))
        longest.sort(key=len)
        yield ("long", *longest[-3:])
    if entry.year and entry.first_page:
        if entry.volume:
            yield ("place", entry.year, entry.first_page, entry.volume)
        if entry.family:
            yield ("page", entry.family, entry.first_page, entry.year)
    if entry.doi:
        yield ("doi", entry.doi)
    if entry.family and entry.year and words:
        yield ("work", entry.family, entry.year, words[0])


def pairs(items: Sequence[Item]) -> list[tuple[int, int]]:
    """Pairs of places of probable duplicates, the earlier first, in order."""
    entries = [profile(item) for item in items]
    blocks: dict[tuple[object, ...], list[int]] = {}
    for index, entry in enumerate(entries):
        for key in _keys(entry):
            blocks.setdefault(key, []).append(index)
    alike = _bounded(_ratio, _MOST_RATIOS * len(items))
    seen: set[tuple[int, int]] = set()
    found: list[tuple[int, int]] = []
    for block in blocks.values():
        if not 1 < len(block) <= LARGEST_BLOCK:
            continue
        for place, second in enumerate(block):
            for first in block[:place]:
                if first == second or (first, second) in seen:
                    continue
                seen.add((first, second))
                if same_work(entries[first], entries[second], alike):
                    found.append((first, second))
    return sorted(found)


def _bounded(
    measure: Callable[[], Callable[[str, str], float]], most: int
) -> Callable[[str, str], float]:
    """The likeness of ``measure`` for the first ``most`` questions; then nothing is alike any more.

    The measure is loaded at the first question: few libraries have titles to compare.
    """
    left = most
    ratio: Callable[[str, str], float] | None = None

    def bounded(first: str, second: str) -> float:
        nonlocal left, ratio
        left -= 1
        if left < 0:
            return 0.0
        if ratio is None:
            ratio = measure()
        return ratio(first, second)

    return bounded


def _ratio() -> Callable[[str, str], float]:
    """Likeness of two texts, 0 to 100: rapidfuzz where it is installed, else difflib."""
    try:
        from rapidfuzz.fuzz import ratio
    except ImportError:
        from difflib import SequenceMatcher

        def slow(first: str, second: str) -> float:
            matcher = SequenceMatcher(None, first, second, autojunk=False)
            if matcher.real_quick_ratio() * 100 < _ALIKE or matcher.quick_ratio() * 100 < _ALIKE:
                return 0.0
            return matcher.ratio() * 100

        return slow
    return lambda first, second: float(ratio(first, second, score_cutoff=_ALIKE))


def same_work(one: Profile, other: Profile, alike: Callable[[str, str], float]) -> bool:
    """Whether two records are probably one work."""
    if one.doi and other.doi:
        return one.doi == other.doi
    if one.year and other.year and abs(one.year - other.year) > 1:
        return False
    if one.numbers != other.numbers or not one.words or not other.words:
        return False
    if one.whole and other.whole and one.volume != other.volume:
        return False  # a volume and its set
    contradicts = _differ(one.first_page, other.first_page) or _differ(one.volume, other.volume)
    places = bool(one.first_page and one.volume) and not _unlike(one, other)
    authors = not one.families.isdisjoint(other.families)
    if contradicts or not (authors or places):
        return False
    if one.families and other.families and not authors:
        return False
    score = (
        100.0
        if one.sorted_title == other.sorted_title
        else alike(one.sorted_title, other.sorted_title)
    )
    if score < _ALIKE:
        return False
    if min(len(one.sorted_title), len(other.sorted_title)) < _SHORT:
        same_year = one.year is not None and one.year == other.year
        same_place = places or (one.container == other.container and not one.first_page)
        return score >= _SURELY_ALIKE and authors and same_year and same_place
    return True


def _differ(one: str, other: str) -> bool:
    return bool(one and other and one != other)


def _unlike(one: Profile, other: Profile) -> bool:
    return one.first_page != other.first_page or one.volume != other.volume
