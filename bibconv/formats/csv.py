"""CSV: a table with commas (or semicolons), as spreadsheets and databases export it.

>>> from bibconv.formats.base import ReadContext
>>> from bibconv.source import Source
>>> table = Source("Authors,Title,Year\\n\\"Doe J., Roe R.\\",A title,2020\\n")
>>> [block.item["title"] for block in read(table, ReadContext()) if hasattr(block, "item")]
['A title']
"""

from __future__ import annotations

from bibconv.formats.table.reading import read
from bibconv.formats.table.writing import writer_of

write = writer_of(",")

__all__ = ["read", "write"]
