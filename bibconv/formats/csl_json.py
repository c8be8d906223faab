"""CSL-JSON, the native form of Citation Style Language items (csl-data.json 1.0.2).

Reads an array of items, and also a single item, ``{"items": [...]}``, an object of items by
id, and JSON lines. What is not JSON costs the value it is in, not the items around it.
Writes an array that keeps to the schema; what the schema has no place for stands in
``custom``.

>>> next(iter(read(Source('[{"id": "a", "type": "book"}]'), ReadContext())))
Comment(raw='[')
"""

from __future__ import annotations

from bibconv.formats.base import ReadContext
from bibconv.formats.csl.json_reader import read
from bibconv.formats.csl.json_writer import write
from bibconv.source import Source

__all__ = ["ReadContext", "Source", "read", "write"]
