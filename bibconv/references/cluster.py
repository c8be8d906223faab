"""Volume, issue and pages from the words that the model says are such.

The numbers of each, without their labels: ``vol. 11`` is 11, ``S. 81-86`` is 81-86, ``(Suppl
1)`` keeps its word; what a reference prints as one cluster and the model took as one thing is
taken apart: a volume ``61(3)`` is a volume and an issue.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bibconv.references.labels import Label
from bibconv.references.runs import Run
from bibconv.references.tokens import Tokens
from bibconv.references.wordclasses import CLASSES

_ROMAN = re.compile(r"[IVXLCDMivxlcdm]+")
_LABELS = frozenset(
    word for word, names in CLASSES.items() if {"volume", "issue", "page"} & set(names)
)
_FOLLOWING = re.compile(r"\d+ff?")  # S. 258ff: and the following
_ELECTRONIC = re.compile(r"\.e\d{1,4}\b")  # 1274-1282.e6
_COUNT = frozenset("p pp s seiten pages páginas págs bl pag".split())


def numbers(
    tokens: Tokens, found: Sequence[Run], labels: list[Label], furniture: list[tuple[int, int]]
) -> None:
    """Add volume, issue, pages and page count of the runs ``found``."""
    taken: set[str] = set()
    for run in found:
        furniture.append((tokens.starts[run.first], tokens.ends[run.last]))
        pieces = _pieces(tokens, run, "volume" in {other.label for other in found})
        for name, first, last in pieces:
            if name in taken:
                continue
            span = _span(tokens, first, last)
            if name == "page" and _is_count(tokens, run, first, last):
                name = "page-count"
            taken.add(name)
            labels.append(Label(name, *span, probability=run.probability))


def _pieces(tokens: Tokens, run: Run, alone: bool) -> list[tuple[str, int, int]]:
    """The numbers of a run, each with what it is; ``alone``: an issue is nothing but that."""
    name = run.label
    pieces: list[tuple[str, int, int]] = []
    start: int | None = None
    end = run.first
    digits = any(
        char.isdigit() for index in range(run.first, run.last + 1) for char in tokens.words[index]
    )
    for index in range(run.first, run.last + 1):
        word, gap = tokens.words[index], tokens.gaps[index]
        if digits and word.lower() in _LABELS:
            continue
        if not _number(word, name) and not (name == "issue" and _worded(word)):
            if start is not None and name == "issue":
                end = index
            continue
        if start is not None and name == "volume" and gap == " " and word.isdigit():
            start = None  # "series 2 3:", "BMJ 24 325:": the last of bare numbers is the volume
        if start is not None and name == "volume" and _issue_here(tokens, index, gap):
            pieces.append((name, start, end))
            name, start = "issue", None
        elif start is not None and name == "issue" and not alone and "(" in gap:
            pieces.append(("volume", start, end))
            start = None
        elif start is not None and name != "page" and (":" in gap or (")" in gap and "," in gap)):
            pieces.append((name, start, end))
            name, start = "page", None
        if start is None:
            start = index
        end = index
    if start is not None:
        pieces.append((name, start, end))
    return pieces


def _issue_here(tokens: Tokens, index: int, gap: str) -> bool:
    """Whether a second number of a volume is its issue."""
    if "(" in gap or "issue" in CLASSES.get(tokens.words[index - 1].lower(), ()):
        return True
    first, second = tokens.words[index - 1], tokens.words[index]
    if gap.strip() in ("-", "–", "/", "‐") and first.isdigit() and second.isdigit():
        return not 0 < int(second[:9]) - int(first[:9]) <= 2 and len(second) < 4
    return gap.strip() in (".", ",", ":")


def _number(word: str, name: str) -> bool:
    if any(char.isdigit() for char in word):
        return True
    return bool(_ROMAN.fullmatch(word)) and not (
        name == "page" and word.lower() in ("c", "d", "l", "m")
    )


def _worded(word: str) -> bool:
    """An issue may be a word: ``Suppl``, ``Special Issue``, ``Pt``."""
    classes = CLASSES.get(word.lower(), ())
    return "supplement" in classes or not classes or word.lower() == "special"


def _is_count(tokens: Tokens, run: Run, first: int, last: int) -> bool:
    """``264 S.`` and ``300 pp.``: the word stands behind, and no range is given."""
    if last >= run.last or tokens.words[run.last].lower() not in _COUNT:
        return False
    if first > run.first and tokens.words[first - 1].lower() in _COUNT:
        return False
    return first == last or not tokens.words[first].isdigit()


def _span(tokens: Tokens, first: int, last: int) -> tuple[int, int]:
    start, end = tokens.starts[first], tokens.ends[last]
    if _FOLLOWING.fullmatch(tokens.words[last]):
        return start, tokens.starts[last] + len(tokens.words[last].rstrip("f"))
    match = _ELECTRONIC.match(tokens.text, end)
    if match:
        return start, match.end()
    if "(" in tokens.text[start:end] and tokens.gaps[last + 1].startswith(")"):
        end += 1
    return start, end
