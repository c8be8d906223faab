"""The parts of a list of names: what stands between commas, semicolons and words for "and".

What a part consists of (words, initials, both; the words of an organisation) is what
:mod:`.namelist` makes names of.
"""

from __future__ import annotations

from collections.abc import Sequence

from bibconv.references.namekinds import (
    AND,
    JOINS,
    OTHERS,
    PARTICLES,
    Part,
    bracketed,
    family_in_capitals,
    is_initial,
    part_of,
    separator_of,
    slashed,
)
from bibconv.references.tokens import Tokens
from bibconv.text.bodies import Standing

_MOST_WORDS = 12  # on one side of a "y"
_ROLE_WITHIN = frozenset(
    "ed eds hg hrsg hgg editor editors editores editoras orgs coord coords".split()
)
_USUAL = frozenset(("", " ", ", ", ". ", "., ", "; ", "."))  # gaps between names and their words
_WITH_OTHERS = frozenset(("et", "u"))  # the first words of "et al.", "u. a."
_SEVERAL = frozenset("collaborations consortia groups teams".split())
_ARTICLES = frozenset("the der des die la le les du da do das dos".split())
_BEHALF: dict[str, tuple[tuple[str, ...], ...]] = {
    words[0]: tuple(tuple(phrase.split("_")) for phrase in words[1:])
    for words in (
        row.split()
        for row in """
        on on_behalf_of
        for for_the for
        writing writing_for
        im im_Auftrag_der im_Auftrag_des im_Auftrag_von im_Namen_der im_Namen_des
        au au_nom_de au_nom_du au_nom_des
        en en_nombre_de en_nombre_del en_representación_de en_representación_del
        em em_nome_de em_nome_do em_nome_da
        per per_conto_di per_conto_del per_conto_della
        namens namens
        """.strip().splitlines()
    )
}


def parts_of(tokens: Tokens, first: int, last: int) -> tuple[list[Part], bool, bool]:
    """The parts of words ``first`` to ``last``; whether the list is cut off; whether a role stands
    within."""
    cutter = _Cutter(tokens, first, last)
    cutter.cut()
    return cutter.parts, cutter.truncated, cutter.role


def behalf(words: Sequence[str], index: int, last: int) -> int:
    """How many words from ``index`` on say for whom persons speak: 4 of ``on behalf of the``."""
    for phrase in _BEHALF.get(words[index], ()):
        end = index + len(phrase)
        if end <= last and tuple(words[index:end]) == phrase:
            return len(phrase) + (end < last and words[end] in _ARTICLES)
    return 0


