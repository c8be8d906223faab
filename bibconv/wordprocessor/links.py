"""Links, whose text may be a code of Zotero's: in documents made for another word processor.

A code may be spread over several links that follow each other and lead to the same place. Its text
is none of the document's. Source: Zotero's integration ("Switch word processors").
"""

from __future__ import annotations

import json

from bibconv.patterns import late
from bibconv.wordprocessor.story import Composer, Mark

_ZOTERO = late(r"https?://www\.zotero\.org/(?:google-docs/.{0,200})?$")
_CODE = late(r"\s*(?:ITEM|BIBL|DOCUMENT_PREFERENCES)\s")


class Links:
    """The links of a document, as a walker meets them."""

    def __init__(self, composer: Composer) -> None:
        self._composer = composer
        self._last: Mark | None = None  # the last one that holds a code

    def begin(self, target: str) -> Mark:
        """A link begins."""
        mark = self._composer.open("link", target)
        if _ZOTERO.match(target):
            self._composer.capture()
        return mark

    def end(self, mark: Mark) -> None:
        """The link ends: its text is a code, or printed."""
        if _ZOTERO.match(mark.code) is None:
            self._composer.close(mark)
            return
        text = self._composer.captured()
        last = self._last
        self._composer.close(mark)
        if (
            last is not None
            and last.code == mark.code
            and last.end == mark.end
            and _is_cut(last.data)
        ):
            last.data += text
            self._composer.marks.remove(mark)
        elif _CODE.match(text):
            mark.data = text
            self._last = mark
        else:
            self._composer.text(text)
            self._composer.close(mark)


def _is_cut(text: str) -> bool:
    """Whether the JSON in a code does not end."""
    start = text.find("{")
    try:
        json.JSONDecoder(strict=False).raw_decode(text, max(start, 0))
    except (ValueError, RecursionError):
        return True
    return False
