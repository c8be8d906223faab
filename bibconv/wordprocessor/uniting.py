"""Group cites by work: by shared identities, then by identifiers, then by title, year and author.

Identities are joined over the whole document first, because the data of a work may come with a
later citation than its first.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence

import msgspec

from bibconv.merging import groups
from bibconv.model import Item
from bibconv.patterns import late
from bibconv.text import markup
from bibconv.wordprocessor.citations import Citation, Cite

_LETTERS = late(r"[^\W_]+")
_SHORT = 12  # letters; shorter titles are shared by many works


class Work(msgspec.Struct):
    """A work that a document cites.

    Attributes:
        cited: the cites of it, each with its citation, in order.
        item: its data; ``None`` if the document has none.
        others: items with different data for it.
        united: works that were found to be the same, and why.
    """

    cited: list[tuple[Citation, Cite]] = msgspec.field(default_factory=list)
    item: Item | None = None
    others: list[Item] = msgspec.field(default_factory=list)
    united: list[tuple[Work, str]] = msgspec.field(default_factory=list)

    @property
    def keys(self) -> list[str]:
        """What the document calls the work."""
        return list(dict.fromkeys(cite.key for _, cite in self.cited if cite.key))

    @property
    def first(self) -> Citation:
        """The first citation of it."""
        return self.cited[0][0]


class _Union:
    """Disjoint sets of numbers."""

    def __init__(self, size: int) -> None:
        self._parent = list(range(size))

    def root(self, place: int) -> int:
        while self._parent[place] != place:
            self._parent[place] = self._parent[self._parent[place]]
            place = self._parent[place]
        return place

    def join(self, one: int, other: int) -> None:
        first, second = sorted((self.root(one), self.root(other)))
        self._parent[second] = first


def works_of(citations: Sequence[Citation]) -> list[Work]:
    """The works that citations cite, in the order in which they are first cited."""
    cites = [(citation, cite) for citation in citations for cite in citation.cites]
    union = _Union(len(cites))
    _join(union, (((name, i) for i, (_, cite) in enumerate(cites) for name in cite.identities)))
    _join_numbers(union, [cite for _, cite in cites])
    works: dict[int, Work] = {}
    for place, cited in enumerate(cites):
        works.setdefault(union.root(place), Work()).cited.append(cited)
    found = list(works.values())
    for work in found:
        _choose(work)
    return _same_works(found)


def _join(union: _Union, names: Iterable[tuple[Hashable, int]]) -> None:
    first: dict[Hashable, int] = {}
    for name, place in names:
        union.join(first.setdefault(name, place), place)


def _join_numbers(union: _Union, cites: Sequence[Cite]) -> None:
    """Join cites without identities to the first cite with the same number and title."""
    first: dict[str, int] = {}
    for place, cite in enumerate(cites):
        if cite.number and cite.identities:
            first.setdefault(cite.number, place)
    for place, cite in enumerate(cites):
        if cite.number and not cite.identities:
            union.join(first.setdefault(cite.number, place), place)


def _choose(work: Work) -> None:
    """Choose the first item; for LibreOffice, whose later marks may be fuller, the fullest one."""
    items = [(citation, cite.item) for citation, cite in work.cited if cite.item is not None]
    if not items:
        return
    first = items[0][0].manager
    said = [item for _, item in items]
    work.item = (
        max(said, key=lambda item: len(item.variables)) if first == "libreoffice" else said[0]
    )
    chosen = _says(work.item)
    for item in said:
        if _says(item) != chosen and not _says(item).items() <= chosen.items():
            work.others.append(item)


def _says(item: Item) -> dict[str, object]:
    return {**item.variables, "type": item.type}


def _same_works(works: list[Work]) -> list[Work]:
    """Works under several identities as one: the first of them."""
    known = [work for work in works if work.item is not None]
    items = [work.item for work in known if work.item is not None]
    reason: dict[int, str] = {}
    union = _Union(len(known))
    for group in groups(items, certain=True):
        for place in group.places[1:]:
            union.join(group.places[0], place)
            reason.setdefault(place, group.reason)
    first: dict[Hashable, int] = {}
    for place, item in enumerate(items):
        said = _title_year_author(item)
        if said is None:
            continue
        other = first.setdefault(said, place)
        if _managers(known[other]).isdisjoint(_managers(known[place])):
            union.join(other, place)
            reason.setdefault(place, "the same title, year and author")
    for place, work in enumerate(known):
        root = union.root(place)
        if root != place:
            kept = known[root]
            kept.united.append((work, reason.get(place, "the same work")))
            kept.cited.extend(work.cited)
    gone = {id(other) for work in known for other, _ in work.united}
    return [work for work in works if id(work) not in gone]


def _managers(work: Work) -> set[str]:
    return {citation.manager for citation, _ in work.cited}


def _title_year_author(item: Item) -> Hashable | None:
    """What identifies a work across programs; ``None`` if that is too little."""
    title = "".join(_LETTERS.findall(markup.strip(item.text("title")).casefold()))
    date = item.date("issued")
    names = item.names("author") or item.names("editor")
    if len(title) < _SHORT or date is None or date.year is None or not names:
        return None
    return title, date.year, (names[0].family or names[0].literal or "").casefold()
