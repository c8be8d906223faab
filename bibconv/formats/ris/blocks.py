"""From lines to stretches of text: which lines make one record, whatever is missing.

A record runs from ``TY`` to ``ER``. Files lack one or the other, put tags before ``TY`` or
behind ``ER`` (Ovid), and number their records. Every character belongs to one stretch.
"""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator

import msgspec

from bibconv.formats.ris.lines import Line, is_counter, split_lines, with_plain_newlines
from bibconv.formats.ris.problems import Problems
from bibconv.model import Comment, Field, Junk
from bibconv.source import Source

# A line without flaw, the line ends behind it, and the end of a record.
_PLAIN_LINE = re.compile(
    r"^([A-Z][A-Z0-9])  -((?: [ \t]*)?)((?:(?<=[ \t])\S(?:.*\S)?)?)([ \t]*\n+)", re.MULTILINE
)
_PLAIN_END = re.compile(r"ER  -[ \t]*$", re.MULTILINE)
_SPACE_ONLY = re.compile(r"[\s\ufeff]*")


class Stretch(msgspec.Struct):
    """The lines of one record while they are collected."""

    start: int
    end: int = 0
    fields: list[Field] = msgspec.field(default_factory=list)
    typed: bool = False
    worded: bool = False  # another tag than TY was met
    ended: bool = False
    grows_to: int = 0  # where the last value ends if lines of text followed it


