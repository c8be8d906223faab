"""A MARC record -> what a record of ours knows.

What is read of a field leaves it; a field with anything else in it is kept as it is. ISBD's
punctuation at the end of subfields says what comes next, and goes.
"""

from __future__ import annotations

import re

import msgspec

from bibconv.formats.kit.gathering import Gathering
from bibconv.formats.kit.kinds import READ
from bibconv.formats.marc.fields import MarcField, MarcRecord
from bibconv.formats.marc.tables import (
    LANGUAGE_TAGS,
    LEVELS,
    RELATORS,
    RELATORS_UNIMARC,
    TYPES,
    TYPES_UNIMARC,
)
from bibconv.model import Name
from bibconv.patterns import late
from bibconv.text import identifiers
from bibconv.text.names import is_suffix, parse_inverted

NAME = "marc"
OUR_KEY = "(bibconv)"

_ISBD = late(r"[\s/:;,=+]+$")
_STOP = late(r"(?<=[\w)\]][\w)\]])\.$")
_YEAR = late(r"(?<![0-9])([0-9]{4})(?![0-9])")
_PAGES = late(
    r"(?<![0-9])([0-9]{1,5})\s*(?:p\b|pp\b|pages?\b|S\b|Seiten\b|str\b|s\b)", re.IGNORECASE
)
_THESIS = late(r"(.{0,80}?)\s*(?:--|—|–)\s*(.+?)(?:,\s*(?:[^,]{0,20}\s)?([0-9]{4}))?\.?$")
_VOLUME = late(r"(?:v(?:ol(?:ume)?)?|bd|band|t(?:ome)?)\.?\s*([0-9]{1,5}[A-Za-z]?)", re.IGNORECASE)
_ISSUE = late(
    r"(?:n(?:o|r|um(?:ber)?)?|issue|h(?:eft)?|iss)\.?[°º]?\s*([0-9]{1,5}(?:[-/][0-9]{1,5})?)",
    re.IGNORECASE,
)
_PAGE = late(
    r"\b(?:p(?:p|ages?)?|s)\.?\s*([A-Za-z]?[0-9]{1,6}(?:\s*[-–]\s*[A-Za-z]?[0-9]{1,6})?)",
    re.IGNORECASE,
)
# As we write it, whatever the values are.
_OURS = late(r"(?:vol\. (.{1,200}?))?(?:(?:^|, )no\. (.{1,200}?))?(?:(?:^|, )p\. (.{1,500}))?")
_EXACT = late(r"[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{4}-[0-9]{2}")
_UNKNOWN = frozenset(
    ("s.l", "s. l", "s.n", "s. n", "place of publication not identified",
     "publisher not identified", "date of publication not identified", "s.a", "n.d")
)  # fmt: skip
_SILENT = "6789"  # links to other fields, institutions and authority files


class Reading:
    """One record being read: which subfields were read, and what is known."""

    def __init__(self, record: MarcRecord, gathering: Gathering) -> None:
        self.record = record
        self.gathering = gathering
        self.has_isbd = record.leader[18:19] != "c"
        self._read: dict[int, set[str]] = {}
        self._places: dict[int, int] = {}

    def plain(self, text: str) -> str:
        """A subfield without ISBD's punctuation, if the record has it."""
        return plain(text) if self.has_isbd else text.strip()

    def at(self, field: MarcField) -> int:
        """Index of the field."""
        if id(field) not in self._places:
            place = self.gathering.field(field.tag, str(field), field.start, field.end)
            self._places[id(field)] = place
        return self._places[id(field)]

    def take(self, field: MarcField, codes: str) -> str:
        """The values of these subfields, joined; they count as read."""
        self.use(field, codes)
        return field.joined(codes)

    def use(self, field: MarcField, codes: str) -> None:
        """These subfields count as read."""
        self._read.setdefault(id(field), set()).update(codes)

    def put(self, kind: str, variable: str, field: MarcField, codes: str) -> None:
        """Give the subfields to ``variable``, see ``kinds``; refused, they are not read."""
        self.set(kind, variable, field.joined(codes), field, codes)

    def set(self, kind: str, variable: str, value: str, field: MarcField, codes: str) -> None:
        """Give a text that these subfields say to ``variable``."""
        if not value.strip():
            return
        g = self.gathering
        g.leaves_elsewhere, g.refused = True, False
        READ[kind](g, variable, value, self.at(field))
        if not g.refused:
            self.use(field, codes)

    def leave_rest(self) -> None:
        """Keep the fields that hold more than was read."""
        for field in self.record.fields:
            read = self._read.get(id(field), set())
            unread = {code for code, value in field.subfields if value.strip()} - read
            if not unread or (read and not unread - set(_SILENT)):
                continue
            self.at(field)
            if field.tag not in ("005", "008", "003"):
                self.gathering.leave(field.tag, str(field))


