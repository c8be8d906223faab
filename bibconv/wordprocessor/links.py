"""Links whose text is a code of Zotero's, in documents prepared for another word processor.

A code may be spread over several consecutive links with the same target. It is not part of the
document's text. Source: Zotero's integration ("Switch word processors").
"""

from __future__ import annotations

from bibconv.patterns import late
from bibconv.wordprocessor.paragraphs import Mark
from bibconv.wordprocessor.story import Composer

_ZOTERO = late(r"https?://www\.zotero\.org/(?:google-docs/.{0,200})?$")
_CODE = late(r"\s*(?:ITEM|BIBL|DOCUMENT_PREFERENCES)\s")
_TOKEN = late(r'["\\{}]')


class _Braces:
    """Whether the braces of a JSON text, given piece by piece, are closed."""

    def __init__(self) -> None:
        self._depth = 0
        self._quoted = False
        self._escaped = -1  # offset in the piece of a character that a backslash stands before

    def feed(self, text: str) -> None:
        """The next piece."""
        escaped, self._escaped = self._escaped, -1
        for match in _TOKEN.finditer(text):
            at, sign = match.start(), match[0]
            if at == escaped:
                continue
            if sign == "\\":
                escaped = at + 1
            elif sign == '"':
                self._quoted = not self._quoted
            elif not self._quoted:
                self._depth += 1 if sign == "{" else -1
        if escaped == len(text):
            self._escaped = 0

    @property
    def open(self) -> bool:
        """Whether the object goes on."""
        return self._depth > 0


class Links:
    """The links of a document, as a walker meets them."""

    def __init__(self, composer: Composer) -> None:
        self._composer = composer
        self._last: Mark | None = None  # the last one that holds a code
        self._pieces: list[str] = []
        self._braces = _Braces()

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
            and self._braces.open
            and last.code == mark.code
            and last.end == mark.end
        ):
            self._add(text)
            mark.code = ""  # what it holds belongs to the link before
        elif _CODE.match(text):
            self.finish()
            self._last, self._braces = mark, _Braces()
            self._add(text)
        else:
            self._composer.text(text)
            self._composer.close(mark)

    def _add(self, text: str) -> None:
        self._pieces.append(text)
        self._braces.feed(text)

    def finish(self) -> None:
        """No link follows the last one: its code is whole."""
        if self._last is not None:
            self._last.data = "".join(self._pieces)
        self._pieces = []
