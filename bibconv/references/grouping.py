"""Group labelled lines into references.

A line of link words ends a reference, and so do link words at the end of a line; a running head
between two lines of a reference does not. A line that is only an address belongs to the reference
above it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from bibconv.references.cutting import BEGINS, OUTSIDE
from bibconv.references.evidence import begins_like_reference, evidence, verbs
from bibconv.references.lines import Line
from bibconv.text.linkwords import text_end

# A line that is only a DOI or an address.
_ADDRESS = re.compile(
    r"\s*(?:(?:doi|url|available at|verfügbar unter)\s?:?\s{0,2})?(?:10\.\d{4,9}/|https?://|www\.)\S+\s*",
    re.IGNORECASE,
)
_SHORTEST, _LONGEST = 12, 1_500  # characters of a line that may be a reference
_LONGEST_LIST = 200  # lines below a heading, none of which looks like a reference
_MOSTLY = 0.6  # of them that may be references all the same
_NEAR = 4  # lines from a reference
_SIGNS = 2  # names in front and something else
_WORDS_A_VERB = 12  # a sentence has a verb or pronoun in so many words


class LineGroups(msgspec.Struct, frozen=True):
    """The lines of a text, grouped by reference.

    Attributes:
        references: the lines of each reference.
        outside: the lines that belong to no reference.
    """

    references: list[list[Line]]
    outside: list[Line]


def group_lines(lines: Sequence[Line], labels: Sequence[str]) -> LineGroups:
    """Group ``lines`` by reference.

    Args:
        lines: all lines of the text.
        labels: a label of the line model for each line of text among them, in order.
    """
    if BEGINS not in labels and any(line.kind == "heading" for line in lines):
        labels = _under_heading(lines, labels)
    else:
        labels = _beyond_doubt(lines, labels)
    references: list[list[Line]] = []
    outside: list[Line] = []
    current: list[Line] = []
    labelled = iter(labels)
    for line in lines:
        if line.kind in ("heading", "links"):
            current = []
        if line.kind != "text":
            continue
        label = next(labelled)
        if current and _ADDRESS.fullmatch(line.text) and not _has_address(current):
            current.append(line)
        elif label == OUTSIDE:
            outside.append(line)
        elif label == BEGINS or not current:
            current = [line]
            references.append(current)
        else:
            current.append(line)
        if current and text_end(line.text) < len(line.text):
            current = []
    return LineGroups(references, outside)


def _under_heading(lines: Sequence[Line], labels: Sequence[str]) -> Sequence[str]:
    """The labels; if what stands below a heading is a short list of lines that are no sentences, each
    of them begins a reference.

    A list of cases or statutes, for example, has nothing that other references have.
    """
    below = False
    labelled = iter(labels)
    made: list[str] = []
    count = taken = 0
    for line in lines:
        below = below or line.kind == "heading"
        if line.kind != "text":
            continue
        label = next(labelled)
        is_one = below and _may_be_one(line.text.strip())
        made.append(BEGINS if is_one else label)
        count += below
        taken += is_one
    return made if count <= _LONGEST_LIST and taken >= _MOSTLY * count else labels


def _beyond_doubt(lines: Sequence[Line], labels: Sequence[str]) -> list[str]:
    """The labels; a line close to a reference begins one if all of it speaks for that."""
    made = list(labels)
    texts = [line for line in lines if line.kind == "text"]
    for at, (line, label) in enumerate(zip(texts, labels, strict=True)):
        # one that was found to be a reference speaks for the next
        near = (*made[max(0, at - _NEAR) : at], *labels[at + 1 : at + _NEAR + 1])
        if label == OUTSIDE and BEGINS in near and _speaks_for_itself(line):
            made[at] = BEGINS
    return made


def _speaks_for_itself(line: Line) -> bool:
    text = line.text[line.body :].strip()
    return begins_like_reference(text) and evidence(text) >= _SIGNS and not verbs(text)


def _may_be_one(text: str) -> bool:
    return _SHORTEST <= len(text) <= _LONGEST and verbs(text) * _WORDS_A_VERB <= text.count(" ")


def _has_address(group: Sequence[Line]) -> bool:
    return any("10." in line.text or "://" in line.text for line in group[-3:])
