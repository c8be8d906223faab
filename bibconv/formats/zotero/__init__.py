"""Zotero's items: types, fields and creators, and how they map."""
