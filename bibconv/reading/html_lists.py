"""The references of an HTML page by its markup: an item of a list of references is one reference.

Which of the page's lists are lists of references is for their items to show; markup and
headings that say so make it likelier. An inner list comes before the one around it: a numbered
note that lists its works is as many references.
"""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Iterator, Sequence

import msgspec

from bibconv import references
from bibconv.model.segment import Segment
from bibconv.pages.html.lists import Entry, Listing, Lists
from bibconv.reading.html_entry import EntryReader
from bibconv.references.evidence import begins_like_reference
from bibconv.source import Source

_SIGNS = 3  # signs of a reference, beyond doubt
_FEW = 2
_SHARE = 0.6  # of the items that show them
_LEAST = 3  # items of a list that nothing else speaks for
_TRIED = 12  # items that are looked at first
_WHOLE = 60  # characters of a short reference with a title and all
_LONGEST = 2500  # characters of a reference
_LINES = 14  # lines of a reference
# Its number, or the signs that lead back to the text.
_TITLED = re.compile(r"[\"“„«]")  # a title in quotation marks stands first
# "Doe et al., 2011": how the text cites a reference.
_SHORT_FORM = re.compile(r"[^\W\d_][\w'’ ,&-]{1,60}(?: et al\.)?,? \(?(?:1[89]|20)\d\d[a-z]?\)?")
_ANY_FRONT = re.compile(
    r"\A(?:[\[(]?(?:\d{1,4}|[a-h])[.)\]]\s?|\d{1,3}\s(?=[^\W\d_])|[\^↑↵]\s?(?:[a-z]\b\s?){0,8})"
)
_PROSE = 30  # words of an item without any sign, that is no reference


class Found(msgspec.Struct, frozen=True):
    """The references by markup, and what else stands in their lists.

    Attributes:
        segments: the references, in the order of the page.
        stretches: where the lists stand.
        unread: items of the lists that are no references.
    """

    segments: tuple[Segment, ...]
    stretches: tuple[tuple[int, int], ...]
    unread: tuple[tuple[int, int], ...] = ()


def find_references(lists: Lists, source: Source, *, alone: bool) -> Found:
    """The references in the lists of a page, of which ``source`` is the text.

    Args:
        alone: the page is about no work of its own, so that any list may be what it is for.
    """
    reader = _Reader(lists, source)
    chosen = reader.choose()
    if not alone and any(listing.marked for listing in chosen):
        chosen = [listing for listing in chosen if listing.marked]
    return reader.read(chosen)


