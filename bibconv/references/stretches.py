"""From a run of words to a stretch of text: which punctuation belongs to it.

A title keeps ``?`` and a bracket that closes what it opens; quotation marks around the whole
go; a container keeps the full stop of an abbreviation.
"""

from __future__ import annotations

import re

from bibconv.references.labels import Label
from bibconv.references.runs import Run
from bibconv.references.tokens import Tokens
from bibconv.references.wordclasses import CLASSES

_PAIRS = {"(": ")", "[": "]", "“": "”", "«": "»", "„": "“", "‘": "’", "»": "«", '"': '"', "‚": "‘"}
_PAIRED = re.compile(f"[{re.escape(''.join((*_PAIRS, *_PAIRS.values())))}]")
YEAR = re.compile(r"(?:1[4-9]\d\d|20[0-4]\d)[a-z]?")
_UNDATED = re.compile(r"[nNsSoO]\.? ?[dDjJfFaA]")
STATUS = re.compile(
    r"in press|im druck|forthcoming|im erscheinen|en prensa|no prelo|sous presse|ahead of print|submitted|to appear|accepted",
    re.IGNORECASE,
)


def trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Without outer blanks and separating punctuation."""
    while start < end and text[start] in " \t\n,;:.–—-/":
        start += 1
    while end > start and text[end - 1] in " \t\n,;:–—-/":
        end -= 1
    return (start, end) if start < end else None


def closed(tokens: Tokens, run: Run) -> tuple[int, int] | None:
    """The stretch of a run of words, with the punctuation that belongs to it."""
    text = tokens.text
    start, end = tokens.starts[run.first], tokens.ends[run.last]
    before, after = tokens.gaps[run.first], tokens.gaps[run.last + 1]
    mark = _closing_mark(after)
    end += mark
    if mark == 0 and after.startswith(".") and run.label in ("container", "place"):
        end += _abbreviated(tokens, run, after)
    # where none of them stands within, none is missing
    pairs = _PAIRS.items() if _PAIRED.search(text, start, end) else ()
    for opening, closing in pairs:
        inside = text[start:end]
        if opening == closing:
            if inside.count(opening) % 2:
                if before.rstrip().endswith(opening):
                    start = text.rfind(opening, start - len(before), start)
                elif after.startswith(opening):
                    end = text.find(opening, end) + 1
            continue
        missing = inside.count(closing) - inside.count(opening)
        if missing > 0 and before.rstrip().endswith(opening) and closing not in "’‘“«":
            start = text.rfind(opening, start - len(before), start)
        elif (
            missing < 0
            and closing in text[end : end + 3]
            and (closing not in "’" or "’" in after[:2])
        ):
            end = text.find(closing, end) + 1
    if before.endswith(("¿", "¡")):
        start -= 1
    if before.endswith("#") or (before.endswith("@") and run.label == "title"):
        start -= 1
    return start, end


def _closing_mark(after: str) -> int:
    """How many characters of ``after`` end the sentence of a title: ``?``, ``!``, ``...``."""
    if after[:1] in ("?", "!"):
        return 1 + (after[1:2] in ("?", "!"))
    if after.startswith("..."):
        return 3
    if after[:1] in ("…", "%", "°", "+", "®", "™", "*", "€", "′"):
        return 1
    return 0


def _abbreviated(tokens: Tokens, run: Run, after: str) -> int:
    """1 if the full stop behind a run is that of an abbreviation, not of the sentence.

    In a list that abbreviates without dots (``Nat Cell Biol. 2014;``) it ends the sentence.
    """
    last = tokens.words[run.last]
    if run.label == "place":
        return int(len(last) == 1)
    if after.startswith((".,", ".;")):
        return 1
    others = range(run.first, run.last)
    dots = [tokens.gaps[index + 1].startswith(".") for index in others]
    if dots and all(dots):
        return 1
    if not _abbreviation(last):
        return 0
    undotted = any(
        _abbreviation(tokens.words[index]) and not dot
        for index, dot in zip(others, dots, strict=True)
    )
    following = tokens.words[run.last + 1] if run.last + 1 < len(tokens) else ""
    return int(not undotted and (any(dots) or not YEAR.fullmatch(following)))


def _abbreviation(word: str) -> bool:
    return len(word) == 1 or "abbr" in CLASSES.get(word.lower(), ())


def dated(tokens: Tokens, run: Run, labels: list[Label], furniture: list[tuple[int, int]]) -> None:
    """Add the date that a run of words says: without brackets and words like "accessed"."""
    first, last = run.first, run.last
    if run.label == "accessed":
        furniture.append((tokens.starts[first], tokens.ends[last]))
        while first < last and not _datelike(tokens.words[first]):
            first += 1
        while last > first and not _datelike(tokens.words[last]):
            last -= 1
        if not any(YEAR.fullmatch(word) for word in tokens.words[first : last + 1]):
            return
        labels.append(
            Label("accessed", tokens.starts[first], tokens.ends[last], probability=run.probability)
        )
        return
    text = tokens.text[tokens.starts[first] : tokens.ends[last]]
    if not any(char.isdigit() for char in text):
        if STATUS.search(text):
            labels.append(
                Label(
                    "status", tokens.starts[first], tokens.ends[last], probability=run.probability
                )
            )
        elif _UNDATED.fullmatch(text):
            end = tokens.ends[last] + tokens.gaps[last + 1].startswith(".")
            labels.append(Label("date", tokens.starts[first], end, probability=run.probability))
        else:
            furniture.append((tokens.starts[first], tokens.ends[last]))
        return
    # "1974 [1967]", "2004 (orig. 1997)": the first year and what belongs to it
    bracket = next(
        (
            index
            for index in range(first + 1, last + 1)
            if YEAR.fullmatch(tokens.words[index])
            and any(YEAR.fullmatch(word) for word in tokens.words[first:index])
            and ("[" in tokens.gaps[index] or "(" in tokens.gaps[index])
        ),
        None,
    )
    if bracket is not None:
        furniture.append((tokens.starts[bracket], tokens.ends[last]))
        last = bracket - 1
    labels.append(
        Label("date", tokens.starts[first], tokens.ends[last], probability=run.probability)
    )


def _datelike(word: str) -> bool:
    return word[0].isdigit() or "month" in CLASSES.get(word.lower(), ())
