"""What stands in front of a reference and was taken for something else: organisations, the first
word of a title, the title itself. Each is one function from runs to runs, as in :mod:`.repairs`.
"""

from __future__ import annotations

import re

from bibconv.references.namekinds import AND, TITLE_MARK
from bibconv.references.namelist import read_names
from bibconv.references.nameparts import parts_of
from bibconv.references.runs import Run
from bibconv.references.tokens import Tokens
from bibconv.references.torn import LONG_AUTHOR, MISREAD, NAMES, names_body
from bibconv.references.wordclasses import CLASSES

_FEW = 40  # words of a name, with all that is mistaken for it
_TITLE_END = re.compile("[》』」〉]")
_BEFORE_TITLE = frozenset(("author", "editor", "date", "list-number", "join"))
# Words that a work which contains others begins with.
_CONTAINERS = frozenset(
    """
    abstracts advances annals annual encyclopaedia encyclopedia enciclopedia encyclopédie enzyklopädie festschrift
    handbook handbuch jahrbuch journal lecture lexikon manual notes papers selected symposium transactions yearbook
    """.split()
)


def title_with_in(tokens: Tokens, runs: list[Run]) -> list[Run]:
    """``Doe J. In search of tides. Reef Press``: ``In`` before the first title is a word of it;
    with a colon, or before a container, it names what the work is in."""
    for index, run in enumerate(runs[:-1]):
        following = runs[index + 1]
        if run.label not in _BEFORE_TITLE:
            return runs
        if run.label != "join" or run.first != run.last or not _is_in(tokens, run.first):
            continue
        if following.label == "title" and not _names_container(tokens, following):
            sure = min(run.probability, following.probability)
            runs[index : index + 2] = [Run("title", run.first, following.last, sure)]
        return runs
    return runs


def _is_in(tokens: Tokens, index: int) -> bool:
    """Whether the word is an ``In`` with nothing but a blank behind it."""
    word = tokens.words[index].lower()
    return tokens.gaps[index + 1] == " " and word != "apud" and "in" in CLASSES.get(word, ())


def _names_container(tokens: Tokens, run: Run) -> bool:
    first = tokens.words[run.first].lower()
    return first in _CONTAINERS or "meeting" in CLASSES.get(first, ())


def lonely_container(tokens: Tokens, runs: list[Run]) -> list[Run]:
    """``Doe, J. 2001. In Defense of Reefs. New York``: without a title, and without numbers and
    editors, what was taken for a container behind the names is the title."""
    labels = {run.label for run in runs}
    if labels & {"title", "volume", "issue", "page", "editor"} or "container" not in labels:
        return runs
    index = next(at for at, run in enumerate(runs) if run.label == "container")
    before = {run.label for run in runs[:index]}
    if "author" not in before or not before <= _BEFORE_TITLE:
        return runs
    run = runs[index]
    if _names_container(tokens, run):
        return runs
    if runs[index - 1].label == "join":
        if runs[index - 1].first != runs[index - 1].last or not _is_in(tokens, run.first - 1):
            return runs
        runs[index - 1 : index + 1] = [Run("title", run.first - 1, run.last, run.probability)]
    else:
        runs[index] = Run("title", run.first, run.last, run.probability)
    return runs


def organisation_in_front(tokens: Tokens, runs: list[Run]) -> list[Run]:
    """``The reef development team. (2020). Reefs``: an organisation before the date and the title is
    the author, whatever it was taken for."""
    at = 1 if runs and runs[0].label == "list-number" else 0
    labels = [run.label for run in runs]
    if len(runs) < at + 3 or NAMES & set(labels[: at + 2]) or labels[at] not in MISREAD:
        return runs
    if labels[at + 1] != "date" or not {"title", "container"} & set(labels[at + 2 :]):
        return runs
    run = runs[at]
    words = tokens.words[run.first : run.last + 1]
    if len(words) <= LONG_AUTHOR and names_body(words):
        runs[at] = Run("author", run.first, run.last, run.probability)
    return runs


def marked_title(tokens: Tokens, runs: list[Run]) -> list[Run]:
    """``狄葆贤，《平等阁笔记》，有正书局``: without a title, what the first pair of title marks holds
    is it."""
    if any(run.label == "title" for run in runs):
        return runs
    for index, run in enumerate(runs):
        for at in range(run.first, run.last + 1):
            if TITLE_MARK.search(tokens.gaps[at]):
                runs[index : index + 1] = _with_title(tokens, run, at)
                return runs
    return runs


def _with_title(tokens: Tokens, run: Run, at: int) -> list[Run]:
    """The run cut in what stands before word ``at``, the title from it to its closing mark, and
    the rest."""
    end = at
    while end < run.last and not _TITLE_END.search(tokens.gaps[end + 1]):
        end += 1
    pieces = [
        Run(run.label, run.first, at - 1, run.probability),
        Run("title", at, end, run.probability),
        Run(run.label if run.label not in NAMES else "note", end + 1, run.last, run.probability),
    ]
    return [piece for piece in pieces if piece.first <= piece.last]


