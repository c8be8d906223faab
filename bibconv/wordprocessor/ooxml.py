"""Word documents: ``.docx``, ``.docm`` and their templates, as :class:`~.content.Content`.

Source: ECMA-376 part 1 (WordprocessingML), part 2 (packages); strict and transitional.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bibconv.errors import UnreadableInputError
from bibconv.wordprocessor.content import Content
from bibconv.wordprocessor.listing import breaks
from bibconv.wordprocessor.ooxml_names import WORD, children, local, value
from bibconv.wordprocessor.ooxml_notes import Notes
from bibconv.wordprocessor.ooxml_numbering import Numbering
from bibconv.wordprocessor.ooxml_styles import Styles
from bibconv.wordprocessor.ooxml_walk import Walker
from bibconv.wordprocessor.package import Package, Relations
from bibconv.wordprocessor.paragraphs import laid_out
from bibconv.wordprocessor.story import Composer

if TYPE_CHECKING:
    from lxml.etree import _Element

_USUAL = "word/document.xml"
_SOURCES = b"/bibliography"  # in the namespaces of lists of sources, of all versions
_HEAD = 4_000


def read_document(package: Package) -> Content:
    """What is in a Word document.

    Raises:
        UnreadableInputError: it has no text part, or one that is not safe to read.
    """
    main = _main(package)
    root = package.xml(main)
    if root is None or root.tag.partition("}")[0][1:] not in WORD:
        raise UnreadableInputError(
            f"{package.name}: {main} is not the text of a Word document; open the file in Word "
            "and save it as .docx"
        )
    relations = Relations(package, main)
    composer = Composer(package.name)
    notes = {kind: _notes(package, relations, kind) for kind in ("footnote", "endnote")}
    walker = Walker(
        composer,
        Styles(_first(package, relations, "styles")),
        Numbering(_first(package, relations, "numbering")),
        notes,
    )
    walker.walk(root, relations.targets)
    for kind in ("header", "footer"):
        for part in dict.fromkeys(relations.parts(kind)):
            _aside(package, composer, walker, part, kind)
    walker.finish()
    composer.finish()
    if walker.elsewhere:
        package.damages.append(
            f"{walker.elsewhere} parts of the text are kept as other files within the document, "
            "which are not read; open it in Word and save it again"
        )
    text, paragraphs = laid_out(composer.paragraphs, breaks)
    return Content(
        text,
        tuple(paragraphs),
        tuple(composer.marks),
        _properties(package),
        tuple(_sources(package)),
        tuple(_kept(package)),
        _layout(_first(package, relations, "settings")),
        tuple(package.damages),
    )


def _main(package: Package) -> str:
    """The part that holds the text."""
    found = Relations(package, "").parts("officeDocument")
    for part in (*found, _USUAL):
        if part in package:
            return part
    raise UnreadableInputError(
        f"{package.name}: is a zip archive without the text of a document; if it was a Word "
        "document, open it in Word and save it as .docx"
    )


def _first(package: Package, relations: Relations, kind: str) -> _Element | None:
    return next((package.xml(part) for part in relations.parts(kind)), None)


def _notes(package: Package, relations: Relations, kind: str) -> Notes:
    parts = relations.parts(f"{kind}s")
    if not parts:
        return Notes(kind, None, {})
    return Notes(kind, package.xml(parts[0]), Relations(package, parts[0]).targets)


def _aside(package: Package, composer: Composer, walker: Walker, part: str, kind: str) -> None:
    """A header or footer, whose text counts only if something is marked in it."""
    root = package.xml(part)
    if root is None:
        return
    before = len(composer.marks)
    paragraphs = composer.enter_aside(kind)
    walker.walk(root, Relations(package, part).targets)
    composer.leave()
    if any(mark.kind != "link" for mark in composer.marks[before:]):
        composer.paragraphs.extend(paragraphs)
    else:
        del composer.marks[before:]


def _properties(package: Package) -> dict[str, str]:
    """The custom properties of the document, by name."""
    root = package.xml("docProps/custom.xml")
    found: dict[str, str] = {}
    for element in children(root, "property") if root is not None else ():
        found.setdefault(value(element, "name"), "".join(map(str, element.itertext())))
    return found


def _sources(package: Package) -> list[bytes]:
    """The lists of sources that Word keeps; any part of custom XML may be one."""
    found = []
    for part in package.parts("customxml/item"):
        data = package.data(part) or b""
        if _SOURCES in data[:_HEAD].lower() and b"Sources" in data[:_HEAD]:
            found.append(data)
    return found


def _kept(package: Package) -> list[str]:
    """Citations that Mendeley Cite keeps among the properties of its task pane."""
    found = []
    for part in package.parts("word/webextensions/webextension"):
        root = package.xml(part)
        for element in root.iter() if root is not None else ():
            if local(element) == "property" and value(element, "name") == "MENDELEY_CITATIONS":
                found.append(value(element, "value"))
    return found


def _layout(root: _Element | None) -> str:
    """EndNote's settings of the document."""
    for element in root.iter() if root is not None else ():
        if local(element) == "docVar" and value(element, "name") == "EN.Layout":
            return value(element, "val")
    return ""
