"""Word's own citations: ``CITATION tag`` and the list of sources within the document.

Source: ECMA-376 part 1, sections 17.16.5.6 (CITATION) and 22.6 (sources).
"""

from __future__ import annotations

from collections.abc import Iterator

from bibconv.formats import word_xml
from bibconv.formats.base import ReadContext
from bibconv.model import Item, Record
from bibconv.patterns import late
from bibconv.source import Source
from bibconv.wordprocessor.citations import Citation, Cite, Document, Outcome
from bibconv.wordprocessor.paragraphs import Mark

_WORD = late(r'"([^"]*)"?|(\\\S)|([^\s"]+)')
# Switches that take an argument; the others stand alone.
_WITH_ARGUMENT = frozenset("lpvfsmtny*") - frozenset("tny")
_ANOTHER = "m"  # names one more source
_NOTHING = 2  # variables that a placeholder has at most: a title to find it by


def citation(mark: Mark, code: str, document: Document) -> Outcome:
    """``CITATION Doe04 \\p 7 \\m Roe10``: each source that it names."""
    cites = [Cite(tag, (f"word:{tag}",), _source(document, tag)) for tag in _tags(code)]
    return Citation("word", mark, tuple(cites), damage="" if cites else "it names no source")


def _tags(code: str) -> Iterator[str]:
    words = iter(_WORD.findall(code))
    next(words, None)  # CITATION
    waits = "source"
    for quoted, switch, bare in words:
        if switch:
            letter = switch[1].lower()
            waits = "source" if letter == _ANOTHER else "skip" if letter in _WITH_ARGUMENT else ""
        elif waits == "source":
            waits = ""
            yield quoted or bare
        else:
            waits = ""


def _source(document: Document, tag: str) -> Item | None:
    """The source of a tag, as it is written, else in other case."""
    found = document.sources.get(tag) or document.folded.get(tag.casefold())
    return found if found is not None and found.variables else None


def sources_of(parts: tuple[bytes, ...]) -> dict[str, Item]:
    """The sources that a document keeps, by their tags."""
    found: dict[str, Item] = {}
    for data in parts:
        source = Source.from_bytes(data, "sources")
        for block in word_xml.read(source, ReadContext()):
            if isinstance(block, Record) and block.item.id:
                found.setdefault(block.item.id, block.item)
    return found
