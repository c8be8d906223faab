"""Recognise documents by their content: packages of files, and OpenDocument in one XML file.

>>> manuscript_format(["[Content_Types].xml", "word/document.xml"], lambda name: b"")
'docx'
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bibconv.patterns import late

_OPENDOCUMENT = "application/vnd.oasis.opendocument.text"
_WORD = ("[Content_Types].xml", "_rels/.rels", "word/document.xml")
# The root element of a flat document, after the XML declaration and a comment.
_FLAT = late(r"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--[^>]{0,2000}-->\s*)?<office:document\b")
_HEAD = 4000


def manuscript_format(names: Sequence[str], read: Callable[[str], bytes]) -> str | None:
    """The format of a package.

    Args:
        names: of the files in it.
        read: gives the bytes of a file.

    Returns:
        ``docx`` or ``odt``; ``None`` for any other package.
    """
    held = set(names)
    if "mimetype" in held:
        kind = read("mimetype")[:200].decode("ascii", "replace").strip()
        return "odt" if kind.startswith(_OPENDOCUMENT) else None
    if {"content.xml", "META-INF/manifest.xml"} <= held:
        return "odt"
    return "docx" if any(name in held for name in _WORD) else None


def is_flat(text: str) -> bool:
    """Whether a text is an OpenDocument in one XML file."""
    return _FLAT.match(text[:_HEAD]) is not None
