"""The cluster at the end of a reference that says where in the container: year, volume,
issue, pages, in any of their printed orders.

``2018;19(3):383-4.``, ``2021, 101: 259–301.``, ``39, 173–175 (2023).``, ``30 (3) (2024), pp.
1939-1983``, ``v. 45, n. 1, p. 13-22, 2018.``, ``Jg. 9, H. 4, S. 122-153`` are one thing: the
longest run at the end of the text that consists of nothing but numbers and their labels.

>>> [label.name for label in read_locator("Nature 557, 724–728 (2018).", 0)[1]]
['date', 'page', 'volume']
"""

from __future__ import annotations

import re

import msgspec

from bibconv.references.labels import Label

_MONTH = (
    r"(?:jan|feb|febr|mar|mär|mrz|apr|may|mai|jun|jul|aug|ago|sep|sept|oct|okt|out|nov|dec|dez|dic|déc|ene|abr|set|fev|fév|spring|summer|autumn|fall|winter|"
    r"january|february|march|april|june|july|august|september|october|november|december|"
    r"januar|februar|märz|juni|juli|oktober|dezember|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|"
    r"janeiro|fevereiro|março|maio|junho|julho|setembro|outubro|novembro|dezembro|janvier|février|mars|avril|juin|juillet|août|septembre|octobre|novembre|décembre)\b\.?"
)
_YEAR = r"(?:1[5-9]|20)\d\d[a-z]?(?![\w])"
_PAGE = r"(?:[A-Za-z]{0,4}\.?\d+[A-Za-z]?(?:\.e\d+)?(?:-\d+)?|[ivxlc]+)"
_DASH = r"\s?(?:[-–—‐‑−]|--)\s?"
_RANGE = rf"{_PAGE}{_DASH}[A-Za-z]{{0,4}}\d+[A-Za-z]{{0,2}}(?:\.e\d+)?(?:-\d+)?(?![\w])"

