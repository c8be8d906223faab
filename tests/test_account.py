"""Nothing of a list goes without a word: what is in no record is in a finding."""

from __future__ import annotations

import pytest

import bibconv
from bibconv.diagnostics import Diagnostic, Severity
from bibconv.reading.account import unread_lines
from bibconv.source import Source

ONE = "Doe, J. (2018). Growth of reefs. Marine Letters, 12(3), 33–41."
TWO = "Poe, E. (2019). Feeding of corals. Journal of Reefs, 4(2), 101–109."
THREE = "Moe, S. (2021). Reefs and tides. Ocean Review, 7(1), 9–18."


def said(text: str) -> list[str]:
    """The places of ``text`` that findings of unread lines point at."""
    library = bibconv.loads(text, format="text")
    return [
        finding.span.source.text[finding.span.start : finding.span.end]
        for finding in library.diagnostics
        if finding.code == "E107" and finding.span is not None
    ]


def found(text: str, inside: str, heading: bool = False) -> list[Diagnostic]:
    """Findings for the line ``inside`` of a list, where ``heading`` stands above it or not."""
    source = Source(text)
    at = text.index(inside)
    records = [
        (text.index(work), text.index(work) + len(work))
        for work in (ONE, TWO, THREE)
        if work in text
    ]
    left = [(at, at + len(inside))]
    return list(unread_lines(source, sorted(records), left, [0] if heading else []))


@pytest.mark.parametrize(
    "line", ["Books", "(siehe dort, S. 12)", "Vierter Band, zweiter Teil, 1988"]
)
def test_a_line_between_two_references(line: str) -> None:
    (finding,) = found(f"{ONE}\n{line}\n{TWO}\n", line)
    assert finding.span is not None
    assert (finding.code, finding.line) == ("E107", 2)
    assert finding.severity is (Severity.INFO if line == "Books" else Severity.WARNING)


def test_a_line_under_the_heading() -> None:
    text = f"References\n\nas cited in the text above\n\n{ONE}\n{TWO}\n"
    assert found(text, "as cited in the text above", heading=True)
    assert not found(text, "as cited in the text above")


def test_a_line_that_touches_a_reference() -> None:
    text = f"Rates of exchange, at:\n{ONE}\n{TWO}\n"
    assert found(text, "Rates of exchange, at:")
    sentence = "These are the works that we have used"
    assert not found(f"{sentence}\n{ONE}\n{TWO}\n", sentence)


def test_one_line_speaks_for_its_paragraph() -> None:
    text = f"Ministry of Ports. Harbours of\nthe north. Kiel; 2017.\nAvailable from the ministry\n\n{ONE}\n{TWO}\n"
    at, lines = 0, []
    for line in text.split("\n")[:3]:
        lines.append((at, at + len(line)))
        at += len(line) + 1
    records = [(text.index(ONE), text.index(ONE) + len(ONE)), (text.index(TWO), len(text) - 1)]
    (finding,) = unread_lines(Source(text), records, lines, [])
    assert finding.span is not None
    assert (finding.span.start, finding.span.end) == (0, lines[2][1])


def test_a_line_below_the_list_is_none_of_it_unless_it_looks_like_a_reference() -> None:
    assert not found(f"{ONE}\n{TWO}\n\nAppendix A\n", "Appendix A")
    assert found(
        f"{ONE}\n{TWO}\n\n{THREE[:-1]}\n".replace(THREE[:-1], "Low K. Heat. Reefs 2004, 4: 5-9."),
        "Low K. Heat. Reefs 2004, 4: 5-9.",
    )


def test_two_lists_far_apart_are_no_list() -> None:
    prose = "\n".join(f"and so they went on for the {n} th day" for n in range(40))
    text = f"{ONE}\n{prose}\n{TWO}\n"
    source = Source(text)
    at = len(ONE) + 1
    left = []
    for line in prose.split("\n"):
        left.append((at, at + len(line)))
        at += len(line) + 1
    records = [(0, len(ONE)), (text.index(TWO), len(text) - 1)]
    assert not list(unread_lines(source, records, left, []))


def test_lines_that_stand_together_are_one_finding() -> None:
    text = f"{ONE}\nfirst of two lines\nsecond of two\n{TWO}\n"
    at = text.index("first")
    left = [(at, at + 18), (at + 19, at + 32)]
    records = [(0, len(ONE)), (text.index(TWO), len(text) - 1)]
    (finding,) = unread_lines(Source(text), records, left, [])
    assert finding.span is not None
    assert text[finding.span.start : finding.span.end] == "first of two lines\nsecond of two"


@pytest.mark.parametrize(
    "text",
    [
        f"{ONE} {TWO}",
        "1. Doe J. Tides. Pain 2001;2:3-4. 2. Roe K. Sand. Pain 2004;5:6-7.",
        "Doe J, Roe K. Tides. Pain 2001;2:3-4. Low M, Poe S. Sand. Pain 2004;5:6-7.",
    ],
)
def test_two_references_in_one(text: str) -> None:
    library = bibconv.loads(f"{text}\n", format="text")
    assert [finding.code for finding in library.diagnostics if finding.code == "E108"] == ["E108"]
    assert library.records[0].trust <= 0.1


@pytest.mark.parametrize(
    "text",
    [
        ONE,
        "Doe, J. (2001). Tides in 1999 and 2000. In K. Roe, & M. Low (Eds.), Sand (2003 ed.). Quay.",
        "Doe, J. 1990 [1967]. Tides. In Roe, K. (ed.) 1992: Sand. Berlin: Quay.",
        "Doe, J.: Tides. Übers. v. Roe, K. (1988), Berlin 1990.",
    ],
)
def test_one_reference_is_one(text: str) -> None:
    library = bibconv.loads(f"{text}\n", format="text")
    assert not [finding for finding in library.diagnostics if finding.code == "E108"]


def test_no_reference_is_said_and_the_text_kept() -> None:
    text = "They walked along the brook and sat down to wait.\n"
    library = bibconv.loads(text, format="text")
    assert [finding.code for finding in library.diagnostics] == ["E104"]
    assert "".join(block.raw or "" for block in library.blocks) == text
