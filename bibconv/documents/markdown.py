"""Citations in Pandoc's Markdown, Quarto, R Markdown and MyST; also in Jupyter notebooks' cells.

Source: Pandoc User's Guide, "Citation syntax"; Quarto, "Cross References"; MyST, roles ``cite``.

>>> document = read(Source("See [@doe, p. 3; -@{a b}] and mail a@b.org, `@no`."))
>>> [citation.key for citation in document.citations]
['doe', 'a b']
"""

from __future__ import annotations

import re

from bibconv.documents import latex
from bibconv.documents.base import Document, blotted
from bibconv.patterns import late
from bibconv.source import Source

_FRONT = late(r"\A(?:\ufeff)?---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*$", re.MULTILINE | re.DOTALL)
_FENCE = late(
    r"^[ \t>]{0,12}(`{3,40}|~{3,40})[^\n]*\n.*?(?:^[ \t>]{0,12}\1[`~]*[ \t]*$|\Z)",
    re.MULTILINE | re.DOTALL,
)
_COMMENT = late(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_ROLE = late(r"\{(?:cite|footcite)(?::[a-z:]{1,12})?\}`([^`\n]{1,500})`")
_CODE = late(r"(?<!`)(`{1,8})(?!`)[^\n]{1,2000}?(?<!`)\1(?!`)")
_LINK = late(
    r"\]\([^()\s]{0,2000}\)|<[a-z][a-z0-9+.-]{1,20}:[^<>\s]{1,2000}>|\b(?:https?|ftp)://\S{1,2000}"
)
_KEY = late(
    r"(?<![\w\\@/.&])@(?:\{([^{}\n]{1,200})\}|((?:\w|\*(?=[\s,;'\"\]]|$))(?:\w|[:.#$%&\-+?<>~/](?=\w)){0,200}))"
)
_CROSS_REFERENCE = late(
    r"(?:fig|tbl|lst|tip|nte|wrn|imp|cau|thm|lem|cor|prp|cnj|def|exm|exr|sol|rem|prf|alg|eq|sec|"
    r"tab|suppfig|supptbl|supp|ref|vid|diagram)[-:]\S"
)
_BIBLIOGRAPHY = late(r"^bibliography:[ \t]*(.*(?:\n[ \t]*-[ \t]+.*)*)", re.MULTILINE)
_NOCITE = late(r"^nocite:((?:.*)(?:\n[ \t]+.*)*)", re.MULTILINE)
_PATH = late(r"[^\s\[\],\"'|-][^\s\[\],\"']*")


def read(source: Source, commands: frozenset[str] = frozenset()) -> Document:
    """The keys behind ``@``, in roles of MyST and in commands of LaTeX; the bibliographies that
    the metadata name."""
    document, text = Document(source), source.text
    front = _FRONT.match(text)
    if front is not None:
        _metadata(document, text, front.start(1), front.end(1))
        text = " " * front.end() + text[front.end() :]
    for pattern in (_FENCE, _COMMENT):
        text = blotted(text, pattern)
    for match in _ROLE.finditer(text):
        document.cite_list(match[1], match.start(1))
    for pattern in (_ROLE, _CODE, _LINK):
        text = blotted(text, pattern)
    _cited(document, text)
    if "\\" in text and "cite" in text:
        latex.find(document, text, commands, certain=False)
        document.includes.clear()
    document.citations.sort(key=lambda citation: citation.span.start)
    return document


def _metadata(document: Document, text: str, start: int, end: int) -> None:
    front = text[start:end]
    match = _BIBLIOGRAPHY.search(front)
    if match is not None:
        paths = _PATH.findall(match[1])
        document.bibliographies += [path for path in paths if "." in path]
    nocite = _NOCITE.search(front)
    if nocite is not None:
        begin = start + nocite.start(1)
        _cited(document, " " * begin + nocite[1])


def _cited(document: Document, text: str) -> None:
    for match in _KEY.finditer(text):
        group = 1 if match[1] is not None else 2
        key = match[group]
        if key == "*":
            document.cites_all = True
            continue
        certain = _CROSS_REFERENCE.match(key) is None
        document.cite(key, match.start(group), certain=certain)