_TOKEN = re.compile(
    rf"""
    (?P<volume>\b(?:vol(?:ume|umen)?s?|bd|band|jg|jahrg|jahrgang|tome?|tomo|año|ano|anno|v|t)\b\.?\s?(?P<vv>\d+(?:[-/–]\d+)?[A-Za-z]?\b|[IVXLC]+\b))
  | (?P<issue>(?:\b(?:no|nos|nr|n|num|núm|issue|iss|heft|hft|h|fasc|numero|número|numéro)\b\.?|n[°º]|№|\#)\s?(?P<iv>\d+(?:\s?[-/–]\s?\d+)?[A-Za-z]?\b))
  | (?P<article>\b(?:article(?:\ (?:no\.?|number|id))?|art\.?\ ?(?:no\.?|nr\.?|id)|e-?locator|paper(?:\ no\.?)?)\s?:?\s?(?P<av>[A-Za-z]{{0,3}}\d+)\b)
  | (?P<count>\b\d+\s?(?:pp|pages|seiten|páginas|págs|p|S|bl)\b\.?(?!\s?\d))
  | (?P<pages>\b(?:pp|pgs?|pages?|págs?|páginas?|seiten?|ss?|p)\b\.?:?\s?(?P<pv>{_RANGE}|{_PAGE}(?!\w))(?:\s?(?:ff?|sq|sqq|s)\b\.?)?)
  | (?P<date>\(?(?:{_MONTH}(?:\s?[-–/]\s?{_MONTH})?\s(?:\d{{1,2}},?\s)?{_YEAR}|\d{{1,2}}\.?\s{_MONTH}\s{_YEAR}|{_YEAR}[\s,]{{1,2}}{_MONTH}(?:\s?[-–/]\s?{_MONTH})?(?:\s\d{{1,2}}\b)?)\)?)
  | (?P<yearp>\(\s?(?P<ypv>{_YEAR}(?:[-–/]\d{{2,4}})?)\s?\))
  | (?P<suppl>\(?\bsuppl(?:ement)?\b\.?\s?\w{{0,6}}\)?)
  | (?P<paren>\((?P<parv>(?:(?:no|nr|n|issue|iss|pt|part|special\ issue|suppl|h|heft)\b\.?\s?)?[A-Za-z]{{0,3}}\d[^()]{{0,18}}|special\ issue)\))
  | (?P<range>(?<![\w]){_RANGE})
  | (?P<number>(?<![\w])[A-Za-z]{{0,4}}\d+[A-Za-z]?(?:\.e\d+)?(?:-\d+(?:\(\d+\)[\d-]+)?)?(?![\w]))
  | (?P<inpress>\(?\b(?:in\ press|im\ druck|forthcoming|im\ erscheinen|en\ prensa|no\ prelo|sous\ presse|ahead\ of\ print)\b\)?)
  | (?P<open>\bet\ seq\b\.?|\bff\b\.?)
  | (?P<sep>[\s,;:.\[\]]+|[-–—](?=\s))
  | (?P<word>[^\W\d]\w*|.)
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_YEAR_ONLY = re.compile(_YEAR)


class _Part(msgspec.Struct):
    kind: str
    start: int
    end: int
    before: str = ""  # the separator in front


def read_locator(text: str, start: int, *, dated: bool = False) -> tuple[int, list[Label]]:
    """Where the cluster at the end of ``text`` begins (not before ``start``), and its labels.

    Args:
        dated: the reference has its year elsewhere, so a bare four-digit number is none.
    """
    parts: list[_Part] = []
    separator = ""
    pending = start
    for match in _TOKEN.finditer(text, start):
        kind = match.lastgroup or ""
        kind = _outer(kind)
        if kind == "word":
            parts.clear()
            separator = ""
            continue
        if kind == "sep":
            separator = match[0]
            continue
        inner = _VALUE_GROUPS.get(kind)
        span = match.span(inner) if inner and match[inner] else match.span()
        if not parts:
            pending = match.start()
        parts.append(_Part(kind, *span, separator))
        separator = ""
    if not parts:
        return len(text), []
    return pending, _assign(text, parts, dated)


_VALUE_GROUPS = {
    "volume": "vv",
    "issue": "iv",
    "article": "av",
    "pages": "pv",
    "yearp": "ypv",
    "paren": "parv",
}


def _outer(kind: str) -> str:
    if kind not in _VALUE_GROUPS.values():
        return kind
    for name, inner in _VALUE_GROUPS.items():
        if inner == kind:
            return name
    return kind


def _assign(text: str, parts: list[_Part], dated: bool) -> list[Label]:
    """Give each part its label; bare numbers by their order."""
    labels: list[Label] = []
    found: dict[str, _Part] = {}

    def give(name: str, part: _Part) -> None:
        if name not in found:
            found[name] = part
            labels.append(Label(name, part.start, part.end))

    named = {
        "volume": "volume",
        "issue": "issue",
        "article": "page",
        "pages": "page",
        "count": "page-count",
    }
    for part in parts:
        if part.kind in named:
            give(named[part.kind], part)
        elif part.kind == "yearp" or part.kind == "date":
            part.start, part.end = _without_brackets(text, part.start, part.end)
            give("date", part)
        elif part.kind == "inpress":
            part.start, part.end = _without_brackets(text, part.start, part.end)
            give("status", part)
    bare = [part for part in parts if part.kind in ("number", "range", "paren", "suppl")]
    if "date" not in found and not dated:
        year = _bare_year(text, bare)
        if year is not None:
            give("date", year)
            bare.remove(year)
    _assign_bare(bare, found, give)
    return labels


def _bare_year(text: str, bare: list[_Part]) -> _Part | None:
    """The first number that is a year, preferring one at either end of the cluster."""
    years = [p for p in bare if p.kind == "number" and _YEAR_ONLY.fullmatch(text, p.start, p.end)]
    if not years:
        return None
    if bare[-1] in years and len(bare) > 1 and bare[0] not in years:
        return bare[-1]
    return years[0]


def _assign_bare(bare: list[_Part], found: dict[str, _Part], give: object) -> None:
    assert callable(give)
    ranges = [p for p in bare if p.kind == "range"]
    numbers = [p for p in bare if p.kind == "number"]
    for part in bare:
        if part.kind in ("paren", "suppl"):
            give("issue", part)
    if ranges:
        # "30-31(2): 5-9": of several ranges the last is the pages
        give("page", ranges[-1])
        before = [p for p in bare if p.start < ranges[-1].start and p.kind in ("number", "range")]
    else:
        before = numbers
    names = ["volume", "issue"] if ("page" in found or len(numbers) > 2) else ["volume"]
    free = [name for name in names if name not in found]
    if not ranges and "page" not in found and len(numbers) > 1:
        give("page", numbers[-1])
        before = numbers[:-1]
    elif not ranges and "page" not in found and len(numbers) == 1 and "volume" in found:
        give("page", numbers[0])
        return
    for part, name in zip(before, free, strict=False):
        give(name, part)


def _without_brackets(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in "( ":
        start += 1
    while end > start and text[end - 1] in ") ":
        end -= 1
    return start, end
