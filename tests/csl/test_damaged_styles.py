"""Real styles, damaged at random: a style error with its place, or output; nothing else."""

from __future__ import annotations

import copy
import random
import re

import pytest
from lxml import etree

from benchmarks.csl_every_style import odd_items
from benchmarks.csl_odd_items import make_varied_items
from bibconv.csl import Processor, find_style, style_names
from bibconv.csl.style.parse import parse_style
from bibconv.errors import LimitExceededError, StyleError

ITEMS = [*make_varied_items(33)[::4], *(item for item in odd_items() if item.get("id") != "crowd")]
VALUES = (
    "", "-1", "0", "9" * 20, "true", "false", "x" * 999, "²", "١", "citation-number", "year-suffix",
    "all", "page", "author editor", "editor translator", "numeric", "ordinal", "roman", "long-ordinal",
    "text", "title", "count", "<>&", "locator", "first", "always", "contextual", "none", "symbol",
    "&#0;", "&#xD800;", "year", "minimal-two", "chicago", "ibid", "by-cite",
)  # fmt: skip
NAMES = (
    "variable macro term form prefix suffix delimiter name et-al-min et-al-use-first names-min and "
    "position plural text-case is-numeric match type date-parts range-delimiter initialize-with "
    "sort-separator gender name-part display collapse near-note-distance"
).split()
Tree = etree._Element


def damage(rng: random.Random, tree: Tree, other: Tree) -> None:
    """One fault in ``tree``, some of them taken from ``other``."""
    kind = rng.choice("attribute attribute removed without renamed nested mixed".split())
    parent = tree.getparent()
    if kind == "attribute":
        tree.set(rng.choice([*NAMES, *(str(name) for name in tree.attrib)]), rng.choice(VALUES))
    elif kind == "removed" and parent is not None:
        parent.remove(tree)
    elif kind == "without" and tree.attrib:
        del tree.attrib[rng.choice(list(tree.attrib))]
    elif kind == "renamed":
        tree.tag = other.tag
    elif kind == "nested":
        tree.append(copy.deepcopy(other))
    else:
        tree.attrib.update(other.attrib)


def damaged(seed: int) -> bytes:
    """A style with a few random damages, and sometimes bytes that are no XML."""
    rng = random.Random(seed)
    root = etree.fromstring(find_style(rng.choice(style_names()[::97])).data)
    trees = [tree for tree in root.iter() if isinstance(tree.tag, str)]
    for _ in range(rng.randrange(1, 6)):
        damage(rng, rng.choice(trees), rng.choice(trees))
    data = bytearray(etree.tostring(root))
    if rng.random() < 0.15:
        data[rng.randrange(len(data))] = rng.randrange(256)
    return bytes(data)


@pytest.mark.parametrize("seed", range(12))
def test_damaged_styles(seed: int) -> None:
    rendered, refused = 0, list[str]()
    for number in range(12):
        try:
            style = parse_style(damaged(100 * seed + number), "damaged.csl")
        except (StyleError, LimitExceededError) as error:
            refused.append(str(error))
            continue
        processor = Processor(style, items=ITEMS)
        for place, id in enumerate(["7", "huge", "all", "7"]):
            processor.insert(str(place), [{"id": id, "locator": "3-4"}], note=place + 1)
        processor.uncited()
        processor.bibliography()
        rendered += 1
    assert rendered
    assert all(re.match(r"damaged\.csl:\d+:", message) for message in refused)


def test_a_date_part_that_is_none_is_left_out() -> None:
    style = (
        '<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">'
        '<info><title>T</title></info><citation><layout><date variable="issued">'
        '<date-part name="century"/><date-part/><date-part name="year"/>'
        "</date></layout></citation></style>"
    )
    items = [{"id": "a", "issued": {"date-parts": [[1999], [2001]]}}]
    assert Processor(style, items=items, output="text").cite(["a"]) == "1999–2001"
