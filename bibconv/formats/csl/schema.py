"""The property names of csl-data.json 1.0.2, and what the readers do with each.

Source: csl-data.json and csl-variables.rnc of the CSL schema, version 1.0.2. The data schema
lacks five variables of the specification (``license`` ...): they are written nevertheless,
because every processor knows them. Variables that neither file has go to ``custom``.

>>> variable_of("Original Date")
'original-date'
"""

from __future__ import annotations

from enum import Enum

from bibconv.model import (
    DATE_VARIABLES,
    FORGOTTEN_BY_SCHEMA,
    KINDS,
    NAME_VARIABLES,
    TEXT_VARIABLES,
    VARIABLE_ALIASES,
)
from bibconv.model.names import FLAG_OF_KEY as NAME_FLAGS
from bibconv.model.names import PART_OF_KEY as NAME_PARTS
from bibconv.model.variables import NOT_IN_SCHEMA


class Shape(Enum):
    """How the value of a property is read."""

    TEXT = "text"
    NAMES = "names"
    DATE = "date"


# Properties that the schema has besides variables, and the other spellings of variables.
OTHER_PROPERTIES: frozenset[str] = frozenset(
    "id type categories custom journalAbbreviation shortTitle".split()
)

WRITTEN: frozenset[str] = frozenset(KINDS) - NOT_IN_SCHEMA

SHAPES: dict[str, Shape] = {
    name: shape
    for names, shape in (
        (TEXT_VARIABLES, Shape.TEXT),
        (NAME_VARIABLES, Shape.NAMES),
        (DATE_VARIABLES, Shape.DATE),
    )
    for name in names
    if name not in VARIABLE_ALIASES
}

# Text variables whose value may be a JSON number.
NUMERIC: frozenset[str] = (
    frozenset(
        """
        chapter-number citation-number collection-number edition first-reference-note-number
        issue locator number number-of-pages number-of-volumes page page-first part printing
        supplement volume
        """.split()
    )
    | frozenset("part-number printing-number supplement-number".split())
)  # fmt: skip
assert NUMERIC <= TEXT_VARIABLES

# Properties that citeproc-js and Zotero add for their own use: known, so not worth a finding.
PROCESSOR_PROPERTIES: frozenset[str] = frozenset("isInstitution multi system_id".split())

DATE_MEMBERS: frozenset[str] = frozenset("date-parts season circa literal raw edtf".split())

_SPELLINGS: dict[str, str] = {
    name.lower().replace("_", "-"): VARIABLE_ALIASES.get(name, name)
    for name in (*KINDS, *VARIABLE_ALIASES)
} | {"journal-abbreviation": "container-title-short", "short-title": "title-short"}


def variable_of(label: str) -> str | None:
    """The variable that a label means, whatever its case and word separators."""
    return _SPELLINGS.get(label.strip().lower().replace("_", "-").replace(" ", "-"))


__all__ = [
    "DATE_MEMBERS",
    "FORGOTTEN_BY_SCHEMA",
    "NAME_FLAGS",
    "NAME_PARTS",
    "NOT_IN_SCHEMA",
    "NUMERIC",
    "OTHER_PROPERTIES",
    "PROCESSOR_PROPERTIES",
    "SHAPES",
    "WRITTEN",
    "Shape",
    "variable_of",
]
