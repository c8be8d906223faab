"""Citations in reStructuredText: the roles of sphinxcontrib-bibtex.

Source: sphinxcontrib-bibtex, "Roles and Directives"; docutils, reStructuredText specification.

>>> document = read(Source(":cite:p:`doe,roe` and :footcite:t:`lee`"))
>>> [citation.key for citation in document.citations]
['doe', 'roe', 'lee']
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bibconv.documents.base import Document, blank
from bibconv.patterns import late
from bibconv.source import Source

_ROLE = late(r":(?:foot|full)?cite(?::[a-z]{1,12})?:`(?:\{[^}`]*\})?([^`]{1,1000})`")
_BIBLIOGRAPHY = late(r"^[ \t]*\.\. bibliography::[ \t]*([^\n]*)$", re.MULTILINE)
_ALL = late(r"^[ \t]+:all:", re.MULTILINE)
_INCLUDE = late(r"^[ \t]*\.\. include::[ \t]*(\S+\.rst)", re.MULTILINE)
_NO_TEXT = late(r"\.\. (?:code-block|code|sourcecode|math|raw|literalinclude|parsed-literal)::")
_COMMENT = late(r"\.\.(?:[ \t]+(?![_\[|])(?![\w:+.-]+::)\S|[ \t]*$)")


def read(source: Source, _commands: frozenset[str] = frozenset()) -> Document:
    """The keys cited, bibliographies named and files included."""
    document = Document(source)
    for match in _BIBLIOGRAPHY.finditer(source.text):
        document.bibliographies += match[1].split()
        document.cites_all = document.cites_all or bool(_ALL.match(source.text, match.end() + 1))
    document.includes += _INCLUDE.findall(source.text)
    text = "".join(_without_literals(source.text))
    for match in _ROLE.finditer(text):
        document.cite_list(match[1], match.start(1))
    return document


def _without_literals(text: str) -> Iterator[str]:
    """The lines; those of comments and of literal blocks blank."""
    depth: int | None = None  # indentation of the line that a block hangs on
    for line in text.splitlines(keepends=True):
        stripped = line.strip()
        indent = len(line) - len(line.lstrip())
        if depth is not None and (not stripped or indent > depth):
            yield blank(line)
            continue
        depth = None
        if _NO_TEXT.match(stripped) or _COMMENT.match(stripped):
            depth = indent
            yield blank(line)
            continue
        if stripped.endswith("::") and not stripped.startswith(".."):
            depth = indent
        yield line
