"""Page numbers and ranges: one spelling, first and last page, what cannot be.

A range is written with ``-`` as CSL-JSON has it, whatever dash stood there; everything else
(``iv``, ``S12``, ``e123``, ``1-3, 7``) stays as it is.

>>> normalise("pp. 12--34")
'12-34'
>>> split("S12-S15")
('S12', 'S15')
"""

from __future__ import annotations

import re

from bibconv.patterns import late

# "pp. ", "p. ", "pages ", "S. " (German), "págs. ": a label, never part of "S12" or "p12".
_LABEL = late(
    r"\s*(?:(?:pp?|pgs?|pag|págs?|str|ss?|с|стр)\.\s*(?=[\divxlcdmse]{1,12}\s*(?:[-‐-―−,;&+]|$))"
    r"|(?:pages?|pp|pgs|Seiten?|páginas?|pagine)\s+(?=[\divxlcdmse]))",
    re.IGNORECASE,
)
_DASHES = late(
    r"\s*(?:-{2,3}|[‐‑‒–—―−])\s*|(?<=[\dA-Za-z])\s*-\s+(?=[\dA-Za-z])|(?<=[\dA-Za-z])\s+-(?=[\dA-Za-z])"
)
_PLAIN = late(r"[0-9]+(?:-[0-9]+)?")
_SEVERAL = late(r"[,;&+/]|\s")
_NUMBERED = late(r"([A-Za-z]*)([0-9]+)([A-Za-z]?)")
_PLACEHOLDER = late(
    r"[?\s*_.–-]*\?[?\s*_.–-]*|[-–—_.\s]+|0+\s*[-–—]+\s*0+|(x{2,})\s*[-–—]+\s*\1"
    r"|n\s*[/.]?\s*a\.?(?:\s*-+\s*n\s*[/.]?\s*a\.?)?"
    r"|no[- ]page|none|null|unknown|tb[ad]|to appear|in press|forthcoming",
    re.IGNORECASE,
)


def normalise(text: str) -> str:
    """``text`` without label, each dash between pages as one hyphen, white space single."""
    if _PLAIN.fullmatch(text):
        return text
    text = " ".join(text.split())
    label = _LABEL.match(text)
    if label:
        text = text[label.end() :]
    return _DASHES.sub("-", text)


def has_label(text: str) -> bool:
    """Whether "pp." or the like stands before the pages."""
    return _LABEL.match(text) is not None


def split(page: str) -> tuple[str, str | None]:
    """First and last page; the last is ``None`` for anything but one range."""
    page = normalise(page)
    if "-" not in page or _SEVERAL.search(page):
        return page, None
    parts = page.split("-")
    middle, odd = divmod(len(parts), 2)
    # "A-12-A-15": the middle hyphen makes the range.
    if odd or not all(parts):
        return page, None
    return "-".join(parts[:middle]), "-".join(parts[middle:])


def is_range(page: str) -> bool:
    """Whether ``page`` is one range."""
    return split(page)[1] is not None


def is_placeholder(text: str) -> bool:
    """Whether ``text`` stands for pages nobody knew: ``??--??``, ``n/a``, ``to appear``."""
    return bool(text) and len(text) <= 40 and _PLACEHOLDER.fullmatch(text.strip()) is not None


def is_reversed(page: str) -> bool:
    """Whether a range ends before it starts; ``1234-56`` is an abbreviated end, not a reverse."""
    first, last = split(page)
    if last is None:
        return False
    start, end = _NUMBERED.fullmatch(first), _NUMBERED.fullmatch(last)
    if start is None or end is None or start[3] or end[3]:
        return False
    if end[1] not in ("", start[1]):
        return False
    return len(start[2]) == len(end[2]) and end[2] < start[2]


def problem(text: str) -> str | None:
    """What is wrong with pages, or ``None``."""
    if is_placeholder(text):
        return f"{text.strip()!r} stands for unknown pages"
    if is_reversed(text):
        first, last = split(text)
        return f"the range ends ({last}) before it starts ({first})"
    return None


def label_length(text: str) -> int:
    """How many characters "pp. " and the like take at the beginning; 0 if nothing is there."""
    match = _LABEL.match(text)
    return match.end() if match else 0
