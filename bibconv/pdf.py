"""The text of a PDF, by pypdf (the extra ``pdf``): page after page, form feeds between.

Text comes in the order in which the page draws it, which in two columns is nearly always the order
of reading. What is only a picture has none. Source: ISO 32000.
"""

from __future__ import annotations

import io
import logging
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
        UnreadableInputError: pypdf is not installed, the PDF is damaged or needs a password, or
            has no text.
        LimitExceededError: it has more than 5,000 pages, or more text than ``limits`` allow.
    """
    try:
        from pypdf import PdfReader
    except ImportError:
        raise UnreadableInputError(_WITHOUT.format(name=name)) from None
    # What it finds odd and reads all the same is no finding of ours.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(io.BytesIO(data), strict=False)
        pages = _text(reader, name, limits)
    except LimitExceededError:
        raise
    except Exception as error:  # noqa: BLE001  damaged files make pypdf fail in any way there is
        reason = str(error) or type(error).__name__
        raise UnreadableInputError(f"{name}: the PDF cannot be read ({reason})") from None
    if not any(page.strip() for page in pages):
        raise UnreadableInputError(
            f"{name}: the PDF holds no text, only pictures of it; a program for text recognition "
            "(OCR) makes text of them"
        )
    return "\f".join(pages)


def _text(reader: Any, name: str, limits: Limits) -> list[str]:
    count = len(reader.pages)
    if count > _PAGES:
        raise LimitExceededError(f"{name}: {count:,} pages are more than the limit of {_PAGES:,}")
    pages: list[str] = []
    size = 0
    for page in reader.pages:
        text = page.extract_text()
        size += len(text)
        limits.require("bytes", size, name)
        pages.append(f"{text.rstrip()}\n")
    return pages
