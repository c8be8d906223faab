"""TSV: a table with tabulators, as Web of Science exports it and as cells are pasted.

>>> from bibconv.formats.base import ReadContext
>>> from bibconv.source import Source
>>> table = Source("PT\\tAU\\tTI\\tPY\\nJ\\tDoe, J\\tA title\\t2020\\n")
>>> [block.item.type for block in read(table, ReadContext()) if hasattr(block, "item")]
['article-journal']
"""

from __future__ import annotations

from bibconv.formats.table.reading import read
from bibconv.formats.table.writing import writer_of

write = writer_of("\t")

__all__ = ["read", "write"]
