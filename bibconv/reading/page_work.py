"""The record of a page's own work: the page's facts, completed by its ready-made citation.

What the page says itself wins where it is fuller; where page and citation disagree, that is a
finding. Nothing is invented: a label with nothing behind it gives a finding, not a value.
"""

from __future__ import annotations

from bibconv import references
from bibconv.diagnostics import Diagnostic, Report, Severity
from bibconv.model import Date, Field, Item, Name, Record, Value
from bibconv.pages import Fact, Page
from bibconv.references.names import parse_direct
from bibconv.source import Source

# What a journal article's page is expected to say.
_EXPECTED = {"article-journal": ("volume", "DOI")}


def work_record(page: Page, source: Source, report: Report) -> Record | None:
    """The work that the page is about, or ``None`` if the page says nothing of it."""
    variables: dict[str, Value] = {}
    extra: dict[str, object] = {}
    fields: list[Field] = []
    origins: dict[str, int] = {}
    for fact in page.facts:
        value = _value(fact)
        if fact.extra:
            extra[fact.name] = value
        elif isinstance(value, (str, Date, tuple)):
            variables[fact.name] = value
        origins[fact.name] = len(fields)
        raw = source.text[fact.start : fact.end]
        fields.append(Field(fact.label or fact.name, raw, fact.start, fact.end, fact.start))
    kind = page.type
    trust = 1.0
    doubts: tuple[str, ...] = ()
    if page.cite is not None:
        cited = references.read(page.cite, source)
        trust, doubts = cited.trust, cited.doubts
        kind = cited.item.type if cited.item.type not in ("document", "book") else kind
        _merge(cited, variables, extra, fields, origins, source, report)
    if not set(variables) & {"title", "author", "DOI", "container-title"}:
        return None
    item = Item("", kind or "document", variables, extra)
    _report_gaps(page, item, source, report)
    start, end = _place(page)
    return Record(
        item,
        source.text[start:end],
        source,
        start,
        end,
        tuple(fields),
        origins,
        None,
        trust,
        doubts,
    )


def _value(fact: Fact) -> object:
    if fact.persons:
        return tuple(parse_direct(person) for person in fact.persons)
    return fact.value


def _place(page: Page) -> tuple[int, int]:
    """Where the record stands: the page's title, else its citation, else its first fact."""
    if page.heading is not None:
        return page.heading
    if page.cite is not None:
        return page.cite.start, page.cite.end
    first = min(page.facts, key=lambda fact: fact.start)
    return first.start, first.end


def _merge(
    cited: Record,
    variables: dict[str, Value],
    extra: dict[str, object],
    fields: list[Field],
    origins: dict[str, int],
    source: Source,
    report: Report,
) -> None:
    for variable, value in cited.item.variables.items():
        span = cited.span_of(variable)
        assert span is not None
        own = variables.get(variable)
        if own is not None and _fuller(own, value):
            continue
        if own is not None and not _agree(own, value):
            report(
                Diagnostic(
                    code="E105",
                    severity=Severity.WARNING,
                    message=f"the page says {_show(own)}, its own citation {_show(value)}",
                    span=span,
                    variable=variable,
                    help="look up which one is right",
                )
            )
            if variable == "title":
                # a saved page's first line may be a menu; the citation is surely the title
                _take(variable, value, span.start, span.end, variables, fields, origins, source)
            continue
        if own is None or variable != "title":
            _take(variable, value, span.start, span.end, variables, fields, origins, source)
    for key, entry in cited.item.extra.items():
        if key.endswith("-truncated") and origins.get(key.removesuffix("-truncated"), -1) >= 0:
            extra[key] = entry


def _take(
    variable: str,
    value: Value,
    start: int,
    end: int,
    variables: dict[str, Value],
    fields: list[Field],
    origins: dict[str, int],
    source: Source,
) -> None:
    variables[variable] = value
    origins[variable] = len(fields)
    fields.append(Field(variable, source.text[start:end], start, end, start))


def _fuller(own: Value, value: Value) -> bool:
    """Whether the page's own value says the same and more, or the same."""
    if own == value:
        return True
    if isinstance(own, str) and isinstance(value, str):
        return bool(_letters(value)) and _letters(own).startswith(_letters(value))
    if isinstance(own, Date) and isinstance(value, Date):
        return own.year == value.year and len(own.parts[0]) >= len(value.parts[0])
    if isinstance(own, tuple) and isinstance(value, tuple):
        return len(own) >= len(value)
    return False


def _agree(own: Value, value: Value) -> bool:
    if isinstance(own, str) and isinstance(value, str):
        return _letters(own) == _letters(value)
    if isinstance(own, Date) and isinstance(value, Date):
        return own.year == value.year
    return True


def _letters(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())


def _show(value: Value) -> str:
    if isinstance(value, tuple):
        return ", ".join(
            name.family or name.literal or "" for name in value if isinstance(name, Name)
        )
    if isinstance(value, Date):
        return "-".join(map(str, value.parts[0])) if value.parts else str(value.literal)
    return f'"{value}"' if len(value) < 80 else f'"{value[:77]}..."'


def _report_gaps(page: Page, item: Item, source: Source, report: Report) -> None:
    for gap in page.gaps:
        report(
            Diagnostic(
                code="E103",
                severity=Severity.WARNING,
                message=f'the page has the label "{gap.label}" but no value behind it',
                span=source.span(gap.start, gap.end),
                help="the value was lost when the page was saved; look it up on the live page",
            )
        )
    start, end = _place(page)
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
