"""Findings about a document: works without data, damage, programs that cannot be read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from bibconv.diagnostics import Diagnostic, Severity
from bibconv.model import Item
from bibconv.source import Span
from bibconv.wordprocessor.citations import Bibliography, Citation, Cite, UnknownCitation
from bibconv.wordprocessor.content import Manuscript
from bibconv.wordprocessor.managers import EXPORTS, OTHERWISE, PRINTED, REMEDIES, TITLES
from bibconv.wordprocessor.paragraphs import Mark, Paragraph
from bibconv.wordprocessor.uniting import Work

_LONGEST = 120
_FEW = 5  # names that are listed in a message


def damages(source: Manuscript) -> Iterator[Diagnostic]:
    """E110: damage to the file itself."""
    for damage in source.content.damages:
        yield Diagnostic(
            code="E110",
            severity=Severity.ERROR,
            message=damage,
            span=source.span(0, 0),
            help="open the document in a word processor, save it again, and convert that",
        )


def missing(source: Manuscript, citation: Citation, cite: Cite) -> Diagnostic:
    """E111: a cite that holds only a key."""
    return Diagnostic(
        code="E111",
        severity=Severity.ERROR,
        message=f"{_citation(source, citation)} holds only the key {_short(cite.key)}: "
        "the document has no data of this work",
        span=place_of(source, citation.mark),
        help=f"{REMEDIES.get(citation.manager, OTHERWISE)}; {PRINTED}",
    )


def damaged(source: Manuscript, citation: Citation) -> Diagnostic:
    """E112: a citation whose data cannot be read, or only in part."""
    read = "; the rest of it was read" if citation.cites else ""
    return Diagnostic(
        code="E112",
        severity=Severity.ERROR,
        message=f"the data of {_citation(source, citation)} are damaged: {citation.damage}{read}",
        span=place_of(source, citation.mark),
        help=f"insert the citation again and save the document; {PRINTED}",
    )


def unread(source: Manuscript, found: Sequence[UnknownCitation]) -> Iterator[Diagnostic]:
    """E113: citations of programs whose coding is not known, once for each program."""
    # One citation may be spread over several links with the same target.
    apart = {(one.manager, one.mark.code if one.mark.kind == "link" else id(one)) for one in found}
    counts = Counter(manager for manager, _ in apart)
    for manager, count in counts.items():
        first = next(one for one in found if one.manager == manager)
        title = TITLES.get(manager, manager)
        what = "citation" if manager in TITLES else "field"
        yield Diagnostic(
            code="E113",
            severity=Severity.WARNING,
            message=f"{count} {what}{'s' * (count > 1)} of {title}, which bibconv cannot read",
            span=place_of(source, first.mark),
            help=EXPORTS.get(manager, "export the works from the program that made the citations")
            + f"; {PRINTED}",
        )


def uncited(source: Manuscript, tags: Sequence[str]) -> Diagnostic:
    """E114: Word's sources that nothing cites."""
    count = len(tags)
    return Diagnostic(
        code="E114",
        severity=Severity.WARNING,
        message=f"{count} source{'s' * (count > 1)} in the document {'are' if count > 1 else 'is'} "
        f"not cited, and {'were' if count > 1 else 'was'} not converted: {_list(tags)}",
        span=source.span(0, 0),
        help="cite them, or remove them under References, Manage Sources",
    )


def only_listed(source: Manuscript, listing: Bibliography, cite: Cite) -> Diagnostic:
    """E114: a work in the list that is not cited, and of which there is only the key."""
    title = TITLES.get(listing.manager, listing.manager)
    return Diagnostic(
        code="E114",
        severity=Severity.WARNING,
        message=f"the bibliography of {title} has a work that is not cited, and only its key: "
        f"{_short(cite.key)}",
        span=place_of(source, listing.mark),
        help=f"cite it in the text, or add its record by hand; {PRINTED}",
    )


def differing(source: Manuscript, work: Work, id: str) -> Diagnostic:
    """E115: a work whose citations have different data."""
    assert work.item is not None
    names = dict.fromkeys(name for other in work.others for name in _different(work.item, other))
    return Diagnostic(
        code="E115",
        severity=Severity.WARNING,
        message=f"citations of one work have different data ({_list(list(names))}); "
        "those of the first were used",
        span=place_of(source, work.first.mark),
        item_id=id or None,
        help="refresh the citations in the document and save it",
    )


def united(source: Manuscript, work: Work, id: str) -> Iterator[Diagnostic]:
    """E116: works that were found to be the same one."""
    for other, reason in work.united:
        yield Diagnostic(
            code="E116",
            severity=Severity.WARNING,
            message=f"{_list(other.keys)} is the same work as {_list(work.keys[:1])} ({reason}); "
            "one record was made of them",
            span=place_of(source, other.first.mark),
            item_id=id or None,
            help="merge the two in the library and refresh the document",
        )


def not_read(source: Manuscript, paragraph: Paragraph) -> Diagnostic:
    """E107: a paragraph in the list that does not look like a reference."""
    text = source.text[paragraph.start : paragraph.end]
    return Diagnostic(
        code="E107",
        severity=Severity.WARNING,
        message=f"this paragraph in the list of references was not read as one: {_short(text)}",
        span=source.span(paragraph.start, paragraph.end),
        help="check whether it belongs to the reference before it",
    )


def nothing(source: Manuscript) -> Diagnostic:
    """E104: a document without citations that can be read, and without a list."""
    return Diagnostic(
        code="E104",
        severity=Severity.ERROR,
        message="the document has no citations of a reference manager, and no list of references",
        span=source.span(0, min(len(source.text), 80)),
        help="paste the list of references alone, if there is one",
    )


def place_of(source: Manuscript, mark: Mark) -> Span:
    """The place in the document's text of what is printed for a mark."""
    return source.span(*mark.span)


def _citation(source: Manuscript, citation: Citation) -> str:
    text = citation.text or citation.mark.printed(source.text)
    title = TITLES.get(citation.manager, citation.manager)
    where = f" in {citation.mark.place}" if citation.mark.place not in ("body", "") else ""
    return f"{title}'s citation {_short(text)}{where}" if text else f"a citation of {title}{where}"


def _different(one: Item, other: Item) -> Iterable[str]:
    if one.type != other.type:
        yield "type"
    for name, value in other.variables.items():
        if one.variables.get(name) != value:
            yield name


def _list(names: Sequence[str]) -> str:
    shown = ", ".join(names[:_FEW])
    return f"{shown} and {len(names) - _FEW} more" if len(names) > _FEW else shown


def _short(text: str) -> str:
    text = " ".join(text.split())
    return f'"{text}"' if len(text) <= _LONGEST else f'"{text[: _LONGEST - 3]}..."'
