"""Labels inside numbers and locators: ``vol. 2``, ``12, p. 3-8``.

CSL-JSON has one label for a locator, but people write more into it. A label at the beginning
replaces the locator's own; one further on is printed as the locale's term, plural by what
follows (a practice of Zotero's users that the CSL suite tests).

>>> split_label("vol. 1, fol. 186")
('volume', '1, fol. 186')
"""

from __future__ import annotations

import re

from bibconv.csl.numbers import is_plural
from bibconv.csl.style.locale import Locale
from bibconv.patterns import late

# Word before a number -> kind of locator.
LABELS = {
    "p": "page", "pp": "page", "page": "page", "pages": "page", "vol": "volume",
    "vols": "volume", "volume": "volume", "volumes": "volume", "ch": "chapter", "chs": "chapter",
    "chap": "chapter", "chaps": "chapter", "chapter": "chapter", "chapters": "chapter",
    "sec": "section", "secs": "section", "section": "section", "sections": "section",
    "para": "paragraph", "paras": "paragraph", "paragraph": "paragraph",
    "paragraphs": "paragraph", "fig": "figure", "figs": "figure", "figure": "figure",
    "figures": "figure", "n": "note", "nn": "note", "note": "note", "notes": "note",
    "no": "issue", "nos": "issue", "issue": "issue", "fol": "folio", "fols": "folio",
    "folio": "folio", "l": "line", "ll": "line", "line": "line", "lines": "line", "bk": "book",
    "bks": "book", "book": "book", "books": "book", "col": "column", "cols": "column",
    "column": "column", "columns": "column", "pt": "part", "pts": "part", "part": "part",
    "parts": "part", "v": "verse", "vv": "verse", "verse": "verse", "verses": "verse",
    "art": "article-locator", "op": "opus", "opp": "opus", "opus": "opus",
    "sv": "sub-verbo", "s.v": "sub-verbo", "sub verbo": "sub-verbo",
}  # fmt: skip

_WORDS = "|".join(sorted((re.escape(word) for word in LABELS), key=len, reverse=True))
_FIRST = late(rf"({_WORDS})\.?\s+(?=\S*\d)", re.IGNORECASE)
_LATER = late(rf"(?<=[\s,;&])({_WORDS})\.?\s+(?=[^\W_]*\d)", re.IGNORECASE)


def split_label(text: str) -> tuple[str, str]:
    """The label that ``text`` begins with, ``""`` if none, and the rest."""
    match = _FIRST.match(text)
    if match is None:
        return "", text
    return LABELS[match[1].lower()], text[match.end() :]


def first_part(text: str) -> str:
    """``text`` up to a label inside it."""
    match = _LATER.search(text)
    return text[: match.start()] if match else text


def expand(text: str, locale: Locale) -> str:
    """Labels and ampersands inside ``text`` as the locale's terms."""
    if "&" in text:
        text = text.replace(" & ", f" {locale.term('and', 'symbol') or '&'} ")
    if text.isalpha() or not _LATER.search(text):
        return text
    pieces = _LATER.split(text)
    out = [pieces[0]]
    for label, rest in zip(pieces[1::2], pieces[2::2], strict=False):
        term = locale.term(LABELS[label.lower()], "short", is_plural(rest))
        out.append(f"{term or label} {rest}")
    return "".join(out)
