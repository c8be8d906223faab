"""A record of which all, or a part, is still running text: what a format's reader gives to
:mod:`bibconv.untagged`, which has it read."""

from __future__ import annotations

from bisect import bisect_left

import msgspec

from bibconv.model.record import Record


class Passage(msgspec.Struct, frozen=True):
    """Running text in a marked-up source, and where each of its characters stands there.

    Attributes:
        text: the text without the markup, white space plain.
        starts, ends: offsets in the source, one pair for each character.
        marks: stretches of the text in markup that a value can keep: CSL's tag, start, end.
    """

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    marks: tuple[tuple[str, int, int], ...] = ()

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the source that says ``text[start:end]``; where that is empty, what
        says the character behind it, or the last one."""
        if not self.text:
            return 0, 0
        first = min(start, len(self.text) - 1)
        return self.starts[first], self.ends[max(first, end - 1)]

    def within(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the text that stands between two offsets of the source."""
        return bisect_left(self.starts, start), bisect_left(self.starts, end)


class Untagged(Record, frozen=True):
    """A record whose elements do not say all that its text says.

    Attributes:
        passage: the text, that in elements included.
        said: stretches of the passage that elements have said, in order.
        is_loose: whether words stand outside of the elements.
        names: variables whose names an element gives as one list, and the field that it is in.
        is_typed: whether the type of the item was said, and is no guess.
        is_whole: whether the title was said by an element that may as well mean what holds the work.
        kept: key of the item's ``extra`` under which the text is kept.
    """

    passage: Passage = Passage("", (), ())
    said: tuple[tuple[int, int], ...] = ()
    is_loose: bool = True
    names: tuple[tuple[str, int], ...] = ()
    is_typed: bool = False
    is_whole: bool = False
    kept: str = ""
