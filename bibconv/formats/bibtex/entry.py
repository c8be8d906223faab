"""Reading of one entry, with recovery: a fault costs at most the entry it is in.

Implements the entry part of ``bibtex.web``'s grammar. The fast path takes a whole plain field
with one regular expression; everything else goes step by step. After a fault, reading goes on
at the next field, or at the next ``@word{`` at the start of a line.

``@book{k, title = {A} year = 2000}`` gives both fields and the fault S103 behind ``{A}``.
"""

from __future__ import annotations

from bibconv.formats.bibtex import grammar
from bibconv.formats.bibtex.blocks import Entry, Fault, Macro, Value
from bibconv.formats.bibtex.braces import Braces, Places, balanced
from bibconv.model import Field

_CLOSER = {"{": "}", "(": ")"}
_STRIP = " \t\r\n,"


class EntryReader:
    """Reads entries of one text; :meth:`read` is called with the offset behind the opener."""

    def __init__(self, text: str, braces: Braces) -> None:
        self.text = text
        self.braces = braces
        self.resyncs = Places(grammar.RESYNC, text)
        self.inner = Places(grammar.INNER_FIELD, text)
        self.entry = Entry(0, 0, "")
        self.closer = "}"
        self.limit = self.bound = len(text)

    def read(self, start: int, pos: int, type_: str, opener: str) -> Entry:
        """Read the entry that begins at ``start``; ``pos`` is where its key is expected."""
        self.entry = entry = Entry(start, pos, type_, fields=[], values=[], faults=[])
        self.closer = closer = _CLOSER[opener]
        self.limit = self.bound
        pos = self._key(pos)
        text, fields, values = self.text, entry.fields, entry.values
        match_field, stray = grammar.FIELD.match, grammar.STRAY_CLOSE.match
        while pos >= 0:
            match = match_field(text, pos, self.limit)
            if match is None:
                pos = self._step(pos)
                continue
            name, value, stop = match.groups()
            if stop != "," and (stop != closer or stray(text, match.end() - 1)):
                pos = self._step(pos)
                continue
            start = match.start(2)
            if value[0] in '{"':
                if "@" in value and "{" in value[1:]:
                    # It may have swallowed the next entry.
                    pos = self._step(pos)
                    continue
                values.append(value[1:-1])
            else:
                values.append(value if value.isdigit() else (Macro(value, start),))
            fields.append(Field(name, value, start, start + len(value), match.start(1)))
            pos = match.end()
            if stop == closer:
                entry.end = pos
                return entry
        return entry

    def read_value(self, pos: int, limit: int, faults: list[Fault]) -> tuple[Value, int, int]:
        """Read a value outside an entry, as in ``@string``; see :meth:`_value`."""
        self.entry = Entry(pos, pos, "", faults=faults)
        self.limit = limit
        return self._value(pos, "")

    # -- the key ----------------------------------------------------------------------------

    def _key(self, pos: int) -> int:
        """Read the key; gives the offset of the first field, or -1 if the entry is over."""
        entry, text = self.entry, self.text
        pattern = grammar.KEY if self.closer == "}" else grammar.KEY_IN_PARENS
        match = pattern.match(text, pos)
        if match is not None:
            entry.key, entry.key_start = match[1], match.start(1)
            if not match[1]:
                self._fault("S102", match.start(2), match.end(2))
            elif grammar.NOT_CITABLE.search(match[1]):
                self._fault("S111", match.start(1), match.end(1), match[1])
            entry.end = match.end()
            return match.end() if match[2] == "," else -1
        begin = self._space(pos)
        entry.key_start = begin
        if grammar.NAME_EQUALS.match(text, begin):
            self._fault("S102", begin, begin)
            return begin
        loose = grammar.LOOSE_KEY.match(text, begin)
        assert loose is not None
        key, after = loose[1].rstrip(), loose.end(1)
        follower = text[after : after + 1]
        if follower in ("{", "="):
            # "key title = {": the last word is a field's name, its comma is missing.
            head, _, last = key.rpartition(" ")
            key = head.rstrip() if last else key
            after = begin + len(head)
        entry.key = key
        entry.end = begin + len(key)
        if not key:
            self._fault("S102", begin, begin)
        elif grammar.NOT_CITABLE.search(key):
            self._fault("S111", begin, begin + len(key), key)
        if follower == ",":
            return after + 1
        if follower not in (self.closer, "") and key and not self._at_resync(self._space(after)):
            self._fault("S103", entry.end, entry.end, "key")
        return after

    # -- one step where the fast path does not do ----------------------------------------------

    def _step(self, pos: int) -> int:
        """Read one field, or whatever is there; gives where to go on, -1 at the end."""
        text, entry = self.text, self.entry
        pos = self._space(pos)
        if pos >= self.limit:
            return self._unterminated(pos)
        char = text[pos]
        if char == self.closer:
            return self._close(pos)
        if char == ",":
            self._fault("S104", pos, pos + 1, ",")
            return pos + 1
        if char == "%":
            rest = grammar.LINE_REST.match(text, pos)
            assert rest is not None
            self._fault("S121", pos, rest.end())
            return rest.end()
        if char == "@" and self._at_resync(pos):
            return self._unterminated(pos)
        if char in "})" and self._ends_entry(pos + 1):
            self._fault("S112", pos, pos + 1, char)
            entry.end = pos + 1
            return -1
        match = grammar.NAME_EQUALS.match(text, pos)
        if match is not None:
            self._check_name(match[1], pos)
            return self._field(match[1], pos, match.end())
        match = grammar.NAME_VALUE.match(text, pos)
        if match is not None:
            self._fault("S104", pos, match.end(1), match[1])
            return self._field(match[1], pos, match.end())
        if char == "=":
            self._fault("S110", pos, pos + 1, "=")
            return self._field("", pos, pos + 1)
        return self._junk(pos)

    def _field(self, name: str, name_start: int, pos: int) -> int:
        """Read the value at ``pos`` and what follows it."""
        entry, text = self.entry, self.text
        begin = self._space(pos)
        value, end, opener = self._value(begin, name)
        if opener >= 0:
            return self._salvage(name, name_start, begin, opener)
        follow = self._space(end)
        sound = follow < self.limit and text[follow] in (",", self.closer)
        if not sound and text[begin : begin + 1] in ("{", '"'):
            opener = self._runaway(begin, end, follow)
            if opener >= 0:
                return self._salvage(name, name_start, begin, opener)
        if name:
            entry.fields.append(Field(name, text[begin:end], begin, end, name_start))
            entry.values.append(value)
        entry.end = end
        if not sound:
            return self._after_value(end, follow)
        return follow + 1 if text[follow] == "," else follow

    def _after_value(self, end: int, follow: int) -> int:
        """What stands behind a value is neither a comma nor the end."""
        text = self.text
        if follow >= self.limit or (text[follow] == "@" and self._at_entry(follow)):
            return self._unterminated(follow)
        if text[follow] == "%":
            return follow
        if grammar.NAME_EQUALS.match(text, follow):
            self._fault("S103", end, end, "field")
        return follow

    # -- values -----------------------------------------------------------------------------

    def _value(self, pos: int, name: str) -> tuple[Value, int, int]:
        """Read a value: its content, its end, and the opener that never closes (or -1)."""
        text = self.text
        pieces: list[str | Macro] = []
        end = pos
        while True:
            pos = self._space(pos)
            char = text[pos : pos + 1] if pos < self.limit else ""
            if char == "{":
                close = self.braces.close(pos)
                if close < 0 or close >= self.limit:
                    return "", pos, pos
                pieces.append(text[pos + 1 : close])
                end = close + 1
            elif char == '"':
                close = self._quote_end(pos)
                if close < 0:
                    return "", pos, pos
                pieces.append(balanced(text[pos + 1 : close]))
                end = close + 1
            else:
                match = grammar.NAME.match(text, pos) if char else None
                if match is None or (char == "@" and self._at_resync(pos)):
                    self._fault("S105", end, end, name)
                    break
                word = match[0]
                pieces.append(word if word.isdigit() else Macro(word, pos))
                end = match.end()
            pos = self._space(end)
            if pos >= self.limit or text[pos] != "#":
                break
            pos = end = pos + 1
        if not pieces:
            return "", end, -1
        first = pieces[0]
        if len(pieces) == 1 and isinstance(first, str):
            return first, end, -1
        return tuple(pieces), end, -1

    def _quote_end(self, opener: int) -> int:
        """Offset of the quote that ends the value opened at ``opener``; -1 if none does."""
        pos = opener + 1
        strays: list[int] = []
        while True:
            match = grammar.QUOTE_STOP.search(self.text, pos, self.limit)
            if match is None:
                return -1
            at = match.start()
            if match[0] == '"':
                for stray in strays:
                    self._fault("S107", stray, stray + 1, '"')
                return at
            if match[0] == "{":
                at = self.braces.close(at)
                if at < 0 or at >= self.limit:
                    return -1
            elif self._ends_entry(at + 1):
                return -1
            else:
                strays.append(at)
            pos = at + 1

    def _runaway(self, begin: int, end: int, follow: int) -> int:
        """The opener at ``begin``, if its value has swallowed what should follow it."""
        text = self.text
        if text.find("@", begin, end) >= 0 and grammar.RESYNC.search(text, begin + 1, end):
            return begin
        if follow < self.limit and text[follow] != "@" and text[begin] == "{":
            return -1
        if follow < self.limit and grammar.NAME_EQUALS.match(text, follow):
            return -1
        return begin if grammar.INNER_FIELD.search(text, begin + 1, end) else -1

    def _salvage(self, name: str, name_start: int, begin: int, opener: int) -> int:
        """Keep what can be kept of a value that never ends, and go on behind it."""
        text, entry = self.text, self.entry
        after = self.resyncs.after(opener + 1, self.limit)
        self.limit = after if after >= 0 else self.limit
        found = self.inner.after(opener + 1, self.limit)
        inner = found >= 0
        resume = found if inner else self.limit
        end = self._trim(resume, begin + 1)
        content = text[opener + 1 : end]
        quote = content.find('"') if text[opener] == '"' and not inner else -1
        content = content[:quote] if quote >= 0 else content.rstrip(_STRIP)
        if not inner:
            content = content.rstrip(_STRIP + "})" if text[opener] == '"' else _STRIP)
        if name and content:
            entry.fields.append(Field(name, text[begin:end], begin, end, name_start))
            entry.values.append(balanced(content))
        self._fault("S106", opener, opener + 1, name, resume)
        entry.end = end
        return resume

    # -- ends, junk ----------------------------------------------------------------------------

    def _close(self, pos: int) -> int:
        """The closing delimiter at ``pos``; a stray one if more fields follow."""
        stray = grammar.STRAY_CLOSE.match(self.text, pos)
        if stray and stray.end() <= self.limit:
            self._fault("S107", pos, pos + 1, "")
            after = self._space(pos + 1)
            return after + 1 if self.text[after] == "," else after
        self.entry.end = pos + 1
        return -1

    def _unterminated(self, pos: int) -> int:
        """The text, or the space before the next entry, ends before this entry does."""
        entry = self.entry
        entry.end = max(self._trim(pos, entry.start + 1), entry.end)
        if not any(fault.code == "S106" for fault in entry.faults):
            resumed = pos if pos < len(self.text) else -1
            self._fault("S109", entry.start, entry.start + 1, self.closer, resumed)
        return -1

    def _junk(self, pos: int) -> int:
        """Skip what is no field: up to a comma, the end, or the next field."""
        text, begin, end = self.text, pos, pos
        while pos < self.limit:
            char = text[pos]
            if char in (",", self.closer, "%") or (char == "@" and self._at_resync(pos)):
                break
            if pos > begin and grammar.NAME_EQUALS.match(text, pos):
                break
            if char == "{":
                close = self.braces.close(pos)
                end = close + 1 if 0 <= close < self.limit else pos + 1
            else:
                match = grammar.TOKEN.match(text, pos)
                end = match.end() if match else pos + 1
            pos = self._space(end)
        last = pos >= self.limit or text[pos] == self.closer
        code = "S108" if last or not text[begin].isalpha() else "S104"
        self._fault(code, begin, max(end, begin + 1), text[begin : min(end, begin + 40)])
        self.entry.end = end
        if pos < self.limit and text[pos] == "," and pos + 1 <= self.limit:
            return pos + 1
        return pos if pos > begin else begin + 1

    # -- small helpers ---------------------------------------------------------------------------

    def _space(self, pos: int) -> int:
        match = grammar.SPACE.match(self.text, pos)
        assert match is not None
        return match.end()

    def _trim(self, end: int, start: int) -> int:
        """``end`` moved back over white space."""
        while end > start and self.text[end - 1].isspace():
            end -= 1
        return end

    def _at_resync(self, pos: int) -> bool:
        """Whether the ``@`` at ``pos`` begins a line and a block."""
        return at_line_start(self.text, pos) and bool(grammar.START.match(self.text, pos))

    def _at_entry(self, pos: int) -> bool:
        return self._at_resync(pos) or bool(grammar.ENTRY_HEAD.match(self.text, pos))

    def _ends_entry(self, pos: int) -> bool:
        """Whether nothing or a new block follows at ``pos``."""
        pos = self._space(pos)
        return pos >= self.limit or (self.text[pos] == "@" and self._at_entry(pos))

    def _check_name(self, name: str, start: int) -> None:
        if name[0].isdigit():
            self._fault("S110", start, start + len(name), name)

    def _fault(self, code: str, start: int, end: int, detail: str = "", resumed: int = -1) -> None:
        self.entry.faults.append(Fault(code, start, end, detail, resumed))


def at_line_start(text: str, pos: int) -> bool:
    """Whether only blanks stand between ``pos`` and the start of its line."""
    while pos > 0 and text[pos - 1] in " \t":
        pos -= 1
    return pos == 0 or text[pos - 1] in "\r\n"
