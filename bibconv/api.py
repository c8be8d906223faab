"""The library's front door: load, dump, convert, check, cite.

The only place where formats, rules and citing meet.

>>> library = loads("TY  - BOOK\\nTI  - A Title\\nER  - \\n")
>>> library.items[0].type
'book'
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import msgspec

from bibconv import atomic
from bibconv.detect import detect_format, format_named, target_format
from bibconv.diagnostics import Diagnostic, Report, Severity
from bibconv.errors import MisuseError, UnreadableInputError
from bibconv.formats.base import Format, ReadContext, WriteContext
from bibconv.limits import DEFAULT_LIMITS, Limits
from bibconv.model import KINDS, Block, Comment, Date, Item, Kind, Library, Lose, Record
from bibconv.source import Source, encode_utf8

if TYPE_CHECKING:
    from bibconv.csl import Entry

_BINARY_SHARE = 0.1  # more control characters than this: not a bibliography


def load(
    path: str | os.PathLike[str],
    format: str | None = None,
    *,
    encoding: str | None = None,
    limits: Limits = DEFAULT_LIMITS,
) -> Library:
    """Read the file at ``path``.

    Args:
        path: the file.
        format: name of its format; detected from extension and content if not given.
        encoding: Python codec name; detected if not given.
        limits: bounds on what is accepted.

    Returns:
        All records, and the findings of the reader in ``diagnostics``.

    Raises:
        UnreadableInputError: there is no such file, or it is not text.
        UnknownFormatError: no format is called ``format``.
        LimitExceededError: the input passes a limit.
    """
    source = Source.from_path(Path(path), encoding=encoding, limits=limits)
    return load_source(source, format, limits)


def loads(
    data: str | bytes,
    format: str | None = None,
    *,
    name: str = "<string>",
    encoding: str | None = None,
    limits: Limits = DEFAULT_LIMITS,
) -> Library:
    """Read a string or bytes; otherwise as :func:`load`. ``name`` stands for the file name in
    findings and helps detection by its extension."""
    if isinstance(data, bytes):
        source = Source.from_bytes(data, name, encoding=encoding, limits=limits)
    else:
        limits.require("bytes", len(data), name)
        source = Source(data, name)
    return load_source(source, format, limits)


def load_source(
    source: Source, format: str | None = None, limits: Limits = DEFAULT_LIMITS
) -> Library:
    """Read a :class:`~bibconv.source.Source`; otherwise as :func:`load`."""
    found = source_format(source, format)
    library = Library(format=found.name, sources=[source])
    library.blocks.extend(read_blocks(source, found, library.diagnostics.append, limits))
    return library


def source_format(source: Source, format: str | None = None) -> Format:
    """The format to read ``source`` in: ``format`` by name, or what its name and content tell.

    Raises:
        UnknownFormatError: no format is called ``format``.
        UnreadableInputError: the source is no text.
    """
    _refuse_binary(source)
    return format_named(format) if format else detect_format(source.text, source.name)


def read_blocks(
    source: Source, format: Format, report: Report, limits: Limits = DEFAULT_LIMITS
) -> Iterator[Block]:
    """The blocks of ``source``, one by one; findings go to ``report`` as they come up."""
    for finding in _encoding_findings(source):
        report(finding)
    count = 0
    empty = format.family == "bib"
    for block in format.read(source, ReadContext(report, limits)):
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


def dump(
    library: Library,
    path: str | os.PathLike[str],
    format: str | None = None,
    *,
    canonical: bool = False,
    lose: Lose | None = None,
) -> None:
    """Write ``library`` to the file at ``path``, wholly or not at all.

    Args:
        library: what to write.
        path: the file; its extension tells the format unless ``format`` does.
        format: name of the format.
        canonical: write every record anew. Otherwise records that are written in the format
            they were read from, and were not changed, keep their text to the byte.
        lose: called with each :class:`~bibconv.model.Loss`.

    Raises:
        UnknownFormatError: the format is not known.
        UnreadableInputError: the file cannot be written.
    """
    target = target_format(format, os.fspath(path))
    text = _write(library, target, canonical, lose)
    atomic.write_bytes(path, [encode_output(text, library, target)])


def dumps(
    library: Library | Iterable[Item],
    format: str,
    *,
    canonical: bool = False,
    lose: Lose | None = None,
) -> str:
    """The library (or items) as text in ``format``; arguments as for :func:`dump`."""
    if not isinstance(library, Library):
        library = Library.from_items(library)
    return _write(library, target_format(format, None), canonical, lose)


def convert(
    data: str | bytes, to: str, *, from_: str | None = None, lose: Lose | None = None
) -> str:
    """Text in one format from text in another: ``dumps(loads(data, from_), to)``."""
    return dumps(loads(data, from_), to, lose=lose)


def check(
    library: Library,
    *,
    select: Sequence[str] | None = None,
    ignore: Sequence[str] = (),
) -> list[Diagnostic]:
    """What is wrong with ``library``: the reader's findings and the rules', in order of place.

    Args:
        library: what to check.
        select: codes, code prefixes, rule names or ``"ALL"``; the default set if ``None``.
        ignore: the same, taken away from ``select``.

    Raises:
        MisuseError: a selector matches no rule.
    """
    from bibconv import rules

    return rules.check(library, select=select, ignore=ignore)


def cite(
    library: Library | Iterable[Item],
    style: str = "apa",
    *,
    locale: str | None = None,
    output: Literal["text", "html"] = "text",
    engine: str | None = None,
) -> list[str]:
    """The bibliography of ``library`` in a citation style, one string per item.

    Args:
        library: a library, or items.
        style: name of a style (``"apa"``), or path of a ``.csl`` file.
        locale: language such as ``"de"`` or ``"pt-BR"``; the style's own if ``None``.
        output: ``"text"`` or ``"html"``.
        engine: name of the citation processor; the default one if ``None``.

    Returns:
        The entries, in the order that the style gives them.

    Raises:
        UnknownStyleError: no style goes by this name.
        StyleError: the style cannot be used.
    """
    return [entry.text for entry in bibliography(library, style, locale, output, engine)]


def bibliography(
    library: Library | Iterable[Item],
    style: str,
    locale: str | None = None,
    output: Literal["text", "html"] = "text",
    engine: str | None = None,
    report: Report | None = None,
) -> list[Entry]:
    """As :func:`cite`, each entry with the id of its item; what the engine could not format
    goes to ``report``."""
    from bibconv import csl

    items = library.items if isinstance(library, Library) else list(library)
    return csl.bibliography(with_ids(items), style, locale, output, engine, report)


def citations(
    library: Library | Iterable[Item],
    style: str,
    clusters: Sequence[str],
    locale: str | None = None,
    output: Literal["text", "html"] = "text",
    engine: str | None = None,
    report: Report | None = None,
) -> list[str]:
    """Citations in document order, one string per cluster.

    Args:
        clusters: what each citation cites: keys separated by commas, each with an optional
            ``@page``: ``"doe2020,roe1999@12-14"``.

    A key that no item has is printed with a question mark, and goes to ``report``.
    """
    from bibconv import csl

    items = library.items if isinstance(library, Library) else list(library)
    return csl.cite(with_ids(items), style, locale, output, engine, clusters, report)


def with_ids(items: Iterable[Item]) -> list[Item]:
    """The items, those without an id with a generated one."""
    items = list(items)
    if all(item.id for item in items):
        return items
    from bibconv.text.keys import Keys, suggest_key

    keys = Keys(item.id for item in items if item.id)
    return [item if item.id else item.with_(id=keys.unique(suggest_key(item))) for item in items]


def identified(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, records whose item has no id with a generated one; their text is kept.

    Streams until the first record without an id; then the rest is read first, so that no
    generated id is one that comes later.
    """
    from bibconv.text.keys import Keys, suggest_key

    keys = Keys()
    stream = iter(blocks)
    for block in stream:
        if isinstance(block, Record) and not block.item.id:
            rest = [block, *stream]
            break
        if isinstance(block, Record):
            keys.take(block.item.id)
        yield block
    else:
        return
    for block in rest:
        if isinstance(block, Record) and block.item.id:
            keys.take(block.item.id)
    for block in rest:
        if isinstance(block, Record) and not block.item.id:
            item = block.item.with_(id=keys.unique(suggest_key(block.item)))
            block = msgspec.structs.replace(block, item=item)
        yield block


