"""X11x: LaTeX where it is due, sound where it is, and absent where it is not.

Authorities: LaTeX's category codes; biblatex's data model (verbatim and uri fields).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from bibconv.diagnostics import Edit, Fix, Severity
from bibconv.model import Record
from bibconv.patterns import late
from bibconv.rules.base import BIB, JSON, RIS, Context, Finding, rule
from bibconv.rules.cells import cell_of, fields_named
from bibconv.rules.tables_known import FIELDS
from bibconv.rules.written import printed
from bibconv.source import Span
from bibconv.text import latex

_SPECIAL = late(r"\\.|[&%$#_{}]", re.DOTALL)
_ENTITY = late(r"&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z]{2,10}[0-9]{0,2});")
_ADDRESS = late(r"\\(?:url|path|nolinkurl|href|doi|verb|texttt\s*\{\\url)\s*(?=\{)")
_ESCAPED = late(r"\\([_%&#~])")
_COMMAND = late(
    r"""\\['"`^~=.uvHcdbkr]\s?\{?\\?[A-Za-z]|\\(?:textit|textbf|emph|texttt|textsc|url|href|ss|ae|AE|o|O|aa|AA|l|L|i)\b|\\[&%_#$]"""
)
_WRONG = ("&", "%")
_MOST = 100_000


@rule("X111", "unescaped-special", Severity.ERROR, BIB)
def unescaped_special(record: Record, _: Context) -> Iterator[Finding]:
    """``&`` or ``%`` stands in a value without a backslash before it.

    Why: LaTeX stops at ``&`` ("misplaced alignment tab") and takes ``%`` for the beginning of a
    comment. ``#`` and ``_`` outside mathematics are warnings. Addresses, mathematics and
    fields that are not printed are let through.

    Example: ``publisher = {Simon & Schuster}``
    Use instead: ``publisher = {Simon \\& Schuster}``
    Fix: safe; puts the backslash.
    Source: LaTeX category codes; biblatex data model.
    """
    raw = record.raw
    if raw is None or not ("&" in raw or "%" in raw or "#" in raw or "_" in raw):
        return
    for cell in printed(record):
        text = cell.text
        if cell.field is None or cell.field.name.lower() not in FIELDS or len(text) > _MOST:
            continue
        if not ("&" in text or "%" in text or "#" in text or "_" in text):
            continue
        for at in _bare(text):
            char = text[at]
            yield Finding(
                message=f"{char} stands without a backslash before it",
                span=cell.part(at, at + 1),
                help=f"write \\{char}",
                fix=Fix("put the backslash", cell.edit("\\" + char, at, at + 1)),
                severity=None if char in _WRONG else Severity.WARNING,
            )


def _bare(text: str) -> Iterator[int]:
    """Places of special characters that LaTeX would stumble over."""
    math, skip, depth, until = False, 0, 0, -1
    addresses = {match.end() for match in _ADDRESS.finditer(text)} if "\\" in text else set()
    for match in _SPECIAL.finditer(text):
        token, start = match[0], match.start()
        if token == "{":
            depth += 1
            if start in addresses and until < 0:
                until = depth - 1
        elif token == "}":
            depth -= 1
            if depth == until:
                until = -1
        elif until >= 0 or start < skip or len(token) == 2:
            continue
        elif token == "$":
            math = not math
        elif not math:
            entity = _ENTITY.match(text, start) if token == "&" else None
            if entity:
                skip = entity.end()
            elif token != "#" or not text[start + 1 : start + 2].isdigit() or "\\" not in text:
                yield start
        elif token == "%":
            yield start


@rule("X112", "unbalanced-math", Severity.ERROR, BIB)
def unbalanced_math(record: Record, _: Context) -> Iterator[Finding]:
    """A value has an odd number of ``$``.

    Why: LaTeX takes the rest of the page for mathematics, and stops.

    Example: ``title = {The 5$ Book}``
    Use instead: ``title = {The 5\\$ Book}``
    Source: LaTeX.
    """
    if record.raw is None or "$" not in record.raw:
        return
    for cell in printed(record):
        if "$" not in cell.text or cell.field is None or cell.field.name.lower() not in FIELDS:
            continue
        dollars = [m.start() for m in re.finditer(r"\\.|\$", cell.text, re.DOTALL) if m[0] == "$"]
        if len(dollars) % 2:
            at = dollars[-1]
            yield Finding(
                message="mathematics begins or ends with this $, and has no other end",
                span=cell.part(at, at + 1),
                help="write \\$ for the sign of the currency, or add the other $",
            )


