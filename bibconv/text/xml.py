"""The one place where XML is parsed: no entities, no network, no DTD, bounded size.

Every format and style that is XML goes through :func:`parse`. libxml2's own bounds hold
(``huge_tree`` is off): 256 levels, 10 million characters a text node. A document that declares
entities of its own is refused, which ends "billion laughs" before it starts; a plain
``<!DOCTYPE ... SYSTEM>`` line, as PubMed and EndNote write it, is read over.

>>> parse(b"<a><b>x</b></a>").findtext("b")
'x'
"""

from __future__ import annotations

from typing import Any

from lxml import etree


class XmlError(ValueError):
    """Not well-formed XML, or XML that is refused; ``line`` and ``column`` say where."""

    def __init__(self, message: str, line: int = 1, column: int = 1) -> None:
        super().__init__(message)
        self.message = message
        self.line = line
        self.column = column


def make_parser(*, recover: bool = False, remove_comments: bool = True) -> etree.XMLParser:
    """A fresh parser with everything off that reads anything but the bytes given to it."""
    return etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        dtd_validation=False,
        attribute_defaults=False,
        no_network=True,
        huge_tree=False,
        recover=recover,
        remove_comments=remove_comments,
        remove_pis=True,
    )


def parse(data: bytes, parser: etree.XMLParser | None = None) -> etree._Element:
    """The root element of ``data``; raises :class:`XmlError` with line and column."""
    try:
        root = etree.fromstring(data, parser if parser is not None else make_parser())
    except etree.XMLSyntaxError as error:
        line, column = error.position
        raise XmlError(error.msg or "not XML", max(line, 1), max(column, 1)) from None
    except ValueError as error:
        raise XmlError(str(error)) from None
    if root is None:
        raise XmlError("there is no element in it")
    dtd: Any = root.getroottree().docinfo.internalDTD
    if dtd is not None and next(iter(dtd.iterentities()), None) is not None:
        raise XmlError("it declares entities of its own, which are not read for safety")
    return root


def parse_html(text: str) -> etree._Element | None:
    """The root element of a page, however broken; ``None`` if nothing can be made of it.

    Nothing is fetched or run: scripts are text like any other.
    """
    parser = etree.HTMLParser(
        encoding="utf-8",
        no_network=True,
        huge_tree=False,
        recover=True,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.LxmlError, ValueError):
        return None
    return root if isinstance(root, etree._Element) else None
