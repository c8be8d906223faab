"""Documents beside bibliographies: which inputs are documents, what they include and name.

Files that a document names are looked for in its own folder and below, nowhere else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import msgspec

from bibconv.diagnostics import Diagnostic, Severity
from bibconv.documents import Document, is_document, read_document
from bibconv.errors import UnreadableInputError
from bibconv.model import Library
from bibconv.source import Source, Span

CODES = frozenset(["R201", "R202", "R203"])
_MISSING = "R204"
_MOST = 2_000  # documents that one input may include, one by one


class Gathered(msgspec.Struct):
    """The inputs of a run, sorted.

    Attributes:
        bibliographies: inputs that are no documents; those that documents name if there are none.
        documents: inputs that are, and what they include.
        beside: further bibliographies that documents name; their keys count, they are not checked.
        missing: a finding for each bibliography that is named and is not there.
    """

    bibliographies: list[Source]
    documents: list[Document]
    beside: list[Source]
    missing: list[Diagnostic]


def gather(sources: Sequence[Source], commands: Iterable[str] = ()) -> Gathered:
    """Sort the inputs; a text that names no bibliography, alone, is text with references in it.

    Args:
        sources: the inputs.
        commands: LaTeX commands that cite, as settings name them, with or without backslash.
    """
    own = frozenset(command.lstrip("\\") for command in commands)
    candidates = [source for source in sources if is_document(source.name)]
    bibliographies = [source for source in sources if not is_document(source.name)]
    documents = [read_document(source, own) for source in candidates]
    if not bibliographies:
        bibliographies = [d.source for d in documents if not d.bibliographies]
        documents = [d for d in documents if d.bibliographies]
        if not documents:
            return Gathered(bibliographies, [], [], [])
    given = {_real(source.name) for source in bibliographies}
    documents = list(_with_included(documents, own))
    named: dict[Path, Source] = {}
    missing: list[Diagnostic] = []
    for document in documents:
        for path in document.bibliographies:
            real = _real(str(Path(document.source.name).parent / path))
            if real in given or real in named:
                continue
            source = _read(document, path)
            if source is None:
                missing.append(_not_there(document, path))
            else:
                named[real] = source
    if bibliographies:
        return Gathered(bibliographies, documents, list(named.values()), missing)
    return Gathered(list(named.values()), documents, [], missing)


def findings(
    libraries: Sequence[Library], documents: Sequence[Document], codes: frozenset[str]
) -> list[Diagnostic]:
    """What of R201 to R203 is found, as far as ``codes`` want to know."""
    from bibconv import rules
    from bibconv.api import merge

    wanted = sorted(codes & CODES)
    if not documents or not wanted:
        return []
    options = rules.Options(documents=tuple(documents))
    return rules.check(merge(libraries), select=wanted, options=options)


def _with_included(documents: Iterable[Document], own: frozenset[str]) -> Iterator[Document]:
    waiting = list(documents)
    roots = {id(document): Path(document.source.name).parent for document in waiting}
    seen = {_real(document.source.name) for document in waiting}
    while waiting:
        document = waiting.pop(0)
        yield document
        folder = roots[id(document)]
        for path in document.includes:
            real = _real(str(folder / path))
            if real in seen or len(seen) > _MOST or not is_document(path):
                continue
            seen.add(real)
            source = _below(folder, path)
            if source is not None:
                included = read_document(source, own)
                roots[id(included)] = folder  # LaTeX counts from the main document
                waiting.append(included)


def _read(document: Document, path: str) -> Source | None:
    return _below(Path(document.source.name).parent, path)


def _below(folder: Path, path: str) -> Source | None:
    """The file at ``path`` if it is in ``folder`` or below it."""
    try:
        place = (folder / path).resolve()
        if not place.is_relative_to(folder.resolve()) or not place.is_file():
            return None
        return Source.from_path(folder / path)
    except (UnreadableInputError, OSError, ValueError):
        return None


def _real(name: str) -> Path:
    try:
        return Path(name).resolve()
    except (OSError, ValueError):
        return Path(name)


def _not_there(document: Document, path: str) -> Diagnostic:
    return Diagnostic(
        code=_MISSING,
        severity=Severity.WARNING,
        message=f"the bibliography {path} is not there, or not below the folder of the document",
        span=_place(document.source, path),
        help="correct its name, or name it on the command line",
    )


def _place(source: Source, path: str) -> Span:
    for words in (path, path.removesuffix(".bib")):
        start = source.text.find(words)
        if start >= 0:
            return source.span(start, start + len(words))
    return source.span(0, min(1, len(source.text)))
