"""Fixes: what they change, what they leave, what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import bibconv
from bibconv.checking import Settings, check
from bibconv.cli import run
from bibconv.diagnostics import Diagnostic, Edit, Fix, Severity
from bibconv.fixing import fix
from bibconv.fixing.proof import difference
from bibconv.model import Library
from bibconv.source import Source

ODD = (
    "% kept as it is\r\n@string{ jx = {Journal X} }\r\n"
    '@ARTICLE( doe,   Title = "A" # { b },\r\n   month = {June},% no comment\r\n'
    "\tjournal=jx , doi = {https://doi.org/10.1000/a}, year = 2020, author = {Doe, J. and others} )\r\n"
)


def found(library: Library) -> list[Diagnostic]:
    return check([library], Settings())


def fixed(text: str, *, unsafe: bool = False) -> str:
    return fix(bibconv.loads(text, "bibtex"), found, unsafe=unsafe).library.sources[0].text


def test_only_the_places_of_fixes_change() -> None:
    text = ODD.replace("% no comment", "")
    expected = text.replace("{June}", "jun").replace("https://doi.org/", "")
    assert fixed(text) == expected
    assert fixed(expected) == expected


def test_a_file_with_syntax_errors_is_not_touched() -> None:
    broken = ODD.replace("jx ,", "jx ")
    result = fix(bibconv.loads(broken, "bibtex"), found)
    assert result.library.sources[0].text == broken
    assert result.unfixable is not None
    assert result.unfixable.startswith("S103 at line 5")


def test_unsafe_fixes_wait_to_be_asked_for() -> None:
    text = "@misc{a,\n  title = {A},\n  url = {www.example.org/a},\n}\n"
    assert fixed(text) == text
    assert "{https://www.example.org/a}" in fixed(text, unsafe=True)


def lying(start: int, end: int, replacement: str) -> list[Diagnostic]:
    """A finding whose fix changes whatever is said here."""
    span = SOURCE.span(start, end)
    edit = Fix("a lie", (Edit(span, replacement),))
    return [Diagnostic(code="X999", severity=Severity.INFO, message="", span=span, fix=edit)]


SOURCE = Source("@book{a, title = {A}, year = 2020}\n@book{b, title = {B}, year = 2021}\n", "x.bib")


@pytest.mark.parametrize(
    ("start", "end", "replacement", "words"),
    [
        (18, 19, "{", "would change"),  # swallows the next field
        (0, 1, "", "would be"),
        (33, 34, "", "would"),
    ],
)
def test_a_fix_that_does_more_is_refused(
    start: int, end: int, replacement: str, words: str
) -> None:
    library = bibconv.api.load_source(SOURCE, "bibtex")
    result = fix(library, lambda _: lying(start, end, replacement))
    assert result.library.sources[0].text == SOURCE.text
    assert words in result.refused[0].reason


def test_a_good_fix_beside_a_bad_one_is_applied() -> None:
    library = bibconv.api.load_source(SOURCE, "bibtex")
    good, bad = lying(29, 33, "1999"), lying(53, 54, "{")
    assert SOURCE.text[29:33] == "2020"

    def find(now: Library) -> list[Diagnostic]:
        return good + bad if now is library else []

    result = fix(library, find)
    assert result.library.items[0].date("issued") != library.items[0].date("issued")
    assert len(result.library) == 2


def test_proof_looks_at_what_was_not_edited() -> None:
    before = bibconv.loads("@book{a, title = {A}, note = {N}}\n", "bibtex")
    after = bibconv.loads("@book{a, title = {A}, note = {M}}\n", "bibtex")
    assert difference(before, after, []) is not None
    assert difference(before, before, []) is None


def test_other_formats_are_fixed_too() -> None:
    ris = "TY  - JOUR\r\nAU  - Doe, J\r\nTI  - A\r\nJO  - J\r\nPY  - 2020\r\nDO  - https://doi.org/10.1000/a\r\nER  - \r\n"
    result = fix(bibconv.loads(ris, "ris"), found)
    assert result.library.sources[0].text == ris.replace("https://doi.org/", "")
    data = '[{"id":"a","type":"book","DOI":"doi:10.1000/a"}]\n'
    result = fix(bibconv.loads(data, "csl-json"), found)
    assert result.library.sources[0].text == data.replace("doi:", "")


_VALUES = st.sampled_from(
    [
        "{https://doi.org/10.1000/x}",
        "{}",
        "{June}",
        "{pp. 12--14}",
        "jun",
        "{2020}",
        "{doe and and roe}",
        "{1234-567X}",
        "{www.x.org}",
        "{Doe, J. and others}",
        "{Smith, A. et al.}",
        '"a" # {b}',
        "{12 -- 14}",
    ]
)
_FIELDS = st.lists(
    st.tuples(st.sampled_from("doi month pages author issn url title year isbn".split()), _VALUES),
    min_size=1,
    max_size=6,
)


@given(st.lists(_FIELDS, min_size=1, max_size=4), st.booleans())
def test_after_fixing_nothing_fixable_is_left(
    entries: list[list[tuple[str, str]]], unsafe: bool
) -> None:
    text = "".join(
        f"% {number}\n@article{{k{number},\n"
        + "".join(f"  {name} = {value},\n" for name, value in fields)
        + "}\n"
        for number, fields in enumerate(entries)
    )
    library = bibconv.loads(text, "bibtex")
    result = fix(library, found, unsafe=unsafe)
    left = [d for d in found(result.library) if d.fix and (d.fix.safe or unsafe)]
    if result.unfixable is None:
        assert {d.code for d in left} <= {one.finding.code for one in result.refused}
    again = fix(result.library, found, unsafe=unsafe)
    assert again.library.sources[0].text == result.library.sources[0].text
    assert len(result.library) == len(library)


@pytest.mark.parametrize("name", ["refs.bib", "refs.ris", "refs.json"])
def test_the_byte_order_mark_is_taken_away(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = {
        "refs.bib": "@misc{a,\r\n  title = {Ä},\r\n}\r\n",
        "refs.ris": "TY  - GEN\nTI  - Ä\nER  - \n",
        "refs.json": '[{"id": "a", "type": "book", "title": "Ä"}]\n',
    }[name]
    file = tmp_path / name
    file.write_bytes(b"\xef\xbb\xbf" + text.encode())
    arguments = ["check", "--no-config", "--select", "S002", str(file)]
    assert run([*arguments, "--diff"]) == 1
    assert "without its byte-order mark" in capsys.readouterr().err
    assert file.read_bytes().startswith(b"\xef\xbb\xbf")
    assert run([*arguments, "--fix"]) == 0
    assert file.read_bytes() == text.encode()
    assert run([*arguments, "--diff"]) == 0


def test_marks_of_a_conflict_keep_a_file_from_being_fixed(tmp_path: Path) -> None:
    text = "<<<<<<< HEAD\n@misc{a,\n  doi = {doi:10.1000/a},\n}\n=======\n>>>>>>> topic\n"
    file = tmp_path / "refs.bib"
    file.write_text(text, "utf-8")
    run(["check", "--no-config", "--fix", str(file)])
    assert file.read_text("utf-8") == text
