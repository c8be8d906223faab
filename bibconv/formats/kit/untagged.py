"""Mark references whose text holds more than their elements say, so that the text is read.

A mapping first takes what the elements say, then asks here whether words remain.
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

# What separates two names: a semicolon, a word for "and", a comma after more than one word or before
# a second comma.
_SEVERAL = late(r"[;&]|\s(?:and|und|et|y|e)\s|\w\.?\s[^,]{1,80},|,[^,]{1,80},")
_WORD = late(r"[^\W\d_]{2,}|\d+")
# Words that only join elements.
_JOINTS = frozenset(
    """
    in and eds ed editor editors pp doi vol no available from accessed retrieved on at the https
    http edn art by url pmid pmcid et al und hrsg dans de
    """.split()
)


class RunningText(msgspec.Struct, frozen=True):
    """The text of a reference.

    Attributes:
        passage: the text; empty if no element holds a list of names and ``has_words`` is false.
        tagged: stretches of it that stand in elements which were read.
        has_words: whether there are words outside of the elements that do more than join them.
    """

    passage: Passage
    tagged: tuple[tuple[int, int], ...]
    has_words: bool

    def __bool__(self) -> bool:
        return self.has_words


def running_text(
    reading: Reading,
    element: _Element,
    inline: Mapping[str, str],
    without: AbstractSet[_Element] = frozenset(),
    names: Sequence[tuple[str, int]] = (),
) -> RunningText:
    """The running text of ``element``; call it after the mapping has taken its elements.

    Args:
        reading: of the reference.
        element: the element of the reference.
        inline, without: as for :func:`~bibconv.formats.kit.running_text.passage`. Markup outside
            of the elements taken counts as read.
        names: as for :func:`untagged`.
    """
    outside, markup = _outside(reading, element, inline, without)
    has_words = not {word.lower() for word in _WORD.findall(outside)} <= _JOINTS
    for inner in markup:
        reading.pass_over(inner)
    if not has_words and not names:
        return RunningText(Passage("", (), ()), (), has_words=False)
    left = [e for e in element.iterdescendants() if isinstance(e.tag, str) and e not in without]
    read = [e for e in left if reading.is_used(e) and e not in markup]
    if all(reading.is_used(e) for e in left):
        reading.use(element)
    found = passage(reading.piece, element, inline, without)
    return RunningText(found, _outermost(found, reading.piece.inner_spans(), read), has_words)


def _outside(
    reading: Reading, element: _Element, inline: Mapping[str, str], without: AbstractSet[_Element]
) -> tuple[str, set[_Element]]:
    """The text outside of the elements that were read, and the markup in which it stands."""
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
    """The places of elements in document order, without those inside others."""
    kept: list[tuple[int, int]] = []
    for element in elements:
        start, end = found.within(*spans[element]) if element in spans else (0, 0)
        if start < end and (not kept or start >= kept[-1][1]):
            kept.append((start, end))
    return tuple(kept)


def is_list(text: str) -> bool:
    """Whether the text of an element for people looks like several names.

    >>> is_list("Doe, Jane"), is_list("J. Doe, R. Roe"), is_list("Doe J; Roe R")
    (False, True, True)
    """
    return _SEVERAL.search(text) is not None


def untagged(
    record: Record,
    text: RunningText,
    *,
    names: Sequence[tuple[str, int]],
    is_typed: bool,
    may_be_container: bool,
    text_key: str,
) -> Record:
    """``record``, as :class:`~bibconv.model.untagged.Untagged` if its text is to be read: because it
    has words that no element says, or an element with several names.

    Args:
        record: what its elements say.
        text: its running text.
        names, is_typed, may_be_container, text_key: as in
            :class:`~bibconv.model.untagged.Untagged`.
    """
    if not (text or names):
        return record
    members: dict[str, Any] = {name: getattr(record, name) for name in Record.__struct_fields__}
    return Untagged(
        **members,
        passage=text.passage,
        tagged=text.tagged,
        has_untagged_text=bool(text),
        names=tuple(names),
        is_typed=is_typed,
        may_be_container=may_be_container,
        text_key=text_key,
    )
