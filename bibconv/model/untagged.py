"""A record that is wholly or partly running text: made by the reader of a format, and read by
:mod:`bibconv.untagged`."""

from __future__ import annotations

from bisect import bisect_left

import msgspec

from bibconv.model.record import Record


class Passage(msgspec.Struct, frozen=True):
    """Running text in a marked-up source, with the place of each character.

    Attributes:
        text: the text without markup, with single blanks for white space.
        starts, ends: offsets in the source, one pair for each character.
        marks: markup that a value can keep, as CSL's tag, start and end in the text.
    """

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    marks: tuple[tuple[str, int, int], ...] = ()

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The start and end in the source of ``text[start:end]``; if that is empty, of the
        character after it, or of the last one."""
        if not self.text:
            return 0, 0
        first = min(start, len(self.text) - 1)
        return self.starts[first], self.ends[max(first, end - 1)]

    def within(self, start: int, end: int) -> tuple[int, int]:
        """The start and end in the text of what lies between two offsets of the source."""
        return bisect_left(self.starts, start), bisect_left(self.starts, end)


class Untagged(Record, frozen=True):
    """A record whose text holds more than its elements say.

    Attributes:
        passage: the text, including that in elements.
        tagged: stretches of the passage that stand in elements which were read, in order.
        has_untagged_text: whether there are words outside of these elements.
        names: variables whose names one element gives as a list, with the index of its field.
        is_typed: whether the source gives the type of the item, so that it is no guess.
        may_be_container: whether the element of the title may mean the container of the work.
        text_key: key of the item's ``extra`` under which the text is kept.
    """

    passage: Passage = Passage("", (), ())
    tagged: tuple[tuple[int, int], ...] = ()
    has_untagged_text: bool = True
    names: tuple[tuple[str, int], ...] = ()
    is_typed: bool = False
    may_be_container: bool = False
    text_key: str = ""
