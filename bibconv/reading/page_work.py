"""The record of a page's own work: the page's facts, its exports, its ready-made citations.

The page's labels say it first; an export or citation that says the same and more wins; where
two disagree, that is a finding. Nothing is invented: a label with nothing behind it gives a
finding, not a value. A work that only says when it came online was issued then.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from bibconv import references
from bibconv.diagnostics import Diagnostic, Report, Severity
from bibconv.formats import FORMATS
from bibconv.formats.base import ReadContext
from bibconv.model import Date, Field, Item, Name, Record, Value
from bibconv.pages import Export, Fact, Page, readymade
from bibconv.reading.agree import agree, combined, fuller
from bibconv.reading.persons import persons
from bibconv.source import Source

# What a journal article's page is expected to say.
_EXPECTED = {"article-journal": ("volume", "DOI")}
_BRACKETS = re.compile(r"\*?\s\((?:pp?\.|S\.|Vol\.|[Ee]d\.|\d+(?:st|nd|rd|th) ed).*$")
_VAGUE = ("", "document", "book")
_SELDOM_EXACT = ("DOI", "URL", "abstract", "keyword")


def work_record(
    page: Page,
    source: Source,
    report: Report,
    *,
    prior: Sequence[Fact] = (),
    cited: Sequence[Record] | None = None,
) -> Record | None:
    """The work that the page is about, or ``None`` if the page says nothing of it.

    Args:
        prior: what the page's metadata says; it comes before the text.
        cited: the page's ready-made citations as read, if they have been read already.
    """
    work = _Work(source, report, frozenset(fact.name for fact in prior))
    for fact in prior:
        work.fact(fact)
    for fact in page.facts:
        work.fact(fact)
    kind = page.type
    for export in page.exports:
        kind = work.export(export, kind)
    trust, doubts = 1.0, tuple[str, ...]()
    if cited is None:
        cites = [
            msgspec.structs.replace(cite, text=readymade.unbracketed(cite.text))
            for cite in page.cites
        ]
        cited = references.read_all(cites, source)
    for index, record in enumerate(cited):
        if index == 0 and not prior:
            if not {"title", "author"} <= set(work.variables):
                # the work rests on how well its citation was read
                trust, doubts = record.trust, record.doubts
            kind = record.item.type if record.item.type not in _VAGUE else kind
        work.merge(record)
    online = work.variables.get("available-date")
    if "issued" not in work.variables and online is not None:
        work.variables["issued"] = online
        work.origins["issued"] = work.origins["available-date"]
    if not set(work.variables) & {"title", "author", "DOI", "container-title"}:
        return None
    item = Item("", kind or "document", work.variables, work.extra)
    title = next((fact for fact in prior if fact.name == "title" and fact.end), None)
    start, end = (title.start, title.end) if title is not None else _place(page, prior)
    _report_gaps(page, item, source, report, (start, end), known=bool(prior))
    return Record(
        item,
        source.text[start:end],
        source,
        start,
        end,
        tuple(work.fields),
        work.origins,
        None,
        trust,
        doubts,
    )


def _place(page: Page, prior: Sequence[Fact] = ()) -> tuple[int, int]:
    """Where the record stands: the page's title, else its citation, else its first fact."""
    if page.heading is not None:
        return page.heading
    if page.cites:
        return page.cites[0].start, page.cites[0].end
    facts = [*page.facts, *prior]
    if facts:
        first = min(facts, key=lambda fact: (not fact.end, fact.start))
        return first.start, first.end
    return (page.exports[0].start, page.exports[0].end) if page.exports else (0, 0)


