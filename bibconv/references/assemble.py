"""From labelled words to a :class:`Labelling`: the stretches of text that hold each value.

Words of a run are put together with the punctuation that belongs to them: a title keeps its
question mark and its closing bracket, a volume loses its ``vol.``, names are told apart.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bibconv.references.cluster import numbers
from bibconv.references.kinds import infer_type
from bibconv.references.labels import Label, Labelling
from bibconv.references.lexicon import THESIS
from bibconv.references.namelist import read_names
from bibconv.references.repairs import repaired
from bibconv.references.runs import Run
from bibconv.references.stretches import STATUS, closed, dated
from bibconv.references.tokens import Tokens

NAMES = frozenset(("author", "editor", "translator"))
_TEXTS = frozenset(
    ("title", "container", "collection", "publisher", "place", "genre", "medium", "note")
)
_CLUSTER = frozenset(("volume", "issue", "page"))
_SURE = 0.5
_EDITION = re.compile(r"[ ,.:(]{1,3}(?P<n>\d{1,2}(?:st|nd|rd|th)) ed(?:n|ition)?\b\.?$")


def assemble(
    tokens: Tokens,
    found: Sequence[Run],
    certainty: float,
    marks: Sequence[Label] = (),
    covered: Sequence[tuple[int, int]] = (),
) -> Labelling:
    """The labelling that the runs of labelled words say, and the ``marks`` told by their form."""
    labels: list[Label] = list(marks)
    furniture: list[tuple[int, int]] = list(covered)
    truncated: list[str] = []
    found = repaired(tokens, found)
    _names(tokens, found, labels, truncated, furniture)
    for run in found:
        if run.label in _TEXTS:
            span = closed(tokens, run)
            if span is None:
                continue
            name = run.label
            if name == "note" and STATUS.fullmatch(tokens.text[span[0] : span[1]]):
                name = "status"
            if name == "title":
                span = _without_genre(tokens.text, span, labels, run.probability)
                span = _without_edition(tokens.text, span, labels, run.probability)
            labels.append(Label(name, *span, probability=run.probability))
        elif run.label in ("date", "accessed"):
            dated(tokens, run, labels, furniture)
        elif run.label in ("join", "list-number"):
            furniture.append((tokens.starts[run.first], tokens.ends[run.last]))
        elif run.label == "collection-number":
            furniture.append((tokens.starts[run.first], tokens.ends[run.last]))
            start, end = tokens.starts[run.last], tokens.ends[run.last]
            labels.append(Label(run.label, start, end, probability=run.probability))
        elif run.label in ("edition", "number"):
            start, end = tokens.starts[run.first], tokens.ends[run.last]
            labels.append(Label(run.label, start, end, probability=run.probability))
    numbers(tokens, [run for run in found if run.label in _CLUSTER], labels, furniture)
    labels.sort(key=lambda label: label.start)
    labels = _one_each(labels)
    kind = infer_type(tokens, found, labels)
    doubts = [label.name for label in labels if label.probability < _SURE]
    for name, factor in _missing(labels):
        doubts.append(name)
        certainty *= factor
    return Labelling(
        tuple(labels),
        kind,
        tuple(dict.fromkeys(truncated)),
        tuple(furniture),
        certainty,
        tuple(dict.fromkeys(doubts)),
    )


def _missing(labels: Sequence[Label]) -> list[tuple[str, float]]:
    """What hardly any work lacks, and how much its lack lowers the trust."""
    names = {label.name for label in labels}
    found = []
    if "title" not in names:
        found.append(("title", 0.6))
    if not names & NAMES:
        found.append(("author", 0.8))
    if len(names) < 2:
        found.append(("type", 0.3))
    return found


def _without_genre(
    text: str, span: tuple[int, int], labels: list[Label], probability: float
) -> tuple[int, int]:
    """``Frost [dissertation]``: what stands in brackets behind a title is the genre."""
    start, end = span
    if text[end - 1] != "]":
        return span
    opening = text.rfind("[", start, end)
    if opening <= start or not THESIS.match(text, opening):
        return span
    labels.append(Label("genre", opening + 1, end - 1, probability=probability))
    end = opening
    while end > start and text[end - 1] in " .,":
        end -= 1
    return start, end


def _without_edition(
    text: str, span: tuple[int, int], labels: list[Label], probability: float
) -> tuple[int, int]:
    """``The Kiln Book 2nd edn``: the edition is no part of the title."""
    # looked for where an "ed" stands near the end, as it does in all that matches
    match = _EDITION.search(text, *span) if " ed" in text[max(span[1] - 9, 0) : span[1]] else None
    if match is None or match.start() < span[0] + 3:
        return span
    labels.append(Label("edition", match.start("n"), match.end("n"), probability=probability))
    return span[0], match.start()


def _names(
    tokens: Tokens,
    found: Sequence[Run],
    labels: list[Label],
    truncated: list[str],
    furniture: list[tuple[int, int]],
) -> None:
    """Add the names, and which of their lists are cut short."""
    seen = False
    for run in found:
        if run.label not in NAMES:
            seen = seen or run.label == "title"
            continue
        names = read_names(tokens, run.first, run.last)
        role = run.label
        if role == "author" and names.role and seen:
            role = "editor"
        for name in names.names:
            labels.append(Label(role, name.start, name.end, name.order, run.probability))
        if names.truncated:
            truncated.append(role)
        start = tokens.starts[run.first]
        for gloss, end in names.left:
            furniture.append((start, gloss))
            start = end
        furniture.append((start, tokens.ends[run.last]))


def _one_each(labels: list[Label]) -> list[Label]:
    """Of several labels for one value the longest of a text, the surest of a number, the first of the rest;
    further texts are notes."""
    best: dict[str, Label] = {}
    for label in labels:
        if label.name in NAMES or label.name == "note":
            continue
        held = best.get(label.name)
        if held is None or _weight(label) > _weight(held):
            best[label.name] = label
    out = []
    for label in labels:
        if label.name in NAMES or label.name == "note" or best[label.name] is label:
            out.append(label)
        elif label.name in _TEXTS:
            out.append(Label("note", label.start, label.end, probability=label.probability))
    return out


def _weight(label: Label) -> float:
    if label.name == "container":
        return label.end - label.start
    return 0.0
