"""Which document a package of files is, and whether an XML text is one: told by what is in it.

>>> manuscript_format(["[Content_Types].xml", "word/document.xml"], lambda name: b"")
'docx'
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bibconv.patterns import late

_OPENDOCUMENT = "application/vnd.oasis.opendocument.text"
_WORD = ("[Content_Types].xml", "_rels/.rels", "word/document.xml")
# The root element of a flat document, behind the XML declaration and a comment.
_FLAT = late(r"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--[^>]{0,2000}-->\s*)?<office:document\b")
_HEAD = 4000


def manuscript_format(names: Sequence[str], read: Callable[[str], bytes]) -> str | None:
    """``docx`` or ``odt`` if files of these names are such a document; ``read`` gives the bytes
    of one."""
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
