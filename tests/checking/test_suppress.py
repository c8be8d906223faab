"""Suppressions in files: what they silence, and what is said of those that do not."""

from __future__ import annotations

from datetime import date

import pytest

import bibconv
from bibconv.checking import Settings, check
from bibconv.checking.suppress import silence, suppressions
from bibconv.diagnostics import Diagnostic
from bibconv.rules import RULES

BOOK = "@book{doe,\n  title = {A},\n  author = {Doe, Jane},\n  publisher = {P},\n  year = 2020,\n  isbn = {0-201-52983-2}\n}\n"


def found(text: str, format: str = "bibtex") -> list[str]:
    return [d.code for d in check([bibconv.loads(text, format)], Settings())]


def test_the_finding_is_there_without() -> None:
    assert found(BOOK) == ["I112"]


@pytest.mark.parametrize(
    "mark",
    [
        "@comment{bibconv: ignore[I112]}\n",
        "@comment{bibconv: ignore[isbn-bad-checksum] as printed}\n",
        "@Comment { bibconv: ignore[ I1 ] }\n\n",
        "% bibconv: ignore[I112] as printed\n",
        "@comment{bibconv: ignore-file[I112]}\n@misc{x, title = {X}}\n",
        "@comment{bibconv: ignore[I112] until=9999-12}\n",
    ],
)
def test_a_suppression_silences(mark: str) -> None:
    assert found(mark + BOOK) == []


@pytest.mark.parametrize(
    ("mark", "codes"),
    [
        ("@comment{bibconv: ignore[F109]}\n", ["Y001", "I112"]),
        ("@comment{bibconv: ignore[I112,F109]}\n", ["Y001"]),
        ("@comment{bibconv: ignore[I912]}\n", ["Y002", "I112"]),
        ("@comment{bibconv: ignore[I112] until=2020-01}\n", ["Y003", "I112"]),
        ("@comment{bibconv: ignore[I112]}\n@misc{x, title = {X}}\n", ["Y001", "I112"]),
    ],
)
def test_what_is_of_no_use_is_told(mark: str, codes: list[str]) -> None:
    assert sorted(found(mark + BOOK)) == sorted(codes)


def test_at_the_end_it_is_for_nothing() -> None:
    assert found(BOOK + "@comment{bibconv: ignore[I112]}\n") == ["I112", "Y001"]


def test_syntax_errors_cannot_be_suppressed() -> None:
    broken = "@comment{bibconv: ignore-file[S103]}\n@misc{a,\n  title = {A}\n  note = {B}\n}\n"
    assert found(broken) == ["S103", "Y001"]


def test_a_field_and_custom_suppress_too() -> None:
    assert found(BOOK.replace("year =", "bibconv = {ignore: I112},\n  year =")) == []
    item = '[{"id": "a", "type": "book", "ISBN": "0-201-52983-2", "custom": {"bibconv-ignore": ["I112"]}}]'
    assert "I112" not in found(item, "csl-json")
    assert "I112" in found(item.replace("I112", "D101"), "csl-json")


def fixes(text: str) -> list[str]:
    library = bibconv.loads(text, "bibtex")
    result = []
    for one in check([library], Settings()):
        if one.code == "Y001" and one.fix:
            (edit,) = one.fix.edits
            start, end = edit.span.start, edit.span.end
            result.append(text[:start] + edit.replacement + text[end:])
    return result


def test_fixes_remove_what_is_of_no_use() -> None:
    assert fixes("@comment{bibconv: ignore[F109]}\n" + BOOK) == [BOOK]
    assert fixes("@comment{bibconv: ignore[I112, F109] as printed}\n" + BOOK) == [
        "@comment{bibconv: ignore[I112] as printed}\n" + BOOK
    ]


def test_expiry_is_the_last_day_of_the_month() -> None:
    library = bibconv.loads("@comment{bibconv: ignore[I112] until=2027-02}\n" + BOOK, "bibtex")
    marks = suppressions(library)
    assert marks[0].until == date(2027, 2, 28)
    findings: list[Diagnostic] = bibconv.check(library)
    selected = frozenset(RULES)
    assert silence(findings, marks, selected, date(2027, 2, 28)) == []
    late = silence(findings, marks, selected, date(2027, 3, 1))
    assert sorted(d.code for d in late) == ["I112", "Y003"]
