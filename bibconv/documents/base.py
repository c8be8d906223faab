"""What the readers of documents share: the result, and how places are blotted out."""

from __future__ import annotations

import re
from collections.abc import Callable

import msgspec

from bibconv.patterns import late
from bibconv.source import Source, Span

_LETTERS = late(r"[^\n]")


class Citation(msgspec.Struct, frozen=True):
    """A key where it is cited.

    Attributes:
        key: as written.
        span: its place.
        certain: whether it is a citation beyond doubt; what may be a cross-reference or a
            command nobody knows uses an entry, but is not missed where there is none.
    """

    key: str
    span: Span
    certain: bool = True


class Document(msgspec.Struct):
    """What a document cites.

    Attributes:
        source: the document.
        citations: in order.
        cites_all: whether it takes every entry (``\\nocite{*}``).
        bibliographies: paths of bibliographies as it names them, in order.
        includes: paths of documents that belong to it.
    """

    source: Source
    citations: list[Citation] = msgspec.field(default_factory=list)
    cites_all: bool = False
    bibliographies: list[str] = msgspec.field(default_factory=list)
    includes: list[str] = msgspec.field(default_factory=list)

    def cite(self, key: str, start: int, *, certain: bool = True) -> None:
        """Note a key that begins at ``start``."""
        span = self.source.span(start, start + len(key))
        self.citations.append(Citation(key, span, certain))

    def cite_list(self, text: str, start: int, *, certain: bool = True) -> None:
        """Note the keys of a list separated by commas that begins at ``start``."""
        at = start
        for part in text.split(","):
            key = part.strip()
            if key == "*":
                self.cites_all = True
            elif key and not any(mark in key for mark in "#\\{}"):
                self.cite(key, at + part.index(key), certain=certain)
            at += len(part) + 1


Reader = Callable[[Source, frozenset[str]], Document]


def blank(text: str) -> str:
    """Spaces instead of every character; the lines stay."""
    return _LETTERS.sub(" ", text)


def blotted(text: str, pattern: re.Pattern[str]) -> str:
    """The text with what ``pattern`` finds made blank; places stay as they are."""
    return pattern.sub(lambda match: blank(match[0]), text)
