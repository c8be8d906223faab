"""The text of a PDF, in the order of reading, by PDFium (the extra ``pdf``).

A line of print is a line; columns come one after the other, pages with form feeds between; running
heads and page numbers are left out. What is only a picture has no text. Source: ISO 32000.
"""

from __future__ import annotations

from typing import Any

from bibconv.errors import LimitExceededError, UnreadableInputError
from bibconv.limits import Limits

MAGIC = b"%PDF-"
_PAGES = 5_000  # more than any paper or thesis
_WITHOUT = (
    '{name}: is a PDF; pip install "bibconv[pdf]" and it is read, or give its text: '
    "pdftotext -layout {name} - | bibconv convert - -f text"
)


def text_of(data: bytes, name: str, limits: Limits) -> str:
    """All text of the PDF in ``data``.

    Raises:
        UnreadableInputError: pypdfium2 is not installed, the PDF is damaged or needs a password,
            or has no text.
        LimitExceededError: it has more than 5,000 pages, or more text than ``limits`` allow.
    """
    try:
        from pypdfium2 import PdfDocument, PdfiumError
    except ImportError:
        raise UnreadableInputError(_WITHOUT.format(name=name)) from None
    from bibconv.pdf.glyphs import LOCK
    from bibconv.pdf.layout import text_of_sheets

    with LOCK:
        try:
            document = PdfDocument(data)
            try:
                sheets = _sheets(document, name, limits)
            finally:
                document.close()
        except PdfiumError as error:
            raise UnreadableInputError(f"{name}: the PDF cannot be read ({error})") from None
    pages = text_of_sheets(sheets)
    if not any(page.strip() for page in pages):
        raise UnreadableInputError(
            f"{name}: the PDF holds no text, only pictures of it; a program for text recognition "
            "(OCR) makes text of them"
        )
    return "\f".join(f"{page.rstrip()}\n" for page in pages)


def _sheets(document: Any, name: str, limits: Limits) -> list[Any]:
    from bibconv.pdf.glyphs import sheets

    count = len(document)
    if count > _PAGES:
        raise LimitExceededError(f"{name}: {count:,} pages are more than the limit of {_PAGES:,}")
    made = []
    size = 0
    for index in range(count):
        for sheet in sheets(document, index):
            size += len(sheet.glyphs)
            made.append(sheet)
        limits.require("bytes", size, name)
    return made
