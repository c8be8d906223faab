"""A term at the beginning of a note or of an entry gets a capital: "Ibid.", "N.d.".

A practice of processors, not in the text of CSL 1.0.2; ``cs:text`` tags its terms for it.
"""

from __future__ import annotations

from bibconv.csl.node import Node, Piece, find, plain
from bibconv.csl.textcase import capitalize_first


def capitalize_term(out: Piece) -> Piece:
    """A term at the very beginning with a capital; everything else as it is."""
    path: list[tuple[Node, int]] = []
    top = out
    while isinstance(top, Node):
        if top.tag == "term":
            kids: list[Piece] = [
                capitalize_first(kid) if isinstance(kid, str) else kid for kid in top.kids
            ]
            changed: Piece = top.with_kids(kids)
            for parent, index in reversed(path):
                copy = list(parent.kids)
                copy[index] = changed
                changed = parent.with_kids(copy)
            return changed
        if not top.kids or not isinstance(top.prefix, str) or top.prefix.strip(" ([\u00a0"):
            return out
        index = _beginning(top)
        path.append((top, index))
        top = top.kids[index]
    return out


def _beginning(node: Node) -> int:
    """The kid that the text begins with: behind the entry's number, if that stands first."""
    first = node.kids[0]
    if isinstance(first, str) or len(node.kids) < 2 or _begins(first)[:1].isalpha():
        return 0
    if find(first, "citation-number") is not None:
        return int(not plain(first).strip("0123456789[]()., \u00a0"))
    return 0


def _begins(out: Piece) -> str:
    """The string that stands first."""
    while isinstance(out, Node):
        out = out.prefix or (out.kids[0] if out.kids else "")
    return out
