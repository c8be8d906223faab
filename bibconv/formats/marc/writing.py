"""An item -> a MARC 21 record.

A language of description is not invented: the punctuation of ISBD is left out (leader position
18 says so), and so are the fields that only a cataloguer can fill.
"""

from __future__ import annotations

from collections.abc import Mapping

from bibconv.formats.kit.gathering import Gathering
from bibconv.formats.kit.kinds import WRITE
from bibconv.formats.kit.telling import Telling
from bibconv.formats.marc.fields import MarcField, MarcRecord, parse_field
from bibconv.formats.marc.reading import NAME, OUR_KEY, map_record
from bibconv.formats.marc.tables import LANGUAGES, LEADERS, WRITTEN_RELATORS
from bibconv.model import Item, Lose, Name, Outcome
from bibconv.text.names import format_inverted

# Variable, tag, indicators, subfield: one field for each text.
_FIELDS = (
    ("call-number", "text", "090", "  ", "a"),
    ("edition", "text", "250", "  ", "a"),
    ("number-of-pages", "text", "300", "  ", "a"),
    ("abstract", "text", "520", "  ", "a"),
    ("note", "notes", "500", "  ", "a"),
    ("keyword", "keyword", "653", "  ", "a"),
    ("URL", "text", "856", "40", "u"),
)
_HOSTED = ("container-title", "container-title-short", "volume", "issue", "page")
_MOST_COMPARED = 300  # fields: reading a record once for each of them is quadratic


def record_of(item: Item, lose: Lose) -> MarcRecord:
    """The record, fields in order of their tags."""
    telling = Telling(item, NAME, lose)
    left = telling.leftovers()
    record = MarcRecord(_leader(telling), [])
    if item.id:
        _add(record, "035", "  ", ("a", OUR_KEY + item.id))
    if doi := telling.text("DOI"):
        _add(record, "024", "7 ", ("a", doi), ("2", "doi"))
    _host(record, telling)
    for text in [] if item.type == "article-journal" else WRITE["serial"](telling, "ISSN"):
        _add(record, "022", "  ", ("a", text))
    for text in WRITE["serial"](telling, "ISBN"):
        for number in text.split(", "):
            _add(record, "020", "  ", ("a", number))
    if title := telling.text("title"):
        _add(record, "245", "10" if "author" in item.variables else "00", ("a", title))
    _language(record, telling)
    _names(record, telling)
    _imprint(record, telling)
    _series(record, telling)
    if item.type == "thesis":
        _add(record, "502", "  ", ("b", telling.text("genre") or "Thesis"))
    for variable, kind, tag, indicators, code in _FIELDS:
        for text in WRITE[kind](telling, variable):
            value = f"{text} p." if tag == "300" and text.isdecimal() else text
            _add(record, tag, indicators, (code, value))
    _put_back(record, left, telling)
    record.fields.sort(key=lambda field: field.tag)
    telling.close("MARC has no field for it")
    return record


def _add(record: MarcRecord, tag: str, indicators: str, *subfields: tuple[str, str]) -> None:
    held = [(code, value) for code, value in subfields if value]
    if held:
        record.fields.append(MarcField(tag, indicators, held))


def _leader(telling: Telling) -> str:
    type = telling.item.type
    kind = LEADERS.get(type, "am")
    if type not in LEADERS and type != "thesis":
        telling.lose("type", Outcome.APPROXIMATED, "MARC has no such type")
    return f"00000n{kind} a2200000 c 4500"


def _language(record: MarcRecord, telling: Telling) -> None:
    tag = str(telling.left.get("language", ""))
    code = LANGUAGES.get(tag.lower())
    issued = telling.item.date("issued")
    year = f"{issued.year:04}" if issued and issued.year and issued.year > 0 else "    "
    value = "      s" + year + " " * 24 + (code or "und") + "  "
    record.fields.append(MarcField("008", "", [("", value)]))
    if tag:
        telling.text("language")
        if code is None:
            _add(record, "041", "07", ("a", tag), ("2", "rfc5646"))


def _names(record: MarcRecord, telling: Telling) -> None:
    for place, name in enumerate(telling.names("author")):
        _name(record, name, "1" if place == 0 else "7")
    for variable, (code, term) in WRITTEN_RELATORS.items():
        for name in telling.names(variable):
            _name(record, name, "7", ("e", term), ("4", code))
    if "event-title" in telling.left:
        event = (("a", telling.text("event-title")), ("c", telling.text("event-place")))
        _add(record, "711", "2 ", *event)


def _name(record: MarcRecord, name: Name, hundred: str, *role: tuple[str, str]) -> None:
    if name.literal:
        _add(record, hundred + "10", "2 ", ("a", name.literal), *role)
        return
    plain = Name(name.family, name.given, name.dropping_particle, name.non_dropping_particle)
    first = "1" if name.given else "0"
    suffix = ("c", name.suffix or "")
    _add(record, hundred + "00", first + " ", ("a", format_inverted(plain)), suffix, *role)


def _imprint(record: MarcRecord, telling: Telling) -> None:
    dates = WRITE["date"](telling, "issued")
    place, publisher = telling.text("publisher-place"), telling.text("publisher")
    date = ("c", dates[0] if dates else "")
    _add(record, "264", " 1", ("a", place), ("b", publisher), date)


def _series(record: MarcRecord, telling: Telling) -> None:
    if "collection-title" in telling.left:
        title = telling.text("collection-title")
        _add(record, "490", "0 ", ("a", title), ("v", telling.text("collection-number")))


def _host(record: MarcRecord, telling: Telling) -> None:
    if not any(variable in telling.left for variable in _HOSTED):
        return
    title = telling.text("container-title")
    parts = (("volume", "vol. "), ("issue", "no. "), ("page", "p. "))
    related = [label + text for name, label in parts if (text := telling.text(name))]
    issn = WRITE["serial"](telling, "ISSN") if telling.item.type == "article-journal" else []
    _add(
        record,
        "773",
        "0 ",
        ("t", title),
        ("p", telling.text("container-title-short")),
        ("g", ", ".join(related)),
        *(("x", text) for text in issn),
    )


def _put_back(record: MarcRecord, left: Mapping[str, object], telling: Telling) -> None:
    """Fields that were kept come back: beside ours where they say something else, instead of
    ours where the record still says the same with them."""
    kept = [
        parse_field(tag, str(text))
        for tag, value in left.items()
        for text in (value if isinstance(value, list) else [value])
        if len(tag) == 3
    ]
    ours = {(field.tag, str(field)): field for field in record.fields}
    for field in kept:
        if (field.tag, str(field)) in ours:
            continue
        longer = MarcRecord(record.leader, [*record.fields, field])
        if len(record.fields) > _MOST_COMPARED:
            record.fields = longer.fields
            continue
        said = {id(own) for own in ours.values() if _same(own, field)}
        others = [own for own in record.fields if id(own) not in said]
        instead = MarcRecord(record.leader, [*others, field])
        best = max((instead, longer), key=lambda r: telling.agreement(_read(r)))
        if telling.agreement(_read(best)) >= telling.agreement(_read(record)):
            record.fields = best.fields


def _same(own: MarcField, kept: MarcField) -> bool:
    """Whether all that one field says stands in the other."""
    return all(value in kept.value for _, value in own.subfields)


def _read(record: MarcRecord) -> Item:
    gathering = Gathering(NAME)
    ordered = sorted(record.fields, key=lambda field: field.tag)
    map_record(MarcRecord(record.leader, ordered), gathering)
    return gathering.item()
