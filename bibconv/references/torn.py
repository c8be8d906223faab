"""What the model tore apart: initials from a name, a family name from its initials, words from an
organisation. Each is one function from runs to runs, as in :mod:`.repairs`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bibconv.references.nameparts import behalf, parts_of
from bibconv.references.runs import Run
from bibconv.references.tokens import Tokens
from bibconv.text.bodies import Standing, is_acronym, is_head, standing

NAMES = frozenset(("author", "editor", "translator"))
# Labels of what may stand where an organisation is the author.
MISREAD = frozenset(("title", "publisher", "place", "container", "collection", "note"))
LONG_AUTHOR = 9  # words; no organisation's name is longer
_LONG_GROUP = 16
_HYPHEN = re.compile(r"\.?[ ]?[-‐‑–][ ]?")
# "Wikipedia contributors": groups that are written in lower case
_PEOPLE = frozenset("contributors developers team collaboration consortium investigators".split())
_BOUNDARY = (".", ",", ":", " (")
_GREEK = "\u0370"


def torn_initials(tokens: Tokens, runs: list[Run]) -> list[Run]:
    """``Sartre, J.-P. (1943)``: initials with a hyphen between are of one name."""
    out: list[Run] = []
    for run in runs:
        before = out[-1] if out else None
        if (
            before is not None
            and before.label in NAMES
            and run.label not in NAMES
            and _HYPHEN.fullmatch(tokens.gaps[run.first])
            and _is_capital(tokens.words[run.first])
            and _is_capital(tokens.words[before.last])
        ):
            out[-1] = Run(before.label, before.first, run.first, before.probability)
            if run.first == run.last:
                continue
            run = Run(run.label, run.first + 1, run.last, run.probability)
        out.append(run)
    return out


def torn_last_name(tokens: Tokens, runs: list[Run]) -> list[Run]:
    """``A. Doe and C. | Roe, Phys. Rev. 47``: initials behind "and", or behind names that are written
    initials first, lack their family name: it is what stands before the next comma."""
    for index in range(len(runs) - 1):
        run, following = runs[index], runs[index + 1]
        if run.label not in NAMES or following.label in NAMES:
            continue
        if tokens.gaps[following.first] not in (". ", " ", ".") or not _lacks_family(tokens, run):
            return runs
        end = following.first
        while end < following.last and tokens.gaps[end + 1] == " " and end - following.first < 3:
            end += 1
        words = tokens.words[following.first : end + 1]
        if not tokens.gaps[end + 1].startswith((",", " (", ";", ":")) or len(words) > 3:
            return runs
        if not words[-1][0].isupper() or not all(map(str.isalpha, "".join(words))):
            return runs
        runs[index] = Run(run.label, run.first, end, run.probability)
        if end == following.last:
            del runs[index + 1]
        else:
            runs[index + 1] = Run(following.label, end + 1, following.last, following.probability)
        return runs
    return runs


def _lacks_family(tokens: Tokens, run: Run) -> bool:
    if len(tokens.words[run.last]) > 1 and "-" not in tokens.words[run.last]:
        return False
    parts, truncated, _ = parts_of(tokens, run.first, run.last)
    if not parts or truncated or parts[-1].kind != "I" or parts[-1].last != run.last:
        return False
    if len(parts) == 1 or parts[-1].before == "&":
        return True
    return all(part.kind == "IW" for part in parts[:-1])


def _is_capital(word: str) -> bool:
    return len(word) == 1 and word.isupper()


def torn_organisation(tokens: Tokens, runs: list[Run]) -> list[Run]:
    """``National | Office for Statistics. (2019)``: words without a sign between them before the
    first full stop or bracket are one organisation."""
    at = 1 if runs and runs[0].label == "list-number" else 0
    if len(runs) < at + 3 or runs[at].label not in NAMES:
        return runs
    first = runs[at]
    last = first
    end = at + 1
    while end < len(runs) and runs[end].label in MISREAD and tokens.gaps[runs[end].first] == " ":
        last = runs[end]
        end += 1
    if end == at + 1 or end == len(runs) or not tokens.gaps[last.last + 1].startswith(_BOUNDARY):
        return runs
    words = tokens.words[first.first : last.last + 1]
    blank = all(gap == " " for gap in tokens.gaps[first.first + 1 : last.last + 1])
    titled = any(run.label in ("title", "container") for run in runs[end:])
    if blank and titled and len(words) <= LONG_AUTHOR and names_body(words):
        runs[at:end] = [Run(first.label, first.first, last.last, first.probability)]
    return runs


def initials_behind_organisation(tokens: Tokens, runs: list[Run]) -> list[Run]:
    """``U.S. Census Bureau. U.S. | and world population``: no initials follow an organisation;
    they begin the title."""
    for index in range(len(runs) - 1):
        run, title = runs[index], runs[index + 1]
        if run.label not in NAMES or title.label != "title":
            continue
        at = run.last + 1
        while at > run.first and _is_capital(tokens.words[at - 1]):
            at -= 1
        if not (run.first + 1 < at <= run.last and tokens.gaps[at].startswith(". ")):
            return runs
        if standing(tokens.words[run.first : at]) is Standing.BODY:
            sure = min(run.probability, title.probability)
            runs[index] = Run(run.label, run.first, at - 1, sure)
            runs[index + 1] = Run("title", at, title.last, sure)
        return runs
    return runs


def group_in_title(tokens: Tokens, runs: list[Run]) -> list[Run]:
    """``Doe J, | on behalf of the Tide Study Group. Tides``: the group belongs to the names."""
    for index in range(len(runs) - 1):
        run, title = runs[index], runs[index + 1]
        if run.label not in NAMES or title.label != "title":
            continue
        if not behalf(tokens.words, title.first, title.last):
            return runs
        for at in range(title.first + 2, min(title.last, title.first + _LONG_GROUP) + 1):
            if tokens.gaps[at].startswith((". ", ": ")) and len(tokens.words[at - 1]) > 2:
                if any(map(is_head, tokens.words[title.first : at])):
                    runs[index] = Run(run.label, run.first, at - 1, run.probability)
                    runs[index + 1] = Run("title", at, title.last, title.probability)
                return runs
        return runs
    return runs


def names_body(words: Sequence[str]) -> bool:
    """Whether words that may be anything, a title as well, are an organisation's name."""
    if len(words) == 1:
        return is_acronym(words[0])
    if standing(words) is not Standing.BODY:
        return False
    if not words[0].isascii() and words[0][0] >= _GREEK:
        return is_head(words[0])  # "Министерство образования": small letters are usual there
    return any(map(is_head, words)) and (
        words[0].lower() == "the"
        or (len(words) < 6 and words[-1] in _PEOPLE)
        or all(word[0].isupper() for word in words if len(word) > 3)
    )