def title_in_names(tokens: Tokens, runs: list[Run]) -> list[Run]:
    """``Quill A. Lichens.``: without a title, what stands behind the last initials is it."""
    if "title" in [run.label for run in runs]:
        return runs
    for index, run in enumerate(runs):
        if run.label != "author":
            continue
        if index + 1 == len(runs):
            continue
        start = run.last
        while start > run.first and "," not in tokens.gaps[start] and ";" not in tokens.gaps[start]:
            start -= 1
        for at in range(run.last, start + 1, -1):
            if len(tokens.words[at]) == 1:
                break
            behind_initials = len(tokens.words[at - 1]) <= 2 and tokens.words[at - 1].isupper()
            first = tokens.words[_behind_and(tokens, start, at)]  # "Doe and C. Roe" is a name
            if tokens.gaps[at].startswith(". ") and behind_initials and len(first) > 2:
                if _given_names_first(tokens, run):
                    return runs
                runs[index : index + 1] = run.split(at, "author", "title")
                return runs
        return runs
    return runs


def _given_names_first(tokens: Tokens, run: Run) -> bool:
    """Whether all names but the last one are written in natural order."""
    parts, _, _ = parts_of(tokens, run.first, run.last)
    return len(parts) > 1 and all(
        part.kind == "IW" or (part.kind == "W" and part.words > 1) for part in parts[:-1]
    )


def _behind_and(tokens: Tokens, start: int, end: int) -> int:
    """The first word behind the last "and" from ``start`` to ``end``."""
    start = max(start, end - _FEW)
    for index in range(end - 2, start - 1, -1):
        if tokens.words[index] in AND:
            return index + 1
    return start


def unmarked_boundary(tokens: Tokens, runs: list[Run]) -> list[Run]:
    """Nothing but a blank between authors and title is no boundary: ``British Association | for
    Nephrology. Updated guidance`` has it at the next full stop, ``Hunter K. Changing | care`` at
    the one before."""
    for index in range(len(runs) - 1):
        run, title = runs[index], runs[index + 1]
        if run.label != "author" or title.label != "title" or tokens.gaps[title.first] != " ":
            continue
        last = tokens.words[run.last]
        if last.isupper() and len(last) < 5:
            return runs  # "Biju SD Frogs of India": initials end the names
        before = _stop_after_initials(tokens, run)
        at = before or _first_stop(tokens, title)
        if at is None:
            return runs
        sure = min(run.probability, title.probability)
        runs[index : index + 2] = [
            Run("author", run.first, at - 1, sure),
            Run("title", at, title.last, sure),
        ]
        return runs
    return runs


def _stop_after_initials(tokens: Tokens, run: Run) -> int | None:
    for at in range(run.last, run.first, -1):
        word = tokens.words[at - 1]
        if "," in tokens.gaps[at] or ";" in tokens.gaps[at]:
            return None
        if tokens.gaps[at].startswith(". ") and word.isupper() and len(word) < 4:
            return at if at - 1 > run.first else None
    return None


def _first_stop(tokens: Tokens, title: Run) -> int | None:
    for at in range(title.first + 1, min(title.last, title.first + LONG_AUTHOR) + 1):
        if tokens.gaps[at].startswith((". ", "). ", ".) ")) and len(tokens.words[at - 1]) > 1:
            return at
    return None


def author_in_title(tokens: Tokens, runs: list[Run]) -> list[Run]:
    """``Office of Maps. Map of puddles``: an organisation before a title is its author."""
    labels = [run.label for run in runs]
    if "title" not in labels or {"author", "editor"} & set(labels):
        return runs
    index = labels.index("title")
    run = runs[index]
    if index > 1 or (index and labels[0] != "list-number"):
        return runs
    for at in range(run.first + 1, min(run.last, run.first + LONG_AUTHOR) + 1):
        if tokens.gaps[at].startswith((". ", "). ")) and len(tokens.words[at - 1]) > 1:
            if names_body(tokens.words[run.first : at]):
                runs[index : index + 1] = run.split(at, "author", "title")
            return runs
    return runs


def front_names(tokens: Tokens, runs: list[Run]) -> list[Run]:
    """Names in front without a role are authors."""
    labels = [run.label for run in runs]
    if labels[:2] == ["editor", "author"]:
        runs[0] = runs[0].named("author")
    elif "editor" in labels and "author" not in labels and labels.index("editor") < 2:
        index = labels.index("editor")
        if not read_names(tokens, runs[index].first, runs[index].last).role:
            runs[index] = runs[index].named("author")
    return runs
