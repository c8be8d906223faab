"""Duplicates: found by number and by likeness, merged by a rule per variable, nothing lost."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import bibconv
from bibconv import Date, Item, Name
from bibconv.cli import run
from bibconv.merging import groups, merged

TITLE = "The roots of the spruce in alpine soils"


def article(id: str, **changes: object) -> Item:
    variables = {"title": TITLE, "author": (Name("Lee", "Ann"),), "issued": Date(((2001,),)),
                 "page": "1-9", "volume": "3", "container-title": "Soil"}  # fmt: skip
    return Item(
        id, "article-journal", variables | {k.replace("_", "-"): v for k, v in changes.items()}
    )  # type: ignore[arg-type]


# Two values of a variable, what is merged of them, what is not chosen.
RULES = [
    ("title", "GROWTH", "Growth", "Growth", []),
    ("title", "Growth", "Growth of trees", "Growth of trees", ["Growth"]),
    ("author", (Name("Lee", "A."), Name("Kurz", "Berta")), (Name("Lee", "Ann"), Name("Kurz", "B.")),
     (Name("Lee", "Ann"), Name("Kurz", "Berta")), []),
    ("author", (Name("Lee", "Ann"),), (Name("Lee", "A."), Name("Kurz", "B.")),
     (Name("Lee", "A."), Name("Kurz", "B.")), ["Lee, Ann"]),
    ("author", (Name("Lee", "Ann"),), (Name("Lee", "Bo"),), (Name("Lee", "Ann"),), ["Lee, Bo"]),
    ("issued", Date(((2001,),)), Date(((2001, 5),)), Date(((2001, 5),)), []),
    ("issued", Date(((2001, 5),)), Date(((2002, 6),)), Date(((2001, 5),)), ["2002-6"]),
    ("abstract", "Short.", "Much longer.", "Much longer.", ["Short."]),
    ("keyword", "a; b", "B; c", "a; b; c", []),
    ("note", "one\ntwo", "two", "one\ntwo", []),
    ("ISSN", "0317-8471", "03178471, 1050-124X", "0317-8471, 1050-124X", []),
    ("volume", "3", "4", "3", ["4"]),
]  # fmt: skip


@pytest.mark.parametrize(("variable", "one", "other", "kept", "dropped"), RULES)
def test_rules(variable: str, one: object, other: object, kept: object, dropped: list[str]) -> None:
    items = [Item(id, "book", {variable: value}) for id, value in (("a", one), ("b", other))]  # type: ignore[dict-item]
    item, choices = merged(items)
    assert item.variables[variable] == kept
    assert [text for choice in choices for text in choice.dropped] == dropped
    assert item.extra["bibtex:ids"] == "b"
    assert ("merged" in item.extra) == bool(dropped)


FOUND = {
    "the same DOI": ([article("a", DOI="10.1000/X"), Item("b", "book", {"DOI": "https://doi.org/10.1000/x"})], [(0, 1)]),
    "a chapter with the DOI of its book": (
        [Item("a", "book", {"title": "Trees", "DOI": "10.1/x"}), Item("b", "chapter", {"title": "Roots", "DOI": "10.1/x"})], []),
    "alike": ([article("a"), article("b", title=TITLE.upper()), Item("c", "book", {"title": "No"})], [(0, 1)]),
    "different DOIs": ([article("a", DOI="10.1000/1"), article("b", DOI="10.1000/2")], []),
    "three": ([article("a", DOI="10.1000/1"), article("b", PMID="1", DOI="10.1000/1"), Item("c", "book", {"PMID": "1"})], [(0, 1, 2)]),
}  # fmt: skip


@pytest.mark.parametrize("name", FOUND)
def test_groups(name: str) -> None:
    items, expected = FOUND[name]
    assert [group.places for group in groups(items)] == expected


def test_certain_is_by_number_only() -> None:
    assert not groups([article("a"), article("b")], certain=True)


BIB = """% head
@article{doe04, author={Doe, J.}, title={Growth of Beeches}, year=2019, doi={10.1234/f.7}}

@book{other,title={Something else}}
@misc{doe2004, title={Growth of Beeches}, date={2019-05}, doi={10.1234/F.7}, note={x}}
"""


@pytest.fixture
def bib(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "refs.bib"
    path.write_text(BIB, "utf-8")
    return path


def test_a_dry_run_first(bib: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["dedupe", "refs.bib", "--report", "report.json"]) == 1
    assert bib.read_text("utf-8") == BIB
    err = capsys.readouterr().err
    assert "refs.bib:2:10: doe04 = doe2004 (the same DOI)" in err
    assert "3 records: 1 work more than once, 1 too many" in err
    (told,) = json.loads(Path("report.json").read_text("utf-8"))
    assert told["merged"] == ["doe04", "doe2004"]


def test_merged_in_place(bib: Path) -> None:
    assert run(["dedupe", "refs.bib", "-i", "-q"]) == 0
    text = bib.read_text("utf-8")
    assert text.startswith("% head\n@article{doe04,\n")
    assert "@book{other,title={Something else}}" in text
    first, second = bibconv.loads(text, "biblatex").items
    assert first["issued"] == Date(((2019, 5),))
    assert first["note"] == "x"
    assert first.extra["bibtex:ids"] == "doe2004"
    assert second.id == "other"
    assert run(["dedupe", "refs.bib", "-q"]) == 0


@pytest.mark.usefixtures("bib")
def test_into_another_format(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["dedupe", "refs.bib", "-t", "csl-json", "-q"]) == 0
    assert len(json.loads(capsys.readouterr().out)) == 2
    assert run(["dedupe", "refs.bib", "-i", "-o", "x.bib"]) == 2
