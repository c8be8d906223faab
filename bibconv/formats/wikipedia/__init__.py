"""Wikipedia's citation templates: ``{{cite journal}}`` and its kin in other languages."""

from bibconv.formats.wikipedia.reading import read
from bibconv.formats.wikipedia.writing import write

__all__ = ["read", "write"]
