"""Q101 to Q103: what ``bibconv format`` would change, as findings."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

import msgspec

from bibconv.diagnostics import Diagnostic, Severity
from bibconv.layout import Layout, laid_out, layout_of
from bibconv.model import Library


def unlaid(
    library: Library, codes: Collection[str], table: Mapping[str, Any]
) -> Iterator[Diagnostic]:
    """One finding for each of ``codes`` at the first place that would change.

    Args:
        library: read from one ``.bib`` source; others are passed over.
        codes: of Q101, Q102, Q103.
        table: the project's layout, see :func:`bibconv.layout.layout_of`.
    """
    if library.format not in ("bibtex", "biblatex") or len(library.sources) != 1:
        return
    plain = layout_of(table, sort=[], **{"sort-fields": False})
    layouts = {
        "Q101": (layout_of(table, sort=layout_of(table).sort or ["key"]), "entries are not sorted"),
        "Q102": (layout_of(table, **{"sort-fields": True}), "fields are not in order"),
    }
    base = laid_out(library, plain)
    if base.refused is not None:
        return
    if "Q103" in codes and base.text != library.sources[0].text:
        yield _finding(library, "Q103", "the file is not laid out", base.text)
    for code in sorted(layouts.keys() & set(codes)):
        layout, message = layouts[code]
        result = laid_out(library, layout)
        unsorted = laid_out(library, _without(layout, code))
        if result.refused is None and result.text != unsorted.text:
            yield _finding(library, code, message, None)


def _without(layout: Layout, code: str) -> Layout:
    changes: dict[str, Any] = {"sort": ()} if code == "Q101" else {"sort_fields": False}
    return msgspec.structs.replace(layout, **changes)


def _finding(library: Library, code: str, message: str, text: str | None) -> Diagnostic:
    source = library.sources[0]
    start = 0
    if text is not None:
        pairs = zip(source.text, text, strict=False)
        start = next((n for n, (one, other) in enumerate(pairs) if one != other), 0)
    span = source.span(start, min(start + 1, len(source.text)))
    return Diagnostic(
        code=code,
        severity=Severity.INFO,
        message=message,
        span=span,
        help={"Q101": "bibconv format --sort key", "Q102": "bibconv format --sort-fields"}.get(
            code, "bibconv format"
        ),
    )
