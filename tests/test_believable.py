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


CHANGES = {
    "a change log": "".join(
        f"* [`{n:06x}`](https://example.org/commit/{n:06x}) - **docs**: say what the option does (Jane Doe)\n"
        for n in range(60)
    ),
    "a list of packages": "".join(
        f"ii  libtide{n}:amd64  {n}.2.1-{n}  amd64  library for tides, shared part\n"
        for n in range(60)
    ),
    "a log": "".join(
        f"{n:02}:14:07 harbour[{n}]: connection from 192.0.2.{n} port 22 closed\n"
        for n in range(60)
    ),
    "a list of files": "".join(f"src/tide_{n}.c | {n} +-\n" for n in range(200)),
    "numbered changes": "".join(
        f"{n}. Fix a bug in the tide option of release {n}.\n" for n in range(1, 90)
    ),
}


@pytest.mark.parametrize("name", CHANGES)
def test_other_lists_are_no_references(name: str) -> None:
    assert not bibconv.loads(CHANGES[name], "text").items
