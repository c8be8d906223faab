"""F: entry types and field names that nobody knows: mostly slips of the hand.

Authorities: btxdoc section 3; biblatex's data model. Tables: :mod:`bibconv.rules.tables_known`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from bibconv.diagnostics import Edit, Fix, Severity
from bibconv.model import Record
from bibconv.rules.base import BIB, Context, Finding, rule
from bibconv.rules.tables_known import (
    CONTROL_TYPES,
    ENTRY_TYPES,
    FIELDS,
    OTHER_FIELDS,
    PACKAGE_TYPES,
    SAME_MEANING,
)
from bibconv.source import Span

_TYPE = re.compile(r"\s*@\s*([^\s{(]+)")
_NOT_A_LETTER = re.compile(r"[^a-z]+")
_KNOWN = ENTRY_TYPES | CONTROL_TYPES | PACKAGE_TYPES
_LONGEST = 30  # no known name is near to a longer one
# Letters of a name below which one slip, or two, could make any other word of it.
_ONE_SLIP, _TWO_SLIPS = 4, 7


@rule("F103", "unknown-entry-type", Severity.ERROR, BIB)
def unknown_entry_type(record: Record, _: Context) -> Iterator[Finding]:
    """The entry type is none of BibTeX's and none of biblatex's.

    Why: BibTeX and biber treat the entry as ``@misc``: journal, volume and pages are not
    printed. Upper and lower case do not count; control entries of styles are known.

    Example: ``@artcle{doe2004, ...}``
    Use instead: ``@article{doe2004, ...}``
    Fix: safe where only hyphens or an s are too many or too few (``@phd-thesis``,
    ``@inproceeding``).
    Source: btxdoc, section 3.1; biblatex manual, section 2.1.
    """
    match = _TYPE.match(record.raw or "")
    if match is None:
        return
    written = match[1]
    entry_type = written.lower()
    if entry_type in _KNOWN or record.source is None:
        return
    same = _BY_LETTERS.get(_letters(entry_type))
    near = same or SAME_MEANING.get(entry_type) or nearest(entry_type, ENTRY_TYPES)
    start = record.start + match.start(1)
    span = Span(record.source, start, start + len(written))
    yield Finding(
        message=f"@{written[:_LONGEST]} is not an entry type",
        span=span,
        variable="type",
        help=f"did you mean @{near}?" if near else "@misc fits what nothing else fits",
        fix=Fix(f"write @{same}", (Edit(span, same),)) if same else None,
    )


def _letters(name: str) -> str:
    """A name without hyphens and without its s: ``phd-thesis``, ``inproceeding``."""
    return _NOT_A_LETTER.sub("", name).replace("s", "")


_BY_LETTERS = {_letters(name): name for name in sorted(ENTRY_TYPES)}


@rule("F106", "unknown-field", Severity.WARNING, BIB)
def unknown_field(record: Record, _: Context) -> Iterator[Finding]:
    """A field name looks like a slip for a known one.

    Why: BibTeX and biber ignore a misspelled field without a word. Fields that are like no
    known one are let through: other programs use them.

    Example: ``autor = {Doe, Jane}``
    Use instead: ``author = {Doe, Jane}``
    Source: btxdoc, section 3.1 ("Misspelling a field name will result in its being ignored").
    """
    for field in record.fields:
        name = field.name
        if name in FIELDS or (near := _slip(name.lower())) is None or record.source is None:
            continue
        yield Finding(
            message=f"{name} is not a field that BibTeX or biblatex knows",
            span=Span(record.source, field.name_start, field.name_start + len(name)),
            help=f"did you mean {near}?",
        )


@lru_cache(maxsize=2048)
def _slip(name: str) -> str | None:
    """The field that a name was meant to be, or ``None`` if it is known or like no other."""
    if name in FIELDS or name in OTHER_FIELDS or not name.isascii() or not name.isalpha():
        return None  # url2, _author, date-added: made on purpose
    if name[0] == "x" and name[1:] in FIELDS:
        return None  # xauthor: put out of use
    return nearest(name, FIELDS)


def nearest(name: str, known: frozenset[str]) -> str | None:
    """The known name that one slip leads to, or two in a long name: a letter too many, too
    few, another one, or two swapped."""
    if not _ONE_SLIP <= len(name) <= _LONGEST:
        return None
    most = 2 if len(name) >= _TWO_SLIPS else 1
    best: tuple[int, str] | None = None
    for candidate in sorted(known):
        if abs(len(candidate) - len(name)) > most or len(candidate) < _ONE_SLIP:
            continue
        distance = _slips(name, candidate)
        if distance > 1 and candidate[0] != name[0]:
            continue  # two slips, one of them at the very beginning: another word
        if distance <= most and (best is None or distance < best[0]):
            best = (distance, candidate)
    return best[1] if best else None


def _slips(first: str, second: str) -> int:
    """Edit distance with swaps of neighbours (optimal string alignment)."""
    before: list[int] = []
    above = list(range(len(second) + 1))
    for i, char in enumerate(first, 1):
        row = [i]
        for j, other in enumerate(second, 1):
            least = min(above[j] + 1, row[-1] + 1, above[j - 1] + (char != other))
            if i > 1 and j > 1 and char == second[j - 2] and first[i - 2] == other:
                least = min(least, before[j - 2] + 1)
            row.append(least)
        before, above = above, row
    return above[-1]
