"""CSL-JSON text -> blocks: finds the items, whatever they are wrapped in.

Source: csl-data.json 1.0.2, RFC 8259. Punctuation and white space between items are comments,
so that the text is the sum of its blocks.

>>> [type(block).__name__ for block in read(Source('[{"id": "a"}]'), ReadContext())]
['Comment', 'Record', 'Comment']
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from bibconv.formats.base import ReadContext
from bibconv.formats.csl.json_values import Unlined
from bibconv.formats.csl.records import make_record, syntax_finding
from bibconv.formats.csl.scan import scan_object
from bibconv.formats.csl.schema import SHAPES
from bibconv.model import Block, Comment, Junk, Record
from bibconv.source import Source

_GAP = re.compile(r"[ \t\r\n,\[\]]*")
_PUNCTUATION = re.compile(r"[,\[\]]")
# The beginning of something that is an object with members.
_OBJECT = re.compile(r'\{[ \t\r\n]*["}]')
# A member of the object around the items: name, and how its value begins.
_OUTER = re.compile(r'[ \t\r\n]*"([^"\\\x00-\x1f]*)"[ \t\r\n]*:[ \t\r\n]*')
_LISTS = frozenset({"items", "references", "data"})
# Members that say at once that an object is an item and not a wrapper.
_DECISIVE = frozenset(
    "id type title author editor issued DOI URL container-title citation-key".split()
)
# Members that an object under an id has if it is an item.
_ITEM_MEMBERS = frozenset("type title author editor".split())
_FIRST_OBJECT = re.compile(r"\[[ \t\r\n]*[{\]]")


class _Reader:
    """The state of one pass: position, start of the pending comment, open brackets."""

    def __init__(self, source: Source, context: ReadContext) -> None:
        self.source = source
        self.text = Unlined(source.text)
        self.context = context
        self.pending = 0  # where the text begins that no block holds yet
        self.depth = 0  # open arrays
        self.last = ""  # last token between items: "", "[", ",", "]", "}"
        self.outer = False  # within an object that wraps or names the items
        self.keyed = False  # its members are the items, under their ids
        self.said = False  # punctuation between two items is reported once
        self.wary = False  # a value was found to run on into the next item
        self.quiet = False  # punctuation is past mending; said once

    def fault(self, position: int, message: str, help: str | None = None) -> None:
        self.context.report(syntax_finding(self.source, position, message, help))

    def blocks(self) -> Iterator[Block]:
        text, size, position, count = self.text, len(self.text), 0, 0
        while position < size:
            position = self._punctuation(position)
            if position >= size:
                break
            character = text[position]
            if character == "{":
                inner = self._open_outer(position)
                if inner is not None:
                    position = inner
                    continue
                self._before_value(position)
                block, position = self._item(position, None)
                yield from self._comment(position - len(block.raw or ""))
                yield block
                self.pending = position
                count += 1
                self.context.limits.require("items", count, self.source.name)
            elif self.outer and self.depth == 0 and character == '"':
                name, position = self._outer_member(position)
                if name is not None:
                    block, end = self._item(position, name)
                    yield from self._comment(position)
                    yield block
                    self.pending = position = end
            elif self.outer and self.depth == 0 and character == "}":
                self.outer, self.last = False, "}"
                position += 1
            else:
                yield from self._comment(position)
                end = self._junk_end(position)
                yield Junk(text[position:end])
                self.pending = position = end
        yield from self._comment(size)
        if (self.depth > 0 or self.outer) and not self.quiet:
            closer = "]" if self.depth > 0 else "}"
            self.fault(size, f"the text ends before the closing {closer!r}", f"add {closer!r}")

    def _comment(self, end: int) -> Iterator[Comment]:
        if end > self.pending:
            yield Comment(self.text[self.pending : end])

    def _punctuation(self, position: int) -> int:
        """Pass over commas, brackets and space; say where they do not fit."""
        match = _GAP.match(self.text, position)
        end = match.end() if match else position
        self.said = False
        for token in _PUNCTUATION.finditer(self.text, position, end):
            character = token[0]
            if character == "[":
                self.depth += 1
                if self.depth > self.context.limits.nesting and not self.quiet:
                    self.quiet = True
                    self.fault(
                        token.start(),
                        f"arrays are nested deeper than {self.context.limits.nesting} levels",
                    )
            elif character == "]":
                if self.last == "," and self.depth > 0:
                    self._odd(token.start(), "a comma stands before the closing bracket")
                if self.depth == 0:
                    self._odd(token.start(), "a closing bracket stands where none is open")
                else:
                    self.depth -= 1
            elif self.last in ("", "[", ","):
                self._odd(token.start(), "a comma stands where an item should")
            self.last = character
        return end

    def _odd(self, position: int, message: str) -> None:
        if not (self.quiet or self.said):
            self.said = True
            self.fault(position, message, "take it away")

    def _before_value(self, position: int) -> None:
        if self.last == "}" and self.depth > 0 and not self.quiet:
            self.fault(position, "a comma is missing between two items", "add a comma")
        self.last = "}"

    def _item(self, start: int, name: str | None) -> tuple[Record | Junk, int]:
        """The object at ``start``: a record, or junk if nothing of it can be read."""
        text = self.text
        scanned = scan_object(
            text, start, self.context.limits.nesting, keyed=self.keyed, wary=self.wary
        )
        self.wary = self.wary or scanned.cut_off
        for fault in scanned.faults:
            self.fault(fault.position, fault.message, fault.help)
        end = scanned.end
        if not scanned.complete:
            end = start + len(text[start:end].rstrip(" \t\r\n,[]"))
        self.last = "}"
        if scanned.faults and not scanned.fields:
            return Junk(text[start:end]), end
        if name is not None and "id" not in scanned.members:
            scanned.members["id"] = name
        record = make_record(
            self.source, start, end, scanned.members, scanned.fields, self.context.report
        )
        return record, end

    def _open_outer(self, position: int) -> int | None:
        """Where the content of a wrapping object begins, ``None`` if the object is an item."""
        if self.depth > 0 or self.outer or not self._wraps(position):
            return None
        self.outer, self.last = True, ""
        return position + 1

    def _wraps(self, start: int) -> bool:
        """Whether the object at ``start`` holds items instead of being one."""
        text, position = self.text, start + 1
        while (match := _OUTER.match(text, position)) is not None:
            name, begin = match[1], match.end()
            character = text[begin : begin + 1]
            if character == "[" and name in _LISTS and _FIRST_OBJECT.match(text, begin):
                return True
            if name in _DECISIVE and character != "{":
                return False
            try:
                value, end = _DECODER.raw_decode(text, begin)
            except (ValueError, RecursionError):
                inner = _OUTER.match(text, begin + 1)
                self.keyed = inner is not None and (
                    inner[1] in SHAPES or inner[1] in _DECISIVE
                )  # a broken item under its id
                return self.keyed
            if character == "{" and name not in SHAPES and name != "custom":
                self.keyed = not _ITEM_MEMBERS.isdisjoint(value)
                if self.keyed:
                    return True
            comma = _GAP.match(text, end)
            position = comma.end() if comma else end
        return False

    def _outer_member(self, position: int) -> tuple[str | None, int]:
        """A member of the wrapping object: (id, start of its item), or (None, where to go on)."""
        match = _OUTER.match(self.text, position)
        if match is None:
            return None, self._stray(position)
        begin = match.end()
        character = self.text[begin : begin + 1]
        self.last = "}"
        if self.keyed and character == "{" and _OBJECT.match(self.text, begin):
            return match[1], begin
        if character == "[" and match[1] in _LISTS:
            self.last = ""
            return None, begin
        try:
            _, end = _DECODER.raw_decode(self.text, begin)
        except (ValueError, RecursionError):
            return None, self._stray(begin)
        return None, end

    def _stray(self, position: int) -> int:
        """Say that ``position`` is no JSON, and where the next object begins."""
        self.fault(position, "this is not JSON", "write an array of items: [{...}, {...}]")
        following = _OBJECT.search(self.text, position)
        return following.start() if following else len(self.text)

    def _junk_end(self, position: int) -> int:
        """The end of something between items that is no object."""
        try:
            _, end = _DECODER.raw_decode(self.text, position)
        except (ValueError, RecursionError):
            # Whether a comma is missing can no longer be told.
            self.last = "stray"
            return max(self._stray(position), position + 1)
        self._before_value(position)
        self.fault(position, "this is not an item: items are objects", "take it away")
        return end


_DECODER = json.JSONDecoder(parse_int=str, parse_float=str, parse_constant=str)


def read(source: Source, context: ReadContext) -> Iterator[Block]:
    """The blocks of a CSL-JSON text."""
    return _Reader(source, context).blocks()
