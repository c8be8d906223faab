"""What a page's markup held apart and its text runs together: a journal and its year.

>>> year_apart("The bank and the reed. BMJ2014;348:g1234")
'The bank and the reed. BMJ 2014;348:g1234'
"""

from __future__ import annotations

import re

import msgspec

from bibconv.model.segment import Segment

_YEAR = re.compile(r"(?<=[^\W\d_]{2})(?=(?:1[89]|20)\d\d\s?;\s?\d{1,4}\s?[:(])")


def year_apart(text: str) -> str:
    """``text`` with a blank between a journal's name and the year behind it."""
    return _YEAR.sub(" ", text)


def apart(segment: Segment) -> Segment:
    """The segment with its journal and its year apart."""
    if ";" not in segment.text:
        return segment
    return msgspec.structs.replace(segment, text=year_apart(segment.text))
