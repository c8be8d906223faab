"""Free-text references: segment -> labels -> item -> verify, one file each.

``segment`` cuts a list into references, ``read`` reads one; the grammar between them
(:mod:`.grammar`) can be replaced by anything that gives the same labels.
"""

from bibconv.references.evidence import evidence
from bibconv.references.read import read
from bibconv.references.segment import segment

__all__ = ["evidence", "read", "segment"]
