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
from bibconv.model import Item, Loss, Outcome, Record
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
    second = items_of(written(records)[0])
    third = items_of(written([Record(item) for item in second])[0])
    assert third == second


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
