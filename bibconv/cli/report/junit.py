"""Findings as JUnit XML, which continuous-integration servers show as tests.

A file is a suite, an entry with findings a failed test; a file without findings is one test
that passed. Findings of severity info do not fail.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from bibconv.cli import findings
from bibconv.cli.report import Report
from bibconv.diagnostics import Diagnostic, Severity


def junit(report: Report) -> Iterator[str]:
    """One document."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    bad = _failed(report.findings)
    files = [source.name for library in report.libraries for source in library.sources]
    of_file: dict[str, list[Diagnostic]] = {name: [] for name in files}
    for finding in report.findings:
        of_file.setdefault(finding.file or "", []).append(finding)
    tests = sum(max(1, len(found)) for found in of_file.values())
    yield f'<testsuites name="bibconv" tests="{tests}" failures="{bad}">\n'
    for name, found in of_file.items():
        yield from _suite(name, found, report)
    yield "</testsuites>\n"


def _failed(found: Sequence[Diagnostic]) -> int:
    return sum(finding.severity is not Severity.INFO for finding in found)


def _suite(name: str, found: list[Diagnostic], report: Report) -> Iterator[str]:
    file = escape(findings.clean(name))
    yield (
        f'  <testsuite name="{file}" tests="{max(1, len(found))}" failures="{_failed(found)}">\n'
    )
    if not found:
        yield f'    <testcase classname="{file}" name="bibconv"/>\n'
    for finding in found:
        title = f"{finding.code} {report.names.get(finding.code, '')}".strip()
        if finding.item_id:
            title += f" {finding.item_id}"
        line = f' line="{finding.line}"' if finding.line else ""
        yield f'    <testcase classname="{file}" name="{escape(findings.clean(title))}"{line}>\n'
        yield from _outcome(finding, report)
        yield "    </testcase>\n"
    yield "  </testsuite>\n"


def _outcome(finding: Diagnostic, report: Report) -> Iterator[str]:
    plain = findings.Painter(colour=False)
    text = escape(findings.as_text(finding, plain, report.names.get(finding.code, "")))
    if finding.severity is Severity.INFO:
        yield f"      <system-out>{text}</system-out>\n"
        return
    yield (
        f'      <failure type="{finding.severity.value}" '
        f'message="{escape(findings.clean(finding.message))}">{text}</failure>\n'
    )
