"""Dates: EDTF both ways, free text in many languages, impossible dates."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bibconv.model import OPEN, Date
from bibconv.text.dates import (
    fold,
    format_edtf,
    month_number,
    parse_date,
    parse_edtf,
    parse_ris,
    problem,
    season_number,
)
from bibconv.text.tables_dates import MONTH_WORDS, SEASON_WORDS

# EDTF text -> parts, season, circa; True where the text itself has to be kept.
EDTF = [
    ("2001-02-03", ((2001, 2, 3),), None, False, False),
    ("2001-02", ((2001, 2),), None, False, False),
    ("2001", ((2001,),), None, False, False),
    ("0080", ((80,),), None, False, False),
    ("1995/1996", ((1995,), (1996,)), None, False, False),
    ("2001-02-03/2001-03", ((2001, 2, 3), (2001, 3)), None, False, False),
    ("/1997", (OPEN, (1997,)), None, False, False),
    ("1997/", ((1997,), OPEN), None, False, False),
    ("1997/..", ((1997,), OPEN), None, False, True),
    ("../1997", (OPEN, (1997,)), None, False, True),
    ("2004-21", ((2004,),), 1, False, False),
    ("2004-24", ((2004,),), 4, False, False),
    ("2004-24/2005-24", ((2004,), (2005,)), 4, False, False),
    ("2004-22/2004-24", ((2004,), (2004,)), None, False, True),
    ("2004-29", ((2004,),), 1, False, True),
    ("2004-33", ((2004,),), None, False, True),
    ("2004-41", ((2004,),), None, False, True),
    ("199X", ((1990,), (1999,)), None, False, True),
    ("19XX", ((1900,), (1999,)), None, False, True),
    ("1999-XX", ((1999,),), None, False, True),
    ("1999-01-XX", ((1999, 1),), None, False, True),
    ("1999-XX-XX", ((1999,),), None, False, True),
    ("1723~", ((1723,),), None, True, False),
    ("1723?", ((1723,),), None, True, True),
    ("1723%", ((1723,),), None, True, True),
    ("2004-06~", ((2004, 6),), None, True, False),
    ("1723~/1750~", ((1723,), (1750,)), None, True, False),
    ("1723~/1750", ((1723,), (1750,)), None, True, True),
    ("1723~/", ((1723,), OPEN), None, True, False),
    ("-0076", ((-77,),), None, False, False),
    ("0000", ((-1,),), None, False, False),
    ("-0333/-0332", ((-334,), (-333,)), None, False, False),
    ("Y170000002", ((170000002,),), None, False, False),
    ("Y-170000002", ((-170000003,),), None, False, False),
    ("2004-01-01T10:10:10Z", ((2004, 1, 1),), None, False, True),
    ("2004-01-01T10:10", ((2004, 1, 1),), None, False, True),
    ("2004-01-01T10:10:10+05:30", ((2004, 1, 1),), None, False, True),
    ("2016-01-19T14:20:00.000Z", ((2016, 1, 19),), None, False, True),
    ("2020-13", ((2020, 13),), None, False, False),
]


@pytest.mark.parametrize(("text", "parts", "season", "circa", "kept"), EDTF)
def test_edtf(
    text: str, parts: tuple[tuple[int, ...], ...], season: int | None, circa: bool, kept: bool
) -> None:
    date = parse_edtf(text)
    assert date == Date(parts, season, circa, None, text if kept else None)
    assert format_edtf(date) == text


@pytest.mark.parametrize(
    "text",
    ["", "/", "..", "../..", "199", "19991", "2004-1", "2004-06-1", "X999", "1X99", "2004-00",
     "2004-01-00", "2004-XX-01", "199X-01", "1999/2000/2001", "2004-01-01T25:00", "May 2004",
     "2004~~", "Y1999", "٢٠٠٤"],
)  # fmt: skip
def test_not_edtf(text: str) -> None:
    assert parse_edtf(text) is None


POINT = st.one_of(
    st.tuples(st.integers(-9998, 9999).filter(bool)),
    st.tuples(st.integers(1, 9999), st.integers(1, 12)),
    st.tuples(st.integers(1, 9999), st.integers(1, 12), st.integers(1, 31)),
    st.tuples(st.integers(10_000, 10**9)),
)


@given(
    st.one_of(
        st.tuples(POINT),
        st.tuples(POINT, POINT | st.just(OPEN)),
        st.tuples(st.just(OPEN), POINT),
    ),
    st.booleans(),
)
def test_what_is_formatted_is_read_back(parts: tuple[tuple[int, ...], ...], circa: bool) -> None:
    date = Date(parts, circa=circa)
    text = format_edtf(date)
    assert text is not None
    assert parse_edtf(text) == date


@given(st.text(alphabet="0123456789-/.~?%XYTZ:+ ", max_size=30))
def test_whatever_is_read_as_edtf_is_written_as_it_was(text: str) -> None:
    date = parse_edtf(text)
    if date is not None:
        assert format_edtf(date) == text.strip()


@given(st.text(max_size=60))
def test_parse_date_loses_nothing(text: str) -> None:
    date = parse_date(text)
    assert bool(date) == bool(text.split())
    assert problem(date) is None


# Free text -> EDTF text, or None where it stays words.
FREE = [
    ("2001", "2001"),
    ("Dec 18 2007", "2007-12-18"),
    ("December 18, 2007", "2007-12-18"),
    ("18 December 2007", "2007-12-18"),
    ("18th of December 2007", "2007-12-18"),
    ("2007 Dec 18", "2007-12-18"),
    ("Monday, 3 June 2019", "2019-06-03"),
    ("9 Sept. 2005", "2005-09-09"),
    ("2007/12/18", "2007-12-18"),
    ("2007/12/18/", "2007-12-18"),
    ("2007/12//", "2007-12"),
    ("2007///", "2007"),
    ("2020/00/00", "2020"),
    ("1998///Spring", "1998-21"),
    ("18.12.2007", "2007-12-18"),
    ("1. 2. 2003", "2003-02-01"),
    ("2003.2.1", "2003-02-01"),
    ("13/04/2005", "2005-04-13"),
    ("04/13/2005", "2005-04-13"),
    ("05/05/2005", "2005-05-05"),
    ("03/04/2005", None),
    ("03-04-2005", None),
    ("12/2004", "2004-12"),
    ("20070102", "2007-01-02"),
    ("20071302", None),
    ("18 décembre 2007", "2007-12-18"),
    ("le 1er août 1999", "1999-08-01"),
    ("1. März 2005", "2005-03-01"),
    ("18 de diciembre de 2007", "2007-12-18"),
    ("3 maggio 2010", "2010-05-03"),
    ("maart 2011", "2011-03"),
    ("10 мая 2012", "2012-05-10"),
    ("2004年5月3日", "2004-05-03"),
    ("Spring 2004", "2004-21"),
    ("Frühjahr 2004", "2004-21"),
    ("Fall/Winter 1999", "1999-23/1999-24"),
    ("Winter 2004-2005", "2004-24/2005-24"),
    ("Jan-Feb 2004", "2004-01/2004-02"),
    ("2004 Jan-Feb", "2004-01/2004-02"),
    ("July–August 2010", "2010-07/2010-08"),
    ("24-26 May, 2002", "2002-05-24/2002-05-26"),
    ("May 24-26, 2002", "2002-05-24/2002-05-26"),
    ("May 30 - June 2, 2002", "2002-05-30/2002-06-02"),
    ("1998–1999", "1998/1999"),
    ("1998-99", "1998/1999"),
    ("1998/99", "1998/1999"),
    ("Q2 2004", "2004-34"),
    ("1990s", "199X"),
    ("c. 1850", "1850~"),
    ("ca. 1850", "1850~"),
    ("circa 1850", "1850~"),
    ("1850?", "1850?"),
    ("[1850]", "1850"),
    ("[1850?]", "1850~"),
    ("c1999", "1999"),
    ("©1999", "1999"),
    ("44 BC", "-0043"),
    ("AD 79", "0079"),
    ("2020-01-02 10:10:10", "2020-01-02T10:10:10"),
    ("n.d.", None),
    ("in press", None),
    ("forthcoming", None),
    ("31 June 2005", None),
    ("2005/06/31", None),
    ("2020-13", None),
    ("99", None),
    ("12", None),
    ("May", None),
    ("Spring", None),
    ("18 12 2007", None),
]


@pytest.mark.parametrize(("text", "edtf"), FREE)
def test_free_text(text: str, edtf: str | None) -> None:
    date = parse_date(text)
    if edtf is None:
        assert date == Date(literal=text)
    else:
        assert format_edtf(date) == edtf
        assert date.literal is None


@pytest.mark.parametrize(
    ("text", "edtf", "rest"),
    [
        ("2007/12/18/", "2007-12-18", ""),
        ("1998///Spring", "1998-21", ""),
        ("1998///Christmas", "1998", "Christmas"),
        ("2005///Dec 18", "2005-12-18", ""),
        ("2005/12/18/morning", "2005-12-18", "morning"),
        ("1998/99", "1998/1999", ""),
        ("Dec 18 2007", "2007-12-18", ""),
    ],
)
def test_ris(text: str, edtf: str, rest: str) -> None:
    date, words = parse_ris(text)
    assert (format_edtf(date), words) == (edtf, rest)


@pytest.mark.parametrize(
    ("date", "words"),
    [
        (Date(((2020, 13),)), "month 13"),
        (Date(((2021, 6, 31),)), "day 31"),
        (Date(((2021, 2, 29),)), "day 29"),
        (Date(((1900, 2, 29),)), "day 29"),
        (Date(((2005,), (2004,))), "before it starts"),
        (Date(((2005, 6), (2005, 5))), "before it starts"),
        (Date(((-43,), (-44,))), "before it starts"),
        (Date(((2005,),), season=5), "season 5"),
    ],
)
def test_problems(date: Date, words: str) -> None:
    assert words in (problem(date) or "")


@pytest.mark.parametrize(
    "date",
    [
        Date(((2020, 2, 29),)),
        Date(((2000, 2, 29),)),
        Date(((2005, 6), (2005,))),
        Date(((2005,), OPEN)),
        Date((OPEN, (2005,))),
        Date(literal="n.d."),
        Date(((-1, 2, 29),)),
    ],
)
def test_no_problem(date: Date) -> None:
    assert problem(date) is None


@pytest.mark.parametrize("rows", [MONTH_WORDS, SEASON_WORDS])
def test_no_word_means_two_things(rows: tuple[str, ...]) -> None:
    seen: dict[str, int] = {}
    for number, row in enumerate(rows):
        for word in row.split():
            assert seen.setdefault(fold(word), number) == number, word


def test_no_word_is_a_month_and_a_season() -> None:
    months = {fold(word) for row in MONTH_WORDS for word in row.split()}
    seasons = {fold(word) for row in SEASON_WORDS for word in row.split()}
    assert not months & seasons


@pytest.mark.parametrize(
    ("word", "number"),
    [("Jan", 1), ("jan.", 1), ("März", 3), ("août", 8), ("AOUT", 8), ("6", 6), ("06", 6),
     ("13", None), ("listopad", None), ("", None), ("Spring", None)],
)  # fmt: skip
def test_month_number(word: str, number: int | None) -> None:
    assert month_number(word) == number


def test_season_number() -> None:
    assert [season_number(word) for word in ("Spring", "Été", "fall", "Winter", "May")] == [
        1, 2, 3, 4, None,
    ]  # fmt: skip


def test_long_input_is_words() -> None:
    text = "1 " * 50_000
    assert parse_date(text).literal is not None
    assert parse_edtf(text) is None
