"""CSL-YAML text -> blocks: Pandoc's ``references:``, alone, in a list, or in a Markdown file.

Source: Pandoc's manual, "Citations", and csl-data.json 1.0.2 for the members. Dates may be EDTF
text. A document that is not YAML is read again entry by entry, and an entry that is not YAML
member by member, so that a slip costs the member it is in.

>>> [type(block).__name__ for block in read(Source("- id: a"), ReadContext())]
['Comment', 'Record']
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from bibconv.formats.base import ReadContext
from bibconv.formats.csl.json_values import Fault
from bibconv.formats.csl.records import make_record, syntax_finding
from bibconv.formats.csl.yaml_nodes import (
    Composed,
    Place,
    YamlError,
    compose,
    first_forbidden,
    printable,
)
from bibconv.model import Block, Comment, Field, Record
from bibconv.source import Source

_MARKER = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:#[^\r\n]*)?\r?$\n?", re.MULTILINE)
_REFERENCES = re.compile(r"^references[ \t]*:", re.MULTILINE)
_ENTRY_LIST = re.compile(r"\s*(?:#[^\n]*\n\s*)*(?:-[ \t]+)?(?:id|type|title|author)[ \t]*:")
_DASH = re.compile(r"^([ ]*)-(?=[ \r\n]|$)", re.MULTILINE)
_ENTRY = re.compile(r"^([ ]*)-[ ]+(?:id|type)[ ]*:", re.MULTILINE)
# A member whose value is words on the same line.
_WORDS = re.compile(r"([A-Za-z][\w-]{0,60}):[ \t]+([^\s\[{*&!|>%@`#].*)")
_MEMBER = re.compile(r"^([ ]*(?:-[ ]+)?)[\w-]+[ \t]*:(?=[ \t\r\n]|$)", re.MULTILINE)


def read(source: Source, context: ReadContext) -> Iterator[Block]:
    """The blocks of a CSL-YAML text, or of a Markdown file with references in its metadata."""
    return _Reader(source, context).blocks()


class _Reader:
    def __init__(self, source: Source, context: ReadContext) -> None:
        self.source = source
        self.context = context
        self.text = printable(source.text)
        forbidden = first_forbidden(source.text)
        if forbidden is not None:
            message = f"YAML forbids the character U+{ord(source.text[forbidden]):04X}"
            self._fault(
                Fault(forbidden, message, 'write it as an escape in double quotes: "\\x1b"')
            )

    def _fault(self, fault: Fault) -> None:
        self.context.report(syntax_finding(self.source, fault.position, fault.message, fault.help))

    def blocks(self) -> Iterator[Block]:
        raw, pending, count = self.source.text, 0, 0
        for record in self._records():
            if record.start < pending:
                continue  # an alias: the entry was there before
            if record.start > pending:
                yield Comment(raw[pending : record.start])
            yield record
            pending = record.end
            count += 1
            self.context.limits.require("items", count, self.source.name)
        if pending < len(raw):
            yield Comment(raw[pending:])

    def _records(self) -> Iterator[Record]:
        for start, end in self._documents():
            try:
                composed = compose(self.text[start:end], start, self.context.limits)
            except YamlError as error:
                yield from self._entries(start, end, error)
                continue
            for fault in composed.faults:
                self._fault(fault)
            yield from self._items(composed, start)

    def _documents(self) -> list[tuple[int, int]]:
        """The stretches of the text that are YAML with items in it."""
        marks = [(match.start(), match.end()) for match in _MARKER.finditer(self.text)]
        starts = [0, *(end for _, end in marks)]
        ends = [*(start for start, _ in marks), len(self.text)]
        documents = list(zip(starts, ends, strict=True))
        if len(documents) > 1:
            chosen = [span for span in documents if _REFERENCES.search(self.text, *span)] or [
                span for span in documents if _ENTRY_LIST.match(self.text, *span)
            ]
            if chosen:
                return chosen
            if not self.text.strip(" \t\r\n-."):
                return []
            return [max(documents, key=lambda document: document[1] - document[0])]
        return documents

    def _items(self, composed: Composed, start: int) -> Iterator[Record]:
        """The items of one document."""
        value = composed.value
        if isinstance(value, dict) and "references" in value and "type" not in value:
            value = value["references"]
        elif isinstance(value, dict) and (misnamed := _list_of_items(value)):
            message = f"the list of references is named {misnamed!r}"
            self._fault(Fault(start, message, 'name it "references"'))
            value = value[misnamed]
        if value is None:
            return
        if isinstance(value, dict) and ("type" in value or "id" in value):
            value = [value]
        if isinstance(value, list):
            named: list[tuple[str | None, Any]] = [(None, member) for member in value]
        elif isinstance(value, dict) and any(isinstance(m, dict) for m in value.values()):
            named = list(value.items())
        else:
            self._fault(
                Fault(
                    start, "there is no list of references", 'begin with "references:" and "- id:"'
                )
            )
            return
        for name, member in named:
            place = composed.places.get(id(member))
            if isinstance(member, dict) and place is not None:
                if name is not None:
                    member.setdefault("id", name)
                yield self._record(member, place)
            elif member is not None:
                self._fault(Fault(start, f"{str(member)[:30]!r} is not an item", "take it away"))

    def _record(self, members: dict[str, Any], place: Place) -> Record:
        end = place.start + len(self.text[place.start : place.end].rstrip())
        return make_record(
            self.source,
            place.start,
            end,
            members,
            place.fields,
            self.context.report,
            edtf_strings=True,
        )

    def _entries(self, start: int, end: int, error: YamlError) -> Iterator[Record]:
        """The document is not YAML: its list entries, one by one."""
        listed = _REFERENCES.search(self.text, start, end)
        begin = listed.end() if listed else start
        dashes = [(match.start(), match[1]) for match in _DASH.finditer(self.text, begin, end)]
        # Entries stand where most "- id:" stand, or else where the outermost dashes do.
        marked = Counter(match[1] for match in _ENTRY.finditer(self.text, begin, end))
        outer = min((indent for _, indent in dashes), default="")
        column = marked.most_common(1)[0][0] if marked else outer
        entries = [at for at, indent in dashes if indent == column]
        if not entries:
            self._fault(error.fault)
            return
        known = False
        for at, behind in zip(entries, [*entries[1:], end], strict=True):
            try:
                composed = compose(self.text[at:behind], at, self.context.limits)
            except YamlError as inner:
                self._fault(inner.fault)
                known = True
                record = self._members(at, behind)
                if record is not None:
                    yield record
                continue
            for fault in composed.faults:
                self._fault(fault)
            yield from self._items(composed, at)
        if not known:
            self._fault(error.fault)

    def _members(self, start: int, end: int) -> Record | None:
        """The entry is not YAML: those of its members that are."""
        matches = list(_MEMBER.finditer(self.text, start, end))
        if not matches:
            return None
        indent = len(matches[0][1])
        starts = [match.start() for match in matches if len(match[1]) == indent]
        members: dict[str, Any] = {}
        fields: list[Field] = []
        for at, behind in zip(starts, [*starts[1:], end], strict=True):
            piece = " " * indent + self.text[at + indent : behind]
            try:
                composed = compose(piece, at, self.context.limits)
            except YamlError:
                self._line(at + indent, behind, members, fields)
                continue
            place = composed.places.get(id(composed.value))
            if isinstance(composed.value, dict) and place is not None:
                members.update(composed.value)
                fields += place.fields
        if not members:
            return None
        return self._record(members, Place(starts[0] + indent, end, fields))

    def _line(self, start: int, end: int, members: dict[str, Any], fields: list[Field]) -> None:
        """A member on one line that is no YAML, most often for a colon in it: its words."""
        match = _WORDS.fullmatch(self.text[start:end].rstrip())
        if match is None:
            return
        name, value = match[1], match[2].strip("\"'")
        members[name] = value
        fields.append(Field(name, match[2], start + match.start(2), start + match.end(2), start))


def _list_of_items(value: dict[str, Any]) -> str | None:
    """The member that is a list of items, whatever its name."""
    for name, member in value.items():
        if isinstance(member, list) and any(
            isinstance(entry, dict) and "id" in entry and "type" in entry for entry in member
        ):
            return name
    return None
