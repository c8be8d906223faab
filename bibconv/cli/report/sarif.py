"""Findings as SARIF 2.1.0, which code hosts and editors show at the line (OASIS, 2020).

Columns count characters (``columnKind`` ``unicodeCodePoints``, §3.14.17); a finding's
fingerprint is made of file, entry, code and message, so that it stays the same when lines move
(§3.27.17).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from bibconv import __version__
from bibconv.cli.report import Report
from bibconv.diagnostics import Diagnostic, Fix, Severity
from bibconv.source import Span

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVEL = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_Json = dict[str, Any]


def sarif(report: Report) -> Iterator[str]:
    """One log with one run."""
    codes = sorted({finding.code for finding in report.findings})
    run = {
        "tool": {
            "driver": {
                "name": "bibconv",
                "semanticVersion": __version__,
                "rules": [_rule(code) for code in codes],
            }
        },
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, codes.index(finding.code)) for finding in report.findings],
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    text = json.dumps(log, ensure_ascii=False, indent=1) + "\n"
    yield text.encode("utf-8", "replace").decode("utf-8")


def _rule(code: str) -> _Json:
    from bibconv.rules import REGISTERED, explain

    rule = REGISTERED.get(code)
    if rule is None:
        return {"id": code}
    return {
        "id": code,
        "name": rule.name,
        "shortDescription": {"text": rule.summary},
        "help": {"text": rule.docs.replace("``", "`"), "markdown": explain(code)},
        "defaultConfiguration": {"level": _LEVEL[rule.severity], "enabled": rule.default},
    }


def _result(finding: Diagnostic, index: int) -> _Json:
    text = finding.message + (f" ({finding.help})" if finding.help else "")
    result: _Json = {
        "ruleId": finding.code,
        "ruleIndex": index,
        "level": _LEVEL[finding.severity],
        "message": {"text": text},
        "partialFingerprints": {"bibconv/v1": _fingerprint(finding)},
    }
    if finding.span is not None:
        location: _Json = {"physicalLocation": _place(finding.span)}
        if finding.item_id:
            location["logicalLocations"] = [{"name": finding.item_id, "kind": "object"}]
        result["locations"] = [location]
    if finding.labels:
        result["relatedLocations"] = [
            {
                "id": number,
                "physicalLocation": _place(label.span),
                "message": {"text": label.message},
            }
            for number, label in enumerate(finding.labels)
        ]
    if finding.fix is not None:
        result["fixes"] = [_fix(finding.fix)]
    return result


def _fingerprint(finding: Diagnostic) -> str:
    parts = (finding.file or "", finding.item_id or "", finding.code, finding.message)
    return hashlib.sha256("\0".join(parts).encode("utf-8", "replace")).hexdigest()[:32]


def _uri(span: Span) -> _Json:
    path = PurePath(span.file)
    return {"uri": path.as_uri() if path.is_absolute() else quote(path.as_posix())}


def _region(span: Span) -> _Json:
    return {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }


def _place(span: Span) -> _Json:
    return {"artifactLocation": _uri(span), "region": _region(span)}


def _fix(fix: Fix) -> _Json:
    changes: dict[str, _Json] = {}
    for edit in fix.edits:
        location = _uri(edit.span)
        change = changes.setdefault(
            location["uri"], {"artifactLocation": location, "replacements": []}
        )
        change["replacements"].append(
            {
                "deletedRegion": _region(edit.span),
                "insertedContent": {"text": edit.replacement},
            }
        )
    kind = "" if fix.safe else " (unsafe)"
    return {
        "description": {"text": fix.message + kind},
        "artifactChanges": list(changes.values()),
    }
