"""The scanner: every character in one block, and no fault costs a neighbour."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bibconv.formats.bibtex.blocks import Entry
from bibconv.formats.bibtex.braces import Braces, balanced, is_balanced
from bibconv.formats.bibtex.scanner import scan

BEFORE = "@book{before,\n  title = {Before},\n  year = 1990\n}\n\n"
MIDDLE = '@article{middle,\n  author = "Doe, Jane",\n  title = {A {B} C},\n  year = 2000,\n}\n'
AFTER = "\n@misc{after,\n  title = {After {the} fault},\n  note = jan # { x}\n}\n"

PIECES = (
    "@book{", "@misc(", "@string{", "@comment{", "@preamble{", "{", "}", '"', "(", ")", ",",
    "=", "#", "%", "@", "\n", "\r\n", " ", "key", "title", "2000", "\\", "é",
)  # fmt: skip


def entries(text: str) -> dict[str, Entry]:
    return {block.key: block for block in scan(text) if isinstance(block, Entry)}


def accounted(text: str) -> str:
    end = 0
    for block in scan(text):
        assert block.start == end
        end = block.end
    return text[:end]


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
def test_every_character_stands_in_one_block(text: str) -> None:
    assert accounted(text) == text


@pytest.mark.parametrize("offset", range(1, len(MIDDLE) - 1))
def test_a_character_less_costs_no_other_entry(offset: int) -> None:
    text = BEFORE + MIDDLE[:offset] + MIDDLE[offset + 1 :] + AFTER
    found = entries(text)
    assert accounted(text) == text
    assert not found["before"].faults
    assert len(found["before"].fields) == 2
    assert not found["after"].faults
    assert [field.name for field in found["after"].fields] == ["title", "note"]


@pytest.mark.parametrize("char", '{}"(),=#%')
@pytest.mark.parametrize("offset", range(1, len(MIDDLE) - 1, 3))
def test_a_character_more_costs_no_other_entry(offset: int, char: str) -> None:
    text = BEFORE + MIDDLE[:offset] + char + MIDDLE[offset:] + AFTER
    found = entries(text)
    assert accounted(text) == text
    assert not found["before"].faults
    assert [field.name for field in found["after"].fields] == ["title", "note"]


@pytest.mark.parametrize(
    "unit",
    [
        "@a{b, c={\n",
        '@a{b, c="\n',
        '@a(b, c="\n',
        "@a{b\n",
        "@comment{\n",
        "@string{a = {\n",
        "@preamble{\n",
        "{",
        "}",
        "@",
        "@a{b, c = {x} junk\n",
        "@a{b, c d e f\n",
        "@a b, c = {\n",
    ],
)
def test_hostile_input_is_linear(unit: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Braces are looked for at most a few times per character, however many never close."""
    walked = 0
    close = Braces.close
    pairs = Braces._all_pairs

    def counting_close(self: Braces, opener: int) -> int:
        nonlocal walked
        walked += 64
        return close(self, opener)

    def counting_pairs(self: Braces) -> dict[int, int]:
        nonlocal walked
        walked += 4 * len(self._text) if self._pairs is None else 0
        return pairs(self) if self._pairs is None else self._pairs

    monkeypatch.setattr(Braces, "close", counting_close)
    monkeypatch.setattr(Braces, "_all_pairs", counting_pairs)
    for count in (200, 2_000):
        walked = 0
        text = unit * count
        assert accounted(text) == text
        assert walked <= 200 * len(text)


@given(st.text(alphabet="{}a\\", max_size=40))
def test_balanced_is_balanced(text: str) -> None:
    assert is_balanced(balanced(text))
    if is_balanced(text):
        assert balanced(text) == text
