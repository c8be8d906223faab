"""Which format an input is in: by what the user said, by extension, by content.

Content is asked even when the extension is known: a file that is called ``.bib`` and holds RIS
is read as RIS. Content tests look at the first characters only.

>>> detect_format("TY  - JOUR\\nER  - \\n").name
'ris'
"""

from __future__ import annotations

import re
from pathlib import PurePath

import msgspec

from bibconv.errors import MisuseError, UnknownFormatError
from bibconv.formats import FORMATS as _STRUCTURED
from bibconv.formats.base import Format
from bibconv.patterns import late

TEXT = Format(
    "text",
    "Pasted references or a saved page",
    "bibconv.reading",
    (".txt", ".html", ".xhtml", ".htm"),
    holds="pasted reference lists and saved pages; to print references, use bibconv cite",
    writes=False,
)

DOCUMENTS = (
    Format(
        "docx",
        "Word document",
        "bibconv.wordprocessor.reader",
        (".docx", ".docm", ".dotx", ".dotm"),
        ("application/vnd.openxmlformats-officedocument.wordprocessingml.document",),
        holds="the works that reference managers keep in a document, or its printed list",
        writes=False,
    ),
    Format(
        "odt",
        "OpenDocument text",
        "bibconv.wordprocessor.reader",
        (".odt", ".ott", ".fodt"),
        ("application/vnd.oasis.opendocument.text",),
        holds="as docx: what Zotero, Mendeley, JabRef and LibreOffice keep in it",
        writes=False,
    ),
)

PRINTED = msgspec.structs.replace(TEXT, module="bibconv.wordprocessor.printed")
"""The format text, where the text is that of a word processor's document."""

FORMATS: dict[str, Format] = {
    **_STRUCTURED,
    **{format.name: format for format in DOCUMENTS},
    TEXT.name: TEXT,
}
"""Every format by name: the registered ones, documents, and text, where pages and references meet."""

ALIASES = {
    "bib": "bibtex",
    "tex": "bibtex",
    "json": "csl-json",
    "csljson": "csl-json",
    "csl": "csl-json",
    "yaml": "csl-yaml",
    "yml": "csl-yaml",
    "txt": "text",
}

_HEAD = 20_000  # characters that content tests look at

# An entry, @string, @preamble or @comment at the start of a line.
_BIBTEX = re.compile(r"^[ \t]*@[A-Za-z][\w-]*[ \t]*[\r\n]?[ \t]*[{(]", re.MULTILINE)
# The type tag, in the spacings that are met in the wild.
_RIS = late(r"^[ \t]*TY[ \t]{0,4}-[ \t]{0,2}[A-Za-z]", re.MULTILINE | re.IGNORECASE)
_RIS_FIRST = late(r"TY  - [A-Z]+[ \t]*\r?\n\s*[A-Z][A-Z0-9]  -")
_RIS_END = late(r"^[ \t]*ER[ \t]{1,4}-", re.MULTILINE)
_RIS_TAG = late(r"^[ \t]*[A-Z][A-Z0-9][ \t]{1,3}- ?\S", re.MULTILINE)
# A page saved as HTML: the format text reads it.
_HTML = late(
    r"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--[^>]{0,2000}-->\s*){0,5}<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE,
)
_JSON = late(r"\s*[\[{]\s*[\[{\"\]}]")
_YAML = late(
    r"^(?:---[ \t]*\r?\n(?:.*\r?\n){0,40}?)?(?:references:|- +id:|- +(?:type|title|author):)",
    re.MULTILINE,
)


def format_named(name: str) -> Format:
    """The format that goes by ``name`` (or an alias such as ``bib`` or ``json``).

    Raises:
        UnknownFormatError: none does; the message names the nearest.
    """
    lowered = name.strip().lower()
    found = FORMATS.get(ALIASES.get(lowered, lowered))
    if found is None:
        from difflib import get_close_matches

        near = get_close_matches(lowered, [*FORMATS, *ALIASES], n=1)
        hint = f"did you mean {near[0]!r}?" if near else f"known: {', '.join(FORMATS)}"
        raise UnknownFormatError(f"no format is called {name!r}; {hint}")
    return found


