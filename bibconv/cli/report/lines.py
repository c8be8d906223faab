"""Findings one after the other: for people, for programs that read lines, for GitHub."""

from __future__ import annotations

from collections.abc import Iterator

from bibconv.cli import findings
from bibconv.cli.report import Report


def text(report: Report) -> Iterator[str]:
    """Each finding with the line it is on, a caret and help; grouped by file as they come."""
    paint = findings.Painter(report.colour)
    for finding in report.findings:
        yield findings.as_text(finding, paint, report.names.get(finding.code, "")) + "\n\n"


def concise(report: Report) -> Iterator[str]:
    """``file:line:column: severity[code] name: message``."""
    paint = findings.Painter(report.colour)
    for finding in report.findings:
        yield findings.headline(finding, paint, report.names.get(finding.code, "")) + "\n"


def json_array(report: Report) -> Iterator[str]:
    """One JSON array."""
    yield findings.as_json(report.findings, report.names) + "\n"


def json_lines(report: Report) -> Iterator[str]:
    """A JSON object a line."""
    for finding in report.findings:
        yield findings.as_json_line(finding, report.names.get(finding.code, "")) + "\n"


def github(report: Report) -> Iterator[str]:
    """Workflow commands that annotate the lines of a pull request."""
    for finding in report.findings:
        yield findings.as_github(finding, report.names.get(finding.code, "")) + "\n"
