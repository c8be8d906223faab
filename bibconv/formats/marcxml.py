"""MARCXML: MARC records as XML, what library catalogues give out.

Source: Library of Congress, MARC 21 XML Schema (MARC21slim.xsd 1.1).

>>> from bibconv.formats.base import ReadContext
>>> from bibconv.source import Source
>>> field = '<datafield tag="245" ind1="1" ind2="0"><subfield code="a">On trees /</subfield>'
>>> text = f"<record><leader>00000nam a22</leader>{field}</datafield></record>"
>>> next(read(Source(text), ReadContext())).item["title"]
'On trees'
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bibconv.formats.base import ReadContext
from bibconv.formats.kit.frames_xml import reader_of, writer_of
from bibconv.formats.kit.gathering import Gathering
from bibconv.formats.kit.mapping_xml import escaped, local
from bibconv.formats.kit.pieces_xml import Piece
from bibconv.formats.marc.fields import MarcField, MarcRecord
from bibconv.formats.marc.reading import NAME, map_record
from bibconv.formats.marc.writing import record_of
from bibconv.model import Item, Lose, Record

if TYPE_CHECKING:
    from lxml.etree import _Element

_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<collection xmlns="http://www.loc.gov/MARC21/slim">\n'
)


def _record(piece: Piece, _context: ReadContext) -> Record:
    leader, fields = "", []
    for element in piece.root.iter():
        if not isinstance(element.tag, str):
            continue
        kind = local(element)
        if kind == "leader":
            leader = (element.text or "").ljust(24)
        elif kind in ("controlfield", "datafield"):
            fields.append(_field(piece, element, is_control=kind == "controlfield"))
    gathering = Gathering(NAME)
    map_record(MarcRecord(leader, fields), gathering)
    return gathering.record(piece.source, piece.start, piece.end)


def _field(piece: Piece, element: _Element, *, is_control: bool) -> MarcField:
    tag = str(element.get("tag", "")).rjust(3, "0")
    start, end = piece.place(element)
    if is_control:
        return MarcField(tag, "", [("", element.text or "")], start, end)
    subfields = [
        (str(child.get("code", ""))[:1], "".join(map(str, child.itertext())))
        for child in element
        if isinstance(child.tag, str)
    ]
    indicators = "".join((str(element.get(name, "")) + " ")[0] for name in ("ind1", "ind2"))
    return MarcField(tag, indicators, subfields, start, end)


def _print(item: Item, lose: Lose) -> str:
    record = record_of(item, lose)
    lines = ["  <record>", f"    <leader>{record.leader}</leader>"]
    for field in record.fields:
        tag = escaped(field.tag)
        if not field.indicators:
            lines.append(f'    <controlfield tag="{tag}">{escaped(field.value)}</controlfield>')
            continue
        first, second = (escaped(character) for character in field.indicators[:2])
        lines.append(f'    <datafield tag="{tag}" ind1="{first}" ind2="{second}">')
        for code, value in field.subfields:
            lines.append(f'      <subfield code="{escaped(code)}">{escaped(value)}</subfield>')
        lines.append("    </datafield>")
    return "\n".join([*lines, "  </record>\n"])


read = reader_of({"record"}, _record)
write = writer_of(_HEAD, "</collection>\n", _print)
