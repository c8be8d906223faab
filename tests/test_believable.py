"""References in a text that is mostly something else: a list is believed, a year and a name are not."""

from __future__ import annotations

import pytest

import bibconv

REFERENCE = "Doe J, Roe R. Growth of beeches in alpine soils. J Forests. 2019;12(3):45-67."
LIST = "\n".join(
    f"{n}. Doe J, Roe R. Growth of {word} in alpine soils. J Forests. 20{n:02};12(3):{n}-67."
    for n, word in enumerate(["beeches", "spruces", "firs", "larches"], 11)
)
PROSE = (
    "The forest was dark when they came to it, and none of the party had slept. They walked on "
    "along the brook until the path was lost between the stones, and sat down to wait.\n\n"
) * 30
BY_CHANCE = {
    "a copyright": "Copyright Digital Equipment Corporation, 1996\n",
    "a licence": "6. This License Agreement shall be governed by the law of the State of California, "
    "of 1995, and the Virginia act, see http://www.example.org/licence.html.\n",
    "a log": "LIBFOO Timo Schulz 2001-08-31 Assigns past and future changes. timo@example.org\n"
    "LIBFOO Brad Hards 2006-02-09 Assigns past and future changes. brad@example.net\n",
    "a signature": "Davidlohr Bueso, August 2011\n",
}


@pytest.mark.parametrize("name", BY_CHANCE)
def test_prose_has_no_reference(name: str) -> None:
    text = PROSE + BY_CHANCE[name] + "\n" + PROSE
    assert not bibconv.loads(text, "text").items


@pytest.mark.parametrize("part", [REFERENCE, LIST], ids=["one", "a list"])
def test_a_reference_in_prose_is_read(part: str) -> None:
    items = bibconv.loads(PROSE + part + "\n\n" + PROSE, "text").items
    assert len(items) == len(part.splitlines())


def test_a_list_is_taken_as_it_is() -> None:
    """Also what says little, where nothing else is."""
    text = "\n".join(f"{n}. Doe J. Forests and firs, {1990 + n % 30}." for n in range(1, 120))
    assert len(bibconv.loads(text, "text").items) == 119
