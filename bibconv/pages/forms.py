"""Publishers' own ready-made citations in forms that are known word for word.

>>> taylor_francis("Ann Doe & Ben Roe (2022) On rain, Water, 16:2, 212-230, DOI: 10.1080/x")["issue"]
'2'
"""

from __future__ import annotations

import re

from bibconv.pages.byline import byline

_TANDF = re.compile(
    r"(?P<author>[^()]{3,3000}?)\s\((?P<issued>(?:19|20)\d\d)\):?\s(?P<title>.{3,500}),\s(?P<journal>[^,]{2,120}),\s(?P<volume>\d+|ahead-of-print):\s?(?P<issue>[\w–/-]*),\s"
    r"(?P<page>[A-Za-z]?\d[\w–-]*|ahead-of-print),?\s(?:DOI:?\s|https?://doi\.org/)(?P<DOI>10\.\S+)"
)
# Springer until 2019: no title, "Int J Digit Libr (2019) 20: 123."
_SPRINGER = re.compile(
    r"(?P<author>.{3,3000}?(?:[A-Z]\.|et al\.))\s(?P<journal>[A-Z](?:[^\d(),:]){1,90}?)\s\((?P<issued>(?:19|20)\d\d)\)\s(?P<volume>\d+):\s?(?P<page>\w+)\.?(?=\s|$)"
)


def taylor_francis(text: str) -> dict[str, str] | None:
    """``To cite this article: A & B (2022) Title, Journal, 16:2, 1-9, DOI: ...``."""
    match = _TANDF.match(text) if len(text) < 6000 else None
    return _values(match) if match else None


def springer_untitled(text: str) -> dict[str, str] | None:
    """``Carter, A.B. & Lopes, R. Int J Digit Libr (2019) 20: 123. https://...``."""
    match = _SPRINGER.match(text) if len(text) < 6000 else None
    return _values(match) if match and ". " not in match["journal"].rstrip(".")[-1:] else None


def known_form(text: str) -> dict[str, str] | None:
    """What a citation in one of the known forms says; names joined by "; "."""
    return taylor_francis(text) or springer_untitled(text)


def _values(match: re.Match[str]) -> dict[str, str] | None:
    names = byline(match["author"])
    if names is None:
        return None
    values = {
        key: value
        for key, value in match.groupdict().items()
        if value and value != "ahead-of-print"
    }
    values["container-title"] = values.pop("journal")
    values["author"] = "; ".join(names.names)
    if names.truncated:
        values["author-truncated"] = "1"
    return values
