"""Funders and their grant numbers out of an acknowledgement.

>>> grants("This work was supported by the Example Fund (E-12 and E-13).")
[{'funder': 'Example Fund', 'award': ['E-12', 'E-13']}]
"""

from __future__ import annotations

import re

_SUPPORTED = re.compile(
    r"\b(?:supported|funded|financed|sponsored)\b.{0,40}?\bby\b|\b(?:grants?|funding|support)\b.{0,40}?\bfrom\b",
    re.IGNORECASE,
)
_AWARD = re.compile(r"\(([^()]{1,240})\)")
_BREAK = re.compile(r"[();]")
_LONGEST_FUNDER = 160
_LEAD = re.compile(
    r"^(?:[\s,.;]|(?:and|by|from|the|a|an|also|in part|partially|grants?|funding|support|of)\b)+",
    re.IGNORECASE,
)
_SPLIT = re.compile(r"\s*(?:,|;|&|\band\b)\s*")
_NUMBER_LABEL = re.compile(
    r"^(?:(?:grant|award|project|contract)s?\b\s*)?(?:(?:numbers?|nos?|nr|id)\b\.?:?\s*|#\s*)?",
    re.IGNORECASE,
)


def grants(text: str) -> list[dict[str, object]]:
    """Each funder named with grant numbers in brackets behind it."""
    found: list[dict[str, object]] = []
    start = _SUPPORTED.search(text)
    if start is None:
        return found
    for match in _AWARD.finditer(text, start.end()):
        before = text[max(start.end(), match.start() - _LONGEST_FUNDER) : match.start()]
        funder = _LEAD.sub("", _BREAK.split(before)[-1]).strip(" ,")
        sentence = funder.rpartition(". ")[2]
        repeated = list(_SUPPORTED.finditer(sentence))
        if repeated:
            sentence = _LEAD.sub("", sentence[repeated[-1].end() :])
        awards = [_NUMBER_LABEL.sub("", award).strip() for award in _SPLIT.split(match[1])]
        awards = [award for award in awards if any(c.isdigit() for c in award)]
        if sentence and sentence[0].isupper() and awards:
            found.append({"funder": sentence, "award": awards})
    return found
