"""Citations in Typst: ``@key`` and ``#cite``; a label that the document defines is none.

Source: Typst reference, ``cite``, ``bibliography``, ``ref``.

>>> document = read(Source('@doe[p. 2] and @fig, #cite(<roe>) = Trees <fig>'))
>>> [citation.key for citation in document.citations if citation.certain]
['doe', 'roe']
"""

from __future__ import annotations

import re

from bibconv.documents.base import Document, blotted
from bibconv.patterns import late
from bibconv.source import Source

_RAW = late(r"(`{3,40}).*?(?:\1|\Z)|`[^`\n]*`", re.DOTALL)
_COMMENT = late(r"/\*.*?(?:\*/|\Z)|(?<![:\w])//[^\n]*", re.DOTALL)
_LABEL = late(r"<([\w][\w:.-]{0,200})>")
_CITE = late(r"#?\bcite\(\s*(?:<([^<>\s]{1,200})>|label\(\"([^\"\n]{1,200})\"\))")
_KEY = late(r"(?<![\w@.])@([\w](?:[\w-]|[:.](?=\w)){0,200})")
_BIBLIOGRAPHY = late(r"\bbibliography\(([^()]{0,2000}(?:\([^()]{0,2000}\))?[^()]{0,2000})\)")
_STRING = late(r"\"([^\"\n]{1,500})\"")
_INCLUDE = late(r"#(?:include|import)\s+\"([^\"\n@]{1,500}\.typ)\"")
_FILES = (".bib", ".yml", ".yaml", ".json")


def read(source: Source, _commands: frozenset[str] = frozenset()) -> Document:
    """The keys cited, bibliographies named and files included."""
    document = Document(source)
    text = blotted(blotted(source.text, _RAW), _COMMENT)
    cites = list(_CITE.finditer(text))
    cited_labels = {match.start(1) for match in cites if match[1]}
    labels = {m[1] for m in _LABEL.finditer(text) if m.start(1) not in cited_labels}
    for match in cites:
        group = 1 if match[1] else 2
        document.cite(match[group], match.start(group))
    for match in _KEY.finditer(text):
        document.cite(match[1], match.start(1), certain=match[1] not in labels)
    for match in _BIBLIOGRAPHY.finditer(text):
        paths = _STRING.findall(match[1])
        document.bibliographies += [path for path in paths if path.lower().endswith(_FILES)]
        document.cites_all = document.cites_all or "full: true" in " ".join(match[1].split())
    document.includes += _INCLUDE.findall(text)
    document.citations.sort(key=lambda citation: citation.span.start)
    return document
