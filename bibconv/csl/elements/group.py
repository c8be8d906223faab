"""``cs:group`` and sequences of elements (CSL 1.0.2, "Group").

A group prints nothing if it calls variables and all of them are empty. A group or macro that
prints something counts as a variable with content for the group around it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bibconv.csl.context import Context
from bibconv.csl.elements.decorate import decorate, formatting
from bibconv.csl.elements.facts import facts_of
from bibconv.csl.elements.static import Static
from bibconv.csl.node import UNQUOTED, Node, Out, Piece, Render
from bibconv.csl.style.model import Element
from bibconv.model import NAME_VARIABLES
from bibconv.patterns import late

if TYPE_CHECKING:
    from bibconv.csl.compile import Compiler

_TWO = late("  (?! )")
_TWO_LAST = late(r"(?<! )  \Z")


def run_all(renders: list[Render], context: Context) -> list[Piece]:
    """What the elements print, one after the other; a ``choose`` is transparent."""
    out: list[Piece] = []
    for render in renders:
        piece = render(context)
        if piece:
            if isinstance(piece, Node) and piece.tag == "branch":
                out.extend(piece.kids)
            else:
                out.append(piece)
    return out


def sequence(renders: list[Render]) -> Render:
    """One element after the other."""

    def run(context: Context) -> Out:
        out = run_all(renders, context)
        if len(out) == 1:
            return out[0]
        return Node(out) if out else None

    return run


def branch(renders: list[Render]) -> Render:
    """The content of a condition: its parts are parts of what stands around the ``choose``."""
    if len(renders) == 1:
        return renders[0]

    def run(context: Context) -> Out:
        out = run_all(renders, context)
        if len(out) == 1:
            return out[0]
        return Node(out, tag="branch") if out else None

    return run


def first_of(renders: list[Render]) -> Render:
    """The first element that prints something: conditions within ``cs:substitute``."""

    def run(context: Context) -> Out:
        for render in renders:
            out = render(context)
            if out:
                return out
        return None

    return run


def has_seams(piece: Piece) -> bool:
    """Whether marks collide with the piece otherwise than with a group that it stands in."""
    if not isinstance(piece, Node):
        return False
    if _is_dressed(piece):
        return True
    last = piece.kids[-1] if piece.kids else ""
    return isinstance(last, Node) and _is_dressed(last)


def _is_dressed(node: Node) -> bool:
    return bool(node.fmt or node.suffix or node.quotes or node.payload == UNQUOTED)


def is_wide(element: Element) -> bool:
    """Whether affixes in the element begin or end with two spaces."""
    return not formatting(element.attributes) and any(
        inner.get("prefix").startswith("  ") or inner.get("suffix").endswith("  ")
        for inner in element.walk()
        if inner is not element
    )


def _narrowed(out: list[Piece]) -> list[Piece]:
    """Of exactly two spaces at the edges of a group, established processors print one."""
    first, last = out[0], out[-1]
    if isinstance(first, Node) and isinstance(first.prefix, str) and _TWO.match(first.prefix):
        out = [first.with_kids(first.kids), *out[1:]]
        out[0].prefix = first.prefix[1:]  # type: ignore[union-attr]
        last = out[-1]
    if isinstance(last, Node) and isinstance(last.suffix, str) and _TWO_LAST.search(last.suffix):
        out = [*out[:-1], last.with_kids(last.kids)]
        out[-1].suffix = last.suffix[:-1]  # type: ignore[union-attr]
    return out


def compile_group(compiler: Compiler, element: Element) -> Render:
    """A group: delimiter between what its children print, or nothing at all."""
    outer, compiler.alternatives = compiler.alternatives, False
    renders = compiler.inner(element)
    compiler.alternatives = outer
    needs = facts_of(compiler, element).needs
    delimiter, wide = element.get("delimiter"), is_wide(element)
    group = suppressible(compiler.static, renders, delimiter, needs, wide=wide)
    decorated = decorate(element.attributes, group, sorting=compiler.sorting)
    compiler.static.wrap(decorated, group)
    return decorated


def suppressible(
    static: Static,
    renders: list[Render],
    delimiter: str,
    needs: frozenset[str] | None,
    *,
    wide: bool = False,
) -> Render:
    """A group or macro: nothing at all if it calls variables and all of them are empty.

    ``needs``: variables without which it is empty for certain; ``wide``: see :func:`is_wide`.
    """
    by_kind: dict[str, list[Render]] = {}
    has_names = needs is not None and not needs.isdisjoint(NAME_VARIABLES)

    def group(context: Context) -> Out:
        item = context.item
        if needs is not None and needs.isdisjoint(item.present):
            context.called = True
            context.names_asked |= has_names
            return None
        children = by_kind.get(item.type)
        if children is None:
            children = by_kind[item.type] = static.prune(renders, item.type)
        called, filled = context.called, context.filled
        context.called = context.filled = False
        out: list[Piece] = []
        add = out.append
        for render in children:
            piece = render(context)
            if piece:
                if isinstance(piece, str) or piece.tag != "branch":
                    add(piece)
                else:
                    out.extend(piece.kids)
        empty = not out or (context.called and not context.filled)
        context.called = called or context.called
        if empty:
            context.filled = filled
            return None
        context.filled = True
        if wide:
            out = _narrowed(out)
        if len(out) == 1 and not has_seams(out[0]):
            return out[0]
        return Node(out, delimiter=delimiter)

    def pruned(kind: str) -> list[Render]:
        children = by_kind.get(kind)
        if children is None:
            children = by_kind[kind] = static.prune(renders, kind)
        if len(children) == 1 and children[0] in static.closed:
            return children
        return [group] if children else []

    static.pruned[group] = pruned
    static.closed.add(group)
    return group
