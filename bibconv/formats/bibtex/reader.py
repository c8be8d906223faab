"""Reading of both dialects: text to blocks, entries as records.

Scanning, ``@string`` expansion, inheritance, mapping; findings on the way. ``@xdata`` and
``@set`` lend their data and are no items: they stay as comments, with their text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import msgspec

from bibconv.formats.base import ReadContext
from bibconv.formats.bibtex import blocks
from bibconv.formats.bibtex.blocks import Entry, Fault
from bibconv.formats.bibtex.expand import Strings
from bibconv.formats.bibtex.faults import diagnostic
from bibconv.formats.bibtex.inheritance import USES_PARENTS, Family, Node
from bibconv.formats.bibtex.mapper import to_item
from bibconv.formats.bibtex.scanner import scan
from bibconv.formats.bibtex.tables_types import CONTAINERS
from bibconv.model import Block, Comment, Item, Junk, Preamble, Record, StringDefinition
from bibconv.patterns import late
from bibconv.source import Source

_ENTRY = late(r"@\s*(?!(?:comment|preamble|string)\b)[^\s{(@]+\s*[{(]", re.IGNORECASE)
_PARENT_WORDS = ("crossref", "xdata", "xref", "entryset", "related")
# Texts are looked through in pieces of this many characters.
_PIECE = 1 << 20


def read(source: Source, context: ReadContext, dialect: str) -> Iterator[Block]:
    """All blocks of a ``.bib`` source, in order."""
    text = source.text
    found: Iterable[blocks.RawBlock] = scan(text)
    strings = Strings(context.limits, len(text))
    for block in scan(context.definitions):
        if isinstance(block, blocks.String):
            strings.define(block, [])
    family = None
    words = _mentioned(text)
    if words.first_entry < words.last_string:
        # Values may use a definition that comes later: the definitions are found in advance.
        strings.announce([block for block in scan(text) if isinstance(block, blocks.String)])
    if words.parents and USES_PARENTS.search(text):
        found = list(found)
        nodes = _nodes(found, strings, context)
        family = Family(list(nodes.values()), dialect, strings.budget, "xdata=" in text)
    count = 0
    for block in found:
        raw = text[block.start : block.end]
        if isinstance(block, Entry):
            count += 1
            context.limits.require("items", count, source.name)
            if family is None:
                node = _node(block, strings, context)
            else:
                node = nodes[block.start]
                family.resolve(node)
            yield _entry(node, raw, source, context, dialect)
            continue
        faults: list[Fault] = []
        made: Block
        if isinstance(block, blocks.String):
            faults = block.faults
            if family is None:
                strings.define(block, faults)
            made = StringDefinition(raw, block.name, block.raw_value)
        elif isinstance(block, blocks.Preamble):
            made = Preamble(raw, block.value)
        elif isinstance(block, blocks.Junk):
            faults = block.faults
            made = Junk(raw)
        else:
            faults = block.faults
            made = Comment(raw)
        for fault in faults:
            context.report(diagnostic(fault, source, None, strings.names()))
        yield made


def shared_head(text: str) -> str | None:
    """The text whose definitions all entries may use; ``None`` if entries need each other."""
    words = _mentioned(text)
    if words.first_entry < words.last_string:
        return None
    if words.parents and USES_PARENTS.search(text):
        return None
    return text[: words.first_entry]


def _nodes(
    found: Iterable[blocks.RawBlock], strings: Strings, context: ReadContext
) -> dict[int, Node]:
    """All entries with their values expanded, by offset."""
    nodes: dict[int, Node] = {}
    for block in found:
        if isinstance(block, Entry):
            nodes[block.start] = _node(block, strings, context)
        elif isinstance(block, blocks.String):
            strings.define(block, block.faults)
    return nodes


class _Words(msgspec.Struct):
    """What a text mentions: fields that inherit, its first entry, its last ``@string``."""

    parents: bool = False
    first_entry: int = -1
    last_string: int = -1


def _mentioned(text: str) -> _Words:
    """Look for a few words anywhere in the text, without a second copy of all of it."""
    words = _Words()
    first = _ENTRY.search(text)
    words.first_entry = first.start() if first else len(text)
    for start in range(0, len(text), _PIECE):
        piece = text[start : start + _PIECE + 16].lower()
        words.parents = words.parents or any(word in piece for word in _PARENT_WORDS)
        at = piece.rfind("string")
        while at >= 0 and not piece[:at].rstrip().endswith("@"):
            at = piece.rfind("string", 0, at)
        if at >= 0:
            words.last_string = start + at
    return words


def _node(entry: Entry, strings: Strings, context: ReadContext) -> Node:
    """The entry's fields by lower-case name, the first of each name."""
    names = [field.name.lower() for field in entry.fields]
    raw = dict(zip(names, entry.values, strict=True))
    if len(raw) != len(names):
        raw = dict(zip(reversed(names), reversed(entry.values), strict=True))
        raw = {name: raw[name] for name in dict.fromkeys(names)}
        _report_repeated(entry, names)
    values: dict[str, str] = {}
    longest = context.limits.value_length
    long = entry.end - entry.start > longest
    for name, value in raw.items():
        if isinstance(value, str):
            tex = value
        else:
            tex = strings.expand(value, entry.faults)
            long = long or len(tex) > longest
        values[name] = tex
    if long:
        for name, tex in values.items():
            context.limits.require("value_length", len(tex), f"{entry.key}, {name}")
    return Node(entry, values, names)


def _report_repeated(entry: Entry, names: list[str]) -> None:
    """F109 for each field that stands there again."""
    first: dict[str, int] = {}
    for name, field in zip(names, entry.fields, strict=True):
        if name not in first:
            first[name] = field.name_start
            continue
        start = field.name_start
        fault = Fault("F109", start, start + len(field.name), field.name, first[name])
        entry.faults.append(fault)


def _entry(node: Node, raw: str, source: Source, context: ReadContext, dialect: str) -> Block:
    """An entry as a record; a container as a comment."""
    entry, values = node.entry, node.values
    type_ = entry.type.lower()
    if type_ in CONTAINERS:
        _report(entry, source, context)
        return Comment(raw)
    mapped = to_item(entry.key, type_, values, dialect, node.inherited)
    item, fields = mapped.item, entry.fields
    if len(fields) != len(values) or node.references:
        item = _with_rest(item, node)
    if entry.faults:
        _report(entry, source, context)
    names = node.names
    origins = {
        variable: names.index(field)
        for variable, field in mapped.origins.items()
        if not node.inherited or field in names
    }
    return Record(
        item,
        raw,
        source,
        entry.start,
        entry.end,
        tuple(fields),
        origins,
        (entry.key_start, entry.key_start + len(entry.key)),
    )


def _report(entry: Entry, source: Source, context: ReadContext) -> None:
    for fault in entry.faults:
        context.report(diagnostic(fault, source, entry.key or None))


def _with_rest(item: Item, node: Node) -> Item:
    """Repeated fields and references into xdata go to the extra."""
    extra = dict(item.extra)
    seen: set[str] = set()
    repeated: dict[str, list[str]] = {}
    for field, value in zip(node.entry.fields, node.entry.values, strict=True):
        name = field.name.lower()
        if name in seen and isinstance(value, str) and value.strip():
            repeated.setdefault(name, []).append(value)
        seen.add(name)
    for name, others in repeated.items():
        have = extra.get(f"bibtex:{name}")
        extra[f"bibtex:{name}"] = [have, *others] if have else others
    for name, reference in node.references.items():
        extra[f"bibtex:{name}"] = reference
    return item.with_(extra=extra)
