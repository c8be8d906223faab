"""The library's front door: load, dump, convert, check, cite.

The only place where formats, rules and citing meet.

>>> library = loads("TY  - BOOK\\nTI  - A Title\\nER  - \\n")
>>> library.items[0].type
'book'
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from bibconv import atomic
from bibconv.detect import format_named, target_format
from bibconv.diagnostics import Diagnostic, Report
from bibconv.formats.base import Format
from bibconv.intake import read_blocks, source_format
from bibconv.limits import DEFAULT_LIMITS, Limits
from bibconv.model import Block, Item, Library, Lose
from bibconv.outlet import identified, require_kinds, with_ids, write_blocks
from bibconv.packed import open_sources, opened, unpacked
from bibconv.source import Source, encode_utf8

if TYPE_CHECKING:
    from bibconv.csl import Entry
    from bibconv.csl.engine import Output
    from bibconv.reading.parse import References
    from bibconv.rules import Options


def load(
    path: str | os.PathLike[str],
    format: str | None = None,
    *,
    encoding: str | None = None,
    limits: Limits = DEFAULT_LIMITS,
) -> Library:
    """Read the file at ``path``.

    Args:
        path: the file; gzip, Zstandard (with ``bibconv[zstd]``), zip and Excel are unpacked, PDFs
            (with ``bibconv[pdf]``) give their text, documents (Word, OpenDocument) the works that
            they cite.
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
    sources = open_sources(os.fspath(path), encoding=encoding, limits=limits)
    return _load_all(sources, format, limits)


def _load_all(sources: Sequence[Source], format: str | None, limits: Limits) -> Library:
    library = load_source(sources[0], format, limits)
    for source in sources[1:]:
        more = load_source(source, format or library.format, limits)
        library.sources += more.sources
        library.blocks += more.blocks
        library.diagnostics += more.diagnostics
    return library


def loads(
    data: str | bytes,
    format: str | None = None,
    *,
    name: str = "<string>",
    encoding: str | None = None,
    limits: Limits = DEFAULT_LIMITS,
) -> Library:
    """Read a string or bytes, packed or not; otherwise as :func:`load`. ``name`` stands for the file name in
    findings and helps detection by its extension."""
    if isinstance(data, bytes):
        sources = list(unpacked(data, name, encoding=encoding, limits=limits))
        return _load_all(sources, format, limits)
    limits.require("bytes", len(data), name)
    return load_source(opened(Source(data, name)), format, limits)


def load_source(
    source: Source, format: str | None = None, limits: Limits = DEFAULT_LIMITS
) -> Library:
    """Read a :class:`~bibconv.source.Source`; otherwise as :func:`load`."""
    found = source_format(source, format)
    library = Library(format=found.name, sources=[source])
    library.blocks.extend(read_blocks(source, found, library.diagnostics.append, limits))
    return library


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
    options: Options | None = None,
) -> list[Diagnostic]:
    """What is wrong with ``library``: the reader's findings and the rules', in order of place.

    Args:
        library: what to check.
        select: codes, code prefixes, rule names or ``"ALL"``; the default set if ``None``.
        ignore: the same, taken away from ``select``.
        options: settings of rules, such as a schema of your own.

    Raises:
        MisuseError: a selector matches no rule.
    """
    from bibconv import rules

    return rules.check(library, select=select, ignore=ignore, options=options or rules.Options())


def parse_references(references: str | Iterable[str]) -> References:
    """The items that references in plain text say, one for each string, in order.

    The strings are taken as one list, as a paper has it; each is one reference. So is a single
    string, even if it has several lines: a list that has still to be cut into references goes to
    ``loads(text, format="text")``. Where a string says nothing, also the empty one, its item has
    no variables.

    Returns:
        A list of items, each with ``trust`` (how sure the reading is, 0 to 1), ``trusts`` (the
        same for each variable) and ``doubts``; ``records`` of the list has the places of all
        values.
    """
    from bibconv.reading.parse import parse_references

    return parse_references(references)


def cite(
    library: Library | Iterable[Item],
    style: str = "apa",
    *,
    locale: str | None = None,
    output: Output = "text",
    engine: str | None = None,
) -> list[str]:
    """The bibliography of ``library`` in a citation style, one string per item.

    Args:
        library: a library, or items.
        style: name of a style (``"apa"``), or path of a ``.csl`` file.
        locale: language such as ``"de"`` or ``"pt-BR"``; the style's own if ``None``.
        output: ``"text"``, ``"html"``, ``"html-links"``, ``"markdown"``, ``"latex"``, ``"rtf"``
            or ``"json"`` (runs of text with their formatting).
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
    output: Output = "text",
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
    output: Output = "text",
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


def _write(library: Library, target: Format, canonical: bool, lose: Lose | None) -> str:
    require_kinds(record.item for record in library if record.raw is None)
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
