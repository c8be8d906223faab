"""The parts of the segmenter: counting marks, shapes of lines, groups of labelled lines."""

from __future__ import annotations

import pytest

from bibconv.references import cut
from bibconv.references.cutting import without_lone_marks
from bibconv.references.cutting.features import line_features
from bibconv.references.cutting.numbering import chains
from bibconv.references.cutting.shape import beginning, ending
from bibconv.references.furniture import without_furniture
from bibconv.references.grouping import group_lines
from bibconv.references.inline import one_mark_a_line
from bibconv.references.lines import Line, read_lines
from bibconv.references.notes import is_mention
from bibconv.references.run_together import second_reference
from bibconv.source import Source


def lines_of(text: str) -> list[Line]:
    return read_lines(text, 0, len(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[1] a b\n[2] c d\n[3] e f\n", [3, 3, 3]),
        ("[1] a b\nmore\n[2] c d\n", [2, 0, 2]),
        ("1. Abc\n2. Abc\n7. Abc\n", [2, 2, 1]),  # 7 is too far away
        ("1. Abc\n4. Abc\n", [2, 2]),  # two marks were lost
        ("1. Abc\n5. Abc\n", [1, 1]),
        ("2004. Abc\n1998. Abc\n", [1, 1]),
        ("(1) Abc\n1. Abc\n(2) Abc\n2. Abc\n", [2, 2, 2, 2]),  # each kind counts for itself
        ("3. Abc\n2. Abc\n1. Abc\n", [1, 1, 1]),
    ],
)
def test_marks_that_count_upwards(text: str, expected: list[int]) -> None:
    assert chains(lines_of(text)) == expected


def test_marks_far_apart_are_of_two_lists() -> None:
    near = "1. Abc\n" + "x\n" * 119 + "2. Abc\n"
    far = "1. Abc\n" + "x\n" * 120 + "2. Abc\n"
    assert max(chains(lines_of(near))) == 2
    assert max(chains(lines_of(far))) == 1


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("1. Doe\n2. Roe\n", ["1", "2"]),
        ("1998. Berlin\n", [None]),
        ("12 Doe J. Tides\n", [None]),
        ("12 Doe J. Tides\n13 Roe K. Sand\n", ["12", "13"]),
        ("(4) Doe\n", [None]),
        ("[4] Doe\n", ["4"]),
    ],
)
def test_a_number_without_company_is_no_mark(text: str, labels: list[str | None]) -> None:
    lines = lines_of(text)
    without_lone_marks(lines)
    assert [line.label for line in lines] == labels
    assert all(line.body == 0 for line in lines if line.label is None)


def test_shapes_of_beginnings_and_ends() -> None:
    assert beginning("Doe, J. (2020). Slow") == ("Xx", ",", "X", ".", "(")
    assert beginning("van der Berg, 12345") == ("van", "der", "Xx", ",", "99999")
    assert beginning("„Die“ – IN") == ('"', "Xx", '"', "-", "XX")
    assert beginning("王明, 2001") == ("漢", ",", "Y")
    assert ending("Springer, 1899.") == ("Y", ".")
    assert ending("pp. 12–1450") == ("-", "9")
    assert beginning("") == ()


def test_one_set_of_features_for_each_line_of_text() -> None:
    seen = line_features(lines_of("References\n\nDoe J. Tides.\nPain 2001.\n"), section=False)
    assert len(seen.traits) == len(seen.layouts) == len(seen.features) == 2
    assert seen.traits[0].before == "b"
    assert seen.traits[1].before == ""
    assert line_features([], section=True).features == []


def group(text: str, labels: str) -> list[str]:
    return [
        "|".join(line.text for line in one)
        for one in group_lines(lines_of(text), list(labels)).references
    ]


def test_groups() -> None:
    assert group("a\nb\nc\n", "BIB") == ["a|b", "c"]
    assert group("a\nhead\nb\n", "BOI") == ["a|b"]  # a running head in the middle
    assert group("a\nReferences\nb\n", "BI") == ["a", "b"]
    assert group("I begin\nb\n", "II") == ["I begin|b"]


def test_an_address_goes_with_the_reference_above() -> None:
    assert group("Doe. Tides\nhttps://example.org/x\nRoe\n", "BOB") == [
        "Doe. Tides|https://example.org/x",
        "Roe",
    ]
    assert group("Doe. 10.5555/x\nhttps://example.org/y\n", "BB") == [
        "Doe. 10.5555/x",
        "https://example.org/y",
    ]


def test_link_words_end_a_reference() -> None:
    assert group("Doe J. Tides. CrossRefGoogle Scholar\nRoe\n", "BI") == [
        "Doe J. Tides. CrossRefGoogle Scholar",
        "Roe",
    ]
    assert group("Doe J. Tides.\nCrossRef Google Scholar\nRoe\n", "BI") == ["Doe J. Tides.", "Roe"]


