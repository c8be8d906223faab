"""Elements and attributes of Office Open XML by local name.

Transitional and strict documents have the same names in different namespaces.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

WORD = frozenset(
    {
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    }
)
MATH = frozenset(
    {
        "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "http://purl.oclc.org/ooxml/officeDocument/math",
    }
)
_OFF = ("0", "false", "off")


def local(element: _Element) -> str:
    """The name of an element without its namespace; ``""`` for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def child(element: _Element | None, name: str) -> _Element | None:
    """The first child of a name."""
    if element is not None:
        for inner in element:
            if local(inner) == name:
                return inner
    return None


def children(element: _Element, name: str) -> list[_Element]:
    """The children of a name."""
    return [inner for inner in element if local(inner) == name]


def value(element: _Element | None, name: str = "val") -> str:
    """An attribute, ``w:val`` if no other is named; ``""`` if it is not there."""
    if element is not None:
        for key, text in element.attrib.items():
            if str(key).rpartition("}")[2] == name:
                return str(text)
    return ""


def is_on(element: _Element | None) -> bool:
    """Whether a property that is on or off is on."""
    return element is not None and value(element).lower() not in _OFF
