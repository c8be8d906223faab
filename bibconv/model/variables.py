"""The variables of CSL 1.0.2 and the kind of value each one holds.

Sources: csl-variables.rnc (v1.0.2) and csl-data.json. The published data schema forgets
``editor-translator``, ``license``, ``part-number``, ``printing-number`` and
``supplement-number``, and knows ``part``, ``printing``, ``supplement``,
``collection-title-short`` aside: both spellings are variables here.
"""

from __future__ import annotations

from enum import Enum


class Kind(str, Enum):
    """What a variable holds."""

    STRING = "string"  # text in CSL-JSON inline markup
    TITLE = "title"  # as STRING; text-case and splitting apply
    NUMBER = "number"  # text that may be numeric: "12", "3-4", "2nd"
    NAME = "name"  # tuple of Name
    DATE = "date"  # Date


NAME_VARIABLES: frozenset[str] = frozenset(
    """
    author chair co-investigator collection-editor compiler composer container-author
    contributor curator director editor editor-translator editorial-director
    executive-producer guest host illustrator interviewer narrator organizer original-author
    performer principal-investigator producer recipient reviewed-author script-writer
    series-creator translator
    """.split()
)

DATE_VARIABLES: frozenset[str] = frozenset(
    "accessed available-date event-date issued original-date submitted".split()
)

NUMBER_VARIABLES: frozenset[str] = frozenset(
    """
    chapter-number citation-number collection-number edition first-reference-note-number issue
    locator number number-of-pages number-of-volumes page page-first part part-number printing
    printing-number section supplement supplement-number version volume
    """.split()
)

TITLE_VARIABLES: frozenset[str] = frozenset(
    """
    collection-title container-title container-title-short original-title part-title
    reviewed-title title title-short volume-title volume-title-short
    """.split()
)

STRING_VARIABLES: frozenset[str] = frozenset(
    """
    abstract annote archive archive-place archive_collection archive_location authority
    call-number citation-key citation-label dimensions division DOI event event-place
    event-title genre ISBN ISSN jurisdiction keyword language license medium note
    original-publisher original-publisher-place PMCID PMID publisher publisher-place references
    reviewed-genre scale source status URL year-suffix
    """.split()
)

TEXT_VARIABLES: frozenset[str] = NUMBER_VARIABLES | TITLE_VARIABLES | STRING_VARIABLES

KINDS: dict[str, Kind] = {
    **dict.fromkeys(STRING_VARIABLES, Kind.STRING),
    **dict.fromkeys(TITLE_VARIABLES, Kind.TITLE),
    **dict.fromkeys(NUMBER_VARIABLES, Kind.NUMBER),
    **dict.fromkeys(NAME_VARIABLES, Kind.NAME),
    **dict.fromkeys(DATE_VARIABLES, Kind.DATE),
}

# Names under which CSL 1.0.2 variables still travel. Readers write the variable on the right.
VARIABLE_ALIASES: dict[str, str] = {
    "journalAbbreviation": "container-title-short",
    "shortTitle": "title-short",
    "event": "event-title",
}

# Set by a processor while it renders, meaningless on a stored item.
PROCESSOR_VARIABLES: frozenset[str] = frozenset(
    "citation-number first-reference-note-number locator page-first year-suffix".split()
)

# Names of a later draft that neither the data schema nor the specification of 1.0.2 has.
NOT_IN_SCHEMA: frozenset[str] = frozenset(["co-investigator", "principal-investigator"])

FORGOTTEN_BY_SCHEMA: frozenset[str] = frozenset(
    "editor-translator license part-number printing-number supplement-number".split()
)