def target_format(name: str | None, path: str | None) -> Format:
    """The format to write: by name, else by the extension of ``path``.

    Raises:
        UnknownFormatError: neither names a format.
        MisuseError: the format can be read but not written.
    """
    if name is not None:
        found = format_named(name)
    else:
        candidates = _by_extension(path) if path else []
        if not candidates:
            raise UnknownFormatError(
                (
                    f"{path}: the name does not tell the format to write"
                    if path
                    else "no format to write is given"
                )
                + f"; say it with -t ({', '.join(f.name for f in FORMATS.values() if f.writes)})"
            )
        found = candidates[0]
    if not found.writes:
        raise MisuseError(
            f"{found.title} ({found.name}) is only read, never written; "
            "to print references as text, use: bibconv cite FILE -s STYLE"
        )
    return found


# Formats of the field that are not read, by their first lines; a format that gets a reader
# moves its signature to the registry.
_FOREIGN = {
    "XML": late(r"\s*<\?xml\b"),
}


def detect_format(text: str, path: str | None = None) -> Format:
    """The format of ``text``; ``path`` helps by its extension. Falls back to ``text``.

    Raises:
        UnknownFormatError: the text is in a format of the field that is not read.
    """
    plain = _plain_opening(text)
    if plain is not None:
        return FORMATS[_dialect(text) if plain == "bibtex" else plain]
    signed = _by_signature(text[:_HEAD])
    if signed is not None:
        return signed
    for title, signature in _FOREIGN.items():
        if signature.match(text[:_HEAD]):
            raise UnknownFormatError(
                f"{path or 'input'}: looks like {title}, which is not read; "
                f"formats that are: {', '.join(FORMATS)} (-f overrules)"
            )
    candidates = _by_extension(path) if path else []
    by_content = _by_content(text[:_HEAD])
    if by_content is not None:
        if by_content == "bibtex":
            return FORMATS[_dialect(text)]
        return FORMATS[by_content]
    if not candidates:
        return TEXT
    if any(candidate.name == "bibtex" for candidate in candidates):
        return FORMATS[_dialect(text)]
    return candidates[0]


def _plain_opening(text: str) -> str | None:
    """``bibtex`` or ``ris`` if the first word is that of a record: no other format begins so."""
    head = text[:_HEAD].lstrip("\ufeff \t\r\n")[:200]
    if head[:1] == "@":
        return "bibtex" if _BIBTEX.match(head) else None
    return "ris" if _RIS_FIRST.match(head) else None


def _by_signature(head: str) -> Format | None:
    """The format whose signature, as registered, the text begins with."""
    first = head.lstrip()[:1]
    for format in FORMATS.values():
        if format.opens and first not in format.opens:
            continue
        if format.signature and re.match(format.signature, head):
            return format
    return None


def _dialect(text: str) -> str:
    from bibconv.formats.bibtex import detect_dialect

    return detect_dialect(text)


def _by_extension(path: str) -> list[Format]:
    name = PurePath(path).name.lower()
    endings = {ending for format in FORMATS.values() for ending in format.extensions}
    longest = max((e for e in endings if name.endswith(e)), key=len, default=None)
    return [f for f in FORMATS.values() if longest in f.extensions] if longest else []


def _by_content(head: str) -> str | None:
    """Name of the format whose signature comes first, ``None`` if the text has none."""
    if _HTML.match(head):
        return "text"
    if _JSON.match(head):
        return "csl-json"
    places = {
        "bibtex": _BIBTEX.search(head),
        "ris": _RIS.search(head),
        "csl-yaml": _YAML.search(head),
    }
    found = {name: match.start() for name, match in places.items() if match}
    if "ris" in found and not (_RIS_END.search(head) or _RIS_TAG.search(head, found["ris"] + 5)):
        del found["ris"]  # a line of prose that begins with "Ty - "
    return min(found, key=lambda name: found[name]) if found else None
