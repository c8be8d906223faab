"""XML that is hidden in a field: in its code, or encoded in its data.

EndNote and Reference Manager put long XML into the data of the field (``w:fldData``); very long XML is
split into fields within the field, each of which is encoded separately.
"""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from bibconv.patterns import late
from bibconv.text.xml import XmlError, make_parser, parse
from bibconv.wordprocessor.citations import Citation, Cite
from bibconv.wordprocessor.ooxml_names import local
from bibconv.wordprocessor.paragraphs import Mark

if TYPE_CHECKING:
    from lxml.etree import _Element

_INNER = late(r"\s*ADDIN\s+EN\.CITE\.DATA\b")
_NOT_BASE64 = late(r"[^A-Za-z0-9+/]+")
_MOST = 50_000_000  # characters of coded data


def hidden_data(mark: Mark) -> bytes:
    """The XML of a field: from the fields in it, else from its data, else from its code."""
    parts = [_decoded(field.data) for field in mark.fields if _INNER.match(field.code)]
    data = b"".join(parts) or _decoded(mark.data)
    if not data:
        start = mark.code.find("<")
        data = mark.code[start:].encode("utf-8", "replace") if start >= 0 else b""
    return data.rstrip(b"\0 \r\n\t")


def _decoded(text: str) -> bytes:
    packed = _NOT_BASE64.sub("", text[:_MOST])
    packed = packed[: len(packed) - (len(packed) % 4 == 1)]
    try:
        return base64.b64decode(packed + "=" * (-len(packed) % 4)).rstrip(b"\0")
    except ValueError:
        return b""


def hidden_root(data: bytes, end: str) -> tuple[_Element | None, str]:
    """The root element of hidden XML, and what is wrong with it (``""`` if nothing is).

    ``end`` is the tag that it ends with; what follows is ignored.
    """
    if not data:
        return None, "it holds no data"
    if b"<!DOCTYPE" in data:
        return None, "its XML has a DOCTYPE, which is not read for safety"
    closing = f"</{end}>".encode()
    stop = data.rfind(closing)
    whole = data[: stop + len(closing)] if stop >= 0 else data
    try:
        return parse(whole), ""
    except XmlError as error:
        wrong = f"its XML is damaged ({error.message})"
    try:
        return parse(data, make_parser(recover=True)), wrong
    except XmlError:
        return None, wrong


def text_of(element: _Element, name: str) -> str:
    """The text of the first child of a name, on one line; ``""`` if there is none."""
    for inner in element:
        if local(inner) == name:
            return " ".join("".join(map(str, inner.itertext())).split())
    return ""


def hidden_citation(
    manager: str,
    mark: Mark,
    tag: str,
    cites_of: Callable[[_Element], Iterable[Cite]],
) -> Citation:
    """The citation in the XML of a field, with what is wrong with it as its damage.

    Args:
        manager: the program that made it.
        mark: the field.
        tag: of the root element.
        cites_of: gives the cites in the root element.
    """
    root, wrong = hidden_root(hidden_data(mark), tag)
    cites = tuple(cites_of(root)) if root is not None else ()
    return Citation(manager, mark, cites, damage=wrong or ("" if cites else "it holds no work"))
