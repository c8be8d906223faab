"""A printed reference's words, labelled by the record that it was printed from.

Each value of the record is looked for in the words of the text; numbers that could be several
things are told apart by making them different before printing (:mod:`.records`). A text in
which something cannot be told gives nothing: no label is better than a wrong one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from bibconv.references.tokens import Tokens, tokenize
from bibconv.references.wordclasses import CLASSES
from bibconv.training.labelled import JOIN, name_the_rest

_TEXTS = (
    ("title", "title"), ("container-title", "container"), ("container-title-short", "container"), ("collection-title", "collection"),
    ("publisher", "publisher"), ("publisher-place", "place"), ("genre", "genre"), ("event-title", "note"), ("medium", "medium"), ("note", "note"),
)  # fmt: skip
_NUMBERS = (
    ("page", "page"),
    ("volume", "volume"),
    ("issue", "issue"),
    ("number", "number"),
    ("edition", "edition"),
)
_NAME_WORDS = frozenset(
    "and und et y e en og i & al others van von de der den del della di da do dos das du le la el ter ten jr sr ii iii".split()
)
_DANGLING = frozenset("and und et y e i von by di a par por".split())
_UNDATED = frozenset((("n", "d"), ("o", "j"), ("s", "d"), ("s", "f"), ("s", "a")))
_ROLES = frozenset(
    "ed eds edited by editor editors hg hrsg herausgegeben von edn éd éds dir dirs org orgs coord a cura di red par por editado".split()
)


def align(text: str, item: Mapping[str, Any]) -> tuple[Tokens, list[str]] | None:
    """The words of ``text`` and their labels; ``None`` where that cannot be told."""
    tokens = tokenize(text)
    low = [word.lower() for word in tokens.words]
    labels = [""] * len(low)
    for variable, label in _TEXTS:
        value = item.get(variable)
        if value:
            _text(low, labels, [word.lower() for word in tokenize(str(value)).words], label)
    if "title" in item and "title" not in labels:
        return None
    _addresses(tokens, labels)
    _dates(low, labels, item)
    if low and low[0].isdigit() and not labels[0] and len(low[0]) < 4:
        labels[0] = "list-number"
    for variable, label in _NUMBERS:
        value = item.get(variable)
        if value and not _number(
            low, labels, [w.lower() for w in tokenize(str(value)).words], label
        ):
            return None
    for variable in ("author", "editor", "translator"):
        _names(tokens, low, labels, item.get(variable) or (), variable)
    if "issued" not in item:
        _undated(low, labels)
    if "author" in item and "author" not in labels:
        return None
    if not _plausible(tokens, labels):
        return None
    segments = _segments(labels)
    name_the_rest(tokens, segments, labels)
    return tokens, labels


def _segments(labels: Sequence[str]) -> list[str]:
    out: list[str] = []
    number = 0
    for index, label in enumerate(labels):
        number += index > 0 and label != labels[index - 1]
        out.append(str(number))
    return out


def _text(low: list[str], labels: list[str], wanted: list[str], label: str) -> bool:
    size = len(wanted)
    if not size:
        return False
    for start in range(len(low) - size + 1):
        if (
            low[start] == wanted[0]
            and low[start : start + size] == wanted
            and not any(labels[start : start + size])
        ):
            labels[start : start + size] = [label] * size
            return True
    return False


def _number(low: list[str], labels: list[str], wanted: list[str], label: str) -> bool:
    """``False`` if the number could stand in several places."""
    places = (
        [index for index, word in enumerate(low) if not labels[index] and word == wanted[0]]
        if wanted
        else []
    )
    if len(places) != 1:
        return not places
    index = places[0]
    labels[index] = label
    if label == "page" and len(wanted) > 1:
        end = index + 1
        if (
            end < len(low)
            and not labels[end]
            and (low[end] == wanted[-1] or wanted[-1].endswith(low[end]))
        ):
            labels[end] = label
    else:
        for word in wanted[1:]:
            index += 1
            if index < len(low) and low[index] == word and not labels[index]:
                labels[index] = label
    return True


def _addresses(tokens: Tokens, labels: list[str]) -> None:
    for index, word in enumerate(tokens.words):
        if "//" in word or word.startswith("www."):
            labels[index] = "url"
        elif word.startswith("10.") and "/" in word:
            labels[index] = "doi"


def _dates(low: list[str], labels: list[str], item: Mapping[str, Any]) -> None:
    for variable, label in (("issued", "date"), ("accessed", "accessed")):
        parts = (item.get(variable) or {}).get("date-parts")
        if not parts:
            continue
        year = str(parts[0][0])
        for index, word in enumerate(low):
            if labels[index] or word[:4] != year or len(word) > 5:
                continue
            labels[index] = label
            for step in (-1, 1):
                at = index + step
                while (
                    0 <= at < len(low)
                    and not labels[at]
                    and abs(at - index) < 4
                    and _of_date(low[at], parts)
                ):
                    labels[at] = label
                    at += step
            if label == "accessed":
                break


def _undated(low: list[str], labels: list[str]) -> None:
    """``n.d.`` stands where the year would."""
    for index in range(1, len(low)):
        pair = (low[index - 1], low[index])
        if pair in _UNDATED and not labels[index - 1] and not labels[index]:
            labels[index - 1] = labels[index] = "date"
            return


def _of_date(word: str, parts: Sequence[Sequence[int]]) -> bool:
    day = word.rstrip("stndrh.")
    if day.isdigit():
        return len(parts[0]) > 1 and any(
            int(day) == number for part in parts for number in part[1:]
        )
    return "month" in CLASSES.get(word, ())


def _names(
    tokens: Tokens,
    low: list[str],
    labels: list[str],
    names: Sequence[Mapping[str, str]],
    label: str,
) -> None:
    """Label the names: from the first family name found on, as far as words belong to names."""
    own: set[str] = set()
    firm: set[str] = set()
    for name in names:
        for key in (
            "family",
            "given",
            "literal",
            "non-dropping-particle",
            "dropping-particle",
            "suffix",
        ):
            words = [w.lower() for w in tokenize(name.get(key) or "").words]
            own.update(words)
            own.update(part for word in words for part in word.split("-"))
            if key in ("family", "literal"):
                firm.update(words)
            if key == "given":
                initials = [w[0] for w in words]
                own.update(initials)
                own.update("".join(initials[start:]) for start in range(len(initials)))
                own.update("-".join(p[0] for p in w.split("-") if p) for w in words)
                own.add("".join(p[0] for w in words for p in w.split("-") if p))
    roles = _ROLES if label != "author" else frozenset()
    index = 0
    size = len(low)
    while index < size:
        if labels[index] or low[index] not in firm:
            index += 1
            continue
        start = index
        while (
            start > 0
            and not labels[start - 1]
            and (low[start - 1] in own or low[start - 1] in roles)
        ):
            start -= 1
        end = index + 1
        while (
            end < size
            and not labels[end]
            and (
                low[end] in own
                or low[end] in _NAME_WORDS
                or low[end] in roles
                or tokens.words[end] == "et"
            )
        ):
            end += 1
        while end > start + 1 and tokens.words[end - 1] in _DANGLING and low[end - 1] not in firm:
            end -= 1
        if label == "editor" and start < 3 and not roles & set(low[start : end + 1]):
            # names in front without a role cannot be told from authors
            labels[start:end] = ["author"] * (end - start)
            index = end
            continue
        for at in range(start, end):
            labels[at] = label
        index = end


def _plausible(tokens: Tokens, labels: Sequence[str]) -> bool:
    """Few words without a label, and no number that nothing explains."""
    loose = [word for word, label in zip(tokens.words, labels, strict=True) if not label]
    numbers = [word for word in loose if any(char.isdigit() for char in word)]
    return len(loose) <= 7 and len(numbers) <= (1 if "edition" in loose or "ed" in loose else 0)


__all__ = ["JOIN", "align"]
