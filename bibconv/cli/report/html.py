"""Findings as one HTML page that stands alone: charts, completeness, duplicates, every finding.

The page asks nothing of the network: styles and charts (SVG) are in it, there is no script. All
that comes from files is escaped.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from html import escape

from bibconv.cli import findings
from bibconv.cli.report import Report
from bibconv.cli.report.charts import bars, columns
from bibconv.diagnostics import Diagnostic, Severity
from bibconv.model import Date, Item, Record

_STYLE = """
:root{color-scheme:light dark;--line:#8884;--error:#c0392b;--warning:#b9770e;--info:#2471a3;--bar:#5b7fa6}
body{font:15px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:70rem;padding:0 1rem}
h1{font-size:1.5rem}h2{font-size:1.15rem;margin-top:2.2rem;border-bottom:1px solid var(--line)}
table{border-collapse:collapse;width:100%}td,th{text-align:left;vertical-align:top;padding:.25rem .7rem .25rem 0;border-bottom:1px solid var(--line)}
td.n,th.n{text-align:right;font-variant-numeric:tabular-nums}
pre{margin:.3rem 0;overflow-x:auto;font-size:.85rem}summary{cursor:pointer}
.charts{display:grid;grid-template-columns:repeat(auto-fit,minmax(20rem,1fr));gap:1.5rem}
svg{max-width:100%;height:auto}svg text{font:12px system-ui,sans-serif;fill:currentColor}svg rect{fill:var(--bar)}
.error{color:var(--error)}.warning{color:var(--warning)}.info{color:var(--info)}
.pair{display:grid;grid-template-columns:1fr 1fr;gap:1rem}
"""
_MOST_LISTED = 2_000
_DUPLICATES = "U"


def html(report: Report) -> Iterator[str]:
    """The page, part by part."""
    records = [record for library in report.libraries for record in library.records]
    yield "<!DOCTYPE html>\n"
    yield '<html lang="en"><head><meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width,initial-scale=1">'
    yield f"<title>bibconv: findings</title><style>{_STYLE}</style></head><body>\n"
    yield from _head(report, len(records))
    yield from _charts(report, records)
    yield from _completeness(record.item for record in records)
    yield from _duplicates(report)
    yield from _findings(report)
    yield "</body></html>\n"


def _head(report: Report, records: int) -> Iterator[str]:
    names = ", ".join(source.name for library in report.libraries for source in library.sources)
    yield f"<h1>{escape(names)}</h1>\n"
    yield f"<p>{records:,} records: {escape(findings.count_line(report.findings))}</p>\n"


def _charts(report: Report, records: list[Record]) -> Iterator[str]:
    rules = Counter(
        f"{finding.code} {report.names.get(finding.code, '')}" for finding in report.findings
    )
    types = Counter(record.item.type for record in records)
    years = Counter(year for record in records if (year := _year(record.item)) is not None)
    yield '<div class="charts">\n'
    yield bars("Findings by rule", rules.most_common(15))
    yield bars("Records by type", types.most_common(12))
    yield columns("Records by year", years)
    yield "</div>\n"


def _year(item: Item) -> int | None:
    issued = item.variables.get("issued")
    return issued.parts[0][0] if isinstance(issued, Date) and issued.parts else None


def _completeness(items: Iterable[Item]) -> Iterator[str]:
    """Which share of the records of a type has a variable; those that most have, or few."""
    of_type: dict[str, Counter[str]] = {}
    total: Counter[str] = Counter()
    for item in items:
        total[item.type] += 1
        of_type.setdefault(item.type, Counter()).update(list(item.variables))
    if not total:
        return
    yield "<h2>Completeness</h2>\n<table><tr><th>type</th><th class=n>records</th>"
    yield "<th>variables, and how many records have them</th></tr>\n"
    for type_, count in total.most_common():
        shares = ", ".join(
            f"{escape(variable)} {100 * have // count} %"
            for variable, have in of_type[type_].most_common(14)
        )
        yield f"<tr><td>{escape(type_)}</td><td class=n>{count:,}</td><td>{shares}</td></tr>\n"
    yield "</table>\n"


def _duplicates(report: Report) -> Iterator[str]:
    """Pairs side by side, as they stand in the files."""
    record_at = _Places(report)
    pairs = [
        (finding, label)
        for finding in report.findings
        if finding.code.startswith(_DUPLICATES) and finding.span
        for label in finding.labels
    ]
    if not pairs:
        return
    yield "<h2>Duplicates</h2>\n"
    for finding, label in pairs[:_MOST_LISTED]:
        assert finding.span is not None
        yield f"<p>{_headline(finding, report)}</p>\n<div class=pair>"
        for span in (label.span, finding.span):
            text = record_at(id(span.source), span.start) or span.text
            yield f"<pre>{escape(findings.clean_lines(text))}</pre>"
        yield "</div>\n"


class _Places:
    """The text of the record at a place."""

    def __init__(self, report: Report) -> None:
        self._texts = {
            (id(record.source), offset): record.raw or ""
            for library in report.libraries
            for record in library.records
            for offset in {record.start, record.id_span[0] if record.id_span else record.start}
        }

    def __call__(self, source: int, offset: int) -> str:
        return self._texts.get((source, offset), "")


def _findings(report: Report) -> Iterator[str]:
    """By file; each with its excerpt behind a fold."""
    plain = findings.Painter(colour=False)
    file: str | None = ""
    yield "<h2>Findings</h2>\n"
    for finding in report.findings[:_MOST_LISTED]:
        if finding.file != file:
            file = finding.file
            yield f"<h3>{escape(file or 'not from a file')}</h3>\n"
        excerpt = findings.as_text(finding, plain, report.names.get(finding.code, ""))
        yield f"<details><summary>{_headline(finding, report)}</summary>"
        yield f"<pre>{escape(excerpt)}</pre></details>\n"
    left = len(report.findings) - _MOST_LISTED
    if left > 0:
        yield f"<p>and {left:,} more; the other output formats have them all.</p>\n"


def _headline(finding: Diagnostic, report: Report) -> str:
    name = escape(report.names.get(finding.code, ""))
    place = f"{finding.line}:{finding.column} " if finding.span else ""
    severity = Severity(finding.severity).value
    return (
        f'{place}<b class="{severity}">{finding.code}</b> {name}: '
        f"{escape(findings.clean(finding.message))}"
    )
