"""Rules that listen to options: the user's schema, profiles, lists, patterns; files on disk."""

from __future__ import annotations

from pathlib import Path

import pytest

import bibconv
from bibconv.errors import MisuseError
from bibconv.rules import Options, demands

ENTRY = "@article{a, volume = {B12}, abstract = {X}, owner = {jane}}"


@pytest.mark.parametrize(
    ("schema", "expected"),
    [
        ({"article": {"required": ["doi"]}}, ["F201 1:10"]),
        ({"article-journal": {"required": ["DOI", "volume"]}}, ["F201 1:10"]),
        ({"@Article": {"required": ["volume"]}}, []),
        ({"*": {"forbidden": ["abstract"]}}, ["F202 1:40"]),
        ({"book": {"forbidden": ["abstract"]}}, []),
        ({"article": {"pattern": {"volume": "[0-9]+"}}}, ["F203 1:22"]),
        ({"article": {"pattern": {"volume": "B[0-9]+", "number": "[0-9]+"}}}, []),
    ],
)
def test_a_schema_of_the_user(schema: dict[str, object], expected: list[str]) -> None:
    library = bibconv.loads(ENTRY, "bibtex")
    found = bibconv.check(library, select=["F2"], options=Options(demands=demands(schema)))
    assert [f"{d.code} {d.line}:{d.column}" for d in found] == expected


def test_a_schema_holds_for_all_formats() -> None:
    text = '[{"id": "a", "type": "book", "title": "T"}]'
    options = Options(
        demands=demands({"book": {"required": ["publisher"], "forbidden": ["title"]}})
    )
    found = bibconv.check(bibconv.loads(text, "csl-json"), select=["F2"], options=options)
    assert [d.code for d in found] == ["F201", "F202"]


@pytest.mark.parametrize(
    ("schema", "message"),
    [
        ({"book": ["doi"]}, "a table of"),
        ({"book": {"demanded": ["doi"]}}, "none of required"),
        ({"book": {"required": "doi"}}, "list of names"),
        ({"book": {"pattern": {"doi": "("}}}, "no regular expression"),
        ({"book": {"pattern": {"doi": "(a+)+"}}}, "repeats a repetition"),
        ({"book": {"pattern": {"doi": 5}}}, "pattern is text"),
    ],
)
def test_a_schema_of_another_form_is_misuse(schema: dict[str, object], message: str) -> None:
    with pytest.raises(MisuseError, match=message):
        demands(schema)


@pytest.mark.parametrize(
    ("options", "code", "count"),
    [
        (Options(), "F102", 2),
        (Options(profile="ieee"), "F102", 4),
        (Options(private_fields=("volume",)), "F115", 1),
        (Options(key_pattern="[a-z]+[0-9]{4}"), "C103", 1),
        (Options(key_pattern="[a-z]+"), "C103", 0),
    ],
)
def test_options(options: Options, code: str, count: int) -> None:
    found = bibconv.check(bibconv.loads(ENTRY, "bibtex"), select=[code], options=options)
    assert len(found) == count


def test_fields_that_the_user_listed_are_deleted_safely() -> None:
    library = bibconv.loads(ENTRY, "bibtex")
    fixes = [
        bibconv.check(library, select=["F115"], options=Options(private_fields=fields))[0].fix
        for fields in ((), ("owner",))
    ]
    assert [fix is not None and fix.safe for fix in fixes] == [False, True]


def test_files_that_are_not_there(tmp_path: Path) -> None:
    (tmp_path / "there.pdf").write_bytes(b"")
    path = tmp_path / "refs.bib"
    path.write_text("@book{a, file = {:there.pdf:PDF}}\n@book{b, file = {gone.pdf}}\n", "utf-8")
    found = bibconv.check(bibconv.load(path), select=["L201"])
    assert [(d.line, d.message) for d in found] == [(2, "there is no file gone.pdf")]


@pytest.mark.parametrize("name", ["x" * 5000 + ".pdf", "a\0b.pdf"])
def test_a_file_name_that_no_file_can_have_is_missing(name: str, tmp_path: Path) -> None:
    file = tmp_path / "refs.bib"
    file.write_text(
        f"@book{{a, title = {{A}}, file = {{:{name}:PDF}}}}\n" + "% text\n" * 100, "utf-8"
    )
    found = bibconv.check(bibconv.load(file), select=["L201"])
    assert [finding.code for finding in found] == ["L201"]
