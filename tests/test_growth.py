"""Reading hostile text takes time in proportion to its length, wherever the repetition stands."""

from __future__ import annotations

from pathlib import Path

import pytest
from growth import is_linear

from bibconv import reading
from bibconv.formats.base import ReadContext
from bibconv.source import Source

REPEATED = {
    "blanks": " ",
    "no-break blanks": "\u00a0",
    "tabs": "\t",
    "zero width": "\u200b",
    "blank lines": "\n \n",
    "digits": "1",
    "capitals": "A",
    "initials": "A. ",
    "names": "Doe JA, ",
    "lines of names": "Doe JA, Roe RB, Smith AB,\n",
    "lines of names and numbers": "Doe JA, Roe RB, Smith AB 12\n",
    "inverted names": "Doe, J., ",
    "broken words": "sedi-\n",
    "links": "[a](",
    "long link": "[a](b",
    "table cells": "| a ",
    "open brackets": "(",
    "brackets": "(1",
    "marks": "[1] ",
    "years": "(2020) ",
    "hyphens": "-",
    "dots between": " · ",
    "stars": "*",
    "tags": "<sup>",
    "quotes": "“a” ",
    "address": "http://a/",
    "identifier": "10.1000/a",
    "In": "In: ",
    "roles": "(eds.) ",
    "places": "London: ",
    "editions": "2nd ed. ",
    "numbered lines": "1. a\n\n",
    "words and blank lines": "a\n\n",
    "rows of link words": "a\nGoogle Scholar\n\n",
}
CONTEXTS = {
    "alone": "{}",
    "in a line": "x{}y",
    "in names": "1. Doe J, Roe R{}. A title. J Ex 2020;1:2-3.\n",
    "in a title": "Doe J, Roe R. A title {}x of it. J Ex 2020;1:2-3.\n",
    "in a chapter": "Doe J (2020) A title. In: Moe M {}x(eds) Book. Press, London, pp 1-2 {}z.\n",
    "before a place": "Doe J. {}x. London: Press, 2020",
    "behind an imprint": "Doe J. A book (London: Press, 2020){}z",
}


def _read(text: str) -> None:
    list(reading.read(Source(text), ReadContext()))


@pytest.mark.parametrize("context", CONTEXTS)
@pytest.mark.parametrize("repeated", REPEATED)
def test_lists(repeated: str, context: str) -> None:
    unit, around = REPEATED[repeated], CONTEXTS[context]
    assert is_linear(_read, lambda n: around.replace("{}", unit * (n // len(unit))), 4_000)


PAGES = Path(__file__).parent / "pages" / "data"


@pytest.mark.parametrize("page", ["springer-new", "pure-table", "pure-glued"])
@pytest.mark.parametrize(
    "repeated", ["blanks", "zero width", "long link", "brackets", "stars", "table cells", "tags"]
)
def test_pages(repeated: str, page: str) -> None:
    """The repetition stands before the last character of every line."""
    unit = REPEATED[repeated]
    lines = (PAGES / f"{page}.txt").read_text("utf-8").splitlines()

    def make(length: int) -> str:
        stuff = unit * (length // len(unit) // len(lines))
        return "\n".join(f"{line[:-1]}{stuff}{line[-1:]}" if line else "" for line in lines)

    assert is_linear(_read, make, 4_000)
