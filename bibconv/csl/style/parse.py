"""A style's XML -> :class:`~bibconv.csl.style.model.Style`; errors name file, line and remedy.

CSL 1.0.2, "Styles - Structure" and "XML Declaration". Comments and processing instructions are
skipped, text is kept only where the schema has any.
"""

from __future__ import annotations

import html
from functools import lru_cache

from lxml import etree

from bibconv.csl.style.check import check_style
from bibconv.csl.style.model import Element, Style
from bibconv.errors import StyleError
from bibconv.model import VARIABLE_ALIASES
from bibconv.patterns import late
from bibconv.text.xml import XmlError, parse

_NAMESPACE = "{http://purl.org/net/xbiblio/csl}"
_ESCAPED = late(r"&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|lt|gt);")
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


@lru_cache(maxsize=32)  # a style is looked through when it is found, and compiled afterwards
def parse_style(data: bytes | str, name: str = "style") -> Style:
    """The style in ``data``; raises :class:`StyleError` with the line of the fault."""
    root = read_element(data, name)
    if root.name != "style":
        raise StyleError(f"{name}:{root.line}: the root element is <{root.name}>, not <style>")
    macros: dict[str, Element] = {}
    for macro in root.findall("macro"):
        macros.setdefault(macro.get("name"), macro)
    citation = root.find("citation")
    if citation is None:
        raise StyleError(
            f"{name}:{root.line}: the style has no <citation>; "
            "a dependent style must be replaced by its parent"
        )
    style = Style(
        name, root, macros, citation, root.find("bibliography"), tuple(root.findall("locale"))
    )
    check_style(style)
    return style


def read_element(data: bytes | str, name: str) -> Element:
    """The root of an XML document as an :class:`Element` tree."""
    if isinstance(data, str):
        data = _without_declaration(data).encode()
    try:
        root = parse(data)
    except XmlError as error:
        raise StyleError(
            f"{name}:{error.line}:{error.column}: not well-formed XML: {error.message}"
        ) from None
    return _convert(root)


def _without_declaration(text: str) -> str:
    text = text.lstrip("\ufeff \t\r\n")
    if text.startswith("<?xml"):
        return text[text.find("?>") + 2 :].lstrip()
    return text


def _current(variables: str) -> str:
    """Variables under their names of CSL 1.0.2."""
    return " ".join(VARIABLE_ALIASES.get(name, name) for name in variables.split())


def _unescape(value: str) -> str:
    """Characters escaped twice (``&amp;#160;``), as many styles have them, are meant as such."""
    return _ESCAPED.sub(lambda match: html.unescape(match[0]), value) if "&" in value else value


def _convert(root: etree._Element) -> Element:
    """Children first, so that deep trees need no recursion (libxml2 bounds the depth too)."""
    done: dict[etree._Element, Element] = {}
    for _, node in etree.iterwalk(root, events=("end",)):
        if not isinstance(node.tag, str):
            continue
        attributes = {
            ("xml:lang" if key == _XML_LANG else str(key)): _unescape(str(value))
            for key, value in node.attrib.items()
        }
        children = tuple(done.pop(child) for child in node if isinstance(child.tag, str))
        for key in ("variable", "is-numeric", "is-uncertain-date"):
            if key in attributes:
                attributes[key] = _current(attributes[key])
        done[node] = Element(
            node.tag.removeprefix(_NAMESPACE),
            attributes,
            children,
            node.sourceline or 1,
            node.text or "",
        )
    return done[root]
