"""Records printed in many styles: references whose labels are known.

A style prints a list of records, as a paper does; every list is its own style, language and
damage. The same seed gives the same lists.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bibconv.csl.compiled import CompiledStyle
from bibconv.csl.processor import Processor
from bibconv.csl.style.parse import parse_style
from bibconv.errors import StyleError
from bibconv.references.tokens import Tokens
from bibconv.training.align import align
from bibconv.training.damage import Damage
from bibconv.training.records import Maker

_CONTROL = re.compile(r"[\ue000-\uf8ff]")


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
    for data, language in styles:
        items = [{**maker.item(language), "id": str(number)} for number in range(per_style)]
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
        found = []
        for entry in processor.bibliography().entries:
            text = damage.text(" ".join(entry.text.split()))
            made = align(text, by_id[entry.id])
            if made is not None and len(made[0].words) > 4:
                found.append(damage.labelled(made))
        yield found