def outside(
    stretches: Sequence[tuple[int, int]], known: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """What of ``stretches`` is outside of the known ones."""
    known = sorted(known)
    for start, end in stretches:
        at = start
        index = max(0, bisect_left(known, (start, start)) - 1)
        while index < len(known) and known[index][0] < end:
            first, last = known[index]
            if last > at:
                if first > at:
                    yield at, first
                at = max(at, last)
            index += 1
        if at < end:
            yield at, end


def up_to_lists(
    stretches: Sequence[tuple[int, int]], known: Sequence[tuple[int, int]]
) -> list[tuple[int, int]]:
    """The stretches, each up to the end of the last list in it: what follows is a page's margin."""
    known = sorted(known)
    found = []
    for start, end in stretches:
        last = bisect_left(known, (end, 0)) - 1
        inside = last >= 0 and known[last][0] >= start
        found.append((start, known[last][1] if inside else end))
    return found


class _Reader:
    def __init__(self, lists: Lists, source: Source) -> None:
        self.lists = lists
        self.source = source
        self.reader = EntryReader(lists, source)

    def choose(self) -> list[Listing]:
        """The lists of references, inner ones first; a list around them keeps its other items."""
        all_ = self.lists.listings
        chosen: list[Listing] = []
        covered = _Covered()
        order = sorted(
            range(len(all_)),
            key=lambda index: (len(all_[index].entries) < 2, -all_[index].start, -index),
        )
        for index in order:
            listing = all_[index]
            if listing.other and not listing.marked:
                continue
            entries = tuple(entry for entry in listing.entries if not covered.meets(entry))
            whole = len(entries) == len(listing.entries)
            if not entries or (len(entries) < 2 and not whole):
                continue
            kept = listing if whole else msgspec.structs.replace(listing, entries=entries)
            if self.holds(kept, len(listing.entries)):
                chosen.append(kept)
                covered.add(entries)
        return sorted(chosen, key=lambda listing: listing.start)

    def holds(self, listing: Listing, count: int) -> bool:
        """Whether the items of a list, ``count`` with those that hold lists, are references."""
        if count < _LEAST and not listing.marked and not (listing.inner and count > 1):
            return False
        # a few short pieces may be the names, the title and the journal of one reference
        pieces = listing.inner and count < _TRIED
        few = count < _LEAST and not (listing.marked and listing.items)
        least = _SIGNS
        if listing.marked:
            least = 1 if listing.items and count >= _LEAST and not pieces else _FEW
        share = 1.0 if count < _LEAST or pieces else _SHARE
        names = few or pieces or not listing.marked
        first = [self.signs(entry, names=names) for entry in listing.entries[:_TRIED]]
        if sum(signs >= least for signs in first) < share / 2 * len(first):
            return False
        signs = first + [self.signs(entry, names=names) for entry in listing.entries[_TRIED:]]
        return sum(one >= least for one in signs) >= share * len(signs)

    def signs(self, entry: Entry, *, names: bool = False) -> int:
        """The signs of a reference that an item shows; none if it is more than one, or begins
        without the ``names`` that it has to have."""
        text = self.text(entry)
        if len(text) > _LONGEST or text.count("\n") > 2 * _LINES or self.lists.is_tool(entry):
            return 0
        if not any(map(str.isdigit, text)):
            return 0
        made = self.reader.segment(entry, 0)
        words = _ANY_FRONT.sub("", made.text, count=1) if made is not None else ""
        if _SHORT_FORM.fullmatch(words):
            return 0
        signs = references.evidence(words)
        if not names and (signs != _FEW or len(words) < _WHOLE):
            return signs
        if not begins_like_reference(words):
            return 0 if names else signs
        # names in front and a year, and as long as a reference is
        return signs + (signs == _FEW and len(words) >= _WHOLE)

    def text(self, entry: Entry) -> str:
        """The text of an item without links and tools, its beginning if it is very long."""
        pieces: list[str] = []
        length = 0
        for start, end in self.lists.kept(entry):
            pieces.append(self.source.text[start:end])
            length += end - start
            if length > _LONGEST:
                break
        return " ".join(pieces).strip()

    def read(self, chosen: Sequence[Listing]) -> Found:
        """The references of lists."""
        segments: list[Segment] = []
        unread: list[tuple[int, int]] = []
        for listing in chosen:
            for place, entry in enumerate(listing.entries, 1):
                if len(self.text(entry)) > _LONGEST:
                    unread.append((entry.start, entry.end))
                    continue
                made = self.reader.segment(entry, place)
                if made is None:
                    continue
                signs = references.evidence(made.text)
                prose = not signs and made.text.count(" ") > _PROSE
                if prose and not (_TITLED.match(made.text) or begins_like_reference(made.text)):
                    unread.append((made.start, made.end))
                else:
                    segments += (
                        self.reader.works(made, numbered=listing.ordered) if signs else [made]
                    )
        segments.sort(key=lambda segment: segment.start)
        stretches = tuple((listing.start, listing.end) for listing in chosen)
        return Found(tuple(segments), stretches, tuple(unread))


class _Covered:
    """The items that are references already, none of which meets another."""

    def __init__(self) -> None:
        self.places: list[tuple[int, int]] = []

    def add(self, entries: Sequence[Entry]) -> None:
        for entry in entries:
            insort(self.places, (entry.start, entry.end))

    def meets(self, entry: Entry) -> bool:
        """Whether an item holds one of them, or is in one."""
        at = bisect_left(self.places, (entry.end, 0))
        return at > 0 and self.places[at - 1][1] > entry.start
