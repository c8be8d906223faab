"""R201 to R203: what documents cite against what the bibliography holds.

They find something only where documents are given, see ``Options.documents``.
Source: bibtex.web (keys are compared without case); biber, pandoc and Typst (with case).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bibconv.diagnostics import Severity
from bibconv.documents.base import Citation
from bibconv.model import Library, Record
from bibconv.rules.base import Context, Finding, library_rule

_MOST_COMPARED = 5_000  # keys that a key that is missing is compared with
_MOST_GUESSED = 200  # keys that are guessed at, in one run
# Fields whose entries are used where theirs is.
_RELATIONS = ("crossref", "xref", "xdata", "related", "entryset")


@library_rule("R201", "undefined-citation", Severity.ERROR)
def undefined_citation(library: Library, context: Context) -> Iterator[Finding]:
    """A document cites a key that the bibliography does not have.

    Why: the citation prints as a question mark, or as nothing at all. Looked for only where
    documents are checked together with bibliographies.

    Example: ``\\cite{doe2040}`` where the entry is ``doe2004``
    Use instead: ``\\cite{doe2004}``
    Source: LaTeX, pandoc, Typst: they warn at most.
    """
    known = _keys(library)
    folded = {key.casefold() for key in known}
    for number, citation in enumerate(_certain(context)):
        if citation.key.casefold() in folded:
            continue
        near = _near(citation.key, known) if number < _MOST_GUESSED else None
        yield Finding(
            message=f"{citation.key} is cited, but is not in the bibliography",
            span=citation.span,
            help=f"did you mean {near}?" if near else "add the entry, or correct the key",
        )


@library_rule("R202", "unused-entry", Severity.INFO, default=False)
def unused_entry(library: Library, context: Context) -> Iterator[Finding]:
    """An entry of the bibliography is cited in none of the documents.

    Why: it is left over, or its citation has a wrong key. Entries that others take fields from
    (``crossref``, ``xdata``, ``related``) are used where those are; ``\\nocite{*}`` uses all.

    Example: an entry ``roe1999`` that no document names
    Use instead: cite it, or move it to another file.
    Source: checkcites.
    """
    documents = context.options.documents
    if not documents or any(document.cites_all for document in documents):
        return
    used = {citation.key.casefold() for document in documents for citation in document.citations}
    parents: dict[str, list[str]] = {
        record.item.id.casefold(): _related(record) for record in library.records
    }
    waiting = [key for key in used if key in parents]
    while waiting:
        for parent in parents[waiting.pop()]:
            if parent not in used:
                used.add(parent)
                waiting += [parent] if parent in parents else []
    for record in library.records:
        if record.item.id and record.item.id.casefold() not in used:
            yield Finding(
                message=f"{record.item.id} is cited nowhere",
                span=record.span_of("id"),
                variable="id",
                record=record,
            )


@library_rule("R203", "cited-key-case", Severity.WARNING)
def cited_key_case(library: Library, context: Context) -> Iterator[Finding]:
    """A document cites a key in another case than the bibliography has it.

    Why: BibTeX takes both for one key; biber, pandoc and Typst do not find it.

    Example: ``@Doe2004`` where the entry is ``doe2004``
    Use instead: ``@doe2004``
    Source: bibtex.web; biber.
    """
    known = _keys(library)
    by_fold = {key.casefold(): key for key in known}
    for citation in _certain(context):
        entry = by_fold.get(citation.key.casefold())
        if entry is not None and citation.key not in known:
            yield Finding(
                message=f"{citation.key} is cited, but the entry is called {entry}",
                span=citation.span,
                help=f"write {entry}",
            )


def _keys(library: Library) -> dict[str, None]:
    """The keys of all records, and biblatex's other names (``ids``) of them."""
    keys: dict[str, None] = {}
    for record in library.records:
        keys[record.item.id] = None
        for name in _listed(record, "ids"):
            keys[name] = None
    return keys


def _certain(context: Context) -> Iterator[Citation]:
    for document in context.options.documents:
        yield from (citation for citation in document.citations if citation.certain)


def _near(key: str, known: Iterable[str]) -> str | None:
    alike = [name for name in known if abs(len(name) - len(key)) <= 3][:_MOST_COMPARED]
    from difflib import get_close_matches

    return next(iter(get_close_matches(key, alike, 1, 0.75)), None)


def _related(record: Record) -> list[str]:
    return [key.casefold() for name in _RELATIONS for key in _listed(record, name)]


def _listed(record: Record, field: str) -> list[str]:
    value = record.item.extra.get(f"bibtex:{field}")
    if not isinstance(value, str):
        return []
    return [part.strip() for part in value.split(",") if part.strip()]
