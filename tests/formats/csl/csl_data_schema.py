"""The rules of csl-data.json 1.0.2, stated again for the tests: an oracle for the writer.

Draft 7: an array of objects with ``type`` and ``id``, no other properties than these. The five
variables that the schema forgot, and only those, are let in.
"""

from __future__ import annotations

from typing import Any

TYPES = """
article article-journal article-magazine article-newspaper bill book broadcast chapter classic
collection dataset document entry entry-dictionary entry-encyclopedia event figure graphic
hearing interview legal_case legislation manuscript map motion_picture musical_score pamphlet
paper-conference patent performance periodical personal_communication post post-weblog
regulation report review review-book software song speech standard thesis treaty webpage
""".split()

NAMES = """
author chair collection-editor compiler composer container-author contributor curator director
editor editorial-director executive-producer guest host interviewer illustrator narrator
organizer original-author performer producer recipient reviewed-author script-writer
series-creator translator
""".split()

DATES = "accessed available-date event-date issued original-date submitted".split()

STRINGS = """
citation-key language journalAbbreviation shortTitle abstract annote archive archive_collection
archive_location archive-place authority call-number citation-label collection-title
container-title container-title-short dimensions division DOI event event-title event-place
genre ISBN ISSN jurisdiction keyword medium note original-publisher original-publisher-place
original-title part-title PMCID PMID publisher publisher-place references reviewed-genre
reviewed-title scale section source status title title-short URL version volume-title
volume-title-short year-suffix
""".split()

NUMBERS = """
chapter-number citation-number collection-number edition first-reference-note-number issue
locator number number-of-pages number-of-volumes page page-first part printing supplement volume
""".split()

FORGOTTEN_NAMES = ["editor-translator"]
FORGOTTEN_STRINGS = "license part-number printing-number supplement-number".split()

_TEXT = {"type": "string"}
_NUMBER = {"type": ["string", "number"]}
_FLAG = {"type": ["string", "number", "boolean"]}
_NAME = {
    "type": "object",
    "properties": {
        **dict.fromkeys(
            "family given dropping-particle non-dropping-particle suffix literal".split(), _TEXT
        ),
        **dict.fromkeys("comma-suffix static-ordering parse-names".split(), _FLAG),
    },
    "additionalProperties": False,
}
_NAMES = {"type": "array", "items": _NAME}
_DATE = {
    "type": "object",
    "properties": {
        "date-parts": {
            "type": "array",
            "minItems": 1,
            "maxItems": 2,
            "items": {"type": "array", "minItems": 1, "maxItems": 3, "items": _NUMBER},
        },
        "season": _NUMBER,
        "circa": _FLAG,
        "literal": _TEXT,
        "raw": _TEXT,
    },
    "additionalProperties": False,
}

SCHEMA: dict[str, Any] = {
    "$schema": "http://json-schema.org/draft-07/schema#",
    "type": "array",
    "items": {
        "type": "object",
        "properties": {
            "type": {"type": "string", "enum": TYPES},
            "id": _NUMBER,
            "categories": {"type": "array", "items": _TEXT},
            "custom": {"type": "object"},
            **dict.fromkeys(NAMES + FORGOTTEN_NAMES, _NAMES),
            **dict.fromkeys(DATES, _DATE),
            **dict.fromkeys(STRINGS + FORGOTTEN_STRINGS, _TEXT),
            **dict.fromkeys(NUMBERS, _NUMBER),
        },
        "required": ["type", "id"],
        "additionalProperties": False,
    },
}
