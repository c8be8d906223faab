"""Web of Science's tagged format (ISI): ``PT J``, ``AU Doe, J``, ``ER``.

Source: Clarivate, "Web of Science Core Collection Field Tags".

>>> from bibconv.formats.base import ReadContext
>>> from bibconv.source import Source
>>> next(read(Source("PT J\\nTI A title\\nER\\n"), ReadContext())).item.type
'article-journal'
"""

from __future__ import annotations

from bibconv.formats.kit.gathering import Gathering
from bibconv.formats.kit.telling import Telling
from bibconv.formats.tagged.dialect import Dialect, rows
from bibconv.formats.tagged.reader import reader_of
from bibconv.formats.tagged.writer import writer_of
from bibconv.model import Name, Outcome
from bibconv.patterns import late
from bibconv.text.dates import parse_date
from bibconv.text.names import parse_inverted
from bibconv.text.pages import split

_ROWS = rows(
    """
    AU direct-name author
    ED direct-name editor
    <BE direct-name editor
    TI text title
    SO text container-title !book
    JI text container-title-short
    SE text collection-title
    LA language language
    CT text event-title
    CY date event-date
    CL text event-place
    DE keyword-line keyword
    <ID keyword-line keyword
    AB text abstract
    PU text publisher
    PI text publisher-place
    SN serial ISSN
    <EI serial ISSN
    BN serial ISBN
    PY year-first issued
    PD date issued
    VL text volume
    IS text issue
    AR text number
    DI doi DOI
    PM text PMID
    UR text URL
    """
)
_BY_LETTER = {
    "j": "article-journal",
    "b": "book",
    "s": "chapter",
    "p": "patent",
    "c": "paper-conference",
}
_BY_DOCUMENT = {
    "proceedings paper": "paper-conference",
    "book chapter": "chapter",
    "book": "book",
    "news item": "article-magazine",
    "meeting abstract": "paper-conference",
    "data paper": "dataset",
    "dataset": "dataset",
    "software review": "review",
    "book review": "review-book",
    "thesis": "thesis",
}
_LETTERS = {"book": "B", "chapter": "S", "patent": "P", "paper-conference": "C"}
_DOCUMENTS = {
    "paper-conference": "Proceedings Paper",
    "chapter": "Book Chapter",
    "book": "Book",
    "article-magazine": "News Item",
    "dataset": "Data Paper",
    "review": "Software Review",
    "review-book": "Book Review",
    "thesis": "Thesis",
    "article-journal": "Article",
}


def _complete(gathering: Gathering, values: dict[str, list[str]]) -> None:
    letter = (values.get("PT") or [""])[0].strip().lower()[:1]
    kinds = [k.strip().lower() for k in (values.get("DT") or [""])[0].split(";")]
    gathering.type = next(
        (_BY_DOCUMENT[kind] for kind in kinds if kind in _BY_DOCUMENT),
        _BY_LETTER.get(letter, "document"),
    )
    if letter in _BY_LETTER:
        values["PT"] = values["PT"][1:]
    if values.get("DT") == [_DOCUMENTS.get(gathering.type)]:
        values["DT"] = []
    full = [name for value in values.get("AF", ()) for name in value.split("\n") if name.strip()]
    short = [name for value in values.get("AU", ()) for name in value.split("\n") if name.strip()]
    if full and len(full) >= len(short):
        gathering.names("author", map(parse_inverted, full), _index(gathering, "AF"))
        values["AU"] = values["AF"] = []
    for group in (n for value in values.get("CA", ()) for n in value.split("\n")):
        gathering.names("author", [Name(literal=group)], _index(gathering, "CA"))
    values["CA"] = []
    _take_pages(gathering, values)
    _take_date(gathering, values)
    if gathering.type == "book" and not values.get("TI") and values.get("SO"):
        gathering.text("title", values["SO"][0], _index(gathering, "SO"))
        values["SO"] = values["SO"][1:]


def _take_pages(gathering: Gathering, values: dict[str, list[str]]) -> None:
    first, last = values.get("BP") or values.get("SP"), values.get("EP")
    if not first or not first[0]:
        return
    end = last[0] if last and last[0] != first[0] else ""
    gathering.text("page", f"{first[0]}-{end}" if end else first[0], _index(gathering, "BP"))
    values["BP" if values.get("BP") else "SP"] = []
    values["EP"] = []


def _take_date(gathering: Gathering, values: dict[str, list[str]]) -> None:
    """PD says month and day of the year that PY says: ``APR 15``."""
    day, year = values.get("PD"), values.get("PY")
    if not (day and year and day[0] and year[0]):
        return
    text = day[0] if year[0] in day[0] else f"{day[0]} {year[0]}"
    date = parse_date(" ".join(text.split()))
    if date.year is not None and str(date.year) == year[0].strip():
        gathering.date("issued", date, _index(gathering, "PY"))
        values["PD"] = values["PY"] = []


def _index(gathering: Gathering, tag: str) -> int | None:
    return next((i for i, field in enumerate(gathering.fields) if field.name == tag), None)


def _begin(telling: Telling) -> list[tuple[str, str]]:
    type = telling.item.type
    lines = [("PT", _LETTERS.get(type, "J"))]
    if "wos:DT" not in telling.item.extra and type in _DOCUMENTS:
        lines.append(("DT", _DOCUMENTS[type]))
    elif type not in _DOCUMENTS and type not in _LETTERS:
        telling.lose("type", Outcome.APPROXIMATED, "Web of Science has no such document type")
    page = telling.text("page")
    if page:
        first, last = split(page)
        lines.append(("BP", first))
        if last:
            lines.append(("EP", last))
    return lines


DIALECT = Dialect(
    name="wos",
    line=late(r"([A-Z][A-Z0-9])(?=[ \t\r\n]|\Z)[ \t]?([^\r\n]*)"),
    starts=frozenset({"PT"}),
    ends=frozenset({"ER"}),
    around=frozenset({"FN", "VR", "EF"}),
    types={},
    labels={"document": "J"},
    rows=_ROWS,
    head="FN Clarivate Analytics Web of Science\nVR 1.0\n",
    foot="EF\n",
    end="ER",
    indented=True,
    complete=_complete,
    begin=_begin,
)

read = reader_of(DIALECT)
write = writer_of(DIALECT)
