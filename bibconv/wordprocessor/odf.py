"""OpenDocument texts: ``.odt``, ``.ott`` and the flat ``.fodt``, as :class:`~.content.Content`.

Source: ODF 1.3 (OASIS), part 2 (packages) and part 3 (schema).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bibconv.errors import UnreadableInputError
from bibconv.wordprocessor.content import Content
from bibconv.wordprocessor.listing import breaks
from bibconv.wordprocessor.odf_lists import Lists
from bibconv.wordprocessor.odf_walk import OdfWalker
from bibconv.wordprocessor.ooxml_names import child, local, value
from bibconv.wordprocessor.package import Package
from bibconv.wordprocessor.paragraphs import laid_out
from bibconv.wordprocessor.story import Composer

if TYPE_CHECKING:
    from lxml.etree import _Element


def read_package(package: Package) -> Content:
    """What is in a packed OpenDocument text.

    Raises:
        UnreadableInputError: it has no text part, or one that is not safe to read.
    """
    if package.data("META-INF/manifest.xml") is not None and b"encryption-data" in (
        package.data("META-INF/manifest.xml") or b""
    ):
        raise UnreadableInputError(
            f"{package.name}: is protected by a password; save it without one"
        )
    content = package.xml("content.xml")
    if content is None:
        raise UnreadableInputError(f"{package.name}: has no content.xml that can be read")
    styles, meta = package.xml("styles.xml"), package.xml("meta.xml")
    return _content(package, content, styles, meta)


def read_flat(text: str, name: str) -> Content:
    """What is in a flat OpenDocument; otherwise as :func:`read_package`."""
    package = Package((), lambda _: b"", name)
    root = package.parsed(text.encode("utf-8", "replace"), "the document")
    if root is None:
        raise UnreadableInputError(f"{name}: is not XML that can be read")
    return _content(package, root, None, root)


def _content(
    package: Package, root: _Element, styles: _Element | None, meta: _Element | None
) -> Content:
    body = child(child(root, "body"), "text")
    if body is None:
        raise UnreadableInputError(
            f"{package.name}: is an OpenDocument, but not a text; save it as .odt"
        )
    lists = Lists()
    hidden: set[str] = set()
    names: dict[str, str] = {}
    for part in (root, styles):
        if part is not None:
            for element in part:
                if local(element) in ("automatic-styles", "styles", "master-styles"):
                    lists.add_styles(element)
                    _styles(element, hidden, names)
    composer = Composer(package.name)
    walker = OdfWalker(composer, lists, frozenset(hidden), names)
    walker.walk(body)
    _asides(composer, walker, styles if styles is not None else root)
    walker.finish()
    composer.finish()
    text, paragraphs = laid_out(composer.paragraphs, breaks)
    return Content(
        text,
        tuple(paragraphs),
        tuple(composer.marks),
        _properties(meta),
        damages=tuple(package.damages),
    )


def _styles(root: _Element, hidden: set[str], names: dict[str, str]) -> None:
    for element in root:
        if local(element) != "style":
            continue
        name = value(element, "name")
        if value(element, "family") == "paragraph" and value(element, "parent-style-name"):
            if local(root) == "automatic-styles":
                names[name] = value(element, "parent-style-name")
        elif value(child(element, "text-properties"), "display") == "none":
            hidden.add(name)


def _asides(composer: Composer, walker: OdfWalker, root: _Element) -> None:
    """Headers and footers, whose text counts only if something is marked in it."""
    for element in root.iter():
        if local(element) not in ("header", "footer"):
            continue
        before = len(composer.marks)
        paragraphs = composer.enter_aside(local(element))
        walker.walk(element)
        composer.leave()
        if any(mark.kind != "link" for mark in composer.marks[before:]):
            composer.paragraphs.extend(paragraphs)
        else:
            del composer.marks[before:]


def _properties(meta: _Element | None) -> dict[str, str]:
    """The properties that programs keep in the document, by name."""
    found: dict[str, str] = {}
    for element in meta.iter() if meta is not None else ():
        if local(element) == "user-defined":
            found.setdefault(value(element, "name"), "".join(map(str, element.itertext())))
    return found
