"""Blocks -> CSL-YAML: Pandoc's ``references:`` document.

Source: Pandoc's manual, "Citations". Dates are EDTF text where EDTF says all of the date, else
objects; texts that could be taken for something else are quoted. ``custom`` is a JSON object.
The document stands between ``---`` and ``...``, so that it can go into a Markdown file as it is.

>>> print("".join(write([Record(Item("a", "book"))], WriteContext())), end="")
---
references:
- id: a
  type: book
...
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from bibconv.formats.base import WriteContext
from bibconv.formats.csl.dates import date_of_text
from bibconv.formats.csl.prepare import schema_object, unchanged
from bibconv.model import Block, Date, Item, Lose, Loss, Outcome, Record
from bibconv.text.dates import format_edtf

# Texts that every YAML reader takes for text.
_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9_/-]*(?:[ .][A-Za-z0-9_/-]+)*")
_RESERVED = frozenset("null true false yes no on off y n nan inf".split())
# Not printable in YAML: written as escapes.
_UNPRINTABLE = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_SURROGATE = re.compile("[\ud800-\udfff]")


def write(blocks: Iterable[Block], context: WriteContext) -> Iterator[str]:
    """The text in pieces. Unchanged blocks of this format give exactly the text they came from."""
    same, blocks = unchanged(blocks, context)
    if same is not None:
        yield from same
        return
    opening = "---\nreferences:\n"
    for block in blocks:
        if isinstance(block, Record):
            yield opening + _item(block.item, context.lose)
            opening = ""
    yield "---\nreferences: []\n...\n" if opening else "...\n"


def _item(item: Item, lose: Lose) -> str:
    data = schema_object(item, lose)
    exact = data.get("custom", {}).get("edtf", {}) if item.extra.get("edtf") is None else {}
    lines: list[str] = []
    for key, value in data.items():
        start = len(lines)
        variable = item.variables.get(key)
        if key == "custom":
            continue
        if isinstance(variable, Date):
            text = _edtf(variable)
            if text is None:
                lines.append(f"  {key}: {_flow(value)}\n")
            else:
                exact.pop(key, None)
                lines.append(f'  {key}: "{text}"\n')
        elif isinstance(value, list):
            lines.append(f"  {key}:\n")
            for name in value:
                lines += _name(name)
        else:
            lines.append(f"  {key}: {_scalar(value)}\n")
        if any(_SURROGATE.search(line) for line in lines[start:]):
            lose(Loss(item.id, key, Outcome.APPROXIMATED, "YAML cannot hold half a character"))
    custom = data.get("custom", {})
    if "edtf" in custom and not custom["edtf"]:
        del custom["edtf"]
    for key, value in custom.items():
        if _SURROGATE.search(_flow({key: value})):
            reason = "YAML cannot hold half a character"
            lose(Loss(item.id, f"extra:{key}", Outcome.APPROXIMATED, reason))
    if custom:
        lines.append(f"  custom: {_flow(custom)}\n")
    return "-" + _SURROGATE.sub("\ufffd", "".join(lines))[1:]


def _edtf(date: Date) -> str | None:
    """The date as EDTF, if reading that gives exactly this date."""
    text = date.edtf or format_edtf(date)
    if not text or _PLAIN_EDTF.fullmatch(text) is None:
        return None
    return text if date_of_text(text) == date else None


_PLAIN_EDTF = re.compile(r"[0-9XTYZ:.,~?%/+-]{1,60}")


def _name(name: dict[str, Any]) -> list[str]:
    if not name:
        return ["  - {}\n"]
    lead, lines = "  - ", []
    for key, value in name.items():
        lines.append(f"{lead}{key}: {'true' if value is True else _scalar(value)}\n")
        lead = "    "
    return lines


def _scalar(text: str) -> str:
    if _PLAIN.fullmatch(text) and text.lower() not in _RESERVED:
        return text
    return _flow(text)


def _flow(value: Any) -> str:
    """JSON, which is YAML too, but for some characters that YAML wants escaped."""
    return _UNPRINTABLE.sub(
        lambda match: f"\\u{ord(match[0]):04x}", json.dumps(value, ensure_ascii=False, default=str)
    )
