"""X102, X103: HTML in values that are no HTML.

Authorities: HTML Living Standard (named character references); CSL-JSON's rich text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bibconv.diagnostics import Edit, Fix, Severity
from bibconv.model import Record
from bibconv.patterns import late
from bibconv.rules.base import BIB, JSON, RIS, Context, Finding, rule
from bibconv.rules.written import (
    VERBATIM,
    field_at,
    place,
    replacing,
    stretches,
    variable_at,
)
from bibconv.source import Span

_ENTITY = late(r"\\?&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z]{2,10}[0-9]{0,2});")
_TAG = late(
    r"<(/?)(i|b|em|strong|sub|sup|p|br|span|u|font|div|scp|italic|bold|(?:jats|mml):[a-z-]{1,20})"
    r"((?:\s[^<>]{0,200})?/?)>",
    re.IGNORECASE,
)
_FLAT = late(r"<(i|b|em|strong|sub|sup)>([^<>]{0,500})</\1>", re.IGNORECASE)
_COMMANDS = {
    "i": "\\textit",
    "em": "\\emph",
    "b": "\\textbf",
    "strong": "\\textbf",
    "sub": "\\textsubscript",
    "sup": "\\textsuperscript",
}
# Rich text that CSL and Zotero have in RIS, too.
_RICH = frozenset(["i", "b", "sub", "sup", "span"])


@rule("X102", "html-entity", Severity.WARNING, BIB, JSON, RIS)
def html_entity(record: Record, context: Context) -> Iterator[Finding]:
    """There is an HTML entity in a value.

    Why: it is printed as it stands.

    Example: ``title = {Johnson &amp; Johnson}``
    Use instead: ``title = {Johnson \\& Johnson}``
    Fix: safe; writes the character, with a backslash where LaTeX wants one.
    Source: HTML Living Standard, named character references.
    """
    for text, variable in stretches(record):
        if "&" not in text or ";" not in text:
            continue
        for match in _ENTITY.finditer(text):
            from html import unescape

            char = unescape(match[0].lstrip("\\"))
            field = field_at(record, match.start()) if variable is None else None
            if (variable is None and field is None) or (char.startswith("&") and len(char) > 1):
                continue
            if len(char) > 2 or not char.isprintable():
                continue
            written: str | None = char
            if context.family == BIB and field is not None:
                written = _for_latex(char, field.name.lower())
            elif char in '"\\' and context.family == JSON:
                written = None
            yield Finding(
                message=f"{match[0]} is HTML for “{char}”",
                span=place(record, variable, *match.span()),
                variable=variable or variable_at(record, match.start()),
                help=f"write {written or char}",
                fix=replacing(
                    record, variable, *match.span(), written, "write the character", safe=True
                )
                if written
                else None,
            )


def _for_latex(char: str, field: str) -> str | None:
    if char in '"{}\\~^$':
        return None  # they mean something in the value: nothing is said safely
    if field not in VERBATIM and char in "&%#_":
        return "\\" + char
    return char


@rule("X103", "html-markup", Severity.WARNING, BIB, RIS)
def html_markup(record: Record, context: Context) -> Iterator[Finding]:
    """There are HTML or JATS tags in a value.

    Why: LaTeX prints them as they stand. In RIS the tags of rich text that reference managers
    know (``<i>``, ``<b>``, ``<sub>``, ``<sup>``) are let through.

    Example: ``title = {The Genome of <i>E. coli</i>}``
    Use instead: ``title = {The Genome of \\textit{E. coli}}``
    Fix: unsafe; writes LaTeX's commands for italics, bold, sub- and superscripts.
    Source: CSL-JSON, rich text; NISO JATS.
    """
    if record.raw is None or "<" not in record.raw or record.source is None:
        return
    for field in record.fields:
        if "<" not in field.value or field.name.lower() in VERBATIM:
            continue
        match = next(
            (
                tag
                for tag in _TAG.finditer(field.value)
                if context.family == BIB or tag[2].lower() not in _RICH
            ),
            None,
        )
        if match is None:
            continue
        changed = _FLAT.sub(lambda tag: f"{_COMMANDS[tag[1].lower()]}{{{tag[2]}}}", field.value)
        whole = Span(record.source, field.start, field.end)
        fits = context.family == BIB and not _TAG.search(changed)
        yield Finding(
            message=f"{field.name} has the HTML tag {match[0][:30]}",
            span=Span(record.source, field.start + match.start(), field.start + match.end()),
            help="write LaTeX's command, or take the tag out"
            if context.family == BIB
            else "take the tag out",
            fix=Fix("write LaTeX's commands", (Edit(whole, changed),), safe=False)
            if fits
            else None,
        )
