"""What ``check`` prints, one form a file: each takes a :class:`Report` and gives text.

The form ``text`` and those of one line a finding are in :mod:`bibconv.cli.findings`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from importlib import import_module

import msgspec

from bibconv.diagnostics import Diagnostic
from bibconv.model import Library


class Report(msgspec.Struct, frozen=True):
    """The outcome of one run.

    Attributes:
        findings: in order of place.
        libraries: what was checked, one for each input.
        names: code -> name of the rule.
        colour: whether text may have the colours of a terminal.
    """

    findings: Sequence[Diagnostic]
    libraries: Sequence[Library]
    names: dict[str, str]
    colour: bool = False


Printer = Callable[[Report], Iterator[str]]

# Name of the form -> where its printer is: module and function.
FORMS: dict[str, tuple[str, str]] = {
    "text": ("bibconv.cli.report.lines", "text"),
    "concise": ("bibconv.cli.report.lines", "concise"),
    "json": ("bibconv.cli.report.lines", "json_array"),
    "json-lines": ("bibconv.cli.report.lines", "json_lines"),
    "github": ("bibconv.cli.report.lines", "github"),
    "sarif": ("bibconv.cli.report.sarif", "sarif"),
    "junit": ("bibconv.cli.report.junit", "junit"),
    "html": ("bibconv.cli.report.html", "html"),
}


def printer(form: str) -> Printer:
    """The printer of a form, imported when it is first used."""
    module, function = FORMS[form]
    found: Printer = getattr(import_module(module), function)
    return found
