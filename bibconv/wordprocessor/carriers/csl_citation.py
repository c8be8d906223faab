"""Citations as JSON around CSL items, as stored by Zotero, Mendeley and compatible programs.

Source: Zotero's integration.js and the schema csl-citation.json; what older versions wrote
differently is read too. The JSON begins at the first brace; anything may follow it.

>>> data, wrong = citation_of(' CSL_CITATION {"citationItems": [{"id": 1}]} RNDabc')
>>> [key_of(cite) for cite in cites_of(data)]
['1']
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from bibconv.formats.csl.item import read_item
from bibconv.limits import DEFAULT_LIMITS
from bibconv.model import Item
from bibconv.patterns import late

_DECODER = json.JSONDecoder(strict=False)  # control characters do occur within strings
_SCHEME = late(r"https?://(?:www\.)?([^/]*)", 0)
_MENDELEY = late(r"mendeley\.com/documents/\?uuid=|^local/documents/\?uuid=")
# Members in the spellings of older versions.
_OLD_NAMES = {"citationitems": "citationItems", "itemid": "id", "itemdata": "itemData"}
# A bug of Zotero 2.1b1.
_DOUBLED = late(r'\{(\{"(?:unsorted|custom|sort)"[^{}]{0,2000}\})\}', 0)
_EMPTY_NOTE = "<m:note/>"  # what Mendeley writes where there is no note


def citation_of(code: str) -> tuple[dict[str, Any], str]:
    """The JSON object in a code, and what is wrong with it (``""`` if nothing is)."""
    start = code.find("{")
    if start < 0:
        return {}, "it holds no data"
    if "{{" in code:
        code = _DOUBLED.sub(r"\1", code)
    try:
        data, _ = _DECODER.raw_decode(code, start)
    except RecursionError:
        return {}, "the JSON is nested too deeply"
    except ValueError:
        return {}, _why(code[start:])
    return (data, "") if not is_deep(data) else ({}, "the JSON is nested too deeply")


def is_deep(value: object) -> bool:
    """Whether a JSON value has more levels than the limit."""
    level = [value]
    for _ in range(DEFAULT_LIMITS.nesting):
        inner: list[object] = []
        for held in level:
            if isinstance(held, dict):
                inner.extend(held.values())
            elif isinstance(held, list):
                inner.extend(held)
        if not inner:
            return False
        level = inner
    return True


def _why(code: str) -> str:
    if code[1:].lstrip()[:1] in "“”„«»":
        return "its quotes were made typographic"
    return "the JSON is cut off" if not code.rstrip().endswith("}") else "it is not JSON"


def in_capitals(data: Mapping[str, Any]) -> bool:
    """Whether the whole JSON was turned into capitals, so that its values are of no use."""
    return "CITATIONITEMS" in data and all(name == name.upper() for name in data)


def cites_of(data: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The cites of a citation, with the current names of members."""
    items = _member(data, "citationItems")
    if not isinstance(items, list):
        return []
    return [
        {_OLD_NAMES.get(str(name).lower(), str(name)): value for name, value in cite.items()}
        for cite in items
        if isinstance(cite, dict)
    ]


def _member(data: Mapping[str, Any], name: str) -> Any:
    if name in data:
        return data[name]
    return next((value for key, value in data.items() if key.lower() == name.lower()), None)


def addresses_of(cite: Mapping[str, Any]) -> list[str]:
    """The addresses of a cite's work in libraries, in order."""
    found: dict[str, None] = {}
    for name in ("uris", "uri", "URIS", "URI"):
        value = cite.get(name)
        for address in value if isinstance(value, list) else [value]:
            if isinstance(address, str) and address:
                found[address] = None
    return list(found)


def identity(address: str) -> str:
    """A normalised address: without scheme and ``www.``, with the host in lower case."""
    match = _SCHEME.match(address)
    plain = f"{match[1].lower()}{address[match.end() :]}" if match else address
    found = _MENDELEY.search(plain)
    return f"mendeley:{plain[found.end() :].lower()}" if found else plain


def key_of(cite: Mapping[str, Any]) -> str:
    """The key of the work in the document: its address, else its number."""
    addresses = addresses_of(cite)
    if addresses:
        return addresses[0]
    id = cite.get("id")
    return "" if id is None else str(id)


def item_of(data: object) -> Item | None:
    """The item in ``itemData``; ``None`` if it is empty."""
    if not isinstance(data, dict) or not _says_something(data):
        return None
    members = {name: _cleaned(value) for name, value in data.items() if name != "id"}
    members = {name: value for name, value in members.items() if value not in ("", None, [], {})}
    if members.get("note") == _EMPTY_NOTE:
        del members["note"]
    key = members.get("citation-key")
    members["id"] = key if isinstance(key, str) else ""
    return read_item(members).item


def _says_something(data: Mapping[str, Any]) -> bool:
    return any(value for name, value in data.items() if name not in ("id", "type"))


def _cleaned(value: Any) -> Any:
    """Names without their empty parts."""
    if isinstance(value, list) and value and all(isinstance(name, dict) for name in value):
        names = [
            {part: text for part, text in name.items() if text not in ("", None, False)}
            for name in value
        ]
        return [name for name in names if name]
    return value


def number_of(cite: Mapping[str, Any], manager: str, item: Item | None) -> str:
    """The number of a cite's work with its title; ``""`` without a title, because programs reuse
    numbers for other works."""
    if item is None or "title" not in item:
        return ""
    return f"{manager}:{cite.get('id')}:{item.text('title').casefold()}"
