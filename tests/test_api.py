"""The front door: what programs call."""

from __future__ import annotations

from pathlib import Path

import pytest

import bibconv
from bibconv.errors import MisuseError
from bibconv.model import Comment, Record

BIB = "@string{n = {Nature}}\n\n@article{a, title = {T}, journal = n}\n@book{b, title = {U}}\n"


def test_what_did_not_change_keeps_its_text() -> None:
    assert bibconv.dumps(bibconv.loads(BIB), "bibtex") == BIB


def test_one_changed_record_is_written_anew_and_the_rest_stays() -> None:
    library = bibconv.loads(BIB)
    for number, block in enumerate(library.blocks):
        if isinstance(block, Record) and block.item.id == "b":
            item = block.item.with_variables({"title": "New"})
            library.blocks[number] = block.with_item(item)
    text = bibconv.dumps(library, "bibtex")
    assert text.startswith(BIB[: BIB.index("@book")])
    assert "{New}" in text
    assert bibconv.loads(text).items[1].text("title") == "New"


def test_canonical_form_is_stable() -> None:
    once = bibconv.dumps(bibconv.loads(BIB), "bibtex", canonical=True)
    assert bibconv.dumps(bibconv.loads(once), "bibtex", canonical=True) == once


def test_dump_keeps_encoding_mark_and_newlines(tmp_path: Path) -> None:
    data = b"\xff\xfe" + "@misc{ä,\r\n title = {ü}}\r\n".encode("utf-16-le")
    (tmp_path / "in.bib").write_bytes(data)
    bibconv.dump(bibconv.load(tmp_path / "in.bib"), tmp_path / "out.bib")
    assert (tmp_path / "out.bib").read_bytes() == data


def test_records_without_key_get_one_where_one_is_needed() -> None:
    library = bibconv.loads("TY  - BOOK\nAU  - Doe, J\nPY  - 2020\nTI  - The Title\nER  - \n")
    assert library.items[0].id == ""
    assert '"id": "doe2020title"' in bibconv.dumps(library, "csl-json")


def test_comments_of_one_format_do_not_reach_another() -> None:
    library = bibconv.loads("% secret\n@misc{a, title={T}}\n")
    assert any(isinstance(block, Comment) and "secret" in block.raw for block in library.blocks)
    assert "secret" not in bibconv.dumps(library, "ris")


@pytest.mark.parametrize(
    ("variables", "words"),
    [
        ({"author": "Doe"}, "author holds str, but is a tuple of Name"),
        ({"title": None}, "title holds NoneType, but is a str"),
        ({"issued": "2020"}, "issued holds str, but is a Date"),
        ({"journal": "Nature"}, "CSL has no variable 'journal'"),
    ],
)
def test_items_of_the_wrong_shape_are_refused(variables: dict[str, object], words: str) -> None:
    with pytest.raises(MisuseError, match=words):
        bibconv.dumps([bibconv.Item("a", "book", variables)], "bibtex")  # type: ignore[arg-type]


def test_convert_is_load_and_dump() -> None:
    assert bibconv.convert("@book{a, title = {T}}", "ris").startswith("TY  - BOOK")


def test_public_names_are_there() -> None:
    for name in bibconv.__all__:
        assert getattr(bibconv, name) is not None
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = bibconv.nothing  # type: ignore[attr-defined]


OWLS = "Fenn R. Why do owls turn? Night Zool 2016, 2: 3-9."


def test_one_string_is_one_reference() -> None:
    found = bibconv.parse_references(OWLS)
    assert len(found) == len(found.records) == 1
    assert found == bibconv.parse_references([OWLS])
    assert found[0].text("container-title") == "Night Zool"


def test_lines_of_one_string_are_one_reference() -> None:
    (item,) = bibconv.parse_references(OWLS.replace("? ", "?\n"))
    assert item.text("container-title") == "Night Zool"


def test_an_empty_string_says_nothing() -> None:
    (item,) = bibconv.parse_references("")
    assert not item.variables
    assert bibconv.parse_references([]) == []


def test_items_tell_their_trust() -> None:
    found = bibconv.parse_references([OWLS, ""])
    assert found[0].trust == found.records[0].trust > 0.5 > found[1].trust
    assert found[0].doubts == found.records[0].doubts
    assert found[0].trusts == found.records[0].trusts


def test_an_item_with_trust_is_equal_to_one_without() -> None:
    (item,) = found = bibconv.parse_references(OWLS)
    plain = found.records[0].item
    assert item == plain
    assert plain == item
    assert item != plain.with_(id="other")
    assert bibconv.dumps([item], "csl-json") == bibconv.dumps([plain], "csl-json")
