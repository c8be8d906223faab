"""Find the printed list of references in a document, paragraph by paragraph.

If a program made the list, its ends are known; otherwise it is what follows a heading, or what has a
style for references. A paragraph is one reference, unless its number or its beginning shows that it
continues the one before. Line breaks within a paragraph separate references only if each line looks
like one.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

import msgspec

from bibconv.model.segment import Segment
from bibconv.pages.words import REFERENCES_END, heading_of
from bibconv.patterns import late
from bibconv.references import begins_like_reference, evidence
from bibconv.references.lines import line_at
from bibconv.wordprocessor.paragraphs import Paragraph

_STYLES = frozenset(
    """
    bibliography|bibliography 1|endnote bibliography|endnotebibliography|references|reference|
    reference list|literaturverzeichnis|mdpi_7.1_references
    """.replace("\n", "").replace("    ", "").split("|")
)  # fmt: skip
# How a paragraph begins that continues the one before.
_GOES_ON = late(
    r"(?!,\s?(?:1[5-9]|20)\d\d)[a-zà-öø-ÿ,;:&)]|https?://|www\.|doi:|(?:Available|Retrieved|Accessed|Verfügbar|Abgerufen)\b"
)
_OPEN_END = late(r"(?:[,&(:/]|\bet al\.,?|\band|[^\W\d_]-)$")
_LONGEST_HEADING = 80
_SHORT = 15  # characters of the shortest reference
_SIGNS = 2  # signs that make a line a reference
_LONGER, _PROSE = 50, 30  # characters of more than a heading; spaces of a paragraph of prose
_MOSTLY = 0.5  # share of paragraphs that are numbered in a numbered list
_BODY = "body"


class Entry(msgspec.Struct):
    """One reference of a list: the place and text of its paragraphs."""

    start: int
    end: int
    text: str
    label: str | None = None
    marked: bool = False  # begins with a number or a bullet

    def add(self, start: int, end: int, text: str) -> None:
        """One more paragraph."""
        del start
        self.text = f"{self.text} {text}"
        self.end = end

    @property
    def segment(self) -> Segment:
        """The entry as input for the reader of references."""
        return Segment(" ".join(self.text.split()), self.start, self.end, self.label)


class Listed(msgspec.Struct, frozen=True):
    """The entries of the lists in a document, and the paragraphs in them that are no references."""

    entries: tuple[Entry, ...] = ()
    odd: tuple[Paragraph, ...] = ()


def breaks(text: str) -> str:
    """The text of a paragraph, with line breaks between references and spaces for all others."""
    lines = [line for line in text.split("\n") if line.strip()]
    if len(lines) > 1 and all(evidence(line) >= _SIGNS for line in lines):
        return text
    return text.replace("\n", " ")


def listed(
    text: str, paragraphs: Sequence[Paragraph], carriers: Sequence[tuple[int, int]]
) -> Listed:
    """The lists of a document.

    Args:
        text: the document's text.
        paragraphs: its paragraphs, in order.
        carriers: offsets of the lists that programs made.
    """
    entries: list[Entry] = []
    odd: list[Paragraph] = []
    for some, sure in _lists(paragraphs, carriers):
        made, left = _entries(text, some, sure)
        entries += made
        odd += left
    return Listed(tuple(entries), tuple(odd))


def _lists(
    paragraphs: Sequence[Paragraph], carriers: Sequence[tuple[int, int]]
) -> Iterator[tuple[list[Paragraph], bool]]:
    """The paragraphs of each list, and whether its ends are sure."""
    made = list(_made(paragraphs, carriers))
    if any(made):
        yield from ((some, True) for some in made if some)
        return
    headed = list(_headed(paragraphs))
    if any(headed):
        yield from ((some, False) for some in headed if some)
        return
    styled = [p for p in paragraphs if p.style in _STYLES and p.text.strip()]
    if len(styled) > 1:
        yield styled, True


def _made(
    paragraphs: Sequence[Paragraph], carriers: Sequence[tuple[int, int]]
) -> Iterator[list[Paragraph]]:
    """The paragraphs of the lists that programs made, and of references that follow them."""
    starts = [paragraph.start for paragraph in paragraphs]
    done = 0  # paragraphs that are in a list, or before one
    for start, end in sorted(carriers, key=lambda span: (span[0], -span[1])):
        first, last = bisect_left(starts, start), bisect_right(starts, end)
        if last <= done:
            continue  # a field within a control is the same list
        some = [p for p in paragraphs[max(first, done) : last] if start < p.end <= end]
        while last < len(paragraphs) and some and _begins(paragraphs[last].text):
            some.append(paragraphs[last])
            last += 1
        done = last
        yield [p for p in some if not _is_title(p)]


def _is_title(paragraph: Paragraph) -> bool:
    return paragraph.level > 0 or (
        heading_of(paragraph.text.strip()) == "references" and not evidence(paragraph.text)
    )


def _headed(paragraphs: Sequence[Paragraph]) -> Iterator[list[Paragraph]]:
    """The paragraphs under each heading of a list, to the next heading."""
    inside: list[Paragraph] | None = None
    level = 0
    for paragraph in paragraphs:
        if paragraph.place != _BODY:
            continue
        text = paragraph.text.strip()
        if not text:
            continue
        section = heading_of(text) if len(text) < _LONGEST_HEADING else None
        if section == "references":
            if inside:
                yield inside
            inside, level = [], paragraph.level
        elif inside is not None:
            # A reference in the style of a heading is still a reference.
            heading = paragraph.level and evidence(text) < _SIGNS
            ends = heading and (not level or paragraph.level <= level)
            if ends or (section and not paragraph.level) or REFERENCES_END.match(text):
                yield inside
                inside = None
            elif not heading:
                inside.append(paragraph)
    if inside:
        yield inside


def _entries(
    text: str, paragraphs: list[Paragraph], sure: bool
) -> tuple[list[Entry], list[Paragraph]]:
    """The entries of one list, and the paragraphs that are no references."""
    paragraphs = [p for p in paragraphs if p.place == paragraphs[0].place and p.text.strip()]
    numbered = _is_numbered(text, paragraphs)
    made: list[tuple[Entry, Paragraph]] = []
    for paragraph in paragraphs:
        for start, end in _lines(text, paragraph):
            entry = _entry(text, paragraph, start, end, numbered)
            if made and _goes_on(entry, made[-1][0], paragraph, numbered):
                made[-1][0].add(start, end, entry.text)
            else:
                made.append((entry, paragraph))
    if sure:
        short = [(e, p) for e, p in made if len(e.text) < _SHORT]
        return [e for e, _ in made if len(e.text) >= _SHORT], [p for _, p in short]
    while made and not evidence(made[-1][0].text) and made[-1][0].label is None:
        made.pop()  # text after the list, without a heading of its own
    return [e for e, _ in made if _is_one(e)], [p for e, p in made if not _is_one(e)]


def _is_one(entry: Entry) -> bool:
    """Whether an entry may be a reference: it is neither as short as a heading nor prose."""
    if entry.label is not None or evidence(entry.text):
        return True
    return len(entry.text) >= _LONGER and entry.text.count(" ") < _PROSE


def _is_numbered(text: str, paragraphs: Sequence[Paragraph]) -> bool:
    if not paragraphs:
        return False
    labels = sum(line_at(p.start, text[p.start : p.end]).label is not None for p in paragraphs)
    return labels >= _MOSTLY * len(paragraphs)


def _lines(text: str, paragraph: Paragraph) -> Iterator[tuple[int, int]]:
    start = paragraph.start
    for line in text[paragraph.start : paragraph.end].split("\n"):
        if line.strip():
            yield start, start + len(line)
        start += len(line) + 1


def _entry(text: str, paragraph: Paragraph, start: int, end: int, numbered: bool) -> Entry:
    """An entry of one line, without its label."""
    line = line_at(start, text[start:end])
    if line.label is not None and (numbered or paragraph.label):
        return Entry(start, end, text[start + line.body : end], line.label, True)
    if line.marked == "bullet":
        return Entry(start, end, text[start + line.body : end], marked=True)
    if paragraph.label and start == paragraph.start:
        label = paragraph.label.strip("[]().:") or None
        return Entry(start, end, text[paragraph.body : end], label, True)
    return Entry(start, end, text[start:end])


def _goes_on(entry: Entry, before: Entry, paragraph: Paragraph, numbered: bool) -> bool:
    """Whether an entry continues the one before."""
    if entry.marked or _begins(entry.text):
        return False
    if numbered and before.label is not None:
        return True
    if paragraph.listed and not paragraph.label:
        return True
    if _GOES_ON.match(entry.text.lstrip()):
        return True
    return _OPEN_END.search(before.text.rstrip()) is not None and evidence(before.text) < _SIGNS


def _begins(text: str) -> bool:
    """Whether a text is a reference from its first word on."""
    return evidence(text) >= _SIGNS and begins_like_reference(text)
