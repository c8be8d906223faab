"""``bibconv format``: laid out as asked, the same when done twice, and the same library."""

from __future__ import annotations

from pathlib import Path

import pytest

import bibconv
from bibconv.cli import run
from bibconv.errors import MisuseError
from bibconv.formats.bibtex.layout import lay_out
from bibconv.layout import laid_out, layout_of
from bibconv.source import Source

FIXTURES = Path(__file__).parent / "fixtures"
CORPUS = Path(__file__).parents[2] / "shared" / "corpus" / "bib"

# Settings, text, text laid out.
CASES = {
    "one line": ({}, "@BOOK(a,Title=\"A {B}\",year=2020)", "@book{a,\n  title = {A {B}},\n  year = 2020,\n}\n"),
    "no fields": ({}, "@book{a}", "@book{a,\n}\n"),
    "values stay": ({}, "@book{a,t={x\n   y},m=may#\" 3\",u={http://a,b=c}}",
                    "@book{a,\n  t = {x\n   y},\n  m = may#\" 3\",\n  u = {http://a,b=c},\n}\n"),
    "remarks stay": ({}, "% top\n\n\n\n% on a\n@book{a, t={x}} % behind\n% below\n\n@comment{b c}",
                     "% top\n\n% on a\n@book{a,\n  t = {x},\n} % behind\n% below\n\n@comment{b c}\n"),
    "definitions in a row": ({}, "@STRING{j=\"J\"}\n@string{k = j # {x}}\n@book{a,t=j}",
                             "@string{j = {J}}\n@string{k = j # {x}}\n\n@book{a,\n  t = j,\n}\n"),
    "a remark inside": ({}, "@book{a, t={x}, % why\n  y=1}", "@book{a, t={x}, % why\n  y=1}\n"),
    "a broken entry": ({}, "@book{a, t={x}\n@book{b,t={y}}", "@book{a, t={x}\n\n@book{b,\n  t = {y},\n}\n"),
    "line ends": ({}, "@book{a,\r\nt={x}}\r\n", "@book{a,\r\n  t = {x},\r\n}\r\n"),
    "quotes": ({"delimiters": "quotes"}, "@book{a,t={x {y}},u={a \"b\"}}",
               "@book{a,\n  t = \"x {y}\",\n  u = {a \"b\"},\n}\n"),
    "kept": ({"delimiters": "keep", "case": "keep", "trailing-comma": False, "indent": 4},
             "@Book{a,T=\"x\",Y={1}}", "@Book{a,\n    T = \"x\",\n    Y = {1}\n}\n"),
    "aligned": ({"align": True}, "@book{a,title={x},y={1}}", "@book{a,\n  title = {x},\n  y     = {1},\n}\n"),
    "fields in order": ({"sort-fields": True}, "@book{a,z={1},year={2},author={3}}",
                        "@book{a,\n  author = {3},\n  year = {2},\n  z = {1},\n}\n"),
    "fields in an order of one's own": (
        {"sort-fields": True, "field-order": ["year", "author"]}, "@book{a,z={1},author={3},year={2}}",
        "@book{a,\n  year = {2},\n  author = {3},\n  z = {1},\n}\n"),
    "sorted with remarks": (
        {"sort": ["key"], "blank-lines": 0}, "% on b\n@book{b,t={1}}\n@string{s={1}}\n\n% on a\n@book{a,t={2}} % a\n",
        "@string{s = {1}}\n\n% on a\n@book{a,\n  t = {2},\n} % a\n\n% on b\n@book{b,\n  t = {1},\n}\n"),
    "the head stays": ({"sort": ["key"]}, "% head\n\n@book{b}\n@book{a}",
                       "% head\n\n@book{a,\n}\n\n@book{b,\n}\n"),
    "latest first": ({"sort": ["-year", "key"]}, "@book{b,year=9}@book{a,year=10}@book{c,year=9}",
                     "@book{a,\n  year = 10,\n}\n\n@book{b,\n  year = 9,\n}\n\n@book{c,\n  year = 9,\n}\n"),
    "parents last": ({"sort": ["key"]}, "@book{a,t={1}}@inbook{b,crossref={a}}",
                     "@inbook{b,\n  crossref = {a},\n}\n\n@book{a,\n  t = {1},\n}\n"),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_laid_out(name: str) -> None:
    table, text, expected = CASES[name]
    layout = layout_of(table)
    assert lay_out(text, layout) == expected
    assert lay_out(expected, layout) == expected


@pytest.mark.parametrize(
    "table", [{}, {"sort": ["key"], "sort-fields": True, "align": True}], ids=["plain", "sorted"]
)
def test_files_read_the_same(table: dict[str, object]) -> None:
    layout = layout_of(table)
    files = sorted(FIXTURES.glob("bib*/*.bib")) + sorted(CORPUS.rglob("*.bib"))
    refused = 0
    for path in files:
        library = bibconv.load(path)
        result = laid_out(library, layout)
        refused += result.refused is not None
        if result.refused is None:
            again = laid_out(bibconv.api.load_source(Source(result.text), library.format), layout)
            assert (again.text, again.refused) == (result.text, None), path
    assert refused <= len(files) // 50


@pytest.mark.parametrize("name", ["csl-json", "csl-yaml", "ris"])
def test_other_formats_are_written_anew(name: str) -> None:
    for path in sorted((FIXTURES / name).iterdir()):
        if path.name.endswith(".expected.json"):
            continue
        library = bibconv.load(path, name)
        result = laid_out(library, layout_of({}))
        if result.refused is None:
            assert bibconv.loads(result.text, name).items == library.items, path


@pytest.mark.parametrize(
    "table",
    [{"indents": 2}, {"indent": "two"}, {"case": "upper"}, {"indent": 99}, {"delimiters": "none"}],
)
def test_wrong_settings_are_told(table: dict[str, object]) -> None:
    with pytest.raises(MisuseError, match="format: "):
        layout_of(table)


@pytest.fixture
def bib(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "refs.bib"
    path.write_bytes(b"@Book{b,title={B}}\n@book{a,title={\xc3\x84}}\n")
    return path


def test_in_place(bib: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["format", "refs.bib"]) == 0
    assert bib.read_text("utf-8").startswith("@book{b,\n  title = {B},\n}\n\n@book{a,")
    assert "1 file: 1 laid out anew" in capsys.readouterr().err
    assert run(["format", "refs.bib", "--check"]) == 0


def test_looking_only(bib: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = bib.read_bytes()
    assert run(["format", "refs.bib", "--check"]) == 1
    assert run(["format", "refs.bib", "--diff", "--sort=key"]) == 1
    assert bib.read_bytes() == before
    out, err = capsys.readouterr()
    assert "refs.bib: would be laid out anew" in err
    assert out.startswith("--- a/refs.bib\n+++ b/refs.bib\n")


def test_settings_and_exclusions(bib: Path) -> None:
    before = bib.read_bytes()
    (bib.parent / "bibconv.toml").write_text('exclude = ["refs.bib"]\n[format]\nindent = 0\n')
    assert run(["format", "refs.bib", "--force-exclude", "-q"]) == 0
    assert bib.read_bytes() == before
    assert run(["format", "refs.bib", "-q"]) == 0
    assert "\ntitle = {B}," in bib.read_text("utf-8")


def test_comments_of_yaml_are_not_lost(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "refs.yaml"
    text = "# mine\nreferences:\n- {id: a, type: book, title: T}\n"
    path.write_text(text, "utf-8")
    assert run(["format", str(path)]) == 1
    assert path.read_text("utf-8") == text
    assert "its comments would be lost" in capsys.readouterr().err


@pytest.mark.usefixtures("bib")
def test_rules_say_what_format_would_do(capsys: pytest.CaptureFixture[str]) -> None:
    run(["check", "refs.bib", "--select", "Q101,Q102,Q103", "--output-format", "concise"])
    out = capsys.readouterr().out
    assert "refs.bib:1:2: info[Q103]" in out
    assert "Q101" in out
    assert "Q102" not in out
    run(["format", "refs.bib", "--sort", "key", "-q"])
    run(["check", "refs.bib", "--select", "Q101,Q102,Q103", "--output-format", "concise"])
    assert capsys.readouterr().out == ""
