"""Values by kind: TeX of a field to the value of a variable, and back.

Each kind of value has a reader, which gives ``None`` where the text is no such value, and a
writer. ``writable`` tells whether reading what is written gives the same value again.

Reading ``12--14`` as ``pages`` gives ``12-14``; writing that gives ``12--14``.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from bibconv.formats.bibtex.braces import balanced, is_balanced, unbraced
from bibconv.formats.bibtex.calendar import nearest_edtf
from bibconv.formats.bibtex.tables_types import GENRE_KEYS
from bibconv.model import Date, Kind, Name
from bibconv.model import Value as CslValue
from bibconv.patterns import late
from bibconv.text import identifiers, languages, pages
from bibconv.text.bibtex_names import format_names, parse_names
from bibconv.text.dates import parse_date
from bibconv.text.edtf import parse_edtf
from bibconv.text.latex import decode, decode_plain, encode

KIND_OF_CSL: dict[Kind, str] = {
    Kind.STRING: "text",
    Kind.TITLE: "text",
    Kind.NUMBER: "number",
    Kind.NAME: "names",
    Kind.DATE: "date",
}

# Text that means the same in TeX and in CSL-JSON: no TeX character, no markup, no ligature,
# nothing that normalising would change.
_PLAIN = late(r"[A-Za-z0-9.,;:()/+*=?!\[\] \u00a1-\u024f-]*")

# The usual spellings of a DOI and of pages, which are their own normal form.
_USUAL_DOI = late(r"10\.[0-9]{4,9}/[A-Za-z0-9./_:()-]{0,200}[A-Za-z0-9]")
_USUAL_RANGE = late(r"[0-9]+-[0-9]+")
_USUAL_PAGES = late(r"([0-9]+)--?([0-9]+)")

# Commands met in verbatim fields, where most writers escape what TeX would choke on.
_VERBATIM_ESCAPE = late(r"\\([&%#_$~{}])(?:\{\})?|\{([_&%#~$])\}")
_URL_COMMAND = late(r"^\s*\\(?:url|nolinkurl|path)\s*\{(.*)\}\s*$", re.DOTALL)
# Longer texts and lists rarely repeat: they do not go into a cache.
_CACHED = 160
_FEW = 8
_SPACES = late(r"\s+")
# A protected word, or a few, that stand between blanks or marks.
_PROTECTED = late(
    r'(?<![^ (])<span class="nocase">([A-Za-z0-9](?:[A-Za-z0-9 .:/]|-(?!-))*)</span>(?![^ ,.:;)?])'
)
_SYMBOL = late(r"(?<![\w$\\])\$([A-Za-z])\$(?![\w$])")  # a letter of mathematics by itself
_USUAL_KEYWORDS = late(r"[A-Za-z0-9]+(?:[ -][A-Za-z0-9]+)*(?:, [A-Za-z0-9]+(?:[ -][A-Za-z0-9]+)*)*")
_SPLIT_NUMBERS = late(r"[,;]")


def is_plain(text: str) -> bool:
    """Whether text reads and writes as itself, without looking at TeX."""
    if _PLAIN.fullmatch(text) is None or "--" in text or "  " in text or ",," in text:
        return False
    return text[:1] != " " and text[-1:] != " "


def read_text(tex: str) -> str | None:
    """TeX as CSL-JSON inline markup."""
    if is_plain(tex):
        return tex or None
    return decode(tex).strip() or None


def read_number(tex: str) -> str | None:
    """Text in which braces around the whole protect nothing."""
    if is_plain(tex):
        return tex or None
    return read_text(unbraced(tex))


def read_plain(tex: str) -> str | None:
    """TeX as text without markup: publishers, places."""
    if is_plain(tex):
        return tex or None
    return decode_plain(tex).strip() or None


def write_text(text: str) -> str:
    """CSL-JSON inline markup as TeX."""
    if is_plain(text):
        return text
    return balanced(encode(text))


def read_verbatim(tex: str) -> str | None:
    """An address or identifier: TeX escapes are taken off, nothing else is changed."""
    text = tex.strip()
    if "\\" in text or "{" in text:
        command = _URL_COMMAND.match(text)
        text = command[1] if command else text
        text = _VERBATIM_ESCAPE.sub(lambda m: m[1] or m[2], text)
        if text.startswith("{") and text.endswith("}") and is_balanced(text[1:-1]):
            text = text[1:-1]
    return _SPACES.sub(" ", text).strip() or None


def write_verbatim(text: str) -> str:
    """As it is; a brace without its partner would break the entry."""
    text = _SPACES.sub(" ", text).strip()
    return text if is_balanced(text) else text.replace("{", "%7B").replace("}", "%7D")


def read_doi(tex: str) -> str | None:
    """A bare DOI; what is none stays as it is."""
    if _USUAL_DOI.fullmatch(tex):
        return tex
    text = read_verbatim(tex)
    if text is None:
        return None
    return identifiers.doi(text) or text


def write_usual(kind: str, value: str) -> str:
    """A usual DOI, range of pages or list of keywords as TeX, known to read back; ``""`` for all
    else."""
    if kind == "doi":
        return value if _USUAL_DOI.fullmatch(value) else ""
    if kind == "keywords":
        return value if _USUAL_KEYWORDS.fullmatch(value) else ""
    if kind == "pages" and _USUAL_RANGE.fullmatch(value):
        return value.replace("-", "--")
    return ""


def write_protected(value: str) -> str:
    """Plain text with protected words in it as TeX, known to read back; ``""`` for all else."""
    if not value.startswith('<span class="nocase">') or not value.endswith("</span>"):
        tex = _PROTECTED.sub(r"{\1}", value)
        bare = _PROTECTED.sub(r"\1", value)
        if "$" in bare:
            bare = _SYMBOL.sub(r"\1", bare)
        if is_plain(bare):
            return tex
    return ""


def read_isbn(tex: str) -> str | None:
    """ISBNs as they are grouped, separated by commas."""
    return _identifiers(tex, identifiers.isbn_grouped)


def read_issn(tex: str) -> str | None:
    """ISSNs, separated by commas."""
    return _identifiers(tex, identifiers.issn)


def _identifiers(tex: str, normal: Callable[[str], str | None]) -> str | None:
    text = read_number(tex)
    if text is None:
        return None
    found = normal(text)
    if found is not None:
        return found
    parts = [part for part in map(str.strip, _SPLIT_NUMBERS.split(text)) if part]
    if len(parts) > 1:
        return ", ".join(normal(part) or part for part in parts)
    return text


def read_pages(tex: str) -> str | None:
    """Page numbers, ranges with a hyphen."""
    usual = _USUAL_PAGES.fullmatch(tex)
    if usual:
        return f"{usual[1]}-{usual[2]}"
    text = read_number(tex.replace("--", "-").replace("--", "-") if "--" in tex else tex)
    return pages.normalise(text) or None if text else None


_RANGE_HYPHEN = late(r"(?<=[0-9A-Za-z])-(?=[0-9A-Za-z])")


def write_pages(text: str) -> str:
    """Ranges with TeX's dash."""
    return _RANGE_HYPHEN.sub("--", write_text(text))