class _Work:
    """What is known so far of a page's work."""

    def __init__(self, source: Source, report: Report, prior: frozenset[str]) -> None:
        self.source = source
        self.report = report
        self.prior = prior  # what the metadata give
        self.variables: dict[str, Value] = {}
        self.extra: dict[str, object] = {}
        self.fields: list[Field] = []
        self.origins: dict[str, int] = {}
        self.told: list[Fact] = []
        self.sure = True

    def _told(self, name: str) -> bool:
        """Whether the value that stands is of the page's text, not of its metadata."""
        return any(fact.name == name for fact in self.told)

    def _again(self, fact: Fact, own: Value, value: Value) -> None:
        """A variable that the metadata have given already."""
        if fact.name in _SELDOM_EXACT or fuller(own, value):
            return
        if isinstance(own, tuple) and not self._as_many(fact.name, own, value):
            return
        if not agree(fact.name, own, value):
            self._contradicts(fact.name, own, value, fact.start, fact.end, keep=True)
        elif isinstance(own, tuple) and isinstance(value, tuple):
            self.take(fact.name, combined(own, value), fact.start, fact.end, fact.label)

    def _as_many(self, name: str, own: Value, value: Value) -> bool:
        """Whether names may be completed from ``value``: metadata know who the persons are."""
        if name not in self.prior or not isinstance(own, tuple) or not isinstance(value, tuple):
            return True
        return len(own) == len(value) and agree(name, own, value)

    def fact(self, fact: Fact) -> None:
        """A fact of the page."""
        value = persons(fact.persons) if fact.persons else fact.value
        known = self.variables.get(fact.name)
        if (
            fact.name == "author-truncated"
            and "author" in self.variables
            and not self._told("author")
        ):
            return
        if not fact.extra and known is not None and isinstance(value, (str, Date, tuple)):
            self._again(fact, known, value)
            return
        self.told.append(fact)
        if fact.extra:
            self.extra[fact.name] = value
            self._field(fact.label or fact.name, fact.name, fact.start, fact.end)
        elif isinstance(value, (str, Date, tuple)):
            self.take(fact.name, value, fact.start, fact.end, fact.label)

    def take(self, variable: str, value: Value, start: int, end: int, label: str = "") -> None:
        """Set a variable."""
        self.variables[variable] = value
        self._field(label or variable, variable, start, end)

    def _field(self, label: str, name: str, start: int, end: int) -> None:
        self.origins[name] = len(self.fields)
        self.fields.append(Field(label, self.source.text[start:end], start, end, start))

    def export(self, export: Export, kind: str) -> str:
        """Merge an export; gives the work's type."""
        inner = Source(export.text, self.source.name)
        blocks = FORMATS[export.format].read(inner, ReadContext())
        record = next((block for block in blocks if isinstance(block, Record)), None)
        if record is None:
            return kind
        variables = {
            name: value
            for name, value in record.item.variables.items()
            if name not in ("URL", "note", "abstract") or name not in self.variables
        }
        item = Item("", record.item.type, variables, record.item.extra)
        self.merge(
            Record(item, None, self.source, export.start, export.end),
            places=(export.start, export.end),
        )
        return record.item.type if kind in _VAGUE and record.item.type != "document" else kind

    def merge(self, cited: Record, places: tuple[int, int] | None = None) -> None:
        """Take in what a ready-made description says."""
        self.sure = cited.trust >= 0.5
        for variable, value in cited.item.variables.items():
            value = _tidy(variable, value)
            span = cited.span_of(variable)
            assert span is not None
            start, end = span.start, span.end
            if places is not None and isinstance(value, str):
                at = self.source.text.find(value, *places)
                start, end = (at, at + len(value)) if at >= 0 else places
            own = self.variables.get(variable)
            if own is None:
                self.take(variable, value, start, end)
                self._truncation(variable, cited, taken=True)
            elif not self._as_many(variable, own, value):
                continue
            elif (
                isinstance(own, tuple) and isinstance(value, tuple) and agree(variable, own, value)
            ):
                if not fuller(own, value):
                    more = len(value) > len(own)
                    self.take(variable, combined(own, value), start, end)
                    self._truncation(variable, cited, taken=more)
                elif (
                    len(own) >= len(value)
                    and not self._flag(cited, variable)
                    and len(own) == len(value)
                ):
                    self.extra.pop(f"{variable}-truncated", None)
            elif fuller(own, value):
                continue
            elif agree(variable, own, value):
                # the page's own title stands; of a citation's, a damaged end may be lost
                if variable not in ("title", "container-title"):
                    self.take(variable, value, start, end)
            else:
                self._contradicts(variable, own, value, start, end)

    def _flag(self, cited: Record, variable: str) -> bool:
        return bool(cited.item.extra.get(f"{variable}-truncated"))

    def _truncation(self, variable: str, cited: Record, *, taken: bool) -> None:
        key = f"{variable}-truncated"
        if taken and self._flag(cited, variable):
            self.extra[key] = True
        elif taken:
            self.extra.pop(key, None)

    def _contradicts(
        self, variable: str, own: Value, value: Value, start: int, end: int, *, keep: bool = False
    ) -> None:
        if variable in _SELDOM_EXACT and variable != "DOI":
            return
        self.report(
            Diagnostic(
                code="E105",
                severity=Severity.WARNING,
                message=f"the page says {_show(own)}, its own {'text' if keep else 'citation'} {_show(value)}",
                span=self.source.span(start, end),
                variable=variable,
                help="look up which one is right",
            )
        )
        if variable == "title" and not keep and self.sure and "title" not in self.prior:
            # a saved page's first line may be a menu; the citation is surely the title
            self.take(variable, value, start, end)


def _tidy(variable: str, value: Value) -> Value:
    """Without the brackets that a printed citation puts behind a book's title."""
    if isinstance(value, str) and variable in ("container-title", "title"):
        cut = _BRACKETS.search(value)
        return value[: cut.start()].strip(" *") if cut else value
    return value


def _show(value: Value) -> str:
    if isinstance(value, tuple):
        return ", ".join(
            name.family or name.literal or "" for name in value if isinstance(name, Name)
        )
    if isinstance(value, Date):
        return "-".join(map(str, value.parts[0])) if value.parts else str(value.literal)
    return f'"{value}"' if len(value) < 80 else f'"{value[:77]}..."'


def _report_gaps(
    page: Page, item: Item, source: Source, report: Report, place: tuple[int, int], *, known: bool
) -> None:
    for gap in page.gaps:
        if known and gap.label.upper().rstrip("S") in item:
            continue  # the metadata have it
        report(
            Diagnostic(
                code="E103",
                severity=Severity.WARNING,
                message=f'the page has the label "{gap.label}" but no value behind it',
                span=source.span(gap.start, gap.end),
                help="the value was lost when the page was saved; look it up on the live page",
            )
        )
    start, end = place
    for variable in _EXPECTED.get(item.type, ()):
        if variable not in item:
            report(
                Diagnostic(
                    code="E106",
                    severity=Severity.WARNING,
                    message=f"the page names no {variable} for this article; it stays absent",
                    span=source.span(start, end),
                    variable=variable,
                    help="look it up on the live page or by the title",
                )
            )
