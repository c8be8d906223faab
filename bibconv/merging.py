"""Duplicates: which records are one work, and one record made of them.

Records are one work if they share an identifier and their titles do not speak against it, or if
they are probably alike (:mod:`bibconv.rules.similar`). Every variable is merged by a rule of its
own; what a rule does not choose is kept beside the item, under ``merged``.

>>> one = Item("a", "document", {"title": "On trees", "DOI": "10.1000/1"})
>>> two = Item("b", "book", {"title": "On trees", "DOI": "10.1000/1", "volume": "2"})
>>> item, choices = merged([one, two])
>>> item.id, item.type, item["volume"], choices
('a', 'book', '2', [])
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec

from bibconv.model import Block, Date, Item, Library, Name, Record, Value
from bibconv.patterns import late
from bibconv.rules.similar import pairs
from bibconv.text import identifiers, markup

__all__ = ["Choice", "Group", "deduplicated", "groups", "merged"]

_IDENTIFIERS = ("DOI", "PMID", "PMCID")
_SEPARATORS = {", ": late(r"[;,]"), "; ": late(r"[;,]"), "\n": late(r"\n")}
_VAGUE = ("document", "article", "manuscript")
_LISTS = {"ISBN": ", ", "ISSN": ", ", "keyword": "; ", "note": "\n", "annote": "\n"}
_LONGEST = frozenset(["abstract", "title", "container-title", "publisher", "event-title"])
_WORDS_APART = 0.5  # share of words that two titles with one DOI have in common at least


class Choice(msgspec.Struct, frozen=True):
    """A variable in which the records differ: what was kept, and what was not."""

    variable: str
    kept: str
    dropped: tuple[str, ...]


class Group(msgspec.Struct, frozen=True):
    """Records that are one work: their places in the library, in order, and why."""

    places: tuple[int, ...]
    reason: str


def groups(items: Sequence[Item], *, certain: bool = False) -> list[Group]:
    """The groups of items that are one work, in order of their first.

    Args:
        items: what to compare; up to 20,000 in seconds.
        certain: by identifiers only.
    """
    parent = list(range(len(items)))
    reasons: dict[int, str] = {}

    def root(place: int) -> int:
        while parent[place] != place:
            parent[place] = parent[parent[place]]
            place = parent[place]
        return place

    def join(one: int, other: int, reason: str) -> None:
        first, second = sorted((root(one), root(other)))
        reasons.setdefault(first, reason)
        parent[second] = first

    for one, other, reason in _same_number(items):
        join(one, other, reason)
    if not certain:
        for one, other in pairs(items):
            if _titles_agree(items[one], items[other]):
                join(one, other, "probably the same work")
    found: dict[int, list[int]] = {}
    for place in range(len(items)):
        found.setdefault(root(place), []).append(place)
    return [
        Group(tuple(places), reasons[first])
        for first, places in sorted(found.items())
        if len(places) > 1
    ]


def _same_number(items: Sequence[Item]) -> Iterator[tuple[int, int, str]]:
    first: dict[tuple[str, str], int] = {}
    for place, item in enumerate(items):
        for variable in _IDENTIFIERS:
            number = item.text(variable).strip().lower()
            if variable == "DOI":
                number = (identifiers.doi(number) or number).lower()
            if not number:
                continue
            seen = first.setdefault((variable, number), place)
            if seen != place and _titles_agree(items[seen], item):
                yield seen, place, f"the same {variable}"


def _titles_agree(one: Item, other: Item) -> bool:
    """Whether titles do not speak against it: chapters may have the DOI of their book."""
    words = [
        {word for word in markup.strip(item.text("title")).casefold().split() if word.isalnum()}
        for item in (one, other)
    ]
    if not all(words):
        return True
    common = len(words[0] & words[1])
    return common >= _WORDS_APART * min(map(len, words))


def merged(items: Sequence[Item]) -> tuple[Item, list[Choice]]:
    """One item of several, and the variables in which a choice was made."""
    variables: dict[str, Value] = {}
    choices: list[Choice] = []
    for variable in _names(items):
        values = _distinct(item.variables[variable] for item in items if variable in item.variables)
        kept = _merge(variable, values)
        variables[variable] = kept
        dropped = [value for value in values if not _says(kept, value, variable)]
        if dropped:
            choices.append(Choice(variable, _shown(kept), tuple(map(_shown, dropped))))
    types = [item.type for item in items]
    type = next((t for t in types if t not in _VAGUE), types[0])
    if others := sorted({t for t in types if t not in (type, "document")}):
        choices.append(Choice("type", type, tuple(others)))
    id = next((item.id for item in items if item.id), "")
    return Item(id, type, variables, _extra(items, id, choices)), choices


def _names(items: Iterable[Item]) -> list[str]:
    return list(dict.fromkeys(name for item in items for name in item.variables))


def _distinct(values: Iterable[Value]) -> list[Value]:
    found: list[Value] = []
    for value in values:
        if value not in found:
            found.append(value)
    return found


def _merge(variable: str, values: Sequence[Value]) -> Value:
    """The value that says most, by a rule for each kind; of equals the first."""
    if len(values) == 1:
        return values[0]
    if isinstance(values[0], tuple):
        lists = [value for value in values if isinstance(value, tuple)]
        return _fuller(max(lists, key=_names_rank), lists)
    if isinstance(values[0], Date):
        return max(values, key=_date_rank)
    texts = [value for value in values if isinstance(value, str)]
    if variable in _LISTS:
        return _joined(texts, _LISTS[variable])
    if variable in _LONGEST:
        return max(texts, key=lambda text: (not text.isupper(), len(text)))
    return texts[0]


def _names_rank(names: tuple[Name, ...]) -> tuple[int, int]:
    """More people first, then more letters of given names."""
    return len(names), sum(len(name.given or name.literal or "") for name in names)


def _fuller(best: tuple[Name, ...], lists: Sequence[tuple[Name, ...]]) -> tuple[Name, ...]:
    """Each person as the list has it that spells the given name out, if the lists agree."""
    agreeing = [names for names in lists if _same_people(best, names)]
    return tuple(
        max((names[place] for names in agreeing), key=lambda name: len(name.given or ""))
        for place in range(len(best))
    )


def _same_people(one: tuple[Name, ...], other: tuple[Name, ...]) -> bool:
    """Whether two lists name the same people, given names spelled out or not."""
    return len(one) == len(other) and all(map(_same_person, one, other))


def _same_person(one: Name, other: Name) -> bool:
    if (one.literal or one.family or "").casefold() != (
        other.literal or other.family or ""
    ).casefold():
        return False
    givens = [(name.given or "").replace(".", " ").split() for name in (one, other)]
    pairs_of_words = zip(*givens, strict=False)
    return all(a[:1].casefold() == b[:1].casefold() for a, b in pairs_of_words)


def _date_rank(value: Value) -> tuple[int, int]:
    parts = value.parts if isinstance(value, Date) else ()
    return len(parts[0]) if parts else 0, len(parts)


def _joined(texts: Sequence[str], joint: str) -> str:
    parts: dict[str, str] = {}
    for text in texts:
        for part in _SEPARATORS[joint].split(text):
            if part.strip():
                parts.setdefault(part.strip().casefold().replace("-", ""), part.strip())
    return joint.join(parts.values())


def _says(kept: Value, value: Value, variable: str) -> bool:
    """Whether all that ``value`` says is in ``kept``."""
    if kept == value or variable in _LISTS:
        return True
    if isinstance(kept, tuple) and isinstance(value, tuple):
        return _same_people(kept, value)
    if isinstance(kept, str) and isinstance(value, str):
        return value.casefold().strip(". ") == kept.casefold().strip(". ")
    if isinstance(kept, Date) and isinstance(value, Date) and kept.parts and value.parts:
        return kept.parts[0][: len(value.parts[0])] == value.parts[0]
    return False


def _shown(value: Value) -> str:
    if isinstance(value, tuple):
        return "; ".join(", ".join(filter(None, (n.family or n.literal, n.given))) for n in value)
    if isinstance(value, Date):
        return (
            value.edtf
            or "-".join(map(str, value.parts[0] if value.parts else ()))
            or str(value.literal)
        )
    return value


def _extra(items: Sequence[Item], id: str, choices: Sequence[Choice]) -> dict[str, Any]:
    """Leftovers of all, the first's before the others'; other keys, and what was not chosen."""
    extra: dict[str, Any] = {}
    for item in items:
        for name, value in item.extra.items():
            extra.setdefault(name, value)
    keys = list(dict.fromkeys(item.id for item in items if item.id and item.id != id))
    if keys:
        held = extra.get("bibtex:ids")
        extra["bibtex:ids"] = ",".join([held, *keys] if isinstance(held, str) and held else keys)
    if choices:
        extra["merged"] = {choice.variable: " / ".join(choice.dropped) for choice in choices}
    return extra


def deduplicated(library: Library, found: Sequence[Group]) -> Library:
    """The library with each group as one record, where its first record stood."""
    records = library.records
    gone: set[int] = set()
    instead: dict[int, Record] = {}
    for group in found:
        first, *others = (records[place] for place in group.places)
        item, _ = merged([first.item, *(record.item for record in others)])
        instead[id(first)] = Record(item)
        gone.update(id(record) for record in others)
    blocks: list[Block] = [
        instead.get(id(block), block) for block in library.blocks if id(block) not in gone
    ]
    return Library(
        blocks,
        format=library.format,
        diagnostics=library.diagnostics,
        sources=library.sources,
    )
