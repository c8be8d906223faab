"""Is a CSL-JSON object what csl-data.json 1.0.2 allows? In plain Python, all problems at once.

The rules come from the model's tables of types, variables and kinds. Five differences from the
published file: the variables it forgot (``FORGOTTEN_BY_SCHEMA``: ``license``, ``part-number``,
``printing-number``, ``supplement-number``, ``editor-translator``) are allowed here.

>>> problems({"id": "doe", "type": "buch"})
[('type', 'S153', "'buch' is not an item type of CSL")]
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bibconv.model.names import FLAG_OF_KEY, PART_OF_KEY
from bibconv.model.types import ITEM_TYPES
from bibconv.model.variables import (
    DATE_VARIABLES,
    NAME_VARIABLES,
    NOT_IN_SCHEMA,
    NUMBER_VARIABLES,
    TEXT_VARIABLES,
)

Problem = tuple[str, str, str]
"""Path (``author[0].family``), code of the finding, and what is wrong."""

# The schema takes text only for these number variables, and a number for no others.
_TEXT_ONLY: frozenset[str] = frozenset(["section", "version"])
_NUMBERS: frozenset[str] = NUMBER_VARIABLES - _TEXT_ONLY
_TEXTS: frozenset[str] = TEXT_VARIABLES | {"journalAbbreviation", "shortTitle"}
_NAMES: frozenset[str] = NAME_VARIABLES - NOT_IN_SCHEMA

_DATE_TEXTS: frozenset[str] = frozenset("literal raw".split())


def problems(csl: Any) -> list[Problem]:
    """Everything about one CSL-JSON object that the schema does not allow."""
    if not isinstance(csl, dict):
        return [("", "S152", f"an item is an object, not {_kind(csl)}")]
    return list(_problems(csl))


def _problems(csl: dict[str, Any]) -> Iterator[Problem]:
    if "type" not in csl:
        yield "type", "S153", "the item has no type"
    elif not isinstance(csl["type"], str) or csl["type"] not in ITEM_TYPES:
        yield "type", "S153", f"{csl['type']!r} is not an item type of CSL"
    if "id" not in csl:
        yield "id", "S152", "the item has no id"
    for key, value in csl.items():
        if key == "type":
            continue
        if key == "id" or key in _NUMBERS:
            if not isinstance(value, str) and not _is_number(value):
                yield key, "S152", f"takes text or a number, not {_kind(value)}"
        elif key in _TEXTS:
            if not isinstance(value, str):
                yield key, "S152", f"takes text, not {_kind(value)}"
        elif key in _NAMES:
            yield from _name_problems(key, value)
        elif key in DATE_VARIABLES:
            yield from _date_problems(key, value)
        elif key == "categories":
            if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
                yield key, "S152", "takes a list of texts"
        elif key == "custom":
            if not isinstance(value, dict):
                yield key, "S152", f"takes an object, not {_kind(value)}"
        else:
            yield str(key), "S151", f"{key!r} is not a variable of CSL"


def _name_problems(key: str, value: Any) -> Iterator[Problem]:
    if not isinstance(value, list):
        yield key, "S152", f"takes a list of names, not {_kind(value)}"
        return
    for index, name in enumerate(value):
        path = f"{key}[{index}]"
        if not isinstance(name, dict):
            yield path, "S152", f"a name is an object, not {_kind(name)}"
            continue
        for part, content in name.items():
            if part in PART_OF_KEY:
                if not isinstance(content, str):
                    yield f"{path}.{part}", "S152", f"takes text, not {_kind(content)}"
            elif part in FLAG_OF_KEY:
                if not isinstance(content, (str, bool)) and not _is_number(content):
                    yield f"{path}.{part}", "S152", f"takes true or false, not {_kind(content)}"
            else:
                yield f"{path}.{part}", "S151", f"{part!r} is not a part of a name in CSL"


def _date_problems(key: str, value: Any) -> Iterator[Problem]:
    if not isinstance(value, dict):
        yield key, "S152", f"a date is an object, not {_kind(value)}"
        return
    for part, content in value.items():
        path = f"{key}.{part}"
        if part == "date-parts":
            yield from _parts_problems(path, content)
        elif part == "season":
            if not isinstance(content, str) and not _is_number(content):
                yield path, "S152", f"takes a number, not {_kind(content)}"
        elif part == "circa":
            if not isinstance(content, (str, bool)) and not _is_number(content):
                yield path, "S152", f"takes true or false, not {_kind(content)}"
        elif part in _DATE_TEXTS:
            if not isinstance(content, str):
                yield path, "S152", f"takes text, not {_kind(content)}"
        else:
            yield path, "S151", f"{part!r} is not a part of a date in CSL"


def _parts_problems(path: str, value: Any) -> Iterator[Problem]:
    if not isinstance(value, list) or not 1 <= len(value) <= 2:
        yield path, "S154", "takes one date, or two for a range"
        return
    for index, part in enumerate(value):
        if not isinstance(part, list) or not 1 <= len(part) <= 3:
            yield f"{path}[{index}]", "S154", "a date is a list of year, month and day"
        elif not all(isinstance(number, str) or _is_number(number) for number in part):
            yield f"{path}[{index}]", "S154", "year, month and day are numbers"


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _kind(value: Any) -> str:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true or false"
    names = {str: "text", int: "a number", float: "a number", list: "a list", dict: "an object"}
    return names.get(type(value), type(value).__name__)
