"""P: page numbers make sense and are nothing but page numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bibconv.diagnostics import Fix, Severity
from bibconv.model import Record
from bibconv.rules.base import RIS, Context, Finding, rule
from bibconv.rules.cells import cells, one_line
from bibconv.text import pages

_USUAL = re.compile(r"([0-9]+)(?:-{1,2}([0-9]+))?")
# "100-", "e12--", "100--??": a range that was never finished.
_OPEN = re.compile(r"[A-Za-z]{0,3}[0-9]+[A-Za-z]?\s*(?:[‐-―−]|-{1,3})\s*[?]{0,4}")


@rule("P102", "pages-prefix", Severity.WARNING, needs="pages page")
def pages_prefix(record: Record, _: Context) -> Iterator[Finding]:
    """The pages have "pp." or the like before them.

    Why: styles print their own, so that "pp. pp. 12-34" appears.

    Example: ``pages = {pp. 12--34}``
    Use instead: ``pages = {12--34}``
    Fix: safe; the label goes.
    """
    for cell in cells(record, "page"):
        if not _USUAL.fullmatch(cell.text) and pages.has_label(cell.text):
            label = pages.label_length(cell.text)
            edits = cell.edit("", 0, label)
            yield Finding(
                message=f"the pages begin with {cell.text[:label].strip()!r}",
                span=cell.span,
                variable="page",
                help="write the numbers alone; styles add the word",
                fix=Fix("take off the label", edits) if edits else None,
            )


@rule("P103", "pages-reversed", Severity.ERROR, needs="pages page")
def pages_reversed(record: Record, context: Context) -> Iterator[Finding]:
    """A range of pages ends before it starts.

    Why: a digit is mistyped, or first and last page are swapped. An abbreviated end
    (``1234-56``) is not meant.

    Example: ``pages = {134--121}``
    Use instead: ``pages = {121--134}``
    """
    if context.family == RIS:  # first and last page have lines of their own
        found = [(record.item.text("page"), record.span_of("page"))]
    else:
        found = [(cell.text, cell.span) for cell in cells(record, "page")]
    for text, span in found:
        usual = _USUAL.fullmatch(text)
        if usual and (not usual[2] or (len(usual[1]), usual[1]) <= (len(usual[2]), usual[2])):
            continue
        if pages.is_reversed(text):
            first, last = pages.split(text)
            yield Finding(
                message=f"the pages end ({one_line(last or '')}) before they start ({one_line(first)})",
                span=span,
                variable="page",
                help="compare with the publication",
            )


@rule("P105", "pages-placeholder", Severity.WARNING, needs="pages page")
def pages_placeholder(record: Record, context: Context) -> Iterator[Finding]:
    """The pages, or the last of them, are not filled in: ``??``, "n/a", "to appear", ``100--``.

    Why: it is printed as if it were page numbers. "12ff" and "12+" say what they mean and are
    let through, so is ``100--`` in biblatex, which knows ranges without end.

    Example: ``pages = {??--??}``, ``pages = {100--}``
    Use instead: the page numbers, or no ``pages`` until they are known.
    """
    for cell in cells(record, "page"):
        if _USUAL.fullmatch(cell.text) and cell.text[0] != "0":
            continue
        if pages.is_placeholder(cell.text):
            yield Finding(
                message=f"the pages {one_line(cell.text)} stand for unknown ones",
                span=cell.span,
                variable="page",
                help="fill in the pages, or leave them out until they are known",
            )
        elif context.format != "biblatex" and _OPEN.fullmatch(cell.text):
            yield Finding(
                message=f"the range {one_line(cell.text)} has no last page",
                span=cell.span,
                variable="page",
                help="add the last page, or write the first alone",
            )
