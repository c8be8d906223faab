"""What a carrier of citations comes to: a citation with its cites, a list, or something unreadable."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from bibconv.model import Item
from bibconv.wordprocessor.content import Content
from bibconv.wordprocessor.paragraphs import Mark


class Cite(msgspec.Struct, frozen=True):
    """One work in a citation.

    Attributes:
        key: what the document calls it: an address, a number, a tag.
        identities: names that are the same for the same work anywhere in the document.
        item: what the document says of it; ``None`` if it has only the key.
        number: a name that is the same only where there is no better one; ``""`` for none.
    """

    key: str
    identities: tuple[str, ...] = ()
    item: Item | None = None
    number: str = ""


class Citation(msgspec.Struct, frozen=True):
    """A citation, as the document keeps it.

    Attributes:
        manager: the program that put it there, as a key of :data:`~.managers.TITLES`.
        mark: where it stands.
        cites: the works, in the order in which they are kept.
        damage: what is wrong with what is kept, in words; ``""`` if nothing is.
        text: what is printed, if the mark does not tell.
    """

    manager: str
    mark: Mark
    cites: tuple[Cite, ...] = ()
    damage: str = ""
    text: str = ""


class Listing(msgspec.Struct, frozen=True):
    """The list of references that a program made.

    Attributes:
        mark: where it stands.
        uncited: keys of works that are in it and not cited.
    """

    manager: str
    mark: Mark
    uncited: tuple[Cite, ...] = ()


class Unread(msgspec.Struct, frozen=True):
    """A citation in a coding that is not known."""

    manager: str
    mark: Mark


Outcome = Citation | Listing | Unread | None


class Document:
    """A document's content, and what carriers need of it besides their mark.

    Attributes:
        content: the document, taken apart.
        sources: Word's own sources by their tags.
        folded: the same by tags in one case.
    """

    def __init__(self, content: Content, sources: Mapping[str, Item]) -> None:
        self.content = content
        self.sources = sources
        self.folded = {tag.casefold(): item for tag, item in sources.items()}
        self.kept: Kept | None = None

    def printed(self, mark: Mark) -> str:
        """What is printed for a mark."""
        return mark.printed(self.content.text)


class Kept(msgspec.Struct):
    """Citations that are kept beside the text, too: by their ids, and in their order."""

    by_id: Mapping[str, Mapping[str, object]]
    ordered: tuple[Mapping[str, object], ...]
    controls: int = 0
