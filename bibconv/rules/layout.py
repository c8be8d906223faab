"""Q: the layout of the file."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bibconv.diagnostics import Edit, Fix, Severity
from bibconv.model import Library
from bibconv.rules.base import BIB, JSON, RIS, Context, Finding, library_rule
from bibconv.source import Source

_LINE_END = re.compile(r"\r\n|\n|\r")


@library_rule("Q106", "missing-final-newline-or-mixed-eol", Severity.INFO, BIB, RIS, JSON)
def line_ends(library: Library, _: Context) -> Iterator[Finding]:
    """A file does not end with a line break, or has line breaks of several kinds.

    Why: version control shows such lines as changed, and tools that read line by line lose the
    last one. Text that is not from a file is not looked at.

    Example: a file with CRLF that had lines added with LF.
    Fix: safe; adds the line break, and turns all to the kind that is most used.
    Source: POSIX, "Line".
    """
    for source in library.sources:
        text = source.text
        if not text or source.name.startswith("<"):
            continue
        if text[-1] not in "\r\n":
            yield Finding(
                message="the file does not end with a line break",
                span=source.span(len(text), len(text)),
                help="add one",
                fix=Fix(
                    "add a line break",
                    (Edit(source.span(len(text), len(text)), source.newline),),
                ),
            )
        if "\r" in text:
            yield from _mixed(source)


def _mixed(source: Source) -> Iterator[Finding]:
    text = source.text
    crlf = text.count("\r\n")
    counts = {"\r\n": crlf, "\n": text.count("\n") - crlf, "\r": text.count("\r") - crlf}
    used = [end for end, count in counts.items() if count]
    if len(used) < 2:
        return
    main = max(used, key=counts.__getitem__)
    odd = next(match for match in _LINE_END.finditer(text) if match[0] != main)
    names = {"\r\n": "CRLF", "\n": "LF", "\r": "CR"}
    edits = tuple(
        Edit(source.span(*match.span()), main)
        for match in _LINE_END.finditer(text)
        if match[0] != main
    )
    yield Finding(
        message=f"most lines end with {names[main]}, this one with {names[odd[0]]}",
        span=source.span(*odd.span()),
        help=f"save the file with {names[main]} throughout",
        fix=Fix(f"end all lines with {names[main]}", edits),
    )
