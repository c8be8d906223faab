"""The text of a PDF in reading order, by PDFium (the extra ``pdf``).

Each printed line is a line. Columns follow one another, pages are separated by form feeds, running
heads and page numbers are left out. Pictures of text have no text. Source: ISO 32000.
"""

from __future__ import annotations

from importlib.util import find_spec

from bibconv.errors import LimitExceededError, UnreadableInputError
from bibconv.limits import Limits

MAGIC = b"%PDF-"
_WITHOUT = (
    '{name}: is a PDF; pip install "bibconv[pdf]" to read it, or give its text: '
    "pdftotext -layout {name} - | bibconv convert - -f text"
)
_PROBLEMS = {
    "damaged": "the PDF cannot be read ({detail})",
    "password": "the PDF needs a password; save it without one first",
    "died": "the PDF cannot be read (PDFium stopped: the file is damaged, or needs too much memory "
    "or time)",
    "empty": "the PDF has no text, only pictures of it; run a program for text recognition (OCR) "
    "on it first",
}


def text_of(data: bytes, name: str, limits: Limits) -> str:
    """All text of the PDF in ``data``.

    Args:
        data: the bytes of the file.
        name: of the file, for messages.
        limits: how much text is accepted.

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
