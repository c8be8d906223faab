"""Values that RIS has no tag for, in the user-defined tag U5, for bibconv to read back.

``U5  - bibconv:original-date={"date-parts":[[1901]]}``: the variable of CSL-JSON (``type`` and
``extra:KEY`` too) and its JSON value. Reference managers ignore U5. What a tag says wins over
what stands aside, so an edited record is never overruled.

>>> parse('bibconv:medium="CD-ROM"')
('medium', 'CD-ROM')
"""

from __future__ import annotations

from typing import Any

import msgspec

from bibconv.formats.ris.collected import Collected
from bibconv.formats.ris.tables import RIS_TYPES
from bibconv.model import DATE_VARIABLES, NAME_VARIABLES, TEXT_VARIABLES, Date, Name, Value
from bibconv.model.names import NAME_PARTS

_MARK = "bibconv:"
_ATTRIBUTES = {key: attribute for attribute, key in NAME_PARTS.items()}
_FLAGS = {
    "comma-suffix": "comma_suffix",
    "static-ordering": "static_ordering",
    "parse-names": "parse_names",
}
_encode = msgspec.json.Encoder().encode


def dump(key: str, value: object) -> str:
    """The text that stands in U5 for one value."""
    return f"{_MARK}{key}={_encode(_plain(value)).decode()}"


def parse(text: str) -> tuple[str, Any] | None:
    """Key and JSON value, or ``None`` if the text was not written by :func:`dump`."""
    if not text.startswith(_MARK):
        return None
    key, equals, value = text[len(_MARK) :].partition("=")
    if not equals or not key:
        return None
    try:
        return key, msgspec.json.decode(value)
    except (msgspec.DecodeError, RecursionError):
        return None


def returns(key: str, value: object, text: str) -> bool:
    """Whether a value surely comes back from ``text``, which :func:`dump` made of it."""
    if value.__class__ is str:
        return key[:6] == "extra:" or key == "type" or (key in TEXT_VARIABLES and value != "")
    parsed = parse(text)
    if parsed is None or parsed[0] != key:
        return False
    return (parsed[1] if key[:6] == "extra:" else _value(key, parsed[1])) == value


def apply(record: Collected) -> None:
    """Give the record what stands aside, where no tag says otherwise."""
    for key, value in record.aside.items():
        if key == "type":
            ris_type = record.ris_type or "GEN"
            if isinstance(value, str) and RIS_TYPES.get(value) == ris_type:
                record.type = value
                if record.extra.get("ris:TY") == ris_type:
                    del record.extra["ris:TY"]  # it is the word for this type
        elif key.startswith("extra:"):
            record.extra.setdefault(key[6:], value)
        elif (read := _value(key, value)) is None:
            record.leave("U5", f"{_MARK}{key}={_encode(value).decode()}")
        elif key not in record.variables or _refines(record.variables[key], read):
            record.variables[key] = read


def _refines(held: object, put_aside: Value) -> bool:
    """Whether a date that stands aside only adds to the year that a tag gives."""
    if not isinstance(held, Date) or not isinstance(put_aside, Date):
        return False
    return held.year == put_aside.year


def _plain(value: object) -> object:
    if isinstance(value, Date):
        data = value.to_csl()
        if value.edtf:
            data["edtf"] = value.edtf
        return data
    if isinstance(value, tuple):
        return [name.to_csl() if isinstance(name, Name) else name for name in value]
    return value


def _value(variable: str, data: Any) -> Value | None:
    """The value of a variable from its JSON, ``None`` if the JSON is no such value."""
    if variable in TEXT_VARIABLES:
        return data if isinstance(data, str) and data else None
    if variable in DATE_VARIABLES and isinstance(data, dict):
        return _date(data)
    if variable in NAME_VARIABLES and isinstance(data, list):
        names = tuple(name for entry in data if (name := _name(entry)))
        return names or None
    return None


def _date(data: dict[str, Any]) -> Date | None:
    parts = data.get("date-parts", [])
    season, circa = data.get("season"), data.get("circa", False)
    literal, edtf = data.get("literal"), data.get("edtf")
    if not isinstance(parts, list) or len(parts) > 2:
        return None
    for part in parts:
        if not isinstance(part, list) or not 1 <= len(part) <= 3:
            return None
        if not all(type(number) is int for number in part):
            return None
    if not isinstance(season, int | None) or not isinstance(circa, bool):
        return None
    if not isinstance(literal, str | None) or not isinstance(edtf, str | None):
        return None
    date = Date(tuple(tuple(part) for part in parts), season, circa, literal, edtf)
    return date if date else None


def _name(data: Any) -> Name | None:
    if not isinstance(data, dict):
        return None
    parts: dict[str, Any] = {}
    for key, value in data.items():
        if key in _ATTRIBUTES and isinstance(value, str):
            parts[_ATTRIBUTES[key]] = value
        elif key in _FLAGS and value is True:
            parts[_FLAGS[key]] = True
    name = Name(**parts)
    return name if name else None
