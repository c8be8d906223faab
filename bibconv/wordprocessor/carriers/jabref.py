"""JabRef's reference marks, of both kinds: they hold keys of a library beside the document, no data.

Source: JabRef's OpenOffice integration (``JABREF_key CID_1 unique``; ``JR_cite1_1_key,key``).
"""

from __future__ import annotations

from bibconv.patterns import late
from bibconv.wordprocessor.citations import Citation, Cite, Document, Outcome
from bibconv.wordprocessor.paragraphs import Mark

_KEY = late(r"JABREF_(\S{1,500}?) CID_\d+")
_OLD = late(r"JR_cite\d*_[1-6]_(.*)", 0)


def citation(mark: Mark, code: str, document: Document) -> Outcome:
    """``JABREF_doe2004 CID_3 x1y2``, ``JR_cite_1_doe2004,roe2010``: each key."""
    del document
    old = _OLD.match(code)
    keys = old[1].split(",") if old else _KEY.findall(code)
    cites = [Cite(key.strip(), (f"jabref:{key.strip()}",)) for key in keys if key.strip()]
    return Citation("jabref", mark, tuple(cites), damage="" if cites else "it names no work")
