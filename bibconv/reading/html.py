"""Pages saved as HTML: their metadata first, then their text, with places in the HTML.

>>> from bibconv.formats.base import ReadContext
>>> source = Source('<html><meta name="citation_title" content="Rain"></html>')
>>> records(source, ReadContext())[0].item.text("title")
'Rain'
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

import msgspec

from bibconv import pages, references
from bibconv.formats.base import ReadContext
from bibconv.model import Field, Item, Name, Record, Value
from bibconv.model.segment import Segment
from bibconv.pages.head import letters
from bibconv.pages.html import CitedWork, HtmlText, read_html, to_source
from bibconv.pages.markdown import plain_markdown
from bibconv.reading.believable import believable
from bibconv.reading.glued import apart
from bibconv.reading.html_lists import Found, find_references, outside, up_to_lists
from bibconv.reading.page_work import work_record
from bibconv.reading.persons import persons
from bibconv.reading.tex import without_tex
from bibconv.source import Source
from bibconv.text import identifiers
from bibconv.text.dates import parse_date
from bibconv.text.pages import normalise

_NEAR = 4
_PARTS = ("author", "title", "issued", "container-title", "publisher", "volume", "page")
_LESS = 1.0  # parts that the metadata may lack
_FEWEST = 3  # references of a further list


def records(
    source: Source, context: ReadContext, unread: list[tuple[int, int]] | None = None
) -> list[Record]:
    """The page's own work, then the works that it cites.

    Args:
        unread: takes the places of what stands in a list of references and was not read.
    """
    html = read_html(source)
    inner = Source(html.text.text, source.name)
    listed = find_references(html.lists, inner, alone=not html.facts)
    page = pages.read(inner, certain=bool(html.facts), references=listed.stretches)
    stretches: Sequence[tuple[int, int]] = ((0, len(inner.text)),)
    if page is not None:
        stretches = up_to_lists(page.references, listed.stretches)
    else:
        page = pages.Page(layout="html", type=html.type)
    cites = [moved(cite, html.text, source) for cite in references.read_all(page.cites, inner)]
    placed = msgspec.structs.replace(to_source(page, html.text), cites=(), exports=())
    if html.type:
        placed = msgspec.structs.replace(placed, type=html.type)
    work = work_record(placed, source, context.report, prior=html.facts, cited=cites)
    found = [work] if work is not None else []
    segments, left = _segments(inner, listed, stretches, strict=page.layout == "html")
    if unread is not None:
        unread += [html.text.span(*place) for place in (*listed.unread, *left)]
    context.limits.require("items", len(found) + len(segments), source.name)
    labeller = references.labeller_of(context.model) if context.model else None
    plain = references.read_all(segments, inner, labeller=labeller)
    if page.layout == "html":
        plain = _believed(plain, segments, listed, inner)
    read = [moved(record, html.text, source) for record in plain]
    found += _with_metadata(html.cited, read, source)
    context.limits.require("items", len(found), source.name)
    return found


def _segments(
    inner: Source, listed: Found, stretches: Sequence[tuple[int, int]], *, strict: bool
) -> tuple[list[Segment], list[tuple[int, int]]]:
    """The references of the lists and of the stretches beside them; what was left there."""
    segments = list(listed.segments)
    seen = {_words(segment.text) for segment in segments}
    left: list[tuple[int, int]] = []
    for start, end in outside(stretches, listed.stretches):
        further = [
            segment
            for segment in references.segment(inner, start, end, strict=strict)
            if _words(segment.text) not in seen  # the page prints its list twice
        ]
        if listed.segments and not strict and len(further) < _FEWEST:
            # beside a list by markup, one line with a year is the page's margin
            left += [(segment.start, segment.end) for segment in further]
        else:
            segments += further
    segments.sort(key=lambda segment: segment.start)
    return [apart(without_tex(segment)) for segment in segments], left


def _believed(
    records: list[Record], segments: Sequence[Segment], listed: Found, inner: Source
) -> list[Record]:
    """The records of lists, and of a page's running text those that are believed."""
    places = {segment.start for segment in listed.segments}
    loose = [
        record
        for record, segment in zip(records, segments, strict=True)
        if segment.start not in places
    ]
    kept = {id(record) for record in believable(loose, len(inner.text))}
    kept |= {id(record) for record in records} - {id(record) for record in loose}
    return [record for record in records if id(record) in kept]


