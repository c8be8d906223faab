"""MARC 21 and UNIMARC records, in ISO 2709 here and in MARCXML beside it."""

from bibconv.formats.marc.transmission import read, write

__all__ = ["read", "write"]
