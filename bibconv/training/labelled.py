"""Labelled references, one JSON object a line, as words with one label each.

``{"text": "Doe J. Pain. 2020.", "labels": [["author", "Doe J."], ["title", "Pain."], ...]}``.
The segments together are the text, white space aside. Label sets differ; those of GROBID's and
AnyStyle's training data are mapped here, and CSL's variables are taken as they are. What a set
does not tell apart (AnyStyle's ``volume`` holds volume and issue) is told by the words.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from bibconv.references.labels import WORD_LABELS
from bibconv.references.tokens import Tokens, tokenize
from bibconv.references.wordclasses import CLASSES

JOIN = "join"
_MAP: dict[str, str] = {
    "citation-number": "list-number", "journal": "container", "container-title": "container", "source": "container",
    "collection-title": "collection", "location": "place", "publisher-place": "place", "pages": "page", "issued": "date",
    "director": "author", "producer": "author", "doi": "doi", "DOI": "doi", "url": "url", "URL": "url", "isbn": "id", "ISBN": "id",
    "ISSN": "id", "PMID": "id", "PMCID": "id", "notes": "note", "note.report": "genre", "title.a": "title", "title.j": "container",
    "title.short": "container", "title.s": "collection", "title.m": "monograph", "biblScope.pp": "page", "biblScope.page": "page",
    "biblScope.pages": "page", "biblStruct.page": "page", "biblScope.vol": "volume", "biblScope.volume": "volume", "volumes": "volume",
    "biblScope.issue": "issue", "biblScope.date": "date", "biblScope.chapter": "note", "biblScope": "volume", "pubPlace": "place",
    "pubplace": "place", "publishe": "publisher", "orgName": "organisation", "orgName.collaboration": "author", "authors": "author",
    "ptr.web": "url", "idno": "number", "idno.report": "number", "idno.DOI": "doi", "institution": "publisher", "event": "note",
}  # fmt: skip
_PREFIXES = {"idno": "id", "biblScope": "note", "note": "note", "title": "title"}
_CLUSTER = frozenset(("volume", "issue", "page"))


def words_of(text: str, segments: Sequence[Sequence[str]]) -> tuple[Tokens, list[str]] | None:
    """The words of ``text`` and their labels; ``None`` if the segments are not the text."""
    marks: list[str] = []
    letters: list[str] = []
    for number, (label, segment) in enumerate(segments):
        compact = "".join(segment.split())
        letters.append(compact)
        marks += [f"{number} {label}"] * len(compact)
    if "".join(letters) != "".join(text.split()):
        return None
    places: list[str] = []
    at = 0
    for char in text:
        places.append("" if char.isspace() else marks[at])
        at += not char.isspace()
    tokens = tokenize(text)
    if not tokens.words:
        return None
    found = [places[start].split(" ", 1) for start in tokens.starts]
    return tokens, _mapped(tokens, [n for n, _ in found], [label for _, label in found])


def _mapped(tokens: Tokens, segments: list[str], raw: list[str]) -> list[str]:
    has_article = any(_base(label) == "title" for label in raw)
    labels: list[str] = []
    for label in raw:
        mapped = _base(label)
        if mapped == "monograph":
            mapped = "container" if has_article else "title"
        elif mapped == "organisation":
            mapped = "author" if not {"author", "title"} & set(labels) else "publisher"
        labels.append(mapped)
    _split_volumes(tokens, segments, labels)
    name_the_rest(tokens, segments, labels)
    return [label if label in WORD_LABELS else "note" for label in labels]


def _base(label: str) -> str:
    found = _MAP.get(label)
    if found is None:
        found = _PREFIXES.get(label.split(".")[0], label) if "." in label else label
    return found


def _split_volumes(tokens: Tokens, segments: list[str], labels: list[str]) -> None:
    """A ``volume`` of several numbers holds the issue, and perhaps pages."""
    numbers: dict[str, int] = {}
    state = ""
    previous = ""
    for index, label in enumerate(labels):
        if label != "volume":
            continue
        if segments[index] != previous:
            numbers.clear()
            state = "volume"
            previous = segments[index]
        word, gap = tokens.words[index], tokens.gaps[index]
        classes = CLASSES.get(word.lower(), ())
        digit = any(char.isdigit() for char in word)
        if "volume" in classes and not digit:
            state = "volume"
        elif "issue" in classes or "supplement" in classes or ("(" in gap and (digit or numbers)):
            state = "issue"
        elif "page" in classes:
            state = "page"
        elif digit and numbers.get(state):
            if gap.strip() in ("-", "–", "/") and _next_number(tokens.words[index - 1], word):
                pass
            elif state == "volume":
                state = "issue"
            elif state == "issue" and ":" in gap:
                state = "page"
        if digit:
            numbers[state] = numbers.get(state, 0) + 1
        labels[index] = state


def _next_number(first: str, second: str) -> bool:
    return first.isdigit() and second.isdigit() and int(second) - int(first) in (1, 2)


def name_the_rest(tokens: Tokens, segments: list[str], labels: list[str]) -> None:
    size = len(labels)
    for index in range(size - 1, -1, -1):
        word, label = tokens.words[index], labels[index]
        classes = CLASSES.get(word.lower(), ())
        following = labels[index + 1] if index + 1 < size else ""
        before = labels[index - 1] if index else ""
        first = index == 0 or segments[index - 1] != segments[index]
        if label in ("editor", "container", "title") and first and "in" in classes:
            labels[index] = JOIN if index else label
        elif label in ("doi", "url") and not _is_address(word) and _is_label(word):
            labels[index] = JOIN
        elif label == "":
            if following in _CLUSTER and {"volume", "issue", "page", "supplement"} & set(classes):
                labels[index] = following
            elif before in ("author", "editor") and (
                {"etal", "and"} & set(classes) or word == "et"
            ):
                labels[index] = before
            elif "editor" in classes and "editor" in (before, following):
                labels[index] = "editor"
            elif "edition" in classes or "ordinal" in classes:
                labels[index] = "edition"
            elif "thesis" in classes:
                labels[index] = "genre"
            else:
                labels[index] = JOIN
    _accesses(tokens, segments, labels)


def _accesses(tokens: Tokens, segments: list[str], labels: list[str]) -> None:
    """Notes that say when or where something was looked up."""
    start = 0
    for end in range(1, len(labels) + 1):
        if end < len(labels) and segments[end] == segments[start]:
            continue
        if labels[start] in ("note", "date"):
            words = [word.lower() for word in tokens.words[start:end]]
            if any("access" in CLASSES.get(word, ()) for word in words):
                dated = any(char.isdigit() for word in words for char in word)
                for index in range(start, end):
                    labels[index] = "accessed" if dated else JOIN
        start = end


def _is_address(word: str) -> bool:
    return "/" in word or word.startswith("www.")


def _is_label(word: str) -> bool:
    return bool({"access", "identifier", "in"} & set(CLASSES.get(word.lower(), ()))) or word.lower() in (
        "at", "from", "de", "url", "http", "oi", "the", "on", "at", "em", "unter",
    )  # fmt: skip


def read_labelled(lines: Iterable[str]) -> list[tuple[Tokens, list[str]]]:
    """The labelled references among ``lines`` of JSON; what is none is left out."""
    found = []
    for line in lines:
        if not line.strip():
            continue
        data = json.loads(line)
        made = words_of(data.get("text", ""), data.get("labels", ()))
        if made is not None:
            found.append(made)
    return found
