"""Hostile texts in every XML, JSON and YAML format: refused or inert, never read from elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest

import bibconv
from bibconv.detect import FORMATS
from bibconv.model import Date, Item, Library, Name

ITEM = Item(
    "marker",
    "article-journal",
    {
        "title": "MARKERTITLE",
        "author": (Name(family="Doe", given="Jane"),),
        "container-title": "Journal",
        "issued": Date(parts=((1999,),)),
        "DOI": "10.1000/marker",
    },
)
WRITTEN = {
    name: bibconv.dumps(Library.from_items([ITEM]), name)
    for name, format in FORMATS.items()
    if format.writes
}
XML = [name for name, format in FORMATS.items() if format.opens == "<" and format.writes]
JSON = ["csl-json", *(n for n, f in FORMATS.items() if f.opens == "[{" and f.writes)]
YAML = ["csl-yaml", "hayagriva", "cff"]

LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "MUCH" * 10}">' for n in range(12))


def with_doctype(text: str, declarations: str, reference: str) -> str:
    """A text with a document type in front and a reference in its title."""
    head, _, rest = text.partition("?>") if text.startswith("<?xml") else ("", "", text)
    head = f"{head}?>" if head else ""
    return f"{head}<!DOCTYPE x [{declarations}]>{rest.replace('MARKERTITLE', reference)}"


def said(text: str, format: str) -> str:
    """All that the items of a text say."""
    library = bibconv.loads(text, format=format)
    return "".join(str(item.variables) + str(item.extra) for item in library.items)


def codes(text: str, format: str) -> set[str]:
    return {finding.code for finding in bibconv.loads(text, format=format).diagnostics}


def test_there_is_something_to_test() -> None:
    assert len(XML) >= 9
    assert len(JSON) >= 4
    assert all("MARKERTITLE" in WRITTEN[name] for name in (*XML, *JSON, *YAML))


@pytest.mark.parametrize("name", XML)
def test_entities_do_not_grow(name: str) -> None:
    text = with_doctype(WRITTEN[name], LAUGHS, "&l11;")
    assert len(said(text, name)) < 10_000
    assert "S160" in codes(text, name)


@pytest.mark.parametrize("name", XML)
@pytest.mark.parametrize("kind", ["SYSTEM", 'PUBLIC "-//X//Y"'])
def test_no_file_is_read(name: str, kind: str, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("TOPSECRET", "utf-8")
    text = with_doctype(WRITTEN[name], f'<!ENTITY x {kind} "{secret.as_uri()}">', "A &x; B")
    assert "TOPSECRET" not in said(text, name)
    include = f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{secret.as_uri()}" parse="text"/>'
    assert "TOPSECRET" not in said(WRITTEN[name].replace("MARKERTITLE", include), name)


@pytest.mark.parametrize("name", XML)
def test_deep_elements_are_refused(name: str) -> None:
    deep = "<i>" * 50_000 + "x" + "</i>" * 50_000
    text = WRITTEN[name].replace("MARKERTITLE", deep)
    assert len(said(text, name)) < 1_000_000
    assert "S160" in codes(text, name)


@pytest.mark.parametrize("name", JSON)
@pytest.mark.parametrize("bracket", ["[]", '{"a":'])
def test_deep_values_are_refused(name: str, bracket: str) -> None:
    opener = bracket.rstrip("]")
    closer = "]" if opener == "[" else "}"
    deep = opener * 100_000 + "1" + closer * 100_000
    text = WRITTEN[name].replace('"MARKERTITLE"', deep)
    assert "MARKERTITLE" not in said(text, name)
    assert "S150" in codes(text, name)


@pytest.mark.parametrize("name", YAML)
@pytest.mark.parametrize(
    "value",
    [
        "!!python/object/apply:os.system ['touch {0}']",
        "!!python/name:os.system",
        "!!binary Z2lm",
        "!<tag:yaml.org,2002:python/object/new:os.system> [touch {0}]",
    ],
)
def test_tags_run_nothing(name: str, value: str, tmp_path: Path) -> None:
    made = tmp_path / "made"
    text = WRITTEN[name].replace("MARKERTITLE", value.format(made))
    said(text, name)
    assert not made.exists()


@pytest.mark.parametrize("name", YAML)
def test_aliases_do_not_grow(name: str) -> None:
    bomb = "bomb0: &b0 [x, x, x, x, x, x, x, x, x, x]\n" + "".join(
        f"bomb{n}: &b{n} [{', '.join([f'*b{n - 1}'] * 10)}]\n" for n in range(1, 12)
    )
    text = bomb + WRITTEN[name].removeprefix("---\n").replace("MARKERTITLE", "*b11")
    assert len(said(text, name)) < 1_000_000


@pytest.mark.parametrize("name", ["csv", "tsv"])
@pytest.mark.parametrize("sign", "=+-@\t\r")
def test_tables_calculate_nothing(name: str, sign: str) -> None:
    value = f"{sign}HYPERLINK(1)"
    item = ITEM.with_variables({"title": value})
    text = bibconv.dumps(Library.from_items([item]), name)
    cells = [cell.strip('"') for cell in text.replace("\t", ",").split(",")]
    assert not any(cell.startswith((f"{sign}H", "=H")) for cell in cells)
    (back,) = bibconv.loads(text, format=name).items
    assert (back.text("title") or "").strip() == value.strip()


@pytest.mark.parametrize("name", XML)
@pytest.mark.parametrize("odd", ["<tps:>x</tps:>", "<a:b:c>x</a:b:c>", "<:x/>", "<geo:>", "<x:y>z"])
def test_odd_names_of_elements_cost_nothing(name: str, odd: str) -> None:
    text = WRITTEN[name].replace("MARKERTITLE", f"MARKERTITLE{odd}")
    assert "MARKERTITLE" in said(text, name)
    closing = WRITTEN[name].index("</", WRITTEN[name].index("MARKERTITLE"))
    end = WRITTEN[name].index(">", closing) + 1
    text = WRITTEN[name][:end] + odd + WRITTEN[name][end:]
    assert "MARKERTITLE" in said(text, name)


@pytest.mark.parametrize("name", ["author", "editor", "affiliated", "parent", "date", "title"])
@pytest.mark.parametrize(
    "value", ["[null]", "[1]", "[[a]]", "null", "{name: null}", "[{name: [a]}]", "[{1: a}]", "true"]
)
def test_odd_values_of_yaml_cost_no_record(name: str, value: str) -> None:
    text = f"a:\n  type: book\n  note: MARKERTITLE\n  {name}: {value}\n"
    assert len(bibconv.loads(text, format="hayagriva").items) == 1
    reference = f"cff-version: 1.2.0\ntitle: MARKERTITLE\n{name}s: {value}\nreferences: {value}\n"
    assert "MARKERTITLE" in said(reference, "cff")
