"""How the fields of one entry type are read and written: the tables, compiled and inverted.

``plan("article", "bibtex").read["journal"]`` is ``("container-title", "text", 0)`` and
``.write["container-title"]`` is ``("journal", "text")``. A variable without a field of its own
is written under its CSL name, with ``csl-`` before it where that name means something else.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

import msgspec

from bibconv.formats.bibtex.tables_fields import (
    BIBTEX_NAMES,
    BY_TYPE,
    COMMON,
    NUMBERED_SERIES,
    THESES,
)
from bibconv.formats.bibtex.values import KIND_OF_CSL, READERS
from bibconv.model import KINDS, Value

_SERIES = {
    "collection-number": ("number", "number"),
    "number": ("number", "eid isrn"),
    "issue": ("number", "issue"),
}

# Read and written together with other fields; see ``issued``.
_DATE_FIELDS = frozenset("date year month day".split())


class Plan(msgspec.Struct, frozen=True):
    """Fields to variables and back, for one entry type in one dialect.

    Attributes:
        read: field -> variable, kind, rank (0 is the usual field of the variable).
        readers: field -> variable, reader of its values (``None`` for names), rank, and whether
            it is another field than the one written.
        write: variable -> field, kind.
        aside: variables whose field is only ours.
    """

    read: dict[str, tuple[str, str, int]]
    readers: dict[str, tuple[str, Callable[[str], Value | None] | None, int, bool]]
    write: dict[str, tuple[str, str]]
    aside: frozenset[str]


def plan(entry_type: str, dialect: str, series: bool = False) -> Plan:
    """The plan of an entry type (lower case); ``series``: the entry has a series."""
    if entry_type not in BY_TYPE:
        entry_type = ""
    return _plan(entry_type, dialect, series and entry_type in NUMBERED_SERIES)


@lru_cache(maxsize=512)
def _plan(entry_type: str, dialect: str, series: bool) -> Plan:
    table = {**COMMON, **BY_TYPE.get(entry_type, {})}
    if series:
        table.update(_SERIES)
    read: dict[str, tuple[str, str, int]] = {}
    write: dict[str, tuple[str, str]] = {}
    aside: set[str] = set()
    twins = {**BIBTEX_NAMES, "institution": "school"} if entry_type in THESES else BIBTEX_NAMES
    for variable, (kind, names) in table.items():
        fields = names.split()
        if dialect == "bibtex":
            for modern, classic in twins.items():
                if modern in fields and classic in fields:
                    one, two = fields.index(modern), fields.index(classic)
                    fields[one], fields[two] = classic, modern
        for rank, field in enumerate(fields):
            read[field] = (variable, kind, rank)
        write[variable] = (fields[0], kind)
    for variable, csl_kind in KINDS.items():
        name = variable.lower()
        if name in read or name in _DATE_FIELDS:
            name = f"csl-{name}"
        kind = KIND_OF_CSL[csl_kind]
        read[name] = (variable, kind, 9)
        if variable not in write:
            write[variable] = (name, kind)
            aside.add(variable)
    readers = {
        field: (name, READERS.get(kind), rank, field != write[name][0])
        for field, (name, kind, rank) in read.items()
    }
    return Plan(read, readers, write, frozenset(aside))
