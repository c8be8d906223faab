"""What of a list is in no record: every line under its heading, or between two of its references,
is in a record or in a finding.

>>> text = "Doe J. Slow tides. 2001.\\n(see there)\\nRoe K. Fast tides. 2002.\\n"
>>> [finding.code for finding in unread_lines(Source(text), [(0, 24), (37, 61)], [(25, 36)], [])]
['E107']
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

import msgspec

from bibconv.diagnostics import Diagnostic, Severity
from bibconv.references import begins_like_reference, evidence
from bibconv.source import Source

Stretch = tuple[int, int]


class Left(msgspec.Struct):
    """What is in no record.

    Attributes:
        lines: lines of the text that the cutter took for none of a reference, in order.
        items: stretches that are part of a list by the markup of a page.
        headings: where headings such as "References" begin.
    """

    lines: list[Stretch] = []
    items: list[Stretch] = []
    headings: list[int] = []


_TAG = re.compile(r"<[^<>]{0,500}>")
_SAME_LIST = 15  # lines between two references of one list, at most
_SHORT = 40  # characters of a heading within a list
_LETTERS = 3  # of a line that says anything


def unread(source: Source, records: Sequence[Stretch], left: Left) -> Iterator[Diagnostic]:
    """Findings for what is ``left`` of a text whose records stand at ``records``."""
    yield from unread_lines(source, records, left.lines, left.headings)
    for start, end in left.items:
        words = _TAG.sub("", source.text[start:end]).strip()
        # "Received 3 May 2019" is furniture of the page
        if len(words) > _SHORT or _looks(words):
            yield _finding(source, [(start, end)])


def unread_lines(
    source: Source,
    records: Sequence[Stretch],
    left: Sequence[Stretch],
    headings: Sequence[int],
) -> Iterator[Diagnostic]:
    """Findings for the lines ``left`` that belong to a list, or look as if they did.

    Args:
        records: where the records of the text stand, in order.
        left: lines that are in no record, in order.
        headings: where headings such as "References" begin.
    """
    text = source.text
    starts = [start for start, _ in records]
    counts: dict[int, int] = {}
    for start, _ in left:
        place = bisect_right(starts, start)
        counts[place] = counts.get(place, 0) + 1
    run: list[Stretch] = []
    before = -1
    for start, end in left:
        words = text[start:end].strip()
        place = bisect_right(starts, start)
        if place and start < records[place - 1][1]:
            continue  # a running head inside a reference
        inside = _is_inside(start, place, len(records), counts[place], headings)
        if sum(map(str.isalpha, words)) < _LETTERS or not (inside or _looks(words)):
            continue
        if run and (place != before or text[run[-1][1] : start].strip()):
            yield _finding(source, run)
            run = []
        run.append((start, end))
        before = place
    if run:
        yield _finding(source, run)


def _is_inside(start: int, place: int, size: int, count: int, headings: Sequence[int]) -> bool:
    """Whether a line stands between two references, or between the heading and the first."""
    if not 0 <= place < size or count > _SAME_LIST:
        return False
    return place > 0 or bisect_left(headings, start) > 0


def _looks(words: str) -> bool:
    signs = evidence(words)
    return signs >= 3 or (signs == 2 and begins_like_reference(words))


def _finding(source: Source, run: Sequence[Stretch]) -> Diagnostic:
    start, end = run[0][0], run[-1][1]
    words = _TAG.sub("", source.text[start:end]).strip()
    # "Books" or "A" between two references sets a part of the list off
    sets_off = len(words) <= _SHORT and not any(map(str.isdigit, words))
    return Diagnostic(
        code="E107",
        severity=Severity.INFO if sets_off else Severity.WARNING,
        message=f"looks like part of a reference list and was not read: {short(words)}",
        span=source.span(start, end),
        help="if it is a reference, put it on a line of its own with a blank line before and after",
    )


def short(text: str) -> str:
    """``text`` in quotes on one line, cut after 60 characters."""
    text = " ".join(text.split())
    return f'"{text}"' if len(text) <= 60 else f'"{text[:57]}..."'
