"""What a format is: a name, how to recognise it, a reader and a writer.

A format's module has two functions::

    def read(source: Source, context: ReadContext) -> Iterator[Block]
    def write(blocks: Iterable[Block], context: WriteContext) -> Iterator[str]

``read`` gives every character of the source in exactly one block and reports what is wrong.
It never raises for bad input. ``write`` gives the output in pieces and reports to
``context.lose`` whatever the format cannot hold; it writes a record's ``raw`` as it is when
``context.verbatim`` says that source and target format are the same. Both stream where the
format allows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib import import_module
from typing import NamedTuple

import msgspec

from bibconv.diagnostics import Diagnostic, Report
from bibconv.limits import DEFAULT_LIMITS, Limits
from bibconv.model import Block, Lose, Loss, Outcome
from bibconv.source import Source


def _ignore(_: Diagnostic | Loss) -> None:
    """Where reports go when nobody listens."""


class ReadContext(msgspec.Struct, frozen=True):
    """What a reader is given besides the source.

    Attributes:
        report: where findings go.
        limits: bounds on what is accepted.
        model: path of a model for references in running text; the package's own if ``None``.
        columns: of tables, titles of columns and the variables that stand in them.
        definitions: text whose string definitions hold for this source, which is part of it.
    """

    report: Report = _ignore
    limits: Limits = DEFAULT_LIMITS
    model: str | None = None
    columns: tuple[tuple[str, str], ...] = ()
    definitions: str = ""


class WriteContext(msgspec.Struct, frozen=True):
    """What a writer is given besides the blocks.

    Attributes:
        lose: where losses go.
        verbatim: the blocks came from this very format: write ``raw`` where a block has one.
            Otherwise records are written in canonical form. Blocks that are not records come
            only from the same family of formats; a canonical writer keeps what of them means
            something (preambles, comments with words in them).
        types: types of the format that the reader at the other end refuses -> what is written.
        taken: ids of records that stand elsewhere in the same output.
    """

    lose: Lose = _ignore
    verbatim: bool = False
    types: Mapping[str, str] = {}
    taken: frozenset[str] = frozenset()

    def type_for(self, item_id: str, type: str) -> str:
        """The type to write where ``type`` is meant; another one is reported as a loss."""
        written = self.types.get(type)
        if written is None:
            return type
        reason = f"{type} would not be taken, written as {written}"
        self.lose(Loss(item_id, "type", Outcome.APPROXIMATED, reason))
        return written


Reader = Callable[[Source, ReadContext], Iterator[Block]]
Writer = Callable[[Iterable[Block], WriteContext], Iterator[str]]


class Frame(NamedTuple):
    """What a writer puts around records, and between two: outputs of parts become one by it."""

    head: str = ""
    between: str = ""
    tail: str = ""


class Format(msgspec.Struct, frozen=True):
    """A format as registered; its module is imported when it is first used.

    Attributes:
        name: what ``-f`` and ``-t`` take.
        title: what people call it.
        module: where ``read`` and ``write`` are.
        extensions: file name endings, longest first, with the dot.
        media_types: registered or common media types.
        family: formats of one family hand each other comments, preambles and string definitions.
        concatenates: two files one after the other are one file.
        signature: pattern that the beginning of a text in this format matches (20,000
            characters at most), anchored by itself; ``""`` if :mod:`bibconv.detect` knows better.
        opens: characters of which the first of such a text is one; ``""`` if it may be any.
        holds: what can stand in it, in a few words.
        cut: pattern that ends where a text may be cut in two that are read apart; ``""`` if it
            cannot be.
        frame: how outputs are put together; ``None`` if they cannot be.
    """

    name: str
    title: str
    module: str
    extensions: tuple[str, ...]
    media_types: tuple[str, ...] = ()
    family: str = ""
    concatenates: bool = False
    signature: str = ""
    opens: str = ""
    holds: str = ""
    reads: bool = True
    writes: bool = True
    cut: str = ""
    frame: Frame | None = None

    @property
    def read(self) -> Reader:
        """The reader."""
        reader: Reader = import_module(self.module).read
        return reader

    @property
    def write(self) -> Writer:
        """The writer."""
        writer: Writer = import_module(self.module).write
        return writer
