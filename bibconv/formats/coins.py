"""COinS: references in the ``title`` of a ``<span class="Z3988">``, and bare OpenURL queries.

Source: OpenURL ContextObject in Spans (COinS 1.0); Z39.88-2004, KEV formats journal, book,
dissertation, patent and dc.

>>> from bibconv.formats.base import ReadContext
>>> from bibconv.source import Source
>>> text = "ctx_ver=Z39.88-2004&rft_val_fmt=info:ofi/fmt:kev:mtx:book&rft.btitle=On+trees"
>>> next(read(Source(text), ReadContext())).item.variables
{'title': 'On trees'}
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import escape, unescape
from urllib.parse import quote_plus, unquote_plus

from bibconv.formats.base import ReadContext, WriteContext
from bibconv.formats.kit.damage import cut_off
from bibconv.formats.kit.gathering import Gathering
from bibconv.formats.kit.kinds import READ, WRITE, direct_name
from bibconv.formats.kit.telling import Telling
from bibconv.model import Block, Comment, Item, Lose, Name, Outcome, Record
from bibconv.patterns import late
from bibconv.source import Source
from bibconv.text import identifiers
from bibconv.text.names import join_particle, split_particles
from bibconv.text.pages import split

_NAME = "coins"
_SPAN = late(
    r"""<span\b[^>]{0,200}?\bclass\s*=\s*["']?Z3988\b[^>]*(?:>\s*(?:</span\s*>)?)?""", re.IGNORECASE
)
_TITLE = late(r"""\btitle\s*=\s*(?:"([^"]*)(?:"|\Z)|'([^']*)(?:'|\Z))""", re.IGNORECASE)
_QUERY = late(r"(?:\S{0,300}\?)?(?:ctx_ver|rft_val_fmt|url_ver)=\S+")
_JOURNAL, _BOOK, _THESIS, _PATENT = "journal", "book", "dissertation", "patent"
# KEV format and genre -> item type
_TYPES = {
    (_JOURNAL, "article"): "article-journal", (_JOURNAL, "journal"): "periodical",
    (_JOURNAL, "issue"): "periodical", (_JOURNAL, "proceeding"): "paper-conference",
    (_JOURNAL, "conference"): "paper-conference", (_JOURNAL, "preprint"): "article",
    (_JOURNAL, ""): "article-journal", (_JOURNAL, "unknown"): "article-journal",
    (_BOOK, "book"): "book", (_BOOK, "bookitem"): "chapter", (_BOOK, "conference"): "book",
    (_BOOK, "proceeding"): "paper-conference", (_BOOK, "report"): "report",
    (_BOOK, "document"): "document", (_BOOK, ""): "book", (_BOOK, "unknown"): "book",
    (_THESIS, ""): "thesis", (_PATENT, ""): "patent",
}  # fmt: skip
_WRITTEN = {
    "article-journal": (_JOURNAL, "article"), "article-magazine": (_JOURNAL, "article"),
    "article-newspaper": (_JOURNAL, "article"), "article": (_JOURNAL, "preprint"),
    "periodical": (_JOURNAL, "journal"), "book": (_BOOK, "book"), "chapter": (_BOOK, "bookitem"),
    "paper-conference": (_BOOK, "proceeding"), "report": (_BOOK, "report"),
    "thesis": (_THESIS, ""), "patent": (_PATENT, ""),
    "entry-encyclopedia": (_BOOK, "bookitem"), "entry-dictionary": (_BOOK, "bookitem"),
}  # fmt: skip
_DC_TYPES = {
    "journalarticle": "article-journal", "webpage": "webpage", "blogpost": "post-weblog",
    "dataset": "dataset", "software": "software", "computerprogram": "software",
    "image": "graphic", "artwork": "graphic", "video": "motion_picture", "text": "document",
    "videorecording": "motion_picture", "book": "book", "newspaperarticle": "article-newspaper",
}  # fmt: skip
# Key, kind of its values, variable: what is the same in all KEV formats.
_FIELDS = (
    ("volume", "text", "volume"), ("issue", "text", "issue"), ("pages", "pages", "page"),
    ("artnum", "text", "number"), ("number", "text", "number"), ("place", "text", "publisher-place"),
    ("pub", "text", "publisher"), ("publisher", "text", "publisher"), ("inst", "text", "publisher"),
    ("edition", "text", "edition"), ("tpages", "text", "number-of-pages"),
    ("series", "text", "collection-title"), ("degree", "text", "genre"), ("date", "date", "issued"),
    ("stitle", "text", "container-title-short"), ("issn", "serial", "ISSN"),
    ("eissn", "serial", "ISSN"), ("isbn", "serial", "ISBN"), ("language", "language", "language"),
    ("description", "lines", "abstract"), ("subject", "keyword", "keyword"),
    ("part", "text", "part-number"), ("co", "text", "publisher-place"),
    ("rights", "text", "rights"),
)  # fmt: skip
_SILENT = ("genre", "aulast", "aufirst", "auinit", "auinit1", "auinitm", "ausuffix", "spage",
           "epage", "ssn", "quarter")  # fmt: skip


