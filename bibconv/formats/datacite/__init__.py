"""DataCite: what its JSON and its XML have in common."""
