"""From a source to blocks: which format to read, what is refused, what is wrong with the bytes.

>>> list(read_blocks(Source("@book{a}"), FORMATS["bibtex"], print))[0].item.id
'a'
"""

from __future__ import annotations

from collections.abc import Iterator

from bibconv.detect import FORMATS, PRINTED, TEXT, detect_format, format_named
from bibconv.diagnostics import Diagnostic, Edit, Fix, Report, Severity
from bibconv.errors import UnreadableInputError
from bibconv.formats.base import Format, ReadContext
from bibconv.limits import DEFAULT_LIMITS, Limits
from bibconv.model import Block, Comment, Record
from bibconv.source import Source
from bibconv.untagged import with_text_read
from bibconv.wordprocessor import Manuscript

__all__ = ["FORMATS", "encoding_findings", "read_blocks", "source_format"]

_BINARY_SHARE = 0.1  # more control characters than this: not a bibliography


def source_format(source: Source, format: str | None = None) -> Format:
    """The format to read ``source`` in: ``format`` by name, or what its name and content tell.

    Raises:
        UnknownFormatError: no format is called ``format``.
        UnreadableInputError: the source is no text.
    """
    if isinstance(source, Manuscript):
        found = format_named(format or source.format)
        return PRINTED if found is TEXT else found
    _refuse_binary(source)
    return format_named(format) if format else detect_format(source.text, source.name)


def read_blocks(
    source: Source,
    format: Format,
    report: Report,
    limits: Limits = DEFAULT_LIMITS,
    model: str | None = None,
    columns: tuple[tuple[str, str], ...] = (),
) -> Iterator[Block]:
    """The blocks of ``source``, one by one; findings go to ``report`` as they come up.

    ``model`` is a model file for references in running text, ``columns`` says which variables
    stand in which columns of a table.
    """
    for finding in encoding_findings(source):
        report(finding)
    count = 0
    empty = format.family == "bib"
    context = ReadContext(report, limits, model, columns)
    for block in with_text_read(format.read(source, context), context):
        if isinstance(block, Record):
            count += 1
            if count > limits.items:
                limits.require("items", count, source.name)
        empty = empty and _says_nothing(block)
        yield block
    if empty and source.text.strip():
        report(_no_entry(source, format))


def _says_nothing(block: Block) -> bool:
    """Whether a block of a BibTeX file is no BibTeX at all: neither statement nor comment."""
    if not isinstance(block, Comment):
        return False
    return all(not line.strip() or line.lstrip()[0] not in "@%" for line in block.raw.splitlines())


def _no_entry(source: Source, format: Format) -> Diagnostic:
    return Diagnostic(
        code="E104",
        severity=Severity.ERROR,
        message=f"the file holds no {format.title} entry",
        span=source.span(0, min(len(source.text), 80)),
        help="check that this is the right file; -f FORMAT reads it in another format",
    )


def _refuse_binary(source: Source) -> None:
    """Control characters that no text holds tell an image or archive from a bibliography."""
    sample = source.text[:4096]
    strange = sum(1 for c in sample if c < " " and c not in "\t\n\r\f\x1b\x1a")
    if sample.startswith("%PDF-"):
        raise UnreadableInputError(
            f"{source.name}: is a PDF; save its text (pdftotext FILE) and give that"
        )
    if strange > _BINARY_SHARE * len(sample):
        raise UnreadableInputError(f"{source.name}: is binary, not a bibliography in text form")


_WRONG_ENCODING = {
    False: "the file is not valid UTF-8 from here on; it was read as {}",
    True: "the file is not valid {} here",
}


def encoding_findings(source: Source) -> Iterator[Diagnostic]:
    """What is wrong with the bytes of a source."""
    if source.undecodable is not None:
        offset = min(source.undecodable, len(source.text))
        yield Diagnostic(
            code="S001",
            severity=Severity.ERROR,
            message=_WRONG_ENCODING[source.declared].format(source.encoding),
            span=source.span(offset, min(offset + 1, len(source.text))),
            help="save the file as UTF-8, or name its encoding with --encoding",
        )
    if source.bom and source.encoding == "utf-8":
        yield Diagnostic(
            code="S002",
            severity=Severity.WARNING,
            message="the file begins with a byte-order mark, which BibTeX and JSON readers trip over",
            span=source.span(0, 0),
            help="save the file as UTF-8 without a mark",
            fix=Fix("take the mark away", (Edit(source.span(0, 0), ""),)),
        )
