"""Single-pass scanner: a ``.bib`` text into blocks with exact offsets.

Every character stands in exactly one block, in order; nothing is decoded or expanded, nothing
raises. Time is linear in the text, also for hostile input.

``scan("x @book{k, year = 1}")`` gives a :class:`Comment` ``0..2`` and an :class:`Entry`
``2..20``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bibconv.formats.bibtex import grammar
from bibconv.formats.bibtex.blocks import Comment, Fault, Junk, RawBlock
from bibconv.formats.bibtex.braces import Braces
from bibconv.formats.bibtex.commands import read_comment, read_preamble, read_string
from bibconv.formats.bibtex.entry import EntryReader, at_line_start
from bibconv.formats.bibtex.tables_types import KNOWN_WORDS


def scan(text: str) -> Iterator[RawBlock]:
    """The blocks of ``text``, in order, without a gap."""
    braces = Braces(text)
    reader = EntryReader(text, braces)
    pos = searched = 0
    while True:
        match = grammar.START.search(text, searched)
        if match is None:
            break
        start = match.start()
        line = max(text.rfind("\n", searched, start), text.rfind("\r", searched, start)) + 1
        before = text[max(line, searched) : start].strip()
        if before.startswith("%"):
            rest = grammar.LINE_REST.match(text, start)
            assert rest is not None
            searched = rest.end()
            continue
        word = match[1].lower()
        # Inside running text an address such as me@here (that one) is no entry.
        inline = before and word not in ("comment", "string", "preamble")
        if inline and not grammar.ENTRY_HEAD.match(text, start):
            searched = match.end()
            continue
        if start > pos:
            yield from _between(text, pos, start, reader)
        block = _block(text, match, braces, reader)
        yield block
        pos = searched = block.end
    if pos < len(text):
        yield from _between(text, pos, len(text), reader)


def _block(text: str, match: re.Match[str], braces: Braces, reader: EntryReader) -> RawBlock:
    """The block that ``match`` opens."""
    start, opener_at = match.start(), match.start(2)
    word = match[1].lower()
    if word == "comment":
        return read_comment(text, start, opener_at, braces)
    if word == "preamble":
        return read_preamble(text, start, opener_at, braces)
    if word == "string":
        return read_string(text, start, opener_at, reader)
    return reader.read(start, match.end(), match[1], match[2])


def _between(text: str, start: int, end: int, reader: EntryReader) -> Iterator[RawBlock]:
    """Text between blocks: a comment, unless an entry without its opening brace stands in it."""
    while start < end:
        if text.find("@", start, end) < 0:
            yield _free_text(text, start, end)
            return
        headless = grammar.NO_OPENER.search(text, start, end)
        # @comment needs no braces, and its text ends nowhere in particular.
        if headless is None or headless[1].lower() in ("comment", "string", "preamble"):
            yield _free_text(text, start, end)
            return
        at = headless.start(1) - 1
        if at > start:
            yield _free_text(text, start, at)
        reader.bound = end
        entry = reader.read(at, headless.start(2), headless[1], "{")
        reader.bound = len(text)
        entry.faults.insert(0, Fault("S101", headless.end(1), headless.end(1), headless[1]))
        yield entry
        start = entry.end


def _free_text(text: str, start: int, end: int) -> RawBlock:
    """Text that BibTeX skips; reports what stands in it besides comment lines."""
    raw = text[start:end]
    if raw.isspace():
        return Comment(start, end)
    faults: list[Fault] = []
    stray = grammar.STRAY_TEXT.search(raw)
    for match in grammar.AT_SIGN.finditer(raw):
        at = start + match.start()
        word = grammar.BARE_START.match(text, at, end) if at_line_start(text, at) else None
        if word and word[1].lower() == "comment":
            stray = None
        elif word and word[1].lower() in KNOWN_WORDS:
            faults.append(Fault("S101", word.end(1), word.end(1), word[1]))
            return Junk(start, end, faults)
        else:
            faults.append(Fault("S122", at, at + 1))
    if stray and not faults:
        faults.append(_stray(raw, start, stray))
    return Comment(start, end, False, faults)


def _stray(raw: str, start: int, stray: re.Match[str]) -> Fault:
    """What is wrong with text between entries that is no comment."""
    for match in grammar.NO_AT.finditer(raw):
        if match[1].lower() in KNOWN_WORDS:
            return Fault("S123", start + match.start(1), start + match.end(1), match[1])
    conflict = grammar.CONFLICT.search(raw)
    if conflict:
        return Fault("S124", start + conflict.start(), start + conflict.end())
    at = start + stray.start(1)
    if stray[1].strip() in ("}", "}}"):
        return Fault("S107", at, at + 1)
    return Fault("S120", at, start + stray.end(1))