class _Cutter:
    """Cuts the words of a list in parts, from left to right."""

    def __init__(self, tokens: Tokens, first: int, last: int) -> None:
        self.tokens = tokens
        self.first = first
        self.last = last
        self.capitals = family_in_capitals(tokens, first, last)
        self.parts: list[Part] = []
        self.truncated = self.role = False
        self._start: int | None = None
        self._before = ""
        self._place = 0  # of the part among those with commas between
        self._spoken_for = False

    def cut(self) -> None:
        index = self.first
        while index <= self.last:
            index = self._word(index)
        self._close(self.last)

    def _word(self, index: int) -> int:
        """Take the word in; the index of the next one."""
        words, gap = self.tokens.words, self.tokens.gaps[index]
        word, low = words[index], words[index].lower()
        separator = ""
        if index > self.first and not slashed(self.tokens, index):
            separator = separator_of(gap)
        if separator:
            self._close(index - 1)
        if self._start is None:
            self._before = _stronger(self._before, separator)
        if gap not in _USUAL and ("…" in gap or "..." in gap or ". . ." in gap):
            self.truncated = self.truncated or index > self.first
        if word in OTHERS and self.parts:
            self.truncated = True
            self._start = None
        elif low in _WITH_OTHERS and _and_others(self.tokens, index, self.last):
            self._close(index - 1, "&")
            self.truncated = True
            return index + 2
        elif word.islower() and (skipped := self._behalf(index)):
            self._close(index - 1)
            self._before, self._spoken_for = "&", True
            return index + skipped
        elif low in AND and index < self.last and not self._within(index):
            self._close(index - 1)
            self._before = _stronger(self._before, "&")
        elif low in _ROLE_WITHIN and (self._start is None or bracketed(self.tokens, index)):
            self.role = True
            if self._start is not None:
                self._close(index - 1, "&")
        elif self._start is None:
            self._open(index)
        return index + 1

    def _open(self, index: int) -> None:
        self._start = index
        self._place = self._place + 1 if self._before == "," and self.parts else 0

    def _close(self, last: int, before: str = "") -> None:
        """End the open part, if one is, with word ``last``."""
        if self._start is None:
            return
        part = part_of(self.tokens, self._start, last, self._before, self.capitals)
        if self._spoken_for:
            part.standing = Standing.BODY
        held = self.parts[-1] if self.parts else None
        if held is not None and self._belongs_to(held, part):
            held.last, held.standing = part.last, Standing.BODY
        else:
            self.parts.append(part)
        self._start, self._before, self._spoken_for = None, before, False

    def _belongs_to(self, held: Part, part: Part) -> bool:
        """Whether a part belongs to the organisation before: ``Ministério da Saúde (BR)``,
        ``ATLAS and CMS Collaborations``."""
        words = self.tokens.words
        if part.before == "&":
            short = held.first == held.last and words[held.first].isupper()
            return short and words[part.last].lower() in _SEVERAL
        return (
            held.standing is Standing.BODY
            and bracketed(self.tokens, part.first)
            and not words[part.first][0].isdigit()
        )

    def _behalf(self, index: int) -> int:
        """How many words say that an organisation follows for which the persons before it speak:
        ``on behalf of the``, ``for the``."""
        words = self.tokens.words
        if index == self.first:
            return 0
        if self._start is None and self.parts and words[index] == "the":
            return 1
        found = behalf(words, index, self.last)
        if words[index] == "for" and found:
            if self._start is None:
                return found if self.parts else 0
            before = index - 1
            if not is_initial(self.tokens, before, self._start, before):
                return 0  # "Centre for the Study of Tides"
        return found

    def _within(self, index: int) -> bool:
        """``E`` or ``Y`` may be an initial, in capitals or with a full stop; ``y``, ``e`` and ``i``
        may stand within a family name: ``Aguera y Arcas B``."""
        word = self.tokens.words[index]
        if word in JOINS:
            return self._joins(index)
        return word.isupper() or (word != "u" and self.tokens.gaps[index + 1].startswith("."))

    def _joins(self, index: int) -> bool:
        """Whether ``y`` joins two family names of one person: ``Ortega y Gasset, J.``; it stands
        between two persons where both have given names: ``Ana Gil y Eva Sanz``."""
        if self._start is None or self.tokens.gaps[index + 1].startswith("."):
            return True
        if index - self._start > _MOST_WORDS:
            return False
        left = _Names(self.tokens, self._start, index - 1)
        end = index
        while end < self.last and end - index < _MOST_WORDS and not self._ends(end + 1):
            end += 1
        right = _Names(self.tokens, index + 1, end)
        if left.initials_behind or right.initials_before or not right.words or not left.words:
            return False
        if right.initials_behind:
            return not left.initials_before
        complete = left.words > 1 or left.initials_before
        given = end < self.last and separator_of(self.tokens.gaps[end + 1]) == ","
        if given and self._place % 2 == 0 and not left.initials_before:
            initials = is_initial(self.tokens, end + 1, end + 1, end + 1)
            return right.words == 1 or initials or left.words == 1
        if given or right.words > 1:
            return False
        return complete or (self._start == self.first and self.tokens.words[index] != "e")

    def _ends(self, index: int) -> bool:
        """Whether a name ends before the word."""
        return bool(separator_of(self.tokens.gaps[index])) or (
            self.tokens.words[index].lower() in AND and not self.tokens.words[index].isupper()
        )


class _Names:
    """What stands on one side of a ``y``."""

    def __init__(self, tokens: Tokens, first: int, last: int) -> None:
        marks = [
            is_initial(tokens, index, first, last + 1)
            for index in range(first, last + 1)
            if tokens.words[index].lower() not in PARTICLES
        ]
        self.words = marks.count(False)
        self.initials_before = bool(marks) and marks[0]
        self.initials_behind = bool(marks) and marks[-1]


def _and_others(tokens: Tokens, index: int, last: int) -> bool:
    """``et al.``, ``u. a.``"""
    if index >= last:
        return False
    following = tokens.words[index + 1].lower()
    if tokens.words[index].lower() == "u":
        return following == "a" and index + 1 == last
    return (
        tokens.words[index].lower() == "et"
        and following in OTHERS
        and not tokens.words[index + 1].isupper()
    )


def _stronger(one: str, other: str) -> str:
    return ";" if ";" in (one, other) else "&" if "&" in (one, other) else one or other
