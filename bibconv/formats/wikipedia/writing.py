"""Items -> templates of the English Wikipedia (Citation Style 1)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bibconv.formats.base import WriteContext
from bibconv.formats.kit.kinds import WRITE
from bibconv.formats.kit.telling import Telling
from bibconv.formats.wikipedia.reading import NAME
from bibconv.formats.wikipedia.tables import WRITTEN
from bibconv.model import Block, Date, Item, Lose, Outcome, Record
from bibconv.text.names import join_particle

_HOSTS = {
    "article-journal": "journal", "article-magazine": "magazine", "article-newspaper": "newspaper",
    "webpage": "website", "post-weblog": "website", "paper-conference": "book-title",
    "entry-encyclopedia": "encyclopedia", "entry-dictionary": "dictionary",
    "entry": "encyclopedia", "dataset": "website",
}  # fmt: skip
# Parameter, kind of its value, variable, in the order in which editors write them.
_FIELDS = (
    ("trans-title", "text", "original-title"), ("series", "text", "collection-title"),
    ("series-volume", "text", "collection-number"), ("volume", "text", "volume"),
    ("issue", "text", "issue"), ("edition", "text", "edition"), ("pages", "pages", "page"),
    ("conference", "text", "event-title"), ("type", "text", "genre"),
    ("publisher", "text", "publisher"), ("location", "text", "publisher-place"),
    ("language", "text", "language"), ("doi", "text", "DOI"), ("isbn", "serial", "ISBN"),
    ("issn", "serial", "ISSN"), ("pmid", "text", "PMID"), ("pmc", "text", "PMCID"),
    ("id", "text", "number"), ("url", "text", "URL"), ("via", "text", "source"),
    ("version", "text", "version"), ("orig-date", "date", "original-date"),
    ("quote", "lines", "annote"), ("access-date", "date", "accessed"),
)  # fmt: skip


def write(blocks: Iterable[Block], context: WriteContext) -> Iterator[str]:
    """A template on a line of its own for each record."""
    for block in blocks:
        if context.verbatim and block.raw is not None:
            yield block.raw
        elif isinstance(block, Record):
            yield _print(block.item, context.lose) + "\n"


def _print(item: Item, lose: Lose) -> str:
    telling = Telling(item, NAME, lose)
    left = telling.leftovers()
    if item.type not in WRITTEN:
        telling.lose("type", Outcome.APPROXIMATED, "there is no such template")
    name = WRITTEN.get(item.type, "citation")
    pairs = _people(telling, "author", "") + _dates(telling)
    pairs += _titles(telling)
    pairs += _people(telling, "editor", "editor-") + _people(telling, "translator", "translator-")
    for parameter, kind, variable in _FIELDS:
        for text in WRITE[kind](telling, variable):
            one = parameter == "pages" and not any(mark in text for mark in "-–,")
            pairs.append(("page" if one else parameter, text))
    for parameter, value in left.items():
        texts = value if isinstance(value, list) else [value]
        pairs += [(parameter, str(text)) for text in texts]
    telling.close("the templates have no parameter for it")
    return "{{" + " |".join([name, *(f"{key}={_safe(value)}" for key, value in pairs)]) + "}}"


def _people(telling: Telling, variable: str, prefix: str) -> list[tuple[str, str]]:
    names = telling.names(variable)
    pairs = []
    for number, name in enumerate(names, 1):
        count = str(number) if len(names) > 1 else ""
        if name.literal:
            key = f"{prefix or 'author-'}".rstrip("-") + (count or "1")
            pairs.append((key, f"(({name.literal}))"))  # a body, as it is written
            continue
        family = join_particle(name.non_dropping_particle, name.family)
        family = join_particle(name.dropping_particle, family)
        given = ", ".join(part for part in (name.given, name.suffix) if part)
        pairs.append((f"{prefix}last{count}", family))
        if given:
            pairs.append((f"{prefix}first{count}", given))
    if telling.extra.pop(f"{variable}-truncated", None) and variable == "author":
        pairs.append(("display-authors", "etal"))
    return pairs


def _dates(telling: Telling) -> list[tuple[str, str]]:
    issued = telling.left.get("issued")
    if isinstance(issued, Date) and issued.literal and not issued.parts:
        telling.lose("issued", Outcome.APPROXIMATED, "a date in words")
    return [("date", text) for text in WRITE["date"](telling, "issued")]


def _titles(telling: Telling) -> list[tuple[str, str]]:
    title = telling.text("title", plain=False)
    host = telling.text("container-title", plain=False)
    if telling.item.type == "chapter" and host:
        return [("chapter", title), ("title", host)] if title else [("title", host)]
    pairs = [("title", title)]  # every template needs one, be it empty
    if host:
        pairs.append((_HOSTS.get(telling.item.type, "work"), host))
    return pairs


_MARKS = (("<i>", "''"), ("</i>", "''"), ("<b>", "'''"), ("</b>", "'''"))


def _safe(text: str) -> str:
    """A value in which nothing is taken for wikitext."""
    for mark in ("{{", "}}", "[[", "]]"):
        text = text.replace(mark, f"<nowiki>{mark}</nowiki>")
    for tag, quotes in _MARKS:
        text = text.replace(tag, quotes)
    return " ".join(text.replace("|", "{{!}}").split())