def map_record(record: MarcRecord, gathering: Gathering) -> None:
    """Everything that a record says."""
    reading = Reading(record, gathering)
    is_unimarc = any(record.all("200")) and not any(record.all("245"))
    (_unimarc if is_unimarc else _marc21)(reading)
    reading.leave_rest()


def plain(text: str) -> str:
    """A subfield without the punctuation that separates it from the next.

    >>> plain("On trees :"), plain("[Leiden] :"), plain("2nd ed.")
    ('On trees', 'Leiden', '2nd ed')
    """
    text = _ISBD.sub("", text.strip().replace("\x98", "").replace("\x9c", ""))
    text = _STOP.sub("", text)
    if text[:1] == "[" and text[-1:] == "]" and "[" not in text[1:]:
        return text[1:-1].strip()
    return text


def _marc21(reading: Reading) -> None:
    record, g = reading.record, reading.gathering
    g.type = _type(record, TYPES)
    for field in record.all("245"):
        _title(reading, field)
    for field in record.all("100", "110", "111", "700", "710", "711"):
        _name(reading, field)
    for field in record.all("250"):
        reading.put("text", "edition", field, "a")
        _unstop(reading, "edition")
    for field in record.all("260", "264"):
        if field.tag == "260" or field.indicators[1:] in ("1", " "):
            _imprint(reading, field, "a", "b", "c")
    code = record.control("008")
    year = code[7:11]
    if "issued" not in g.variables and year.isdecimal() and 0 < int(year) < 2100:
        g.date("issued", year)
    _language(reading, code)
    for field in record.all("300"):
        _extent(reading, field)
    for field in record.all("490", "440", "830"):
        _series(reading, field, "a", "v")
    for field in record.all("502"):
        _thesis(reading, field)
    for field in record.all("773"):
        _host(reading, field)
    _numbers(reading)
    for field in record.all("520"):
        reading.put("lines", "abstract", field, "ab")
    for field in record.all("500"):
        reading.put("notes", "note", field, "a")
    for field in record.all("600", "610", "611", "630", "648", "650", "651", "653"):
        _subject(reading, field, "abcdntxyzv")
    for field in record.all("655"):
        if reading.plain(field.first("a")) in ("Text", "Internet videos", "Electronic books"):
            reading.use(field, "a2")


def _type(record: MarcRecord, types: dict[str, str]) -> str:
    kind, level = record.leader[6:7], record.leader[7:8]
    if any(record.all("502", "328")):
        return "thesis"
    hosted = any(record.all("773", "461", "463"))
    type = types.get(kind, "book" if not kind.strip() else "document")
    if any("dataset" in field.first("a").lower() for field in record.all("336")):
        return "dataset"
    if type == "software" and any(record.all("020", "010")):
        type = "book"  # a book that is read at a screen
    if type != "book":
        return type
    if hosted:
        has_issn = any(field.first("x") for field in record.all("773", "461"))
        return "article-journal" if level == "b" or has_issn else "chapter"
    if level == "a":
        return "document"
    if level == "m" or level not in LEVELS:
        return "book"
    return LEVELS[level]


