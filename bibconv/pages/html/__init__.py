"""Pages saved as HTML: what their metadata says, and their text with the way back to the source.

>>> page = read_html(Source('<html><head><meta name="citation_title" content="A title"></head></html>'))
>>> page.facts[0].value
'A title'
"""

from __future__ import annotations

import re

import msgspec

from bibconv.pages.base import Fact, Gap, Page
from bibconv.pages.html.jsonld import jsonld_facts
from bibconv.pages.html.lists import Lists, find_lists
from bibconv.pages.html.meta import CitedWork, cited_works, meta_facts
from bibconv.pages.html.outline import Outline
from bibconv.pages.html.text import HtmlText, html_text
from bibconv.source import Source
from bibconv.text.xml import parse_html

__all__ = ["CitedWork", "HtmlPage", "HtmlText", "is_html", "read_html", "to_source"]

_HTML = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--[^>]{0,2000}-->\s*){0,5}<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE,
)


# A piece of a page, copied from its source: a list or table, or blocks with what only HTML has.
_LIST = re.compile(r"\s{0,2000}<(?:ol|ul|dl|table|li|h[1-6])\b[^<>]{0,2000}>", re.IGNORECASE)
_BLOCKS = re.compile(r"\s{0,2000}<(?:section|div|p)\b[^<>]{0,2000}>", re.IGNORECASE)
_INLINE = re.compile(r"<(?:a\s[^<>]{0,300}href|span|em|i|br|li)\b", re.IGNORECASE)
_END = re.compile(r"</(?:ol|ul|dl|table|section|div|p|li|h[1-6])\s{0,9}>\s{0,100}$", re.IGNORECASE)


class HtmlPage(msgspec.Struct, frozen=True):
    """A page saved as HTML.

    Attributes:
        type: CSL type of its work as its metadata says, ``""`` if they do not.
        facts: what its metadata says, with places in the HTML.
        cited: the works it cites, as its metadata says.
        text: its text, and where in the HTML each stretch stands.
        lists: what its markup puts side by side, such as the items of a list of references.
    """

    type: str
    facts: tuple[Fact, ...]
    cited: tuple[CitedWork, ...]
    text: HtmlText
    lists: Lists


def is_html(text: str) -> bool:
    """Whether ``text`` begins as a page of HTML does, or is a piece of one from tag to tag."""
    head = text[:5000]
    if _HTML.match(head):
        return True
    if _END.search(text[-200:]) is None:
        return False
    return _LIST.match(head) is not None or (
        _BLOCKS.match(head) is not None and _INLINE.search(text[:60_000]) is not None
    )


def read_html(source: Source) -> HtmlPage:
    """Metadata and text of a page: Highwire's tags, Dublin Core, PRISM, then schema.org."""
    outline = Outline()
    text = html_text(source.text, outline)
    lists = find_lists(outline, text.text)
    root = parse_html(source.text)
    if root is None:
        return HtmlPage("", (), (), text, lists)
    kind, facts = meta_facts(root, source)
    other_kind, other = jsonld_facts(root, source)
    known = {fact.name for fact in facts}
    facts += [fact for fact in other if fact.name not in known]
    return HtmlPage(kind or other_kind, tuple(facts), tuple(cited_works(root, source)), text, lists)


def to_source(page: Page, text: HtmlText) -> Page:
    """A page read from the text alone, its places moved to the HTML."""
    return msgspec.structs.replace(
        page,
        facts=tuple(
            msgspec.structs.replace(fact, start=start, end=end)
            for fact in page.facts
            for start, end in (text.span(fact.start, fact.end),)
        ),
        gaps=tuple(Gap(gap.label, *text.span(gap.start, gap.end)) for gap in page.gaps),
        heading=text.span(*page.heading) if page.heading else None,
        more=tuple(to_source(one, text) for one in page.more),
    )
