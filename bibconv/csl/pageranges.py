"""Page ranges: the dash between them and the formats that shorten or expand the last page.

CSL 1.0.2, "Page Ranges" and "Appendix V - Page Range Formats".

>>> format_pages("321-325", "chicago")
'321–25'
"""

from __future__ import annotations

import re

from bibconv.patterns import late

# One range: prefix letters and number, dash, prefix letters and number.
_RANGE = late(
    r"(?<![^\s,;&(])(\d*[A-Za-z.]+|)(\d+)([A-Za-z]?)"
    r"\s*(?<!\\)[-–—]{1,2}\s*([A-Za-z.]*?)(\d+)([A-Za-z]?)(?![^\s,;&.)]|\.\w)"
)
_ROMAN = late(
    r"(?<![^\s,;&(])([ivxlcdm]+)\s*(?<!\\)[-–—]{1,2}\s*([ivxlcdm]+)(?![^\s,;&.)])", re.IGNORECASE
)
_SPACED_HYPHEN = late(r"\s*(?<!\\)-\s*")
_SIMPLE = late(r"[A-Za-z]{0,3}\d+")


def format_pages(text: str, style: str, delimiter: str = "–") -> str:
    """``text`` with its ranges in the format ``style`` (``""``: only the dash is set)."""
    if "-" not in text and "–" not in text and "—" not in text:
        return text

    def write(match: re.Match[str]) -> str:
        prefix, first, letter, prefix2, last, letter2 = match.groups()
        return _range(prefix, first, letter, prefix2, last, letter2, style, delimiter)

    text = _RANGE.sub(write, text)
    text = _ROMAN.sub(lambda m: f"{m[1]}{delimiter}{m[2]}", text)
    return text.replace("\\-", "-")


def _range(
    prefix: str, first: str, letter: str, prefix2: str, last: str, letter2: str,
    style: str, delimiter: str,
) -> str:  # fmt: skip
    start = f"{prefix}{first}{letter}"
    if prefix != prefix2 or any(c.isdigit() for c in prefix):
        if prefix2 == "" and prefix and style and not any(c.isdigit() for c in prefix):
            return f"{start}-{last}{letter2}"
        return f"{start}-{prefix2}{last}{letter2}" if prefix or prefix2 else start
    if not style or letter or letter2:
        return f"{start}{delimiter}{prefix2}{last}{letter2}"
    full = first[: len(first) - len(last)] + last if len(last) < len(first) else last
    if len(full) == len(first) and full <= first:
        return f"{start}{delimiter if not prefix else '-'}{prefix2}{last}"
    if style == "expanded":
        return f"{start}{delimiter}{prefix2}{full}"
    return f"{start}{delimiter}{_shorten(first, full, style)}"


def _shorten(first: str, last: str, style: str) -> str:
    if len(first) != len(last):
        return last
    if style == "minimal":
        return _minimal(first, last, 1)
    if style == "minimal-two":
        return _minimal(first, last, 2)
    return _chicago(first, last, sixteenth=style == "chicago-16")


def _minimal(first: str, last: str, least: int) -> str:
    same = 0
    while same < len(last) - least and first[same] == last[same]:
        same += 1
    return last[same:]


def _chicago(first: str, last: str, *, sixteenth: bool) -> str:
    """The table of the Chicago Manual of Style, 15th and 16th edition."""
    number = int(first) if len(first) < 19 else 0
    if len(first) < 3 or number % 100 == 0:
        return last
    if number % 100 < 10:
        return _minimal(first, last, 1)
    if not sixteenth and len(first) == 4:
        short = _minimal(first, last, 2)
        # Three changed digits of four-digit numbers: the whole number.
        return last if len(short) >= 3 else short
    return _minimal(first, last, 2)
