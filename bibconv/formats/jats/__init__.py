"""JATS: the references of an article, as publishers and PubMed Central hold them.

Source: JATS 1.3 (ANSI/NISO Z39.96-2021), ``<ref>``, ``<element-citation>``, ``<mixed-citation>``;
JATS4R recommendation on citations. A record is a citation; what its elements do not say is
marked to be read as text.

>>> from bibconv.formats.base import ReadContext
>>> from bibconv.source import Source
>>> inner = '<element-citation publication-type="book"><source>A book</source></element-citation>'
>>> next(read(Source(f'<ref id="b1">{inner}</ref>'), ReadContext())).item.variables
{'title': 'A book'}
"""

from bibconv.formats.jats.reading import read
from bibconv.formats.jats.writing import write

__all__ = ["read", "write"]
