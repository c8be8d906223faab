"""The lines of a RIS text: which carry a tag, which carry text, and where.

The specification wants ``XX  - value``: two characters, two blanks, a hyphen, a blank. Files
also have one blank or three, a tab before the tag, lower case, no blank behind the hyphen, a
bare ``ER``. Those count as tag lines too, but only for tags that exist, so that a line of an
abstract such as ``in - vitro`` stays text.

>>> [(line.tag, line.exact) for line in split_lines("TY  - JOUR\\nAU - Doe\\nmore")]
[('TY', True), ('AU', False), ('', True)]
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from bibconv.formats.ris.tables import TAGS

# A line as the specification wants it; the blank behind the hyphen may be missing.
_EXACT = re.compile(r"^([A-Z][A-Z0-9])  -(.*)", re.MULTILINE)

# Anything that may have been meant as one: indent, name, blanks, hyphen, value.
_LOOSE = re.compile(r"([ \t\ufeff\xa0]*)([A-Za-z][A-Za-z0-9]{1,3})([ \t\xa0]{0,4})-(.*)")
_BARE_END = re.compile(r"[ \t]*ER(?:[ \t]*-)?[ \t]*")

# "3." (Ovid), "Record #1 of 12" (Cochrane), "<12>" (old Ovid), "12/40" alone on a line.
_COUNTER = re.compile(r"\d{1,7}[.)]|<\d{1,7}>|record\s*#?\s*\d{1,7}(?:\s*of\s*\d{1,7})?", re.I)
_COUNTER_LENGTH = 60  # more than the longest of them: blanks are no reason to look further

_BLANK = " \t\x0b\x0c\ufeff\xa0\n"


class Line(NamedTuple):
    """One line that is not blank.

    Attributes:
        tag: the tag in capitals, ``""`` for a line of text.
        at: offset of the line's first character that is not blank.
        start, end: offsets of the value (of the text), blanks around it taken off.
        exact: whether the line is as the specification wants it.
    """

    tag: str
    at: int
    start: int
    end: int
    exact: bool


def with_plain_newlines(text: str) -> str:
    """``text`` with every CR turned into LF: the same offsets, one kind of line end."""
    return text.replace("\r", "\n") if "\r" in text else text


def split_lines(scan: str, position: int = 0, limit: int | None = None) -> Iterator[Line]:
    """The lines of a text with plain newlines, blank ones left out, in order.

    ``position`` and ``limit`` are offsets of line starts.
    """
    if limit is None:
        limit = len(scan)
    for match in _EXACT.finditer(scan, position, limit):
        at, end = match.span()
        if at > position and scan[position:at].strip(_BLANK):
            yield from _other_lines(scan, position, at)
        position = end
        tag, value = match.groups()
        stripped = value.strip()
        if not stripped:
            yield Line(tag, at, end, end, True)
            continue
        start = end - len(value.lstrip())
        yield Line(tag, at, start, start + len(stripped), value[0] == " ")
    if scan[position:limit].strip(_BLANK):
        yield from _other_lines(scan, position, limit)


def _other_lines(scan: str, position: int, limit: int) -> Iterator[Line]:
    """The lines that are not exact tag lines between two offsets."""
    while position < limit:
        end = scan.find("\n", position, limit)
        if end < 0:
            end = limit
        text = scan[position:end]
        stripped = text.strip(_BLANK)
        if stripped:
            at = position + text.index(stripped[0])
            yield _loose_tag(text, position) or Line("", at, at, at + len(stripped), True)
        position = end + 1


def _loose_tag(text: str, offset: int) -> Line | None:
    """The tag line that ``text`` was meant to be, if it was."""
    if _BARE_END.fullmatch(text):
        end = offset + len(text)
        return Line("ER", offset + text.index("E"), end, end, False)
    match = _LOOSE.fullmatch(text)
    if match is None:
        return None
    indent, name, blanks, value = match.groups()
    tag = name.upper()
    if len(name) > 2:
        known = name == tag and blanks == "  "
    elif name == tag:
        known = tag in TAGS and (bool(blanks) or (tag in ("TY", "ER") and not indent))
    else:
        known = tag in TAGS and len(blanks) >= 2
    if not known:
        return None
    stripped = value.strip()
    start = offset + len(text) - len(value.lstrip()) if stripped else offset + len(text)
    return Line(tag, offset + len(indent), start, start + len(stripped), False)


def is_counter(text: str) -> bool:
    """Whether a line only numbers the record that follows."""
    stripped = text.strip()
    return len(stripped) <= _COUNTER_LENGTH and _COUNTER.fullmatch(stripped) is not None
