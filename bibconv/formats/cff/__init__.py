"""CITATION.cff: a work that says how to cite it, its preferred citation and its references.

Source: Citation File Format 1.2.0, schema and guide.

>>> from bibconv.formats.base import ReadContext
>>> from bibconv.source import Source
>>> text = "cff-version: 1.2.0\\ntitle: A program\\nversion: '2'\\n"
>>> next(read(Source(text), ReadContext())).item.variables
{'title': 'A program', 'version': '2'}
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from bibconv.formats.base import ReadContext, WriteContext
from bibconv.formats.cff.mapping import CAPTIONS, main_of, print_item, read_item
from bibconv.formats.kit.gathering import Gathering
from bibconv.formats.kit.mapping_json import Reading, as_list
from bibconv.formats.kit.pieces_yaml import document, dump
from bibconv.model import Block, Comment, Field, Item, Junk, Lose, Record
from bibconv.source import Source

_NAME = "cff"
_ROLE = f"{_NAME}:is"
_PREFERRED, _REFERENCES = "preferred-citation", "references"


def read(source: Source, context: ReadContext) -> Iterator[Block]:
    """The work itself, its preferred citation, its references."""
    composed = document(source, context)
    data = composed.value if composed is not None else None
    if composed is None or not isinstance(data, dict):
        if source.text:
            yield Junk(source.text)
        return

    def fields_of(members: dict[str, Any]) -> list[Field]:
        place = composed.places.get(id(members))
        return place.fields if place else []

    preferred = data.get(_PREFERRED)
    own = {name: value for name, value in data.items() if name not in (_PREFERRED, _REFERENCES)}
    works: list[tuple[str, dict[str, Any], list[Field]]] = []
    if not (isinstance(preferred, dict) and own == main_of(preferred)):
        works.append(("", own, [f for f in fields_of(data) if f.name in own]))
    for role, entries in ((_PREFERRED, preferred), (_REFERENCES, data.get(_REFERENCES))):
        works += [(role, e, fields_of(e)) for e in as_list(entries) if isinstance(e, dict)]
    if not works:
        yield Comment(source.text)
    for number, (role, members, fields) in enumerate(works):
        context.limits.require("items", number + 1, source.name)
        reading = Reading(members, fields, Gathering(_NAME))
        read_item(reading, is_reference=bool(role))
        if role:
            reading.gathering.extra[_ROLE] = role
        # The first record holds the text of all: they stand within each other.
        yield reading.gathering.record(source, 0, 0 if number else len(source.text))


def write(blocks: Iterable[Block], context: WriteContext) -> Iterator[str]:
    """One file: a software or a dataset as the work itself, or a work that it is cited by."""
    blocks = list(blocks)
    if context.verbatim and all(block.raw is not None for block in blocks):
        yield from (block.raw or "" for block in blocks)
        return
    items = [block.item for block in blocks if isinstance(block, Record)]
    main = next((item for item in items if _is_main(item)), None)
    rest = [item for item in items if item is not main]
    preferred = next(
        (item for item in rest if item.extra.get(_ROLE) == _PREFERRED),
        rest[0] if main is None and rest else None,
    )
    data: dict[str, Any] = {}
    if main is not None:
        data = _print(main, context.lose, is_reference=False)
    if preferred is not None:
        told = _print(preferred, context.lose, is_reference=True)
        data = {**(data or main_of(told)), _PREFERRED: told}
    references = [_print(i, context.lose, is_reference=True) for i in rest if i is not preferred]
    if references:
        data[_REFERENCES] = references
    if data:
        yield dump({"cff-version": "1.2.0", "message": CAPTIONS[main is None]} | data)


def _is_main(item: Item) -> bool:
    return _ROLE not in item.extra and item.type in ("software", "dataset")


def _print(item: Item, lose: Lose, *, is_reference: bool) -> dict[str, Any]:
    extra = {name: value for name, value in item.extra.items() if name != _ROLE}
    item = Item(item.id, item.type, item.variables, extra)
    return print_item(item, lose, is_reference=is_reference)
