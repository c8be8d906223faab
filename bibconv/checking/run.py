"""One run of the checks: rules, severities, ignores, suppressions, baseline, changed entries.

What the library's own :func:`bibconv.check` finds, filtered as a project's settings say.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fnmatch import fnmatchcase
from itertools import chain
from pathlib import Path

import msgspec

from bibconv.checking.presets import DEFAULT, preset_codes
from bibconv.checking.settings import Settings
from bibconv.diagnostics import Diagnostic, Severity
from bibconv.documents.base import Document
from bibconv.model import Library

_LAYOUT = frozenset(["Q101", "Q102", "Q103"])
_RANK = {"error": 3, "warning": 2, "info": 1, "never": 4}


def check(
    libraries: Sequence[Library],
    settings: Settings,
    *,
    since: str | None = None,
    documents: Sequence[Document] = (),
    beside: Sequence[Library] = (),
    jobs: int = 1,
) -> list[Diagnostic]:
    """What is wrong with ``libraries``, as far as ``settings`` want to know.

    Args:
        libraries: one for each input; those of one format are compared with each other.
        settings: see :class:`Settings`; its baseline is not looked at here.
        documents: what cites the libraries.
        beside: libraries whose keys count for the documents, and which are not checked.
        jobs: how many processes look at records, where there are many of them.
        since: a revision of git; findings of entries that it had already are left out.

    Raises:
        MisuseError: a selector of the settings means no rule, or the schema is none; ``since`` cannot be compared with.
    """
    from bibconv import rules
    from bibconv.checking.suppress import silence, suppressions

    codes = selected_codes(settings)
    options = rules.Options(demands=rules.demands(settings.schema))
    marks = list(chain.from_iterable(suppressions(library) for library in libraries))
    findings = [
        finding
        for library in _together(libraries)
        for finding in rules.check(library, select=sorted(codes), options=options, jobs=jobs)
    ]
    if documents:
        from bibconv.checking.documents import findings as cited

        findings += cited([*libraries, *beside], documents, codes)
    if not codes.isdisjoint(_LAYOUT):
        from bibconv.checking.unlaid import unlaid

        findings += [f for library in libraries for f in unlaid(library, codes, settings.format)]
    findings = silence(findings, marks, codes)
    findings = _ignored(findings, settings)
    if since is not None:
        from bibconv.checking.since import changed_only

        findings = changed_only(findings, libraries, since)
    return _graded(findings, settings)


def selected_codes(settings: Settings) -> frozenset[str]:
    """The codes of the rules that run."""
    from bibconv.rules import default_codes, resolve

    if settings.select is None:
        codes = preset_codes(settings.preset)
    else:
        codes = frozenset()
        for word in settings.select:
            codes |= default_codes() if word == DEFAULT else resolve([word])
    return (codes | resolve(settings.extend_select)) - resolve(settings.ignore)


def fails(findings: Iterable[Diagnostic], fail_on: str) -> bool:
    """Whether one of ``findings`` is as bad as ``fail_on``: error, warning, info or never."""
    return any(_RANK[finding.severity.value] >= _RANK[fail_on] for finding in findings)


def _together(libraries: Sequence[Library]) -> list[Library]:
    """Libraries of one format as one, so that keys are compared across files."""
    from bibconv.api import merge

    if len(libraries) > 1 and len({library.format for library in libraries}) == 1:
        return [merge(libraries)]
    return list(libraries)


def _ignored(findings: list[Diagnostic], settings: Settings) -> list[Diagnostic]:
    """Without what the settings ignore in some files and entries."""
    from bibconv.rules import resolve

    files = [(pattern, resolve(words)) for pattern, words in settings.per_file_ignores]
    entries = [(pattern, resolve(words)) for pattern, words in settings.per_entry_ignores]
    if not files and not entries:
        return findings
    return [
        finding
        for finding in findings
        if not any(
            finding.code in codes and matches(finding.file or "", pattern, settings.folder)
            for pattern, codes in files
        )
        and not any(
            finding.code in codes and fnmatchcase(finding.item_id or "", pattern)
            for pattern, codes in entries
        )
    ]


def matches(file: str, pattern: str, folder: Path) -> bool:
    """Whether a pattern of the settings means ``file``: by its name, or by its path from
    ``folder`` on.

    >>> matches("old/a.bib", "*.bib", Path("."))
    True
    """
    path = Path(file)
    try:
        relative = path.absolute().relative_to(folder.absolute()).as_posix()
    except ValueError:  # elsewhere
        relative = path.as_posix()
    return any(fnmatchcase(name, pattern) for name in (path.name, relative)) or fnmatchcase(
        relative, f"{pattern.rstrip('/')}/*"
    )


def _graded(findings: list[Diagnostic], settings: Settings) -> list[Diagnostic]:
    """With the severities that the settings give."""
    from bibconv.rules import resolve

    grades: dict[str, Severity] = {}
    for selector, severity in settings.severity:
        grades |= dict.fromkeys(resolve([selector]), severity)
    if not grades:
        return findings
    return [
        msgspec.structs.replace(finding, severity=grades.get(finding.code, finding.severity))
        for finding in findings
    ]