def test_under_a_heading_each_line_is_a_reference_if_none_looks_like_one() -> None:
    text = "Introduction and so on\n\nTable of cases\n\nReferences\nOLG Hafen 4 NB 43\nWe do not think that this is one.\nLG Riff 12 K 7\n"
    found = group_lines(lines_of(text), ["O"] * 5)
    assert [one[0].text for one in found.references] == ["OLG Hafen 4 NB 43", "LG Riff 12 K 7"]
    (only,) = group_lines(lines_of(text), ["O", "O", "B", "O", "O"]).references
    assert [line.text for line in only] == ["OLG Hafen 4 NB 43"]


def test_cases_under_a_heading_are_read() -> None:
    text = "References\nOLG Hafen 4 NB 43\nLG Riff 12 K 7\nVG Sand 3 B 18\n"
    assert len(cut(Source(text)).references) == 3


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ibid., 120.", True),
        ("Ebd., S. 12", True),
        ("Smith, op. cit., 7", True),
        ("a.a.O., S. 3", True),
        ("Idema, W. Chinese Drama. Leiden 1974.", False),
        ("Smith, Ibid in the desert (London: Quay, 1990).", False),
        ("Ibid. " + "x" * 160, False),
        ("Roe, Kim 2005: Sand, in: Doe (Hg.): a.a.O., S. 21-41.", False),
        ("Id., Nuits urbaines, Paris, 2009, p. 14.", False),
    ],
)
def test_mentions(text: str, expected: bool) -> None:
    assert is_mention(text) is expected


@pytest.mark.parametrize(
    ("text", "label", "begins"),
    [
        ("Doe J. Slow tides. 2001; 3:4. [8] Roe K. Sand.", "7", "Roe"),
        ("Doe J. Slow tides. 2001; 3:4. [9] Roe K. Sand.", "7", None),
        ("Doe, J. (2001). Tides. Pain, 2, 3. Roe, K. (2004). Sand. Pain, 5, 6.", None, "Roe"),
        ("Doe, J. (2001). Tides. In Roe, K. (2004). Sand. Pain, 5, 6.", None, None),
        ("Doe, J. (2001). Tides. Pain, 2, 3. Reprinted 2004.", None, None),
    ],
)
def test_a_second_reference_in_one(text: str, label: str | None, begins: str | None) -> None:
    at = second_reference(text, label)
    assert (None if at is None else text[at : at + 3]) == begins


def test_a_long_list_is_labelled_in_windows() -> None:
    works = [
        f"Doe J. Tides of the {n}th day. Pain {1950 + n % 70};{n}:3-{n + 9}." for n in range(2500)
    ]
    found = cut(Source("\n".join(works))).references
    assert [piece.text for piece in found] == works


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("References: [1] Doe. Tides. [2] Roe. Sand. [3] Low. Salt.", [None, "1", "2", "3"]),
        ("1. Doe. Tides. 2. Roe. Sand. 3. Low. Salt.", ["1", "2", "3"]),
        ("(1) Doe. Tides. (2) Roe. Sand. (3) Low. Salt.", ["1", "2", "3"]),
        ("1. Doe. Tides. 2. Roe. Sand.", ["1"]),  # two are chance
        ("As others [1] and we [2] have shown, and so on for long, [3] and so on", [None]),
    ],
)
def test_a_list_in_one_paragraph(text: str, labels: list[str | None]) -> None:
    assert [line.label for line in one_mark_a_line(lines_of(f"{text}\n"))] == labels


def test_pieces_of_a_paragraph_keep_their_places() -> None:
    text = "  References: [1] Doe. Tides. [2] Roe. Sand. [3] Low. Salt.\n"
    for line in one_mark_a_line(lines_of(text)):
        assert text[line.start : line.end] == line.text


def test_marks_of_quoted_mail_are_no_text() -> None:
    text = "> Doe J. Slow\n> tides. Pain 2001;2:3-4.\n>\n> Roe K. Sand. Pain 2002;3:4-5.\n"
    lines = lines_of(text)
    assert [line.kind for line in lines] == ["text", "text", "blank", "text"]
    assert [piece.text for piece in cut(Source(text)).references] == [
        "Doe J. Slow tides. Pain 2001;2:3-4.",
        "Roe K. Sand. Pain 2002;3:4-5.",
    ]


LINES = "Doe, J. (2001). Slow tides of the\nnorth. Pain, 2, 3–4.\nRoe, K. (2002). Sand and sea, and\nall that lies between. Pain, 3,\n41–52.\n"


def test_numbers_of_lines_are_no_text() -> None:
    text = "".join(f"{n} {line}\n" for n, line in enumerate(LINES.splitlines(), 412))
    texts = [line.text.strip() for line in without_furniture(lines_of(text))]
    assert texts == LINES.splitlines()


def test_numbers_of_references_are_marks() -> None:
    text = "".join(f"{n} Doe J. Tides of day {n}. Pain 2001;{n}:3-4.\n" for n in range(1, 8))
    assert [line.label for line in without_furniture(lines_of(text))] == list("1234567")
