"""Report what belongs to a list of references and is in no record.

Every line under the heading of a list, or between two of its references, is in a record or in a
finding.

>>> text = "Doe J. Slow tides. 2001.\\n(see there)\\nRoe K. Fast tides. 2002.\\n"
>>> [finding.code for finding in unread_lines(Source(text), [(0, 24), (37, 61)], [(25, 36)], [])]
['E107']
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence

import msgspec

from bibconv.diagnostics import Diagnostic, Severity
from bibconv.references import evidence, signs_of, verbs
from bibconv.references.notes import is_mention
from bibconv.source import Source

Stretch = tuple[int, int]


class Unread(msgspec.Struct):
    """What may belong to a list of references and is in no record; all places are offsets.

    Attributes:
        lines: lines that the segmenter labelled as outside of references, in order.
        items: parts of a list by the markup of a page.
        headings: where headings such as "References" begin.
    """

    lines: list[Stretch] = []
    items: list[Stretch] = []
    headings: list[int] = []


_TAG = re.compile(r"<[^<>]{0,500}>")
_NEAR = 8  # lines from either end of a list in which a reference may have been missed
_PARAGRAPH = 6  # lines of a paragraph that may be one reference
_SAME_LIST = 15  # lines between two references of one list, at most
_SURE = 3  # signs that only references have together
_SHORT = 40  # characters of a heading within a list
# What no heading has.
_SENTENCE = re.compile(r"\d|[.,;:]\s|[.;]$")
_LOST = 2  # signs of a reference in a line that was not read
_NOTE = 120  # characters of a note in words among the references of a page
_LETTERS = 3  # fewer letters in a line say nothing


def findings(source: Source, records: Sequence[Stretch], unread: Unread) -> Iterator[Diagnostic]:
    """Findings (E107) for what is in no record.

    Args:
        source: the text.
        records: start and end of its records, in order.
        unread: what is in none of them.
    """
    yield from unread_lines(source, records, unread.lines, unread.headings)
    for start, end in unread.items:
        words = _TAG.sub("", source.text[start:end]).strip()
        # "Received 3 May 2019" and "This article cites 3 others" are furniture
        if len(words) > _NOTE or (len(words) > _SHORT and evidence(words)):
            yield _finding(source, [(start, end)])


def unread_lines(
    source: Source,
    records: Sequence[Stretch],
    lines: Sequence[Stretch],
    headings: Sequence[int],
) -> Iterator[Diagnostic]:
    """Findings (E107) for the lines that belong to a list, or look like references.

    Args:
        source: the text.
        records: start and end of its records, in order.
        lines: start and end of the lines that are in no record, in order.
        headings: where headings such as "References" begin.
    """
    text = source.text
    run: list[Stretch] = []
    before = -1
    for (start, end), place in _of_lists(text, records, lines, headings):
        if run and (place != before or text[run[-1][1] : start].strip()):
            yield _finding(source, run)
            run = []
        run.append((start, end))
        before = place
    if run:
        yield _finding(source, run)


def _of_lists(
    text: str, records: Sequence[Stretch], lines: Sequence[Stretch], headings: Sequence[int]
) -> Iterator[tuple[Stretch, int]]:
    """The lines that belong to a list or look like references, each with the number of records
    before it. One line of a short paragraph speaks for all of it."""
    starts = [start for start, _ in records]
    counts = Counter(bisect_right(starts, start) for start, _ in lines)
    seen: Counter[int] = Counter()
    for paragraph, place in _paragraphs(text, lines, starts):
        below_heading = place == 0 and bisect_left(headings, paragraph[0][0]) > 0
        between = below_heading or place > 0
        inside = between and place < len(records) and counts[place] <= _SAME_LIST
        found = []
        for start, end in paragraph:
            words = text[start:end].strip()
            seen[place] += 1
            if place and start < records[place - 1][1]:
                continue  # a running head inside a reference
            if sum(map(str.isalpha, words)) < _LETTERS:
                continue
            # lines between it and the first or last reference of the list
            far = counts[0] - seen[0] if place == 0 else seen[place] - 1
            near = bool(records) and far < _NEAR
            if inside or (near and _may_belong(words)) or _looks(words):
                found.append((start, end))
        touches = len(paragraph) <= _PARAGRAPH and _touches(text, paragraph, records, place)
        if (found and len(paragraph) <= _PARAGRAPH) or touches:
            found = [one for one in paragraph if any(map(str.isalpha, text[one[0] : one[1]]))]
        yield from ((line, place) for line in found)


def _paragraphs(
    text: str, lines: Sequence[Stretch], starts: Sequence[int]
) -> Iterator[tuple[list[Stretch], int]]:
    """Lines that stand together, with the number of records before them."""
    paragraph: list[Stretch] = []
    place = -1
    for start, end in lines:
        here = bisect_right(starts, start)
        if paragraph and (here != place or not _is_line_end(text[paragraph[-1][1] : start])):
            yield paragraph, place
            paragraph = []
        paragraph.append((start, end))
        place = here
    if paragraph:
        yield paragraph, place


def _touches(
    text: str, paragraph: Sequence[Stretch], records: Sequence[Stretch], place: int
) -> bool:
    """Whether no blank line stands between a paragraph without sentences and a reference."""
    start, end = paragraph[0][0], paragraph[-1][1]
    if verbs(text[start:end]):
        return False
    below = place < len(records) and _is_line_end(text[end : records[place][0]])
    above = place > 0 and _is_line_end(text[records[place - 1][1] : start])
    return below or above


def _is_line_end(gap: str) -> bool:
    return not gap.strip() and gap.count("\n") <= 1


def _may_belong(words: str) -> bool:
    """Whether a line just above or below a list may be one of its references."""
    return bool(signs_of(words)) and not verbs(words)


def _looks(words: str) -> bool:
    """Whether a line far from any list is likely a reference: a name and a year are not enough."""
    return evidence(words) >= _SURE


def _finding(source: Source, run: Sequence[Stretch]) -> Diagnostic:
    start, end = run[0][0], run[-1][1]
    words = " ".join(_TAG.sub("", source.text[start:end]).split())
    lines = f" ({len(run)} lines)" if len(run) > 1 else ""
    severity = Severity.WARNING
    message = f"looks like part of a reference list and was not read{lines}"
    help = "add it by hand, or write it as: Author. Title. Publisher, year"
    if is_mention(words):
        severity, message = Severity.INFO, "refers to a work cited above and was left out"
        help = "the work itself has to be cited in full once"
    elif len(words) <= _SHORT and not _SENTENCE.search(words):
        severity, message = Severity.INFO, "looks like a heading within the list and was left out"
        help = "if it is a reference, write it as: Author. Title. Publisher, year"
    elif evidence(words) >= _LOST:
        severity = Severity.ERROR  # a reference is lost
    return Diagnostic(
        code="E107",
        severity=severity,
        message=f"{message}: {short(words)}",
        span=source.span(start, end),
        help=help,
    )


def short(text: str) -> str:
    """``text`` in quotes and on one line, for messages; shortened to 60 characters."""
    text = " ".join(text.split())
    return f'"{text}"' if len(text) <= 60 else f'"{text[:57]}..."'
