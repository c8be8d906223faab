"""What a saved page gives: facts about its own work, its "cite this" string, where its
references stand.

A layout is a module with two functions::

    def score(lines: Sequence[Line]) -> float     # 0 to 1: is this page of my layout?
    def read(source: Source, lines: Sequence[Line]) -> Page
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from bibconv.model import Value
from bibconv.model.segment import Segment
from bibconv.pages.preamble import body_start
from bibconv.source import Source

_LINE = re.compile(r"[^\r\n]+")
_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()\s]*(?:\([^()]*\)[^()\s]*)?\)|\[([^\[\]]*)\]\[\d+\]")
# All white space there is, and two marks of no width.
_BLANKS = "".join(char for char in map(chr, range(0x3001)) if char.isspace()) + "\u200b\ufeff"
_MARKDOWN_HEAD = re.compile(r"^#{1,6}\s+")
_RAISED = re.compile(r"</?su[bp]>", re.IGNORECASE)
_EMPHASIS = re.compile(r"(?<![\w*\\])\*{1,3}(?=[^\s*])([^*\n]{1,400}?[^\s*])\*{1,3}(?![\w*])")
_TAGS = re.compile(r"</?(?:sup|sub|i|b|em|strong|span|br)\b[^<>]{0,60}>", re.IGNORECASE)


class Line(msgspec.Struct, frozen=True, gc=False):
    """A line that is not blank: offsets of its stripped text in the source."""

    text: str
    start: int
    end: int
    gap: bool  # blank line(s) in front
    indent: int = 0


class Fact(msgspec.Struct, frozen=True):
    """One fact of the page's own work.

    Attributes:
        name: CSL variable, or key of the item's ``extra`` if ``extra`` is true.
        value: as the model has it; names of persons as text in natural order (``persons``).
        start, end: where the page says so.
        label: the page's own label for it.
    """

    name: str
    value: Value | object
    start: int
    end: int
    label: str = ""
    extra: bool = False
    persons: tuple[str, ...] = ()


class Gap(msgspec.Struct, frozen=True):
    """A label of the page with nothing behind it."""

    label: str
    start: int
    end: int


class Export(msgspec.Struct, frozen=True):
    """A description of the work in a format of its own (``bibtex``, ``ris``) on the page."""

    format: str
    text: str
    start: int
    end: int


class Page(msgspec.Struct, frozen=True):
    """A page as read.

    Attributes:
        layout: name of the layout.
        type: CSL type of the page's own work, ``""`` if the page does not say.
        facts: what the page says about it.
        gaps: labels that have lost their values.
        heading: offsets of the line that stands for the work (its title), or ``None``.
        cites: the page's ready-made citations of its work, the most telling first.
        exports: the page's descriptions of its work in bibliography formats.
        references: stretches of the source that hold reference lists.
        more: further works of its own that the text holds, such as a second cover sheet.
    """

    layout: str
    type: str = ""
    facts: tuple[Fact, ...] = ()
    gaps: tuple[Gap, ...] = ()
    heading: tuple[int, int] | None = None
    cites: tuple[Segment, ...] = ()
    exports: tuple[Export, ...] = ()
    references: tuple[tuple[int, int], ...] = ()
    more: tuple[Page, ...] = ()


def page_lines(source: Source) -> list[Line]:
    """The lines of a page that are not blank."""
    lines: list[Line] = []
    last_end = body_start(source.text)
    for match in _LINE.finditer(source.text, last_end):
        text = match[0]
        stripped = text.strip(_BLANKS)
        if not stripped:
            continue
        start = match.start() + len(text) - len(text.lstrip(_BLANKS))
        newlines = source.text.count("\n", last_end, match.start())
        lines.append(
            Line(
                stripped,
                start,
                start + len(stripped),
                newlines > 1 or not lines,
                start - match.start(),
            )
        )
        last_end = match.end()
    return lines


def rich(text: str) -> str:
    """As :func:`plain`, but raised and lowered letters stay marked as CSL marks them."""
    kept = _RAISED.sub(lambda match: "\ue000" + match[0].lower()[1:-1] + "\ue001", text)
    return plain(kept).replace("\ue000", "<").replace("\ue001", ">")


def plain(text: str) -> str:
    """Text without Markdown links, heading marks, emphasis and HTML tags."""
    text = _MARKDOWN_HEAD.sub("", text)
    if "[" in text:
        text = _LINK.sub(lambda match: match[1] or match[2] or "", text)
    if "<" in text:
        text = _TAGS.sub("", text)
    if "*" in text:
        text = _EMPHASIS.sub(r"\1", text)
        # "*Ramanujan J***58**": where two emphases meet, a blank was lost
        text = re.sub(r"(?<=\w)\*{3,5}(?=\w)", " ", text)
        text = re.sub(
            r"(?<!\w)\*{1,3}(?=\w)|(?<=[\w.,])\*{2,3}|(?<=\w)\*(?=[\s,;:(]\s?\w)", "", text
        )
    return " ".join(text.replace("\\", "").split())


def paragraph(lines: Sequence[Line]) -> tuple[str, int, int]:
    """Adjoining lines as one text, with their offsets."""
    return " ".join(rich(line.text) for line in lines), lines[0].start, lines[-1].end
