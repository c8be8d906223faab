"""Findings that the file itself says to leave out.

A suppression stands before the entry it is for, in a comment that every BibTeX program passes
over and most keep in its place::

    @comment{bibconv: ignore[I102,F101] typo on the title page until=2027-01}
    @book{doe, ...}

Also read: the same words in a ``%`` line between entries or in a field ``bibconv`` of the entry,
``ignore-file[...]`` for the whole file, and in CSL-JSON ``"custom": {"bibconv-ignore": ["F101"]}``.
What suppresses nothing, names no rule or has expired is a finding itself (Y001 to Y003). Syntax
errors (S0, S1 except S12) cannot be suppressed: they say that data may be lost.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from datetime import date

from bibconv.diagnostics import Diagnostic, Edit, Fix, Severity
from bibconv.errors import MisuseError
from bibconv.model import Comment, Library, Record
from bibconv.patterns import late
from bibconv.source import Source, Span

_MARK = late(r"bibconv:\s*(ignore(?:-file)?)\s*\[([^\]\n]{0,2000})\]([^\n}]{0,500})")
_IN_FIELD = late(r"ignore\s*(?:\[([^\]\n]{0,2000})\]|:\s*([\w,\s-]{0,2000}))([^\n}]{0,500})")
_UNTIL = late(r"\buntil=(\d{4})-(\d\d)(?:-(\d\d))?\b")
_COMMENT = late(r"@comment\s*\{[^{}]*\}", re.IGNORECASE)
_LINE_END = late(r"[ \t]*(?:\r\n|\n|\r)")
_SUPPRESSIBLE_SYNTAX = ("S12", "S13")


class Suppression:
    """One suppression: the selectors, where they stand, the characters they are for."""

    __slots__ = ("codes", "end", "mark", "removal", "start", "until", "used", "words")

    def __init__(
        self, words: list[str], mark: Span, start: int, end: int, rest: str, removal: Span | None
    ) -> None:
        self.words = words
        self.codes = {word: _codes(word) for word in words}
        self.mark = mark
        self.start = start
        self.end = end
        self.removal = removal
        self.until = _until(rest)
        self.used: set[str] = set()

    def covers(self, code: str) -> bool:
        """Whether ``code`` is one that it suppresses; remembers the words that were of use."""
        hits = [word for word, codes in self.codes.items() if code in codes]
        self.used.update(hits)
        return bool(hits)


def suppressible(code: str) -> bool:
    """Whether a finding of this code may be silenced at all."""
    return not code.startswith(("S0", "S1")) or code.startswith(_SUPPRESSIBLE_SYNTAX)


def suppressions(library: Library) -> list[Suppression]:
    """The suppressions of a library that was read from one source, in the order of their
    ranges; those that have expired are still among them."""
    if not library.sources:
        return []
    source = library.sources[0]
    if "bibconv" not in source.text:
        return []
    found: list[Suppression] = []
    waiting: list[tuple[re.Match[str], int, str]] = []
    position = 0
    for block in library.blocks:
        if isinstance(block, Comment):
            for match in _MARK.finditer(block.raw):
                if match[1] == "ignore-file":
                    found.append(
                        _suppression(source, match, position, block.raw, 0, len(source.text))
                    )
                else:
                    waiting.append((match, position, block.raw))
        elif isinstance(block, Record):
            for match, offset, raw in waiting:
                found.append(_suppression(source, match, offset, raw, block.start, block.end))
            waiting.clear()
            found.extend(_own(block, source))
        position += len(block.raw or "")
    for match, offset, raw in waiting:  # at the end of the file: for nothing
        at = offset + match.start()
        found.append(_suppression(source, match, offset, raw, at, at))
    return found


def silence(
    findings: list[Diagnostic],
    found: list[Suppression],
    selected: frozenset[str],
    today: date | None = None,
) -> list[Diagnostic]:
    """The findings that no suppression covers, and what is wrong with the suppressions.

    Args:
        findings: of the sources that ``found`` is about, and others.
        found: all suppressions.
        selected: codes of the rules that ran; others cannot be called unused.
        today: the day that expiry is measured by.
    """
    if not found:
        return findings
    today = today or date.today()
    alive = [one for one in found if one.until is None or one.until >= today]
    by_source: dict[int, _Ranges] = {}
    for one in alive:
        by_source.setdefault(id(one.mark.source), _Ranges()).add(one)
    kept = [finding for finding in findings if not _silenced(finding, by_source)]
    for one in found:
        kept.extend(
            problem for problem in _problems(one, selected, today) if problem.code in selected
        )
    return kept


class _Ranges:
    """Suppressions of one source: of single records by place, and of the whole file."""

    def __init__(self) -> None:
        self.starts: list[int] = []
        self.records: list[list[Suppression]] = []
        self.file: list[Suppression] = []

    def add(self, one: Suppression) -> None:
        if one.start == 0 and one.end == len(one.mark.source.text):
            self.file.append(one)
        elif self.starts and self.starts[-1] == one.start:
            self.records[-1].append(one)
        else:  # records come in order
            self.starts.append(one.start)
            self.records.append([one])

    def at(self, offset: int) -> list[Suppression]:
        index = bisect_right(self.starts, offset) - 1
        own = self.records[index] if index >= 0 else []
        return [one for one in own if offset < one.end] + self.file


def _silenced(finding: Diagnostic, by_source: dict[int, _Ranges]) -> bool:
    if finding.span is None or not suppressible(finding.code):
        return False
    ranges = by_source.get(id(finding.span.source))
    if ranges is None:
        return False
    # Every suppression is asked, so that none is called unused that another one forestalled.
    covering = [one.covers(finding.code) for one in ranges.at(finding.span.start)]
    return any(covering)


def _problems(one: Suppression, selected: frozenset[str], today: date) -> Iterator[Diagnostic]:
    for word, codes in one.codes.items():
        if not codes:
            yield _problem("Y002", one, f"no rule is called {word!r}; nothing is suppressed by it")
    if one.until is not None and one.until < today:
        yield _problem("Y003", one, f"this suppression ended on {one.until.isoformat()}")
        return
    unused = [w for w, codes in one.codes.items() if codes & selected and w not in one.used]
    if unused:
        yield _problem(
            "Y001", one, f"nothing here has a finding of {', '.join(unused)}", _removed(one, unused)
        )


_HELP = {
    "Y001": "remove it, so that a new finding is not hidden by it",
    "Y002": "see bibconv rules for codes and names",
    "Y003": "mend what it hid, or give it another date",
}


def _problem(code: str, one: Suppression, message: str, fix: Fix | None = None) -> Diagnostic:
    return Diagnostic(
        code=code,
        severity=Severity.WARNING,
        message=message,
        span=one.mark,
        help=_HELP[code],
        fix=fix,
    )


def _removed(one: Suppression, unused: list[str]) -> Fix | None:
    if one.removal is None:
        return None
    left = [word for word in one.words if word not in unused]
    if not left:
        return Fix("remove the suppression", (Edit(one.removal, ""),))
    text = one.mark.text
    start = one.mark.start + text.index("[") + 1
    place = Span(one.mark.source, start, one.mark.start + text.index("]"))
    return Fix(f"leave {', '.join(left)} only", (Edit(place, ",".join(left)),))


def _suppression(
    source: Source, match: re.Match[str], offset: int, raw: str, start: int, end: int
) -> Suppression:
    removal = None
    for comment in _COMMENT.finditer(raw):
        if comment.start() <= match.start() < comment.end():
            removal = _with_line(source, offset + comment.start(), offset + comment.end())
    mark = Span(source, offset + match.start(), offset + match.end(2) + 1)
    return Suppression(_words(match[2]), mark, start, end, match[3], removal)


def _with_line(source: Source, start: int, end: int) -> Span:
    """The comment, and its line end where nothing else is on the line."""
    rest = _LINE_END.match(source.text, end)
    alone = start == 0 or source.text[start - 1] in "\r\n"
    return Span(source, start, rest.end() if rest and alone else end)


def _own(record: Record, source: Source) -> Iterator[Suppression]:
    """What the record says of itself: a field of BibTeX, ``custom`` of CSL-JSON."""
    for field in record.fields:
        if field.name.lower() == "bibconv":
            match = _IN_FIELD.search(field.value)
            if match:
                mark = Span(source, field.start, field.end)
                words = _words(match[1] or match[2] or "")
                yield Suppression(words, mark, record.start, record.end, match[3], None)
    own = record.item.extra.get("bibconv-ignore")
    if isinstance(own, list):
        at = source.text.find("bibconv-ignore", record.start, record.end)
        start = at if at >= 0 else record.start
        mark = Span(source, start, start + (len("bibconv-ignore") if at >= 0 else 0))
        words = [word for word in own if isinstance(word, str)]
        yield Suppression(words, mark, record.start, record.end, "", None)


def _words(text: str) -> list[str]:
    return [word.strip() for word in text.split(",") if word.strip()]


def _codes(word: str) -> frozenset[str]:
    from bibconv.rules import resolve

    try:
        return resolve([word])
    except MisuseError:  # becomes Y002
        return frozenset()


def _until(rest: str) -> date | None:
    """The last day of ``until=2027-01`` or ``until=2027-01-31``."""
    match = _UNTIL.search(rest)
    if match is None:
        return None
    year, month = int(match[1]), int(match[2])
    try:
        if match[3]:
            return date(year, month, int(match[3]))
        following = date(year + month // 12, month % 12 + 1, 1)
        return date.fromordinal(following.toordinal() - 1)
    except ValueError:  # a month 13 never comes: the suppression has no end
        return None
