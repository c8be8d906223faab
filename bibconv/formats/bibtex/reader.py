"""Reading of both dialects: text to blocks, entries as records.

Scanning, ``@string`` expansion, inheritance, mapping; findings on the way. ``@xdata`` and
``@set`` lend their data and are no items: they stay as comments, with their text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bibconv.formats.base import ReadContext
from bibconv.formats.bibtex import blocks
from bibconv.formats.bibtex.blocks import Entry, Fault
from bibconv.formats.bibtex.expand import Strings
from bibconv.formats.bibtex.faults import diagnostic, undecodable
from bibconv.formats.bibtex.inheritance import USES_PARENTS, Family, Node
from bibconv.formats.bibtex.mapper import to_item
from bibconv.formats.bibtex.scanner import scan
from bibconv.formats.bibtex.tables_types import CONTAINERS
from bibconv.model import Block, Comment, Item, Junk, Preamble, Record, StringDefinition
from bibconv.source import Source


def read(source: Source, context: ReadContext, dialect: str) -> Iterator[Block]:
    """All blocks of a ``.bib`` source, in order."""
    if source.undecodable is not None:
        context.report(undecodable(source))
    text = source.text
    found: Iterable[blocks.RawBlock] = scan(text)
    strings = Strings(context.limits)
    family = None
    if "@string" in text.lower():
        found = list(found)
        strings.announce([block for block in found if isinstance(block, blocks.String)])
    if USES_PARENTS.search(text):
        found = list(found)
        nodes = _nodes(found, strings, context)
        depth = context.limits.inheritance
        family = Family(list(nodes.values()), dialect, depth, "xdata=" in text)
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


def _node(entry: Entry, strings: Strings, context: ReadContext) -> Node:
    """The entry's fields by lower-case name, the first of each name."""
    values: dict[str, str] = {}
    longest = context.limits.value_length
    for field, value in zip(entry.fields, entry.values, strict=True):
        name = field.name.lower()
        if name in values:
            first = next(f for f in entry.fields if f.name.lower() == name)
            start = field.name_start
            entry.faults.append(
                Fault("F109", start, start + len(field.name), field.name, first.name_start)
            )
            continue
        tex = value if isinstance(value, str) else strings.expand(value, entry.faults)
        if len(tex) > longest:
            context.limits.require("value_length", len(tex), f"{entry.key}, {field.name}")
        values[name] = tex
    return Node(entry, values)


def _entry(node: Node, raw: str, source: Source, context: ReadContext, dialect: str) -> Block:
    """An entry as a record; a container as a comment."""
    entry = node.entry
    if entry.type.lower() in CONTAINERS:
        _report(entry, source, context)
        return Comment(raw)
    mapped = to_item(entry.key, entry.type, node.values, dialect, node.inherited)
    item = mapped.item
    if len(entry.fields) != len(node.values) or node.references:
        item = _with_rest(mapped.item, node)
    if entry.faults:
        _report(entry, source, context)
    index: dict[str, int] = {}
    for number, field in enumerate(entry.fields):
        index.setdefault(field.name.lower(), number)
    origins = {
        variable: index[field] for variable, field in mapped.origins.items() if field in index
    }
    return Record(
        item,
        raw,
        source,
        entry.start,
        entry.end,
        tuple(entry.fields),
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
    for field, value in zip(node.entry.fields, node.entry.values, strict=True):
        name = field.name.lower()
        if name in seen and isinstance(value, str) and value.strip():
            key = f"bibtex:{name}"
            have = extra.get(key)
            extra[key] = (
                [*have, value] if isinstance(have, list) else [have, value] if have else [value]
            )
        seen.add(name)
    for name, reference in node.references.items():
        extra[f"bibtex:{name}"] = reference
    return item.with_(extra=extra)
