"""MARC as it is transmitted (ISO 2709): records of a leader, a directory, and fields.

Records and fields are found by the marks that end them, not by the lengths that the leader and
the directory give: those count bytes, and are wrong as soon as somebody has recoded or edited a
file. Of the directory only the tags are used.
Source: ISO 2709:2008; MARC 21 Specifications for Record Structure.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bibconv.diagnostics import Diagnostic, Severity
from bibconv.formats.base import ReadContext, WriteContext
from bibconv.formats.kit.gathering import Gathering
from bibconv.formats.marc.fields import MarcField, MarcRecord
from bibconv.formats.marc.reading import NAME, map_record
from bibconv.formats.marc.writing import record_of
from bibconv.model import Block, Comment, Item, Junk, Lose, Record
from bibconv.source import Source

_END, _FIELD, _SUBFIELD = "\x1d", "\x1e", "\x1f"
_LEADER = 24
_ENTRY = 12  # characters of the directory for one field: tag, length, start
_LONGEST = 99_999


def read(source: Source, context: ReadContext) -> Iterator[Block]:
    """Records, and white space between them as comments."""
    text, position = source.text, 0
    while position < len(text):
        begin = position + len(text[position:]) - len(text[position:].lstrip("\r\n\t \0"))
        if begin > position:
            yield Comment(text[position:begin])
            position = begin
            continue
        end = text.find(_END, position) + 1
        if not end:
            end = len(text)
            _report(source, context, position, "a MARC record ends without its mark (hex 1D)")
        yield _block(source, position, end, context)
        position = end


def _block(source: Source, start: int, end: int, context: ReadContext) -> Block:
    record = _parsed(source, start, end, context)
    if not record.fields:
        _report(source, context, start, "no fields were found in the MARC record")
        return Junk(source.text[start:end])
    gathering = Gathering(NAME)
    map_record(record, gathering)
    return gathering.record(source, start, end)


def _parsed(source: Source, start: int, end: int, context: ReadContext) -> MarcRecord:
    text = source.text[start:end].removesuffix(_END)
    head, *bodies = text.split(_FIELD)
    if bodies and not bodies[-1].strip():
        bodies.pop()
    leader, tags = head[:_LEADER], _tags(head[_LEADER:])
    if len(tags) != len(bodies):
        message = f"the directory names {len(tags)} fields, the record has {len(bodies)}"
        _report(source, context, start, message)
        tags = (tags + ["000"] * len(bodies))[: len(bodies)]
    decode = _Decoder(source, leader)
    place, fields = start + len(head) + 1, []
    for tag, body in zip(tags, bodies, strict=True):
        field = _field(tag, _SUBFIELD.join(map(decode, body.split(_SUBFIELD))))
        field.start, field.end = place, place + len(body)
        fields.append(field)
        place += len(body) + 1
    return MarcRecord(leader, fields)


def _tags(directory: str) -> list[str]:
    """Tags in the order in which their fields stand."""
    entries = [directory[i : i + _ENTRY] for i in range(0, len(directory), _ENTRY)]
    starts = [entry[7:12] for entry in entries]
    if all(start.isdecimal() for start in starts):
        entries = [entry for _, entry in sorted(zip(starts, entries, strict=True))]
    return [entry[:3] for entry in entries]


def _field(tag: str, body: str) -> MarcField:
    if _SUBFIELD not in body:
        return MarcField(tag, "", [("", body)])
    indicators, *parts = body.split(_SUBFIELD)
    return MarcField(tag, (indicators + "  ")[:2], [(part[:1], part[1:]) for part in parts])


class _Decoder:
    """Text of a field; of records in MARC-8, which no codec of Python's knows, from its bytes."""

    def __init__(self, source: Source, leader: str) -> None:
        self._source = source
        self._is_marc8 = leader[9:10] != "a" and (
            source.encoding == "cp1252" or "\x1b" in source.text[:_LONGEST]
        )

    def __call__(self, body: str) -> str:
        if not self._is_marc8 or (body.isascii() and "\x1b" not in body):
            return body
        from pymarc.marc8 import marc8_to_unicode

        return str(marc8_to_unicode(self._source.encode(body), hide_utf8_warnings=True))


def _report(source: Source, context: ReadContext, at: int, message: str) -> None:
    context.report(
        Diagnostic(
            code="S170",
            severity=Severity.ERROR,
            message=message,
            span=source.span(at, min(at + _LEADER, len(source.text))),
            help="export the record again; what can be read of it is read",
        )
    )


def write(blocks: Iterable[Block], context: WriteContext) -> Iterator[str]:
    """Records one after the other, in UTF-8."""
    for block in blocks:
        if context.verbatim and block.raw is not None:
            yield block.raw
        elif isinstance(block, Record):
            yield print_item(block.item, context.lose)


def print_item(item: Item, lose: Lose) -> str:
    """The record of an item. Lengths are lengths in UTF-8."""
    record = record_of(item, lose)
    bodies = [_body(field) for field in record.fields]
    lengths = [len(body.encode("utf-8", "replace")) for body in bodies]
    directory, start = [], 0
    for field, length in zip(record.fields, lengths, strict=True):
        directory.append(f"{field.tag}{min(length, 9999):04}{min(start, _LONGEST):05}")
        start += length
    base = _LEADER + _ENTRY * len(bodies) + 1
    whole = min(base + start + 1, _LONGEST)
    leader = f"{whole:05}{record.leader[5:12]}{min(base, _LONGEST):05}{record.leader[17:]}"
    return leader + "".join(directory) + _FIELD + "".join(bodies) + _END


def _body(field: MarcField) -> str:
    if not field.indicators:
        return field.value + _FIELD
    inner = "".join(f"{_SUBFIELD}{code}{value}" for code, value in field.subfields)
    return f"{field.indicators}{inner}{_FIELD}"