class Splitter:
    """Collects lines into :class:`Stretch` values and the blocks between them."""

    def __init__(self, source: Source, problems: Problems) -> None:
        self.source = source
        self.text = source.text
        self.scan = with_plain_newlines(source.text)
        self.problems = problems
        self.done = 0  # everything before this offset has been given out
        self.held: Stretch | None = None  # complete, but stray tags may still join it
        self.open: Stretch | None = None
        self.stray: Stretch | None = None  # tags met outside any record
        self.stray_apart = False  # blank lines or text followed the stray tags
        self.counter: Line | None = None  # a counter that may be a line of a value

    def __iter__(self) -> Iterator[Stretch | Comment | Junk]:
        scan, position, length = self.scan, 0, len(self.scan)
        while position < length:
            end = scan.find("\nER  -", position)
            limit = length if end < 0 else self._line_end(end + 1)
            plain = end >= 0 and self.open is None and self.stray is None
            if plain and (fields := self._plain_record(position, end + 1)):
                yield from self._release(fields[0].name_start)
                self.held = Stretch(fields[0].name_start, limit, fields)
            else:
                yield from self._feed(position, limit)
            position = limit
        yield from self._end()

    def _plain_record(self, position: int, end: int) -> list[Field] | None:
        """The fields between two offsets, if they are a record without any flaw: the fast way."""
        scan = self.scan
        end_line = _PLAIN_END.match(scan, end)
        first = scan.find("TY  -", position, end)
        if end_line is None or first < 0:
            return None
        if position != first and not scan[position:first].isspace():
            return None
        fields = []
        types = 0
        at = first
        for tag, lead, value, tail in _PLAIN_LINE.findall(scan, first, end):
            start = at + 5 + len(lead)
            stop = start + len(value)
            behind = stop + len(tail)
            if value:
                fields.append(Field(tag, value, start, stop, at))
            else:
                fields.append(Field(tag, "", behind, behind, at))
            if tag == "TY":
                types += 1
            at = behind
        # The lines are all there is if their lengths add up.
        return fields if at == end and types == 1 and fields[0].name == "TY" else None

    def _feed(self, position: int, limit: int) -> Iterator[Stretch | Comment | Junk]:
        """Take the lines between two offsets one by one."""
        for line in split_lines(self.scan, position, limit):
            tag = line.tag
            if tag == "TY":
                yield from self._begin(line)
            elif tag == "ER":
                yield from self._finish(line)
            elif tag:
                self._add(line)
            else:
                self._continue(line)

    # -- one method per kind of line ---------------------------------------------------

    def _begin(self, line: Line) -> Iterator[Stretch | Comment | Junk]:
        stretch = self.open
        if stretch is not None:
            if stretch.typed and stretch.worded:
                # The next record begins although this one was not closed.
                yield from self._close(stretch, self._line_start(self.counter or line))
                self.open = stretch = None
            self.counter = None
        if stretch is None:
            stretch = yield from self._new(line)
        self._put(stretch, line)
        stretch.typed = True

    def _new(self, line: Line) -> Generator[Stretch | Comment | Junk, None, Stretch]:
        start = self._line_start(line)
        stray = self.stray
        self.stray = None
        if stray is not None:
            apart = self.stray_apart or start > self._next_line(stray)
            touching = self.held is not None and stray.start == self.held.end
            if touching and apart:
                self._adopt(stray)
            elif not self.stray_apart:
                yield from self._release(stray.start)
                self.open = stray
                return stray
        yield from self._release(start)
        self.open = Stretch(start)
        return self.open

    def _finish(self, line: Line) -> Iterator[Stretch | Comment | Junk]:
        stretch = self.open
        end = self._line_end(line.end)
        if stretch is None and self.stray is not None and not self.stray_apart:
            stretch, self.stray = self.stray, None
            yield from self._release(stretch.start)
        if stretch is None:
            return  # a second ER: text between records, reported there
        self._flush_counter(stretch)
        if line.end > line.start:
            self.problems.bad_line(line, "text stands behind ER; it is not part of the record")
        elif not line.exact:
            self.problems.bad_spacing(line)
        stretch.ended = True
        yield from self._close(stretch, end)
        self.open = None

    def _add(self, line: Line) -> None:
        stretch = self.open
        if stretch is None:
            stretch = self.stray
            if stretch is None or self.stray_apart:
                stretch = self.stray = Stretch(self._line_start(line))
                self.stray_apart = False
        self._flush_counter(stretch)
        self._put(stretch, line)

    def _continue(self, line: Line) -> None:
        stretch = self.open
        if stretch is None:
            stretch = self.stray
            if stretch is None:
                return
            if self.stray_apart or self._line_start(line) > self._next_line(stretch):
                self.stray_apart = True
                return
        self._flush_counter(stretch)
        if is_counter(self.text[line.start : line.end]):
            self.counter = line
        else:
            self._grow(stretch, line)

    def _end(self) -> Iterator[Stretch | Comment | Junk]:
        limit = len(self.text)
        stretch, stray = self.open, self.stray
        if stretch is not None:
            self._flush_counter(stretch)
            yield from self._close(stretch, self._next_line(stretch))
        elif stray is not None and not self.stray_apart:
            if self.held is not None and stray.start == self.held.end:
                self._adopt(stray)
            else:
                yield from self._release(stray.start)
                self._hold(stray, self._next_line(stray))
        yield from self._release(limit)

    # -- pieces ------------------------------------------------------------------------

    def _put(self, stretch: Stretch, line: Line) -> None:
        """Add a tag line as a field; the value before it is complete now."""
        if stretch.grows_to:
            self._settle(stretch)
        tag, at, start, end, exact = line
        if not exact:
            self.problems.bad_spacing(line)
        stretch.fields.append(Field(tag, self.text[start:end], start, end, at))
        if tag != "TY":
            stretch.worded = True  # a further TY is no repetition

    def _grow(self, stretch: Stretch, line: Line) -> None:
        if not stretch.fields or stretch.fields[-1].name == "TY":
            self.problems.bad_line(line, "the line belongs to no tag")
            stretch.end = line.end
        else:
            stretch.grows_to = line.end

    def _settle(self, stretch: Stretch) -> None:
        """Give the last field the lines of text that followed it."""
        last, end = stretch.fields[-1], stretch.grows_to
        stretch.fields[-1] = Field(
            last.name, self.text[last.start : end], last.start, end, last.name_start
        )
        stretch.end = end
        stretch.grows_to = 0

    def _flush_counter(self, stretch: Stretch) -> None:
        """No record began behind what looked like a counter: it is a line of the value."""
        if self.counter is not None:
            self._grow(stretch, self.counter)
            self.counter = None

    def _adopt(self, stray: Stretch) -> None:
        """Tags directly behind ER belong to the record before them (Ovid)."""
        held = self.held
        assert held is not None
        if stray.grows_to:
            self._settle(stray)
        self.problems.tags_behind_end(stray.fields)
        held.fields.extend(stray.fields)
        held.end = self._next_line(stray)

    def _close(self, stretch: Stretch, limit: int) -> Iterator[Stretch | Comment | Junk]:
        if stretch.grows_to:
            self._settle(stretch)
        end = limit if stretch.ended else min(limit, self._next_line(stretch))
        yield from self._release(stretch.start)
        self._hold(stretch, end)

    def _hold(self, stretch: Stretch, end: int) -> None:
        if stretch.grows_to:
            self._settle(stretch)
        stretch.end = end
        self.problems.incomplete(stretch.fields, stretch.typed, stretch.ended, end)
        self.held = stretch

    def _release(self, limit: int) -> Iterator[Stretch | Comment | Junk]:
        """Give out the held record and the text up to ``limit``."""
        held = self.held
        if held is not None:
            self.held = None
            yield from self._between(held.start)
            self.done = held.end
            yield held
        yield from self._between(limit)

    def _between(self, limit: int) -> Iterator[Comment | Junk]:
        if limit <= self.done:
            return
        raw = self.text[self.done : limit]
        if _SPACE_ONLY.fullmatch(raw):
            yield Comment(raw)
        else:
            lines = [
                part for part in raw.replace("\r", "\n").split("\n") if part.strip(" \t\ufeff")
            ]
            at = self.done + raw.index(lines[0])
            counters = all(is_counter(part) for part in lines)
            self.problems.between(at, at + len(lines[0]), counters)
            yield Comment(raw) if counters else Junk(raw)
        self.done = limit

    def _line_start(self, line: Line) -> int:
        return self.scan.rfind("\n", self.done, line.at) + 1 or self.done

    def _line_end(self, offset: int) -> int:
        """Offset behind the line end that follows ``offset``."""
        end = self.scan.find("\n", offset)
        if end < 0:
            return len(self.text)
        return end + 2 if self.text.startswith("\r\n", end) else end + 1

    def _next_line(self, stretch: Stretch) -> int:
        end = max(stretch.grows_to, stretch.end, stretch.fields[-1].end if stretch.fields else 0)
        return self._line_end(end)
