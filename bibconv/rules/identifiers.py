"""I: identifiers have their form, and their check digits are right.

Authorities: DOI Handbook; ISO 2108, 3297, 7064; arXiv identifier scheme; NLM.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bibconv.diagnostics import Edit, Fix, Severity
from bibconv.model import Record
from bibconv.rules.base import BIB, JSON, RIS, Context, Finding, rule
from bibconv.rules.cells import Cell, cell_of, cells, field_text, fields_named, one_line
from bibconv.rules.pieces import pieces, place
from bibconv.source import Span
from bibconv.text import identifiers as ids

_ESCAPE = re.compile(r"\\([_%&#${}~^<>])")
_ISSN = re.compile(r"[0-9]{4}-[0-9]{3}[0-9Xx]")  # of the series, where only one place is


def _plain(cell: Cell) -> str:
    """The text without LaTeX escapes and braces, which have no business in an identifier."""
    text = cell.text
    if "\\" in text or "{" in text:
        text = _ESCAPE.sub(r"\1", text).replace("{", "").replace("}", "")
    return text


def _dois(record: Record) -> Iterator[tuple[Cell, str]]:
    # A DOI that a reader took from the URL is the URL's business (I105).
    url = record.origins.get("URL", -1)
    for cell in cells(record, "DOI"):
        if cell.text and (cell.field is None or url < 0 or cell.field is not record.fields[url]):
            yield cell, _plain(cell)


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
    if any(True for _ in fields_named(record, ("doi", "do"))):
        return
    if not record.fields and "DOI" in record.item:
        return
    for cell in cells(record, "URL"):
        text = _plain(cell)
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


@rule("I111", "isbn-malformed", Severity.ERROR, BIB, JSON, RIS, needs="isbn ISBN")
def isbn_malformed(record: Record, _: Context) -> Iterator[Finding]:
    """What stands as ISBN is not one.

    Why: an ISBN has 10 or 13 digits (the last of 10 may be X), with hyphens or spaces between
    them. Other numbers find no book.

    Example: ``isbn = {0-201-5298}``
    Use instead: the number on the back of the title page.
    Source: ISO 2108.
    """
    for cell in cells(record, "ISBN"):
        for piece, start, end in pieces(cell, ids.isbn_shape):
            if ids.isbn_shape(piece) is None and not _ISSN.fullmatch(piece):
                yield Finding(
                    message=ids.isbn_problem(piece) or "",
                    span=place(cell, start, end),
                    variable="ISBN",
                    help="compare with the title page; separate several with commas",
                )


@rule("I112", "isbn-bad-checksum", Severity.ERROR, BIB, JSON, RIS, needs="isbn ISBN")
def isbn_bad_checksum(record: Record, _: Context) -> Iterator[Finding]:
    """The check digit of an ISBN is wrong: a digit is mistyped or two are swapped.

    Why: the number finds another book or none.

    Example: ``isbn = {0-201-52983-2}`` (expected 1)
    Use instead: the number on the title page; it is not safe to change the last digit only.
    Source: ISO 2108.
    """
    for cell in cells(record, "ISBN"):
        for piece, start, end in pieces(cell, ids.isbn_shape):
            if ids.isbn_shape(piece) and (problem := ids.isbn_problem(piece)):
                yield Finding(
                    message=problem,
                    span=place(cell, start, end),
                    variable="ISBN",
                    help="compare with the title page",
                )


@rule("I121", "issn-malformed", Severity.ERROR, BIB, JSON, RIS, needs="issn ISSN")
def issn_malformed(record: Record, _: Context) -> Iterator[Finding]:
    """What stands as ISSN is not written NNNN-NNNN.

    Why: an ISSN has eight digits (the last may be X) with a hyphen in the middle.

    Example: ``issn = {20493630}``
    Use instead: ``issn = {2049-3630}``
    Fix: safe where only the hyphen is missing or another dash stands there.
    Source: ISO 3297.
    """
    for cell in cells(record, "ISSN"):
        for piece, start, end in pieces(cell, ids.issn_shape):
            shaped = ids.issn_shape(piece)
            if shaped is None and ids.isbn_shape(piece) is None:
                yield Finding(
                    message=ids.issn_problem(piece) or "",
                    span=place(cell, start, end),
                    variable="ISSN",
                    help="compare with the journal's page; separate several with commas",
                )
            elif shaped and re.fullmatch(r"[0-9]{7}[0-9Xx]", piece):
                edits = cell.edit(shaped, start, end)
                yield Finding(
                    message=f"the ISSN {piece} lacks its hyphen",
                    span=place(cell, start, end),
                    variable="ISSN",
                    help=f"write {shaped}",
                    fix=Fix("write the ISSN with a hyphen", edits) if edits else None,
                )


@rule("I122", "issn-bad-checksum", Severity.ERROR, BIB, JSON, RIS, needs="issn ISSN")
def issn_bad_checksum(record: Record, _: Context) -> Iterator[Finding]:
    """The check digit of an ISSN is wrong: a digit is mistyped or two are swapped.

    Why: the number finds another journal or none.

    Example: ``issn = {2049-3631}`` (expected 0)
    Use instead: the number on the journal's page.
    Source: ISO 3297.
    """
    for cell in cells(record, "ISSN"):
        for piece, start, end in pieces(cell, ids.issn_shape):
            if ids.issn_shape(piece) and (problem := ids.issn_problem(piece)):
                yield Finding(
                    message=problem,
                    span=place(cell, start, end),
                    variable="ISSN",
                    help="compare with the journal's page",
                )


@rule("I131", "arxiv-id-malformed", Severity.ERROR, BIB, needs="eprint")
def arxiv_id_malformed(record: Record, _: Context) -> Iterator[Finding]:
    """The eprint number is not an arXiv id.

    Why: an arXiv id is ``YYMM.NNNNN`` (four digits until 2014), before April 2007
    ``archive/YYMMNNN``, with an optional version ``v2``. Styles build the link from it.

    Example: ``eprint = {arXiv:2101.00001}, archiveprefix = {arXiv}``
    Use instead: ``eprint = {2101.00001}``
    Fix: safe where only the label or a link stands before it.
    Source: arXiv identifier scheme.
    """
    if _eprint_type(record) != "arxiv":
        return
    for field in fields_named(record, ("eprint",)):
        cell = cell_of(record, field)
        if cell is None or not cell.text:
            continue
        text = _plain(cell)
        if text == ids.arxiv(text) or re.fullmatch(r"[^\s]+ \[[A-Za-z.-]+\]", text):
            continue
        yield from _normalised(cell, "number", ids.arxiv(text), ids.arxiv_problem(text))


def _eprint_type(record: Record) -> str:
    return (field_text(record, "eprinttype") or field_text(record, "archiveprefix")).lower()


def _normalised(
    cell: Cell, variable: str, normal: str | None, problem: str | None
) -> Iterator[Finding]:
    """Findings for an identifier that is wrong, or right with something around it."""
    if normal is None:
        yield Finding(message=problem or "", span=cell.span, variable=variable)
    elif normal != cell.text:
        edits = cell.edit(normal)
        yield Finding(
            message=f"{one_line(cell.text)} is more than the id",
            span=cell.span,
            variable=variable,
            help=f"write {normal}",
            fix=Fix(f"write {normal}", edits) if edits else None,
        )


@rule("I141", "pmid-pmcid-malformed", Severity.ERROR, BIB, JSON, RIS, needs="pmid pmcid PMID PMCID")
def pmid_pmcid_malformed(record: Record, _: Context) -> Iterator[Finding]:
    """A PubMed id is not a number, or a PubMed Central id not PMC and digits.

    Why: programs build links from them and find duplicates by them.

    Example: ``pmid = {PMID: 123456}``, ``pmcid = {123456}``
    Use instead: ``pmid = {123456}``, ``pmcid = {PMC123456}``
    Fix: safe where only a label or link stands before it.
    Source: National Library of Medicine.
    """
    for variable, normal, problem in (
        ("PMID", ids.pmid, ids.pmid_problem),
        ("PMCID", ids.pmcid, ids.pmcid_problem),
    ):
        for cell in cells(record, variable):
            if cell.text:
                yield from _normalised(cell, variable, normal(cell.text), problem(cell.text))


@rule("I151", "orcid-invalid", Severity.ERROR, BIB, JSON, needs="orcid")
def orcid_invalid(record: Record, _: Context) -> Iterator[Finding]:
    """An ORCID iD is malformed or its check digit is wrong.

    Why: the iD names another person or nobody.

    Example: ``orcid = {0000-0002-1825-0098}`` (expected 7)
    Use instead: ``orcid = {0000-0002-1825-0097}``
    Fix: safe where it is a link or lacks hyphens.
    Source: ISO 7064 mod 11-2.
    """
    for field in fields_named(record, ("orcid",)):
        cell = cell_of(record, field)
        if cell is None or not cell.text:
            continue
        for piece in re.split(r"[,;\s]+", cell.text):
            if problem := piece and ids.orcid_problem(piece):
                yield Finding(message=problem, span=cell.span)
