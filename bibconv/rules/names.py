"""N: lists of names are written so that every program finds the same people in them.

Authorities: btxdoc section 4; bibtex.web; biber's behaviour.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bibconv.diagnostics import Fix, Severity
from bibconv.model import NAME_VARIABLES, Record
from bibconv.rules.base import BIB, JSON, RIS, Context, Finding, rule
from bibconv.rules.cells import cell_of, fields_named, one_line
from bibconv.rules.name_lists import Person, irregular, lists, people
from bibconv.rules.separators import wrong_marks

# The author lines of RIS.
_RIS_FIELDS: frozenset[str] = frozenset("au a1 a2 a3 a4 ed".split())

_ET_AL = re.compile(r"(?<![^\W\d_])et(?:\.?\s{1,3}|\.|~)al\b\.?", re.IGNORECASE)


@rule("N101", "et-al-in-names", Severity.ERROR, BIB, JSON, RIS)
def et_al_in_names(record: Record, context: Context) -> Iterator[Finding]:
    """ "et al." stands among the names.

    Why: it is taken for a person called "al.", sorted and printed as one.

    Example: ``author = {Doe, Jane et al.}``
    Use instead: ``author = {Doe, Jane and others}``
    Fix: safe in BibTeX, at the end of a list.
    Source: btxdoc, section 4 ("and others").
    """
    if context.family == BIB:
        for cell, variable in lists(record):
            text = cell.text.lower()
            match = _ET_AL.search(cell.text) if "al" in text and "et" in text else None
            if match is None:
                continue
            before = _without_and(cell.text[: match.start()])
            at_end = match.end() == len(cell.text) and before
            edits = cell.edit(" and others", len(before)) if at_end else ()
            yield Finding(
                message="et al. stands among the names",
                span=cell.part(match.start(), match.end()),
                variable=variable,
                help='write "and others"',
                fix=Fix('write "and others"', edits) if edits else None,
            )
        return
    if context.family == RIS:
        for field in fields_named(record, _RIS_FIELDS):
            line = cell_of(record, field)
            match = _ET_AL.search(field.value)
            if match and line:
                yield Finding(
                    message="et al. stands among the names",
                    span=line.span,
                    variable="author",
                    help="list all authors, one a line, or none after the last known",
                )
        return
    for variable in NAME_VARIABLES & record.item.variables.keys():
        for name in record.item.names(variable):
            if any(
                part and _ET_AL.search(part) for part in (name.family, name.given, name.literal)
            ):
                yield Finding(
                    message="et al. stands among the names",
                    span=record.span_of(variable),
                    variable=variable,
                    help="list all names, or end the list with the last one known",
                )


def _without_and(text: str) -> str:
    """The list before "et al." without the comma or "and" that leads to it."""
    text = text.rstrip(", \t\r\n")
    head = text[:-3]
    return head.rstrip() if text[-3:].lower() == "and" and head[-1:].isspace() else text


@rule("N102", "too-many-commas", Severity.ERROR, BIB)
def too_many_commas(record: Record, _: Context) -> Iterator[Finding]:
    """A name has more than two commas.

    Why: the forms are ``First von Last``, ``von Last, First`` and ``von Last, Jr, First``.
    biber skips an entry with more; BibTeX and others guess. Mostly ``and`` is missing.

    Example: ``author = {Doe, Jane, Roe, Richard}``
    Use instead: ``author = {Doe, Jane and Roe, Richard}``
    Source: bibtex.web, "Too many commas in name".
    """
    for cell, variable in irregular(record):
        for person in people(cell.text):
            text = cell.text[person.start : person.end]
            if len(person.commas) > 2 and not _is_extended(text) and not wrong_marks(text):
                start = person.start + len(text) - len(text.lstrip())
                yield Finding(
                    message=f"the name {one_line(text)} has {len(person.commas)} commas",
                    span=cell.part(start, start + len(text.strip())),
                    variable=variable,
                    help='separate people with "and": Doe, Jane and Roe, Richard',
                )


def _is_extended(text: str) -> bool:
    """biblatex's ``family=Doe, given=Jane, prefix=von, useprefix=true``."""
    return bool(re.match(r"\s*\"?[A-Za-z-]{1,40}\s*=", text))


@rule("N103", "dangling-and", Severity.ERROR, BIB)
def dangling_and(record: Record, _: Context) -> Iterator[Finding]:
    """A list of names begins or ends with "and", or has it twice in a row.

    Why: an empty name stands there; biber skips the entry.

    Example: ``author = {Doe, Jane and and Roe, Richard}``
    Use instead: ``author = {Doe, Jane and Roe, Richard}``
    Fix: safe; the superfluous "and" goes.
    Source: bibtex.web; biber, "Name is empty".
    """
    for cell, variable in irregular(record):
        named = people(cell.text)
        empty = [p for p in named if not cell.text[p.start : p.end].strip()]
        if len(named) < 2 or not empty:
            continue
        kept = [cell.text[p.start : p.end].strip() for p in named]
        edits = cell.edit(" and ".join(text for text in kept if text))
        where = empty[0]
        yield Finding(
            message='"and" stands without a name beside it',
            span=cell.part(*_and_beside(cell.text, where)),
            variable=variable,
            help='remove the superfluous "and"',
            fix=Fix('remove the superfluous "and"', edits) if edits and any(kept) else None,
        )


def _and_beside(text: str, person: Person) -> tuple[int, int]:
    """Place of the ``and`` next to an empty name."""
    before = text[: person.start].rstrip()
    if before.lower().endswith("and"):
        return len(before) - 3, len(before)
    start = text.lower().find("and", person.end)
    return start, start + 3


@rule("N104", "empty-name-part", Severity.ERROR, BIB, JSON)
def empty_name_part(record: Record, context: Context) -> Iterator[Finding]:
    """A name has no family name.

    Why: a name that begins with a comma has nothing to sort by; one such entry makes biber 2.18
    crash.

    Example: ``author = {, Stanza}``
    Use instead: ``author = {Stanza}``
    Source: bibtex.web; biber.
    """
    if context.family == BIB:
        for cell, variable in irregular(record):
            for person in people(cell.text):
                text = cell.text[person.start : person.end]
                if text.lstrip().startswith(","):
                    start = person.start + len(text) - len(text.lstrip())
                    only = len(person.commas) == 1 and text.strip(" ,\t\r\n")
                    edits = (
                        cell.edit(text.strip(" ,\t\r\n"), start, start + len(text.strip()))
                        if only
                        else ()
                    )
                    yield Finding(
                        message=f"the name {one_line(text)} has nothing before its comma",
                        span=cell.part(start, start + len(text.strip())),
                        variable=variable,
                        help="write the one name without a comma",
                        fix=Fix("take off the comma", edits, safe=False) if edits else None,
                    )
        return
    for variable in sorted(NAME_VARIABLES & record.item.variables.keys()):
        for name in record.item.names(variable):
            if not name.family and not name.literal:
                yield Finding(
                    message=f"a name in {variable} has neither family name nor literal: "
                    f"{one_line(name.given or name.suffix or '')!r}",
                    span=record.span_of(variable),
                    variable=variable,
                    help='a single name goes to "family", an organisation to "literal"',
                )
