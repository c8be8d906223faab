"""What the model took for one thing and the whole reference shows to be another.

A year before a volume is the date if nothing else is; a second title is what contains the first;
what stands in quotation marks is the title if nothing else is. Each repair is one function from
runs to runs.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from bibconv.references import fronts, torn
from bibconv.references.runs import Run
from bibconv.references.stretches import YEAR
from bibconv.references.tokens import Tokens
from bibconv.references.wordclasses import CLASSES

_CLUSTER = frozenset(("volume", "issue", "page"))
_UNSURE = 0.5
_QUOTES = '"“”„«»‘'
_SENTENCE = re.compile(r"[)\]”’\"']?[.?!] ")
# "—CT-RSA 2001", "- ECCV'04": a dash, a name with capitals in it, a year.
_MEETING = re.compile(r"\w ?[-‐-―] ?(?=[\w-]*[A-Z][\w-]*[A-Z])[A-Z][\w-]+[ ’'](?:19|20)?[0-9]{2}$")


def repaired(tokens: Tokens, found: Sequence[Run]) -> list[Run]:
    """The runs after all repairs."""
    runs = list(found)
    for repair in _REPAIRS:
        runs = repair(tokens, runs)
    return runs


def _labels(runs: Sequence[Run]) -> list[str]:
    return [run.label for run in runs]


def joined(tokens: Tokens, runs: list[Run]) -> list[Run]:
    """Titles, or containers, with at most two unsure words between them are one."""
    out: list[Run] = []
    for run in runs:
        between = out[-1] if out else run
        if (
            len(out) > 1
            and run.label in ("title", "container")
            and out[-2].label == run.label
            and between.last - between.first < 2
            and between.label in ("note", "join", "collection")
            and between.probability < _UNSURE
            and not CLASSES.get(tokens.words[between.first].lower())
        ):
            first = out[-2]
            sure = min(first.probability, run.probability)
            out[-2:] = [Run(run.label, first.first, run.last, sure)]
        else:
            out.append(run)
    return out


def second_title(_: Tokens, runs: list[Run]) -> list[Run]:
    """A second title is what contains the first, if nothing else does."""
    labels = _labels(runs)
    if labels.count("title") < 2 or "container" in labels:
        return runs
    index = labels.index("title", labels.index("title") + 1)
    if labels[index - 1] in ("join", "editor", "date") or runs[index].last > runs[index].first:
        runs[index] = runs[index].named("container")
    return runs


def untitled(tokens: Tokens, runs: list[Run]) -> list[Run]:
    """Without a title: what is quoted is it; a container of two sentences holds it."""
    if "title" in _labels(runs):
        return runs
    for index, run in enumerate(runs):
        gap = tokens.gaps[run.first]
        if run.label in ("publisher", "container", "note") and gap[-1:] in _QUOTES and gap:
            runs[index] = run.named("title")
            return runs
    for index, run in enumerate(runs):
        if run.label != "container":
            continue
        for at in range(run.last, run.first + 2, -1):
            if tokens.gaps[at].startswith((". ", "? ", "! ")) and len(tokens.words[at - 1]) > 3:
                if all(
                    "abbr" in CLASSES.get(one.lower(), ()) for one in tokens.words[run.first : at]
                ):
                    break  # "Adv. Theor. Math. Phys."
                runs[index : index + 1] = run.split(at, "title", "container")
                return runs
    labels = _labels(runs)
    if not {"author", "editor"} & set(labels) and "container" in labels:
        # "Mir Rossii, Nr. 4, S. 3-66": the periodical is all that is cited
        index = labels.index("container")
        runs[index] = runs[index].named("title")
    return runs


def meeting_in_title(tokens: Tokens, runs: list[Run]) -> list[Run]:
    """``Fuzzy Encryption. Advances in Cryptology—EUROCRYPT 2005``: without a container, a last
    sentence that ends in a meeting's short name and year is it."""
    if "container" in (labels := _labels(runs)) or "title" not in labels:
        return runs
    index = labels.index("title")
    run = runs[index]
    for at in range(run.last, run.first + 2, -1):
        if _SENTENCE.match(tokens.gaps[at]):
            if _MEETING.search(tokens.text[tokens.starts[at] : tokens.ends[run.last]]):
                runs[index : index + 1] = run.split(at, "title", "container")
            break
    return runs


def page_among_the_rest(tokens: Tokens, runs: list[Run]) -> list[Run]:
    """A number behind the volume and a colon is the page: ``2: e190``."""
    if {"page", "issue"} & set(_labels(runs)):
        return runs
    for index in range(1, len(runs)):
        run = runs[index]
        if run.label not in ("join", "number", "note") or runs[index - 1].label != "volume":
            continue
        word = tokens.words[run.first]
        if ":" in tokens.gaps[run.first] and word[-1].isdigit() and len(word) < 12:
            if run.last == run.first:
                runs[index] = run.named("page")
            else:
                runs[index : index + 1] = run.split(run.first + 1, "page", run.label)
            break
    return runs


def numbered_series(tokens: Tokens, runs: list[Run]) -> list[Run]:
    """``(Name of the series; Vol. 2)``: a volume in one bracket with a name is the series'."""
    for index in range(1, len(runs) - 1):
        run, volume = runs[index], runs[index + 1]
        if (
            run.label in ("note", "collection", "container")
            and volume.label == "volume"
            and "(" in tokens.gaps[run.first]
            and ")" in tokens.gaps[volume.last + 1]
            and "container" in _labels(runs[:index])
        ):
            runs[index] = run.named("collection")
            runs[index + 1] = volume.named("collection-number")
            break
    return runs


def undated(tokens: Tokens, runs: list[Run]) -> list[Run]:
    """A year before a volume, or behind a container, is the date if nothing else is."""
    labels = _labels(runs)
    if "date" in labels:
        return runs
    for index, run in enumerate(runs):
        if run.label == "container" and run.last > run.first + 1:
            if YEAR.fullmatch(tokens.words[run.last]):
                runs[index : index + 1] = run.split(run.last, "container", "date")
                return runs
        elif run.label in ("volume", "issue") and YEAR.fullmatch(tokens.words[run.first]):
            if run.last > run.first:
                runs[index : index + 1] = run.split(run.first + 1, "date", run.label)
            elif len([label for label in labels if label in _CLUSTER]) > 1:
                runs[index] = run.named("date")
            else:
                continue
            return runs
    return runs


def issue_alone(tokens: Tokens, runs: list[Run]) -> list[Run]:
    """``2004;304: 1811``: without a volume, a bare number where an issue was seen is the volume;
    one in brackets or behind its word (``no. 4``) stays."""
    labels = _labels(runs)
    if "volume" in labels or labels.count("issue") != 1:
        return runs
    index = labels.index("issue")
    run = runs[index]
    if "(" not in tokens.gaps[run.first] and tokens.words[run.first][0].isdigit():
        runs[index] = run.named("volume")
    return runs


_REPAIRS: tuple[Callable[[Tokens, list[Run]], list[Run]], ...] = (
    torn.torn_initials,
    torn.torn_last_name,
    torn.torn_organisation,
    fronts.organisation_in_front,
    torn.initials_behind_organisation,
    torn.group_in_title,
    joined,
    second_title,
    fronts.marked_title,
    untitled,
    fronts.title_with_in,
    meeting_in_title,
    fronts.title_in_names,
    fronts.lonely_container,
    fronts.unmarked_boundary,
    fronts.author_in_title,
    fronts.front_names,
    page_among_the_rest,
    numbered_series,
    undated,
    issue_alone,
)