def _title(reading: Reading, field: MarcField) -> None:
    main = reading.plain(field.first("a"))
    rest = [
        reading.plain(value)
        for code, value in field.subfields
        if code in "b" and reading.plain(value)
    ]
    parts = [
        reading.plain(value)
        for code, value in field.subfields
        if code in "np" and reading.plain(value)
    ]
    title = ": ".join(filter(None, [main.removesuffix(":").strip(), *rest]))
    title = ". ".join(filter(None, [title, *parts]))
    reading.set("text", "title", title, field, "abnp")
    reading.use(field, "c")  # says the names again that other fields have


def _unstop(reading: Reading, variable: str) -> None:
    """Take off the punctuation; the stop of an abbreviation stays."""
    value = reading.gathering.variables.get(variable)
    if isinstance(value, str) and reading.has_isbd:
        text = plain(value) if " " not in value else value.rstrip(" ,;/:")
        reading.gathering.variables[variable] = text


def _name(reading: Reading, field: MarcField) -> None:
    roles = [reading.plain(r).lower().removesuffix(".") for r in field.all("e") + field.all("j")]
    codes = [code.rpartition("/")[2] for code in field.all("4")]
    known = [RELATORS[role] for role in [*codes, *roles] if role in RELATORS]
    if field.first("t") or (known and not any(known)):
        return  # a work that is related, or a role that CSL does not have
    meeting = field.tag in ("111", "711")
    if meeting:
        reading.put("text", "event-title", field, "an")
        reading.set("text", "event-place", reading.plain(field.first("c")).strip("()"), field, "c")
        _unstop(reading, "event-title")
        reading.use(field, "cd")
        return
    variable = next((role for role in known if role), "author")
    if not known and (roles or codes):
        variable = "contributor"
    elif not known and field.tag in ("710",) and "author" in reading.gathering.variables:
        return  # a body that is involved, nobody says how
    name = _person(reading, field) if field.tag in ("100", "700") else _body(reading, field)
    reading.gathering.names(variable, [name], reading.at(field))
    reading.use(field, "abe4j" + "cdq")


def _person(reading: Reading, field: MarcField) -> Name:
    text = reading.plain(field.first("a"))
    if field.indicators[:1] == "0" and "," not in text:
        return Name(literal=" ".join(filter(None, (text, reading.plain(field.first("b"))))))
    name = parse_inverted(text) if "," in text else Name(literal=text)
    suffix = reading.plain(field.first("c")).strip()
    if suffix and is_suffix(suffix) and not name.suffix:
        name = msgspec.structs.replace(name, suffix=suffix)
    return name


def _body(reading: Reading, field: MarcField) -> Name:
    parts = [reading.plain(value) for code, value in field.subfields if code in "ab"]
    return Name(literal=". ".join(filter(None, parts)))


def _imprint(reading: Reading, field: MarcField, place: str, publisher: str, date: str) -> None:
    for codes, variable in ((place, "publisher-place"), (publisher, "publisher")):
        values = [reading.plain(part) for v in field.all(codes) for part in v.split(";")]
        text = "; ".join(v for v in dict.fromkeys(values) if v and not _unknown(v))
        if variable not in reading.gathering.variables:
            reading.set("text", variable, text, field, codes)
        reading.use(field, codes)
    text = reading.plain(field.joined(date))
    if text and not _unknown(text) and "issued" not in reading.gathering.variables:
        said = _EXACT.fullmatch(text.strip("[]©c ")) or _YEAR.search(text)
        exact = text if said is None else said[said.lastindex or 0]
        reading.set("date", "issued", exact, field, date)
    reading.use(field, date)


def _unknown(text: str) -> bool:
    return text.strip("[]. ").lower() in _UNKNOWN


def _language(reading: Reading, code: str) -> None:
    for field in reading.record.all("041"):
        value = field.first("a")
        coded = len(value) == 3 or field.first("2") == "rfc5646"
        if coded and len(field.all("a")) == 1:
            reading.set("language", "language", LANGUAGE_TAGS.get(value, value), field, "a2")
    own = code[35:38]
    if "language" not in reading.gathering.variables and own in LANGUAGE_TAGS:
        READ["language"](reading.gathering, "language", LANGUAGE_TAGS[own], None)


