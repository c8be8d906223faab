"""What is taken from a document before anybody asks what it means: text, marks, properties.

A :class:`Manuscript` is a source like any other, whose text is that of the document, a line for
each paragraph; what is hidden in the document goes with it.
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
        marks: what is marked in it, in order.
        properties: the properties that programs keep in it, by name.
        sources: lists of sources that Word keeps in it, as XML.
        kept: citations that Mendeley Cite keeps beside the text, as JSON.
        layout: what EndNote keeps of its settings, as XML.
        damages: what of the file was damaged, in words.
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
