"""The text of an HTML page, with offsets back into the page.

Blocks end lines, paragraphs and list items are parted by blank lines, cells by tabs; scripts,
styles and navigation are left out. One pass over the tags, no tree.

>>> html_text("<p>A <b>title</b></p>").text.strip()
'A title'
"""

from __future__ import annotations

import html
import re
from bisect import bisect_right

import msgspec

from bibconv.pages.html.outline import Outline

_TOKEN = re.compile(
    r"<!--|<!\[CDATA\[|<[!?](?=[a-zA-Z])|<(?P<close>/?)(?P<name>[a-zA-Z][a-zA-Z0-9-]{0,30})|&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});"
)
_BLANKS = re.compile(r"\s+")
_LINE = frozenset(
    "br tr div dt dd option figcaption address td th caption label summary button".split()
)
_PARAGRAPH = frozenset(
    "p h1 h2 h3 h4 h5 h6 li ul ol dl section article header table blockquote pre main form figure hr aside".split()
)
_SKIPPED = frozenset(
    "script style head svg template noscript nav footer iframe object select math textarea".split()
)
_REFERENCES = re.compile(
    r"(?:class|id)\s?=\s?[\"'][^\"'<>]{0,80}(?:ref-?list|references|bibliograph|literatur)|>\s{0,20}(?:References|Bibliography|Literatur|Literaturverzeichnis|Références|Referencias|Referências)\s{0,20}<",
    re.IGNORECASE,
)
# An author's institution and number, which stand on lines of their own.
_APART = re.compile(r"class\s?=\s?[\"'][^\"'<>]{0,60}\b(?:affiliation|orcid)\b")
_FOOTER_END = re.compile(r"</footer", re.IGNORECASE)
_RAW = frozenset(("script", "style", "textarea"))
_LONGEST_TAG = 3000


class HtmlText(msgspec.Struct, frozen=True):
    """Text of a page; ``starts[i]`` in the text stands at ``places[i]`` of the HTML."""

    text: str
    starts: list[int]
    places: list[int]

    def offset(self, at: int) -> int:
        """Where the character at ``at`` stands in the HTML."""
        index = bisect_right(self.starts, at) - 1
        return self.places[index] + (at - self.starts[index]) if index >= 0 else 0

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where the text from ``start`` to ``end`` stands in the HTML."""
        if end <= start:
            at = self.offset(start)
            return at, at
        return self.offset(start), self.offset(end - 1) + 1


class _Writer:
    def __init__(self) -> None:
        self.parts: list[str] = []
        self.starts: list[int] = []
        self.places: list[int] = []
        self.length = 0
        self.newlines = 2
        self.blank = False

    def put(self, text: str, place: int) -> None:
        """Running text: runs of blanks are one blank."""
        position = 0
        for match in _BLANKS.finditer(text):
            self._piece(text[position : match.start()], place + position)
            self.blank = True
            position = match.end()
        self._piece(text[position:], place + position)

    def _piece(self, text: str, place: int) -> None:
        if not text:
            return
        if self.blank and not self.newlines:
            self._raw(" ", place - 1)
        self.blank = False
        self.newlines = 0
        self._raw(text, place)

    def _raw(self, text: str, place: int) -> None:
        self.starts.append(self.length)
        self.places.append(max(place, 0))
        self.parts.append(text)
        self.length += len(text)

    def break_line(self, place: int, count: int) -> None:
        """At least ``count`` line ends in a row."""
        if self.newlines < count:
            self._raw("\n" * (count - self.newlines), place)
            self.newlines = count
        self.blank = False

    def mark(self, text: str, place: int) -> None:
        """A sign that the page's layout makes, such as a heading's."""
        self._raw(text, place)
        if text == "\t":
            self.blank = False


class _Footers:
    """Which footers are the end of an article, with its references, and not the page's."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.end = self.references = -1

    def kept(self, position: int) -> bool:
        """Whether the footer that begins here holds references; positions only rise."""
        if self.end < position:
            match = _FOOTER_END.search(self.source, position)
            self.end = match.start() if match else len(self.source)
        if self.references < position:
            match = _REFERENCES.search(self.source, position)
            self.references = match.start() if match else len(self.source)
        return self.references < self.end


def html_text(source: str, outline: Outline | None = None) -> HtmlText:
    """The text of an HTML page; its elements go into ``outline``."""
    out = _Writer()
    position = 0
    skipped = ""
    depth = 0
    footers = _Footers(source)
    length = len(source)
    while position < length:
        match = _TOKEN.search(source, position)
        begin = match.start() if match else length
        if begin > position and not skipped:
            out.put(source[position:begin], position)
        if match is None:
            break
        token = match[0]
        if token == "<!--":
            end = source.find("-->", match.end())
            position = end + 3 if end >= 0 else length
        elif token == "<![CDATA[":
            position = match.end()
        elif token in ("<!", "<?"):
            position = _tag_end(source, match.end())
        elif token[0] == "&":
            if not skipped:
                out.put(html.unescape(token).replace("\u00a0", " "), begin)
            position = match.end()
        else:
            position = _tag_end(source, match.end())
            name = match["name"].lower()
            if skipped:
                if name == skipped:
                    depth += -1 if match["close"] else 1
                    skipped = skipped if depth > 0 else ""
                continue
            if (
                name in _SKIPPED
                and not match["close"]
                and not (name == "footer" and footers.kept(position))
                and source[position - 2 : position - 1] != "/"
            ):
                if name in _RAW:
                    end = _find_close(source, name, position)
                    position = end
                else:
                    skipped, depth = name, 1
                continue
            if outline is not None:
                _note(outline, name, source, match, position, out.length)
            if name == "span" and _APART.search(source, match.end(), position):
                out.break_line(begin, 1)
            _tag(out, name, bool(match["close"]), begin)
    if outline is not None:
        outline.end(out.length)
    return HtmlText("".join(out.parts), out.starts, out.places)


def _note(
    outline: Outline, name: str, source: str, match: re.Match[str], end: int, at: int
) -> None:
    """A tag in the outline; ``<a/>`` is opened and closed."""
    if not match["close"]:
        outline.open(name, source[match.end() : min(end, match.end() + _LONGEST_TAG)], at)
    if match["close"] or source[end - 2 : end - 1] == "/":
        outline.close(name, at)


def _tag(out: _Writer, name: str, closing: bool, place: int) -> None:
    if name in _PARAGRAPH:
        out.break_line(place, 2)
        if name == "h1" and not closing:
            out.mark("# ", place)
    elif name in ("td", "th"):
        if closing and not out.newlines:
            out.mark("\t", place)
    elif name in _LINE:
        out.break_line(place, 1)


def _tag_end(source: str, position: int) -> int:
    """Behind the ``>`` of a tag, quotes respected where they are closed soon."""
    end = source.find(">", position)
    if end < 0:
        return len(source)
    quote = re.compile(
        r"[^\"'>]*(?:\"[^\"]{0,8000}\"[^\"'>]*|'[^']{0,8000}'[^\"'>]*){0,60}>"
    ).match(source, position)
    return quote.end() if quote else end + 1


def _find_close(source: str, name: str, position: int) -> int:
    match = re.compile(rf"</{name}\b[^>]{{0,200}}>", re.IGNORECASE).search(source, position)
    return match.end() if match else len(source)
