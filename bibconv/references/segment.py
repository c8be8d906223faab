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
from itertools import pairwise

from bibconv.model.segment import Segment
from bibconv.references.align import Alignment
from bibconv.references.authors import find_names
from bibconv.references.columns import in_order
from bibconv.references.evidence import begins_like_reference, evidence, locates
from bibconv.references.furniture import without_furniture
from bibconv.references.lines import Line, read_lines
from bibconv.references.notes import works
from bibconv.references.same_author import dash
from bibconv.source import Source
from bibconv.text.linkwords import text_end

# What stands before this is not the reference.
_CITE_AS = re.compile(
    r"(?:please cite (?:this|the) (?:article|paper|chapter)(?: in press)? as|cite this (?:article|paper) as|"
    r"how to cite(?: this (?:article|paper))?|to cite this (?:article|paper)|citation \((?:apa|harvard|vancouver|published version)\)|"
    r"(?:recommended|suggested) citation)\s?:\s*",
    re.IGNORECASE,
)
_MUCH = 1000  # characters of a long group's beginning and end
_AUTHOR_DATE = re.compile(r"[^\W\d_][^\d]{1,80},? \(?(?:1[89]|20)\d\d[a-z]?\)?")
_HYPHEN_END = re.compile(r"[^\W\d_]{2}[-‐]$")
_JOINED = re.compile(r"(?<=[.\w)])\s·\s(?=\S)|(?<=Scholar)\s?·\s?(?=\S)")


def segment(
    source: Source, start: int = 0, end: int | None = None, *, strict: bool = True
) -> list[Segment]:
    """The references in ``source.text[start:end]``, in order.

    Args:
        strict: keep only what shows evidence of being a reference; otherwise (inside a section
            of that name) anything that a list's own marks set apart.
    """
    text = source.text
    end = len(text) if end is None else end
    if _JOINED.search(text, start, end) and text.count(" · ", start, end) >= 2:
        return _joined(text, start, end)
    lines = without_furniture(in_order(read_lines(text, start, end)))
    groups = _group(lines)
    made = [
        work
        for group in groups
        if (piece := _make(group)) is not None
        for work in _works(piece, source)
    ]
    signs = [evidence(piece.text) for piece in made]
    # "Copyright 2014, https://..." has two signs as well: without names in front, two
    # are enough only in the company of a reference that is beyond doubt
    company = any(count >= 3 for count in signs)
    return [
        piece
        for piece, count in zip(made, signs, strict=True)
        if count >= 3
        or (count == 2 and (company or not strict or begins_like_reference(piece.text)))
        or (count == 1 and (company or not strict) and piece.label is not None)
    ]


def _group(lines: list[Line]) -> list[list[Line]]:
    """Lines that belong together, by the list's own way of beginning a reference."""
    text_lines = [line for line in lines if line.kind == "text"]
    if not text_lines:
        return []
    mark = _main_mark(text_lines)
    if mark:
        return _by_mark(lines, mark)
    for line in text_lines:
        if line.marked not in ("bullet", "b"):
            line.body, line.label = 0, None
    if sum(line.kind == "links" for line in lines) >= 2 or _many_trailing_links(text_lines):
        return _by_links(lines)
    return _by_shape(lines, text_lines)


def _main_mark(lines: list[Line]) -> str:
    """The kind of mark that numbers the list: it must count upwards, or be a bullet on many."""
    for kind in "bdpn":
        numbers = [
            int(re.sub(r"\D", "", line.label or "") or 0) for line in lines if line.marked == kind
        ]
        if (
            kind == "b"
            and len(numbers) >= 1
            and numbers
            and numbers.count(0) == 0
            and len(set(numbers)) == 1
        ):
            return kind
        ups = sum(b == a + 1 for a, b in pairwise(numbers))
        if len(numbers) >= 2 and ups >= 0.6 * (len(numbers) - 1):
            return kind
        if (
            len(numbers) == 1
            and kind in "bd"
            and lines[0].marked == kind
            and evidence(lines[0].text[lines[0].body :]) >= 1
        ):
            return kind
    bullets = sum(line.marked == "bullet" for line in lines)
    return "bullet" if bullets >= 2 or (bullets == 1 and lines[0].marked == "bullet") else ""


