"""The plain-Python schema check against jsonschema with the rules of csl-data.json 1.0.2.

The oracle's tables are written out here from the published file, so that a slip in the model's
tables shows. Five differences: the variables that the file forgot.
"""

from __future__ import annotations

from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bibconv.model import FORGOTTEN_BY_SCHEMA
from bibconv.model.schema import problems

TYPES = """
article article-journal article-magazine article-newspaper bill book broadcast chapter classic
collection dataset document entry entry-dictionary entry-encyclopedia event figure graphic
hearing interview legal_case legislation manuscript map motion_picture musical_score pamphlet
paper-conference patent performance periodical personal_communication post post-weblog
regulation report review review-book software song speech standard thesis treaty webpage
""".split()
NAMES = """
author chair collection-editor compiler composer container-author contributor curator director
editor editorial-director executive-producer guest host illustrator interviewer narrator
organizer original-author performer producer recipient reviewed-author script-writer
series-creator translator
""".split()
DATES = "accessed available-date event-date issued original-date submitted".split()
NUMBERS = """
chapter-number citation-number collection-number edition first-reference-note-number issue
locator number number-of-pages number-of-volumes page page-first part printing supplement volume
""".split()
TEXTS = """
abstract annote archive archive-place archive_collection archive_location authority call-number
citation-key citation-label collection-title container-title container-title-short dimensions
division DOI event event-place event-title genre ISBN ISSN journalAbbreviation jurisdiction
keyword language medium note original-publisher original-publisher-place original-title
part-title PMCID PMID publisher publisher-place references reviewed-genre reviewed-title scale
section shortTitle source status title title-short URL version volume-title volume-title-short
year-suffix
""".split()

TEXT = {"type": "string"}
TEXT_OR_NUMBER = {"type": ["string", "number"]}
FLAG = {"type": ["string", "number", "boolean"]}
NAME = {
    "type": "object",
    "properties": {
        **dict.fromkeys(
            "family given dropping-particle non-dropping-particle suffix literal".split(), TEXT
        ),
        **dict.fromkeys("comma-suffix static-ordering parse-names".split(), FLAG),
    },
    "additionalProperties": False,
}
DATE = {
    "type": "object",
    "properties": {
        "date-parts": {
            "type": "array",
            "items": {"type": "array", "items": TEXT_OR_NUMBER, "minItems": 1, "maxItems": 3},
            "minItems": 1,
            "maxItems": 2,
        },
        "season": TEXT_OR_NUMBER,
        "circa": FLAG,
        "literal": TEXT,
        "raw": TEXT,
    },
    "additionalProperties": False,
}
SCHEMA = {
    "$schema": "http://json-schema.org/draft-07/schema#",
    "type": "object",
    "properties": {
        "type": {"type": "string", "enum": TYPES},
        "id": TEXT_OR_NUMBER,
        "categories": {"type": "array", "items": TEXT},
        "custom": {"type": "object"},
        **{name: {"type": "array", "items": NAME} for name in NAMES},
        **dict.fromkeys(DATES, DATE),
        **dict.fromkeys(NUMBERS, TEXT_OR_NUMBER),
        **dict.fromkeys(TEXTS, TEXT),
    },
    "required": ["type", "id"],
    "additionalProperties": False,
}
VALIDATOR = jsonschema.Draft7Validator(SCHEMA)
KEYS = ["type", "id", "categories", "custom", *NAMES, *DATES, *NUMBERS, *TEXTS, "journal", "foo"]

SCALARS: st.SearchStrategy[Any] = (
    st.none()
    | st.booleans()
    | st.integers(-3000, 3000)
    | st.floats(allow_nan=False)
    | st.text(max_size=5)
)
NAME_KEYS = [*NAME["properties"], "isInstitution"]
DATE_KEYS = [*DATE["properties"], "edtf"]
NAME_OBJECTS = st.dictionaries(st.sampled_from(NAME_KEYS), SCALARS, max_size=4)
DATE_PARTS = st.lists(st.lists(SCALARS, max_size=4) | SCALARS, max_size=3)
DATE_OBJECTS = st.dictionaries(st.sampled_from(DATE_KEYS), SCALARS | DATE_PARTS, max_size=4)
VALUES = SCALARS | st.lists(NAME_OBJECTS | SCALARS, max_size=2) | DATE_OBJECTS | st.lists(st.text())
ITEMS = st.builds(
    lambda base, rest: {**base, **rest},
    st.fixed_dictionaries({"id": st.text(max_size=3), "type": st.sampled_from([*TYPES, "buch"])}),
    st.dictionaries(st.sampled_from(KEYS), VALUES, max_size=5),
)


def oracle(item: Any) -> list[str]:
    return ["/".join(map(str, error.path)) for error in VALIDATOR.iter_errors(item)]


@given(ITEMS | SCALARS)
def test_says_what_jsonschema_says(item: Any) -> None:
    assert bool(problems(item)) == bool(oracle(item))


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize(
    "value",
    ["x", 1, 1.5, True, None, [], {}, ["x"], [{"family": "Doe"}], [{"foo": "x"}], [1],
     {"date-parts": [[2004]]}, {"date-parts": [["2004", "5"]]}, {"date-parts": [[]]},
     {"date-parts": []}, {"date-parts": [[None]]}, {"date-parts": [[1], [2], [3]]},
     {"date-parts": [[1, 2, 3, 4]]}, {"literal": 1}, {"raw": "x"}, {"circa": "yes"},
     {"season": []}],
    ids=repr,
)  # fmt: skip
def test_each_variable_takes_what_the_schema_says(key: str, value: Any) -> None:
    item = {"id": "a", "type": "book", key: value}
    assert bool(problems(item)) == bool(oracle(item))


@pytest.mark.parametrize("variable", sorted(FORGOTTEN_BY_SCHEMA))
def test_the_five_forgotten_variables_are_allowed(variable: str) -> None:
    value: Any = [{"family": "Doe"}] if variable == "editor-translator" else "1"
    item = {"id": "a", "type": "book", variable: value}
    assert oracle(item)
    assert problems(item) == []


def test_nothing_else_differs() -> None:
    from bibconv.model import ITEM_TYPES, KINDS

    assert set(TYPES) == ITEM_TYPES
    later = {"co-investigator", "principal-investigator"}
    published = {*NAMES, *DATES, *NUMBERS, *TEXTS} - {"journalAbbreviation", "shortTitle"}
    assert set(KINDS) - later == published | FORGOTTEN_BY_SCHEMA


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        ({"id": "a", "type": "book"}, []),
        ({"type": "book"}, [("id", "S152")]),
        ({"id": "a"}, [("type", "S153")]),
        ({"id": "a", "type": "journal-article"}, [("type", "S153")]),
        ({"id": "a", "type": "book", "journal": "J"}, [("journal", "S151")]),
        ({"id": "a", "type": "book", "author": "Doe"}, [("author", "S152")]),
        (
            {"id": "a", "type": "book", "author": [{"family": "D"}, {"family": 1, "x": "y"}]},
            [("author[1].family", "S152"), ("author[1].x", "S151")],
        ),
        (
            {"id": "a", "type": "book", "issued": {"date-parts": [[2004], []]}},
            [("issued.date-parts[1]", "S154")],
        ),
        ({"id": "a", "type": "book", "issued": "2004"}, [("issued", "S152")]),
        ([], [("", "S152")]),
    ],
)
def test_path_and_code(item: Any, expected: list[tuple[str, str]]) -> None:
    assert [(path, code) for path, code, _ in problems(item)] == expected
