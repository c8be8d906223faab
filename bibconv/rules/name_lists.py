"""The name lists of a BibTeX entry, as written, and the people in them with their places.

Most lists are regular: people with "and" between, at most two commas each. :func:`irregular`
gives only the others, so that rules look closer at few.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bibconv.model import KINDS, Kind, Record
from bibconv.rules.cells import Cell, by_name, cell_of, fields_named, memo

# Name list fields of BibTeX and biblatex.
NAME_FIELDS: frozenset[str] = frozenset(
    """
    author editor translator bookauthor annotator commentator afterword foreword introduction
    holder editora editorb editorc shortauthor shorteditor namea nameb namec
    """.split()
)
_TOKEN = re.compile(r"[{}]|,|(?:(?<!\s)\s+|^)and(?=\s|$)", re.IGNORECASE)


class Person:
    """One stretch between two ``and``: where it is, and its commas at brace depth 0."""

    __slots__ = ("commas", "end", "start")

    def __init__(self, start: int) -> None:
        self.start = start
        self.end = start
        self.commas: list[int] = []


def people(text: str) -> list[Person]:
    """The names of a BibTeX list, empty ones included, in one pass."""
    found = [Person(0)]
    depth = 0
    for match in _TOKEN.finditer(text):
        token = match[0]
        if token == "{":
            depth += 1
        elif token == "}":
            depth -= 1
        elif depth > 0:
            continue
        elif token == ",":
            found[-1].commas.append(match.start())
        else:
            found[-1].end = match.start()
            found.append(Person(match.end()))
    found[-1].end = len(text)
    return found


def lists(record: Record) -> list[tuple[Cell, str]]:
    """Cells of the name lists with the variable they are read to."""
    known: list[tuple[Cell, str]] | None = memo(record).get("name lists")
    if known is None:
        known = memo(record)["name lists"] = list(_lists(record))
    return known


def _lists(record: Record) -> Iterator[tuple[Cell, str]]:
    for field in fields_named(record, NAME_FIELDS & by_name(record).keys()):
        cell = cell_of(record, field)
        if cell is not None and cell.text and field.value.startswith(("{", '"')):
            name = field.name.lower()
            yield cell, name if KINDS.get(name) is Kind.NAME else "author"


def irregular(record: Record) -> list[tuple[Cell, str]]:
    """The lists that are not plainly people with "and" between."""
    known: list[tuple[Cell, str]] | None = memo(record).get("irregular lists")
    if known is None:
        known = [pair for pair in lists(record) if not _regular(pair[0].text)]
        memo(record)["irregular lists"] = known
    return known


def _regular(text: str) -> bool:
    if ";" in text or "&" in text:
        return False
    names = " ".join(text.lower().split())
    if names.endswith(" and") or names == "and":
        return False
    braces = "{" in names or "}" in names
    for name in names.split(" and "):
        if name.count(",") > 2 or name[0] == "," or name.startswith("and "):
            return False
        if braces and name.count("{") != name.count("}"):
            return False
    return True
