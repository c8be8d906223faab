"""What a tagged format is: how its lines look, where a record begins, and its table of tags.

The same rows read and write: a tag's value goes to the variable of the first row that is for
the item's type; of a variable, the first row that is for the type and not ``read`` only writes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

import msgspec

from bibconv.formats.kit.gathering import Gathering
from bibconv.formats.kit.telling import Telling

Complete = Callable[[Gathering, "dict[str, list[str]]"], None]
Begin = Callable[[Telling], "list[tuple[str, str]]"]


class Row(msgspec.Struct, frozen=True):
    """One line of the table.

    Attributes:
        tag: as it stands in the file.
        kind: see :mod:`bibconv.formats.kit.kinds`.
        variable: of CSL.
        types: item types that the row is for; all if empty.
        but: item types that the row is not for.
        read: the tag is only read, never written.
    """

    tag: str
    kind: str
    variable: str
    types: frozenset[str] = frozenset()
    but: frozenset[str] = frozenset()
    read: bool = False

    def fits(self, type: str) -> bool:
        """Whether the row is for items of ``type``."""
        return (not self.types or type in self.types) and type not in self.but


class Dialect(msgspec.Struct, frozen=True):
    """A tagged format.

    Attributes:
        name: of the format.
        line: pattern of a line with a tag; its groups are tag and value.
        starts: tags that begin a record.
        ends: tags that end one.
        around: tags of lines outside of records (a head, an end of the file).
        type_tag: the tag of the reference type, ``""`` if the dialect's ``complete`` tells it.
        types: label, in small letters -> item type.
        labels: item type -> label that is written.
        rows: the table.
        layout: how a tag and its value are written.
        indent: what begins the further lines of a value.
        head, foot: lines around all records.
        end: line that ends a record.
        blank_ends: a blank line ends a record.
        indented: only indented lines continue a value.
        complete: called with the gathering and all values by tag when a record is read.
        begin: the first tags of a record that is written.
    """

    name: str
    line: re.Pattern[str]
    starts: frozenset[str]
    types: Mapping[str, str]
    labels: Mapping[str, str]
    rows: tuple[Row, ...]
    type_tag: str = ""
    ends: frozenset[str] = frozenset()
    around: frozenset[str] = frozenset()
    layout: str = "{tag} {value}"
    indent: str = "   "
    head: str = ""
    foot: str = ""
    end: str = ""
    blank_ends: bool = False
    indented: bool = False
    complete: Complete | None = None
    begin: Begin | None = None


def rows(text: str, **groups: frozenset[str]) -> tuple[Row, ...]:
    """A table from lines of ``TAG KIND VARIABLE [TYPES]``; TYPES names one of ``groups``, or the
    types but those with ``!``; a ``<`` before the tag: only read.

    >>> rows("%T text title")[0].variable
    'title'
    """
    table = []
    for line in filter(None, map(str.strip, text.splitlines())):
        tag, kind, variable, *names = line.split()
        types = frozenset().union(*(groups.get(n, {n}) for n in names if n[0] != "!"))
        but = frozenset().union(*(groups.get(n[1:], {n[1:]}) for n in names if n[0] == "!"))
        read = tag.startswith("<") and len(tag) > 1
        table.append(Row(tag[1:] if read else tag, kind, variable, types, but, read))
    return tuple(table)
