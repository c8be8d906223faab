"""I10x: the DOI is one, stands alone, and stands in its place.

Authority: DOI Handbook.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bibconv.diagnostics import Edit, Fix, Severity
from bibconv.model import Record
from bibconv.rules.base import BIB, JSON, RIS, Context, Finding, rule
from bibconv.rules.cells import Cell, cells, fields_named
from bibconv.source import Span
from bibconv.text import identifiers as ids

_ESCAPE = re.compile(r"\\([_%&#${}~^<>])")
_USUAL = re.compile(r"10\.[0-9]{4,9}/[-._;()/:A-Za-z0-9]*[A-Za-z0-9]")


def plain(cell: Cell) -> str:
    """The text without LaTeX escapes and braces, which have no business in an identifier."""
    text = cell.text
    if "\\" in text or "{" in text:
        text = _ESCAPE.sub(r"\1", text).replace("{", "").replace("}", "")
    return text


def _dois(record: Record) -> Iterator[tuple[Cell, str]]:
    """What stands as DOI and is not plainly one."""
    # A DOI that a reader took from the URL is the URL's business (I105).
    url = record.origins.get("URL", -1)
    for cell in cells(record, "DOI"):
        if _USUAL.fullmatch(cell.text):
            continue
        if cell.text and (cell.field is None or url < 0 or cell.field is not record.fields[url]):
            yield cell, plain(cell)


@rule("I101", "doi-has-prefix", Severity.WARNING, BIB, JSON, RIS, needs="doi do DOI")
def doi_has_prefix(record: Record, _: Context) -> Iterator[Finding]:
    """A DOI is written with a resolver or label before it.

    Why: a DOI is ``10.``, digits, a slash and a suffix. Styles print the resolver themselves,
    so that ``https://doi.org/https://doi.org/10.1000/182`` appears.

    Example: ``doi = {https://doi.org/10.1000/182}``
    Use instead: ``doi = {10.1000/182}``
    Fix: safe; the prefix goes.
    Source: DOI Handbook, "DOI name".
    """
    for cell, text in _dois(record):
        prefix = ids.doi_prefix(text)
        bare = ids.doi(text)
        if prefix and bare:
            edits = cell.edit(bare) if "{" not in cell.text and "\\" not in cell.text else ()
            yield Finding(
                message=f"the DOI has {prefix.strip()!r} before it",
                span=cell.span,
                variable="DOI",
                help=f"write {bare}",
                fix=Fix("take off the prefix", edits) if edits else None,
            )


@rule("I102", "doi-malformed", Severity.ERROR, BIB, JSON, RIS, needs="doi do DOI")
def doi_malformed(record: Record, _: Context) -> Iterator[Finding]:
    """What stands as DOI is not one.

    Why: a DOI is ``10.``, digits (with further levels ``.digits``), ``/``, and a suffix without
    white space. Anything else resolves to nothing; a handle such as ``20.500.12932/...`` is not
    a DOI either.

    Example: ``doi = {10.1000}``
    Use instead: the whole DOI from the article's page: ``doi = {10.1000/182}``
    Source: DOI Handbook, "DOI name".
    """
    for cell, text in _dois(record):
        problem = ids.doi_problem(text)
        if problem and (cell.text == text or not ids.doi(record.item.text("DOI"))):
            yield Finding(
                message=problem,
                span=cell.span,
                variable="DOI",
                help="copy the DOI from the page of the publication; a link belongs in the URL",
            )


@rule("I105", "doi-in-url", Severity.WARNING, BIB, JSON, RIS, needs="url ur URL")
def doi_in_url(record: Record, context: Context) -> Iterator[Finding]:
    """The URL is a link to doi.org, and there is no DOI.

    Why: styles and other programs look for the DOI in its own place, to link, to find
    duplicates and to complete records.

    Example: ``url = {https://doi.org/10.1000/182}``
    Use instead: ``doi = {10.1000/182}``
    Fix: safe; the DOI is added and the URL stays.
    """
    if fields_named(record, ("doi", "do")):
        return
    if not record.fields and "DOI" in record.item:
        return
    for cell in cells(record, "URL"):
        text = plain(cell)
        bare = ids.doi(text)
        if not bare or "doi.org/" not in text.lower():
            continue
        edits = _add_doi(record, cell, bare, context.family)
        yield Finding(
            message=f"the URL is the link of DOI {bare}, which has no field of its own",
            span=cell.span,
            variable="URL",
            help=f"give the DOI its own field: {bare}",
            fix=Fix("add the DOI", edits) if edits else None,
        )
        return


def _add_doi(record: Record, cell: Cell, bare: str, family: str) -> tuple[Edit, ...]:
    """An edit that adds a DOI field behind the URL's, laid out like it."""
    source, field = record.source, cell.field
    if source is None or field is None or any(char in bare for char in '{}"\\%'):
        return ()
    line, column = source.position(field.name_start)
    indent = source.line(line)[: column - 1]
    indent = source.newline + indent if not indent.strip() else " "
    if family == BIB:
        text = f",{indent}doi = {{{bare}}}"
    elif family == JSON and field.value.startswith('"'):
        text = f',{indent}"DOI": "{bare}"'
    elif family == RIS:
        text = f"{source.newline}DO  - {bare}"
    else:
        return ()
    return (Edit(Span(source, field.end, field.end), text),)
