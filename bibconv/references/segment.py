"""A pasted list, or the reference section of a page, cut into its references.

Lists are numbered (``1.``, ``[1]``, ``(1)``, ``1. 1.``, the number glued to the first name),
bulleted, one reference a line, separated by blank lines, wrapped with or without a hanging
indent, separated by rows of link words, or run together with `` · ``.

>>> text = "[1] Doe J. One. Pain 2020, 1: 2-3.\\n[2] Roe R. Two. Pain 2021, 2: 3-4.\\n"
>>> [segment.label for segment in segment(Source(text))]
['1', '2']
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from bibconv.model.segment import Segment
from bibconv.references.align import Alignment
from bibconv.references.authors import find_names
from bibconv.references.columns import in_order
from bibconv.references.cutting import line_model, without_lone_marks
from bibconv.references.evidence import begins_like_reference, evidence, locates, verbs
from bibconv.references.furniture import without_furniture
from bibconv.references.grouping import group_lines
from bibconv.references.inline import one_mark_a_line
from bibconv.references.lines import Line, read_lines
from bibconv.references.notes import is_mention, works
from bibconv.source import Source
from bibconv.text.linkwords import text_end

# The reference begins after these words.
_CITE_AS = re.compile(
    r"(?:please cite (?:this|the) (?:article|paper|chapter)(?: in press)? as|cite this (?:article|paper) as|"
    r"how to cite(?: this (?:article|paper))?|to cite this (?:article|paper)|citation \((?:apa|harvard|vancouver|published version)\)|"
    r"(?:recommended|suggested) citation)\s?:\s*",
    re.IGNORECASE,
)
_AUTHOR_DATE = re.compile(r"[^\W\d_][^\d]{1,80},? \(?(?:1[89]|20)\d\d[a-z]?\)?")
_HYPHEN_END = re.compile(r"[^\W\d_]{2}[-‐]$")
_COMMENT = 2  # verbs and pronouns of a sentence that comments on a reference
_LINE_ENDS = ("\n", "\r\n", "\r", " \n", ".\n")
_JOINED = re.compile(r"(?<=[.\w)])\s·\s(?=\S)|(?<=Scholar)\s?·\s?(?=\S)")


class Segmentation(msgspec.Struct, frozen=True):
    """A text cut into references.

    Attributes:
        references: the references, in order.
        outside: start and end of each line or piece that is in no reference, in order.
        headings: where headings such as "References" begin.
    """

    references: list[Segment]
    outside: list[tuple[int, int]] = []
    headings: list[int] = []


def segment(
    source: Source, start: int = 0, end: int | None = None, *, strict: bool = True
) -> list[Segment]:
    """The references in ``source.text[start:end]``, in order.

    Args:
        strict: the text may be anything; otherwise it is a section of references.
    """
    return cut(source, start, end, strict=strict).references


def cut(
    source: Source, start: int = 0, end: int | None = None, *, strict: bool = True
) -> Segmentation:
    """The references in ``source.text[start:end]``, and the lines that are in none of them.

    Args:
        strict: as for :func:`segment`.
    """
    text = source.text
    end = len(text) if end is None else end
    if _JOINED.search(text, start, end) and text.count(" · ", start, end) >= 2:
        return Segmentation(_joined(text, start, end))
    lines = without_furniture(in_order(one_mark_a_line(read_lines(text, start, end))))
    without_lone_marks(lines)
    groups = group_lines(lines, line_model().label(lines, section=not strict))
    made = [piece for group in groups.references if (piece := _make(group)) is not None]
    headings = [line.start for line in lines if line.kind == "heading"]
    first, last = _edges(made, text, heading=start if not strict else next(iter(headings), None))
    listed = [(piece, _is_reference(piece)) for piece in made[first:last]]
    references = [work for piece, is_one in listed if is_one for work in _works(piece, source)]
    outside = [(line.start, line.end) for line in groups.outside]
    others = [piece for piece, is_one in listed if not is_one]
    outside += [(piece.start, piece.end) for piece in (*made[:first], *others, *made[last:])]
    return Segmentation(references, sorted(outside), headings)


def _edges(pieces: Sequence[Segment], text: str, *, heading: int | None) -> tuple[int, int]:
    """The first piece of a list and the end of its last one.

    Pieces without any sign of a reference above and below the list ("Citing literature") are not
    part of it. Such pieces within the list are, and so are those below a heading: all of them above
    the list, and those that follow it line by line.

    Args:
        pieces: what may be the references.
        text: the text that they stand in.
        heading: where the heading of the list stands, if it has one.
    """
    below = [
        at for at, piece in enumerate(pieces) if heading is not None and piece.start >= heading
    ]
    sure = [at for at, piece in enumerate(pieces) if evidence(piece.text) or piece.label]
    if not sure:
        return (below[0], len(pieces)) if below else (0, 0)
    first, last = sure[0], sure[-1] + 1
    if below:
        first = min(first, below[0])
        while last < len(pieces) and text[pieces[last - 1].end : pieces[last].start] in _LINE_ENDS:
            last += 1
    return first, last


def _is_reference(piece: Segment) -> bool:
    """Whether a piece of a list is no rule, year, comment or mention of a work above."""
    if is_mention(piece.text) or not any(map(str.isalpha, piece.text)):
        return False
    return bool(piece.label) or evidence(piece.text) > 0 or verbs(piece.text) < _COMMENT


def _make(group: list[Line]) -> Segment | None:
    parts: list[
        list[str]
    ] = []  # pieces of a word that was hyphenated at the end of a line stay together
    first: Line | None = None
    last_end = 0
    for line in group:
        if line.kind != "text":
            continue
        offset = line.body if first is None else 0
        body = line.text[offset:]
        body = body[: text_end(body)].strip()
        if first is None:
            first = line
        if not body:
            continue
        if line is first or not first.woven:
            last_end = line.start + line.text.find(body, offset) + len(body)
        tail = "".join(parts[-1][-3:])[-3:] if parts else ""
        if _HYPHEN_END.match(tail) and body[:1].islower():
            # "sedi-ments" loses its hyphen, "IoT-based" does not
            if tail[-2].islower():
                parts[-1][-1] = parts[-1][-1][:-1]
            parts[-1].append(body)
        else:
            parts.append([body])
    joined = " ".join(_stacked(["".join(pieces) for pieces in parts]).split())
    if first is None or not joined:
        return None
    cite_as = _CITE_AS.search(joined)
    if cite_as:
        joined = joined[cite_as.end() :]
    return Segment(joined, first.start + first.indent, last_end, first.label)


def _works(piece: Segment, source: Source) -> list[Segment]:
    """The works that a numbered note cites; any other reference is one work."""
    if piece.label is None or not piece.label.isdigit():
        return [piece]
    found = works(piece.text)
    if found == [(0, len(piece.text))]:
        return [piece]
    align = Alignment(piece, source)
    made = []
    for start, end in found:
        text = piece.text[start:end]
        made.append(Segment(text, *align.span(start, end), piece.label))
    return made


def _stacked(parts: list[str]) -> str:
    """Put full stops between names, title and source where each is on a line of its own."""
    if len(parts) >= 4 and _AUTHOR_DATE.fullmatch(parts[0]) and begins_like_reference(parts[1]):
        # "Doe and Roe, 2011" above the reference is how the text cites it
        parts = parts[1:]
    if len(parts) >= 3 and not parts[0].endswith((".", ",", ";", ":")) and locates(parts[-1]):
        found = find_names(parts[0])
        if found is not None and found.end == len(parts[0]):
            return f"{parts[0]}. {' '.join(parts[1:-1])}. {parts[-1]}"
    if len(parts) >= 3 and parts[0].endswith("et al.") and locates(parts[-1]):
        return f"{parts[0]} {' '.join(parts[1:-1])}. {parts[-1]}"
    return " ".join(parts)


def _joined(text: str, start: int, end: int) -> list[Segment]:
    found = []
    begin = start
    for stop in (*(m.start() for m in _JOINED.finditer(text, start, end)), end):
        piece = text[begin:stop]
        body = piece.strip(" ·\t\r\n\u00a0")
        body = body[: text_end(body)].strip()
        if evidence(body) >= 2:
            at = text.find(body, begin)
            found.append(Segment(" ".join(body.split()), at, at + len(body)))
        begin = stop
    return found
