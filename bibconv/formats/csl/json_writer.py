"""Blocks -> CSL-JSON: one array, two spaces of indentation, one name a line, dates on one.

Source: csl-data.json 1.0.2, RFC 8259. Nothing is lost: ``custom`` holds what the schema lacks.

>>> from bibconv.model import Item
>>> "".join(write([Record(Item("a", "book"))], WriteContext()))
'[\\n  {\\n    "id": "a",\\n    "type": "book"\\n  }\\n]\\n'
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from bibconv.formats.base import WriteContext
from bibconv.formats.csl.prepare import schema_object, unchanged
from bibconv.model import KINDS, Block, Item, Record

_encode = msgspec.json.Encoder().encode
_format = msgspec.json.format
_SHORT = 80  # bytes of a value that stands on one line
_SURROGATE = re.compile("[\ud800-\udfff]")


def write(blocks: Iterable[Block], context: WriteContext) -> Iterator[str]:
    """The text in pieces. Unchanged blocks of this format give exactly the text they came from."""
    same, blocks = unchanged(blocks, context)
    if same is not None:
        yield from same
        return
    opening = "[\n  "
    for block in blocks:
        if isinstance(block, Record):
            item = block.item if not context.types else _taken(block.item, context)
            yield opening + _text(schema_object(item, context.lose))
            opening = ",\n  "
    yield "[]\n" if opening == "[\n  " else "\n]\n"


def _taken(item: Item, context: WriteContext) -> Item:
    """The item in a type that will be taken; its own stands in the note, where Zotero looks."""
    type = context.type_for(item.id, item.type)
    if type == item.type:
        return item
    note = "\n".join(filter(None, (f"type: {item.type}", item.text("note"))))
    return item.with_(type=type).with_variables({"note": note})


def _text(data: dict[str, Any]) -> str:
    """One object, indented by one level."""
    try:
        members = [f"{_key(key)}: {_value(value)}" for key, value in data.items()]
    except (UnicodeEncodeError, OverflowError, TypeError, ValueError):
        # Half characters and numbers beyond 64 bits: rare, and written by the slower encoder.
        text = json.dumps(data, ensure_ascii=False, indent=2, default=str)
        text = _SURROGATE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)
        return text.replace("\n", "\n  ")
    return "{\n    " + ",\n    ".join(members) + "\n  }"


def _key(key: str) -> str:
    return f'"{key}"' if key in KINDS else _encode(key).decode()


def _value(value: Any) -> str:
    """The value of a member: one name a line, a date or whatever is short on one line."""
    if value.__class__ is str:
        return _encode(value).decode()
    if value.__class__ is list and value and value[0].__class__ is dict:
        return "[\n      " + ",\n      ".join([_inline(entry, 6) for entry in value]) + "\n    ]"
    return _inline(value, 4)


def _inline(value: Any, depth: int) -> str:
    """A value on one line if it is short, else over several, indented by ``depth``."""
    encoded = _encode(value)
    if len(encoded) <= _SHORT:
        return _format(encoded, indent=0).decode()
    return _format(encoded, indent=2).decode().replace("\n", "\n" + " " * depth)
