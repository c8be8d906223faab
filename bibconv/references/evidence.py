"""Whether a stretch of text looks like a reference, counted in independent signs.

Signs: a list of names in front, a year, a volume-issue-pages cluster, an identifier, the
shape of a publisher. Prose has one of them now and then, seldom two.

>>> evidence("Inoue K, Tsuda M. Microglia in pain. Nat Rev 2018, 19: 138-152.")
3
"""

from __future__ import annotations

import re
from functools import lru_cache

from bibconv.references.authors import find_names

# "#1865" and "!1812" count changes of a program.
_YEAR = re.compile(r"(?<![0-9A-Za-z/#!])\(?(?:1[5-9]\d|20[0-4])\d[a-z]?(?![0-9A-Za-z])")
# "Copyright 2014", "Copyright: 1999-2022", "© 2020": the year of the rights is no sign.
_RIGHTS = re.compile(
    r"(?:\bcopyright:?|©|\(c\)) ?(?:©|\(c\))? ?\d{4}(?:[-–, ]{1,2}\d{4}\b)*", re.IGNORECASE
)
_CLUSTER = re.compile(
    r"(?<!\d)\d{1,9}\s?\([^()]{1,15}\)\s?[:,]\s?(?:pp?\.\s?)?[A-Za-z]?\d|(?<!\d)\d{1,9}\s?[:,]\s?(?:pp?\.\s?|S\.\s?)?[A-Za-z]{0,2}\d{1,9}\s?[-–—‐]\s?[A-Za-z]?\d+|"
    r"\bvol\.?\s?\d|\bpp?\.\s?\d|\bS\.\s?\d+|\bv\.\s?\d+,|\d{4}[,;]\s?\d{1,9}\s?(?:\(|:)|;\s?\d{1,9}\s?:\s?\w?\d",
    re.IGNORECASE,
)
_IDENTIFIER = re.compile(
    r"\b10\.\d{4,9}/\S|\bdoi\b|\bPMID\b|\bISBN\b|arXiv:|https?://|\bwww\.\w", re.IGNORECASE
)
_IMPRINT = re.compile(
    r":\s(?:[^\W\d_]+ ){0,4}(?:Press|Verlag|Publish\w+|Books|Springer|Wiley|Routledge|Sage|Suhrkamp|Elsevier)\b|\bIn:?\s.{0,80}\(?(?:Eds?|Hg|Hrsg)\b|\bet al\.|\bUniversity Press\b"
)
# Names in Chinese, Japanese or Korean, and what follows them.
EAST_ASIAN_NAMES = re.compile(
    r"[\u3040-\u9fff\uac00-\ud7af·]{2,20}(?:[,，、;；]\s?[\u3040-\u9fff\uac00-\ud7af·]{2,20}){0,9}"
    r"\s?(?:[.．,，:：]|[(（]\d|\s\d)"
)
_LONGEST = 3000


def evidence(text: str) -> int:
    """How many signs of a reference ``text`` shows; 0 for what is too short or too long."""
    text = text.strip()
    if len(text) < 15 or " " not in text:
        return 0
    if len(text) > _LONGEST:
        # only a very long list of names makes a reference that long
        found = find_names(text)
        if found is None or found.end < len(text) - _LONGEST or len(found.names) < 20:
            return 0
        text = text[found.spans[-3][0] :]
    if text.count(" ") > 30 and _prose(text):
        return 0
    return _counted(text)


# A reference is asked about by the segmenter, and again by what decides whether it is believed.
@lru_cache(maxsize=8192)
def _counted(text: str) -> int:
    # a name list alone, with its initials, and a full stop in the right place say a lot
    return begins_like_reference(text) + len(signs_of(text))


_SIGNS = (("y", _YEAR), ("c", _CLUSTER), ("i", _IDENTIFIER), ("p", _IMPRINT))


def signs_of(text: str) -> str:
    """The signs of a reference in ``text`` besides names: a year ``y``, volume and pages ``c``,
    an identifier ``i``, a publisher or editor ``p``."""
    if "20" in text or "19" in text:
        text = _RIGHTS.sub("", text)
    return "".join(letter for letter, pattern in _SIGNS if pattern.search(text))


def has_year(text: str) -> bool:
    """Whether ``text`` has a year of publication."""
    return _YEAR.search(text) is not None


def locates(text: str) -> bool:
    """Whether ``text`` has a volume-issue-pages cluster."""
    return _CLUSTER.search(text) is not None


def begins_like_reference(text: str) -> bool:
    """Whether a list of names stands in front."""
    return find_names(text[:400]) is not None or EAST_ASIAN_NAMES.match(text) is not None


_VERBS = re.compile(
    r"\b(?:is|are|was|were|has|have|had|been|will|would|can|may|we|our|this|these|that|which|it|they|ist|sind|wird|werden|wurde|dass|est|sont|nous|que)\b"
)


def verbs(text: str) -> int:
    """How many of the verbs and pronouns stand in ``text`` that sentences have and references lack."""
    return len(_VERBS.findall(text))


def _prose(text: str) -> bool:
    """Sentences have verbs and pronouns; three in a hundred words decide."""
    return verbs(text) * 22 > text.count(" ") + 20
