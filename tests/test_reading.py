"""The format text: detection, what is no reference, blocks that add up to the input."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bibconv import reading
from bibconv.diagnostics import Diagnostic
from bibconv.errors import MisuseError
from bibconv.formats.base import ReadContext, WriteContext
from bibconv.model import Junk, Library, Record
from bibconv.model.segment import Segment
from bibconv.reading.doubts import DOUBTFUL
from bibconv.source import Source

LIST = "1. Fenn R. Why do owls turn? Night Zool 2016, 2: 3–9.\n2. Quill A. Lichens. Ann Bot 2019, 4: 1–9.\n"
PROSE = (
    "It was a bright cold day in the harbour, and the clocks were striking. Nobody who lived there "
    "had seen anything like it since 1987, when the ships (No. 12 and No. 13) came in.\n\n"
    "They talked about it, for years, and then they forgot; it was 2004, or perhaps 2005.\n"
)


def load(text: str) -> tuple[Library, list[Diagnostic]]:
    findings: list[Diagnostic] = []
    return Library(reading.read(Source(text), ReadContext(report=findings.append))), findings


def test_list_and_what_stands_around_it() -> None:
    text = f"Some words before.\n\n{LIST}\nAnd after.\n"
    library, findings = load(text)
    assert [item.text("title") for item in library.items] == ["Why do owls turn?", "Lichens"]
    assert findings == []
    assert "".join(block.raw or "" for block in library.blocks) == text


@pytest.mark.parametrize(
    "text", [PROSE, PROSE * 50, "x", "a,b,c\n1,2,3\n", "0101 " * 400, "{}", "\u05d0\u05d1 " * 50]
)
def test_no_reference_where_there_is_none(text: str) -> None:
    library, findings = load(text)
    assert library.records == []
    assert [finding.code for finding in findings] == ["E104"]
    assert [type(block) for block in library.blocks] == [Junk]


@pytest.mark.parametrize("text", ["", "\n", " \r\n \t"])
def test_nothing_is_nothing(text: str) -> None:
    library, findings = load(text)
    assert (library.records, findings) == ([], [])
    assert "".join(block.raw or "" for block in library.blocks) == text


def test_a_doubtful_reference_is_a_finding_with_its_place() -> None:
    text = f"{LIST}3. Owls of; 2016: 4 Zool 12 Lake or Moss 7-9 (11) doi:10.5555/x.\n"
    library, findings = load(text)
    assert len(library.records) == 3
    assert library.records[2].trust < DOUBTFUL
    assert [(finding.code, finding.line) for finding in findings if finding.code == "E101"] == [
        ("E101", 3)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (LIST, True),
        ("Fenn R. Why do owls turn? Night Zool 2016, 2: 3–9.", True),
        (PROSE, False),
        ("@book{doe, title = {A}}", False),
        ("TY  - JOUR\nER  - \n", False),
        ('[{"id": "a", "type": "book"}]', False),
        ("", False),
    ],
)
def test_detection(text: str, expected: bool) -> None:
    assert (reading.sniff(text) >= 0.5) is expected


@pytest.mark.parametrize("page", ["publisher-article-page.txt", "portal-record-page.txt"])
def test_seed_pages_are_detected(page: str) -> None:
    text = (Path(__file__).parents[1] / "seeds" / page).read_text("utf-8")
    assert reading.sniff(text) >= 0.5


@pytest.mark.parametrize(
    ("spans", "kept", "reported"),
    [
        ([(0, 10), (5, 12)], [(0, 10)], [(5, 12)]),
        ([(5, 12), (0, 10)], [(0, 10)], [(5, 12)]),
        ([(0, 20), (5, 8), (19, 30), (20, 22)], [(0, 20), (20, 22)], [(5, 8), (19, 30)]),
        ([(0, 5), (5, 9)], [(0, 5), (5, 9)], []),
    ],
)
def test_a_record_inside_another_is_reported(
    spans: list[tuple[int, int]],
    kept: list[tuple[int, int]],
    reported: list[tuple[int, int]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = LIST
    segments = [Segment(text[start:end], start, end) for start, end in spans]
    cut = reading.references.Segmentation(segments)
    monkeypatch.setattr(reading.references, "cut", lambda *_, **__: cut)
    monkeypatch.setattr(reading, "believable", lambda records, _: list(records))
    library, findings = load(text)
    assert [(record.start, record.end) for record in library.records] == kept
    inside = [finding for finding in findings if "inside another" in finding.message]
    assert [finding.code for finding in inside] == ["E102"] * len(reported)
    assert [(f.span.start, f.span.end) for f in inside if f.span] == reported
    assert "".join(block.raw or "" for block in library.blocks) == text


def test_text_is_not_written() -> None:
    with pytest.raises(MisuseError, match="bibconv cite"):
        reading.write([], WriteContext())


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_newlines(newline: str) -> None:
    text = LIST.replace("\n", newline)
    library, _ = load(text)
    assert len([block for block in library.blocks if isinstance(block, Record)]) == 2
    assert "".join(block.raw or "" for block in library.blocks) == text


def test_hostile_repetition_is_read_at_once() -> None:
    for piece in (
        "(",
        "A. ",
        "“",
        "In: ",
        "[1] ",
        "10.1234/",
        "Aa Bb, ",
        "(1999 ",
        "http://",
        "| ",
    ):
        load(piece * 20_000)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=400))
def test_any_text_is_kept(text: str) -> None:
    library, _ = load(text)
    assert "".join(block.raw or "" for block in library.blocks) == text


@pytest.mark.parametrize("text", ["Doe J. Slow \ud800 tides. Pain 2001;2:3-4.\n", "\udfff\n" * 20])
def test_half_a_character_is_text_like_any_other(text: str) -> None:
    library, _ = load(text)
    assert "".join(block.raw or "" for block in library.blocks) == text
