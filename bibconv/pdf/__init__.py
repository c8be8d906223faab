"""The text of a PDF, in the order of reading, by PDFium (the extra ``pdf``).

A line of print is a line; columns come one after the other, pages with form feeds between; running
heads and page numbers are left out. What is only a picture has no text. Source: ISO 32000.
"""

from __future__ import annotations

from importlib.util import find_spec

from bibconv.errors import LimitExceededError, UnreadableInputError
from bibconv.limits import Limits

MAGIC = b"%PDF-"
_WITHOUT = (
    '{name}: is a PDF; pip install "bibconv[pdf]" and it is read, or give its text: '
    "pdftotext -layout {name} - | bibconv convert - -f text"
)
_PROBLEMS = {
    "damaged": "the PDF cannot be read ({detail})",
    "password": "the PDF needs a password; save it without one first",
    "died": "the PDF cannot be read (PDFium broke off: it is damaged, or needs too much memory "
    "or time)",
    "empty": "the PDF holds no text, only pictures of it; a program for text recognition (OCR) "
    "makes text of them",
}


def text_of(data: bytes, name: str, limits: Limits) -> str:
    """All text of the PDF in ``data``.

    Raises:
        UnreadableInputError: pypdfium2 is not installed, the PDF is damaged or needs a password,
            or has no text.
        LimitExceededError: it has more than 5,000 pages, or more text than ``limits`` allow.
    """
    if find_spec("pypdfium2") is None:
        raise UnreadableInputError(_WITHOUT.format(name=name))
    from bibconv.pdf.child import read
    from bibconv.pdf.reader import MOST_PAGES

    answer = read(data, limits.bytes)
    if answer.kind == "pages":
        raise LimitExceededError(
            f"{name}: {answer.number:,} pages are more than the limit of {MOST_PAGES:,}"
        )
    limits.require("bytes", answer.number, name)
    if answer.kind != "text":
        problem = _PROBLEMS[answer.kind].format(detail=answer.text)
        raise UnreadableInputError(f"{name}: {problem}")
    return answer.text
