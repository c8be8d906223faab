"""Footnotes that cite several works: ``See A, Title (London: X, 1990), 45; and B, Other (...).``

>>> text = "See A. Doe, One (Paris: X, 1990), 4; cf. B. Roe, Two (Rome: Y, 1999), 7."
>>> [text[start:end] for start, end in works(text)]
['A. Doe, One (Paris: X, 1990), 4', 'B. Roe, Two (Rome: Y, 1999), 7.']
"""

from __future__ import annotations

import re
from itertools import pairwise

_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
# A year in brackets: where notes have it, behind place and publisher or the volume.
_DATED = re.compile(r"\([^()]{0,120}(?<!\d)(?:1[5-9]|20)\d\d\)")
_SEMICOLON = re.compile(r";\s+")
# What a note says before it names a work.
_LEAD = re.compile(
    r"(?:(?:and|und|et|y|e)\s+)?(?:(?:on|for|zu)\s[^,;.()]{2,60}?,?\s+)?"
    r"(?:(?:but\s)?(?:see|cf|compare|siehe|vgl|vergleiche|voir|véase|ver|cfr|vedi)\b\.?"
    r"(?:\s(?:also|especially|e\.g\.|for example|auch|aussi|anche|también),?)?\s+|(?:and|und|et|y|e)\s+|(?:also|further)\s+)",
    re.IGNORECASE,
)
_NAME = re.compile(r"(?:[^\W\d_]['’]?[\w.’'-]*\s+){1,5}[^,;()]{2,60},\s|[^\W\d_][\w’'-]+,\s")
# The title of a work that was cited in full before, and the page: "Smith, History of Rome, 50".
_SHORT = re.compile(
    r"[^\W\d_][\w’' -]{1,40},\s[^;()]{3,80},\s(?:pp?\.\s?)?\d{1,4}(?:[-–]\d{1,4})?\.?"
)
_MENTION = re.compile(
    r"^(?:ibid|ibidem|id|idem|ebd|ebenda|ebda|a\.\s?a\.\s?o|там же)\b|\b(?:op|loc|art)\.\s?cit\b|\ba\.\s?a\.\s?O\.",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
_LONGEST_MENTION = 160  # characters
_LONGEST = 5_000  # characters of a note that is cut


def works(text: str) -> list[tuple[int, int]]:
    """Where the works that a note cites in full stand; the whole of it if it cites one."""
    whole = [(0, len(text))]
    if ";" not in text or len(text) > _LONGEST:
        return _led(text, whole)
    cuts = [0, *(m.end() for m in _SEMICOLON.finditer(text) if _outside(text, m.start()))]
    pieces = list(pairwise([*cuts, len(text)]))
    full = [bool(_DATED.search(text, start, end)) for start, end in pieces]
    if sum(full) < 2 and not any(_SHORT.fullmatch(_bare(text, *piece)) for piece in pieces):
        return _led(text, whole)
    if not any(full):
        return _led(text, whole)
    found: list[tuple[int, int]] = []
    for (start, end), dated in zip(pieces, full, strict=True):
        begin = _begin(text, start)
        if dated and _NAME.match(text, begin, end):
            found.append((begin, start + len(text[start:end].rstrip("; "))))
        elif _SHORT.fullmatch(_bare(text, start, end)):
            continue  # no more than a mention of a work above
        elif found:
            # "(1988): 3-25; reprinted in ...": goes on with the work before it
            found[-1] = (found[-1][0], start + len(text[start:end].rstrip("; ")))
        else:
            return _led(text, whole)
    return found or whole


def is_mention(text: str) -> bool:
    """Whether a note says no more than which work above it means: "Ibid., 120", "Smith, op. cit., 7"."""
    # "Id., Nuits urbaines, Paris, 2009" and "Roe 2005: Sand, in: Doe, a.a.O." are works themselves
    return (
        len(text) < _LONGEST_MENTION
        and _MENTION.search(text) is not None
        and not _YEAR.search(text)
    )


def _led(text: str, whole: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """One work, without the words that lead to it."""
    begin = _begin(text, 0)
    if begin and _DATED.search(text) and _NAME.match(text, begin):
        return [(begin, len(text))]
    return whole


def _begin(text: str, start: int) -> int:
    lead = _LEAD.match(text, start)
    return lead.end() if lead else start


def _bare(text: str, start: int, end: int) -> str:
    return text[_begin(text, start) : end].rstrip("; ")


def _outside(text: str, at: int) -> bool:
    """Whether a place stands outside of brackets and quotation marks."""
    before = text[:at]
    if before.count("(") > before.count(")") or before.count("[") > before.count("]"):
        return False
    return before.count("“") <= before.count("”") and before.count('"') % 2 == 0
