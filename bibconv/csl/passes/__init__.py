"""Passes over all cites or over the output: sort, position, disambiguate, collapse, ..."""
