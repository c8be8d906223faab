"""I103, I104, I106, I113, I132, I161: identifiers of odd form, and in odd places.

Authorities: DOI Handbook; Crossref, 2015-08-11; ISO 2108, 10957; arXiv; the CODEN scheme.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bibconv.diagnostics import Edit, Fix, Severity
from bibconv.model import Record
from bibconv.patterns import late
from bibconv.rules.base import BIB, JSON, RIS, Context, Finding, rule
from bibconv.rules.cells import (
    by_name,
    cell_of,
    cells,
    field_text,
    fields_named,
    one_line,
    unwrapped,
)
from bibconv.rules.dois import plain
from bibconv.rules.pieces import pieces, place
from bibconv.rules.written import renamed
from bibconv.source import Span
from bibconv.text import identifiers as ids

_CROSSREF = late(r"10\.[0-9]{4,9}/[-._;()/:A-Za-z0-9]+")
_ESCAPE = late(r"\\[_%&#${}~^<>]|[{}]")
_ELSEWHERE = frozenset("pages volume number issue edition year eid".split())
_NOTES = frozenset("note howpublished".split())
_ISMN = late(r"(?:979-?0|M)-?[0-9][0-9-]{6,12}[0-9]", re.IGNORECASE)
_CODEN = late(r"[A-Z0-9]{6}")
_CODEN_CHECK = "9ABCDEFGHIJKLMNOPQRSTUVWXYZ2345678"


@rule("I103", "doi-unusual", Severity.INFO, BIB, JSON, RIS, default=False, needs="doi do DOI")
def doi_unusual(record: Record, _: Context) -> Iterator[Finding]:
    """A DOI has characters that hardly any DOI has.

    Why: seven of a thousand valid DOIs are so; most are typing errors.

    Example: ``doi = {10.1000/182#5}``
    Use instead: compare with the page of the publication.
    Source: Crossref, "DOIs and matching regular expressions", 2015.
    """
    for cell in cells(record, "DOI"):
        text = plain(cell)
        if text == ids.doi(text) and not _CROSSREF.fullmatch(text):
            yield Finding(
                message=f"the DOI {one_line(text)} has an unusual form",
                span=cell.span,
                variable="DOI",
                help="compare with the page of the publication",
            )


@rule("I104", "doi-latex-escaped", Severity.WARNING, BIB, needs="doi")
def doi_latex_escaped(record: Record, _: Context) -> Iterator[Finding]:
    """A DOI has LaTeX in it: ``\\_``, ``\\%``, braces.

    Why: the field is no LaTeX; the backslash becomes a part of the DOI, which then leads
    nowhere.

    Example: ``doi = {10.1007/978-3-540\\_1}``
    Use instead: ``doi = {10.1007/978-3-540_1}``
    Fix: safe; takes it out.
    Source: biblatex data model (doi is a verbatim field).
    """
    for field in fields_named(record, ("doi",)):
        cell = cell_of(record, field)
        cell = unwrapped(cell) if cell else None
        match = _ESCAPE.search(cell.text) if cell else None
        if cell is None or match is None or ids.doi(plain(cell)) is None:
            continue
        edits = cell.edit(plain(cell))
        yield Finding(
            message=f"the DOI has the LaTeX {match[0]} in it",
            span=cell.part(*match.span()),
            variable="DOI",
            help=f"write {one_line(plain(cell))}",
            fix=Fix("take the LaTeX out", edits) if edits else None,
        )


@rule("I106", "doi-in-wrong-field", Severity.ERROR, BIB)
def doi_in_wrong_field(record: Record, _: Context) -> Iterator[Finding]:
    """A DOI stands as pages, volume or number, or is all that a note says.

    Why: it is printed as if it were pages, and no program finds the DOI. In a note it is a
    warning: the styles of old BibTeX have no other place for it.

    Example: ``pages = {10.1000/182}``
    Use instead: ``doi = {10.1000/182}``
    Fix: unsafe; moves it, if there is no DOI yet.
    """
    raw = record.raw
    if raw is None or "10." not in raw:
        return
    own = by_name(record)
    for field in record.fields:
        name = field.name.lower()
        if name not in _ELSEWHERE and (name not in _NOTES or "doi" in own):
            continue
        cell = cell_of(record, field)
        bare = ids.doi(unwrapped(cell).text) if cell and "10." in cell.text else None
        if cell is None or bare is None or not _CROSSREF.fullmatch(bare):
            continue
        edit = renamed(record, field, "doi")
        edits = cell.edit(bare)
        fits = edit is not None and edits and "doi" not in own
        yield Finding(
            message=f"the DOI {one_line(bare)} stands in {name}",
            span=cell.span,
            help="give it in doi",
            fix=Fix("give it in doi", (edit, *edits), safe=False) if fits and edit else None,
            severity=Severity.WARNING if name in _NOTES else None,
        )


@rule("I113", "isbn10", Severity.INFO, BIB, JSON, RIS, default=False, needs="isbn ISBN")
def isbn10(record: Record, _: Context) -> Iterator[Finding]:
    """An ISBN has the ten digits of before 2007.

    Why: libraries and shops look for the thirteen digits.

    Example: ``isbn = {0-201-52983-1}``
    Use instead: ``isbn = {978-0-201-52983-8}``
    Fix: unsafe; writes the thirteen digits.
    Source: ISO 2108.
    """
    for cell in cells(record, "ISBN"):
        for piece, start, end in pieces(cell, ids.isbn_shape):
            compact = ids.isbn(piece)
            if compact is None or len(compact) != 10:
                continue
            new = _isbn13(compact, piece)
            edits = cell.edit(new, start, end)
            yield Finding(
                message=f"the ISBN {one_line(piece)} has ten digits",
                span=place(cell, start, end),
                variable="ISBN",
                help=f"write {new}",
                fix=Fix("write thirteen digits", edits, safe=False) if edits else None,
            )


def _isbn13(compact: str, written: str) -> str:
    digits = "978" + compact[:9]
    total = sum(int(d) * (3 if place % 2 else 1) for place, d in enumerate(digits))
    check = str(-total % 10)
    return (
        f"978-{written[:-1]}{check}"
        if re.fullmatch(r"[0-9-]+-[0-9Xx]", written)
        else digits + check
    )


@rule(
    "I132",
    "arxiv-fields-incomplete",
    Severity.WARNING,
    BIB,
    needs="eprint archiveprefix eprinttype",
)
def arxiv_fields_incomplete(record: Record, context: Context) -> Iterator[Finding]:
    """The number of a preprint stands there without the archive, or the archive alone.

    Why: styles do not know whose number it is, and print no link.

    Example: ``eprint = {2101.00001}``
    Use instead: ``eprint = {2101.00001}, archiveprefix = {arXiv}`` (``eprinttype`` in biblatex)
    Fix: safe; adds the archive.
    Source: biblatex manual, section 3.14.7; arXiv, hint for BibTeX.
    """
    own, source = by_name(record), record.source
    archive = next((own[n][0] for n in ("eprinttype", "archiveprefix") if n in own), None)
    number = own["eprint"][0] if "eprint" in own else None
    if number is None and archive is not None and source is not None:
        name = field_text(record, archive.name.lower())
        if name.lower() == "arxiv":
            yield Finding(
                message="the archive is named, and no eprint number given",
                span=Span(source, archive.name_start, archive.end),
                help="add eprint",
            )
    elif number is not None and archive is None and source is not None:
        text = field_text(record, "eprint").strip("{}")
        bare = ids.arxiv(text)
        if bare is None or text.startswith("http"):
            return
        name = "eprinttype" if context.format == "biblatex" else "archiveprefix"
        end = Span(source, number.end, number.end)
        yield Finding(
            message=f"{one_line(text)} is the number of a preprint, and its archive is not named",
            span=Span(source, number.start, number.end),
            help=f"add {name} = {{arXiv}}",
            fix=Fix("name the archive", (Edit(end, f", {name} = {{arXiv}}"),)),
        )


@rule("I161", "ismn-isrn-coden-invalid", Severity.WARNING, BIB, needs="ismn coden")
def ismn_isrn_coden_invalid(record: Record, _: Context) -> Iterator[Finding]:
    """The check character of an ISMN (music) or CODEN (journals) is wrong.

    Why: a character is mistyped, and the number finds another work or none. ISRN have no check
    character.

    Example: ``ismn = {979-0-2600-0043-9}`` (expected 8)
    Use instead: the number on the publication.
    Source: ISO 10957; CODEN, Chemical Abstracts Service.
    """
    for field in fields_named(record, ("ismn", "coden")):
        cell = cell_of(record, field)
        if cell is None or not cell.text:
            continue
        expected, last = _check_of(field.name.lower(), cell.text)
        if expected is None:
            message = f"{one_line(cell.text)} is no {field.name.upper()}"
        elif expected == last:
            continue
        else:
            message = (
                f"the check character of {field.name.upper()} {one_line(cell.text)} should be "
                f"{expected}, not {last}"
            )
        yield Finding(message=message, span=cell.span, help="compare with the publication")


def _check_of(name: str, text: str) -> tuple[str | None, str]:
    """The check character that was to be expected, and the one that stands there."""
    if name == "ismn":
        compact = text.replace(" ", "-")
        digits = re.sub("[^0-9]", "", "9790" + compact[1:] if compact[:1] in "Mm" else compact)
        if not _ISMN.fullmatch(compact) or len(digits) != 13:
            return None, ""
        total = sum(int(d) * (3 if i % 2 else 1) for i, d in enumerate(digits[:12]))
        return str(-total % 10), digits[-1]
    code = text.upper()
    if not _CODEN.fullmatch(code):
        return None, ""
    values = [ord(c) - 64 if c.isalpha() else (int(c) + 26 if c != "0" else 36) for c in code[:5]]
    total = sum(v * w for v, w in zip(values, (11, 7, 5, 3, 1), strict=True))
    return _CODEN_CHECK[total % 34], code[-1]
