"""The content of a document before it is interpreted: text, marks, properties.

A :class:`Manuscript` is a source like any other. Its text is that of the document, a line for each
paragraph; the hidden content comes with it.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from bibconv.source import Source
from bibconv.wordprocessor.paragraphs import Mark, Paragraph


class Content(msgspec.Struct, frozen=True):
    """A document, taken apart.

    Attributes:
        text: its text in reading order, a line for each paragraph.
        paragraphs: the lines, in order.
        marks: its fields, bookmarks, links and so on, in order.
        properties: the custom properties that programs store in it, by name.
        sources: the lists of sources that Word stores in it, as XML.
        kept: the citations that Mendeley Cite stores outside of the text, as JSON.
        layout: the settings that EndNote stores in it, as XML.
        damages: messages about damaged parts of the file.
    """

    text: str
    paragraphs: tuple[Paragraph, ...]
    marks: tuple[Mark, ...]
    properties: Mapping[str, str] = {}
    sources: tuple[bytes, ...] = ()
    kept: tuple[str, ...] = ()
    layout: str = ""
    damages: tuple[str, ...] = ()


class Manuscript(Source):
    """A word processor's document as a source.

    Attributes:
        content: the document, taken apart.
        format: name of its format: ``docx`` or ``odt``.
    """

    __slots__ = ("content", "format")

    def __init__(self, content: Content, name: str, format: str) -> None:
        super().__init__(content.text, name)
        self.content = content
        self.format = format