@rule("X113", "latex-in-verbatim", Severity.WARNING, BIB, needs="url file pdf")
def latex_in_verbatim(record: Record, _: Context) -> Iterator[Finding]:
    """A URL or path has backslashes before ``_``, ``%``, ``&``.

    Why: these fields are no LaTeX: the backslash becomes a part of the address, and the link
    leads nowhere. For the DOI that is I104.

    Example: ``url = {https://example.org/a\\_b}``
    Use instead: ``url = {https://example.org/a_b}``
    Fix: safe; the backslashes go.
    Source: biblatex data model (verbatim and uri fields).
    """
    for field in fields_named(record, ("url", "file", "pdf")):
        if "\\" not in field.value:
            continue
        cell = cell_of(record, field)
        match = _ESCAPED.search(cell.text) if cell else None
        if cell is None or match is None:
            continue
        edits = cell.edit(_ESCAPED.sub(r"\1", cell.text))
        yield Finding(
            message=f"{field.name} is no LaTeX: {match[0]} means a backslash",
            span=cell.part(*match.span()),
            variable="URL" if field.name.lower() == "url" else None,
            help="take the backslash out",
            fix=Fix("take the backslashes out", edits) if edits else None,
        )


@rule("X114", "latex-in-plain-format", Severity.WARNING, JSON, RIS)
def latex_in_plain_format(record: Record, context: Context) -> Iterator[Finding]:
    """LaTeX stands in a format that has none.

    Why: programs print the commands as they stand.

    Example: ``"title": "{\\"U}ber Knoten"`` (with the backslash doubled, as JSON wants it)
    Use instead: ``"title": "Über Knoten"``
    Fix: safe where every command is known; writes the letters.
    Source: CSL-JSON's text; RIS Format Specifications.
    """
    if record.raw is not None and "\\" not in record.raw:
        return
    for variable, value in record.item.variables.items():
        if not isinstance(value, str) or variable in ("URL", "DOI"):
            continue
        if "\\" not in value or not _COMMAND.search(value):
            continue
        yield Finding(
            message=f"{variable} has LaTeX in it",
            span=record.span_of(variable),
            variable=variable,
            help="write the letters themselves",
            fix=_letters(record, variable, value, context.family),
        )


def _letters(record: Record, variable: str, value: str, family: str) -> Fix | None:
    """The letters instead of the commands, where every command is known."""
    index = record.origins.get(variable)
    if index is None or record.source is None or latex.unknown_commands(value):
        return None
    field = record.fields[index]
    meant = latex.decode(value) if family == JSON else latex.decode_plain(value)
    if not meant or _COMMAND.search(meant):
        return None
    if family == JSON:
        # A JSON string, and not one of YAML that happens to be quoted alike.
        if field.value != json.dumps(value, ensure_ascii=False):
            return None
        written = json.dumps(meant, ensure_ascii=False)
    elif field.value.strip() == value:
        written = meant
    else:
        return None
    return Fix("write the letters", (Edit(Span(record.source, field.start, field.end), written),))


@rule("X115", "unknown-latex-command", Severity.INFO, BIB, default=False)
def unknown_latex_command(record: Record, _: Context) -> Iterator[Finding]:
    """A value has a LaTeX command that cannot be turned into text.

    Why: in CSL-JSON, RIS, HTML and the like only its argument is left.

    Example: ``title = {\\mymacro{A} Title}``
    Use instead: a command of LaTeX itself, or the text.
    Source: bibconv's tables of commands.
    """
    if record.raw is None or "\\" not in record.raw:
        return
    for cell in printed(record):
        for command in dict.fromkeys(latex.unknown_commands(cell.text)):
            at = cell.text.find("\\" + command)
            yield Finding(
                message=f"\\{command} is no command that bibconv knows",
                span=cell.part(at, at + len(command) + 1) if at >= 0 else cell.span,
                help="use a command of LaTeX itself if the text is meant for others, too",
            )
