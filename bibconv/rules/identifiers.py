"""I: numbers have their form, and their check digits are right.

Authorities: ISO 2108, 3297, 7064; arXiv identifier scheme; NLM.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bibconv.diagnostics import Fix, Severity
from bibconv.model import Record
from bibconv.rules.base import BIB, JSON, RIS, Context, Finding, rule
from bibconv.rules.cells import Cell, cell_of, cells, field_text, fields_named, one_line
from bibconv.rules.dois import plain
from bibconv.rules.pieces import pieces, place
from bibconv.text import identifiers as ids

_NO_HYPHENS = re.compile(r"[0-9]{15}[0-9Xx]")
_ISSN = re.compile(r"[0-9]{4}-[0-9]{3}[0-9Xx]")  # of the series, where only one place is


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
    Fix: safe where only the hyphen is missing; that is a warning, for the number is certain.
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
                    severity=Severity.WARNING,  # the number itself is certain
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
        text = plain(cell)
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
    Fix: safe where only the hyphens are missing; that is a warning. The link form is ORCID's own
    and right.
    Source: ISO 7064 mod 11-2.
    """
    for field in fields_named(record, ("orcid",)):
        cell = cell_of(record, field)
        if cell is None or not cell.text:
            continue
        for match in re.finditer(r"[^,;\s]+", cell.text):
            piece = match[0]
            if problem := ids.orcid_problem(piece):
                yield Finding(message=problem, span=cell.span)
            elif _NO_HYPHENS.fullmatch(piece):
                written = "-".join(piece[at : at + 4] for at in range(0, 16, 4)).upper()
                edits = cell.edit(written, *match.span())
                yield Finding(
                    message=f"the ORCID iD {piece} lacks its hyphens",
                    span=cell.part(*match.span()),
                    help=f"write {written}",
                    fix=Fix("write the hyphens", edits) if edits else None,
                    severity=Severity.WARNING,  # the number itself is certain
                )
