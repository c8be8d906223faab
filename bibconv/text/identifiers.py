"""Identifiers: normal form and check digit of DOI, ISBN, ISSN, ORCID, PMID, PMCID, arXiv id.

For each kind ``kind(text)`` gives the normal form or ``None``, and ``kind_problem(text)``
says in words what is wrong, or ``None``. ``*_shape`` functions look at the form alone, so
that a wrong check digit can be told from a wrong form.

Sources: DOI Handbook (prefix and suffix), ISO 2108 (ISBN), ISO 3297 (ISSN), ISO 7064 mod 11-2
(ORCID), arXiv identifier scheme, NLM (PMID, PMCID).

>>> doi("https://doi.org/10.1000/xyz.")
'10.1000/xyz'
>>> isbn_problem("0-201-52983-2")
'the check digit of ISBN 0-201-52983-2 should be 1, not 2'
"""

from __future__ import annotations

import re

from bibconv.patterns import late

# What may stand before a DOI: resolver, scheme, label.
_DOI_PREFIX = late(
    r"(?:https?://)?(?:dx\.|www\.)?doi\.org/(?:doi:)?|info:doi/|urn:doi:|doi:?\s*(?=10\.)"
    r"|https?://[a-z0-9.-]{0,60}doi[a-z0-9.-]{0,60}/(?=10\.)",
    re.IGNORECASE,
)
_DOI = late(r"10\.[0-9]+(?:\.[0-9]+)*/\S+")
_DOI_INSIDE = late(r"\b10\.[0-9]{4,9}(?:\.[0-9]+){0,6}/[^\s\"<>{}|\\^`]*(?:<[^\s<>]+>[^\s\"<>]*)?")
_PERCENT = late(r"%[0-9A-Fa-f]{2}")
_LONGEST = 2000  # no identifier is longer
_TRAILING = ".,;:!?'\"”’»"
_CLOSERS = {")": "(", "]": "[", "}": "{", ">": "<"}

_DASHES = late(r"[\s\u00ad\u2010-\u2015\u2212-]+")
_ISBN_LABEL = late(r"\s*(?:e-?)?ISBN(?:[- ]?1[03])?\s*[:.]?\s*", re.IGNORECASE)
_ISBN = late(r"[0-9]{9}[0-9Xx]|97[89][0-9]{10}")
_ISSN_LABEL = late(r"\s*(?:[ep]-?)?ISSN(?:-?L)?\s*[:.]?\s*", re.IGNORECASE)
_ISSN = late(r"[0-9]{7}[0-9Xx]")
_ORCID_PREFIX = late(r"\s*(?:(?:https?://)?(?:www\.)?orcid\.org/|orcid\s*:?\s*)", re.IGNORECASE)
_ORCID = late(r"[0-9]{15}[0-9Xx]")
_PMID = late(
    r"(?:(?:https?://)?(?:www\.)?(?:pubmed\.ncbi\.nlm\.nih\.gov|ncbi\.nlm\.nih\.gov/pubmed)/|(?:pmid|pubmed(?: id)?)\s*:?\s*)?"
    r"([1-9][0-9]{0,7})/?",
    re.IGNORECASE,
)
_PMCID = late(
    r"(?:(?:https?://)?(?:www\.|pmc\.)?ncbi\.nlm\.nih\.gov/(?:pmc/)?articles/|pmcid\s*:?\s*)?"
    r"(?:PMC)?\s*([1-9][0-9]{0,8})(?:\.[0-9]+)?/?",
    re.IGNORECASE,
)
_ARXIV_PREFIX = late(
    r"(?:https?://)?(?:www\.|export\.)?arxiv\.org/(?:abs|pdf|html)/|(?:https?://)?(?:dx\.)?doi\.org/10\.48550/arxiv\."
    r"|10\.48550/arxiv\.|arxiv\s*:?\s*",
    re.IGNORECASE,
)
_ARXIV_NEW = late(r"([0-9]{2})(0[1-9]|1[0-2])\.([0-9]{4,5})(v[1-9][0-9]*)?")
_ARXIV_OLD = late(
    r"([a-z]+(?:-[a-z]+)?)(\.[A-Z]{2})?/([0-9]{2})(0[1-9]|1[0-2])([0-9]{3})(v[1-9][0-9]*)?"
)
_ARXIV_CLASS = late(r"\s*\[[A-Za-z-]+(?:\.[A-Za-z-]+)?\]$")


# DOI ---------------------------------------------------------------------------------------


def doi_prefix(text: str) -> str:
    """What stands before the DOI in ``text``: ``https://doi.org/``, ``doi:``; ``""`` if nothing."""
    match = _DOI_PREFIX.match(text)
    return match[0] if match else ""


