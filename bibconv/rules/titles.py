"""T: titles keep their capitals where they must, and are nothing but titles.

Authority: btxdoc section 4, item 6 (BibTeX lower-cases titles outside braces).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bibconv.diagnostics import Fix, Severity
from bibconv.model import Record
from bibconv.patterns import late
from bibconv.rules.base import BIB, Context, Finding, rule
from bibconv.rules.cells import cell_of, cells, fields_named, one_line

_TOKEN = late(r"\\[A-Za-z]+|\\.|[{}$]|[^\W_][\w-]*", re.DOTALL)
_CAPITALS = late(r"[^\W\d_a-z-]*[A-Z][\w-]*[A-Z]|[a-z]+[A-Z]")
_LINK = late(r"https?://|\bwww\.[\w-]+\.")
_ABBREVIATIONS = frozenset(
    "inc ltd co corp llc jr sr vol no pt ed eds st etc al ca vs cf approx dept univ sec sp spp "
    "var subsp fig ser abt hrsg bd".split()
)


@rule("T101", "unprotected-capitals", Severity.INFO, BIB, default=False, needs="title")
def unprotected_capitals(record: Record, _: Context) -> Iterator[Finding]:
    """A word with capitals inside stands outside braces in a title.

    Why: styles that write titles in small letters make "dna" of ``DNA``.

    Example: ``title = {The Structure of DNA}``
    Use instead: ``title = {The Structure of {DNA}}``
    Fix: unsafe; puts braces around the word.
    Source: btxdoc, section 4, item 6.
    """
    for field in fields_named(record, ("title",)):
        cell = cell_of(record, field)
        if cell is None or field.value[:1] not in ("{", '"') or cell.text.upper() == cell.text:
            continue
        for start, end in _unprotected(cell.text):
            word = cell.text[start:end]
            yield Finding(
                message=f"{word} may lose its capitals",
                span=cell.part(start, end),
                variable="title",
                help=f"write {{{word}}}",
                fix=Fix("put braces around it", cell.edit(f"{{{word}}}", start, end), safe=False),
            )


def _unprotected(text: str) -> Iterator[tuple[int, int]]:
    """Places of words with inner capitals outside braces, mathematics and commands."""
    depth, math = 0, False
    for match in _TOKEN.finditer(text):
        token = match[0]
        if token == "{":
            depth += 1
        elif token == "}":
            depth -= 1
        elif token == "$":
            math = not math
        elif depth == 0 and not math and token[0] != "\\" and _CAPITALS.match(token):
            yield match.span()


@rule("T102", "double-braced-title", Severity.WARNING, BIB, dialect="bibtex", needs="title")
def double_braced_title(record: Record, _: Context) -> Iterator[Finding]:
    """The whole title stands in two pairs of braces.

    Why: no style can change its capitals any more, and other programs take every word for one
    to be kept. A title of one word is let through.

    Example: ``title = {{The Structure of DNA}}``
    Use instead: ``title = {The Structure of {DNA}}``
    Fix: unsafe; takes the braces off, and puts them around words with capitals inside.
    Source: btxdoc, section 4, item 6.
    """
    for field in fields_named(record, ("title",)):
        if not field.value.startswith(("{{", '"{', "{ {")):
            continue
        outer = cell_of(record, field)
        inner = next(iter(cells(record, "title")), None)
        if outer is None or inner is None or inner.text == outer.text or " " not in inner.text:
            continue
        parts, last = [], 0
        for start, end in _unprotected(inner.text):
            parts += [inner.text[last:start], "{", inner.text[start:end], "}"]
            last = end
        plain = "".join([*parts, inner.text[last:]])
        edits = outer.edit(plain)
        yield Finding(
            message="the whole title stands in two pairs of braces",
            span=outer.span,
            variable="title",
            help="brace only the words that must keep their capitals",
            fix=Fix("brace only words with capitals inside", edits, safe=False) if edits else None,
        )


@rule("T103", "all-caps-title", Severity.WARNING, needs="title ti t1")
def all_caps_title(record: Record, _: Context) -> Iterator[Finding]:
    """The title is written in capitals.

    Why: styles cannot make small letters that look right: names and acronyms are not to be
    told from other words.

    Example: ``title = {A NEW METHOD FOR PARSING}``
    Use instead: ``title = {A New Method for Parsing}``
    Fix: unsafe; leaves the first letter large and makes all others small.
    """
    for cell in cells(record, "title"):
        text = cell.text
        if not text.isupper() or len(text.split()) < 3 or "\\" in text:
            continue
        if sum(map(str.isalpha, text)) < 12:
            continue
        edits = cell.edit(text[0] + text[1:].lower())
        yield Finding(
            message="the title is written in capitals",
            span=cell.span,
            variable="title",
            help="write it in small letters, names and acronyms with their capitals",
            fix=Fix("write small letters", edits, safe=False) if edits else None,
        )


@rule("T104", "trailing-period", Severity.WARNING, needs="title ti t1")
def trailing_period(record: Record, _: Context) -> Iterator[Finding]:
    """The title ends with a full stop.

    Why: styles add their own. Dots of omission and abbreviations are let through.

    Example: ``title = {A New Method for Parsing.}``
    Use instead: ``title = {A New Method for Parsing}``
    Fix: safe; the full stop goes.
    Source: plain.bst, add.period$.
    """
    for cell in cells(record, "title"):
        text = cell.text
        if text[-1:] != "." or text[-2:-1] in (".", "…", "!", "?", "\\", ""):
            continue
        words = text[:-1].split()
        last = words[-1] if words else ""
        bare = last.strip("(){}[]\"'“”,;:").lower()
        if "." in bare or len(bare) < 2 or bare in _ABBREVIATIONS or last[-1:] in ")]":
            continue
        edits = cell.edit("", len(text) - 1, len(text))
        yield Finding(
            message="the title ends with a full stop",
            span=cell.part(len(text) - 1, len(text)),
            variable="title",
            help="take it out; styles add their own",
            fix=Fix("take out the full stop", edits) if edits else None,
        )


@rule("T105", "url-in-title", Severity.WARNING, needs="title ti t1 booktitle container-title")
def url_in_title(record: Record, _: Context) -> Iterator[Finding]:
    """There is a URL in a title.

    Why: it is printed as a part of the title, and is no link.

    Example: ``title = {My Page, https://example.org}``
    Use instead: ``title = {My Page}, url = {https://example.org}``
    """
    for variable in ("title", "container-title"):
        for cell in cells(record, variable):
            match = _LINK.search(cell.text) if "://" in cell.text or "ww." in cell.text else None
            if match:
                yield Finding(
                    message="there is a URL in the title",
                    span=cell.part(*match.span()),
                    variable=variable,
                    help="the URL has a field of its own",
                )


@rule("T106", "title-repeats-container", Severity.INFO, default=False)
def title_repeats_container(record: Record, _: Context) -> Iterator[Finding]:
    """The title is that of the book or journal.

    Why: it is printed twice; mostly the title of the part is missing.

    Example: ``title = {Nature}, journal = {Nature}``
    Use instead: the title of the article.
    """
    title = record.item.text("title")
    if title and title.casefold() == record.item.text("container-title").casefold():
        yield Finding(
            message=f"the title {one_line(title)} is that of the whole, too",
            span=record.span_of("title"),
            variable="title",
            help="give the title of the part",
        )
