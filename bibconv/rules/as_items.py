"""Records of formats with a syntax of their own, as rules see them: each variable a field.

Rules look at what is *written* in BibTeX, RIS and CSL-JSON. In MARC or XML the same value stands
between subfield marks or with entities, and those are no mistakes. There a rule sees the item's
values, each with the place that it was read from.

>>> from bibconv.model import Item
>>> source = Source("<doi>10.1/A&amp;B</doi>")
>>> field = Field("doi", "10.1/A&amp;B", 5, 17, 1)
>>> item = Item("a", "book", {"DOI": "10.1/A&B"})
>>> as_items(Record(item, "", source, 0, 23, (field,), {"DOI": 0})).fields
(Field(name='DOI', value='10.1/A&B', start=5, end=17, name_start=1),)
"""

from __future__ import annotations

import msgspec

from bibconv.model import Date, Field, Library, Name, Record, Value
from bibconv.source import Source


def library_of_items(library: Library) -> Library:
    """The library with its records as :func:`as_items` has them."""
    blocks = [
        as_items(block) if isinstance(block, Record) and block.fields else block
        for block in library.blocks
    ]
    return Library(
        blocks, format=library.format, diagnostics=library.diagnostics, sources=library.sources
    )


def as_items(record: Record) -> Record:
    """A record with a field for each variable that was read from one; its text is left out."""
    fields: list[Field] = []
    origins: dict[str, int] = {}
    for variable, index in record.origins.items():
        text = _text(record.item.variables.get(variable))
        if not text:
            continue
        origins[variable] = len(fields)
        fields.append(_field(record.source, record.fields[index], variable, text))
    return msgspec.structs.replace(record, raw=None, fields=tuple(fields), origins=origins)


def _field(source: Source | None, read: Field, variable: str, text: str) -> Field:
    """The field with the item's value; narrowed to it where it stands there as it is."""
    at = source.text.find(text, read.start, read.end) if source is not None else -1
    if at < 0:
        return Field(variable, text, read.start, read.end, read.name_start)
    return Field(variable, text, at, at + len(text), read.name_start)


def _text(value: Value | None) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, Date):
        return value.literal or "/".join("-".join(map(str, part)) for part in value.parts)
    names = value or ()
    return "; ".join(_name(name) for name in names)


def _name(name: Name) -> str:
    return name.literal or ", ".join(filter(None, (name.family, name.given)))
