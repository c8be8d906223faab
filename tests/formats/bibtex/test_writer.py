"""Writing: verbatim, canonical form, conversion between the dialects, inheritance."""

from __future__ import annotations

from pathlib import Path

import pytest

from bibconv.formats import FORMATS, ReadContext, WriteContext
from bibconv.formats.bibtex import detect_dialect
from bibconv.model import Date, Item, Loss, Name, Record
from bibconv.source import Source

FIXTURES = Path(__file__).parents[2] / "fixtures"
FILES = sorted((*FIXTURES.glob("bibtex/*.bib"), *FIXTURES.glob("biblatex/*.bib")))


def read(text: str, dialect: str) -> list[Record]:
    blocks = FORMATS[dialect].read(Source(text), ReadContext())
    return [block for block in blocks if isinstance(block, Record)]


def write(records: list[Record], dialect: str, losses: list[Loss] | None = None) -> str:
    context = WriteContext(lose=losses.append) if losses is not None else WriteContext()
    return "".join(FORMATS[dialect].write(records, context))


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_unchanged_is_identical_and_canonical_is_stable(path: Path) -> None:
    dialect = path.parent.name
    source = Source.from_path(path)
    blocks = list(FORMATS[dialect].read(source, ReadContext()))
    assert "".join(FORMATS[dialect].write(blocks, WriteContext(verbatim=True))) == source.text
    records = [block for block in blocks if isinstance(block, Record)]
    losses: list[Loss] = []
    text = write(records, dialect, losses)
    again = read(text, dialect)
    assert write(again, dialect) == text
    reported = {(loss.item_id, loss.variable) for loss in losses}
    for before, after in zip(records, again, strict=True):
        old, new = before.item, after.item
        assert old.type == new.type
        assert old.id == new.id or (old.id, "id") in reported
        assert dict(old.variables) == dict(new.variables)
        for key in {*old.extra, *new.extra}:
            same = old.extra.get(key) == new.extra.get(key)
            assert same or (old.id, f"extra:{key}") in reported, key


CONVERSIONS = {
    "thesis": (
        Item("k", "thesis", {"title": "T", "genre": "PhD thesis", "publisher": "Uni"}),
        "@phdthesis{k,\n  title = {T},\n  school = {Uni},\n}\n",
        "@thesis{k,\n  title = {T},\n  type = {phdthesis},\n  institution = {Uni},\n}\n",
    ),
    "article": (
        Item(
            "k",
            "article-journal",
            {
                "author": (Name(family="Doe", given="Jane"),),
                "title": "T",
                "container-title": "J",
                "issue": "2",
                "page": "1-9",
                "issued": Date(((2001, 5, 3),)),
            },
        ),
        "@article{k,\n  author = {Doe, Jane},\n  title = {T},\n  journal = {J},\n"
        "  year = {2001},\n  month = may,\n  day = {3},\n  number = {2},\n  pages = {1--9},\n}\n",
        "@article{k,\n  author = {Doe, Jane},\n  title = {T},\n  journaltitle = {J},\n"
        "  date = {2001-05-03},\n  number = {2},\n  pages = {1--9},\n}\n",
    ),
    "paper": (
        Item("k", "paper-conference", {"container-title": "P", "publisher-place": "Oslo"}),
        "@inproceedings{k,\n  booktitle = {P},\n  address = {Oslo},\n}\n",
        "@inproceedings{k,\n  booktitle = {P},\n  location = {Oslo},\n}\n",
    ),
    "aside": (
        Item("k", "map", {"scale": "1:100", "title": "M"}),
        "@misc{k,\n  entrysubtype = {map},\n  title = {M},\n  scale = {1:100},\n}\n",
        "@misc{k,\n  entrysubtype = {map},\n  title = {M},\n  scale = {1:100},\n}\n",
    ),
}


@pytest.mark.parametrize("name", CONVERSIONS)
def test_both_dialects(name: str) -> None:
    item, bibtex, biblatex = CONVERSIONS[name]
    assert write([Record(item)], "bibtex") == bibtex
    assert write([Record(item)], "biblatex") == biblatex


def test_inherited_values_stay_with_the_parent() -> None:
    text = "@inbook{c,\n  title = {C},\n  crossref = {b},\n}\n\n@book{b,\n  title = {B},\n}\n"
    records = read(text, "biblatex")
    assert records[0].item["container-title"] == "B"
    assert write(records, "biblatex") == text


def test_without_its_parent_a_child_is_written_whole() -> None:
    records = read("@inbook{c, title={C}, crossref={b}}\n@book{b, title={B}}", "biblatex")
    losses: list[Loss] = []
    text = write(records[:1], "biblatex", losses)
    assert text == "@inbook{c,\n  title = {C},\n  booktitle = {B},\n}\n"
    assert "extra:bibtex:crossref" in {loss.variable for loss in losses}


def test_items_without_a_usable_key_get_one() -> None:
    item = Item("", "book", {"title": "Great Things", "author": (Name(family="Ørsted"),)})
    losses: list[Loss] = []
    text = write([Record(item), Record(Item("a, b", "book", {"title": "T"}))], "bibtex", losses)
    assert [loss.variable for loss in losses] == ["id", "id"]
    ids = [record.item.id for record in read(text, "bibtex")]
    assert ids[1] == "a_b"
    assert ids[0].isascii()
    assert ids[0]


def test_a_changed_record_among_unchanged_blocks() -> None:
    text = "% top\n@book{a, title={A}}\n\n@book{b, title={B}} % end\n"
    blocks = list(FORMATS["bibtex"].read(Source(text), ReadContext()))
    changed = [
        block.with_item(block.item.with_variables({"title": "New"}))
        if isinstance(block, Record) and block.item.id == "a"
        else block
        for block in blocks
    ]
    out = "".join(FORMATS["bibtex"].write(changed, WriteContext(verbatim=True)))
    assert out == "% top\n@book{a,\n  title = {New},\n}\n\n@book{b, title={B}} % end\n"


DIALECTS = {
    "@article{k, journal={J}, year=2000}": "bibtex",
    "@article{k,\n journaltitle = {J}}": "biblatex",
    "@book{k, date = {2000}}": "biblatex",
    "@online{k}": "biblatex",
    "@book{k, title={date = now}}": "bibtex",
    "@book{k, date={1}}\n@comment{jabref-meta: databaseType:bibtex;}": "bibtex",
    "": "bibtex",
}


@pytest.mark.parametrize("text", DIALECTS)
def test_dialect(text: str) -> None:
    assert detect_dialect(text) == DIALECTS[text]
