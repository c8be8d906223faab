"""RIS: the tagged format of Reference Manager that every database and manager exchanges.

Sources: the RIS Format Specifications of 2001 and the tag tables of 2011, and the dialects
that Zotero, EndNote, Mendeley, Scopus, Springer, PubMed, Web of Science, Ovid, ProQuest and
Cochrane write.

>>> from bibconv.source import Source
>>> from bibconv.formats import ReadContext
>>> [record] = read(Source("TY  - BOOK\\nTI  - A Title\\nER  - "), ReadContext())
>>> record.item.type
'book'
"""

from __future__ import annotations

from bibconv.formats.ris.reader import read
from bibconv.formats.ris.writer import write

__all__ = ["read", "write"]
