"""P: how pages and volumes are written.

Authorities: btxdoc section 3.2; biblatex manual section 2.2.2 (eid, volume).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bibconv.diagnostics import Edit, Fix, Severity
from bibconv.model import Record
from bibconv.patterns import late
from bibconv.rules.base import BIB, Context, Finding, rule
from bibconv.rules.cells import by_name, cell_of, cells, fields_named, one_line, unwrapped
from bibconv.rules.written import renamed, type_name

_PAGE = r"[A-Za-z]{0,3}[0-9]{1,9}[A-Za-z]?"
_ONE_DASH = late(rf"(?<=[0-9A-Za-z])(?:\s*(?:-|---)\s*|\s+--\s*|--\s+)(?={_PAGE}(?:[\s,;]|$))")
_LIST = late(rf"{_PAGE}\s*-{{1,3}}\s*{_PAGE}(?:\s*[,;]\s*{_PAGE}(?:\s*-{{1,3}}\s*{_PAGE})?)*")
_DASH = late(r"\s{0,9}[‐‑‒–—―−]\s{0,9}")
_SHORT = late(r"([0-9]{2,9})-{1,2}([0-9]{1,8})")
_NUMBER = late(r"[0-9]{5,9}|e[0-9]{2,9}", re.IGNORECASE)
_VOLUME = late(
    r"(?:vol(?:ume)?\.?|bd\.?|band)\s*[0-9].*|0[0-9]+|[0-9]+\s*\([0-9 /-]+\)", re.IGNORECASE
)


@rule("P101", "single-hyphen-range", Severity.INFO, BIB, default=False, needs="pages")
def single_hyphen_range(record: Record, _: Context) -> Iterator[Finding]:
    """A range of pages has another dash than ``--``.

    Why: the standard styles turn a single hyphen into ``--``, others do not.

    Example: ``pages = {12-34}``
    Use instead: ``pages = {12--34}``
    Fix: safe.
    Source: btxdoc, section 3.2.
    """
    for cell in cells(record, "page"):
        if _LIST.fullmatch(cell.text):
            written = _ONE_DASH.sub("--", cell.text)
            if written != cell.text:
                edits = cell.edit(written)
                yield Finding(
                    message=f"the range {one_line(cell.text)} is not written with --",
                    span=cell.span,
                    variable="page",
                    help=f"write {one_line(written)}",
                    fix=Fix("write --", edits) if edits else None,
                )


@rule("P104", "pages-abbreviated", Severity.INFO, default=False, needs="pages page")
def pages_abbreviated(record: Record, _: Context) -> Iterator[Finding]:
    """The last page of a range is abbreviated.

    Why: styles abbreviate themselves as they want it, and cannot add digits that are not there.

    Example: ``pages = {1234--56}``
    Use instead: ``pages = {1234--1256}``
    Fix: unsafe; adds the digits.
    """
    for cell in cells(record, "page"):
        match = _SHORT.fullmatch(cell.text)
        if match is None or len(match[2]) >= len(match[1]):
            continue
        full = match[1][: -len(match[2])] + match[2]
        if int(full) <= int(match[1]):
            continue
        edits = cell.edit(full, match.start(2), match.end(2))
        yield Finding(
            message=f"the last page {match[2]} is abbreviated",
            span=cell.part(match.start(2), match.end(2)),
            variable="page",
            help=f"write {full}",
            fix=Fix("add the digits", edits, safe=False) if edits else None,
        )


@rule("P106", "article-number-in-pages", Severity.INFO, BIB, default=False, needs="pages")
def article_number_in_pages(record: Record, _: Context) -> Iterator[Finding]:
    """The pages of an article are a single long number.

    Why: it is the number of an article without pages, for which biblatex and many styles have
    ``eid``; "p. 104523" is printed otherwise.

    Example: ``pages = {104523}``
    Use instead: ``eid = {104523}``
    Fix: unsafe; standard styles of BibTeX do not print ``eid``.
    Source: biblatex manual, section 2.2.2.
    """
    if type_name(record) != "article" or "eid" in by_name(record):
        return
    for field in fields_named(record, ("pages",)):
        cell = cell_of(record, field)
        if cell is not None and _NUMBER.fullmatch(unwrapped(cell).text):
            edit = renamed(record, field, "eid")
            yield Finding(
                message=f"{one_line(cell.text)} looks like the number of an article",
                span=cell.span,
                variable="page",
                help="give it in eid",
                fix=Fix("give it in eid", (edit,), safe=False) if edit else None,
            )


@rule("P107", "unicode-dash", Severity.INFO, BIB, dialect="bibtex", needs="pages")
def unicode_dash(record: Record, _: Context) -> Iterator[Finding]:
    """The dash between pages is a Unicode dash or minus.

    Why: the old 8-bit BibTeX and its styles know hyphens only.

    Example: ``pages = {12–34}``
    Use instead: ``pages = {12--34}``
    Fix: safe.
    Source: btxdoc, section 3.2.
    """
    for cell in cells(record, "page"):
        if cell.text.isascii():
            continue
        match = _DASH.search(cell.text)
        if match:
            edits: tuple[Edit, ...] = cell.edit(_DASH.sub("--", cell.text))
            yield Finding(
                message=f"the dash in {one_line(cell.text)} is not made of hyphens",
                span=cell.part(*match.span()),
                variable="page",
                help="write --",
                fix=Fix("write --", edits) if edits else None,
            )


@rule("P108", "volume-number-format", Severity.INFO, BIB, default=False, needs="volume number")
def volume_number_format(record: Record, _: Context) -> Iterator[Finding]:
    """A volume or number is more than a number: "Vol. 3", ``03``, ``12(3)``.

    Why: styles print the word themselves; the issue has a field of its own.

    Example: ``volume = {12(3)}``
    Use instead: ``volume = {12}, number = {3}``
    Source: biblatex data model (volume is a number).
    """
    for field in fields_named(record, ("volume", "number")):
        cell = cell_of(record, field)
        if cell is not None and _VOLUME.fullmatch(cell.text):
            yield Finding(
                message=f"{field.name} {one_line(cell.text)} is more than a number",
                span=cell.span,
                variable="volume" if field.name.lower() == "volume" else None,
                help="write the number alone",
            )