def doi(text: str) -> str | None:
    """The bare DOI that ``text`` consists of, its case kept; ``None`` if it is not a DOI."""
    text = text.strip().strip("<>").strip()
    if len(text) > _LONGEST:
        return None
    prefix = doi_prefix(text)
    bare = text[len(prefix) :].strip()
    if "%" in bare and _PERCENT.search(bare):
        from urllib.parse import unquote

        bare = unquote(bare)
    bare = _trim(bare)
    return bare if _DOI.fullmatch(bare) and not any(char.isspace() for char in bare) else None


def find_doi(text: str) -> str | None:
    """The first DOI anywhere in ``text``, trailing punctuation taken off."""
    match = _DOI_INSIDE.search(text)
    return doi(match[0]) if match else None


def doi_problem(text: str) -> str | None:
    """Why ``text`` is not a DOI (with or without resolver or label before it)."""
    if doi(text) is not None:
        return None
    bare = text.strip()[len(doi_prefix(text.strip())) :]
    if not bare.startswith("10."):
        return f"{_short(text)} is not a DOI: a DOI starts with 10."
    registrant, slash, suffix = bare.partition("/")
    if not slash or not suffix:
        return f"{_short(text)} is not a DOI: nothing stands after its prefix {_short(registrant)}"
    if not re.fullmatch(r"10\.[0-9]+(?:\.[0-9]+)*", registrant):
        return f"{_short(text)} is not a DOI: its prefix {_short(registrant)} is not 10. and digits"
    return f"{_short(text)} is not a DOI: there is white space in it"


def _trim(text: str) -> str:
    """Without punctuation of the surrounding sentence: full stops, unpaired closing brackets."""
    if text[-1:].isalnum():
        return text
    opened = {opener: text.count(opener) for opener in "([{<"}
    closed = {closer: text.count(closer) for closer in ")]}>"}
    end = len(text)
    while end:
        char = text[end - 1]
        if char in _CLOSERS and closed[char] > opened[_CLOSERS[char]]:
            closed[char] -= 1
        elif char not in _TRAILING:
            break
        end -= 1
    return text[:end]


# ISBN --------------------------------------------------------------------------------------


def isbn_shape(text: str) -> str | None:
    """The 10 or 13 characters of an ISBN without label, hyphens and spaces; check digit unseen."""
    text = _bounded(text)
    match = _ISBN_LABEL.match(text)
    compact = _DASHES.sub("", text[match.end() :] if match else text)
    return compact.upper() if _ISBN.fullmatch(compact) else None


def isbn(text: str) -> str | None:
    """The ISBN as 10 or 13 characters; ``None`` if malformed or with a wrong check digit."""
    compact = isbn_shape(text)
    return compact if compact and compact[-1] == _isbn_check(compact) else None


def isbn_grouped(text: str) -> str | None:
    """The ISBN without a label, its hyphens as they are; ``None`` if it is none.

    >>> isbn_grouped("ISBN 978-3-16-148410-0")
    '978-3-16-148410-0'
    """
    if isbn(text) is None:
        return None
    match = _ISBN_LABEL.match(text.strip())
    return text.strip()[match.end() :].strip() if match else text.strip()


def isbn_problem(text: str) -> str | None:
    """What is wrong with an ISBN, with the check digit that was to be expected."""
    compact = isbn_shape(text)
    if compact is None:
        if re.fullmatch(r"[0-9]{13}", _DASHES.sub("", text)):
            return f"{_short(text)} is not an ISBN: 13 digits start with 978 or 979"
        return f"{_short(text)} is not an ISBN: it takes 10 or 13 digits (the last of 10 may be X)"
    expected = _isbn_check(compact)
    if compact[-1] != expected:
        return f"the check digit of ISBN {_short(text)} should be {expected}, not {compact[-1]}"
    return None


def _isbn_check(compact: str) -> str:
    if len(compact) == 10:
        return _mod11(compact[:9])
    total = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(compact[:12]))
    return str(-total % 10)


def _mod11(digits: str) -> str:
    """Check character of ISBN-10 and ISSN: weights count down to 2, X is ten."""
    weighted = sum(
        int(digit) * weight for digit, weight in zip(reversed(digits), range(2, 11), strict=False)
    )
    check = -weighted % 11
    return "X" if check == 10 else str(check)


# ISSN --------------------------------------------------------------------------------------


def issn_shape(text: str) -> str | None:
    """``NNNN-NNNC`` from any spelling of an ISSN; check digit unseen."""
    text = _bounded(text)
    match = _ISSN_LABEL.match(text)
    compact = _DASHES.sub("", text[match.end() :] if match else text)
    return f"{compact[:4]}-{compact[4:].upper()}" if _ISSN.fullmatch(compact) else None


