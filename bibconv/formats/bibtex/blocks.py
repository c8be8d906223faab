"""What the scanner finds in a ``.bib`` text: light structs with offsets, nothing decoded.

Follows the grammar of BibTeX 0.99d (``bibtex.web``): entries with ``{}`` or ``()``,
``@string``, ``@preamble``, ``@comment``, and free text between them.

``@book{k, title = {A} # b}`` gives an :class:`Entry` with one field, whose value is the
pieces ``("A", Macro("b", 23))``.
"""

from __future__ import annotations

import msgspec

from bibconv.model import Field


class Macro(msgspec.Struct, frozen=True, gc=False):
    """A bare word in a value: the name of a ``@string`` or a month."""

    name: str
    start: int


Value = str | tuple["str | Macro", ...]
"""Content of a value: text without delimiters, or pieces where macros or ``#`` are in it."""


class Fault(msgspec.Struct, frozen=True, gc=False):
    """Something wrong with the syntax.

    Attributes:
        code: code of the finding.
        start, end: the exact place.
        detail: what goes into the message.
        resumed: where reading went on, if text was skipped; -1 otherwise.
    """

    code: str
    start: int
    end: int
    detail: str = ""
    resumed: int = -1


class Entry(msgspec.Struct, gc=False):
    """``@type{key, name = value, ...}``; ``values`` runs parallel to ``fields``."""

    start: int
    end: int
    type: str
    key: str = ""
    key_start: int = 0
    fields: list[Field] = []
    values: list[Value] = []
    faults: list[Fault] = []


class String(msgspec.Struct, gc=False):
    """``@string{name = value}``."""

    start: int
    end: int
    name: str
    name_start: int
    raw_value: str
    value: Value
    faults: list[Fault] = []


class Preamble(msgspec.Struct, gc=False):
    """``@preamble{...}``; ``value`` without the outer delimiters."""

    start: int
    end: int
    value: str


class Comment(msgspec.Struct, gc=False):
    """``@comment{...}`` (``explicit``) or free text."""

    start: int
    end: int
    explicit: bool = False
    faults: list[Fault] = []


class Junk(msgspec.Struct, gc=False):
    """Text that starts like a block and cannot be read as one."""

    start: int
    end: int
    faults: list[Fault] = []


RawBlock = Entry | String | Preamble | Comment | Junk
