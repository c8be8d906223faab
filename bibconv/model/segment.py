"""A stretch of text that is one reference, as found in a list or on a page."""

from __future__ import annotations

import msgspec


class Segment(msgspec.Struct, frozen=True):
    """One reference in running text.

    Attributes:
        text: the reference, lines joined, list number and link words taken off.
        start, end: offsets of the whole stretch in the source.
        label: its number or label in the list as printed ("1", "[Knu84]"), or ``None``.
    """

    text: str
    start: int
    end: int
    label: str | None = None
