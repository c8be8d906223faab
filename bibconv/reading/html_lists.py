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
from bibconv.references.evidence import begins_like_reference
from bibconv.references.notes import works
from bibconv.source import Source
from bibconv.text.linkwords import is_link_row, text_end

_SIGNS = 3  # signs of a reference, beyond doubt
_FEW = 2
_SHARE = 0.6  # of the items that show them
_LEAST = 3  # items of a list that nothing else speaks for
_TRIED = 12  # items that are looked at first
_LONGEST = 2500  # characters of a reference
_LINES = 14  # lines of a reference
_LABEL = re.compile(r"\[[^\[\]\s]{1,20}\]|\(?\d{1,4}[.)]?|\d{1,4}\s?[.)\]]")
_FRONT = re.compile(
    r"(?:\[\d{1,4}\]|\(\d{1,4}\)|\d{1,4}[.)])\s+(?=\S)|[\^↑↵]\s?(?:[a-z]\b\s?){0,8}"
)
_ANY_FRONT = re.compile(
    r"[\[(]?(?:\d{1,4}|[a-h])[.)\]]\s?|\d{1,3}\s(?=[^\W\d_])|[\^↑↵]\s?(?:[a-z]\b\s?){0,8}"
)
_NUMBER = re.compile(r"\d{1,4}[.)]?\s*(?=[^\W\d_])")
_LETTER = re.compile(r"(?:(?<=^)|(?<=[;.,]\s))\(?([a-p])\)\s+(?=[^\W\d_])")
_CITED_AS = re.compile(r"[^\W\d_][^\d]{1,80},? \(?(?:1[89]|20)\d\d[a-z]?\)?")
_TAIL = re.compile(r"\s(?:Direct Link|Links?)\s?:?\s?$")
_MARKS = " |·[](),;.\u00a0↵↑^"
_CLOSED = (".", ",", ";", ":", "?", "!", "–", "—", "-", "(", "/", "”", "&", "…")
_OPEN = ("(", ",", ";", ".", ":", ")", "&", "–")
_LINE_END = re.compile(r"[\n\t]")
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
            if listing.other and not listing.marked:
                continue
            entries = tuple(entry for entry in listing.entries if not covered.meets(entry))
            whole = len(entries) == len(listing.entries)
            if not entries or (len(entries) < 2 and not whole):
                continue
            kept = listing if whole else msgspec.structs.replace(listing, entries=entries)
            if self.holds(kept):
                chosen.append(kept)
                covered.add(entries)
        return sorted(chosen, key=lambda listing: listing.start)

    def holds(self, listing: Listing) -> bool:
        """Whether the items of a list are references."""
        count = len(listing.entries)
        if count < _LEAST and not listing.marked and not (listing.inner and count > 1):
            return False
        least = _SIGNS
        if listing.marked:
            least = _FEW if count < _LEAST else 1
        share = 1.0 if count < _LEAST else _SHARE
        first = [self.signs(entry, listing) for entry in listing.entries[:_TRIED]]
        if sum(signs >= least for signs in first) < share / 2 * len(first):
            return False
        signs = first + [self.signs(entry, listing) for entry in listing.entries[_TRIED:]]
        return sum(one >= least for one in signs) >= share * count

    def signs(self, entry: Entry, listing: Listing) -> int:
        """The signs of a reference that an item shows; none if it is more than one."""
        text = self.source.text[entry.start : entry.end].strip()
        if len(text) > _LONGEST or not any(char.isdigit() for char in text):
            return 0
        if self.lists.is_tool(entry) or text.count("\n") > 2 * _LINES:
            return 0
        words = _ANY_FRONT.sub("", " ".join(text.split()), count=1)
        few = len(listing.entries) < _LEAST or (listing.inner and len(listing.entries) < _TRIED)
        if few and not begins_like_reference(words):
            return 0  # the names, the title or the journal of one reference
        return references.evidence(words)

    def read(self, chosen: Sequence[Listing]) -> Found:
        """The references of lists."""
        segments: list[Segment] = []
        unread: list[tuple[int, int]] = []
        for listing in chosen:
            for place, entry in enumerate(listing.entries, 1):
                made = self.segment(entry, place)
                if made is None:
                    continue
                signs = references.evidence(made.text)
                prose = not signs and made.text.count(" ") > _PROSE
                if prose and not begins_like_reference(made.text):
                    unread.append((made.start, made.end))
                else:
                    segments += self.works(made, listing) if signs else [made]
        segments.sort(key=lambda segment: segment.start)
        stretches = tuple((listing.start, listing.end) for listing in chosen)
        return Found(tuple(segments), stretches, tuple(unread))

    def works(self, made: Segment, listing: Listing) -> list[Segment]:
        """The works of a numbered or lettered note; elsewhere an item is one."""
        found = _lettered(made.text)
        if len(found) < 2 and (made.label is not None or listing.ordered):
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
            if front is None and lines[0][0].startswith((f"{place} ", f"{place}.")):
                front = _NUMBER.match(lines[0][0])
            if front:
                label = label or front[0].strip(" ^↑↵") or None
                lines[0] = (lines[0][0][front.end() :], lines[0][1], lines[0][2])
        text = ""
        last = entry.start
        for words, end, broken in lines:
            if not words:
                continue
            glue = "" if not text else " " if broken or not _parted(text, words) else ". "
            text += glue + words
            last = end
        text = _TAIL.sub("", text)
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
        for start, end in self.kept(entry):
            piece = self.source.text[start:end]
            at = start
            for line in _LINE_END.split(piece):
                here = at
                at += len(line) + 1
                mark = piece[here - start - 1] if here > start else "\t"
                broken = mark == "\t" or here - 1 in self.lists.breaks
                words = line.strip()
                words = words[: text_end(words)].rstrip(" |·[")
                if words.strip(_MARKS) and not is_link_row(words):
                    words = words.lstrip("]|· ") if here == start else words
                    first = here + line.find(words)
                    yield self.unseamed(first, words), first + len(words), broken

    def unseamed(self, start: int, words: str) -> str:
        """A line with what only markup parts in it: "Doe, J.<span>Title</span> Journal"."""
        parts: list[str] = []
        last = 0
        for at in range(1, len(words)):
            if start + at not in self.lists.seams:
                continue
            before, after = words[last:at].rstrip(), words[at:].lstrip()[:1]
            if start + at in self.lists.titles and before[-1:].isalnum() and after.isupper():
                parts.append(before + ".")
            elif words[at - 1] in ".,;:" and words[at].isupper():
                parts.append(before)
            else:
                continue
            last = at
        parts.append(words[last:])
        return _BLANK.sub(" ", " ".join(parts))

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


def _lettered(text: str) -> list[tuple[int, int]]:
    """The works of ``(a) J. Doe, ...; (b) R. Roe, ...``."""
    marks = [match for match in _LETTER.finditer(text) if match[1] in "abcdefghijklmnop"]
    if (
        len(marks) < 2
        or marks[0].start() > 0
        or [m[1] for m in marks] != list("abcdefghijklmnop")[: len(marks)]
    ):
        return []
    ends = [*(match.start() for match in marks[1:]), len(text)]
    found = []
    for match, end in zip(marks, ends, strict=True):
        piece = text[match.end() : end].rstrip("; ")
        if not begins_like_reference(piece):
            return []
        found.append((match.end(), match.end() + len(piece)))
    return found


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
