"""Find the works that the text of one record cites: usually one; several in notes, and in reference
lists in chemistry and physics.

>>> text = "(a) A. Doe, Phys. Lett. 12, 345 (2001); (b) B. Roe, Ann. Phys. 13, 1 (2002)."
>>> [text[start:end] for start, end in works(text)]
['A. Doe, Phys. Lett. 12, 345 (2001)', 'B. Roe, Ann. Phys. 13, 1 (2002).']
"""

from __future__ import annotations

import re
from itertools import pairwise

import msgspec

from bibconv.model import Untagged
from bibconv.patterns import late
from bibconv.references import evidence, notes
from bibconv.references.evidence import begins_like_reference
from bibconv.references.lines import line_at
from bibconv.text.linkwords import text_end

# Variables that are often tagged where all other parts of a reference are text.
IDENTIFIERS = frozenset(("DOI", "URL", "PMID", "PMCID", "ISBN", "ISSN"))

_LETTER = late(r"(?:(?<=[;.,])\s|\A)\(?(?P<letter>[a-z])\)\s+(?=\S)")
_SEMICOLON = late(r";\s+(?:and\s+|und\s+)?")
_YEAR = late(r"(?<![\w/])(?:1[5-9]|20)\d\d[a-z]?\b")
_ADDRESS = late(r"\S*/\S*")  # numbers within addresses and identifiers do not count
_NUMBER = late(r"\d+")
_LONGEST = 20_000  # characters of a text that is read
_LONGEST_CUT = 5_000  # characters of a text that is split into works
_MOST = 100  # semicolons in it


class CitedWorks(msgspec.Struct, frozen=True):
    """The works that a passage cites.

    Attributes:
        works: where each stands in the passage.
        is_unsure: whether one of them may be more than one work.
        is_read: whether there is untagged text, and it is not too long to be read.
    """

    works: tuple[tuple[int, int], ...]
    is_unsure: bool = False
    is_read: bool = True


def cited_works(record: Untagged) -> CitedWorks:
    """The works that the text of ``record`` cites, without list numbers and link words."""
    text = record.passage.text
    if not record.has_untagged_text or len(text) > _LONGEST:
        return CitedWorks(((0, len(text)),), is_read=False)
    end = text_end(text)
    begin = line_at(0, text).body
    begin += len(text[begin:end]) - len(text[begin:end].lstrip(" .,;:"))
    if begin >= end:
        begin, end = 0, len(text)
    found = [(begin + s, begin + e) for s, e in works(text[begin:end])]
    if len(found) > 1 and not record.item.variables.keys() <= IDENTIFIERS:
        return CitedWorks(((begin, end),), is_unsure=True)
    return CitedWorks(tuple(found), any(_is_several(text[start:stop]) for start, stop in found))


def works(text: str) -> list[tuple[int, int]]:
    """The start and end of each work that ``text`` cites, in order."""
    if len(text) > _LONGEST_CUT or text.count(";") > _MOST:
        return [(0, len(text))]
    lettered = _lettered(text)
    if lettered:
        return lettered
    found = notes.works(text)
    if len(found) > 1 and all(begins_like_reference(text[start:end]) for start, end in found):
        return found
    return _side_by_side(text)


def _lettered(text: str) -> list[tuple[int, int]]:
    """``a) ...; b) ...``: parts with letters in order, from the beginning on."""
    marks: list[re.Match[str]] = []
    for match in _LETTER.finditer(text):
        if match["letter"] == chr(ord("a") + len(marks)):
            marks.append(match)
    if not marks or marks[0].start() > 0:
        return []
    ends = [*(mark.start() for mark in marks[1:]), len(text)]
    spans = [(m.end(), _stripped(text, m.end(), end)) for m, end in zip(marks, ends, strict=True)]
    return [(start, end) for start, end in spans if start < end]


def _side_by_side(text: str) -> list[tuple[int, int]]:
    """Works separated by semicolons: each has names, a year and a volume or pages."""
    starts, parts = [0], _parts(text)
    for number, (begin, _) in enumerate(parts[1:], 1):
        stop = next((end for _, end in parts[number:] if _YEAR.search(text, begin, end)), begin)
        if _is_work(text[starts[-1] : parts[number - 1][1]]) and _is_work(text[begin:stop]):
            starts.append(begin)
    return [(start, _stripped(text, start, end)) for start, end in pairwise([*starts, len(text)])]


def _parts(text: str) -> list[tuple[int, int]]:
    """The parts between semicolons; those within brackets separate nothing."""
    marks = [m for m in _SEMICOLON.finditer(text) if _is_outside(text, m.start())]
    begins = [0, *(mark.end() for mark in marks)]
    return list(zip(begins, [*(mark.start() for mark in marks), len(text)], strict=True))


def _is_work(text: str) -> bool:
    return bool(_YEAR.search(text)) and begins_like_reference(text) and evidence(text) >= 2


def _is_several(text: str) -> bool:
    """Whether two of the parts between semicolons look like the end of a reference."""
    parts = [_ADDRESS.sub("", text[start:end]).rstrip(" .,") for start, end in _parts(text)]
    return sum(_dated(part) for part in parts) > 1


def _dated(part: str) -> bool:
    """Whether a part ends in a number, and has a year and two more numbers."""
    ends = part.removesuffix(")")[-1:].isdigit()
    return ends and bool(_YEAR.search(part)) and len(_NUMBER.findall(part)) > 2


def _stripped(text: str, start: int, end: int) -> int:
    """The end of a work, without the semicolon after it."""
    return start + len(text[start:end].rstrip("; ")) if end < len(text) else end


def _is_outside(text: str, at: int) -> bool:
    """Whether ``at`` is outside of brackets."""
    before = text[:at]
    return before.count("(") <= before.count(")") and before.count("[") <= before.count("]")
