"""Dashes for the names of the reference above, and notes that cite several works."""

from __future__ import annotations

import pytest

import bibconv
from bibconv.references.notes import works
from bibconv.references.same_author import dash

LIST = """Bourdieu, Pierre. 1984. Distinction: A Social Critique of the Judgement of Taste. Cambridge, MA: Harvard University Press.
{dash}. 1990. The Logic of Practice. Stanford: Stanford University Press.
{dash}. 1991. Language and Symbolic Power. Cambridge: Polity Press.
Collins, Randall, and Sal Restivo. 1983. Robber Barons and Politicians in Mathematics. Canadian Journal of Sociology 8(2): 199-227.
{dash}. 1985. A Second Paper of the Two. Sociology of Science 9: 1-22.
Durkheim, Emile. 1951. Suicide. New York: Free Press.
"""


@pytest.mark.parametrize("mark", ["———", "––––", "⸻", "______", "---", "--------", "―――"])
def test_a_dash_stands_for_the_names_above(mark: str) -> None:
    items = bibconv.loads(LIST.format(dash=mark), format="text").items
    assert [[name.family for name in item.names("author")] for item in items] == [
        ["Bourdieu"],
        ["Bourdieu"],
        ["Bourdieu"],
        ["Collins", "Restivo"],
        ["Collins", "Restivo"],
        ["Durkheim"],
    ]
    assert items[2].text("title") == "Language and Symbolic Power"


def test_in_a_list_of_strings_too() -> None:
    items = bibconv.parse_references(LIST.format(dash="———").splitlines())
    assert [name.family for name in items[1].names("author")] == ["Bourdieu"]


def test_further_names_follow_the_first_author() -> None:
    lines = LIST.format(dash="———").splitlines()[3:4]
    more = "——— and Jane Roe. 1986. A Third Paper of the Two. Sociology of Science 10: 5-30."
    items = bibconv.parse_references([*lines, more])
    assert [name.family for name in items[1].names("author")] == ["Collins", "Roe"]


def test_nothing_is_above_the_first() -> None:
    (item,) = bibconv.parse_references(["———. 1990. The Logic of Practice. Stanford: SUP."])
    assert not item.names("author")


@pytest.mark.parametrize("text", ["- Doe, J. 1990.", "— Doe, J.", "–5 degrees", "", "-- ", "___"])
def test_what_is_no_dash_for_names(text: str) -> None:
    assert dash(text) is None


NOTES = """1. See John Smith, The History of Rome (London: Penguin, 1990), 45; Jane Doe, "Empire and City," Past and Present 120 (1988): 3-25; and Peter Brown, The World of Late Antiquity (London: Thames & Hudson, 1971), 12.
2. Mary Beard, SPQR: A History of Ancient Rome (London: Profile Books, 2015), 101-104.
3. Ibid., 120.
4. Smith, History of Rome, 50; cf. Ronald Syme, The Roman Revolution (Oxford: Clarendon Press, 1939), 77.
5. On this see Keith Hopkins, Conquerors and Slaves (Cambridge: Cambridge University Press, 1978).
"""


def test_notes_with_several_works() -> None:
    records = bibconv.loads(NOTES, format="text").records
    assert [record.item.text("title") for record in records] == [
        "The History of Rome",
        "Empire and City",
        "The World of Late Antiquity",
        "SPQR: A History of Ancient Rome",
        "The Roman Revolution",
        "Conquerors and Slaves",
    ]
    for record in records:
        names = record.item.names("author")
        assert names[0].family in NOTES[record.start : record.end]


@pytest.mark.parametrize(
    "text",
    [
        "Smith, J.; Doe, A. (2000). A title; with a part. Journal 3(2): 1-9.",
        "J. Smith, A Title (London: X, 1990; reprinted 2001), 4.",
        "J. Smith, “A (1990); B, C (1991)”, Journal 3 (1999): 4-9.",
        "J. Smith, A Title (London: X, 1990), 4; reprinted in a volume of essays (Rome: Y, 1999).",
    ],
)
def test_one_work_stays_one(text: str) -> None:
    assert works(text) == [(0, len(text))]


def test_growth_is_bounded() -> None:
    assert works("a; " * 100_000) == [(0, 300_000)]
