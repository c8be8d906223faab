"""What can be told from its own shape, wherever it stands: identifiers, addresses, access dates.

>>> text = "... doi: 10.1000/x. PMID: 12345"
>>> [(mark.name, text[mark.start : mark.end]) for mark in find_marks(text)[0]]
[('doi', '10.1000/x'), ('pmid', '12345')]
"""

from __future__ import annotations

import re

from bibconv.references.labels import Label

_DATE = (
    r"(?:\d{1,2}(?:st|nd|rd|th)?[. ]{1,2}(?:de |d')?[^\W\d_]{3,10}\.?,?(?: de)? \d{4}|[^\W\d_]{3,10}\.? \d{1,2},? \d{4}"
    r"|\d{4}[- /.][^\W_]{1,9}[- /.]\d{1,2}|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4} [^\W\d_]{3,9}|[^\W\d_]{3,9} \d{4}|\d{4})"
)

# One of them is in each match of "accessed".
_ACCESS = tuple(
    "accessed|access date|cited|retrieved|visited|viewed|abgerufen|zugriff|stand|consultad|consultat|consulté"
    "|acesso em|acessado em|geraadpleegd".split("|")
)

# Order matters: the first that matches at a place wins, and what it covers is gone for others.
# Group "v" is the value; the rest of the match is furniture. A pattern is looked for only where one
# of the words of its pattern is in the text, in lower case: without one of them it cannot match.
_MARKS: tuple[tuple[str, re.Pattern[str], tuple[str, ...]], ...] = (
    ("doi", re.compile(
        r"[\[(]?(?:\bdoi(?:\.org)?\b\s?[:.]?\s?)?(?:(?:https?://)?(?:dx\.|www\.)?doi\.org/|doi:)?\s?(?P<v>10\.\d{4,9}/[^\s<>\"|]+)", re.I), ("10.",)),
    ("arxiv", re.compile(
        r"(?:https?://)?(?:www\.)?arxiv(?:\.org/(?:abs|pdf)/|[: ]\s?)(?:preprint )?(?:arxiv:)?\s?(?P<v>\d{4}\.\d{4,5}(?:v\d+)?|[a-z-]{2,10}(?:\.[A-Z]{2})?/\d{7})(?:\s?\[[\w.-]{2,20}\])?", re.I), ("arxiv",)),
    ("url", re.compile(
        r"(?:\b(?:available (?:from|at|online at|online)|retrieved (?:from|[^,()\d]{3,12}\d{1,2}, \d{4},? from)|accessed (?:at|via)"
        r"|verfügbar unter|abrufbar unter|online unter|disponible (?:en|sur|à)|disponível em|recuperado de|obtido de|url|internetquelle|online)\b\s?:?\s?)?"
        r"[<\[]?(?P<v>(?:https?|ftp)://[^\s<>\"\]]+|www\.[^\s<>\"\]]{4,})[>\]]?", re.I), ("://", "www.")),
    ("accessed", re.compile(
        r"[\[(]?\b(?:last )?(?:accessed|access(?:ed)? date|cited|retrieved|visited|viewed|abgerufen|letzter zugriff|zugriff|stand|consulté|"
        r"consultado|consultada|acesso em|acessado em|consultato|geraadpleegd)\b:?\s?(?:on|am|le|el|em|il|op|date)?:?\s?(?P<v>" + _DATE + r")[\])]?", re.I), _ACCESS),
    ("pmcid", re.compile(r"(?:\bPMCID:?\s?)?\b(?P<v>PMC\d{4,9})\b"), ("pmc",)),
    ("pmid", re.compile(r"\b(?:PMID|PubMed(?: PMID)?)\s?:?\s?(?P<v>\d{4,9})\b", re.I), ("pmid", "pubmed")),
    ("isbn", re.compile(r"\bISBN(?:[- ]?1[03])?\s?:?\s?(?P<v>\d[\d -]{8,15}[\dXx])", re.I), ("isbn",)),
    ("issn", re.compile(r"\be?ISSN\s?:?\s?(?P<v>\d{4}-?\d{3}[\dXx])", re.I), ("issn",)),
    ("medium", re.compile(r"\[(?P<v>Internet|Online|online|internet|CD-ROM|DVD|Video|en línea|on-line|electronic resource)\]"), ("[",)),
    ("note", re.compile(r"\b(?P<v>Epub (?:ahead of print\b|\d{4})(?:[ ][^\W\d_]{3,9}\.?(?:[ ]\d{1,2})?)?|eCollection \d{4}(?:[ ][^\W\d_]{3,9})?)\.?", re.I), ("epub", "ecollection")),
)  # fmt: skip

# To ``re`` these are letters of our alphabet too, if capitals are like small letters.
_ALIKE = (("İ", "i"), ("ı", "i"), ("ſ", "s"), ("\u212a", "k"))
_TRAILING = ".,;:'’\"”»"
_PAIRS = (("(", ")"), ("[", "]"))


def find_marks(text: str) -> tuple[list[Label], list[tuple[int, int]], str]:
    """Labels of all marks, the stretches they cover with their furniture, and the text with
    those stretches blanked out."""
    labels: list[Label] = []
    covered: list[tuple[int, int]] = []
    low = text
    if not text.isascii():
        for letter, plain in _ALIKE:
            low = low.replace(letter, plain)
    low = low.lower()
    for name, pattern, signs in _MARKS:
        if not any(sign in low for sign in signs):
            continue
        pieces: list[str] = []
        done = 0
        for match in pattern.finditer(text):
            start, end = match.span("v")
            stop = match.end()
            if name in ("doi", "url"):
                end = _trim(text, start, end)
                # closing bracket of "<https://...>" stays covered, cut-off letters do not
                stop = end if stop == match.end("v") else stop
            if name == "doi" and text[start - 1 : start].isdigit():
                continue
            labels.append(Label(name, start, end))
            covered.append((match.start(), stop))
            pieces += text[done : match.start()], " " * (stop - match.start())
            done = stop
        if done:
            text = "".join((*pieces, text[done:]))
    return labels, covered, text


def _trim(text: str, start: int, end: int) -> int:
    """The end without the sentence's punctuation: a closing bracket belongs to an identifier
    only if it was opened in it."""
    surplus = {
        closing: text.count(closing, start, end) - text.count(opening, start, end)
        for opening, closing in _PAIRS
    }
    while end > start:
        last = text[end - 1]
        if last not in _TRAILING:
            if surplus.get(last, 0) <= 0:
                return end
            surplus[last] -= 1
        end -= 1
    return end
