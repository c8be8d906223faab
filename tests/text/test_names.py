"""Names in inverted order, particles, initials."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bibconv.model import Name
from bibconv.text.names import (
    format_inverted,
    is_suffix,
    parse_inverted,
    space_initials,
    split_particles,
)

INVERTED = [
    ("Doe, Jane", Name(family="Doe", given="Jane")),
    ("Doe, Jane, Jr.", Name(family="Doe", given="Jane", suffix="Jr.")),
    ("Doe, , Jr.", Name(family="Doe", suffix="Jr.")),
    ("van der Berg, Jan", Name(family="Berg", given="Jan", non_dropping_particle="van der")),
    ("Humboldt, Alexander von", Name(family="Humboldt", given="Alexander", dropping_particle="von")),
    ("d'Alembert, Jean", Name(family="Alembert", given="Jean", non_dropping_particle="d'")),
    ("de la Fuente Gómez, A.", Name(family="Fuente Gómez", given="A.", non_dropping_particle="de la")),
    ("hooks, bell", Name(family="hooks", given="bell")),
    ("bell hooks, x", Name(family="bell hooks", given="x")),
    ("O'Neil, J.", Name(family="O'Neil", given="J.")),
    ("Smith", Name(family="Smith")),
    ("World Health Organization", Name(literal="World Health Organization")),
    ("Müller-Lüdenscheid, Hans Jürgen", Name(family="Müller-Lüdenscheid", given="Hans Jürgen")),
    ("王, 小明", Name(family="王", given="小明")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name"), INVERTED)
def test_inverted(text: str, name: Name) -> None:
    assert parse_inverted(text) == name
    assert format_inverted(name) == text


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("WHO,", Name(family="WHO")),
        ("World Health Organization,", Name(literal="World Health Organization")),
        (" , ,", Name()),
        (", Stanza", Name(given="Stanza")),
        ("  Doe ,  Jane  ", Name(family="Doe", given="Jane")),
    ],
)
def test_odd_forms(text: str, name: Name) -> None:
    assert parse_inverted(text) == name


WORD = st.text(alphabet="ABCdefäöü", min_size=1, max_size=6).map(lambda word: "M" + word)


@given(WORD, WORD, st.sampled_from([None, "van", "de la", "d'"]), st.sampled_from([None, "Jr."]))
def test_what_is_formatted_is_read_back(
    family: str, given_: str, particle: str | None, suffix: str | None
) -> None:
    name = Name(family=family, given=given_, non_dropping_particle=particle, suffix=suffix)
    assert parse_inverted(format_inverted(name)) == name


@given(st.text(max_size=40))
def test_any_text_is_a_name(text: str) -> None:
    assert bool(parse_inverted(text)) == bool(text.replace(",", " ").split())


def test_names_with_particles_stay() -> None:
    name = Name(family="von Berg", given="Jan", non_dropping_particle="de")
    assert split_particles(name) == name


@pytest.mark.parametrize(
    ("given_name", "spaced"),
    [("NB", "N. B."), ("N.B.", "N. B."), ("N. B.", "N. B."), ("J-P", "J.-P."), ("J.-P.", "J.-P."),
     ("R", "R."), ("Jean", "Jean"), ("Jean P.", "Jean P."), ("JEAN-PAUL", "JEAN-PAUL"), ("", "")],
)  # fmt: skip
def test_space_initials(given_name: str, spaced: str) -> None:
    assert space_initials(given_name) == spaced


def test_suffixes() -> None:
    assert all(map(is_suffix, ["Jr", "Jr.", "III", "Sr.", "PhD"]))
    assert not any(map(is_suffix, ["Jane", "J.", ""]))
