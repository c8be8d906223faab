"""CSL-YAML, Pandoc's notation of CSL items: ``references:`` in a file or in Markdown metadata.

Reads and writes what :mod:`bibconv.formats.csl_json` does, with dates as EDTF text.

>>> next(iter(read(Source("references: []"), ReadContext())))
Comment(raw='references: []')
"""

from __future__ import annotations

from bibconv.formats.base import ReadContext
from bibconv.formats.csl.yaml_reader import read
from bibconv.formats.csl.yaml_writer import write
from bibconv.source import Source

__all__ = ["ReadContext", "Source", "read", "write"]
