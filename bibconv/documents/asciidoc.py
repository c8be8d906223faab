"""Citations in AsciiDoc: the macros of asciidoctor-bibtex.

Source: asciidoctor-bibtex, README.

>>> document = read(Source("cite:[doe(12), roe] and citenp:[lee]"))
>>> [citation.key for citation in document.citations]
['doe', 'roe', 'lee']
"""

from __future__ import annotations

import re

from bibconv.documents.base import Document, blotted
from bibconv.patterns import late
from bibconv.source import Source

_BLOCK = late(
    r"^(-{4,60}|\.{4,60}|/{4,60})[ \t]*$.*?(?:^\1[ \t]*$|\Z)|^//[^\n]*$", re.MULTILINE | re.DOTALL
)
_MACRO = late(r"\b(?:cite|citenp|fullcite|bibitem):\[([^\[\]]{1,2000})\]")
_PAGES = late(r"\([^()]*\)")
_FILE = late(r"^:bibtex-file:[ \t]*(\S+)", re.MULTILINE)


def read(source: Source, _commands: frozenset[str] = frozenset()) -> Document:
    """The keys cited and bibliographies named."""
    document = Document(source)
    document.bibliographies += _FILE.findall(source.text)
    for match in _MACRO.finditer(blotted(source.text, _BLOCK)):
        document.cite_list(blotted(match[1], _PAGES), match.start(1))
    return document