def issn(text: str) -> str | None:
    """The ISSN as ``NNNN-NNNC``; ``None`` if malformed or with a wrong check digit."""
    shaped = issn_shape(text)
    return shaped if shaped and shaped[-1] == _mod11(shaped[:4] + shaped[5:8]) else None


def issn_problem(text: str) -> str | None:
    """What is wrong with an ISSN, with the check digit that was to be expected."""
    shaped = issn_shape(text)
    if shaped is None:
        return (
            f"{_short(text)} is not an ISSN: it takes eight digits, NNNN-NNNN (the last may be X)"
        )
    expected = _mod11(shaped[:4] + shaped[5:8])
    if shaped[-1] != expected:
        return f"the check digit of ISSN {_short(text)} should be {expected}, not {shaped[-1]}"
    return None


# ORCID -------------------------------------------------------------------------------------


def _orcid_shape(text: str) -> str | None:
    text = _bounded(text)
    match = _ORCID_PREFIX.match(text)
    compact = _DASHES.sub("", text[match.end() :] if match else text).rstrip("/").upper()
    return compact if _ORCID.fullmatch(compact) else None


def orcid(text: str) -> str | None:
    """The ORCID iD as ``0000-0002-1825-0097``; ``None`` if malformed or wrong."""
    compact = _orcid_shape(text)
    if compact is None or compact[-1] != _mod11_2(compact[:15]):
        return None
    return "-".join(compact[start : start + 4] for start in range(0, 16, 4))


def orcid_problem(text: str) -> str | None:
    """What is wrong with an ORCID iD, with the check digit that was to be expected."""
    compact = _orcid_shape(text)
    if compact is None:
        return f"{_short(text)} is not an ORCID iD: it takes 16 digits (the last may be X)"
    expected = _mod11_2(compact[:15])
    if compact[-1] != expected:
        return f"the check digit of ORCID iD {_short(text)} should be {expected}, not {compact[-1]}"
    return None


def _mod11_2(digits: str) -> str:
    """Check character of ISO 7064 mod 11-2."""
    total = 0
    for digit in digits:
        total = (total + int(digit)) * 2
    check = (12 - total % 11) % 11
    return "X" if check == 10 else str(check)


# PubMed ------------------------------------------------------------------------------------


def pmid(text: str) -> str | None:
    """A PubMed id as its digits."""
    match = _PMID.fullmatch(_bounded(text))
    return match[1] if match else None


def pmid_problem(text: str) -> str | None:
    """Why ``text`` is not a PubMed id."""
    return None if pmid(text) else f"{_short(text)} is not a PMID: it takes one to eight digits"


def pmcid(text: str) -> str | None:
    """A PubMed Central id as ``PMC`` and digits."""
    match = _PMCID.fullmatch(_bounded(text))
    return f"PMC{match[1]}" if match else None


def pmcid_problem(text: str) -> str | None:
    """Why ``text`` is not a PubMed Central id."""
    return None if pmcid(text) else f"{_short(text)} is not a PMCID: it takes PMC and digits"


# arXiv -------------------------------------------------------------------------------------


def arxiv(text: str) -> str | None:
    """An arXiv id, version kept: ``2101.00001v2`` or ``math.GT/0309136``."""
    bare = _arxiv_bare(text)
    if match := _ARXIV_NEW.fullmatch(bare):
        year_month, digits = match[1] + match[2], len(match[3])
        # Four digits from April 2007 to December 2014, five since.
        if year_month >= "0704" and digits == (5 if year_month >= "1501" else 4):
            return bare
    elif (match := _ARXIV_OLD.fullmatch(bare)) and (match[3] >= "91" or match[3] <= "07"):
        return bare
    return None


def arxiv_problem(text: str) -> str | None:
    """Why ``text`` is not an arXiv id."""
    if arxiv(text) is not None:
        return None
    return (
        f"{_short(text)} is not an arXiv id: it is YYMM.NNNNN since 2007 and archive/YYMMNNN before"
    )


def _arxiv_bare(text: str) -> str:
    text = _bounded(text)
    text = _ARXIV_CLASS.sub("", text)
    match = _ARXIV_PREFIX.match(text)
    return (text[match.end() :] if match else text).removesuffix(".pdf").strip()


def _bounded(text: str) -> str:
    """``text`` with every run of blanks as one; ``""`` if it is longer than any identifier.

    Patterns may then allow blanks in several places without trying all ways to share them out.
    """
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST else ""


def _short(text: str) -> str:
    """``text`` for a message: one line, not endless."""
    line = " ".join(text.split())
    return line if len(line) <= 80 else line[:79] + "…"
