"""The frame: registry, selection, order, explanation; rules on items made in memory."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import bibconv
from bibconv.diagnostics import Diagnostic, Severity
from bibconv.errors import MisuseError
from bibconv.model import Date, Item, Library, Name
from bibconv.rules import RULES, explain, resolve
from bibconv.source import Source

CATALOGUE = Path(__file__).parents[2].parent / "shared" / "rules" / "CATALOGUE.md"


def codes(library: Library, **options: object) -> list[str]:
    return [d.code for d in bibconv.check(library, **options)]  # type: ignore[arg-type]


@pytest.mark.parametrize("code", RULES)
def test_every_rule_is_explained(code: str) -> None:
    page = explain(code)
    assert page.startswith(f"# {code} {RULES[code].name}\n")
    for part in ("Why:", "Example:"):
        assert part in page
    assert re.fullmatch(r"[A-Z][0-9]{3}", code)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", RULES[code].name)
    assert 10 < len(RULES[code].summary) < 120


def test_names_are_unique() -> None:
    names = [rule.name for rule in RULES.values()]
    assert len(names) == len(set(names))


@pytest.mark.skipif(not CATALOGUE.exists(), reason="the rule catalogue is not at hand")
def test_codes_agree_with_the_catalogue() -> None:
    rows = re.findall(
        r"^\| `(\w\d{3})` \| ([\w-]+) \| (\w+) \| (on|off)",
        CATALOGUE.read_text("utf-8"),
        re.MULTILINE,
    )
    catalogue = {code: (name, severity, state) for code, name, severity, state in rows}
    # The part of this rule that looks for slips is promoted; the whole of it is not there.
    catalogue["F106"] = ("unknown-field", "warning", "on")
    # On in its dialect, and silent in the other.
    catalogue["P107"] = ("unicode-dash", "info", "on")
    for code, rule in RULES.items():
        if code in catalogue:
            name, severity, state = catalogue[code]
            assert (rule.name, rule.severity.value) == (name, severity)
            assert rule.default == (state == "on")


@pytest.mark.parametrize(
    ("selectors", "expected"),
    [
        (["I112"], {"I112"}),
        (["i112"], {"I112"}),
        (["I11"], {"I111", "I112", "I113"}),
        (["isbn-bad-checksum"], {"I112"}),
        (["I112,P103"], {"I112", "P103"}),
        (["ALL"], set(RULES)),
        ([], set()),
    ],
)
def test_resolve(selectors: list[str], expected: set[str]) -> None:
    assert resolve(selectors) == expected


@pytest.mark.parametrize(
    ("selector", "hint"), [("isbn-bad-checksums", "isbn-bad-checksum"), ("Z9", "bibconv rules")]
)
def test_an_unknown_selector_is_misuse_with_a_hint(selector: str, hint: str) -> None:
    with pytest.raises(MisuseError, match=re.escape(hint)):
        resolve([selector])
    with pytest.raises(MisuseError, match=re.escape(hint)):
        explain(selector)


def test_findings_come_in_order_of_place_and_once() -> None:
    text = "@misc{b, doi = {10}, pages = {9--8}}\n@misc{a, isbn = {1}, isbn = {1}}\n"
    library = bibconv.loads(text, "bibtex")
    found = bibconv.check(library, select=["I", "P", "F109"])
    places = [(d.line, d.column) for d in found]
    assert places == sorted(places)
    assert [d.code for d in found] == ["I102", "P103", "I111", "F109", "I111"]
    assert len({(d.code, d.line, d.column) for d in found}) == len(found)


def test_select_and_ignore() -> None:
    library = bibconv.loads("@book{a, isbn = {0-201-52983-2}, pages = {9--8}}", "bibtex")
    assert codes(library, select=["I", "P"]) == ["I112", "P103"]
    assert codes(library, select=["I", "P"], ignore=["isbn-bad-checksum"]) == ["P103"]
    assert "I112" in codes(library)
    assert "I112" not in codes(library, ignore=["I1"])


def test_reader_findings_are_selected_like_others() -> None:
    library = Library(
        diagnostics=[
            Diagnostic(code="S103", severity=Severity.ERROR, message="m"),
            Diagnostic(code="S120", severity=Severity.INFO, message="m"),
            Diagnostic(code="Z900", severity=Severity.ERROR, message="m"),
        ]
    )
    assert codes(library) == ["S103", "Z900"]
    assert codes(library, select=["S120"]) == ["S120"]
    assert codes(library, ignore=["S"]) == ["Z900"]


def test_two_places_of_a_duplicate_key() -> None:
    library = bibconv.loads("@misc{a}\n@book{A}\n", "bibtex")
    (found,) = bibconv.check(library, select=["U101"])
    assert (found.line, found.column) == (2, 7)
    assert [(label.span.line, label.span.column) for label in found.labels] == [(1, 7)]


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        (Item("a", "buch"), ["S153"]),
        (Item("a", "book", {"journal": "J"}), ["S151"]),
        (Item("a", "book", {"author": "Doe"}), ["S152"]),
        (Item("a", "book", {"title": (Name(family="Doe"),)}), ["S152"]),
        (Item("a", "book", {"issued": "2004"}), ["S152"]),
        (Item("a", "book", {"issued": Date(((2004, 1, 2, 3),))}), ["S154"]),
        (Item("a", "book", {"title": "T", "issued": Date(((2004,),))}), []),
    ],
)
def test_items_made_in_memory(item: Item, expected: list[str]) -> None:
    assert codes(Library.from_items([item]), select=["S"]) == expected


def test_rules_look_at_items_without_text() -> None:
    item = Item("a", "book", {"ISBN": "0-201-52983-2", "DOI": "doi:10.1/x", "page": "9-8"})
    assert codes(Library.from_items([item]), select=["I", "P"]) == ["I101", "I112", "P103"]


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        (Item("", "article-journal", {"title": "T", "container-title": "J"}), ["F121", "F122"]),
        (Item("", "article-journal", {"DOI": "10.1/x", "volume": "1"}), []),
        (Item("", "book", {"title": "T"}), []),
    ],
)
def test_what_a_reference_in_text_lacks(item: Item, expected: list[str]) -> None:
    library = Library.from_items([item])
    assert codes(library, select=["F12"]) == []
    library.format = "text"
    assert codes(library, select=["F12"]) == expected


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("a\nb", "refs.bib", ["2:2"]),
        ("a\nb\n", "refs.bib", []),
        ("a\r\nb\r\nc\n", "refs.bib", ["3:2"]),
        ("a\nb", "<stdin>", []),
        ("", "refs.bib", []),
    ],
)
def test_line_ends(text: str, name: str, expected: list[str]) -> None:
    library = Library(format="bibtex", sources=[Source(text, name)])
    found = bibconv.check(library, select=["Q106"])
    assert [f"{d.line}:{d.column}" for d in found] == expected
    for diagnostic in found:
        assert diagnostic.fix is not None
        fixed = text
        for edit in sorted(diagnostic.fix.edits, key=lambda e: -e.span.start):
            fixed = fixed[: edit.span.start] + edit.replacement + fixed[edit.span.end :]
        again = Library(format="bibtex", sources=[Source(fixed, name)])
        assert bibconv.check(again, select=["Q106"]) == []


@pytest.mark.parametrize(
    ("text", "code", "severity"),
    [
        ("@article{a, issn = {20493630}}", "I121", Severity.WARNING),
        ("@article{a, issn = {2049-363}}", "I121", Severity.ERROR),
        ("@artcle{a}", "F103", Severity.ERROR),
        ("@article{a, autor = {A}}", "F106", Severity.WARNING),
    ],
)
def test_an_error_is_only_what_loses_or_is_wrong(text: str, code: str, severity: Severity) -> None:
    found = bibconv.check(bibconv.loads(text, "bibtex"), select=[code])
    assert [d.severity for d in found] == [severity]


@pytest.mark.parametrize(
    ("text", "code", "near"),
    [
        ("@artcle{a}", "F103", "@article"),
        ("@inproceeding{a}", "F103", "@inproceedings"),
        ("@masterthesis{a}", "F103", "@mastersthesis"),
        ("@conversation{a}", "F103", "@misc fits"),
        ("@book{a, autor = {A}}", "F106", "author"),
        ("@book{a, titel = {A}}", "F106", "title"),
    ],
)
def test_what_was_meant_is_said(text: str, code: str, near: str) -> None:
    (found,) = bibconv.check(bibconv.loads(text, "bibtex"), select=[code])
    assert near in (found.help or "")


def test_one_cause_is_said_once() -> None:
    text = "@book{a, author = {Doe, Jane; Roe, Richard; Poe, Paula}}"
    assert codes(bibconv.loads(text, "bibtex"), select=["N"]) == ["N105"]
