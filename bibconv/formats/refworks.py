"""RefWorks' tagged format: ``RT Journal Article``, ``A1 Doe, Jane``, ``T1 A title``.

Source: RefWorks, "RefWorks Tagged Format".

>>> from bibconv.formats.base import ReadContext
>>> from bibconv.source import Source
>>> next(read(Source("RT Book, Whole\\nT1 A Title\\n"), ReadContext())).item.type
'book'
"""

from __future__ import annotations

from bibconv.formats.kit.gathering import Gathering
from bibconv.formats.kit.telling import Telling
from bibconv.formats.tagged.dialect import Dialect, rows
from bibconv.formats.tagged.reader import reader_of
from bibconv.formats.tagged.tables_types import REFWORKS, known, written
from bibconv.formats.tagged.writer import writer_of
from bibconv.patterns import late
from bibconv.text.pages import split

_ROWS = rows(
    """
    ID id id
    A1 name author
    A2 name editor

    A3 name collection-editor
    A4 name translator
    T1 text title
    JF text container-title
    <T2 text container-title
    JO text container-title-short
    T3 text collection-title
    OT text original-title
    ST text title-short
    YR year-first issued
    FD date issued
    VO text volume
    IS text issue
    K1 keyword keyword
    AB lines abstract
    NO notes note
    PB text publisher
    PP text publisher-place
    ED text edition
    SN serial ISSN
    LA language language
    UL text URL
    <LK text URL
    DO doi DOI
    RD date accessed
    CN text call-number
    """
)


def _complete(gathering: Gathering, values: dict[str, list[str]]) -> None:
    first, last = values.get("SP"), values.get("OP")
    if first and first[0]:
        end = last[0] if last and last[0] else ""
        index = next(i for i, field in enumerate(gathering.fields) if field.name == "SP")
        gathering.text("page", f"{first[0]}-{end}" if end else first[0], index)
        values["SP"] = values["OP"] = []


def _begin(telling: Telling) -> list[tuple[str, str]]:
    page = telling.text("page")
    first, last = split(page) if page else ("", None)
    return [(tag, value) for tag, value in (("SP", first), ("OP", last)) if value]


DIALECT = Dialect(
    name="refworks",
    line=late(r"([A-Z][A-Z0-9])[ \t]([^\r\n]*)"),
    starts=frozenset({"RT"}),
    types=known(REFWORKS),
    labels=written(REFWORKS),
    rows=_ROWS,
    type_tag="RT",
    blank_ends=True,
    complete=_complete,
    begin=_begin,
)

read = reader_of(DIALECT)
write = writer_of(DIALECT)
