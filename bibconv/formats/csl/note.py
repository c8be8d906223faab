"""Variables that travel in the lines of ``note``: "DOI: 10.1000/1", "{:original-date: 1901}".

Zotero and citeproc-js let users state in the note what the user interface has no field for.
Lines count only at the start of the note, only for names that CSL has, for ``type`` and for
Better BibTeX's ``tex.FIELD``. The text that was taken is handed back for safe keeping.

>>> split_note("Original Date: 1901\\nA fine copy.").rest
'A fine copy.'
"""

from __future__ import annotations

import re

import msgspec

from bibconv.formats.csl.schema import variable_of

_LINE = re.compile(
    r"([A-Za-z][A-Za-z _-]{1,40}|tex(?:\([a-z]{1,20}\))?\.[\w-]{1,60})[ \t]*:[ \t]*(\S.*)"
)
_BRACED = re.compile(r"\s*\{:([A-Za-z][A-Za-z_-]{1,40}):[ \t]*([^{}]*)\}")
_ZOTERO_ID = re.compile(r"https?://(?:www\.)?zotero\.org/|[0-9]{1,10}/[A-Z0-9]{8}$")

# Where the lines that were taken are kept. An empty text says: this note was written by us and
# its lines are no statements.
NOTE_LINES = "csl:note-lines"

# Labels of Zotero's user interface that are not spelled like the variable.
_LABELS: dict[str, str] = {
    "place": "publisher-place",
    "url": "URL",
    "extra type": "type",
    "citation key": "citation-key",
    "publication title": "container-title",
    "pages": "page",
    "date": "issued",
    "series": "collection-title",
    "series number": "collection-number",
    "original publisher place": "original-publisher-place",
}


class Statement(msgspec.Struct, frozen=True):
    """One ``name: value``: a variable, ``type``, or ``tex.FIELD``."""

    name: str
    value: str
    raw: str


class SplitNote(msgspec.Struct, frozen=True):
    """The statements at the start of a note, and the text after them."""

    statements: tuple[Statement, ...]
    rest: str


def comes_from_zotero(item_id: str, has_citation_key: bool) -> bool:
    """Whether an item shows that Zotero or Better BibTeX wrote it, so that lines are meant."""
    return has_citation_key or _ZOTERO_ID.match(item_id) is not None


def split_note(note: str, *, lines: bool = True) -> SplitNote:
    """Take the statements off the start of ``note``; without ``lines`` only ``{:name: value}``."""
    statements: list[Statement] = []
    position = 0
    while position < len(note):
        braced = _BRACED.match(note, position)
        if braced:
            name = _name(braced[1])
            if name is None:
                break
            statements.append(Statement(name, braced[2].strip(), braced[0]))
            position = braced.end()
            continue
        if not lines:
            break
        end = note.find("\n", position)
        end = len(note) if end < 0 else end
        match = _LINE.fullmatch(note, position, end)
        name = _name(match[1]) if match else None
        if match is None or name is None:
            break
        statements.append(Statement(name, match[2].strip(), note[position : end + 1]))
        position = end + 1
    return SplitNote(tuple(statements), note[position:])


def _name(label: str) -> str | None:
    if label.startswith("tex"):
        return label
    lower = label.strip().lower()
    if lower == "type":
        return "type"
    return _LABELS.get(lower) or variable_of(label)
