"""Findings as text for people and as data for programs.

Text is what compilers have taught people to read: place, severity, code, message, the line with
a caret, help::

    refs.bib:4:11: error[I112] isbn-bad-checksum: ISBN 0-201-52983-2 fails its check digit
      |
    4 |   isbn = {0-201-52983-2},
      |           ^^^^^^^^^^^^^
      = entry: lamport1994latex
      = help: compare with the title page
"""

from __future__ import annotations

import json
import os
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import IO, Any

from bibconv.diagnostics import Diagnostic, Label, Severity
from bibconv.patterns import late
from bibconv.source import Span

_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.INFO: "36"}
_CONTROL = late(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_WIDTH = 100  # columns of source shown of an over-long line


class Painter:
    """Adds terminal colours, or nothing where ``colour`` is false."""

    def __init__(self, colour: bool) -> None:
        self.colour = colour

    def __call__(self, text: str, code: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self.colour else text


def wants_colour(stream: IO[str]) -> bool:
    """Whether to colour what goes to ``stream``: a terminal, and ``NO_COLOR`` is not set."""
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def as_text(diagnostic: Diagnostic, paint: Painter, name: str = "") -> str:
    """One finding with source excerpt, labels, entry and help; ``name`` is the rule's name."""
    lines = [headline(diagnostic, paint, name)]
    gutter = 1
    if diagnostic.span is not None and diagnostic.span.source.text:
        gutter = len(str(diagnostic.span.line))
        lines += _excerpt(diagnostic.span, gutter, paint, _COLOURS[diagnostic.severity])
    for label in diagnostic.labels:
        lines += _label(label, gutter, paint)
    pad = " " * gutter
    if diagnostic.item_id:
        lines.append(f"{pad} {paint('=', '34')} entry: {clean(diagnostic.item_id)}")
    if diagnostic.help:
        lines.append(f"{pad} {paint('=', '34')} help: {clean(diagnostic.help)}")
    if diagnostic.fix:
        kind = "fix" if diagnostic.fix.safe else "unsafe fix"
        lines.append(f"{pad} {paint('=', '34')} {kind}: {clean(diagnostic.fix.message)}")
    return "\n".join(lines)


def headline(diagnostic: Diagnostic, paint: Painter, name: str = "") -> str:
    """The finding on one line."""
    place = ""
    if diagnostic.span is not None:
        span = diagnostic.span
        place = paint(f"{clean(span.file)}:{span.line}:{span.column}:", "1") + " "
    tag = paint(
        f"{diagnostic.severity.value}[{diagnostic.code}]", f"1;{_COLOURS[diagnostic.severity]}"
    )
    title = f" {name}:" if name else ""
    return f"{place}{tag}{title} {clean(diagnostic.message)}"


def clean(text: str) -> str:
    """Text that a terminal shows as it is: control characters and bidi marks become ``\\x..``."""
    return _CONTROL.sub(lambda match: f"\\x{ord(match[0]):02x}", text)


def clean_lines(text: str) -> str:
    """As :func:`clean`, line ends kept."""
    return "\n".join(clean(line) for line in text.splitlines())


def _excerpt(span: Span, gutter: int, paint: Painter, colour: str) -> Iterator[str]:
    number, column = span.line, span.column
    line = span.source.line(number)
    length = max(1, min(span.end - span.start, len(line) - column + 1))
    start = 0
    if len(line) > _WIDTH:
        start = max(0, min(column - 1 - _WIDTH // 3, len(line) - _WIDTH))
    shown = line[start : start + _WIDTH]
    before = _visible(shown[: column - 1 - start])
    marked = _visible(shown[column - 1 - start : column - 1 - start + length])
    bar = paint("|", "34")
    ellipsis = "…" if start else ""
    tail = "…" if start + _WIDTH < len(line) else ""
    yield f"{' ' * gutter} {bar}"
    yield f"{paint(str(number).rjust(gutter), '34')} {bar} {ellipsis}{_visible(shown)}{tail}"
    carets = paint("^" * max(1, _columns(marked)), f"1;{colour}")
    yield f"{' ' * gutter} {bar} {' ' * (len(ellipsis) + _columns(before))}{carets}"


def _label(label: Label, gutter: int, paint: Painter) -> Iterator[str]:
    span = label.span
    arrow = paint("-->", "34")
    yield f"{' ' * gutter} {arrow} {clean(span.file)}:{span.line}:{span.column}: {clean(label.message)}"


def _visible(text: str) -> str:
    return clean(text.expandtabs(1).replace("\t", " "))


def _columns(text: str) -> int:
    """Terminal columns that ``text`` takes."""
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1
        for c in text
    )


def as_data(diagnostic: Diagnostic, name: str = "") -> dict[str, Any]:
    """One finding as a JSON object."""
    span = diagnostic.span
    return {
        "code": diagnostic.code,
        "name": name or None,
        "severity": diagnostic.severity.value,
        "message": diagnostic.message,
        "file": diagnostic.file,
        **_place(span),
        "entry": diagnostic.item_id,
        "variable": diagnostic.variable,
        "help": diagnostic.help,
        "labels": [
            {"message": label.message, "file": label.span.file, **_place(label.span)}
            for label in diagnostic.labels
        ],
        "fix": diagnostic.fix
        and {
            "message": diagnostic.fix.message,
            "safe": diagnostic.fix.safe,
            "edits": [
                {**_place(edit.span), "replacement": edit.replacement}
                for edit in diagnostic.fix.edits
            ],
        },
    }


def _place(span: Span | None) -> dict[str, int | None]:
    if span is None:
        return dict.fromkeys(("line", "column", "end_line", "end_column"))
    return {
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
    }


def as_json(diagnostics: Iterable[Diagnostic], names: dict[str, str]) -> str:
    """All findings as a JSON array."""
    data = [as_data(diagnostic, names.get(diagnostic.code, "")) for diagnostic in diagnostics]
    return json.dumps(data, ensure_ascii=False, indent=2).encode("utf-8", "replace").decode("utf-8")


def as_json_line(diagnostic: Diagnostic, name: str = "") -> str:
    """One finding as a JSON object on one line."""
    line = json.dumps(as_data(diagnostic, name), ensure_ascii=False)
    return line.encode("utf-8", "replace").decode("utf-8")


def as_github(diagnostic: Diagnostic, name: str = "") -> str:
    """One finding as a GitHub workflow command, which annotates the line in a pull request."""
    level = {"error": "error", "warning": "warning", "info": "notice"}[diagnostic.severity.value]
    properties = []
    if diagnostic.span is not None:
        span = diagnostic.span
        properties = [
            f"file={_github_property(span.file)}",
            f"line={span.line}",
            f"endLine={span.end_line}",
            f"col={span.column}",
            f"endColumn={span.end_column}",
        ]
    title = f"{diagnostic.code} {name}".strip()
    properties.append(f"title={_github_property(title)}")
    message = diagnostic.message + (f" ({diagnostic.help})" if diagnostic.help else "")
    return f"::{level} {','.join(properties)}::{_github_text(message)}"


def _github_text(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _github_property(text: str) -> str:
    return _github_text(text).replace(":", "%3A").replace(",", "%2C")


def count_line(diagnostics: Sequence[Diagnostic]) -> str:
    """``2 errors, 1 warning``."""
    counts = Counter(diagnostic.severity for diagnostic in diagnostics)
    parts = [
        f"{counts[severity]} {word if counts[severity] == 1 else word + 's'}"
        for severity, word in (
            (Severity.ERROR, "error"),
            (Severity.WARNING, "warning"),
            (Severity.INFO, "note"),
        )
        if counts[severity]
    ]
    return ", ".join(parts) or "no findings"
