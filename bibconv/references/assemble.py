"""From labelled words to a :class:`Labelling`: the stretches of text that hold each value.

Words of a run are put together with the punctuation that belongs to them: a title keeps its
question mark and its closing bracket, a volume loses its ``vol.``, names are told apart.
"""

from __future__ import annotations

from collections.abc import Sequence

from bibconv.references.cluster import numbers
from bibconv.references.kinds import infer_type
from bibconv.references.labels import Label, Labelling
from bibconv.references.namelist import read_names
from bibconv.references.runs import Run
from bibconv.references.stretches import closed, dated
from bibconv.references.tokens import Tokens
from bibconv.references.wordclasses import CLASSES

NAMES = frozenset(("author", "editor", "translator"))
_TEXTS = frozenset(
    ("title", "container", "collection", "publisher", "place", "genre", "medium", "note")
)
_CLUSTER = frozenset(("volume", "issue", "page"))
_SURE = 0.5


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
    found = _mended(tokens, found)
    _names(tokens, found, labels, truncated, furniture)
    for run in found:
        if run.label in _TEXTS:
            span = closed(tokens, run)
            if span is not None:
                labels.append(Label(run.label, *span, probability=run.probability))
        elif run.label in ("date", "accessed"):
            dated(tokens, run, labels, furniture)
        elif run.label in ("join", "list-number"):
            furniture.append((tokens.starts[run.first], tokens.ends[run.last]))
        elif run.label in ("edition", "number"):
            start, end = tokens.starts[run.first], tokens.ends[run.last]
            labels.append(Label(run.label, start, end, probability=run.probability))
    numbers(tokens, [run for run in found if run.label in _CLUSTER], labels, furniture)
    labels.sort(key=lambda label: label.start)
    labels = _one_each(labels)
    kind = infer_type(tokens, found, labels)
    doubts = [label.name for label in labels if label.probability < _SURE]
    return Labelling(
        tuple(labels),
        kind,
        tuple(dict.fromkeys(truncated)),
        tuple(furniture),
        certainty,
        tuple(dict.fromkeys(doubts)),
    )


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
        furniture.append((tokens.starts[run.first], tokens.ends[run.last]))


def _mended(tokens: Tokens, found: Sequence[Run]) -> list[Run]:
    """Runs of one label with at most two joining words between them are one."""
    out: list[Run] = []
    for run in found:
        if (
            len(out) > 1
            and run.label in ("title", "container")
            and out[-2].label == run.label
            and out[-1].last - out[-1].first < 2
            and out[-1].label in ("note", "join", "collection")
            and out[-1].probability < _SURE
            and not CLASSES.get(tokens.words[out[-1].first].lower())
        ):
            first = out[-2]
            out[-2:] = [
                Run(run.label, first.first, run.last, min(first.probability, run.probability))
            ]
        else:
            out.append(run)
    return out


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
    if label.name in ("title", "container"):
        return label.end - label.start
    return 0.0
