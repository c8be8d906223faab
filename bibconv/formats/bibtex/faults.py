"""Findings of the reader: what each code says and what to do about it.

Codes and severities are those of the rule catalogue, groups S and R. ``S103`` behind a value
says ``a comma is missing between two fields``.
"""

from __future__ import annotations

from bibconv.diagnostics import Diagnostic, Edit, Fix, Label, Severity
from bibconv.formats.bibtex.blocks import Fault
from bibconv.source import Source, Span

_ERROR, _WARNING, _INFO = Severity.ERROR, Severity.WARNING, Severity.INFO

# code -> severity, message, help, label at the place where reading resumed.
_TEXTS: dict[str, tuple[Severity, str, str, str]] = {
    "S101": (_ERROR, "“@{0}” is not followed by an opening brace", "write “@{0}{{key, ...}}”", ""),
    "S102": (_ERROR, "the entry has no citation key", "put a key and a comma after the opening brace", ""),
    "S103": (_ERROR, "a comma is missing after this {0}", "put a comma here", ""),
    "S104": (_ERROR, "“{0}” is not followed by an equals sign and a value", "write “name = {{value}}”, or take it out", ""),
    "S105": (_ERROR, "the field “{0}” has no value", "give the value in braces, or take the field out", ""),
    "S106": (_ERROR, "the value of “{0}” opened here is never closed", "close it with the same kind of delimiter", "reading resumed here"),
    "S107": (_ERROR, "this closing brace has no opening brace", "take it out, or put the opening brace where it belongs", ""),
    "S108": (_ERROR, "“{0}” stands where a field or the end of the entry should be", "take it out, or make it a field", ""),
    "S109": (_ERROR, "the block opened here is never closed", "put “{0}” at its end", "reading resumed here"),
    "S110": (_ERROR, "“{0}” cannot be the name of a field", "begin the name with a letter", ""),
    "S111": (_WARNING, "the citation key “{0}” has white space or a character in it that LaTeX or BibTeX cannot cite", "use a key of letters, digits and “:-_./+”", ""),
    "S112": (_ERROR, "the entry closes with “{0}” but was opened with the other kind", "use the same kind at both ends", ""),
    "S120": (_INFO, "this text stands between entries and is skipped", "mark it as a comment with “%”", ""),
    "S121": (_WARNING, "a comment inside an entry: biber accepts it, BibTeX does not", "move it in front of the entry", ""),
    "S122": (_WARNING, "BibTeX takes this “@” in free text for the start of an entry", "spell the address without “@”, or take it out", ""),
    "S123": (_WARNING, "this looks like an entry without its “@”, and is skipped", "write “@{0}{{...”; if it is not meant to be read, put “%” before its lines", ""),
    "S124": (_ERROR, "a mark of a conflict that git could not merge", "keep one of the two versions, and take the marks out", ""),
    "S130": (_ERROR, "no @string defines “{0}”", "put the text in braces, or define it", ""),
    "S131": (_WARNING, "the @string “{0}” is defined a second time; the last definition counts", "give one of them another name", "first defined here"),
    "F109": (_ERROR, "the field “{0}” stands here a second time; BibTeX keeps the first, biber the last", "keep the one that is right", "first given here"),
    "R101": (_ERROR, "no entry has the key “{0}”", "correct the key, or add the entry", ""),
    "R103": (_ERROR, "the entry inherits from itself by way of “{0}”", "break the circle: take one of the references out", ""),
}  # fmt: skip


def diagnostic(
    fault: Fault, source: Source, item_id: str | None, known: frozenset[str] | tuple[()] = ()
) -> Diagnostic:
    """The finding for a fault; ``known`` are the names it may have been meant to say."""
    code, detail, other = fault.code, fault.detail, fault.resumed
    severity, message, help_, label = _TEXTS[code]
    span = Span(source, fault.start, fault.end)
    labels = (Label(Span(source, other, other), label),) if label and other >= 0 else ()
    fix = None
    if code == "S104" and detail == ",":
        message, help_ = "a comma without a field before it", "take it out"
    elif code == "S103":
        fix = Fix("insert the comma", (Edit(span, ","),), safe=False)
    elif code == "S106" and not detail:
        message = "the value opened here is never closed"
    elif code == "S130" and detail == "\0":
        detail = span.text
        message, help_ = "expanding “{0}” gives more text than allowed", "shorten the definitions"
    elif code == "S130" and other >= 0:
        message = "the @string “{0}” is used before it is defined; BibTeX leaves the value empty"
        help_ = "move the definition to the top of the file"
        labels = (Label(Span(source, other, other + len(detail)), "defined here"),)
    elif code in ("S130", "R101") and known and len(known) < 20_000:
        from difflib import get_close_matches

        near = get_close_matches(detail, known, 1, 0.75)
        help_ = f"did you mean “{near[0]}”?" if near else help_
    return Diagnostic(
        code=code,
        severity=severity,
        message=message.format(detail),
        span=span,
        item_id=item_id,
        help=help_.format(detail),
        labels=labels,
        fix=fix,
    )
