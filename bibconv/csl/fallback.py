"""What is printed for an item that a style prints nothing for: its own data, without the style.

>>> from bibconv.model import Item
>>> fallback(Item("d", "book", {"title": "A Title", "container-title": "A Journal"}))
'A Title. A Journal'
"""

from __future__ import annotations

from bibconv.csl.marks import clean, plain
from bibconv.csl.node import Node, Piece
from bibconv.csl.richtext import parse
from bibconv.model import Item


def fallback(item: Item) -> Piece:
    """Names, year, titles and address, as far as there are any; else the id."""
    names = item.names("author") or item.names("editor")
    people = "; ".join(
        plain(name.literal or ", ".join(part for part in (name.family, name.given) if part))
        for name in names
    )
    issued = item.date("issued")
    year = str(issued.year) if issued and issued.year else ""
    words = [people, year, item.text("title"), item.text("container-title"), item.text("URL")]
    pieces: list[Piece] = []
    for word in words:
        text = clean(word or "").strip().rstrip(".")
        if text:
            pieces.append(parse(text))
    if not pieces:
        return clean(item.id).strip() or "[no data]"
    return pieces[0] if len(pieces) == 1 else joined(pieces)


def joined(pieces: list[Piece]) -> Piece:
    """Pieces with a full stop between; a plain string if all are."""
    texts = [piece for piece in pieces if isinstance(piece, str)]
    return ". ".join(texts) if len(texts) == len(pieces) else Node(pieces, delimiter=". ")
