"""An element of an HTML list as one reference: its lines joined, without its number and links.

Names, title and journal on lines of their own get the full stops that they go without; so do
those that only markup parts. ``<li><div>J. Doe</div><div>Rain</div><div>J. Rain, 3 (2011)</div>``
is ``J. Doe. Rain. J. Rain, 3 (2011)``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bibconv.model.segment import Segment
from bibconv.pages.html.lists import Entry, Lists
from bibconv.references.align import Alignment
from bibconv.references.evidence import begins_like_reference
from bibconv.references.notes import works
from bibconv.source import Source
from bibconv.text.linkwords import is_link_row, text_end

_LABEL = re.compile(r"\[[^\[\]\s]{1,20}\]|\(?\d{1,4}[.)]?|\d{1,4}\s?[.)\]]")
_FRONT = re.compile(
    r"(?:\[\d{1,4}\]|\(\d{1,4}\)|\d{1,4}[.)])\s+(?=\S)|[\^↑↵]\s?(?:[a-z]\b\s?){0,8}"
)
_NUMBER = re.compile(r"\d{1,4}[.)]?\s*(?=[^\W\d_])")
_LETTER = re.compile(r"(?:(?<=^)|(?<=[;.,]\s))\(?([a-p])\)\s+(?=[^\W\d_])")
_LETTERS = "abcdefghijklmnop"
_CITED_AS = re.compile(r"[^\W\d_][^\d]{1,80},? \(?(?:1[89]|20)\d\d[a-z]?\)?")
_TAIL = re.compile(r"\s(?:Direct Link|Links?)\s?:?\s?$")
_MARKS = " |·[](),;.\u00a0↵↑^"
_CLOSED = (".", ",", ";", ":", "?", "!", "–", "—", "-", "(", "/", "”", "&", "…")
_OPEN = ("(", ",", ";", ".", ":", ")", "&", "–")
_LINE_END = re.compile(r"[\n\t]")
_BLANK = re.compile(r"\s+")
_SHORTEST = 6


class EntryReader:
    """Reads the elements of a page's lists; ``source`` is the page's text."""

    def __init__(self, lists: Lists, source: Source) -> None:
        self.lists = lists
        self.source = source

    def works(self, made: Segment, *, numbered: bool) -> list[Segment]:
        """The works of a numbered or lettered note; elsewhere an element is one."""
        found = _lettered(made.text)
        if len(found) < 2 and (made.label is not None or numbered):
            found = works(made.text)
        if len(found) < 2:
            return [made]
        align = Alignment(made, self.source)
        return [
            Segment(made.text[start:end], *align.span(start, end), made.label)
            for start, end in found
        ]

    def segment(self, entry: Entry, place: int) -> Segment | None:
        """An element as one reference, ``None`` if it holds links only; ``place`` is its number
        in the list."""
        lines = list(self._lines(entry))
        label = _take_label(lines, place)
        text = ""
        last = entry.start
        for words, end, broken in lines:
            if not words:
                continue
            glue = "" if not text else " " if broken or not _parted(text, words) else ". "
            text += glue + words
            last = end
        text = _TAIL.sub("", text)
        if len(text) < _SHORTEST or is_link_row(text):
            return None
        piece = self.source.text[entry.start : last]
        start = entry.start + len(piece) - len(piece.lstrip())
        label = (entry.counter or label).strip("[](). ^↑↵")
        return Segment(text, start, last, label or None)

    def _lines(self, entry: Entry) -> Iterator[tuple[str, int, bool]]:
        """The lines of an element that say something, where each ends, and whether it goes on
        with the one above (a mere line end within a paragraph)."""
        for start, end in self.lists.kept(entry):
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
                    yield self._unseamed(first, words), first + len(words), broken

    def _unseamed(self, start: int, words: str) -> str:
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


def _take_label(lines: list[tuple[str, int, bool]], place: int) -> str:
    """Takes a reference's number or its short form ("Doe, 2011") off its first line."""
    if not lines:
        return ""
    words, end, broken = lines[0]
    if len(lines) > 1 and _LABEL.fullmatch(words):
        del lines[0]
        return words
    if len(lines) > 2 and _CITED_AS.fullmatch(words):
        del lines[0]
        return ""
    front = _FRONT.match(words)
    if front is None and words.startswith((f"{place} ", f"{place}.")):
        front = _NUMBER.match(words)
    if front is None:
        return ""
    lines[0] = (words[front.end() :], end, broken)
    return front[0]


def _lettered(text: str) -> list[tuple[int, int]]:
    """The works of ``(a) J. Doe, ...; (b) R. Roe, ...``."""
    marks = list(_LETTER.finditer(text))
    letters = "".join(match[1] for match in marks)
    if len(marks) < 2 or marks[0].start() > 0 or not _LETTERS.startswith(letters):
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
    """Whether two lines of an element are two parts of it: names, title, journal."""
    return not (text.endswith(_CLOSED) or words.startswith(_OPEN) or words[0].islower())