def _extent(reading: Reading, field: MarcField) -> None:
    found = _PAGES.findall(field.first("a"))
    whole = reading.gathering.type in ("book", "thesis", "manuscript", "report")
    if found and (whole or _PAGES.fullmatch(field.first("a").removesuffix("."))):
        reading.set("text", "number-of-pages", found[-1], field, "a")
    for value in field.all("c"):
        if value:
            reading.use(field, "c")


def _series(reading: Reading, field: MarcField, title: str, number: str) -> None:
    g = reading.gathering
    text = reading.plain(field.first(title))
    held = g.variables.get("collection-title")
    if isinstance(held, str) and held.lower() == text.lower():
        reading.use(field, title + number)
        return
    reading.set("text", "collection-title", text, field, title)
    if g.variables.get("collection-title") == text:
        reading.set("text", "collection-number", reading.plain(field.first(number)), field, number)


def _thesis(reading: Reading, field: MarcField) -> None:
    if field.first("b") or field.first("c"):
        reading.set("text", "genre", reading.plain(field.first("b")), field, "b")
        reading.set("text", "publisher", reading.plain(field.first("c")), field, "c")
        if "issued" not in reading.gathering.variables:
            reading.put("date", "issued", field, "d")
        reading.use(field, "d")
        return
    text = field.first("a")
    match = _THESIS.fullmatch(text)
    if match is None:
        return
    reading.set("text", "genre", match[1].strip(), field, "a")
    if "publisher" not in reading.gathering.variables:
        reading.set("text", "publisher", match[2], field, "a")


def _host(reading: Reading, field: MarcField) -> None:
    reading.set("text", "container-title", reading.plain(field.first("t")), field, "t")
    if not field.first("t"):
        reading.set("text", "container-title", reading.plain(field.first("a")), field, "a")
    reading.put("text", "container-title-short", field, "p")
    for text in field.all("g"):
        _part(reading, field, text)
    reading.put("serial", "ISSN", field, "x")
    reading.put("serial", "ISBN", field, "z")
    imprint = reading.plain(field.first("d"))
    if imprint and "publisher" not in reading.gathering.variables:
        place, colon, rest = imprint.partition(":")
        publisher = _YEAR.sub("", rest if colon else "").strip(" ,.")
        reading.set("text", "publisher", publisher, field, "d")
        if publisher:
            reading.set("text", "publisher-place", place.strip(), field, "d")


def _part(reading: Reading, field: MarcField, text: str) -> None:
    """Where in its host a work stands: "Vol. 12, no. 3 (2004), p. 45-67"."""
    ours = _OURS.fullmatch(text)
    if ours is not None:
        found = dict(zip(("volume", "issue", "page"), ours.groups(), strict=True))
    else:
        patterns = (("volume", _VOLUME), ("issue", _ISSUE), ("page", _PAGE))
        matches = ((variable, pattern.search(text)) for variable, pattern in patterns)
        found = {variable: match[1] for variable, match in matches if match is not None}
    for variable, value in found.items():
        reading.set("pages" if variable == "page" else "text", variable, value or "", field, "g")
    year = _YEAR.search(text) if ours is None else None
    if year is not None and "issued" not in reading.gathering.variables:
        reading.set("date", "issued", year[1], field, "g")