def read(source: Source, context: ReadContext) -> Iterator[Block]:
    """A record for each span; without spans, for each query."""
    text, done = source.text, 0
    pattern = _SPAN if _SPAN.search(text) else _QUERY
    for match in pattern.finditer(text):
        raw = match[0]
        title = _TITLE.search(raw) if pattern is _SPAN else None
        if pattern is _SPAN and title is None:
            continue
        if match.start() > done:
            yield Comment(text[done : match.start()])
        if title is not None and not raw.rstrip().endswith(">"):
            span = source.span(match.start(), match.start() + 5)
            context.report(cut_off(span, "the span that opens here is cut off"))
        query = raw if title is None else (title[1] if title[1] is not None else title[2])
        at = match.start() + (0 if title is None else title.start(title.lastindex or 0))
        yield _record(source, match.span(), query, at)
        done = match.end()
    if done < len(text):
        yield Comment(text[done:])


def _pairs(query: str) -> list[tuple[str, str]]:
    """Keys and values; ``&amp;`` separates as ``&`` does."""
    found = []
    for part in unescape(query).rpartition("?")[2].split("&"):
        key, equals, value = part.partition("=")
        if equals and value:
            found.append((unquote_plus(key).strip(), unquote_plus(value).strip()))
    return found


def _record(source: Source, span: tuple[int, int], query: str, at: int) -> Record:
    g = Gathering(_NAME)
    g.leaves_elsewhere = True
    pairs = _pairs(query)
    said = dict(reversed(pairs))
    format = said.get("rft_val_fmt", "").rpartition(":")[2]
    values: dict[str, list[str]] = {}
    for key, value in pairs:
        values.setdefault(key.removeprefix("rft."), []).append(value)
    place = g.field("title", query, at, at + len(query))
    g.type = _type(format, values)
    _titles(g, values, place)
    _people(g, values, place)
    for key, kind, variable in _FIELDS:
        for value in values.pop(key, []):
            g.refused = False
            READ[kind](g, variable, value, place)
            if g.refused:
                g.leave(key, value)
    first, last = (values.get(key, [""])[0] for key in ("spage", "epage"))
    if first and "page" not in g.variables:
        g.text("page", f"{first}-{last}" if last and last != first else first, place)
    for value in values.pop("rft_id", []) + values.pop("identifier", []) + values.pop("id", []):
        _identifier(g, value, place)
    for key, several in values.items():
        for value in several:
            if key not in _SILENT and not key.startswith(("ctx_", "rfr_", "url_", "rft_val_")):
                g.leave(key, value)
    return g.record(source, *span)


def _type(format: str, values: dict[str, list[str]]) -> str:
    genre = values.get("genre", [""])[0].lower()
    if format == "dc":
        kind = values.pop("type", [""])[0]
        return _DC_TYPES.get(kind.lower().replace(" ", ""), "document")
    if not format:
        format = _BOOK if "btitle" in values or "isbn" in values else _JOURNAL
    return _TYPES.get((format, genre)) or _TYPES.get((format, ""), "document")


def _titles(g: Gathering, values: dict[str, list[str]], place: int) -> None:
    own = values.pop("atitle", [])
    host = values.pop("jtitle", []) + values.pop("btitle", [])
    loose = values.pop("title", [])
    if not own and g.type in ("article-journal", "chapter", "paper-conference", "article"):
        own, loose = (loose[:1], loose[1:]) if host else (own, loose)
    host += [title for title in loose if title not in host]
    hosted = g.type in ("article-journal", "chapter", "paper-conference") and values.keys() & {
        "volume", "spage", "pages", "au", "aulast",
    }  # fmt: skip
    if hosted and not own:
        own = [""]
    titles = own or host
    for title in titles[:1]:
        g.text("title", title, place)
    for title in (host if own else titles[1:])[:1]:
        g.text("container-title", title, place)
    for title in (host if own else titles[1:])[1:]:
        g.leave("title", title)
    if g.type == "article" and "container-title" in g.variables and "volume" in values:
        g.type = "article-journal"


def _people(g: Gathering, values: dict[str, list[str]], place: int) -> None:
    names: list[Name] = []
    family = values.get("aulast", [""])[0]
    if family:
        given = values.get("aufirst", values.get("auinit", [""]))[0]
        suffix = values.get("ausuffix", [""])[0]
        names.append(split_particles(Name(family, given or None, suffix=suffix or None)))
    for key in ("au", "creator", "inventor"):
        for value in values.pop(key, []):
            name = direct_name(value)
            held = names[0] if names else None
            if held is not None and len(names) == 1 and _is_same(held, name):
                continue
            names.append(name)
    names += [Name(literal=value) for value in values.pop("aucorp", [])]
    g.names("author", names, place)
    contributors = [direct_name(value) for value in values.pop("contributor", [])]
    g.names("contributor", contributors, place)


