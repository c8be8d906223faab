"""Values that RIS has no tag for, in the user-defined tag U5, for bibconv to read back.

``U5  - bibconv:original-date={"date-parts":[[1901]]}``: the variable of CSL-JSON (``type`` and
``extra:KEY`` too) and its JSON value; a key that could be mistaken is JSON too. Whatever is not
printable is escaped, so that no value can begin a line. Reference managers ignore U5. What a tag says wins over
what stands aside, so an edited record is never overruled.

>>> parse('bibconv:medium="CD-ROM"')
('medium', 'CD-ROM')
"""

from __future__ import annotations

import json
import re
from typing import Any
from unicodedata import is_normalized

import msgspec

from bibconv.formats.ris.collected import Collected
from bibconv.formats.ris.tables import RIS_TYPES
from bibconv.model import DATE_VARIABLES, NAME_VARIABLES, TEXT_VARIABLES, Date, Name, Value
from bibconv.model.dates import possible
from bibconv.model.names import FLAG_OF_KEY, PART_OF_KEY

_MARK = "bibconv:"
_JSON = json.JSONDecoder()
_PLAIN_KEY = re.compile(r"[A-Za-z][\w.:/ -]*", re.ASCII)
_HALF = re.compile("[\ud800-\udfff]")
_encode = msgspec.json.Encoder().encode


def dump(key: str, value: object) -> str:
    """The text that stands in U5 for one value."""
    if not _PLAIN_KEY.fullmatch(key):
        key = _json(key)
    return f"{_MARK}{key}={_json(_plain(value))}"


def _json(value: object) -> str:
    """JSON on one line that no reader of texts changes: nothing unprintable, in normal form C."""
    try:
        text = _encode(value).decode()
    except (UnicodeEncodeError, OverflowError, TypeError, ValueError):
        # Half characters, which no file can hold, and numbers beyond 64 bits.
        loose = json.dumps(value, ensure_ascii=False, default=str)
        return json.dumps(json.loads(_HALF.sub("\ufffd", loose)))
    if text.isascii() or (text.isprintable() and is_normalized("NFC", text)):
        return text if "\x7f" not in text else text.replace("\x7f", r"\u007f")
    return json.dumps(json.loads(text))


def parse(text: str) -> tuple[str, Any] | None:
    """Key and JSON value, or ``None`` if the text was not written by :func:`dump`."""
    if not text.startswith(_MARK):
        return None
    at = len(_MARK)
    quoted = text.startswith('"', at)
    try:
        if quoted:
            key, at = _JSON.raw_decode(text, at)
            equals, value = text[at : at + 1], text[at + 1 :]
        else:
            key, equals, value = text[at:].partition("=")
        if not equals or not (key or quoted):
            return None
        return key, msgspec.json.decode(value)
    except (ValueError, RecursionError):
        return None


def returns(key: str, value: object, text: str) -> bool:
    """Whether a value surely comes back from ``text``, which :func:`dump` made of it."""
    if value.__class__ is str and "\\u" not in text and _PLAIN_KEY.fullmatch(key):
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
            record.leave("U5", dump(key, value))
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
        if not possible(tuple(part)):
            return None
    if season not in (None, 1, 2, 3, 4) or isinstance(season, bool) or not isinstance(circa, bool):
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
        if key in PART_OF_KEY and isinstance(value, str):
            parts[PART_OF_KEY[key]] = value
        elif key in FLAG_OF_KEY and value is True:
            parts[FLAG_OF_KEY[key]] = True
    name = Name(**parts)
    return name if name else None
