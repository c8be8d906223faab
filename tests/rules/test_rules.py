"""Every rule by its cases: what it must find and where, what it must leave alone, its fixes.

``cases/CODE.txt`` holds blocks: ``== bad FORMAT`` with a text and ``-- CODE line:column`` for
each finding of the rule, ``== fixed`` with what all its fixes make of the text before, or
``== good FORMAT`` with a text in which it finds nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import bibconv
from bibconv.diagnostics import Diagnostic
from bibconv.rules import RULES

CASES = Path(__file__).parent / "cases"
_BLOCK = re.compile(r"^== (bad|good|fixed)(?: (\S+))?\n", re.MULTILINE)


def cases() -> Iterator[object]:
    for path in sorted(CASES.glob("*.txt")):
        pieces = _BLOCK.split(path.read_text("utf-8"))[1:]
        for number, start in enumerate(range(0, len(pieces), 3), 1):
            kind, format, body = pieces[start : start + 3]
            if kind == "fixed":
                continue
            lines = body.splitlines(keepends=True)
            expected = [line[3:].strip() for line in lines if line.startswith("-- ")]
            text = "".join(line for line in lines if not line.startswith("-- "))
            yield pytest.param(
                path.stem, kind, format, text, expected, id=f"{path.stem}-{kind}-{number}"
            )


def fixed_cases() -> Iterator[object]:
    for path in sorted(CASES.glob("*.txt")):
        pieces = _BLOCK.split(path.read_text("utf-8"))[1:]
        for start in range(3, len(pieces), 3):
            if pieces[start] == "fixed":
                lines = pieces[start - 1].splitlines(keepends=True)
                text = "".join(line for line in lines if not line.startswith("-- "))
                yield pytest.param(
                    path.stem,
                    pieces[start - 2],
                    text,
                    pieces[start + 2],
                    id=f"{path.stem}-{start // 3}",
                )


def check(text: str, format: str, code: str) -> list[Diagnostic]:
    return bibconv.check(bibconv.loads(text, format, name="refs"), select=[code])


@pytest.mark.parametrize(("code", "kind", "format", "text", "expected"), list(cases()))
def test_case(code: str, kind: str, format: str, text: str, expected: list[str]) -> None:
    found = check(text, format, code)
    assert [f"{d.code} {d.line}:{d.column}" for d in found] == expected
    assert bool(expected) == (kind == "bad"), "a bad case names findings, a good one none"


def apply(text: str, found: list[Diagnostic]) -> str:
    edits = {
        (edit.span.start, edit.span.end, edit.replacement)
        for d in found
        if d.fix
        for edit in d.fix.edits
    }
    for start, end, replacement in sorted(edits, reverse=True):
        text = text[:start] + replacement + text[end:]
    return text


@pytest.mark.parametrize(("code", "kind", "format", "text", "expected"), list(cases()))
def test_fixes_remove_what_they_fix(
    code: str, kind: str, format: str, text: str, expected: list[str]
) -> None:
    found = check(text, format, code)
    assert len(found) == len(expected), kind
    fixed = apply(text, found)
    left = check(fixed, format, code)
    assert len(left) == sum(d.fix is None for d in found)
    before, after = bibconv.loads(text, format), bibconv.loads(fixed, format)
    syntax = [d for d in after.diagnostics if d.code.startswith("S")]
    assert len(syntax) <= len([d for d in before.diagnostics if d.code.startswith("S")])
    assert len(after) >= len(before) - sum(d.code == "U101" and d.fix is not None for d in found)


@pytest.mark.parametrize(("code", "format", "text", "fixed"), list(fixed_cases()))
def test_what_fixes_make(code: str, format: str, text: str, fixed: str) -> None:
    assert apply(text, check(text, format, code)) == fixed


def test_every_rule_with_a_record_function_has_cases() -> None:
    tested = {path.stem for path in CASES.glob("*.txt")}
    elsewhere = {
        "F121",
        "F122",
        "F201",
        "F202",
        "F203",
        "L201",
        "Q106",
        "R201",
        "R202",
        "R203",
        "S151",
        "S152",
        "S153",
        "S154",
    }
    functions = {c for c, r in RULES.items() if r.check_record or r.check_library}
    assert functions == tested | elsewhere
