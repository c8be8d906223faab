"""What happens to references on their way: fields left out, dashes lost, quotes straightened,
words misspelt, lists cut short. Each list has its own habits, so that a list stays in one style.
"""

from __future__ import annotations

import random
from collections.abc import Mapping
from typing import Any

from bibconv.references.tokens import Tokens, tokenize

_QUOTES = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "„": '"', "«": '"', "»": '"'})
_DASHES = str.maketrans({"–": "-", "—": "-"})
_LIGATURES = (("fi", "ﬁ"), ("fl", "ﬂ"))
_NUMBERED = ("[{}] ", "{}. ", "{} ", "{} ", "({}) ", "{}) ")


_DATED = frozenset(("article-newspaper", "webpage"))


class Damage:
    """The habits of one list."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        roll = chance.random
        self._drop = {
            "DOI": 0.7 if roll() < 0.7 else 0.1,
            "URL": 0.8 if roll() < 0.8 else 0.2,
            "issue": 1.0 if roll() < 0.35 else 0.05,
            "publisher-place": 0.9 if roll() < 0.12 else 0.05,
            "publisher": 0.95 if roll() < 0.12 else 0.05,
            "collection-title": 0.5,
            "editor": 0.1,
            "page": 0.05,
            "note": 0.9,
            "abstract": 1.0,
            "ISSN": 0.95,
            "ISBN": 0.8,
            "language": 1.0,
            "genre": 0.1,
            "title-short": 1.0,
            "container-title-short": 0.5,
            "accessed": 0.2,
            "number-of-pages": 0.5,
        }
        self._initials = roll() < 0.35
        self._year_only = roll() < 0.8
        self._shorten = roll() < 0.3
        self._dots = roll() < 0.5
        self._straight = roll() < 0.35
        self._hyphens = roll() < 0.45
        self._number = chance.choice(_NUMBERED) if roll() < 0.15 else ""
        self._typos = 0.01 if roll() < 0.3 else 0.0
        self._no_stop = roll() < 0.2
        self._spaces = roll() < 0.05
        self._caps = roll() < 0.06
        self._count = 0

    def item(self, item: Mapping[str, Any]) -> dict[str, Any]:
        """The record as the list's authors had it."""
        roll = self._chance.random
        out = {key: value for key, value in item.items() if roll() >= self._drop.get(key, 0.0)}
        parts = out["issued"].get("date-parts") if "issued" in out else None
        if self._year_only and parts and out.get("type") not in _DATED:
            out["issued"] = {"date-parts": [parts[0][:1]]}
        if self._initials:
            for key in ("author", "editor", "translator"):
                if key in out:
                    out[key] = [_initials(name) for name in out[key]]
        if self._caps and "author" in out:
            out["author"] = [
                {**name, "family": name["family"].upper()} if "family" in name else name
                for name in out["author"]
            ]
        if self._shorten and out.get("type", "").startswith("article") and "container-title" in out:
            out["container-title"] = _abbreviated(out["container-title"], self._dots)
        return out

    def text(self, text: str) -> str:
        """The printed reference as it reaches us."""
        if self._straight:
            text = text.translate(_QUOTES)
        if self._hyphens:
            text = text.translate(_DASHES)
        if self._no_stop:
            text = text.rstrip(".")
        if self._spaces:
            text = text.replace(":", " :").replace(";", " ;")
        return text

    def labelled(self, made: tuple[Tokens, list[str]]) -> tuple[Tokens, list[str]]:
        """Number in front, letters changed: what keeps the words and their labels."""
        tokens, labels = made
        text = tokens.text
        self._count += 1
        if self._typos:
            text = "".join(map(self._typo, text))
            if [len(word) for word in tokenize(text).words] != [len(word) for word in tokens.words]:
                text = tokens.text
        if self._number:
            again = tokenize(self._number.format(self._count) + text)
            if len(again) == len(labels) + 1:
                return again, ["list-number", *labels]
        again = tokenize(text)
        return (again, labels) if len(again) == len(labels) else made

    def _typo(self, char: str) -> str:
        if char.isalpha() and char.islower() and self._chance.random() < self._typos:
            return self._chance.choice("abcdefghijklmnopqrstuvwxyz")
        return char


def _initials(name: Mapping[str, str]) -> dict[str, str]:
    given = name.get("given")
    if not given:
        return dict(name)
    words = given.replace(".", ". ").split()
    return {
        **name,
        "given": " ".join(f"{word[0]}." for word in words if word[0].isalpha()) or given,
    }


def _abbreviated(title: str, dots: bool) -> str:
    words = [
        word
        for word in title.split()
        if word.lower() not in ("of", "the", "and", "for", "in", "für", "und", "der", "de", "&")
    ]
    if len(words) < 2:
        return title
    stop = "." if dots else ""
    out = []
    for word in words:
        size = 1 if word == "Journal" else 3 + len(word) % 3
        out.append(word if len(word) <= size + 2 and size > 1 else word[:size] + stop)
    return " ".join(out)
