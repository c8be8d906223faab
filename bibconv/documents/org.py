"""Citations in Org: ``[cite/t:see @doe p. 3;@roe]``, and org-ref's ``cite:doe``.

Source: Org manual, "Citations"; org-ref.

>>> document = read(Source("[cite/t:see @doe p. 3; @roe] #+begin"))
>>> [citation.key for citation in document.citations]
['doe', 'roe']
"""

from __future__ import annotations

import re

from bibconv.documents.base import Document, blotted
from bibconv.patterns import late
from bibconv.source import Source

_BLOCK = late(
    r"^[ \t]*#\+begin_(src|example|export|comment)\b.*?(?:^[ \t]*#\+end_\1|\Z)",
    re.IGNORECASE | re.MULTILINE | re.DOTALL,
)
_COMMENT = late(r"^[ \t]*#(?:[ \t][^\n]*)?$", re.MULTILINE)
_VERBATIM = late(r"(?<![\w=~])([=~])\S(?:[^\n]{0,500}?\S)?\1(?![\w=~])")
_CITE = late(r"\[cite(/[\w/-]{0,40})?:([^\[\]]{1,5000})\]")
_KEY = late(r"@([\w\-.:?!`'/*@+|(){}<>&^$#%~]{1,200})")
_ORG_REF = late(
    r"(?<!\w)(?:[Cc]ite[a-z]{0,10}|(?:paren|text|foot|auto)cite|nocite):(?!//)&?([\w,:/.+&-]{1,500})"
)
_BIBLIOGRAPHY = late(
    r"^[ \t]*#\+(?:bibliography|BIBLIOGRAPHY):[ \t]*([^\n]+)|\bbibliography:([^\s\]]+)",
    re.MULTILINE,
)
_END = ".,;:!?"


def read(source: Source, _commands: frozenset[str] = frozenset()) -> Document:
    """The keys cited and bibliographies named."""
    document = Document(source)
    text = source.text
    for match in _BIBLIOGRAPHY.finditer(text):
        named = (match[1] or match[2]).strip().strip('"')
        document.bibliographies += [path for path in named.split(",") if "." in path]
    for pattern in (_BLOCK, _COMMENT, _VERBATIM):
        text = blotted(text, pattern)
    for match in _CITE.finditer(text):
        for key in _KEY.finditer(match[2]):
            name = key[1].rstrip(_END)
            if name == "*":
                document.cites_all = True
            elif name:
                document.cite(name, match.start(2) + key.start(1))
    for match in _ORG_REF.finditer(blotted(text, _CITE)):
        document.cite_list(match[1].rstrip(_END), match.start(1), certain=False)
    document.citations.sort(key=lambda citation: citation.span.start)
    return document
