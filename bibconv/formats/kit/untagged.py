"""References whose elements do not say all that their text says: marked to be read as text.

A mapping first takes what the elements say, then asks here whether words are left.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING, Any

import msgspec

from bibconv.formats.kit.mapping_xml import Reading, local
from bibconv.formats.kit.running_text import passage
from bibconv.model import Passage, Record, Untagged
from bibconv.patterns import late

if TYPE_CHECKING:
    from lxml.etree import _Element

# What stands between two names: a semicolon, a word for "and", a comma behind more than one word
# or before a second one.
_SEVERAL = late(r"[;&]|\s(?:and|und|et|y|e)\s|\w\.?\s[^,]{1,80},|,[^,]{1,80},")
_WORD = late(r"[^\W\d_]{2,}|\d+")
# Words that only join elements.
_JOINTS = frozenset(
    """
    in and eds ed editor editors pp doi vol no available from accessed retrieved on at the https
    http edn art by url pmid pmcid et al und hrsg dans de
    """.split()
)


class Loose(msgspec.Struct, frozen=True):
    """The text of a reference, the stretches of it that elements have said, and whether words
    stand outside of the elements that are more than what joins them. Where neither those words
    nor ``names`` ask for the text, it is empty."""

    passage: Passage
    said: tuple[tuple[int, int], ...]
    has_words: bool

    def __bool__(self) -> bool:
        return self.has_words


def loose(
    reading: Reading,
    element: _Element,
    inline: Mapping[str, str],
    without: AbstractSet[_Element] = frozenset(),
    names: Sequence[tuple[str, int]] = (),
) -> Loose:
    """What ``element`` says as text; to be asked for when the mapping has taken its elements.

    Args:
        inline, without: as for :func:`~bibconv.formats.kit.running_text.passage`. Markup outside
            of what was taken counts as read.
        names: as for :func:`untagged`.
    """
    outside, markup = _outside(reading, element, inline, without)
    has_words = not {word.lower() for word in _WORD.findall(outside)} <= _JOINTS
    for inner in markup:
        reading.pass_over(inner)
    if not has_words and not names:
        return Loose(Passage("", (), ()), (), has_words=False)
    left = [e for e in element.iterdescendants() if isinstance(e.tag, str) and e not in without]
    read = [e for e in left if reading.is_used(e) and e not in markup]
    if all(reading.is_used(e) for e in left):
        reading.use(element)
    found = passage(reading.piece, element, inline, without)
    return Loose(found, _outermost(found, reading.piece.inner_spans(), read), has_words)


def _outside(
    reading: Reading, element: _Element, inline: Mapping[str, str], without: AbstractSet[_Element]
) -> tuple[str, set[_Element]]:
    """The text of an element that stands in no element but in markup that nobody has read; the
    elements of that."""
    parts: list[str] = []
    waiting = [element]
    markup: set[_Element] = set()
    while waiting:
        node = waiting.pop()
        parts.append(node.text or "")
        for child in node:
            parts.append(child.tail or "")
            if local(child) in inline and child not in without and not reading.is_used(child):
                waiting.append(child)
                markup.add(child)
    return " ".join(parts), markup


def _outermost(
    found: Passage, spans: Mapping[_Element, tuple[int, int]], elements: Sequence[_Element]
) -> tuple[tuple[int, int], ...]:
    """The stretches of elements in document order, without those within others."""
    kept: list[tuple[int, int]] = []
    for element in elements:
        start, end = found.within(*spans[element]) if element in spans else (0, 0)
        if start < end and (not kept or start >= kept[-1][1]):
            kept.append((start, end))
    return tuple(kept)


def is_list(text: str) -> bool:
    """Whether what an element says of people looks like several names.

    >>> is_list("Doe, Jane"), is_list("J. Doe, R. Roe"), is_list("Doe J; Roe R")
    (False, True, True)
    """
    return _SEVERAL.search(text) is not None


def untagged(
    record: Record,
    text: Loose,
    *,
    names: Sequence[tuple[str, int]],
    is_typed: bool,
    is_whole: bool,
    kept: str,
) -> Record:
    """``record``, marked to be read as text if words are left that its elements do not say, or
    if an element says several names; the further arguments are those of
    :class:`~bibconv.model.untagged.Untagged`."""
    if not (text or names):
        return record
    told: dict[str, Any] = {name: getattr(record, name) for name in Record.__struct_fields__}
    return Untagged(
        **told,
        passage=text.passage,
        said=text.said,
        is_loose=bool(text),
        names=tuple(names),
        is_typed=is_typed,
        is_whole=is_whole,
        kept=kept,
    )
