"""Documents that cite: which keys, where, and which bibliographies they name.

>>> read_document(Source("As @doe2004 says.", "a.md")).citations[0].key
'doe2004'
"""

from __future__ import annotations

from importlib import import_module
from pathlib import PurePath

from bibconv.documents.base import Citation, Document, Reader
from bibconv.source import Source

__all__ = ["SYNTAXES", "Citation", "Document", "is_document", "read_document"]

# Ending -> module with a function ``read``.
SYNTAXES = {
    ".tex": "latex", ".ltx": "latex", ".latex": "latex", ".rnw": "latex",
    ".md": "markdown", ".qmd": "markdown", ".rmd": "markdown", ".markdown": "markdown",
    ".ipynb": "markdown", ".myst": "markdown", ".typ": "typst", ".org": "org", ".rst": "rst",
    ".adoc": "asciidoc", ".asciidoc": "asciidoc",
}  # fmt: skip


def is_document(name: str) -> bool:
    """Whether a file of this name may be a document that cites."""
    return PurePath(name).suffix.lower() in SYNTAXES


def read_document(source: Source, commands: frozenset[str] = frozenset()) -> Document:
    """What a document cites.

    Args:
        source: the document; its name's ending tells its syntax.
        commands: LaTeX commands of one's own that take keys, without the backslash.
    """
    module = SYNTAXES[PurePath(source.name).suffix.lower()]
    reader: Reader = import_module(f"bibconv.documents.{module}").read
    return reader(source, commands)