def read_keywords(tex: str) -> str | None:
    """Keywords as one string, joined by a comma and a space."""
    text = read_number(tex)
    if text is None:
        return None
    words = [word.strip() for word in text.replace(";", ",").split(",")]
    return ", ".join([word for word in words if word]) or None


def read_language(tex: str) -> str | None:
    """babel's name of a language, or an English name, as its BCP 47 tag; else as it is."""
    text = read_number(tex)
    if text is None:
        return None
    return languages.langid_to_tag(text) or languages.name_to_tag(text) or text


def write_language(text: str) -> str:
    """The tag's name in babel; text without one as it is."""
    name = languages.tag_to_langid(text)
    return name if name and read_language(name) == text else write_text(text)


def read_genre(tex: str) -> str | None:
    """biblatex's keys for kinds of theses and reports as words."""
    text = read_number(tex)
    return GENRE_KEYS.get(text, text) if text else None


KEY_OF_GENRE = {words: key for key, words in GENRE_KEYS.items()}


def read_date(tex: str) -> Date | None:
    """An EDTF date; other spellings as well as they can be understood."""
    date = parse_edtf(tex)  # before decoding: the tilde of 1723~ is EDTF's, not TeX's
    if date is not None:
        return date
    text = read_number(tex)
    if text is None:
        return None
    return parse_edtf(text) or parse_date(text)


