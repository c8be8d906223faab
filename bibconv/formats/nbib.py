"""MEDLINE's tagged format, as PubMed saves it (.nbib): ``PMID- 1``, ``TI  - A title``.

Source: NLM, "MEDLINE/PubMed Data Element (Field) Descriptions". ERIC and Ovid write it too.

>>> from bibconv.formats.base import ReadContext
>>> from bibconv.source import Source
>>> next(read(Source("PMID- 1\\nTI  - A title\\n"), ReadContext())).item["PMID"]
'1'
"""

from __future__ import annotations

from bibconv.formats.kit.gathering import Gathering
from bibconv.formats.kit.telling import Telling
from bibconv.formats.tagged.dialect import Dialect, rows
from bibconv.formats.tagged.reader import reader_of
from bibconv.formats.tagged.writer import writer_of
from bibconv.model import Name
from bibconv.patterns import late
from bibconv.text.identifiers import doi
from bibconv.text.names import format_inverted, parse_inverted

_ROWS = rows(
    """
    PMID text PMID
    IS serial ISSN
    <ISSN serial ISSN
    ISBN serial ISBN
    VI text volume
    IP text issue
    DP date issued
    TI text title
    BTI text container-title chapter
    <BTI text title
    JT text container-title !chapter
    TA text container-title-short
    CTI text collection-title
    EN text edition
    PG pages page
    AB text abstract
    LA language language
    PB text publisher
    PL text publisher-place
    OT keyword keyword
    <MH keyword-line keyword
    PMC text PMCID
    """
)

# Publication type, in small letters -> item type.
_TYPES = {
    "book": "book",
    "book chapter": "chapter",
    "technical report": "report",
    "report": "report",
    "reports - research": "report",
    "newspaper article": "article-newspaper",
    "dataset": "dataset",
    "preprint": "article",
    "clinical conference": "paper-conference",
    "congress": "paper-conference",
    "congresses": "paper-conference",
    "dissertation": "thesis",
    "dissertations/theses": "thesis",
    "academic dissertation": "thesis",
    "legal case": "legal_case",
    "legislation": "legislation",
    "patent": "patent",
    "video-audio media": "motion_picture",
    "webcast": "motion_picture",
    "interview": "interview",
}
_LABELS = {
    "article-journal": "Journal Article",
    "article": "Preprint",
    "book": "Book",
    "chapter": "Book Chapter",
    "report": "Technical Report",
    "article-newspaper": "Newspaper Article",
    "dataset": "Dataset",
    "paper-conference": "Congress",
    "thesis": "Academic Dissertation",
    "legal_case": "Legal Case",
    "legislation": "Legislation",
    "patent": "Patent",
    "motion_picture": "Webcast",
    "interview": "Interview",
}


def _complete(gathering: Gathering, values: dict[str, list[str]]) -> None:
    gathering.type = _type(values)
    for full, short, variable in (("FAU", "AU", "author"), ("FED", "ED", "editor")):
        listed = [name for name in values.get(full, ()) if name]
        if listed:
            gathering.names(variable, map(parse_inverted, listed), _index(gathering, full))
        else:
            shorts = [name for name in values.get(short, ()) if name]
            gathering.names(variable, map(_short_name, shorts), _index(gathering, short))
        values.pop(full, None)
        values[full] = values[short] = []
    for group in values.get("CN", ()):
        gathering.names("author", [Name(literal=group)], _index(gathering, "CN"))
    values["CN"] = []
    if values.get("PT") == [_LABELS.get(gathering.type)]:
        values["PT"] = []
    for title in values.get("TI", ())[:1]:
        # Titles end with a full stop in MEDLINE, whether the work's does or not.
        shown = title.rstrip()
        if shown.endswith(".") and not shown.endswith(".."):
            gathering.text("title", shown[:-1], _index(gathering, "TI"))
            values["TI"] = values["TI"][1:]
    for tag in ("AID", "LID"):
        values[tag] = [
            value for value in values.get(tag, ()) if not _take_doi(gathering, tag, value)
        ]
    if gathering.type == "chapter":
        return
    if not values.get("JT") and values.get("TA"):
        gathering.text("container-title", values["TA"][0], _index(gathering, "TA"))


def _take_doi(gathering: Gathering, tag: str, value: str) -> bool:
    found = doi(value.removesuffix("[doi]").strip())
    if found is None or gathering.variables.get("DOI", found) != found:
        return False
    gathering.text("DOI", found, _index(gathering, tag))
    return True


def _type(values: dict[str, list[str]]) -> str:
    if any(values.get("BTI", ())):
        return "chapter" if any(values.get("TI", ())) else "book"
    for label in values.get("PT", ()):
        if label.lower() in _TYPES:
            return _TYPES[label.lower()]
    return "article-journal"


def _short_name(text: str) -> Name:
    """``Long V`` -> Long, V; ``O'Brien AB Jr`` has a suffix."""
    if "," in text:
        return parse_inverted(text)
    words = text.split()
    suffix = (
        words.pop() if len(words) > 2 and words[-1] in ("Jr", "Sr", "2nd", "3rd", "4th") else None
    )
    if len(words) < 2 or not words[-1].isupper() or len(words[-1]) > 4:
        return parse_inverted(text)
    return parse_inverted(", ".join(filter(None, (" ".join(words[:-1]), words[-1], suffix))))


def _index(gathering: Gathering, tag: str) -> int | None:
    return next((i for i, field in enumerate(gathering.fields) if field.name == tag), None)


def _begin(telling: Telling) -> list[tuple[str, str]]:
    lines = [("PMID", telling.text("PMID"))]
    for variable, full, short in (("author", "FAU", "AU"), ("editor", "FED", "ED")):
        for name in telling.names(variable):
            if name.literal:
                lines.append(("CN" if variable == "author" else full, name.literal))
            else:
                lines += [(full, format_inverted(name)), (short, _shortened(name))]
    if found := telling.text("DOI"):
        lines.append(("LID", f"{found} [doi]"))
    if "nbib:PT" not in telling.item.extra:
        lines.append(("PT", _label(telling)))
    return lines


def _label(telling: Telling) -> str:
    from bibconv.model import Outcome

    label = _LABELS.get(telling.item.type)
    if label is None:
        telling.lose("type", Outcome.APPROXIMATED, "nbib has no such publication type")
    return label or "Journal Article"


def _shortened(name: Name) -> str:
    family = format_inverted(
        Name(family=name.family, non_dropping_particle=name.non_dropping_particle)
    )
    given = "".join(word[0] for word in (name.given or "").replace("-", " ").split() if word)
    return " ".join(part for part in (family, given.upper(), name.suffix) if part)


DIALECT = Dialect(
    name="nbib",
    line=late(r"([A-Z][A-Z0-9]{1,4})[ \t]{0,3}-[ \t]?([^\r\n]*)"),
    starts=frozenset({"PMID"}),
    types={},
    labels={"document": ""},
    rows=_ROWS,
    layout="{tag:<4}- {value}",
    indent="      ",
    blank_ends=True,
    indented=True,
    complete=_complete,
    begin=_begin,
)

read = reader_of(DIALECT)
write = writer_of(DIALECT)
