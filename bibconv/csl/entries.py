"""The bibliography: entries in order, rendered, aligned, repeated authors substituted.

CSL 1.0.2, "Bibliography", "Whitespace", "Reference Grouping".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from bibconv.csl.compiled import CompiledStyle
from bibconv.csl.context import NO_CONFIG
from bibconv.csl.elements.group import run_all
from bibconv.csl.node import Node, Out, Piece, plain
from bibconv.csl.passes.substitute import Substitution
from bibconv.csl.passes.terms import capitalize_term
from bibconv.csl.registry import Entry


class BibliographyEntry(msgspec.Struct, frozen=True):
    """One entry: the item's id and its text in the output format."""

    id: str
    text: str


class Bibliography(msgspec.Struct, frozen=True):
    """Entries and what a page needs to know to set them.

    Attributes:
        entries: in order.
        hanging_indent: lines but the first are indented.
        second_field_align: ``""``, ``"flush"`` or ``"margin"``.
        entry_spacing, line_spacing: in lines.
        max_offset: widest first field in characters.
    """

    entries: tuple[BibliographyEntry, ...]
    hanging_indent: bool = False
    second_field_align: str = ""
    entry_spacing: int = 1
    line_spacing: int = 1
    max_offset: int = 0


def render_entries(
    style: CompiledStyle, entries: Iterable[Entry]
) -> Iterator[tuple[Entry, Piece, int]]:
    """Each entry with its tree and the width of its first field, one by one: only texts are
    kept of a long bibliography."""
    layout = style.bibliography
    if layout is None:
        return
    substitution = None
    if style.subsequent_substitute is not None:
        substitution = Substitution(style.subsequent_substitute, style.substitute_rule)
    for entry in entries:
        context = entry.context()
        if context.config.counts and not style.add_givenname:
            # Names that tell cites apart are added to entries only with given names.
            context.config = NO_CONFIG
        pieces = run_all(layout.renders, context)
        out: Out = Node(pieces) if pieces else None
        if substitution is not None:
            out = substitution.apply(context, out)
        if out is not None:
            yield (entry, *_finish(style, out))


def _finish(style: CompiledStyle, out: Piece) -> tuple[Piece, int]:
    layout = style.bibliography
    assert layout is not None
    prefix, suffix = layout.affixes
    if not prefix:
        out = capitalize_term(out)
    width = 0
    if isinstance(out, Node) and style.second_field_align and out.kids:
        first, rest = out.kids[0], list(out.kids[1:])
        width = len(plain(first).rstrip())
        left: list[Piece] = [Node((), prefix=prefix), first] if prefix else [first]
        if not rest:  # a number alone: nothing for the layout's suffix to end
            return Node([Node(left, tag="display-left-margin")], fmt=layout.fmt), width
        right: list[Piece] = [*rest, Node((), prefix=suffix)] if suffix else rest
        return Node(
            [Node(left, tag="display-left-margin"), Node(right, tag="display-right-inline")],
            fmt=layout.fmt,
        ), width
    if suffix and isinstance(out, Node):
        first, last = out.kids[0], out.kids[-1]
        if isinstance(last, Node) and _is_box(first) and _is_box(last):
            # Where all is in boxes, the full stop belongs into the last one, not behind it.
            out, suffix = (
                Node([*out.kids[:-1], Node([*last.kids, Node((), prefix=suffix)], tag=last.tag)]),
                "",
            )
    body: list[Piece] = [part for part in (prefix, out) if part]
    return Node([Node(body, suffix=suffix)], fmt=layout.fmt), width


def _is_box(piece: Piece) -> bool:
    return isinstance(piece, Node) and piece.tag.startswith("display-")
