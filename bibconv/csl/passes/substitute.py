"""``subsequent-author-substitute``: repeated names of neighbouring entries as a dash.

CSL 1.0.2, "Reference Grouping", with its four rules.
"""

from __future__ import annotations

from bibconv.csl.context import Context, ShownNames
from bibconv.csl.node import Node, Out, Piece, plain, replace


class Substitution:
    """Walks over the entries and remembers the names of the one before."""

    def __init__(self, text: str, rule: str) -> None:
        self.text = text
        self.rule = rule
        self.before: tuple[str, list[str]] | None = None

    def apply(self, context: Context, out: Out) -> Out:
        """``out`` with names replaced where they repeat those of the entry before."""
        node = context.names_node
        if not (context.namesets or context.suppressed):
            node = None  # a word such as "Anon." that stands for names is nobody's name
        before, self.before = self.before, None
        if node is None or out is None:
            return out
        names = context.namesets[0] if context.namesets else None
        singles = [plain(piece) for piece in names.pieces] if names else []
        self.before = (plain(node), singles)
        if before is None:
            return out
        changed = self._changed(node, names, before, singles)
        return out if changed is None else replace(out, node, changed)

    def _changed(
        self, node: Node, names: ShownNames | None, before: tuple[str, list[str]],
        singles: list[str],
    ) -> Piece | None:  # fmt: skip
        whole, others = before
        if self.rule in ("complete-all", "complete-each"):
            if whole != plain(node):
                return None
            if self.rule == "complete-all" or names is None:
                return node.with_kids([self.text])
            return self._each(node, names, len(singles))
        if names is None:
            return node.with_kids([self.text]) if whole == plain(node) else None
        same = 0
        for one, other in zip(singles, others, strict=False):
            if one != other:
                break
            same += 1
        if not same:
            return None
        return self._each(node, names, same if self.rule == "partial-each" else 1)

    def _each(self, node: Node, names: ShownNames, count: int) -> Piece:
        pieces: list[Piece] = [*([self.text] * count), *names.pieces[count:]]
        listing = names.options.assemble(pieces, names.names, names.shown)
        old = names.options.assemble(names.pieces, names.names, names.shown)
        return _swap(node, plain(old), listing)


def _swap(node: Node, old: str, new: Piece) -> Piece:
    """``node`` with the first descendant that reads ``old`` replaced."""
    path: list[tuple[Node, int]] = []
    top: Piece = node
    while isinstance(top, Node):
        for index, kid in enumerate(top.kids):
            if old in plain(kid):
                path.append((top, index))
                top = kid
                break
        else:
            break
        if plain(top) == old and not isinstance(top, Node):
            break
    changed = new
    for parent, index in reversed(path):
        kids = list(parent.kids)
        kids[index] = changed
        changed = parent.with_kids(kids)
    return changed
