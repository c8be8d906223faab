"""L: links can be followed.

Authority: RFC 3986.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bibconv.diagnostics import Fix, Severity
from bibconv.model import Record
from bibconv.patterns import late
from bibconv.rules.base import RIS, Context, Finding, rule
from bibconv.rules.cells import Cell, cells, one_line

_SCHEME = late(r"[A-Za-z][A-Za-z0-9+.-]*:")
_HOST = late(r"[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8}(?::\d+)?(?:[/?#]\S*)?")
_WRAPPED = late(r"\\(?:url|href|path|nolinkurl)\s*\{|<|URL:?\s|\\")


def _urls(record: Record) -> Iterator[Cell]:
    for cell in cells(record, "URL"):
        # \url{...} and <...> are another rule's.
        if cell.text and not _WRAPPED.match(cell.text):
            yield cell


@rule("L101", "url-no-scheme", Severity.ERROR, needs="url ur URL")
def url_no_scheme(record: Record, _: Context) -> Iterator[Finding]:
    """A URL has no ``https://`` before it.

    Why: programs take it for a file beside the document, and the link leads nowhere.

    Example: ``url = {www.example.org/page}``
    Use instead: ``url = {https://www.example.org/page}``
    Fix: unsafe; puts ``https://`` before a host name.
    Source: RFC 3986, section 3.
    """
    for cell in _urls(record):
        if _SCHEME.match(cell.text) and not re.match(r"[\w.-]+:\d", cell.text):
            continue
        host = _HOST.fullmatch(cell.text)
        edits = cell.edit("https://", 0, 0) if host else ()
        yield Finding(
            message=f"the URL {one_line(cell.text)} has no scheme",
            span=cell.span,
            variable="URL",
            help="put https:// before it" if host else "what is no link belongs in a note",
            fix=Fix("put https:// before it", edits, safe=False) if edits else None,
        )


@rule("L102", "url-whitespace", Severity.ERROR, needs="url ur URL")
def url_whitespace(record: Record, context: Context) -> Iterator[Finding]:
    """There is white space or a line break in a URL.

    Why: the link ends there. Several URLs in one line of RIS are a warning.

    Example: ``url = {https://example.org/a page}``
    Use instead: ``url = {https://example.org/a%20page}``
    Fix: unsafe; joins a URL that was broken over lines.
    Source: RFC 3986, section 2.
    """
    for cell in _urls(record):
        words = cell.text.split()
        if len(words) < 2:
            continue
        several = sum(bool(_SCHEME.match(word)) for word in words) > 1
        if several and context.family == RIS and all(w.endswith(";") for w in words[:-1]):
            continue  # the specification's own way to give several
        broken = "\n" in cell.text and not several
        edits = cell.edit("".join(words)) if broken else ()
        yield Finding(
            message="several URLs stand in one place"
            if several
            else "there is white space in the URL",
            span=cell.span,
            variable="URL",
            help="keep one; the others belong in a note" if several else "join it, or write %20",
            fix=Fix("join the URL", edits, safe=False) if edits else None,
            # RIS has always had several in one line; readers take the first.
            severity=Severity.WARNING if several and context.family == RIS else None,
        )
