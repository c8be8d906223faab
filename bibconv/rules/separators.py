"""N105: people in one list are separated by "and", by nothing else.

Authority: btxdoc section 4.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bibconv.diagnostics import Fix, Severity
from bibconv.model import Record
from bibconv.patterns import late
from bibconv.rules.base import BIB, Context, Finding, rule
from bibconv.rules.name_lists import irregular

# "&#252;" and "&uuml;" are letters; "\;" is a space.
_MARK = late(r"&(?:#[0-9]{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,10}[0-9]{0,2});|[{}]|\\?[&;]", re.IGNORECASE)
_AND = late(r"\s+and\s+", re.IGNORECASE)
_INITIAL = late(r"\b[^\W\d_]\.")
_WORD = late(r"[^\W\d_][\w.'’`^\"\\{}~-]*")
_ORGANISATION = late(
    r"\b(?:inc|ltd|llc|co|corp|company|corporation|gmbh|ag|plc|group|team|committee|council|"
    r"society|association|universi\w*|institut\w*|laborator\w*|cent(?:er|re)|department|dept|"
    r"ministry|office|bureau|agency|press|publish\w*|consult\w*|associates|partners|sons|"
    r"brothers|bros|research|systems|technolog\w*|foundation|consortium|library|museum|school|"
    r"college|faculty|commission|board|bank|service|services|software|international|national|"
    r"project|collaboration|contributors|developers|community)\b",
    re.IGNORECASE,
)
_MOST_WORDS = 5


def is_organisation(text: str) -> bool:
    """Whether a word of the name says that it is an organisation's."""
    return _ORGANISATION.search(text) is not None


def wrong_marks(text: str) -> list[tuple[int, int]]:
    """Places of ``;`` and ``&`` that stand between two people."""
    marks: list[tuple[int, int]] = []
    depth = 0
    for match in _MARK.finditer(text):
        token = match[0]
        if token in "{}":
            depth += 1 if token == "{" else -1
        elif depth == 0 and token in (";", "&", "\\&"):
            marks.append(match.span())
    if not marks:
        return []
    edges = [0, *(edge for mark in marks for edge in mark), len(text)]
    pieces = [text[a:b] for a, b in zip(edges[::2], edges[1::2], strict=True)]
    found = []
    for (start, end), left, right in zip(marks, pieces, pieces[1:], strict=False):
        before, after = _AND.split(left)[-1].strip(), _AND.split(right)[0].strip()
        if (
            _person(before)
            and _person(after)
            and not (text[start:end] != ";" and not _surely(before, after))
        ):
            found.append((start, end))
    return found


def _person(text: str) -> bool:
    """Whether a stretch may be one person, or a few with commas between."""
    if not text or any(char.isdigit() for char in text) or _ORGANISATION.search(text):
        return False
    parts = [part.split() for part in text.split(",")]
    return all(len(part) <= _MOST_WORDS for part in parts) and _WORD.match(text) is not None


def _surely(before: str, after: str) -> bool:
    """Whether ``&`` has people at both sides: firms have it in their names."""
    return all("," in side or _INITIAL.search(side) for side in (before, after))


@rule("N105", "wrong-separator", Severity.ERROR, BIB)
def wrong_separator(record: Record, _: Context) -> Iterator[Finding]:
    """People are separated by ``;`` or ``&`` instead of "and".

    Why: they are taken for one person with an odd name. ``&`` in the name of a firm
    (``Simon \\& Schuster``) is let through; braces around the firm make it certain.

    Example: ``author = {Doe, Jane; Roe, Richard}``
    Use instead: ``author = {Doe, Jane and Roe, Richard}``
    Fix: unsafe; writes "and".
    Source: btxdoc, section 4.
    """
    for cell, variable in irregular(record):
        marks = wrong_marks(cell.text)
        if not marks:
            continue
        text = cell.text
        fixed, last = [], 0
        for start, end in marks:
            fixed.append(text[last:start].rstrip().rstrip(",") + " and ")
            last = end + len(text[end:]) - len(text[end:].lstrip())
        edits = cell.edit("".join([*fixed, text[last:]]))
        start, end = marks[0]
        yield Finding(
            message=f'"{text[start:end]}" stands between people',
            span=cell.part(start, end),
            variable=variable,
            help='separate people with "and"',
            fix=Fix('write "and"', edits, safe=False) if edits else None,
        )
