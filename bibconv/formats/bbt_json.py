"""Better BibTeX JSON, and any JSON of Zotero's items: ``{"items": [{"itemType": "book"}]}``.

Source: zotero-schema 41; Better BibTeX's "BetterBibTeX JSON" export.

>>> from bibconv.formats.base import ReadContext
>>> from bibconv.source import Source
>>> next(read(Source('{"itemType": "book", "title": "T"}'), ReadContext())).item.type
'book'
"""

from __future__ import annotations

from bibconv.formats.kit.mapping_json import reader_of, writer_of
from bibconv.formats.zotero.mapping import NAME, print_item, read_item

read = reader_of(NAME, ("items", "data"), read_item)
write = writer_of('{\n  "items": [\n', "  ]\n}\n", print_item, indent=4)
