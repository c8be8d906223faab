"""Copac's tagged format, read only: ``TI- A title``, ``AU- Doe, Jane``.

Source: the union catalogue's tagged export, as reference managers read it.

>>> from bibconv.formats.base import ReadContext
>>> from bibconv.source import Source
>>> next(read(Source("TI- A Title\\nAU- Doe, Jane\\n"), ReadContext())).item.type
'book'
"""

from __future__ import annotations

from bibconv.formats.kit.gathering import Gathering
from bibconv.formats.tagged.dialect import Dialect, rows
from bibconv.formats.tagged.reader import reader_of
from bibconv.patterns import late
from bibconv.text.names import parse_inverted

_ROWS = rows(
    """
    TI text title
    AU name author
    ED name editor
    SE text collection-title
    PY date issued
    IS serial ISBN
    KW keyword-line keyword
    NT notes note
    LA language language
    ET text edition
    UR text URL
    """
)


def _complete(gathering: Gathering, values: dict[str, list[str]]) -> None:
    gathering.type = "book"
    for value in values.get("PU", ()):
        index = next(i for i, field in enumerate(gathering.fields) if field.name == "PU")
        place, colon, publisher = value.partition(" : ")
        if colon:
            gathering.text("publisher-place", place, index)
        gathering.text("publisher", publisher if colon else value, index)
    values["PU"] = []
    if not values.get("AU") and values.get("CA"):
        gathering.names("author", map(parse_inverted, values["CA"]))
        values["CA"] = []


DIALECT = Dialect(
    name="copac",
    line=late(r"([A-Z]{2})- ([^\r\n]*)"),
    starts=frozenset({"TI"}),
    types={},
    labels={"document": ""},
    rows=_ROWS,
    blank_ends=True,
    complete=_complete,
)

read = reader_of(DIALECT)
