"""The one place where XML is parsed: no entities, no network, no DTD, bounded size.

Every format and style that is XML goes through :func:`parse`. libxml2's own bounds hold
(``huge_tree`` is off): 256 levels, 10 million characters a text node. A document that declares
entities of its own is refused, which ends "billion laughs" before it starts; a plain
``<!DOCTYPE ... SYSTEM>`` line, as PubMed and EndNote write it, is read over.

>>> parse(b"<a><b>x</b></a>").findtext("b")
'x'
"""

from __future__ import annotations

import re
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


# A reference to half of a character beyond U+FFFF, as programs with UTF-16 inside write two of them.
_HALF = rb"&#(?:[xX]0*([dD][89a-fA-F][0-9a-fA-F]{2})|0*(5[5-7]\d{3}));"
_HALVES = re.compile(rb"%b(?:%b)?" % (_HALF, _HALF))


def with_whole_characters(data: bytes) -> bytes:
    """``data`` with the character that two references to its halves mean, and U+FFFD for a lone half.

    XML 1.0, section 4.1, allows no reference to a surrogate, and libxml2 hands on what is no text. The
    replacement is as long as what it replaces, so that places stay.

    >>> with_whole_characters(b"&#xD83D;&#xDE00;")
    b'&#x00000001F600;'
    """
    return _HALVES.sub(_whole, data) if b"&#" in data else data


def _whole(match: re.Match[bytes]) -> bytes:
    first, size = _code(match[1], match[2]), len(match[0])
    rest = match[0][match[0].index(b";") + 1 :]
    if rest:
        second = _code(match[3], match[4])
        if 0xD800 <= first < 0xDC00 <= second <= 0xDFFF:
            return _reference(0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00), size)
        return with_whole_characters(match[0][: -len(rest)]) + with_whole_characters(rest)
    # "57344" is a character of its own
    return _reference(0xFFFD, size) if 0xD800 <= first <= 0xDFFF else match[0]


def _reference(code: int, size: int) -> bytes:
    return b"&#x%b;" % f"{code:X}".rjust(size - 4, "0").encode()


def _code(hexadecimal: bytes | None, decimal: bytes | None) -> int:
    return int(hexadecimal, 16) if hexadecimal else int(decimal or b"0")


def parse(data: bytes, parser: etree.XMLParser | None = None) -> etree._Element:
    """The root element of ``data``; raises :class:`XmlError` with line and column."""
    try:
        data = with_whole_characters(data)
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
        data = with_whole_characters(text.encode("utf-8", "replace"))
        root = etree.fromstring(data, parser)
    except (etree.LxmlError, ValueError):
        return None
    return root if isinstance(root, etree._Element) else None
