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
from bibconv.references.align import Alignment
from bibconv.references.notes import works
from bibconv.source import Source
from bibconv.text.linkwords import is_link_row, text_end

_SIGNS = 3  # signs of a reference, beyond doubt
_FEW_SIGNS = 2  # where the markup says so already
_SHARE = 0.6
_FEW_SHARE = 0.5
_LEAST = 3  # items of a list that nothing else speaks for
_LOOKED_AT = 400  # characters of an item that show what it is, at either end
_TRIED = 12  # items that are looked at first
_LABEL = re.compile(r"\[[^\[\]\s]{1,20}\]|\(?\d{1,4}[.)]?|\d{1,4}\s?[.)\]]")
_FRONT = re.compile(r"(?:\[\d{1,4}\]|\(\d{1,4}\)|\d{1,4}[.)])\s+(?=\S)|(?:\^|↑)\s?(?:[a-z]\b\s?){0,8}")
_NUMBER = re.compile(r"\d{1,4}\s+(?=[^\W\d_])")
_CITED_AS = re.compile(r"[^\W\d_][^\d]{1,80},? \(?(?:1[89]|20)\d\d[a-z]?\)?")
_CLOSED = (".", ",", ";", ":", "?", "!", "–", "—", "-", "(", "/", "”", "&", "…")
_OPEN = ("(", ",", ";", ".", ":", ")", "&", "–")
_BLANK = re.compile(r"\s+")
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
    """What of ``stretches`` is outside of the known ones, all in order."""
    ends = sorted(known)
    for start, end in stretches:
        at = start
        for first, last in ends:
            if last <= at or first >= end:
                continue
            if first > at:
                yield at, first
            at = max(at, last)
        if at < end:
            yield at, end


class _Reader:
    def __init__(self, lists: Lists, source: Source) -> None:
        self.lists = lists
        self.source = source

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
            entries = [entry for entry in listing.entries if not covered.meets(entry)]
            if not entries or (listing.other and not listing.marked):
                continue
            if len(entries) < len(listing.entries) and len(listing.entries) < 2:
                continue
            if self.holds(msgspec.structs.replace(listing, entries=tuple(entries))):
                chosen.append(msgspec.structs.replace(listing, entries=tuple(entries)))
                covered.add(entries)
        return sorted(chosen, key=lambda listing: listing.start)

    def holds(self, listing: Listing) -> bool:
        """Whether the items of a list are references."""
        inner = listing.parent >= 0
        count = len(listing.entries)
        if not listing.marked and count < _LEAST and not (inner and count > 1):
            return False
        least = _FEW_SIGNS if listing.marked and not inner else _SIGNS
        share = 1.0 if inner and count < _LEAST else _FEW_SHARE if listing.marked else _SHARE
        first = [self.signs(entry) for entry in listing.entries[:_TRIED]]
        if sum(signs >= least for signs in first) < share / 2 * len(first):
            return False
        signs = first + [self.signs(entry) for entry in listing.entries[_TRIED:]]
        return sum(one >= least for one in signs) >= share * count

    def signs(self, entry: Entry) -> int:
        """The signs of a reference that an item shows."""
        text = self.source.text[entry.start : entry.end]
        if not any(char.isdigit() for char in text):
            return 0
        words = " ".join(text.split())
        return references.evidence(_FRONT.sub("", words, count=1))

    def read(self, chosen: Sequence[Listing]) -> Found:
        """The references of lists."""
        segments: list[Segment] = []
        unread: list[tuple[int, int]] = []
        for listing in chosen:
            for place, entry in enumerate(listing.entries, 1):
                made = self.segment(entry, place)
                if made is None:
                    continue
                if listing.marked and references.evidence(made.text):
                    segments += self.works(made, listing)
                elif not references.evidence(made.text) and made.text.count(" ") > _PROSE:
                    unread.append((made.start, made.end))
                else:
                    segments.append(made)
        segments.sort(key=lambda segment: segment.start)
        stretches = tuple((listing.start, listing.end) for listing in chosen)
        return Found(tuple(segments), stretches, tuple(unread))

    def works(self, made: Segment, listing: Listing) -> list[Segment]:
        """The works of a numbered note; elsewhere an item is one."""
        if made.label is None and not listing.ordered:
            return [made]
        found = works(made.text)
        if len(found) < 2:
            return [made]
        align = Alignment(made, self.source)
        return [
            Segment(made.text[start:end], *align.span(start, end), made.label)
            for start, end in found
        ]

    def segment(self, entry: Entry, place: int) -> Segment | None:
        """An item as one reference: its lines joined, without its number, links and tools."""
        lines = list(self.lines(entry))
        label: str | None = entry.counter or None
        if len(lines) > 1 and _LABEL.fullmatch(lines[0][0]):
            label = label or lines[0][0]
            del lines[0]
        elif len(lines) > 2 and _CITED_AS.fullmatch(lines[0][0]):
            del lines[0]
        elif lines:
            front = _FRONT.match(lines[0][0])
            if front is None and lines[0][0].startswith(f"{place} "):
                front = _NUMBER.match(lines[0][0])
            if front:
                label = label or front[0].strip(" ^↑") or None
                lines[0] = (lines[0][0][front.end() :], lines[0][1], lines[0][2])
        text = ""
        last = entry.start
        for words, end, broken in lines:
            if not words:
                continue
            glue = "" if not text else " " if broken or not _parted(text, words) else ". "
            text += glue + words
            last = end
        if len(text) < 6 or is_link_row(text):
            return None
        start = entry.start
        piece = self.source.text[start:last]
        start += len(piece) - len(piece.lstrip())
        label = label.strip("[]().") if label else None
        return Segment(text, start, last, label or None)

    def lines(self, entry: Entry) -> Iterator[tuple[str, int, bool]]:
        """The lines of an item that say something, where each ends, and whether it goes on with
        the one above (a mere line end within a paragraph)."""
        broken = False
        for start, end in self.kept(entry):
            piece = self.source.text[start:end]
            at = start
            for line in re.split(r"[\n\t]", piece):
                here = at
                at += len(line) + 1
                if here > start:
                    broken = here - 1 in self.lists.breaks or piece[here - start - 1] == "\t"
                else:
                    broken = True
                words = line.strip()
                if not words or is_link_row(words):
                    continue
                words = words[: text_end(words)].rstrip(" |·[")
                if words:
                    yield _BLANK.sub(" ", words), here + line.find(words) + len(words), broken

    def kept(self, entry: Entry) -> Iterator[tuple[int, int]]:
        """The stretches of an item without links and tools."""
        at = entry.start
        for start, end in self.lists.tools_in(entry.start, entry.end):
            if start <= entry.start and end >= entry.end:
                continue
            if start > at:
                yield at, start
            at = end
        if at < entry.end:
            yield at, entry.end


def _parted(text: str, words: str) -> bool:
    """Whether two lines of an item are two parts of it: names, title, journal."""
    return not (text.endswith(_CLOSED) or words.startswith(_OPEN) or words[0].islower())


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
