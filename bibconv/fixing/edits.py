"""Edits on a text: which fixes go together, and the text with them in it.

>>> from bibconv.source import Source
>>> s = Source("abc")
>>> replaced("abc", [Edit(s.span(1, 2), "X"), Edit(s.span(3, 3), "!")])
'aXc!'
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bibconv.diagnostics import Diagnostic, Edit
from bibconv.source import Source


def applicable(findings: Iterable[Diagnostic], source: Source, unsafe: bool) -> list[Diagnostic]:
    """The findings whose fixes are for ``source`` alone and may be applied."""
    return [
        finding
        for finding in findings
        if finding.fix is not None
        and finding.fix.edits
        and (finding.fix.safe or unsafe)
        and all(edit.span.source is source for edit in finding.fix.edits)
    ]


def compatible(findings: Sequence[Diagnostic]) -> list[Diagnostic]:
    """As many of the findings, first come first served, as have fixes that do not touch."""
    order = sorted(range(len(findings)), key=lambda index: _start(findings[index]))
    chosen: list[Diagnostic] = []
    taken: list[tuple[int, int]] = []  # in order of place, since fixes come in it
    for index in order:
        ranges = sorted((edit.span.start, edit.span.end) for edit in edits_of([findings[index]]))
        if not any(_touches(one, other) for one in ranges for other in _near(taken, one)):
            chosen.append(findings[index])
            taken.extend(ranges)
            taken.sort()
    return chosen


def _start(finding: Diagnostic) -> int:
    return min((edit.span.start for edit in edits_of([finding])), default=0)


def _near(taken: Sequence[tuple[int, int]], one: tuple[int, int]) -> Sequence[tuple[int, int]]:
    """The ranges that can touch ``one``: its neighbours in order of place."""
    from bisect import bisect_left

    index = bisect_left(taken, one)
    return taken[max(0, index - 1) : index + 1]


def _touches(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether two ranges overlap; two insertions at one place do."""
    if one == other:
        return True
    return one[0] < other[1] and other[0] < one[1]


def edits_of(findings: Iterable[Diagnostic]) -> list[Edit]:
    """All edits of the findings' fixes, in order of place."""
    edits = [edit for finding in findings if finding.fix for edit in finding.fix.edits]
    return sorted(edits, key=lambda edit: (edit.span.start, edit.span.end))


def replaced(text: str, edits: Iterable[Edit], offset: int = 0) -> str:
    """``text``, which stands at ``offset`` of the source, with ``edits`` in it (in order)."""
    pieces: list[str] = []
    position = 0
    for edit in edits:
        pieces += text[position : edit.span.start - offset], edit.replacement
        position = edit.span.end - offset
    return "".join((*pieces, text[position:]))
