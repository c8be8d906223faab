"""TeX that a page's mathematics left in a reference: ``trends\\({\\textregistered }\\)``.

>>> plain_math("Found. trends\\\\({\\\\textregistered }\\\\) Mach.")
'Found. trends® Mach.'
"""

from __future__ import annotations

import re

import msgspec

from bibconv.model.segment import Segment
from bibconv.text import latex

_MATH = re.compile(r"\\\((?P<tex>[^\n]{1,120}?)\\\)")


def plain_math(text: str) -> str:
    """``text`` with its inline mathematics as characters, where characters can say it."""
    return _MATH.sub(_said, text)


def _said(match: re.Match[str]) -> str:
    plain = latex.decode_plain(match["tex"]).strip()
    return match[0] if "\\" in plain or "{" in plain or not plain else plain


def without_tex(segment: Segment) -> Segment:
    """The segment with plain characters for its mathematics."""
    if "\\(" not in segment.text:
        return segment
    return msgspec.structs.replace(segment, text=plain_math(segment.text))
