"""RIS there and back: nothing is lost that is not reported, and rewriting changes nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import items

from bibconv.diagnostics import Diagnostic
from bibconv.formats import ReadContext, WriteContext
from bibconv.formats.ris import read, write
from bibconv.model import Date, Item, Loss, Name, Outcome, Record
from bibconv.source import Source

FIXTURES = sorted((Path(__file__).parents[2] / "fixtures" / "ris").glob("*.ris"))
CORPUS = Path(__file__).parents[4] / "shared" / "corpus" / "ris"


def items_of(text: str) -> list[Item]:
    blocks = list(read(Source(text), ReadContext()))
    assert "".join(block.raw or "" for block in blocks) == text
    return [block.item for block in blocks if isinstance(block, Record)]


def written(blocks: list[Record]) -> tuple[str, list[Loss]]:
    losses: list[Loss] = []
    return "".join(write(blocks, WriteContext(lose=losses.append))), losses


def differences(one: Item, other: Item) -> set[str]:
    """Names of what differs between two items, as a loss report names it."""
    found = {name for name in ("id", "type") if getattr(one, name) != getattr(other, name)}
    for prefix, mine, theirs in (
        ("", one.variables, other.variables),
        ("extra:", one.extra, other.extra),
    ):
        for key in {*mine, *theirs}:
            if mine.get(key) != theirs.get(key):
                found.add(prefix + key)
    return found


@settings(max_examples=60, deadline=None)
@given(items())
def test_what_differs_is_reported_and_nothing_else(item: Item) -> None:
    text, losses = written([Record(item)])
    [again] = items_of(text)
    lost = {loss.variable for loss in losses if loss.outcome is not Outcome.KEPT_ASIDE}
    aside = {loss.variable for loss in losses if loss.outcome is Outcome.KEPT_ASIDE}
    changed = differences(item, again)
    assert changed == lost
    assert not changed & aside


@settings(max_examples=40, deadline=None)
@given(st.lists(items(), max_size=3))
def test_what_was_written_is_stable(items_: list[Item]) -> None:
    text, _ = written([Record(item) for item in items_])
    findings: list[Diagnostic] = []
    blocks = list(read(Source(text), ReadContext(report=findings.append)))
    records = [block for block in blocks if isinstance(block, Record)]
    assert len(records) == len(items_)
    assert not findings
    assert written(records)[0] == text


AWKWARD: dict[str, Item] = {
    "one page as a range": Item("k", "chapter", {"page": "1-1"}),
    "two ISSNs": Item("k", "article-journal", {"ISSN": "1234-5679, 2049-3630"}),
    "ISSN with words": Item("k", "article-journal", {"ISSN": "2049-3630 (print)", "PMID": "1"}),
    "number like an ISSN": Item("k", "patent", {"number": "12345679", "title": "A Patent"}),
    "address of a DOI": Item("k", "webpage", {"URL": "https://doi.org/10.1000/x"}),
    "et al. as a name": Item("k", "book", {"author": (Name("Doe", "J."), Name("et al."))}),
    "page of a section": Item("k", "article-journal", {"page": "M-1"}),
    "pages of a section": Item("k", "article-journal", {"page": "M-1-M-4"}),
    "no such month": Item("k", "book", {"issued": Date(((1996, 13, 3),))}),
    "no such day": Item("k", "book", {"event-date": Date(((1996, 10, 35),))}),
    "leftovers in any order": Item("k", "book", {"volume": "2"}, {"b": 1, "ris:U1": "x", "a": 2}),
    "title of nothing": Item("k", "book", {"title": "<i> </i>", "note": "\n"}),
    "proceedings named as the event": Item(
        "k", "paper-conference", {"container-title": "P", "event-title": "P", "publisher": "Q"}
    ),
}


@pytest.mark.parametrize("item", AWKWARD.values(), ids=AWKWARD.keys())
def test_what_rereading_changes_is_written_so_at_once(item: Item) -> None:
    once, losses = written([Record(item)])
    [again] = items_of(once)
    assert written([Record(again)])[0] == once
    lost = {loss.variable for loss in losses if loss.outcome is not Outcome.KEPT_ASIDE}
    assert differences(item, again) == lost


def test_pages_of_a_section_are_no_range_from_its_letter() -> None:
    for page, lines in (("M-1", ["SP  - M-1"]), ("M-1-M-4", ["SP  - M-1", "EP  - M-4"])):
        text, losses = written([Record(Item("k", "article-journal", {"page": page}))])
        assert text.splitlines()[1:-2] == lines
        assert not losses
        assert items_of(text)[0].variables["page"] == page


def test_lines_do_not_depend_on_the_order_of_variables() -> None:
    variables = {"volume": "2", "title": "T", "medium": "CD", "dimensions": "5 cm"}
    extra = {"ris:U1": "x", "ris:C1": "y", "b": 1, "a": 2}
    turned = Item("k", "book", dict(reversed(variables.items())), dict(reversed(extra.items())))
    assert written([Record(turned)])[0] == written([Record(Item("k", "book", variables, extra))])[0]


def test_a_tag_read_without_a_variable_keeps_its_place() -> None:
    item = Item("k", "article-journal", {"title": "T"}, {"ris:SN": ["a", "b"], "ris:PY": "x"})
    tags = [line[:2] for line in written([Record(item)])[0].splitlines()]
    assert tags.index("PY") < tags.index("ID")
    item = Item("k", "review", {"title": "T"}, {"ris:SN": ["a", "b"], "ris:U1": "x"})
    tags = [line[:2] for line in written([Record(item)])[0].splitlines()]
    assert tags[:4] == ["TY", "U5", "TI", "SN"]


def test_bad_spacing_is_a_warning_and_a_stray_line_an_error() -> None:
    found: list[Diagnostic] = []
    list(read(Source("TY - JOUR\nstray\nTI  - T\nER  - \n"), ReadContext(report=found.append)))
    assert [(d.code, d.severity.value) for d in found] == [("S140", "warning"), ("S140", "error")]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "TY  - JOUR",
                "TY  - ",
                "ER  - ",
                "ER",
                "AU  - A, B",
                "AU - C",
                "TI  -x",
                "\t",
                "",
                "1.",
                "PY  - 20",
                "text",
                "U5  - bibconv:type=[",
                "ty  - book",
                "\ufeff",
                "SP  - 1",
                "DA  - MAY",
            ]
        ).flatmap(lambda line: st.sampled_from(["\n", "\r\n", "\r"]).map(lambda end: line + end)),
        max_size=30,
    ).map("".join)
    | st.text(alphabet="TYER  -\n\rJOUAI1.", max_size=80)
)
def test_any_text_is_read_whole(text: str) -> None:
    records = items_of(text)
    assert len(records) <= text.count("\n") + text.count("\r") + 1


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.stem)
def test_fixture_survives_canonical_form(path: Path) -> None:
    source = Source.from_path(path)
    blocks = list(read(source, ReadContext()))
    records = [block for block in blocks if isinstance(block, Record)]
    once, losses = written(records)
    twice, _ = written([b for b in read(Source(once), ReadContext()) if isinstance(b, Record)])
    assert once == twice
    for record, again in zip(records, items_of(once), strict=True):
        lost = {loss.variable for loss in losses if loss.outcome is not Outcome.KEPT_ASIDE}
        assert differences(record.item, again) <= lost
    verbatim = "".join(write(blocks, WriteContext(verbatim=True)))
    assert verbatim == source.text


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus of real files is not here")
def test_real_files_lose_nothing() -> None:
    for path in sorted(CORPUS.glob("*/*")):
        source = Source.from_path(path)
        blocks = list(read(source, ReadContext()))
        assert "".join(block.raw or "" for block in blocks) == source.text, path.name
        records = [block for block in blocks if isinstance(block, Record)]
        once, losses = written(records)
        assert len(items_of(once)) == len(records)
        assert {loss.variable for loss in losses} <= {
            "abstract",
            "title",
            "issued",
            "accessed",
            "number",
        }
