"""Lists laid out as the world lays them out, with the truth of every line.

A document is made of prose, perhaps a heading, a list of references in one layout (seldom two), and
perhaps prose again. Each of its lines is known to begin a reference, to go on with one, or to be
none. The same chance gives the same documents.

>>> made = laid_out(["Doe J. Slow tides. 2001."], (), random.Random(1))
>>> [line for line, label in made if label == "B"] != []
True
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence

BEGINS, GOES_ON, OUTSIDE = "B", "I", "O"

Labelled = list[tuple[str, str]]
"""Lines with their labels; blank lines have the label ``""``."""

_HEADINGS = (
    "References|Bibliography|Literature|Works cited|Literatur|Literaturverzeichnis|Quellen|Bibliographie|"
    "Références|Referencias|Bibliografía|Referências|Bibliografia|Riferimenti bibliografici|Literatuur|"
    "Список литературы|Литература|参考文献|참고문헌|المراجع|Kaynakça|Piśmiennictwo|Literatura|Irodalom|Referenser"
).split("|")
_GROUPS = (
    "Books|Articles|Primary sources|Secondary sources|Web pages|Further reading|Online|Quellen|Sekundärliteratur|"
    "A|B|C|D|K|M|S|Monographs|Papers|Fuentes|Sources|Gesetze|Internetquellen"
).split("|")
_RUNNING = (
    "Journal of Slow Tides|Doe et al.|The Tide Review 12 (2019)|Chapter 4: Methods|J. Doe and R. Roe|"
    "Zeitschrift für Gezeiten|Revista de Mareas|Page"
).split("|")
_MARKS = (
    "[{}] ", "[{}] ", "{}. ", "{}. ", "{}. ", "({}) ", "{}) ", "{} ", "{}.", "[{}]", "[{}]\t", "{}.\t",
)  # fmt: skip
_BULLETS = ("• ", "- ", "* ", "– ", "· ", "▪ ", "•\t")
_LINKS = (
    "Article CAS PubMed Google Scholar",
    "Google Scholar",
    "CrossRef Google Scholar",
    "View in Scopus Google Scholar",
    "Article  Google Scholar",
)
# East Asian text ends a line after any of its letters.
_LETTERS = re.compile(r"[\u3040-\u9fff\uff00-\uffef]|[^\u3040-\u9fff\uff00-\uffef]+")
_ADDRESS = re.compile(r"(?:https?://|(?:doi:? ?)?10\.\d{4,9}/)\S+$")
_NARROW = "iljftrI.,;:!'|()[] "
_WIDE = "mwMWQO@%—"


def laid_out(references: Sequence[str], prose: Sequence[str], chance: random.Random) -> Labelled:
    """A document that holds ``references``, with paragraphs of ``prose`` around it or none."""
    roll = chance.random
    layout = Layout(chance)
    made: Labelled = []
    if prose and roll() < 0.6:
        made += _prose(prose, chance, layout)
    if roll() < (0.65 if made else 0.5):
        heading = chance.choice(_HEADINGS)
        heading = heading.upper() if roll() < 0.2 else heading
        made += [("", "")] * (roll() < 0.7)
        made.append((f"{chance.randint(5, 9)}. {heading}" if roll() < 0.15 else heading, OUTSIDE))
        made += [("", "")] * (roll() < 0.4)
    elif made:
        made.append(("", ""))
    cut = chance.randrange(len(references)) if len(references) > 8 and roll() < 0.08 else 0
    body = list(layout.lines(references[:cut] if cut else references, 1))
    if cut:
        body += [("", "")] * (roll() < 0.5)
        body += Layout(chance).lines(references[cut:], cut + 1)
    if len(references) > 10 and roll() < 0.3:
        body = _paged(body, chance)
    made += body
    if prose and roll() < 0.25:
        made.append(("", ""))
        made += _prose(prose, chance, layout)
    return made


class Layout:
    """How one list is laid out."""

    def __init__(self, chance: random.Random) -> None:
        roll = chance.random
        self._chance = chance
        self.width = (
            0
            if roll() < 0.36
            else chance.choice((32, 40, 48, 56, 64, 70, 72, 76, 80, 80, 90, 100, 120))
        )
        self._proportional = roll() < 0.35
        self._hyphens = 0.3 if roll() < 0.25 else 0.0
        self._cut_hyphens = roll() < 0.6
        self._blank = roll() < (0.25 if self.width else 0.22)
        self._twice = roll() < 0.1
        kind = roll()
        self._mark = chance.choice(_MARKS) if kind < 0.28 else ""
        self._bullet = chance.choice(_BULLETS) if 0.28 <= kind < 0.36 else ""
        hanging = roll()
        step = chance.choice((1, 2, 3, 4, 4, 5, 8))
        self._first = step if self.width and hanging > 0.9 else 0
        self._rest = step if self.width and hanging < 0.45 else 0
        self._margin = chance.choice((2, 4, 8)) if roll() < 0.1 else 0
        self._mark_lost = 0.03 if roll() < 0.2 else 0.0
        self._mark_alone = bool(self._mark) and roll() < 0.14
        self._groups = roll() < 0.05
        self._trailing = roll() < 0.1
        self._sorted = roll() < 0.15
        self._by_letters = roll() < 0.6  # of East Asian text, which has no blanks
        self._address = roll() < 0.05
        self._links = chance.choice(("row", "tail", "glued")) if roll() < 0.07 else ""

    def lines(self, references: Sequence[str], number: int) -> Iterator[tuple[str, str]]:
        """The lines of ``references``; the first has the mark ``number``."""
        chance = self._chance
        if self._sorted:
            references = sorted(references, key=str.casefold)
        for count, text in enumerate(references):
            if count and self._blank:
                yield "", ""
                if self._twice:
                    yield "", ""
            if self._groups and chance.random() < 0.12:
                yield from (("", ""), (chance.choice(_GROUPS), OUTSIDE), ("", ""))
            mark = self._mark.format(number + count) if self._mark else self._bullet
            if mark and chance.random() < self._mark_lost:
                mark = ""
            label = BEGINS
            if mark and self._mark_alone:
                yield " " * self._margin + mark.strip(), BEGINS
                mark, label = "", GOES_ON
                if chance.random() < 0.3:
                    yield "", ""
            if self._address and (found := _ADDRESS.search(text)):
                text = f"{text[: found.start()].rstrip()}\n{text[found.start() :]}"
            if self._links in ("tail", "glued"):
                text += " " * (self._links == "tail") + "CrossRefGoogle Scholar"
            for index, line in enumerate(self._wrapped(mark + text)):
                indent = self._margin + (self._rest if index else self._first)
                end = " " if self._trailing and chance.random() < 0.5 else ""
                yield " " * indent + line + end, GOES_ON if index else label
            if self._links == "row":
                yield chance.choice(_LINKS), ""

    def _wrapped(self, text: str) -> list[str]:
        if not self.width:
            return text.split("\n")
        return [
            line for part in text.split("\n") for line in self.wrap(part, self.width - self._rest)
        ]

    def wrap(self, text: str, width: int) -> Iterator[str]:
        """``text`` in lines as wide as ``width`` letters, or as wide as they are in print."""
        line, used = "", 0.0
        for word in self._pieces(text):
            size = self._size(word.strip())
            if line and used + size > width:
                left = int(width - used) - 1
                stem = word.strip()
                if (
                    self._hyphens
                    and left > 2
                    and len(stem) - left > 2
                    and stem.isalpha()
                    and stem.islower()
                    and self._chance.random() < self._hyphens
                ):
                    yield f"{line}{stem[:left]}-"
                    word = stem[left:] + " "
                else:
                    yield line.rstrip()
                line, used, size = "", 0.0, self._size(word.strip())
            line += word
            used += size + (self._size(" ") if word.endswith(" ") else 0.0)
        if line.strip():
            yield line.rstrip()

    def _pieces(self, text: str) -> list[str]:
        """Words with the blank after them; a hyphen may end a line too."""
        words = [f"{word} " for word in text.split(" ") if word]
        if self._by_letters:
            words = [piece for word in words for piece in _LETTERS.findall(word)]
        elif self.width:
            width = self.width
            words = [word[at : at + width] for word in words for at in range(0, len(word), width)]
        if not self._cut_hyphens:
            return words
        return [piece for word in words for piece in re.findall(r"[^-]*[^\W\d_]-(?=\w)|.+", word)]

    def _size(self, text: str) -> float:
        if not self._proportional:
            return len(text)
        return sum(
            0.55
            if char in _NARROW
            else 2.0
            if char > "\u2e80"
            else 1.5
            if char in _WIDE
            else 1.25
            if char.isupper()
            else 1.0
            for char in text
        )


def _prose(prose: Sequence[str], chance: random.Random, layout: Layout) -> Labelled:
    made: Labelled = []
    blank = chance.random() < 0.8
    wrapped = chance.random() < 0.5
    width = layout.width or 80
    start = chance.randrange(len(prose))
    for text in prose[start : start + chance.randint(1, 8)]:
        lines = list(layout.wrap(text, width)) if wrapped else [text]
        made += [(line, OUTSIDE) for line in lines]
        if blank:
            made.append(("", ""))
    return made


def _paged(lines: Labelled, chance: random.Random) -> Labelled:
    """Pages end in the list: a number, a running head or both stand between two of its lines."""
    size = chance.choice((14, 22, 30, 40))
    number = chance.randint(2, 900)
    head, blank = chance.choice(_RUNNING), chance.random() < 0.5
    both = chance.random()
    made: Labelled = []
    for at, line in enumerate(lines):
        if at and at % size == 0:
            number += 1
            edge = [("", "")] if blank else []
            between = (
                [str(number)]
                if both < 0.4
                else [str(number), head]
                if both < 0.8
                else [f"{head} {number}"]
            )
            made += [*edge, *((text, OUTSIDE) for text in between), *edge]
        made.append(line)
    return made
