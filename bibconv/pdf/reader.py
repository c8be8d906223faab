"""Read a PDF to its text, or to what is wrong with it."""

from __future__ import annotations

from typing import Any

import msgspec

from bibconv.pdf.glyphs import LOCK, glyphs_of_page
from bibconv.pdf.layout import text_of_sheets
from bibconv.pdf.words import Sheet, words

MOST_PAGES = 5_000  # more than any paper or thesis


class Answer(msgspec.Struct, frozen=True):
    """The result of reading a PDF.

    ``kind`` is ``text``, ``empty``, ``damaged``, ``password``, ``died``, or ``pages`` or ``bytes`` for too
    many of them.
    """

    kind: str
    text: str = ""  # the text, or PDFium's message
    number: int = 0  # of pages or characters


def answer(data: bytes, most: int) -> Answer:
    """Read the PDF in ``data``, which may have ``most`` characters."""
    from pypdfium2 import PdfDocument, PdfiumError

    with LOCK:
        try:
            document = PdfDocument(data)
            try:
                found = _sheets(document, most)
            finally:
                document.close()
        except PdfiumError as error:
            kind = "password" if "password" in str(error).lower() else "damaged"
            return Answer(kind, str(error).rstrip("."))
        except MemoryError:
            return Answer("died")
    if isinstance(found, Answer):
        return found
    pages = text_of_sheets(found)
    if not any(page.strip() for page in pages):
        return Answer("empty")
    text = "\f".join(f"{page.rstrip()}\n" for page in pages)
    return Answer("text", text, len(text))


def _sheets(document: Any, most: int) -> list[Sheet] | Answer:
    count = len(document)
    if count > MOST_PAGES:
        return Answer("pages", number=count)
    made: list[Sheet] = []
    size = 0
    for index in range(count):
        found = glyphs_of_page(document, index)
        made += [Sheet(index, height, words(glyphs)) for height, glyphs in found]
        if not found:
            made.append(Sheet(index, 0.0, []))
        size += sum(len(glyphs) for _, glyphs in found)
        if size > most:
            return Answer("bytes", number=size)
    return made
