"""The output tree: what elements render to, before punctuation, quotes and markup are settled.

A leaf is a plain ``str``; :class:`Node` adds children, affixes, formatting, quotes and a tag.
``None`` stands for "nothing printed". CSL 1.0.2, "Formatting" and "Affixes": affixes stand
outside the formatting and the quotes of the same element.

>>> Node(["A title"], fmt=("i",), suffix=".").kids
['A title']
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from bibconv.csl.context import Context

Out: TypeAlias = "Node | str | None"
"""What a rendering element gives back."""

Piece: TypeAlias = "Node | str"
"""A part of the output that prints something."""

Render = Callable[["Context"], Out]
"""A compiled rendering element."""

LEAF, WHOLE, NUMBER = 0, 1, 2
UNQUOTED = "unquoted"  # payload of an element that expressly has no quotation marks


class Node:
    """An inner node of the output tree.

    Attributes:
        kids: what stands in it, in order.
        prefix, suffix: printed around it, outside formatting and quotes.
        delimiter: printed between the kids.
        fmt: formatting tokens, outermost first (see :mod:`bibconv.csl.output.frames`).
        quotes: put into quotation marks of the locale.
        tag: what it is, for later passes: ``"names"``, ``"suffix"``, ``"left"``, ``"link"`` ...
        payload: what the tag needs (the address of a link).
        seam: whose suffix it is, :data:`LEAF`, :data:`WHOLE` or :data:`NUMBER`: marks that
            meet it are settled accordingly (:mod:`bibconv.csl.passes.punctuation`).
    """

    __slots__ = (
        "delimiter", "fmt", "kids", "payload", "prefix", "quotes", "seam", "suffix", "tag",
    )  # fmt: skip

    def __init__(
        self,
        kids: Sequence[Piece],
        *,
        prefix: str | Node = "",
        suffix: str | Node = "",
        delimiter: str | Node = "",
        fmt: tuple[str, ...] = (),
        quotes: bool = False,
        tag: str = "",
        payload: str = "",
        seam: int = LEAF,
    ) -> None:
        self.kids = kids
        self.prefix = prefix
        self.suffix = suffix
        self.delimiter = delimiter
        self.fmt = fmt
        self.quotes = quotes
        self.tag = tag
        self.payload = payload
        self.seam = seam

    def with_kids(self, kids: Sequence[Piece]) -> Node:
        """A copy with other children."""
        return Node(
            kids,
            prefix=self.prefix,
            suffix=self.suffix,
            delimiter=self.delimiter,
            fmt=self.fmt,
            quotes=self.quotes,
            tag=self.tag,
            payload=self.payload,
            seam=self.seam,
        )

    def __repr__(self) -> str:
        return f"Node({self.kids!r}, tag={self.tag!r}, fmt={self.fmt!r})"


def plain(out: Out) -> str:
    """The text of a tree without any formatting: to compare and to sort by."""
    if out is None or isinstance(out, str):
        return out or ""
    kids = out.kids
    if len(kids) == 1:
        (kid,) = kids
        prefix, suffix = out.prefix, out.suffix
        if isinstance(kid, str) and isinstance(prefix, str) and isinstance(suffix, str):
            return prefix + kid + suffix
    texts: list[str] = []
    stack: list[Piece] = [out]
    while stack:
        top = stack.pop()
        if isinstance(top, str):
            texts.append(top)
            continue
        if top.suffix:
            stack.append(top.suffix)
        if top.delimiter:
            for index in range(len(top.kids) - 1, -1, -1):
                stack.append(top.kids[index])
                if index:
                    stack.append(top.delimiter)
        else:
            stack.extend(reversed(top.kids))
        if top.prefix:
            stack.append(top.prefix)
    return "".join(texts)


def find(out: Out, tag: str) -> Node | None:
    """The first node with ``tag``, in reading order."""
    stack: list[Out] = [out]
    while stack:
        top = stack.pop()
        if isinstance(top, Node):
            if top.tag == tag:
                return top
            stack.extend(reversed(top.kids))
    return None


def replace(out: Piece, old: Node, new: Piece) -> Piece:
    """A copy of the tree in which the node ``old`` is ``new``; the tree itself if not in it."""
    if out is old:
        return new
    path: list[tuple[Node, int]] = []
    stack: list[tuple[Node, int]] = [(out, 0)] if isinstance(out, Node) else []
    while stack:
        node, index = stack.pop()
        if index >= len(node.kids):
            continue
        stack.append((node, index + 1))
        kid = node.kids[index]
        if kid is old:
            path = [(parent, at - 1) for parent, at in stack]
            break
        if isinstance(kid, Node):
            stack.append((kid, 0))
    changed: Piece = new
    for parent, at in reversed(path):
        kids = list(parent.kids)
        kids[at] = changed
        changed = parent.with_kids(kids)
    return changed if path else out
