"""Tables of references, a row for each: CSV and TSV, whatever the columns are called."""

from bibconv.formats.table.reading import read

__all__ = ["read"]
