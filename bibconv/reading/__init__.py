"""The format ``text``: a saved page, or a pasted list of references.

Here pages and references meet: a page gives facts about its own work, a ready-made citation
and the place of its reference list; the references are read one by one; everything else on the
page is kept between the records as comments.

>>> [type(block).__name__ for block in read(Source("Doe J. A title. J Ex 2020, 1: 2-3.\\n"), ReadContext())]
['Record', 'Comment']
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bibconv import pages, references
from bibconv.errors import MisuseError
from bibconv.formats.base import ReadContext, WriteContext
from bibconv.model import Block, Record
from bibconv.pages.html import is_html
from bibconv.pages.markdown import is_markdown
from bibconv.reading import html
from bibconv.reading.account import Unread
from bibconv.reading.believable import believable
from bibconv.reading.blocks import blocks
from bibconv.reading.glued import apart
from bibconv.reading.page_work import work_record
from bibconv.reading.tex import without_tex
from bibconv.source import Source

_LIST = 5  # references that are a list


def read(source: Source, context: ReadContext) -> Iterator[Block]:
    """Blocks of a page or list: records for its works, comments for the rest."""
    if is_html(source.text):
        unread = Unread()
        records = html.records(source, context, unread.items)
        yield from blocks(source, context, records, unread=unread)
        return
    woven = references.is_woven(source.text)
    whole = references.cut(source, pages.body_start(source.text))
    page = None if woven else pages.read(source, references=_list_in(source.text, whole))
    if page is None and not is_markdown(source.text):
        records, unread = _listed(source, context, whole, is_list=woven)
    else:
        records, unread = _on_page(source, context, page)
    yield from blocks(source, context, records, woven=woven, unread=unread)


def _list_in(text: str, cut: references.Segmentation) -> list[tuple[int, int]]:
    """The stretches of the references, where they are most of the text: such a text is a list and no
    page, whatever its references name. A few of them may be what a page says of itself."""
    known = [
        (piece.start, piece.end) for piece in cut.references if references.evidence(piece.text) >= 3
    ]
    covered = sum(end - start for start, end in known)
    return known if len(known) >= _LIST and 2 * covered >= len(text.strip()) else []


def _listed(
    source: Source, context: ReadContext, cut: references.Segmentation, *, is_list: bool
) -> tuple[list[Record], Unread]:
    """The records of a text that is no page, as it was cut."""
    labeller = references.labeller_of(context.model) if context.model else None
    context.limits.require("items", len(cut.references), source.name)
    segments = [apart(without_tex(segment)) for segment in cut.references]
    records = references.read_all(segments, source, labeller=labeller)
    unread = Unread(list(cut.outside), headings=list(cut.headings))
    if not is_list:
        believed = believable(records, len(source.text))
        kept = set(map(id, believed))
        unread.lines += [(one.start, one.end) for one in records if id(one) not in kept]
        unread.lines.sort()
        records = believed
    return records, unread


def _on_page(
    source: Source, context: ReadContext, page: pages.Page | None
) -> tuple[list[Record], Unread]:
    """The records of a page: its own works, and the references in its lists."""
    records: list[Record] = []
    unread = Unread()
    seen: set[str] = set()
    labeller = references.labeller_of(context.model) if context.model else None
    stretches: tuple[tuple[int, int], ...] = ((pages.body_start(source.text), len(source.text)),)
    if page is not None:
        for one in (page, *page.more):
            work = work_record(one, source, context.report)
            if work is not None:
                records.append(work)
        stretches = page.references
    for start, end in stretches:
        if is_markdown(source.text[start:end]):
            found = html.from_markdown(source, start, end, strict=page is None, labeller=labeller)
            records += [record for record in found if page is None or html.key(record) not in seen]
            seen.update(html.key(record) for record in found)
            continue
        cut = references.cut(source, start, end, strict=page is None)
        unread.lines += cut.outside
        unread.headings += [start, *cut.headings]
        segments = []
        for segment in cut.references:
            key = " ".join(segment.text.casefold().split())
            if page is not None and key in seen:
                continue  # the page prints its list twice
            seen.add(key)
            segments.append(apart(without_tex(segment)))
            context.limits.require("items", len(records) + len(segments), source.name)
        read_here = references.read_all(segments, source, labeller=labeller)
        records += read_here if page is not None else believable(read_here, end - start)
    return records, unread


def write(_blocks: Iterable[Block], _context: WriteContext) -> Iterator[str]:
    """Plain text is read, not written."""
    raise MisuseError(
        "the format text is only read; print references with: bibconv cite FILE -s STYLE"
    )


def sniff(text: str) -> float:
    """How surely ``text`` is a saved page or a list of references, 0 to 1."""
    head = text[:60_000]
    if is_html(head):
        return 0.9
    cut = references.cut(Source(head))
    found = cut.references
    score = pages.layout_score(Source(head), _list_in(head, cut))
    if score >= 0.5:
        return score
    if not found:
        return 0.0
    covered = sum(len(segment.text) for segment in found)
    return min(0.9, 0.3 + covered / max(1, len(head.strip())))