def _with_metadata(cited: Sequence[CitedWork], read: list[Record], source: Source) -> list[Record]:
    """The references by the page's metadata if these say as much as its list, and what they
    leave out; else the list's."""
    structured = sum("title" in work.values for work in cited)
    if read and structured * 2 < len(read) and len(cited) <= 2 * len(read):
        return read
    known = [_cited(work, source) for work in cited]
    if len(known) <= 2 * len(read) and _says(known) < _says(read) - _LESS:
        return read
    return [*known, *_unknown(read, known)] if known else read


def _says(records: Sequence[Record]) -> float:
    """How many of a reference's parts each of the records has, on average."""
    parts = sum(sum(name in record.item for name in _PARTS) for record in records)
    return parts / len(records) if records else 0.0


def _words(text: str) -> str:
    return " ".join(text.casefold().split())


def _unknown(listed: list[Record], known: list[Record]) -> list[Record]:
    """The references of the page's list that its metadata leave out."""
    if len(listed) <= len(known):
        return []  # the list says the same, or less
    titles = [letters(record.item.text("title")) for record in known]
    seen = {title for title in titles if title}
    seen |= {record.item.text("DOI").lower() for record in known if "DOI" in record.item}
    found: list[Record] = []
    at = 0
    for record in listed:
        title, doi = letters(record.item.text("title")), record.item.text("DOI").lower()
        text = letters(record.raw or "")
        # both stand in one order: a title that was read otherwise is in the text of its neighbour
        near = (index for index in range(at, min(at + _NEAR, len(known))) if titles[index])
        same = next((index for index in near if titles[index] in text), None)
        if same is not None:
            at = same + 1
        elif title not in seen and doi not in seen:
            found.append(record)
    return found


def from_markdown(
    source: Source,
    start: int,
    end: int,
    *,
    strict: bool,
    labeller: references.Labeller | None = None,
) -> list[Record]:
    """The references of a list in Markdown."""
    text = plain_markdown(source.text[:end])
    inner = Source(text.text, source.name)
    begin = bisect_left(text.places, start)
    first = text.starts[begin] if begin < len(text.starts) else len(text.text)
    if begin and text.places[begin - 1] <= start:
        first = text.starts[begin - 1] + (start - text.places[begin - 1])
    segments = [
        apart(without_tex(segment))
        for segment in references.segment(inner, min(first, len(text.text)), strict=strict)
    ]
    return [
        moved(record, text, source)
        for record in references.read_all(segments, inner, labeller=labeller)
    ]


def key(record: Record) -> str:
    """What tells whether two references are one, printed twice."""
    return _words(record.raw or "")


def moved(record: Record, text: HtmlText, source: Source) -> Record:
    """A record read from the page's text, its places moved to the HTML."""
    start, end = text.span(record.start, record.end)
    fields = []
    for field in record.fields:
        begin, stop = text.span(field.start, field.end)
        fields.append(Field(field.name, source.text[begin:stop], begin, stop, begin))
    return msgspec.structs.replace(
        record,
        raw=source.text[start:end],
        source=source,
        start=start,
        end=end,
        fields=tuple(fields),
    )


def _cited(cited: CitedWork, source: Source) -> Record:
    """The record of one ``citation_reference``."""
    if not cited.values:
        at = source.text.find(cited.text, cited.start, cited.end)
        start = at if at >= 0 else cited.start
        segment = Segment(cited.text, start, max(cited.end, start))
        return references.read(segment, source)
    variables: dict[str, Value] = {}
    for variable, texts in cited.values.items():
        if variable == "author":
            names: tuple[Name, ...] = persons(
                [part.strip() for text in texts for part in text.split(";") if part.strip()]
            )
            variables[variable] = names
        elif variable == "issued":
            date = parse_date(texts[0])
            if date.parts:
                variables[variable] = date
        elif variable == "page":
            variables[variable] = normalise("-".join(dict.fromkeys(texts)))
        elif variable == "DOI":
            doi = identifiers.find_doi(texts[0])
            if doi:
                variables[variable] = doi
        else:
            variables[variable] = texts[0]
    kind = "article-journal" if "container-title" in variables else "document"
    if "publisher" in variables and "container-title" not in variables:
        kind = "book"
    field = Field("citation_reference", cited.text, cited.start, cited.end, cited.start)
    return Record(
        Item("", kind, variables),
        source.text[cited.start : cited.end],
        source,
        cited.start,
        cited.end,
        (field,),
        dict.fromkeys(variables, 0),
    )