def write_date(date: Date) -> str:
    """EDTF, or the words of a date that has none."""
    return nearest_edtf(date) or write_text(date.literal or "")


def read_names(tex: str) -> tuple[tuple[Name, ...], bool]:
    """Names by BibTeX's rules; whether the list ends in "and others"."""
    if len(tex) > _CACHED:
        return parse_names(tex, decode=decode_plain)
    return _names(tex)


@lru_cache(maxsize=20_000)
def _names(tex: str) -> tuple[tuple[Name, ...], bool]:
    return parse_names(tex, decode=decode_plain)


def write_names(names: tuple[Name, ...], truncated: bool, biblatex: bool = False) -> str:
    """Names as a list of the dialect."""
    if len(names) > _FEW:
        return _write_names(names, truncated, biblatex)
    return _write_names_cached(names, truncated, biblatex)


def are_usual(names: tuple[Name, ...], tex: str, truncated: bool) -> bool:
    """Whether names of family and given name alone surely read back: each of them does, and
    ``and`` parts no name in two."""
    if tex.count(" and ") != len(names) - 1 + truncated or "useprefix" in tex or "=" in tex:
        return False
    return all(
        name.family and name.given and name == Name(family=name.family, given=name.given)
        for name in names
    )


@lru_cache(maxsize=20_000)
def _write_names_cached(names: tuple[Name, ...], truncated: bool, biblatex: bool) -> str:
    return _write_names(names, truncated, biblatex)


def _write_names(names: tuple[Name, ...], truncated: bool, biblatex: bool) -> str:
    return balanced(format_names(names, truncated, _encode_name, biblatex=biblatex))


def _encode_name(text: str) -> str:
    return text if is_plain(text) else encode(text)


READERS: dict[str, Callable[[str], CslValue | None]] = {
    "text": read_text,
    "number": read_number,
    "plain": read_plain,
    "verbatim": read_verbatim,
    "doi": read_doi,
    "isbn": read_isbn,
    "issn": read_issn,
    "pages": read_pages,
    "keywords": read_keywords,
    "language": read_language,
    "genre": read_genre,
    "date": read_date,
}

WRITERS: dict[str, Callable[[str], str]] = {
    "text": write_text,
    "number": write_text,
    "plain": write_text,
    "verbatim": write_verbatim,
    "doi": write_verbatim,
    "isbn": write_text,
    "issn": write_text,
    "pages": write_pages,
    "keywords": write_text,
    "language": write_language,
    "genre": write_text,
}


def restored(kind: str, value: CslValue, tex: str, truncated: bool = False) -> bool:
    """Whether reading ``tex`` gives ``value`` again."""
    if len(tex) > _CACHED:
        return _restored(kind, value, tex, truncated)
    return _restored_cached(kind, value, tex, truncated)


@lru_cache(maxsize=20_000)
def _restored_cached(kind: str, value: CslValue, tex: str, truncated: bool) -> bool:
    return _restored(kind, value, tex, truncated)


def _restored(kind: str, value: CslValue, tex: str, truncated: bool) -> bool:
    if isinstance(value, tuple):
        return read_names(tex) == (value, truncated)
    return READERS[kind](tex) == value
