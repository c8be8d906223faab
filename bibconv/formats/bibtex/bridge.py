"""bibtexparser's block model from our scanner, and back into records.

For those who have middlewares of bibtexparser 2: ``to_library`` gives its ``Library`` with our
spans (``parser_metadata["span"]``), ``from_library`` takes it back. Nothing else imports
bibtexparser, because that costs more start-up time than the rest of reading.

``to_library(Source("@book{k, title = {A}}")).entries[0]["title"]`` is ``"A"``.
"""

from __future__ import annotations

from collections.abc import Iterator

from bibtexparser import model
from bibtexparser.library import Library

from bibconv.errors import MisuseError
from bibconv.formats.bibtex import blocks
from bibconv.formats.bibtex.expand import Strings
from bibconv.formats.bibtex.mapper import to_item
from bibconv.formats.bibtex.scanner import scan
from bibconv.formats.bibtex.tables_types import CONTAINERS
from bibconv.limits import DEFAULT_LIMITS, Limits
from bibconv.model import Block, Comment, Junk, Preamble, Record, StringDefinition
from bibconv.source import Source

SPAN = "span"
FIELD_SPANS = "field_spans"


def to_library(source: Source, limits: Limits = DEFAULT_LIMITS) -> Library:
    """The blocks of a source; values without delimiters, macros and ``#`` expanded."""
    text = source.text
    found = list(scan(text))
    strings = Strings(limits, len(text))
    strings.announce([block for block in found if isinstance(block, blocks.String)])
    library = Library()
    for block in found:
        raw = text[block.start : block.end]
        line = source.position(block.start)[0] - 1
        made: model.Block
        if isinstance(block, blocks.Entry):
            made = _entry(block, raw, line, source, strings)
        elif isinstance(block, blocks.String):
            strings.define(block, [])
            made = model.String(block.name, strings.expand(block.value, []), line, raw)
        elif isinstance(block, blocks.Preamble):
            made = model.Preamble(block.value, line, raw)
        elif isinstance(block, blocks.Junk):
            made = model.ParsingFailedBlock(_error(block), line, raw)
        elif block.explicit:
            made = model.ExplicitComment(_inner(raw), line, raw)
        else:
            made = model.ImplicitComment(raw, line, raw)
        made.set_parser_metadata(SPAN, (block.start, block.end))
        library.add(made)
    return library


def from_library(library: Library, dialect: str = "bibtex") -> Iterator[Block]:
    """The blocks of a bibtexparser library as ours; entries become records.

    Raises:
        MisuseError: a middleware left a value that is no text.
    """
    for block in library.blocks:
        raw = block.raw or ""
        if isinstance(block, model.Entry):
            if block.entry_type.lower() in CONTAINERS:
                yield Comment(raw)
                continue
            values: dict[str, str] = {}
            for field in block.fields:
                if not isinstance(field.value, str):
                    raise MisuseError(
                        f"{block.key}, {field.key}: a value of type {type(field.value).__name__}; "
                        "merge names and other parts into text before going on"
                    )
                values.setdefault(field.key.lower(), field.value)
            yield Record(to_item(block.key, block.entry_type, values, dialect).item)
        elif isinstance(block, model.String):
            yield StringDefinition(raw, block.key, str(block.value))
        elif isinstance(block, model.Preamble):
            yield Preamble(raw, block.value)
        elif isinstance(block, model.ExplicitComment | model.ImplicitComment):
            yield Comment(raw)
        else:
            yield Junk(raw)


def _entry(
    block: blocks.Entry, raw: str, line: int, source: Source, strings: Strings
) -> model.Entry:
    fields = [
        model.Field(field.name, strings.expand(value, []), source.position(field.name_start)[0] - 1)
        for field, value in zip(block.fields, block.values, strict=True)
    ]
    entry = model.Entry(block.type.lower(), block.key, fields, line, raw)
    entry.set_parser_metadata(FIELD_SPANS, [(field.start, field.end) for field in block.fields])
    return entry


def _error(block: blocks.Junk) -> Exception:
    codes = ", ".join(fault.code for fault in block.faults)
    return ValueError(f"not a block of BibTeX ({codes})")


def _inner(raw: str) -> str:
    opener = raw.find("{")
    return raw[opener + 1 : -1] if opener >= 0 and raw.endswith("}") else raw
