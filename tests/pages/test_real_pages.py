"""The collection of real saved pages against reviewed facts about each of them.

``real_pages.json`` holds, per file, what the page says of its own works and its references:
facts only (an abstract by its first words, marked by an ellipsis), and nothing that the page
does not say. Names are compared by family name and the letters of the given names.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from bibconv import reading
from bibconv.diagnostics import Diagnostic
from bibconv.formats.base import ReadContext
from bibconv.model import Date, Item, Library, Name
from bibconv.source import Source
from bibconv.text.dates import format_edtf

PAGES = Path(__file__).parents[3] / "shared" / "references" / "pages"
# What stands wrong in the reading of single references, not of the page.
HARD = {"13-springer-2019-layout": 'a journal called "Found. trends" reads like a sentence'}
TRUTH: dict[str, Any] = json.loads((Path(__file__).with_name("real_pages.json")).read_text("utf-8"))


def load(path: Path) -> tuple[Library, list[Diagnostic]]:
    findings: list[Diagnostic] = []
    source = Source.from_path(path)
    library = Library(reading.read(source, ReadContext(report=findings.append)))
    assert "".join(block.raw or "" for block in library.blocks) == source.text
    return library, findings


def name_text(name: Name) -> str:
    if name.literal:
        return name.literal
    particle = name.non_dropping_particle or name.dropping_particle
    family = f"{particle} {name.family}" if particle else name.family or ""
    return f"{family}, {letters(name.given or '')}"


def letters(text: str) -> str:
    return "".join(char for char in text if char.isalpha())


def shown(value: object) -> object:
    """A value as the truth writes it."""
    if isinstance(value, Date):
        return format_edtf(value)
    if isinstance(value, tuple):
        return [name_text(name) for name in value]
    return value


def wanted(value: object) -> object:
    if isinstance(value, list) and value and isinstance(value[0], str) and ", " in value[0]:
        parts = [name.partition(", ") for name in value]
        return [f"{family}, {letters(given)}" for family, _, given in parts]
    return value


def differences(item: Item, truth: dict[str, Any]) -> list[str]:
    """What an item says otherwise than its truth, or beside it."""
    found = [f"{key}: not in the truth" for key in item.variables if key not in truth]
    found += [
        f"{key}: not in the truth" for key in item.extra if key not in truth.get("custom", {})
    ]
    for key, value in truth.items():
        if key == "custom":
            found += [
                f"{name}: {item.extra.get(name)!r} for {entry!r}"
                for name, entry in value.items()
                if item.extra.get(name) != entry
            ]
            continue
        actual = item.type if key == "type" else shown(item.variables.get(key))
        expected = wanted(value) if key in ("author", "editor") else value
        if isinstance(expected, str) and expected.endswith(" …"):
            same = str(actual).startswith(expected[:-2])
        else:
            same = actual == expected
        if not same:
            found.append(f"{key}: {actual!r} for {expected!r}")
    return found


@pytest.mark.skipif(not PAGES.is_dir(), reason="the collection of real pages is not here")
@pytest.mark.parametrize(
    "name",
    [
        pytest.param(name, marks=pytest.mark.xfail(strict=False, reason=HARD[name]))
        if name in HARD
        else name
        for name in sorted(TRUTH)
    ],
)
def test_real_page(name: str) -> None:
    truth = TRUTH[name]
    library, findings = load(PAGES / f"{name}.txt")
    items = library.items
    works, references = truth["works"], truth["references"]
    assert [item.text("title") or item.text("DOI") for item in items] == [
        fact.get("title") or fact.get("DOI", "") for fact in [*works, *references]
    ]
    wrong = [
        f"{fact.get('title')}: {difference}"
        for item, fact in zip(items, [*works, *references], strict=True)
        for difference in differences(item, fact)
    ]
    assert wrong == []
    for item in items[: len(works)]:
        assert [name for name in truth.get("absent", ()) if name in item] == []
    gaps = [d.message.split('"')[1] for d in findings if d.code == "E103"]
    assert gaps == truth.get("gaps", [])
