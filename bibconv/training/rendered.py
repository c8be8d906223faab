"""Records printed in many styles: references whose labels are known, or lists of texts.

A style prints a list of records, as a paper does; every list is its own style, language and
damage. The same seed gives the same lists.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from bibconv.csl.compiled import CompiledStyle
from bibconv.csl.processor import Processor
from bibconv.csl.style.parse import parse_style
from bibconv.errors import StyleError
from bibconv.references.tokens import Tokens
from bibconv.training.align import align
from bibconv.training.damage import Damage
from bibconv.training.records import Maker

_Records = list[dict[str, Any]]

_LENGTHS = (3, 6, 12, 20, 30, 40)
_OF_ONE_KIND = 0.4  # lists of records of one kind or language, as they are
_MIXED = 0.5  # of these, with others between


def printed(
    records: Sequence[Mapping[str, Any]],
    styles: Sequence[tuple[bytes, str]],
    *,
    per_style: int,
    seed: int,
) -> Iterator[list[tuple[Tokens, list[str]]]]:
    """Lists of labelled references, one list a style.

    Args:
        records: CSL-JSON.
        styles: the XML and the language of each list.
        per_style: how many records each prints.
        seed: makes the choice.
    """
    chance = random.Random(seed)
    maker = Maker(records, chance)

    def choose(language: str) -> _Records:
        return [maker.item(language) for _ in range(per_style)]

    for pairs, damage in _lists(styles, choose, chance):
        found = []
        for text, item in pairs:
            made = align(text, item)
            if made is not None and len(made[0].words) > 4:
                found.append(damage.labelled(made))
        yield found


def printed_texts(
    records: Sequence[Mapping[str, Any]],
    kinds: Sequence[Sequence[Mapping[str, Any]]],
    styles: Sequence[tuple[bytes, str]],
    *,
    seed: int,
) -> Iterator[list[str]]:
    """Lists of references as text, one list a style.

    Args:
        records: CSL-JSON, from which records of a list's language are made.
        kinds: records of one kind or language each, which are printed as they are; may be empty.
        styles: the XML and the language of each list.
        seed: makes the choice.
    """
    chance = random.Random(seed)
    maker = Maker(records, chance)

    def choose(language: str) -> _Records:
        size = chance.choice(_LENGTHS)
        if not kinds or chance.random() >= _OF_ONE_KIND:
            return [maker.item(language) for _ in range(size)]
        pool = chance.choice(kinds)
        others = len(pool) // 2 if chance.random() < _MIXED else 0
        share = others / (len(pool) + others)
        return [
            maker.item(language) if chance.random() < share else dict(chance.choice(pool))
            for _ in range(size)
        ]

    for pairs, _ in _lists(styles, choose, chance):
        yield [" ".join(text.split()) for text, _ in pairs]


def _lists(
    styles: Sequence[tuple[bytes, str]],
    choose: Callable[[str], _Records],
    chance: random.Random,
) -> Iterator[tuple[list[tuple[str, dict[str, Any]]], Damage]]:
    """Each list as texts with the records that they were printed from, and its damage."""
    for data, language in styles:
        items = [{**item, "id": str(number)} for number, item in enumerate(choose(language))]
        damage = Damage(chance)
        items = [damage.item(item) for item in items]
        try:
            style = CompiledStyle(parse_style(data, "style"), language)
        except StyleError:
            continue
        if style.bibliography is None:
            continue
        processor = Processor(style, items=items, output="text")
        processor.uncited()
        by_id = {item["id"]: item for item in items}
        entries = processor.bibliography().entries
        yield (
            [(damage.text(" ".join(entry.text.split())), by_id[entry.id]) for entry in entries],
            damage,
        )
