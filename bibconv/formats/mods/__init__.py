"""MODS, the Metadata Object Description Schema of the Library of Congress, also within METS.

>>> from bibconv.formats.base import ReadContext
>>> from bibconv.source import Source
>>> text = "<mods><titleInfo><title>A Title</title></titleInfo></mods>"
>>> next(read(Source(text), ReadContext())).item["title"]
'A Title'
"""

from __future__ import annotations

from bibconv.formats.mods.reader import read
from bibconv.formats.mods.writer import write

__all__ = ["read", "write"]