def write_blocks(
    blocks: Iterable[Block],
    target: Format,
    *,
    source_formats: Sequence[Format] = (),
    canonical: bool = False,
    lose: Lose | None = None,
) -> Iterator[str]:
    """``blocks`` as pieces of text in ``target``.

    Args:
        blocks: what to write.
        target: the format to write.
        source_formats: format of each input the blocks came from; records keep their text
            where it is the target's.
        canonical: never keep text.
        lose: called with each loss.
    """
    same = bool(source_formats) and all(f.name == target.name for f in source_formats)
    verbatim = same and not canonical and (target.concatenates or len(source_formats) == 1)
    if not (source_formats and all(f.family == target.family for f in source_formats)):
        blocks = (block for block in blocks if isinstance(block, Record))
    context = WriteContext(verbatim=verbatim) if lose is None else WriteContext(lose, verbatim)
    yield from target.write(blocks, context)


def _write(library: Library, target: Format, canonical: bool, lose: Lose | None) -> str:
    _require_kinds(record.item for record in library if record.raw is None)
    sources = (
        [format_named(library.format)] * max(1, len(library.sources)) if library.format else []
    )
    blocks: Iterable[Block] = library.blocks
    if target.name != "ris":  # RIS has records without an id, and so may its files
        blocks = identified(blocks)
    return "".join(
        write_blocks(blocks, target, source_formats=sources, canonical=canonical, lose=lose)
    )


def encode_output(text: str, library: Library, target: Format) -> bytes:
    """``text`` as bytes: as the source was encoded if it is the same format, else UTF-8."""
    if library.format == target.name and len(library.sources) == 1:
        return library.sources[0].encode(text)
    return encode_utf8(text)


_TYPES: dict[Kind, type] = {Kind.NAME: tuple, Kind.DATE: Date}


def _require_kinds(items: Iterable[Item]) -> None:
    """Items made by a program hold what their variables' kinds say, or it is told so."""
    for item in items:
        for variable, value in item.variables.items():
            kind = KINDS.get(variable)
            if kind is None:
                raise MisuseError(f"item {item.id!r}: CSL has no variable {variable!r}; use extra")
            wanted = _TYPES.get(kind, str)
            if not isinstance(value, wanted):
                raise MisuseError(
                    f"item {item.id!r}: {variable} holds {type(value).__name__}, "
                    f"but is {_KIND_WORDS[wanted]}"
                )


_KIND_WORDS = {tuple: "a tuple of Name", Date: "a Date", str: "a str"}


def merge(libraries: Iterable[Library]) -> Library:
    """One library with the blocks, sources and findings of several."""
    libraries = list(libraries)
    formats = {library.format for library in libraries}
    return Library(
        chain.from_iterable(library.blocks for library in libraries),
        format=formats.pop() if len(formats) == 1 else None,
        diagnostics=chain.from_iterable(library.diagnostics for library in libraries),
        sources=chain.from_iterable(library.sources for library in libraries),
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


def _encoding_findings(source: Source) -> Iterator[Diagnostic]:
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
        )
