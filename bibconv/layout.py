"""``bibconv format``: one layout for every file, proved by reading it again.

A ``.bib`` file keeps what its values say, its macros and its comments; other formats are written
anew by their writers. A layout that would not give the same library is refused.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from bibconv import api
from bibconv.diagnostics import Severity
from bibconv.errors import MisuseError
from bibconv.formats.bibtex.layout import Layout, lay_out
from bibconv.model import Item, Library, Record
from bibconv.source import Source

__all__ = ["LaidOut", "Layout", "laid_out", "layout_of"]

_CHOICES = {"delimiters": ("braces", "quotes", "keep"), "case": ("lower", "keep")}
# What stands between the records of a format, without a word in it.
_STRUCTURE = frozenset("[]{},- \t\r\n")


class LaidOut(msgspec.Struct, frozen=True):
    """A text in its layout; the old text and a reason where that was refused."""

    text: str
    refused: str | None = None


def layout_of(table: Mapping[str, Any], **changes: Any) -> Layout:
    """The layout that settings (``[tool.bibconv.format]``) say, with changes put before them.

    Raises:
        MisuseError: a setting is not known, or is not what it takes.
    """
    try:
        layout = msgspec.convert({**table, **changes}, Layout)
    except msgspec.ValidationError as error:
        raise MisuseError(f"format: {error}") from None
    for name, known in _CHOICES.items():
        if getattr(layout, name) not in known:
            raise MisuseError(f"format: {name} takes one of {', '.join(known)}")
    if not 0 <= layout.indent <= 40 or not 0 <= layout.blank_lines <= 5:
        raise MisuseError("format: indent takes 0 to 40, blank-lines 0 to 5")
    return layout


def laid_out(library: Library, layout: Layout) -> LaidOut:
    """The text of ``library``, which was read from one source, in ``layout``."""
    source, name = library.sources[0], library.format or ""
    if not source.text.strip():
        return LaidOut(source.text)
    if name not in ("bibtex", "biblatex"):
        problem = _unfit(library)
        if problem is not None:
            return LaidOut(source.text, problem)
        text = api.dumps(_sorted(library, layout), name, canonical=True)
    else:
        text = lay_out(source.text, layout)
    if text == source.text:
        return LaidOut(text)
    again = api.load_source(Source(text, source.name), name)
    problem = _difference(library, again, ordered=not layout.sort)
    return LaidOut(source.text, problem) if problem else LaidOut(text)


def _unfit(library: Library) -> str | None:
    """Why a file that is written anew would lose something."""
    from bibconv.detect import FORMATS

    format = FORMATS.get(library.format or "")
    if format is None or not format.writes:
        return "this format has no layout"
    if any(finding.severity is Severity.ERROR for finding in library.diagnostics):
        return "its syntax has to be mended first; see: bibconv check"
    for block in library.blocks:
        raw = block.raw or ""
        if not isinstance(block, Record) and "#" in raw and set(raw) - _STRUCTURE:
            return "its comments would be lost"
    return None


def _sorted(library: Library, layout: Layout) -> Library:
    if not layout.sort:
        return library
    items = list(library.items)
    for word in reversed(layout.sort):
        name = word.lstrip("-")
        items.sort(key=lambda item: _sort_value(item, name), reverse=word.startswith("-"))
    return Library.from_items(items)


def _sort_value(item: Item, name: str) -> tuple[bool, str]:
    if name in ("key", "type"):
        value = item.id if name == "key" else item.type
    elif name == "year":
        issued = item.date("issued")
        value = f"{issued.year:06}" if issued and issued.year is not None else ""
    elif isinstance(names := item.variables.get(name), tuple):
        value = " ".join(filter(None, (str(n.family or n.literal or "") for n in names)))
    else:
        value = item.text(name)
    return not value, value.casefold()


def _difference(before: Library, after: Library, *, ordered: bool) -> str | None:
    """What would not be the same, in words."""
    old, new = before.items, after.items
    if len(old) != len(new):
        return f"there would be {len(new)} records instead of {len(old)}"
    if not ordered:
        old, new = (sorted(items, key=lambda item: item.id) for items in (old, new))
    for one, other in zip(old, new, strict=True):
        if one != other:
            return f"{one.id or 'a record without id'} would change"
    if before.format in ("bibtex", "biblatex") and _words(before) != _words(after):
        return "text between the entries would change"
    if _errors(after) > _errors(before):
        return "the file would have a new syntax error"
    return None


def _words(library: Library) -> Counter[str]:
    """The words between the records: definitions and remarks, wherever they stand."""
    raws: Sequence[str] = [b.raw or "" for b in library.blocks if not isinstance(b, Record)]
    return Counter(word for raw in raws for word in _spaced(raw).split())


def _spaced(raw: str) -> str:
    for mark in '={},"':
        raw = raw.replace(mark, f" {mark} " if mark == "=" else " ")
    return raw.lower()


def _errors(library: Library) -> int:
    return sum(
        finding.severity is Severity.ERROR and finding.code.startswith("S")
        for finding in library.diagnostics
    )