def _numbers(reading: Reading) -> None:
    record = reading.record
    for tag, variable in (("020", "ISBN"), ("022", "ISSN")):
        for field in record.all(tag):
            number = field.first("a").split(" ")[0] if tag == "020" else field.first("a")
            if number:
                reading.set("serial", variable, number, field, "a" + "cq")
    for field in record.all("024"):
        kind, value = field.first("2").lower(), field.first("a")
        if kind == "doi" or (field.indicators[:1] == "7" and identifiers.doi(value)):
            reading.set("doi", "DOI", value, field, "a2")
    for field in record.all("856"):
        doi = identifiers.doi(field.first("u"))
        if doi and field.first("u").startswith(("http://dx.doi.org/", "https://doi.org/")):
            reading.set("doi", "DOI", doi, field, "u")
        elif "URL" not in reading.gathering.variables and field.indicators[1:] != "2":
            reading.put("text", "URL", field, "u")
    for tags in (("050",), ("090",), ("099",)):
        for field in record.all(*tags):
            if "call-number" not in reading.gathering.variables:
                reading.put("text", "call-number", field, "ab")
    for field in record.all("035"):
        if field.first("a").startswith(OUR_KEY):
            reading.gathering.id = field.first("a").removeprefix(OUR_KEY)
            reading.gathering.id_field = reading.at(field)
            reading.use(field, "a")


def _subject(reading: Reading, field: MarcField, codes: str) -> None:
    parts = [
        reading.plain(value)
        for code, value in field.subfields
        if code in codes and reading.plain(value)
    ]
    text = "--".join(parts).replace(";", ",")
    held = reading.gathering.variables.get("keyword")
    if isinstance(held, str) and text in held.split("; "):
        reading.use(field, codes + "2")
    else:
        reading.set("keyword-line", "keyword", text, field, codes + "2")


# UNIMARC: tag, subfields, kind, variable.
_UNIMARC = (
    ("205", "a", "text", "edition"),
    ("010", "a", "serial", "ISBN"),
    ("011", "a", "serial", "ISSN"),
    ("330", "a", "lines", "abstract"),
    ("300", "a", "notes", "note"),
    ("856", "u", "text", "URL"),
)


def _unimarc(reading: Reading) -> None:
    record, g = reading.record, reading.gathering
    g.type = _type(record, TYPES_UNIMARC)
    for field in record.all("200"):
        parts = [
            reading.plain(v) for code, v in field.subfields if code in "ae" and reading.plain(v)
        ]
        numbers = [
            reading.plain(v) for code, v in field.subfields if code in "hi" and reading.plain(v)
        ]
        title = ". ".join(filter(None, [": ".join(parts), *numbers]))
        reading.set("text", "title", title, field, "aehi")
        reading.use(field, "fg")
    for field in record.all("700", "701", "702", "710", "711", "712"):
        _unimarc_name(reading, field)
    for field in record.all("210", "214"):
        _imprint(reading, field, "a", "c", "d")
    for field in record.all("101"):
        code = field.first("a")
        reading.set("language", "language", LANGUAGE_TAGS.get(code, code), field, "a")
    for field in record.all("215"):
        _extent(reading, field)
    for field in record.all("225", "410"):
        _series(reading, field, "a" if field.tag == "225" else "t", "v")
    for field in record.all("328"):
        reading.set("text", "genre", reading.plain(field.first("b")), field, "b")
        reading.set("text", "publisher", reading.plain(field.first("e")), field, "e")
    for field in record.all("461", "463"):
        _host(reading, field)
    for tag, codes, kind, variable in _UNIMARC:
        for field in record.all(tag):
            reading.put(kind, variable, field, codes)
    for field in record.all("600", "601", "605", "606", "607", "610"):
        _subject(reading, field, "abctxyz")


def _unimarc_name(reading: Reading, field: MarcField) -> None:
    known = [RELATORS_UNIMARC[c] for c in field.all("4") if c in RELATORS_UNIMARC]
    if known and not any(known):
        return
    default = "author" if field.tag != "702" and field.tag != "712" else "contributor"
    variable = next((role for role in known if role), default)
    family, given = reading.plain(field.first("a")), reading.plain(field.first("b"))
    name = Name(literal=". ".join(filter(None, (family, given)))) if field.tag[1] == "1" else None
    if name is None:
        name = parse_inverted(f"{family}, {given}") if given else Name(literal=family)
    reading.gathering.names(variable, [name], reading.at(field))
    reading.use(field, "abcdf4")
