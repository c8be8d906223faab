"""S132, R102, Q104, Q105: definitions, order and delimiters of a ``.bib`` file.

Authorities: btxdoc sections 2 and 2.1; bibtex.web.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bibconv.diagnostics import Edit, Fix, Label, Severity
from bibconv.model import Block, Library, Record, StringDefinition
from bibconv.rules.base import BIB, Context, Finding, library_rule, rule
from bibconv.rules.cells import by_name, cell_of, unwrapped
from bibconv.rules.name_lists import NAME_FIELDS
from bibconv.source import Source, Span

_NAME = re.compile(r"[^\s\"#%'(),={}0-9][^\s\"#%'(),={}]*")
_CROSSREF = re.compile(r"[cC](?:rossref|ROSSREF)\s*=")
_TOKEN = re.compile(r"[{}\"#]|[^\s\"#{}]+")
_TITLES = frozenset(
    "title booktitle subtitle shorttitle series journal journaltitle maintitle key".split()
)


@library_rule("S132", "unused-string", Severity.INFO, BIB, default=False)
def unused_string(library: Library, _: Context) -> Iterator[Finding]:
    """A ``@string`` is never used.

    Why: it may be the rest of something, or its name may be mistyped where it was meant.

    Example: ``@string{jacm = {Journal of the ACM}}`` and no ``journal = jacm``
    Use instead: take it out; files that others include may need it.
    Fix: safe; the definition goes.
    """
    used: set[str] = set()
    for block in library.blocks:
        if isinstance(block, Record):
            for field in block.fields:
                used.update(_words(field.value))
        elif isinstance(block, StringDefinition):
            used.update(_words(block.value))
    for block, source, start in _placed(library):
        if isinstance(block, StringDefinition) and block.name and block.name.lower() not in used:
            span = Span(source, start, start + len(block.raw))
            at = block.raw.find(block.name)
            line = re.compile(r"[ \t]*(?:\r\n|\n|\r)?").match(source.text, span.end)
            whole = Span(source, start, line.end() if line else span.end)
            yield Finding(
                message=f"the @string {block.name} is never used",
                span=Span(source, start + at, start + at + len(block.name)) if at >= 0 else span,
                help="take it out",
                fix=Fix("take out the definition", (Edit(whole, ""),)),
            )


def _words(value: str) -> set[str]:
    """Names of strings in a value, in lower case."""
    first = value[:1]
    if first not in ("{", '"'):
        if "#" not in value:
            return {value.strip().lower()}
    elif "#" not in value:
        return set()
    depth, quoted, found = 0, False, set()
    for match in _TOKEN.finditer(value):
        token = match[0]
        if token == "{":
            depth += 1
        elif token == "}":
            depth -= 1
        elif token == '"' and depth == 0:
            quoted = not quoted
        elif depth == 0 and not quoted and _NAME.fullmatch(token):
            found.add(token.lower())
    return found


def _placed(library: Library) -> Iterator[tuple[Block, Source, int]]:
    """The blocks with their places: each character of a source is in exactly one of them."""
    blocks = iter(library.blocks)
    for source in library.sources:
        offset = 0
        while offset < len(source.text):
            block = next(blocks, None)
            if block is None:
                return
            raw = block.raw or ""
            if source.text.startswith(raw, offset):
                yield block, source, offset
            offset += max(len(raw), 1) if raw else 0
            if not raw:
                return  # a record that was changed: nothing behind it has a place any more


@library_rule("R102", "crossref-order", Severity.WARNING, BIB, dialect="bibtex")
def crossref_order(library: Library, _: Context) -> Iterator[Finding]:
    """The parent of a ``crossref`` stands before its child.

    Why: BibTeX needs the parent behind all its children; before them nothing is inherited, and
    no warning is given.

    Example: ``@proceedings{acl2004, ...}`` and then ``@inproceedings{doe, crossref = {acl2004}}``
    Use instead: the parents at the end of the file.
    Fix: unsafe; moves the child in front of its parent.
    Source: btxdoc, section 2.1 ("must occur later in the database files").
    """
    if not any(_CROSSREF.search(source.text) for source in library.sources):
        return
    before: dict[str, Record] = {}
    for record in library.records:
        for field in by_name(record).get("crossref", ()):
            cell = cell_of(record, field)
            parent = before.get(cell.text.strip("{} ").lower()) if cell else None
            if cell is None or parent is None or parent is record:
                continue
            place = parent.span_of("id")
            yield Finding(
                message=f"the parent {parent.item.id} stands before this entry",
                span=cell.span,
                help="move the parent behind its children",
                labels=(Label(place, "the parent"),) if place else (),
                fix=_moved(record, parent),
                record=record,
            )
        before.setdefault(record.item.id.lower(), record)


def _moved(record: Record, parent: Record) -> Fix | None:
    source = record.source
    if source is None or source is not parent.source or record.raw is None:
        return None
    gone = Edit(Span(source, record.start, record.end), "")
    put = Edit(Span(source, parent.start, parent.start), record.raw + source.newline * 2)
    return Fix("move the entry in front of its parent", (put, gone), safe=False)


@rule("Q104", "quotes-not-braces", Severity.INFO, BIB, default=False)
def quotes_not_braces(record: Record, _: Context) -> Iterator[Finding]:
    """A value stands in quotes and not in braces.

    Why: one kind of delimiter throughout is easier to read, and in braces quotes are letters.

    Example: ``title = "A Title"``
    Use instead: ``title = {A Title}``
    Fix: safe.
    """
    if record.raw is None or '"' not in record.raw or record.source is None:
        return
    for field in record.fields:
        value = field.value
        if value[:1] == '"' and "#" not in value and value[-1:] == '"' and len(value) > 1:
            span = Span(record.source, field.start, field.end)
            yield Finding(
                message=f"{field.name} stands in quotes",
                span=span,
                help="write it in braces",
                fix=Fix("write braces", (Edit(span, f"{{{value[1:-1]}}}"),)),
            )


@rule("Q105", "redundant-braces", Severity.INFO, BIB, default=False)
def redundant_braces(record: Record, _: Context) -> Iterator[Finding]:
    """A value that is no title or name stands in two pairs of braces.

    Why: braces within a value keep capitals, and there is nothing to keep here.

    Example: ``pages = {{12--34}}``
    Use instead: ``pages = {12--34}``
    Fix: unsafe; takes the inner pair off.
    """
    if record.raw is None or "{{" not in record.raw:
        return
    for field in record.fields:
        name = field.name.lower()
        if not field.value.startswith("{{") or name in _TITLES or name in NAME_FIELDS:
            continue
        outer = cell_of(record, field)
        inner = unwrapped(outer) if outer else None
        if outer is None or inner is None or inner.text == outer.text:
            continue
        edits = outer.edit(inner.text)
        yield Finding(
            message=f"{field.name} stands in two pairs of braces",
            span=outer.span,
            help="one pair is enough",
            fix=Fix("take one pair off", edits, safe=False) if edits else None,
        )
