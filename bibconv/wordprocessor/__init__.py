"""Documents of word processors as input: ``.docx``, ``.odt`` and related formats.

A container (:mod:`.ooxml`, :mod:`.odf`) is walked once in reading order, which gives the text and the
marks in it (:mod:`.story`, :mod:`.paragraphs`). :mod:`.carriers` reads what reference managers store
there, one file for each program; :mod:`.uniting` groups cites by work; :mod:`.reader` makes the
records. :mod:`.printed` reads the printed list.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bibconv.wordprocessor.content import Manuscript
from bibconv.wordprocessor.kinds import is_flat, manuscript_format

__all__ = ["Manuscript", "flat_manuscript", "is_flat", "manuscript", "manuscript_format"]


def manuscript(
    format: str, names: Sequence[str], read: Callable[[str], bytes], name: str
) -> Manuscript:
    """The packed document whose files are ``names``.

    Args:
        format: ``docx`` or ``odt``.
        names: of the files in the package.
        read: gives the bytes of one, within bounds.
        name: of the document.

    Raises:
        UnreadableInputError: it has no text, or is not safe to read.
        LimitExceededError: it is too large.
    """
    from bibconv.wordprocessor import odf, ooxml
    from bibconv.wordprocessor.package import Package

    package = Package(names, read, name)
    content = odf.read_package(package) if format == "odt" else ooxml.read_document(package)
    return Manuscript(content, name, format)


def flat_manuscript(text: str, name: str) -> Manuscript:
    """The OpenDocument in one XML file (``.fodt``); otherwise as :func:`manuscript`."""
    from bibconv.wordprocessor.odf import read_flat

    return Manuscript(read_flat(text, name), name, "odt")
