"""Saved pages of our own invention with the structures of real ones: items and findings."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bibconv import pages, reading
from bibconv.diagnostics import Diagnostic
from bibconv.formats.base import ReadContext
from bibconv.model import Library
from bibconv.pages.funding import grants
from bibconv.source import Source

DATA = Path(__file__).parent / "data"
PAGES = sorted([*DATA.glob("*.txt"), *DATA.glob("*.html")])
SHARED = Path(__file__).parents[3] / "shared" / "references" / "pages"


def load(text: str) -> tuple[Library, list[Diagnostic]]:
    findings: list[Diagnostic] = []
    library = Library(reading.read(Source(text), ReadContext(report=findings.append)))
    assert "".join(block.raw or "" for block in library.blocks) == text
    return library, findings


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_page(path: Path) -> None:
    expected = json.loads(path.with_suffix(".expected.json").read_text("utf-8"))
    library, findings = load(path.read_text("utf-8"))
    findings.sort(key=lambda d: d.span.start if d.span else -1)
    assert [item.to_csl() for item in library.items] == expected["items"]
    assert [f"{d.code} {d.line}:{d.column}" for d in findings] == expected["findings"]


@pytest.mark.parametrize(
    ("name", "layout"),
    [
        ("pure-glued", "pure"),
        ("pure-german", "pure"),
        ("pure-table", "pure"),
        ("springer-new", "springer"),
        ("springer-markdown", "springer"),
        ("nature-glued", "springer"),
        ("nature-old", "springer"),
        ("nature-online-first", "springer"),
        ("bmc-old", "springer"),
        ("bmc-new", "springer"),
        ("springer-2017", "springer"),
        ("springer-2022", "springer"),
        ("wiley", "wiley"),
        ("sciencedirect", "sciencedirect"),
        ("tandf", "tandf"),
        ("tandf-pdf-cover", "tandf"),
        ("cambridge", "cambridge"),
        ("pubmed-old", "pubmed"),
        ("pubmed-new", "pubmed"),
        ("pmc", "pmc"),
        ("pmc-new", "pmc"),
        ("biorxiv", "biorxiv"),
        ("pnas", "highwire"),
        ("bmj", "bmj"),
        ("plos", "plos"),
        ("frontiers", "frontiers"),
        ("mdpi", "mdpi"),
        ("dovepress", "dovepress"),
        ("proof-cover", "elsevier-proof"),
        ("cover", "cover"),
        ("repository-copy", "cover"),
        ("journal-system", "generic"),
        ("not-a-page", None),
    ],
)
def test_layout_is_found_by_content(name: str, layout: str | None) -> None:
    page = pages.read(Source((DATA / f"{name}.txt").read_text("utf-8")))
    assert (page.layout if page else None) == layout


@pytest.mark.parametrize(
    ("text", "label", "value"),
    [
        ("Number of pages8", "number-of-pages", "8"),
        ("Volume14", "volume", "14"),
        ("| Volume | 14 |", "volume", "14"),
        ("Volume\t14", "volume", "14"),
        ("Volume: 14", "volume", "14"),
        ("Pages (from-to)20151–20158", "page", "20151-20158"),
        ("Aantal pagina's8", "number-of-pages", "8"),
        ("Antal sider8", "number-of-pages", "8"),
        ("Número de páginas8", "number-of-pages", "8"),
        ("Nombre de pages8", "number-of-pages", "8"),
    ],
)
def test_detail_in_every_shape(text: str, label: str, value: str) -> None:
    page = pages.read(
        Source(
            f"A title\n\nA. Doe\n\nResearch output: Contribution to journal › Article\n\n{text}\n"
        )
    )
    assert page is not None
    assert [fact.value for fact in page.facts if fact.name == label] == [value]


@pytest.mark.parametrize(
    "text", ["Volumes of smoke", "Journals are", "Number of pages", "Pages, and more"]
)
def test_prose_is_no_detail(text: str) -> None:
    page = pages.read(
        Source(
            f"A title\n\nA. Doe\n\nResearch output: Contribution to journal › Article\n\n{text}\n"
        )
    )
    assert page is not None
    assert {fact.name for fact in page.facts} <= {"title", "author", "pure-type"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We thank A. Doe (2012).", []),
        ("Supported by the Fund (12).", [("Fund", ["12"])]),
        (
            "This was funded by the River Council (grant nos. A1, B2 and C3), and by Sea Trust (#9).",
            [("River Council", ["A1", "B2", "C3"]), ("Sea Trust", ["9"])],
        ),
    ],
)
def test_grants(text: str, expected: list[tuple[str, list[str]]]) -> None:
    assert [(grant["funder"], grant["award"]) for grant in grants(text)] == expected


def test_a_page_and_its_citation_that_disagree() -> None:
    text = (DATA / "springer-new.txt").read_text("utf-8")
    _, findings = load(text.replace("loud valleys. Valley", "calm valleys. Valley"))
    assert "E105" in {finding.code for finding in findings}


def test_places_in_html() -> None:
    """Values of metadata and of the text stand where the HTML says them."""
    text = (DATA / "highwire-tags.html").read_text("utf-8")
    library, _ = load(text)
    work, first = library.records[0], library.records[1]
    for record, variable in ((work, "volume"), (work, "abstract"), (first, "container-title")):
        span = record.span_of(variable)
        assert span is not None
        assert span.text == record.item.variables[variable]
    assert first.raw is not None
    assert "<i>rivers</i>" in first.raw


def test_metadata_and_text_that_disagree() -> None:
    text = (DATA / "highwire-tags.html").read_text("utf-8")
    _, findings = load(text.replace("<h1>Otters", "<h1>Badgers"))
    assert [(finding.code, finding.variable) for finding in findings] == [("E105", "title")]


@pytest.mark.parametrize(
    "text",
    [
        "<html>",
        "<html><body><p>x",
        "<!doctype html><table><tr><td>1<td>2",
        "<html><meta name=citation_title>",
    ],
)
def test_html_without_a_work(text: str) -> None:
    library, findings = load(text)
    assert library.records == []
    assert [finding.code for finding in findings] == ["E104"]


LINES = st.sampled_from([line for path in PAGES for line in path.read_text("utf-8").splitlines()])


@settings(max_examples=150, deadline=None)
@given(st.lists(LINES, max_size=30).map("\n".join))
def test_shuffled_pages(text: str) -> None:
    load(text)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(PAGES), st.integers(0, 2000), st.integers(0, 60), st.text(max_size=8))
def test_damaged_pages(path: Path, at: int, cut: int, put: str) -> None:
    text = path.read_text("utf-8")
    load(text[:at] + put + text[at + cut :])


@pytest.mark.skipif(not SHARED.is_dir(), reason="the collection of real pages is not here")
def test_real_pages_lose_nothing() -> None:
    for path in sorted(SHARED.glob("*.txt")):
        load(path.read_text("utf-8"))
