"""The label of alphanumeric styles: letters of the names and the year, ``[RoNo78]``.

CSL 1.0.2, ``citation-label``; the pattern is the customary one: four letters of one name, two
of each of two, two and one and one of three, one each of four.
"""

from __future__ import annotations

from bibconv.csl.data.item import PreparedItem
from bibconv.csl.node import plain
from bibconv.model import NAME_VARIABLES

_LETTERS = {1: (4,), 2: (2, 2), 3: (2, 1, 1)}


def citation_label(item: PreparedItem) -> str:
    """The label without a year suffix."""
    names = item.names("author")
    if not names:
        for variable in item.data:
            if variable in NAME_VARIABLES and item.names(variable):
                names = item.names(variable)
                break
    counts = _LETTERS.get(len(names), (1, 1, 1, 1))
    letters = "".join(
        _letters(plain(name.family or name.literal))[:count].title()
        for name, count in zip(names, counts, strict=False)
    )
    date = item.date("issued")
    year = f"{abs(date.start[0]) % 100:02d}" if date and date.start else "00"
    return (letters or _letters(item.text("title"))[:4]) + year


def _letters(text: str) -> str:
    return "".join(char for char in text if char.isalnum())
