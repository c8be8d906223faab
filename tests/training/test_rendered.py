"""Lists of records printed by styles."""

from __future__ import annotations

from typing import Any

from bibconv.csl.styles import own_folder
from bibconv.training.rendered import printed, printed_texts

RECORDS: list[dict[str, Any]] = [
    {
        "type": "article-journal",
        "title": f"The {word} of the northern sea",
        "author": [{"family": name, "given": "Rose"}],
        "container-title": "Journal of Night Zoology",
        "volume": str(n + 40),
        "page": f"{n + 100}-{n + 140}",
        "issued": {"date-parts": [[1990 + n]]},
    }
    for n, (word, name) in enumerate(
        zip("owls ducks hawks swans".split(), "Fenn Hale Moss Reed".split(), strict=True)
    )
]
# what a collection may hold: a date in words, no names
AS_THEY_ARE = [{"type": "book", "title": "Sand and salt", "issued": {"raw": "spring"}}]


def styles() -> list[tuple[bytes, str]]:
    path = min(own_folder().glob("*.csl"))
    return [(path.read_bytes(), "en-US")] * 4


def test_printed_references_are_labelled() -> None:
    lists = list(printed(RECORDS, styles(), per_style=3, seed=2))
    assert len(lists) == 4
    found = [made for one in lists for made in one]
    assert found
    for tokens, labels in found:
        assert len(tokens.words) == len(labels)
        assert "title" in labels


def test_the_same_seed_prints_the_same_lists() -> None:
    def made(seed: int) -> list[list[str]]:
        return list(printed_texts(RECORDS, [AS_THEY_ARE], styles(), seed=seed))

    assert made(3) == made(3)
    assert made(3) != made(4)


def test_records_of_one_kind_are_printed_as_they_are() -> None:
    lists = [
        one
        for seed in range(6)
        for one in printed_texts(RECORDS, [AS_THEY_ARE], styles(), seed=seed)
    ]
    assert any("Sand and salt" in text for one in lists for text in one)
    assert any("northern sea" in text for one in lists for text in one)