def _by_mark(lines: list[Line], mark: str) -> list[list[Line]]:
    groups: list[list[Line]] = []
    current: list[Line] | None = None
    closed = False
    last = 0
    for line in lines:
        if line.kind == "links":
            closed = True
        elif line.kind == "heading":
            current, last = None, 0
        elif line.kind == "text":
            number = int(re.sub(r"\D", "", line.label or "") or 0) if line.marked == mark else 0
            begins = line.marked == mark and (
                mark in ("b", "bullet")
                or (number > last and number <= last + 20)
                or number == 1
                or current is None
            )
            if begins:
                current = [line]
                groups.append(current)
                last, closed = number, False
            elif current is not None and not closed and _continues(current, line):
                if line.marked and line.marked != "bullet":
                    line.body = 0
                current.append(line)
            else:
                line.body, line.label = 0, None
                current, closed = [line], False
                groups.append(current)
                last = last or 0
        elif current is not None and current[-1].kind != "blank":
            current.append(line)
    return groups


def _continues(group: list[Line], line: Line) -> bool:
    """Whether a line without mark goes on with the reference above it: yes, unless a blank
    line stands between and the reference above had already text and an end."""
    if group[-1].kind != "blank":
        return True
    body = "".join(part.text[part.body :] for part in group if part.kind == "text").strip()
    return not body or (
        not body.endswith((".", ")", "/")) and line.indent >= group[0].indent and len(body) < 300
    )


def _many_trailing_links(lines: list[Line]) -> bool:
    return sum(text_end(line.text) < len(line.text) for line in lines) >= 2


def _by_links(lines: list[Line]) -> list[list[Line]]:
    groups: list[list[Line]] = []
    current: list[Line] = []
    for line in lines:
        if line.kind == "text":
            current.append(line)
            if text_end(line.text) < len(line.text):
                groups.append(current)
                current = []
        elif current and (line.kind != "blank" or evidence(_ends_of(current)) >= 2):
            groups.append(current)
            current = []
    if current:
        groups.append(current)
    return groups


def _by_shape(lines: list[Line], text_lines: list[Line]) -> list[list[Line]]:
    """No marks: blank lines, hanging indents, or the look of a first line decide."""
    # names in full may run on to the second line, and only their end shows what they are
    starts = [
        dash(line.text) is not None
        or begins_like_reference(line.text.strip())
        or begins_like_reference(_with_next(line, after))
        for line, after in pairwise([*text_lines, None])
        if line is not None
    ]
    complete = sum(evidence(line.text) >= 3 for line in text_lines)
    per_line = complete >= 0.7 * len(text_lines)
    outer = min(line.indent for line in text_lines)
    hanging = any(line.indent > outer for line in text_lines) and text_lines[0].indent == outer
    begins = dict(zip((line.start for line in text_lines), starts, strict=True))
    groups: list[list[Line]] = []
    current: list[Line] = []
    for line in lines:
        if line.kind != "text":
            if current:
                groups.append(current)
                current = []
            continue
        new = per_line or (hanging and line.indent == outer)
        if not new and not hanging and current:
            above = current[-1].text.rstrip()
            new = begins[line.start] and (
                above.endswith((".", ")", "]", "/"))
                or (above[-1:].isdigit() and evidence(_ends_of(current)) >= 4)
            )
        if new and current:
            groups.append(current)
            current = []
        current.append(line)
    if current:
        groups.append(current)
    return groups


def _with_next(line: Line, after: Line | None) -> str:
    return f"{line.text.strip()} {after.text.strip()}" if after is not None else ""


def _ends_of(group: list[Line]) -> str:
    """The text of a group; of a long one its beginning, with the names, and its end, with the
    numbers: a group is looked at once for each of its lines."""
    front, back = [], []
    room = _MUCH
    first, last = 0, len(group)
    while first < last and room > 0:
        front.append(group[first].text[:room])
        room -= len(front[-1]) + 1
        first += 1
    room = _MUCH
    while first < last and room > 0:
        last -= 1
        back.append(group[last].text[-room:])
        room -= len(back[-1]) + 1
    return " ".join([*front, *reversed(back)])


def _make(group: list[Line]) -> Segment | None:
    parts: list[list[str]] = []  # pieces of words that a line's end has cut stay together
    first: Line | None = None
    last_end = 0
    for line in group:
        if line.kind != "text":
            continue
        offset = line.body if first is None or line.marked != "b" else 0
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
    """The works of a numbered note; elsewhere a reference is one work."""
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
    """Names, title and source on lines of their own need the full stops that they go without."""
    if len(parts) >= 4 and _AUTHOR_DATE.fullmatch(parts[0]):
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
