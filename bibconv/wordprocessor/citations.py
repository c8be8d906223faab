"""What is read from a mark: a citation with its cites, a bibliography, or a citation that cannot be read."""

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
        identities: identifiers of the work that hold throughout the document.
        item: what the document says of it; ``None`` if it has only the key.
        number: an identifier to fall back on where there are no identities; ``""`` for none.
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
        damage: what is wrong with its data, for a message; ``""`` if nothing is.
        text: what is printed, if the mark does not cover it.
    """

    manager: str
    mark: Mark
    cites: tuple[Cite, ...] = ()
    damage: str = ""
    text: str = ""


class Bibliography(msgspec.Struct, frozen=True):
    """The list of references that a program has made.

    Attributes:
        mark: where it stands.
        uncited: the works in it that the text does not cite.
    """

    manager: str
    mark: Mark
    uncited: tuple[Cite, ...] = ()


class UnknownCitation(msgspec.Struct, frozen=True):
    """A citation of a program whose coding is not known."""

    manager: str
    mark: Mark


Outcome = Citation | Bibliography | UnknownCitation | None


class Document:
    """The content of a document, and what carriers need besides their mark.

    Attributes:
        content: the document, taken apart.
        sources: Word's own sources by their tags.
        folded: the same, by case-folded tags.
    """

    def __init__(self, content: Content, sources: Mapping[str, Item]) -> None:
        self.content = content
        self.sources = sources
        self.folded = {tag.casefold(): item for tag, item in sources.items()}
        self.kept: StoredCitations | None = None

    def printed(self, mark: Mark) -> str:
        """The text that is printed for a mark."""
        return mark.printed(self.content.text)


class StoredCitations(msgspec.Struct):
    """The citations that Mendeley Cite also stores outside of the text, by id and in order.

    ``controls`` counts the content controls read so far.
    """

    by_id: Mapping[str, Mapping[str, object]]
    ordered: tuple[Mapping[str, object], ...]
    controls: int = 0
