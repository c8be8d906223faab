"""Many records are looked at by several processes, with the findings of one."""

from __future__ import annotations

import os
from collections.abc import Sequence

import pytest

from bibconv import loads, rules
from bibconv.diagnostics import Diagnostic, Severity
from bibconv.model import Record
from bibconv.rules.apart import looked_at

ENTRY = "@book{{k{0}, title = {{A {0}}}, author = {{Doe, Jane}}, publisher = {{P}}, year = {1}, doi = {{doi:10.1000/{0}}}}}\n"
TEXT = "".join(ENTRY.format(n, 1990 if n % 7 else 3990) for n in range(4500))

needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")


@pytest.mark.parametrize("jobs", [2, 3])
def test_the_findings_are_those_of_one_process(jobs: int) -> None:
    library = loads(TEXT, format="bibtex")
    one = rules.check(library)
    assert len(one) > 4500
    many = rules.check(library, jobs=jobs)
    assert many == one
    # Fixes need the very source, not one that is equal.
    source = library.sources[0]
    assert all(f.span is not None and f.span.source is source for f in many)
    assert all(e.span.source is source for f in many if f.fix for e in f.fix.edits)


def named(records: Sequence[Record]) -> list[Diagnostic]:
    return [Diagnostic(code="X999", severity=Severity.INFO, message=r.item.id) for r in records]


@needs_fork
def test_a_process_that_is_killed_costs_nothing() -> None:
    library = loads(TEXT, format="bibtex")
    here = os.getpid()

    def look(records: Sequence[Record]) -> list[Diagnostic]:
        if os.getpid() != here:
            os.kill(os.getpid(), 9)
        return named(records)

    found = list(looked_at(library.records, look, library.sources, 4))
    assert [finding.message for finding in found] == [f"k{n}" for n in range(4500)]


@needs_fork
def test_an_error_in_a_process_comes_up_here() -> None:
    library = loads(TEXT, format="bibtex")

    def look(records: Sequence[Record]) -> list[Diagnostic]:
        if records[0].item.id != "k0":
            raise ZeroDivisionError
        return named(records)

    with pytest.raises(ZeroDivisionError):
        list(looked_at(library.records, look, library.sources, 2))
