"""What stands around lists, and is no reference: prose with citations in it, title pages, page ends.

Each looks like references somewhere: a citation has a name and a year, a title page has names, a
title and a journal with its volume. So the model has to see them.
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from typing import Any

from bibconv.references.cutting import OUTSIDE
from bibconv.training import wording
from bibconv.training.layout import BLANK, UNSEEN, LabelledLines
from bibconv.training.wrapping import Wrapping

_WIDTH = 80  # of prose around a list that is not wrapped
_PAGE_LENGTHS = (14, 22, 30, 40)


def prose_lines(
    paragraphs: Sequence[str], wrapping: Wrapping, chance: random.Random
) -> LabelledLines:
    """Some of ``paragraphs`` that follow each other, wrapped as the list is or one on a line."""
    made: LabelledLines = []
    blank = chance.random() < 0.8
    wrapped = chance.random() < 0.5
    start = chance.randrange(len(paragraphs))
    for text in paragraphs[start : start + chance.randint(1, 8)]:
        lines = wrapping.lines(text, wrapping.width or _WIDTH) if wrapped else [text]
        made += [(line, OUTSIDE) for line in lines]
        if blank:
            made.append(BLANK)
    return made


def with_citations(
    paragraphs: Sequence[str], names: Sequence[str], chance: random.Random
) -> list[str]:
    """``paragraphs`` that cite: "(Doe 2001)" or "[12]" after some of their sentences."""
    return [
        ". ".join(
            f"{sentence} {_citation(names, chance)}" if chance.random() < 0.15 else sentence
            for sentence in text.split(". ")
        )
        for text in paragraphs
    ]


def _citation(names: Sequence[str], chance: random.Random) -> str:
    if chance.random() >= 0.8:
        return f"[{chance.randint(1, 60)}]"
    form = chance.choice(wording.CITATIONS)
    return form.format(name=chance.choice(names), year=chance.randint(1950, 2023))


def title_page(record: Mapping[str, Any], chance: random.Random) -> LabelledLines:
    """The first lines of a paper with the title of ``record``."""
    lines: list[str] = []
    if chance.random() < 0.3:
        lines.append(_source(record, chance))
    lines += [str(record.get("title", "A study of slow tides")), ""]
    lines += _byline(chance)
    lines += chance.sample(wording.AFFILIATIONS, chance.randint(0, 3))
    if chance.random() < 0.6:
        lines += chance.sample(wording.NOTICES, chance.randint(1, 5))
    made: LabelledLines = []
    for line in lines:
        made.append((line, OUTSIDE if line else UNSEEN))
        if chance.random() < 0.25:
            made.append(BLANK)
    return made


def _source(record: Mapping[str, Any], chance: random.Random) -> str:
    container = record.get("container-title")
    name = container if isinstance(container, str) else "Tide Review"
    volume, year = chance.randint(1, 80), chance.randint(1980, 2023)
    return f"{name} {volume} ({year}) {chance.randint(1, 300)}–{chance.randint(300, 600)}"


def _byline(chance: random.Random) -> list[str]:
    names = [
        f"{chance.choice(wording.GIVEN_NAMES)} {chance.choice(wording.MIDDLE_INITIALS)}"
        f"{chance.choice(wording.FAMILY_NAMES)}{chance.choice(wording.NOTE_SIGNS)}"
        for _ in range(chance.randint(1, 6))
    ]
    forms = (
        [", ".join(names)],
        [" and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else names[0]],
        names,
        [" · ".join(names)],
    )
    return chance.choice(forms)


def excerpt(lines: Sequence[str], size: int, chance: random.Random) -> LabelledLines:
    """``size`` of ``lines`` that hold no references, as they follow each other."""
    start = chance.randrange(len(lines))
    return [(line, OUTSIDE if line.strip() else UNSEEN) for line in lines[start : start + size]]


def paged(lines: LabelledLines, chance: random.Random) -> LabelledLines:
    """``lines`` with page ends between: a number, a running head or both."""
    size = chance.choice(_PAGE_LENGTHS)
    number = chance.randint(2, 900)
    head, blank = chance.choice(wording.RUNNING_HEADS), chance.random() < 0.5
    kind = chance.random()
    made: LabelledLines = []
    for at, line in enumerate(lines):
        if at and at % size == 0:
            number += 1
            edge = [BLANK] * blank
            made += [*edge, *((text, OUTSIDE) for text in _page_end(number, head, kind)), *edge]
        made.append(line)
    return made


def _page_end(number: int, head: str, kind: float) -> list[str]:
    if kind < 0.4:
        return [str(number)]
    return [str(number), head] if kind < 0.8 else [f"{head} {number}"]
