"""Name lists of BibTeX and biblatex: splitting, parsing, writing, finding problems.

BibTeX's own rules (btxdoc section 4; "Tame the BeaST" section 11): names are divided by
the word ``and`` outside braces; a name is ``First von Last``, ``von Last, First`` or
``von Last, Jr, First``; the von part is the words whose first letter is lower-case, where
a brace group has no case and ``{\\'e}`` has that of its letter.  A name wholly in braces
is an organisation.  biblatex's ``family=..., given=...`` is read too.  Everything is
divided as TeX and decoded afterwards: braces keep ``{Barnes and Noble}`` together.

Deviations: in ``Ortega y Gasset, José`` the von part is empty (BibTeX: "Ortega y"), since
``y``, ``e``, ``i``, ``und`` between two capitalised names join surnames; ``Smith, John, Jr.``
is read as ``Smith, Jr., John``, a frequent slip (BibTeX: given name "Jr.").

The von part becomes the non-dropping particle (``particle="dropping"`` for the other):
that keeps it in every short form ("van Gogh 1888"), as BibTeX's own styles do.

``parse_names("Ludwig van Beethoven and others")`` is
``((Name(given="Ludwig", non_dropping_particle="van", family="Beethoven"),), True)``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Literal

from bibconv.model.names import Name
from bibconv.patterns import late
from bibconv.text import latex
from bibconv.text.bibtex_namewords import is_group, is_lower, is_suffix, word_parts

Particle = Literal["non-dropping", "dropping"]
Decode = Callable[[str], str]

_AND_OR_BRACE = late(r"[{}]|(?<!\S)[Aa][Nn][Dd](?!\S)")
_AND = late(r"(?<!\S)[Aa][Nn][Dd](?!\S)")
_USUAL_LIST = late(
    r"[\x21-\x7a|~\u00a1-\u024f ]*"
    r"(?:\{[^{}\s]*(?:\{[^{}\s]*\}[^{}\s]*)*\}[\x21-\x7a|~\u00a1-\u024f ]*)*"
)
_EXTENDED = late(r"\s*\"?\s*(?:family|given|prefix|suffix|useprefix)(?:-i)?\s*=", re.IGNORECASE)
_TRUNCATION = frozenset({"others", "et al.", "et al", "et~al.", "et. al."})
_NOBODY = Name()
_CONJUNCTIONS = frozenset("y e i und et és és".split())


def split_names(value: str) -> list[str]:
    """The names of a list as TeX, without empty ones."""
    if _USUAL_LIST.fullmatch(value):
        texts = _usual_split(value)
        if texts is not None:
            return texts
    return [text for text, _ in split_names_at(value) if text]


def _usual_split(value: str) -> list[str] | None:
    """The names of a list whose braces balance and whose only space is blanks.

    ``None`` where one "and" is not simply between two blanks, or may stand in braces.
    """
    texts = value.split(" and ")
    lower = value.strip().lower()
    if (
        lower.count(" and ") != len(texts) - 1
        or " and and " in lower
        or lower.startswith("and ")
        or lower.endswith(" and")
        or lower == "and"
    ):
        return None
    if "{" in value and any(text.count("{") != text.count("}") for text in texts):
        return None
    return [text for text in map(str.strip, texts) if text]


def split_names_at(value: str) -> list[tuple[str, int]]:
    """Each name of a list and where it begins; empty between doubled ``and``s."""
    pieces = []
    start = depth = 0
    if "{" not in value and "}" not in value:
        separators = _AND.finditer(value)
    else:
        separators = _AND_OR_BRACE.finditer(value)
    for match in separators:
        found = match[0]
        if found == "{":
            depth += 1
        elif found == "}":
            depth = max(depth - 1, 0)
        elif depth == 0:
            pieces.append(_trimmed(value, start, match.start()))
            start = match.end()
    pieces.append(_trimmed(value, start, len(value)))
    return pieces


def _trimmed(value: str, start: int, end: int) -> tuple[str, int]:
    piece = value[start:end]
    text = piece.lstrip()
    return text.rstrip(), start + len(piece) - len(text)


def parse_names(
    value: str,
    *,
    decode: Decode = latex.decode_plain,
    particle: Particle = "non-dropping",
) -> tuple[tuple[Name, ...], bool]:
    """The names of a list, and whether it ends in ``and others``."""
    texts = split_names(value)
    truncated = len(texts) > 1 and texts[-1] in _TRUNCATION
    if truncated:
        texts.pop()
    if decode is latex.decode_plain and particle == "non-dropping":
        names = [_usual_name(text) for text in texts]
    else:
        names = [parse_name(text, decode, particle) for text in texts]
    if _NOBODY in names:
        names = [name for name in names if name != _NOBODY]
    return tuple(names), truncated


@lru_cache(maxsize=65536)
def _usual_name(tex: str) -> Name:
    return parse_name(tex)


@lru_cache(maxsize=16384)
def parse_name(
    tex: str, decode: Decode = latex.decode_plain, particle: Particle = "non-dropping"
) -> Name:
    """One name; text that is no name by the rules (too many commas) becomes a literal."""
    if _EXTENDED.match(tex):
        name = _extended(tex, decode, particle)
        if name is not None:
            return name
    parts, closed = word_parts(tex)
    if len(parts) == 1 and len(parts[0]) == 1 and is_group(parts[0][0]):
        return Name(literal=_text(parts[0][0][1:-1], decode))
    if len(parts) > 3 or not closed:
        return Name(literal=_text(tex, decode))
    return _from_parts(parts, decode, particle)


def _from_parts(parts: list[list[str]], decode: Decode, particle: Particle) -> Name:
    words = parts[0]
    suffix: list[str] = []
    if len(parts) == 1:
        first, last = _von_begin(words)
        given, von, family = words[:first], words[first:last], words[last:]
    else:
        last = _von_end(words)
        von, family, given = words[:last], words[last:], parts[-1]
        suffix = parts[1] if len(parts) == 3 else []
        if suffix and is_suffix(given) and not is_suffix(suffix):
            given, suffix = suffix, given
    prefix = _join(von, decode)
    dropping = particle == "dropping"
    return Name(
        family=_join(family, decode),
        given=_join(given, decode),
        suffix=_join(suffix, decode),
        dropping_particle=prefix if dropping else None,
        non_dropping_particle=None if dropping else prefix,
    )


def _von_begin(words: list[str]) -> tuple[int, int]:
    """Where von and family begin in ``First von Last``."""
    if len(words) < 2:
        return 0, 0
    lower = [index for index, word in enumerate(words[:-1]) if is_lower(word)]
    if not lower:
        return len(words) - 1, len(words) - 1
    return lower[0], lower[-1] + 1


def _von_end(words: list[str]) -> int:
    """Where the family begins in ``von Last``, the part before a comma."""
    lower = [
        index
        for index, word in enumerate(words[:-1])
        if is_lower(word) and not (index and word in _CONJUNCTIONS)
    ]
    return lower[-1] + 1 if lower else 0


def _join(words: list[str], decode: Decode) -> str | None:
    return _text(" ".join(words), decode) or None if words else None


def _text(tex: str, decode: Decode) -> str:
    text = decode(tex)
    if text.isascii():
        return text
    return text.replace("\u00a0", " ").replace("\u202f", " ").strip()


# -- biblatex's extended format --------------------------------------------------------


def _extended(tex: str, decode: Decode, particle: Particle) -> Name | None:
    """``family=Duffy, given=Eoin, prefix=von, useprefix=true`` or None if it is not that."""
    keys: dict[str, str] = {}
    for item in _comma_items(tex):
        key, equals, value = item.strip().strip('"').partition("=")
        if not equals:
            return None
        keys[key.strip().lower()] = value.strip()
    prefix = _text(keys.get("prefix", ""), decode) or None
    useprefix = keys.get("useprefix", "").lower()
    dropping = useprefix == "false" or (useprefix != "true" and particle == "dropping")
    return Name(
        family=_text(keys.get("family", ""), decode) or None,
        given=_text(keys.get("given", ""), decode) or None,
        suffix=_text(keys.get("suffix", ""), decode) or None,
        dropping_particle=prefix if dropping else None,
        non_dropping_particle=None if dropping else prefix,
    )


def _comma_items(tex: str) -> list[str]:
    items, start, depth = [], 0, 0
    for match in re.finditer(r"[{},]", tex):
        if match[0] == "{":
            depth += 1
        elif match[0] == "}":
            depth -= 1
        elif depth == 0:
            items.append(tex[start : match.start()])
            start = match.end()
    items.append(tex[start:])
    return [item for item in items if item.strip()]


# -- writing ---------------------------------------------------------------------------


def format_names(
    names: Sequence[Name],
    truncated: bool = False,
    encode: Decode = latex.encode,
    *,
    biblatex: bool = False,
) -> str:
    """Names as a name list that reads back as the same names.

    BibTeX knows one kind of particle; with ``biblatex`` a dropping particle is written
    in the extended format (``useprefix=false``), so that it stays one.
    """
    texts = [text for text in (format_name(name, encode, biblatex) for name in names) if text]
    if truncated and texts:
        texts.append("others")
    return " and ".join(texts)


@lru_cache(maxsize=65536)
def format_name(name: Name, encode: Decode = latex.encode, biblatex: bool = False) -> str:
    """One name, in the plainest spelling that reads back as the same name."""
    if name.literal and not (name.family or name.given):
        return "{" + encode(name.literal) + "}"
    if biblatex and name.dropping_particle and not name.non_dropping_particle:
        parts = (name.dropping_particle, name.family, name.given, name.suffix)
        von, last, given, suffix = (encode(part or "") for part in parts)
        return _extended_form(von, last, given, suffix) + ", useprefix=false"
    prefix = " ".join(p for p in (name.dropping_particle, name.non_dropping_particle) if p)
    family = name.family or ""
    given, suffix = encode(name.given or ""), encode(name.suffix or "")
    wanted = (prefix, family, name.given or "", name.suffix or "")
    last, von = encode(family), encode(prefix)
    text = ""
    for von_try, last_try, given_try, suffix_try in (
        (von, last, given, suffix),
        (von, _braced(last), given, suffix),
        (von, last, _braced(given), suffix),
        (_lowered(von), last, given, suffix),
        (_lowered(von), _braced(last), _braced(given), _braced(suffix)),
    ):
        text = _comma_form(von_try, last_try, given_try, suffix_try)
        if _reads_as(text, wanted):
            return text
    return _extended_form(von, last, given, suffix)


def _braced(tex: str) -> str:
    return "{" + tex + "}" if tex else ""


def _comma_form(von: str, last: str, given: str, suffix: str) -> str:
    before = f"{von} {last}".strip() if von else last
    if suffix:
        return f"{before}, {suffix}, {given}".rstrip()
    if given:
        return f"{before}, {given}"
    # A comma keeps two words one family; one word needs none.
    return before + "," if " " in before or before.startswith("{") else before


def _lowered(von: str) -> str:
    """The particle so that BibTeX takes it for one: ``{\\uppercase{d}e}`` prints "De"."""
    words = []
    for word in von.split(" "):
        head = word[:1]
        if head.isalpha() and head.isupper() and head.lower().upper() == head:
            word = "{\\uppercase{" + head.lower() + "}" + word[1:] + "}"
        words.append(word)
    return " ".join(words)


def _extended_form(von: str, last: str, given: str, suffix: str) -> str:
    parts = (("family", last), ("given", given), ("prefix", von), ("suffix", suffix))
    return ", ".join(f"{key}={{{tex}}}" for key, tex in parts if tex)


def _reads_as(text: str, wanted: tuple[str, str, str, str]) -> bool:
    if len(split_names_at(text)) != 1 or text in _TRUNCATION:
        return False
    name = parse_name(text)
    found = (name.non_dropping_particle, name.family, name.given, name.suffix)
    return name.literal is None and tuple(part or "" for part in found) == wanted


# -- problems --------------------------------------------------------------------------


def name_problems(value: str) -> list[tuple[int, str, str]]:
    """What is wrong with a name list: (offset, code, message), in order."""
    problems = []
    pieces = split_names_at(value)
    for index, (text, offset) in enumerate(pieces):
        if not text:
            if len(pieces) > 1:
                problems.append((offset, "N103", _dangling(index, len(pieces))))
            continue
        if _EXTENDED.match(text):
            continue
        parts, closed = word_parts(text)
        if len(parts) > 3 and closed:
            message = (
                f'"{text}" has {len(parts) - 1} commas; a name has at most two '
                '("von Last, Jr, First"). Put "and" between people'
            )
            problems.append((offset, "N102", message))
        elif len(parts) > 1 and not parts[0]:
            message = f'"{text}" begins with a comma: the family name is missing'
            problems.append((offset, "N104", message))
    return problems


def _dangling(index: int, count: int) -> str:
    where = "begins with" if index == 0 else "ends with" if index == count - 1 else "has a doubled"
    return f'the name list {where} "and": a name is missing there; remove the "and"'