def _is_same(one: Name, other: Name) -> bool:
    """Whether ``au`` only says again what ``aulast`` and ``aufirst`` said."""

    def words(name: Name) -> str:
        parts = (name.given, name.dropping_particle, name.non_dropping_particle, name.family)
        whole = " ".join(part for part in (*parts, name.suffix, name.literal) if part)
        return "".join(sorted(whole.lower().replace(".", "").replace(",", "").split()))

    return words(one) == words(other)


def _identifier(g: Gathering, value: str, place: int) -> None:
    doi = identifiers.doi(value.removeprefix("info:doi/"))
    if doi and ("doi" in value.lower() or value.startswith("10.")):
        g.text("DOI", doi, place)
    elif value.startswith("info:pmid/"):
        g.text("PMID", value.removeprefix("info:pmid/"), place)
    elif value.startswith(("urn:ISBN:", "urn:isbn:")):
        READ["serial"](g, "ISBN", value[9:], place)
    elif value.startswith(("http://", "https://")) and "URL" not in g.variables:
        g.text("URL", value, place)
    elif value not in g.variables.values():
        g.leave("rft_id", value)


def write(blocks: Iterable[Block], context: WriteContext) -> Iterator[str]:
    """A span on a line of its own for each record."""
    for block in blocks:
        if context.verbatim and block.raw is not None:
            yield block.raw
        elif isinstance(block, Record):
            pairs = _told(block.item, context.lose)
            query = "&".join(
                f"{key}={quote_plus(value, safe='/:', errors='replace')}" for key, value in pairs
            )
            yield f'<span class="Z3988" title="{escape(query)}"></span>\n'


def _told(item: Item, lose: Lose) -> list[tuple[str, str]]:
    telling = Telling(item, _NAME, lose)
    left = telling.leftovers()
    format, genre = _WRITTEN.get(item.type, (_BOOK, "document"))
    if item.type not in _WRITTEN and item.type != "document":
        telling.lose("type", Outcome.APPROXIMATED, "OpenURL has no such genre")
    pairs = [("ctx_ver", "Z39.88-2004"), ("rft_val_fmt", f"info:ofi/fmt:kev:mtx:{format}")]
    if doi := telling.text("DOI"):
        pairs.append(("rft_id", f"info:doi/{doi}"))
    if pmid := telling.text("PMID"):
        pairs.append(("rft_id", f"info:pmid/{pmid}"))
    if url := telling.text("URL"):
        pairs.append(("rft_id", url))
    pairs += [("rft.genre", genre)] if genre else []
    pairs += _told_titles(telling, format, genre)
    pairs += _told_names(telling)
    pairs += _told_fields(telling, format)
    for key, value in left.items():
        texts = value if isinstance(value, list) else [value]
        name = key if key.startswith("rft") else f"rft.{key}"
        pairs += [(name, str(text)) for text in texts]
    telling.close("OpenURL has no key for it")
    return pairs


def _told_titles(telling: Telling, format: str, genre: str) -> list[tuple[str, str]]:
    title, host = telling.text("title"), telling.text("container-title")
    own = {_JOURNAL: "atitle", _BOOK: "btitle"}.get(format, "title")
    if genre in ("journal", "issue"):
        own = "jtitle"
    elif host or genre in ("bookitem", "proceeding"):
        own = "atitle"
    pairs = [(f"rft.{own}", title)]
    if host and not title:
        telling.lose("container-title", Outcome.APPROXIMATED, "there is no title beside it")
    if host:
        pairs.append(("rft.jtitle" if format == _JOURNAL else "rft.btitle", host))
    return [(key, text) for key, text in pairs if text]


def _told_names(telling: Telling) -> list[tuple[str, str]]:
    names = telling.names("author")
    pairs = []
    for place, name in enumerate(names):
        if name.literal:
            pairs.append(("rft.aucorp", name.literal))
            continue
        family = join_particle(name.non_dropping_particle, name.family)
        family = join_particle(name.dropping_particle, family)
        if place == 0:
            parts = (("aulast", family), ("aufirst", name.given), ("ausuffix", name.suffix))
            pairs += [(f"rft.{key}", text) for key, text in parts if text]
        else:
            whole = ", ".join(part for part in (family, name.given, name.suffix) if part)
            pairs.append(("rft.au", whole))
    if any(name.literal for name in names[:-1]) and not all(name.literal for name in names):
        telling.lose("author", Outcome.APPROXIMATED, "organisations are written last")
    return pairs


def _told_fields(telling: Telling, format: str) -> list[tuple[str, str]]:
    pairs = []
    page = telling.text("page")
    if page:
        first, last = split(page)
        pairs = [("rft.pages", page)]
        if "," not in page:
            pairs += [("rft.spage", first)] + ([("rft.epage", last)] if last else [])
    taken = {"pub", "place", "edition", "series", "tpages"} if format == _JOURNAL else set()
    for key, kind, variable in _FIELDS:
        if key in taken or key in ("publisher", "eissn", "number", "co", "pages"):
            continue
        if key in ("inst", "degree") and format != _THESIS:
            continue
        if key == "pub" and format == _THESIS:
            continue
        pairs += [(f"rft.{key}", text) for text in WRITE[kind](telling, variable)]
    return pairs
