"""One CSL object, as decoded from JSON or YAML, -> item; tolerant, and says what was odd.

Source: csl-data.json 1.0.2. What the model has no place for is kept in ``extra`` under
``csl:NAME``, so that nothing is dropped: unknown properties, odd members of names and dates,
values of a wrong kind. ``custom`` is ``extra`` itself.

>>> read_item({"id": 1, "type": "journal-article", "title": "T"}).item.type
'article-journal'
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from unicodedata import normalize

import msgspec

from bibconv.formats.csl.dates import read_date
from bibconv.formats.csl.item_note import state_from_note
from bibconv.formats.csl.names import read_names
from bibconv.formats.csl.problems import Problem
from bibconv.formats.csl.reading import Reading, known_type
from bibconv.formats.csl.schema import (
    NOT_IN_SCHEMA,
    NUMERIC,
    PROCESSOR_PROPERTIES,
    SHAPES,
    Shape,
    variable_of,
)
from bibconv.formats.csl.values import as_text, nfc
from bibconv.model import (
    ITEM_TYPES,
    KINDS,
    VARIABLE_ALIASES,
    Date,
    Item,
)
from bibconv.text.dates import parse_edtf

_KEPT = "it is kept under custom"


class ReadItem(msgspec.Struct):
    """An item, what was odd, and the property each variable came from where the names differ."""

    item: Item
    problems: list[Problem]
    sources: dict[str, str]


_NOTHING: Mapping[str, str] = {}


def read_item(
    members: Mapping[str, Any],
    written: Mapping[str, str] = _NOTHING,
    *,
    edtf_strings: bool = False,
) -> ReadItem:
    """The item that an object says.

    Args:
        members: the object, decoded.
        written: text of members as it stands in the file, for numbers such as ``1.10``.
        edtf_strings: dates are texts in this notation, so that a text is no finding.
    """
    reading = Reading(members, written, edtf_strings)
    variables = reading.variables
    others: list[str] = []
    for key, value in members.items():
        shape = SHAPES.get(key)
        if shape is None:
            if key not in ("id", "type"):
                others.append(key)
        elif shape is Shape.TEXT:
            if value.__class__ is str:
                if value and not value.isspace():
                    variables[key] = value if value.isascii() else normalize("NFC", value)
            else:
                _odd_text(reading, key, key, value)
        else:
            _STRUCTURED[shape](reading, key, key, value)
    item_type = _type(reading)
    item_id = _id(reading)
    if others:
        _others(reading, others)
    note = variables.get("note")
    if note.__class__ is str and ":" in note:
        item_type = state_from_note(reading, item_id, item_type, str(note))
    return ReadItem(
        Item(item_id, item_type, variables, reading.extra), reading.problems, reading.sources
    )


def _id(reading: Reading) -> str:
    value = reading.members.get("id")
    if value.__class__ is str:
        return nfc(value)
    if value is None:
        reading.problem(
            "S152", "id", "the item has no id", "give it an id: citations refer to items by id"
        )
        return ""
    text = as_text(value)
    if text is None or isinstance(value, bool):
        reading.problem("S152", "id", "the id is neither text nor number")
        reading.extra["csl:id"] = value
        return "" if text is None else text
    return reading.written.get("id", text)


def _type(reading: Reading) -> str:
    value = reading.members.get("type")
    if value.__class__ is str and value in ITEM_TYPES:
        return value
    if value is None or value == "":
        reading.problem(
            "S153", "type", "the item has no type", 'add a type, such as "article-journal"'
        )
        return "document"
    reading.extra["csl:type"] = value
    if isinstance(value, str):
        known = known_type(value)
        if known is not None:
            reading.problem(
                "S153", "type", f"{value!r} is not a CSL type", f"write {known!r}", f'"{known}"'
            )
            return known
    reading.problem(
        "S153", "type", f"{value!r} is not a CSL type", "the item is read as a document"
    )
    return "document"


def _odd_text(reading: Reading, variable: str, key: str, value: Any) -> None:
    """A text variable whose value is something else: a number, null, a list, an object."""
    if isinstance(value, list):
        _list_for_text(reading, variable, key, value)
        return
    text = as_text(value)
    if text is None:
        reading.extra[f"csl:{key}"] = value
        reading.problem("S152", key, f"{key} is an object, not a text", _KEPT)
        return
    if isinstance(value, int | float) and not isinstance(value, bool):
        text = reading.written.get(key, text)
        if variable not in NUMERIC:
            reading.problem(
                "S152", key, f"{key} is a number, not a text", "put it in quotes", f'"{text}"'
            )
    elif not isinstance(value, str):
        word = "null" if value is None else f"{text}, not a text"
        reading.problem("S152", key, f"{key} is {word}", "leave it out or give a text")
    if text.strip():
        reading.variables[variable] = text


def _list_for_text(reading: Reading, variable: str, key: str, value: list[Any]) -> None:
    """Crossref gives lists of titles and ISSNs. Keywords are joined, of others the first counts."""
    texts = [text for text in map(as_text, value) if text and text.strip()]
    reading.problem("S152", key, f"{key} is a list, not a text")
    if variable == "keyword" and len(texts) == len(value):
        if texts:
            reading.variables[variable] = ", ".join(texts)
        return
    if texts:
        reading.variables[variable] = texts[0]
    if len(value) > 1 or len(texts) != len(value):
        reading.extra[f"csl:{key}"] = value


def _names(reading: Reading, variable: str, key: str, value: Any) -> None:
    read = read_names(value)
    if read.names:
        reading.variables[variable] = read.names
    if read.rest:
        reading.extra[f"csl:{key}"] = read.rest
    if read.wrong and value is not None:
        reading.problem(
            "S152", key, f"{key} {read.wrong}", 'write [{"family": "Doe", "given": "Jane"}]'
        )
    if read.unknown:
        names = ", ".join(sorted(set(read.unknown)))
        reading.problem("S151", key, f"{key}: a CSL name has no {names}", _KEPT)


def _date(reading: Reading, variable: str, key: str, value: Any) -> None:
    read = read_date(value)
    if read.date is not None:
        reading.variables[variable] = read.date
    if read.rest is not None:
        reading.extra[f"csl:{key}"] = read.rest
    if read.wrong and not reading.edtf_strings:
        reading.problem("S152", key, f"{key} {read.wrong}", 'write {"date-parts": [[2020, 5, 17]]}')
    if read.shape:
        reading.problem("S154", key, f"{key} {read.shape}")
    if read.unknown:
        names = ", ".join(read.unknown)
        reading.problem("S151", key, f"{key}: a CSL date has no {names}", _KEPT)


def _text(reading: Reading, variable: str, key: str, value: Any) -> None:
    if isinstance(value, str):
        if value.strip():
            reading.variables[variable] = nfc(value)
    else:
        _odd_text(reading, variable, key, value)


_STRUCTURED = {Shape.NAMES: _names, Shape.DATE: _date, Shape.TEXT: _text}


def _others(reading: Reading, keys: list[str]) -> None:
    """Members that are no variables by their exact name."""
    custom: Any = None
    for key in keys:
        value = reading.members[key]
        if key == "custom":
            custom = value
        elif key == "categories" or key in PROCESSOR_PROPERTIES:
            reading.extra[f"csl:{key}"] = value
        elif key in VARIABLE_ALIASES:
            _alias(reading, VARIABLE_ALIASES[key], key, value)
        else:
            variable = variable_of(key)
            if variable is not None and variable not in reading.members:
                reading.problem("S151", key, f"{key} is not a CSL variable", f"write {variable!r}")
                _alias(reading, variable, key, value)
            else:
                reading.extra[f"csl:{key}"] = value
                reading.problem("S151", key, f"{key} is not a CSL variable", _KEPT)
    if custom is not None:
        _custom(reading, custom)


def _alias(reading: Reading, variable: str, key: str, value: Any) -> None:
    """A variable under another name. Beside the right one it only counts if it is different."""
    if variable in reading.variables:
        if value not in (reading.variables[variable], "", None):
            if key in KINDS and isinstance(value, str):
                reading.variables[key] = nfc(value)
            else:
                reading.extra[f"csl:{key}"] = value
        return
    _STRUCTURED[SHAPES[variable]](reading, variable, key, value)
    if variable in reading.variables:
        reading.sources[variable] = key


def _custom(reading: Reading, custom: Any) -> None:
    """``custom`` as extra, except for what the writer put there for want of another place."""
    if not isinstance(custom, dict):
        reading.extra["csl:custom"] = custom
        reading.problem("S152", "custom", "custom is not an object", _KEPT)
        return
    for key, value in custom.items():
        name = key.removeprefix("csl:")
        if key == "edtf" and isinstance(value, dict):
            left = {k: v for k, v in value.items() if not _exact_date(reading, k, v)}
            if left:
                reading.extra[key] = left
        elif name in NOT_IN_SCHEMA and name != key and name not in reading.variables:
            _STRUCTURED[SHAPES[name]](reading, name, "custom", value)
        else:
            reading.extra[key] = value


def _exact_date(reading: Reading, variable: str, text: Any) -> bool:
    """Give a date its EDTF text back, unless the date was changed since."""
    date = reading.variables.get(variable)
    if not isinstance(date, Date) or not isinstance(text, str):
        return False
    exact = parse_edtf(text)
    if exact is None or (exact.parts, exact.season) != (date.parts, date.season):
        return False
    reading.variables[variable] = msgspec.structs.replace(date, edtf=text)
    return True
