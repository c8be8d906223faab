"""A page's text in Markdown, without links, emphasis and escapes, and the way back.

>>> plain_markdown("A. Doe. *Lancet* **3**, 1 [CAS](https://x)").text
'A. Doe. Lancet 3, 1 CAS'
"""

from __future__ import annotations

import re

from bibconv.pages.html.text import HtmlText

_LINK = r"!?\[(?P<label>[^\[\]\n]{0,300})\](?:\([^()\s]{0,2000}(?:\([^()\s]{0,200}\)[^()\s]{0,500})?\)|\[\d{1,4}\])"
_BOLD = r"(?<![\w*\\])\*\*(?=[^\s*])(?P<bold>[^*\n]{1,400}?)\*\*(?![\w*])"
_ITALIC = r"(?<![\w*\\])\*(?=[^\s*])(?P<italic>[^*\n]{1,400}?)\*(?![\w*])"
_ESCAPE = r"\\(?P<escaped>[\[\]_*#().\-~<>])"
_TOKEN = re.compile(f"{_LINK}|{_BOLD}|{_ITALIC}|{_ESCAPE}")
_SIGN = re.compile(r"\]\((?:https?://|/|#)|\]\[\d{1,4}\]|\*\*\d+\*\*")


def is_markdown(text: str) -> bool:
    """Whether links or bold numbers in Markdown stand in ``text``."""
    return sum(1 for _, _ in zip(_SIGN.finditer(text), range(2), strict=False)) == 2


def plain_markdown(text: str) -> HtmlText:
    """``text`` as its reader sees it; HTML's offsets mechanism leads back."""
    parts: list[str] = []
    starts: list[int] = []
    places: list[int] = []
    length = position = 0

    def put(begin: int, end: int) -> None:
        nonlocal length
        if end > begin:
            starts.append(length)
            places.append(begin)
            parts.append(text[begin:end])
            length += end - begin

    for match in _TOKEN.finditer(text):
        put(position, match.start())
        kept = next((name for name in ("label", "bold", "italic", "escaped") if match[name]), None)
        if kept:
            put(match.start(kept), match.end(kept))
        position = match.end()
    put(position, len(text))
    return HtmlText("".join(parts), starts, places)
