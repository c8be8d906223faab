"""What may be a list of references by a page's markup: elements of one kind side by side.

Items of a list, rows of a table, paragraphs or blocks of one class: ``<li>``, ``<dd>``, ``<tr>``,
``<p class="reference">``, ``<div class="csl-entry">``. Whether they are references is for the
reader of references to say; here stand their places, and what the markup and the heading above
say about them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

import msgspec

from bibconv.pages.html.outline import Node, Outline
from bibconv.pages.words import heading_of
from bibconv.text.linkwords import is_link_row

_ENTRIES = frozenset("li dd tr".split())
_ITEMS = frozenset("li dd tr p".split())
_CLASSED = frozenset("p div section article span cite ul ol table tbody dl".split())
# "references", "ref-list", "bibliography", "literatur", "bib-reference"
_LIST = re.compile(
    r"(?<!p)referen[cz]|refer[eê]nc|bibliograph(?:y|ie)|bibliograf[ií]a|literatur|\bref-?list|\brefs?\b|\bref-?(?:cit|content|block|item|section)|"
    r"(?<!csl-)\bbib(?:list|item|source|entry)?\b|works-?cited|\bbiblio(?:list|entry|mixed)?\b"
)
# What the page's own citation may be called too.
_CITED = re.compile(r"csl-(?:bib|entry)|\bcit(?:ation|ed)-?list")
_ITEM = re.compile(r"\bcitation\b|\bcite?\d+[a-z]?\b|\bcit\b")
_OTHERS = re.compile(
    r"recommend|related|similar|cited-?by|citedby|citing|citation-?(?:tool|format|export)|formats?\b|\bnav|navigation|\btoc\b|\bmenu|trending|most-?read|breadcrumb|share|social|metrics|widget-?list"
)
_INLINE = frozenset("span cite a".split())
_TITLE = re.compile(r"\btitle\b|article-?title|chapter-?title|\bauthors\b|author-?list")
_NUMBERED = re.compile(r"\d+[a-z]?$")
# What stands in a reference's element and is not of the reference.
_TOOLS = re.compile(
    r"referencelinks|citationlinks|\breflinks|\bref-links|externalreferences|reflistitemlinks|references?__links|\bcas(?:record|content|abstract)|"
    r"\boccurrences\b|visually-?hidden|\bsr-only\b|screen-?reader|popover|\bnowrap ref\b|\bopenurl|copy-?button|citing-?context|back-?(?:link|ref)"
)
_LONGEST = 40_000  # characters of a reference's element, tools included
_SHORTEST = 8
_LONGEST_LINK = 60
_HEADING = 70  # characters of a heading
_NEAR = 300  # characters between the heading of a list and its first item
_UP = 3  # elements around a list that may name it
_ANCHOR = re.compile(
    r"\[?\s*(?:links?|google (?:scholar|académico|acadêmico)|buscar en google.{0,20}|search(?: in)?(?: google scholar)?|in google scholar suchen|ver no google.{0,12}|cross ?ref(?: full text)?|view at .{3,30}|"
    r"full ?text(?: via crossref)?|volltext|texto completo|openurl|bibtex|ris|endnote|return to (?:citation|text|ref.{0,20})|jump to.{0,30}|↑|↩︎?|\^|go to.{0,30}|open in (?:new )?.{0,20}|doi|url|html|"
    r"pdf(?: ?\(\d+k\))?|download citation|export citation|find in a library|pubmed (?:abstract|full text|central)|full (?:article|text) \(?html\)?|abstract|references|web of science.{0,20}|rsc|order article.{0,20}|\W{1,3})\s*\]?",
    re.IGNORECASE,
)


class Entry(msgspec.Struct, frozen=True, gc=False):
    """An element that may be a reference: its stretch of the text, its number as printed."""

    start: int
    end: int
    counter: str = ""


class Listing(msgspec.Struct, frozen=True, gc=False):
    """Elements side by side.

    Attributes:
        marked: the markup or the heading above says that these are references.
        other: they say that these are something else (recommended articles, tools).
        inner: they stand in an item of another list.
        ordered: the page numbers them.
        items: they are items of a list or rows of a table, not blocks of a class.
    """

    entries: tuple[Entry, ...]
    marked: bool
    other: bool
    inner: bool = False
    ordered: bool = False
    items: bool = False

    @property
    def start(self) -> int:
        """Where the first begins."""
        return self.entries[0].start

    @property
    def end(self) -> int:
        """Where the last ends."""
        return self.entries[-1].end


class Lists(msgspec.Struct, frozen=True):
    """What may be lists of references, in the order of the page, the outer before the inner.

    Attributes:
        tools: stretches of links and tools ("Google Scholar", "View PDF"), in order.
        breaks: where lines end within a paragraph.
        seams: where an element within a line begins or ends.
        titles: where an element ends that is called a title or names.
    """

    listings: tuple[Listing, ...]
    tools: tuple[tuple[int, int], ...]
    breaks: frozenset[int]
    seams: frozenset[int]
    titles: frozenset[int]

    def kept(self, entry: Entry) -> Iterator[tuple[int, int]]:
        """The stretches of an element without links and tools."""
        at = entry.start
        index = bisect_right(self.tools, (entry.start, -1))
        while index < len(self.tools) and self.tools[index][1] <= entry.end:
            start, end = self.tools[index]
            index += 1
            if start <= entry.start and end >= entry.end:
                continue
            if start > at:
                yield at, start
            at = end
        if at < entry.end:
            yield at, entry.end

    def is_tool(self, entry: Entry) -> bool:
        """Whether an element stands in one of them."""
        at = bisect_right(self.tools, (entry.start, entry.end + 1)) - 1
        return at >= 0 and self.tools[at][1] >= entry.end


def find_lists(outline: Outline, text: str) -> Lists:
    """The elements side by side that may be references."""
    tools = tuple(_tools(outline.nodes, text))
    inline = [node for node in outline.nodes if node.name in _INLINE]
    seams = frozenset(at for node in inline for at in (node.start, node.end))
    titles = frozenset(node.end for node in inline if _TITLE.search(node.marks))
    listings = tuple(_listings(outline, text))
    return Lists(listings, tools, frozenset(outline.breaks), seams, titles)


def _listings(outline: Outline, text: str) -> list[Listing]:
    nodes = outline.nodes
    groups: dict[tuple[int, str], list[int]] = {}
    for index, node in enumerate(nodes):
        kind = _kind(node)
        if kind:
            groups.setdefault((node.parent, kind), []).append(index)
    headings = _Headings(nodes, text)
    found: list[Listing] = []
    for (parent, _), members in groups.items():
        kept = [index for index in members if _is_text(nodes[index], text)]
        if not kept:
            continue
        marked, other = _said(nodes, kept[0], parent, headings, several=len(kept) > 1)
        if len(kept) < 2 and not marked:
            continue
        entries = tuple(Entry(nodes[i].start, nodes[i].end, nodes[i].counter) for i in kept)
        around = parent
        while around >= 0 and nodes[around].name not in _ITEMS:
            around = nodes[around].parent
        ordered = parent >= 0 and nodes[parent].name == "ol"
        items = nodes[kept[0]].name in _ENTRIES
        found.append(Listing(entries, marked, other, around >= 0, ordered, items))
    return found


def _kind(node: Node) -> str:
    """What elements side by side have in common."""
    if node.name in _ENTRIES:
        return node.name
    if node.name not in _CLASSED:
        return ""
    first = _NUMBERED.sub("", node.marks.split(" ", 1)[0]) if node.marks else ""
    if node.name in ("span", "cite", "ul", "ol") and not first:
        return ""
    return f"{node.name}.{first}"


def _is_text(node: Node, text: str) -> bool:
    """Whether an element may be a reference: it has some text, and is no page of it."""
    if not _SHORTEST <= node.end - node.start <= _LONGEST:
        return False
    piece = text[node.start : node.start + 400].strip()
    return len(piece) >= _SHORTEST and any(map(str.isalpha, piece))


def _said(
    nodes: Sequence[Node], first: int, parent: int, headings: _Headings, *, several: bool
) -> tuple[bool, bool]:
    """Whether markup and heading say that these are references, and that they are not."""
    above, far = headings.above(nodes[first].start)
    own = nodes[first].marks
    marks = [own]
    around = parent
    for _ in range(_UP):
        if around >= 0:
            marks.append(nodes[around].marks)
            around = nodes[around].parent
    named = any(_LIST.search(mark) for mark in marks if mark)
    other = any(_OTHERS.search(mark) for mark in marks if mark)
    headed = above == "references" and far <= _NEAR
    if not named and not headed and (other or above in ("similar", "cite")):
        return False, True
    named = named or any(_CITED.search(mark) for mark in marks if mark)
    return named or headed or (several and _ITEM.search(own) is not None), other


class _Headings:
    """The known headings of a page, by their places."""

    def __init__(self, nodes: Sequence[Node], text: str) -> None:
        self.places: list[int] = []
        self.names: list[str] = []
        # an item of a table of contents is no heading
        items = {
            node.start + len(piece) - len(piece.lstrip())
            for node in nodes
            if node.name == "li" and node.end - node.start <= _HEADING
            for piece in (text[node.start : node.end],)
        }
        at = 0
        for line in text.split("\n"):
            name = heading_of(line.strip()) if 3 < len(line) <= _HEADING else None
            if name is not None and at not in items and not is_link_row(line):
                self.places.append(at)
                self.names.append(name)
            at += len(line) + 1

    def above(self, at: int) -> tuple[str, int]:
        """The section that the nearest heading in front of ``at`` opens, and how far it is."""
        index = bisect_right(self.places, at) - 1
        return (self.names[index], at - self.places[index]) if index >= 0 else ("", 0)


def _tools(nodes: Sequence[Node], text: str) -> Iterator[tuple[int, int]]:
    """The stretches of links and tools, none inside another."""
    last = 0
    for node in nodes:
        length = node.end - node.start
        if length <= 0 or node.start < last or length > _LONGEST:
            continue
        is_tool = bool(node.marks) and _TOOLS.search(node.marks) is not None
        if not is_tool and node.name == "a" and length <= _LONGEST_LINK:
            words = text[node.start : node.end].strip()
            is_tool = is_link_row(words) or _ANCHOR.fullmatch(words) is not None
        if is_tool:
            last = node.end
            yield node.start, node.end
