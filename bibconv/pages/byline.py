"""The line of authors under a title, with the marks that pages hang on names.

>>> byline("Merja Vakkala 1,, Voitto Järvimäki 1, Hannu Kautiainen 2,3").names
('Merja Vakkala', 'Voitto Järvimäki', 'Hannu Kautiainen')
>>> byline("ORCID Icon, , ORCID Icon, &") is None
True
"""

from __future__ import annotations

import re

import msgspec

from bibconv.pages.base import plain
from bibconv.pages.languages import MENU
from bibconv.pages.words import KICKER
from bibconv.text.linkwords import is_link_row

# What pages put between and behind names: icons, links, tools, footnote marks.
_TOOLS = re.compile(
    r"(?:https?://)?orcid\.org/[^\s,;]+|(?:\bview |View )?ORCID ?(?:ID profile|Icon|iD icon|profile|logo|record for)|\bORCID(?: iD)?\b|\bSearch for more papers by this author\b|\bFind this author on (?:Google Scholar|PubMed)\b|"
    r"\bSearch for this author on this site\b|\b(?:https?://)?orcid\.org/[^\s,;]+|\bAuthor links open overlay panel|\bOpens in a new window\b|\bView (?:all|author|profile)[\w ]{0,20}|\bShow (?:all|more)(?: authors)?\b|"
    r"\(opens in (?:a )?new (?:tab|window)\)|\b(?:Show|Hide) (?:footnotes|author)\b.*|\b(?:Contributed|Roles?)\b.{0,80}|Email author|\bORCID:|\bSee fewer authors\b|\bShow authors\b|\bView Author Information\b|\bperson\b|\benvelope\b|"
    r"\bProf\.\s|\bDr\.?\s(?=[A-ZÀ-Þ])|[✉📧]|\bcorresponding author\b|[^\s,;]+@[^\s,;]+",
    re.IGNORECASE,
)
_DEGREES = re.compile(
    r",\s(?:(?:M\.?\s?D|Ph\.?\s?D|M\.?\s?Sc|B\.?\s?Sc|M\.?P\.?H|R\.?N|M\.?A|M\.?S|B\.?A|D\.?Phil|F\.?R\.?C\.?P|M\.?B\.?B\.?S|Dr\.?P\.?H|Sc\.?D|Pharm\.?D|D\.?V\.?M|M\.?B|FACP|FACS|Professor|Lecturer)\.?)(?=,|;|$|\sand\s)",
    re.IGNORECASE,
)
_MARKS = re.compile(
    r"\[\s?[\d,a-z* ]{1,12}\]|[\u00b9\u00b2\u00b3\u2070-\u2079\u2460-\u2473*†‡§¶#‖⁎∗✝✉∥◊…]+|(?<=[^\W\d_.])\d{1,3}(?:\s?[,–-]\s?\d{1,3})*|\s\(?\d{1,3}\)?(?:\s?[,–-]\s?\d{1,3})*(?=[\s,;]|$)|\s[a-df-h](?=[\s,;]|$)|^\d{1,2}(?:[\s,]\d{1,2})*\s(?=\w)"
)
_SPLIT = re.compile(
    r"\s*[;|•·]\s*|,\s*(?:and|&|und|et|y|e|en|og|och)\s|\s(?:and|&|und|et|y|og|och)\s+|\s*,\s*"
)
_SUFFIX = re.compile(r"(?:Jr|Sr|II|III|IV)\.?$")
_WITH_SUFFIX = re.compile(r"\s(?:Jr|Sr|II|III|IV)\.?$")
_ET_AL = re.compile(r"[\s,;]*(?:et al\.?|and (?:\d+ )?others|…|\.\.\.|\+\d+)\s*\.?$")
_LEAD = re.compile(r"^(?:by|authors?|written by|von|par|por|作者)\s?[:：]?\s+", re.IGNORECASE)
_UPPER = r"A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĔĖĘĚĜĞĠĢĤĦĨĪĬĮİĴĶĹĻĽĿŁŃŅŇŊŌŎŐŒŔŖŘŚŜŞŠŢŤŦŨŪŬŮŰŲŴŶŸŹŻŽȘȚ"
_WORD = re.compile(
    rf"[{_UPPER}][^\W\d_]*(?:[-‐’'.][^\W\d_]+)*\.?|(?:[{_UPPER}]\.[-\s]?)+|[a-z]{{1,3}}['’-][{_UPPER}]\S+"
)
_PARTICLE = frozenset(
    "de da di do dos das del della den der du la las le les van von vom zu zur ten ter el al bin ibn y e af av dos i d' st saint".split()
)
_NO_NAME = re.compile(
    r"\b(?:university|department|institute|institut|school|hospital|college|centre|center|laborator(?:y|ies)|faculty|division|journal|volume|article|abstract|research|published|pages?|"
    r"pdf|download|press|society|association|access|china|usa|germany|science|sciences|studies|review|review article|affiliations?|click|view|the|of|for|with|from|in|on|an|"
    r"universidade?|universität|université|università|universitat|universiteit|hochschule|fachhochschule|instituto|istituto|facultad|fakultät|faculté|faculdade|facoltà|departamento|département|dipartimento|"
    r"escuela|école|escola|scuola|centro|zentrum|laboratorio|laboratoire|akademie|academia|biblioteca|bibliothek|fundación|stiftung|ministerio|ministerium|ministério|consejo|zeitschrift|revista|revue|rivista|"
    r"introduction|citations?|metrics|keywords|received|accepted|sec|public|health|medicine)\b",
    re.IGNORECASE,
)
_OPEN_END = re.compile(r"[\s,;]*(?:&|\band)\s*$")
_AND = re.compile(r"^[\s,]*(?:and|&)\s")
_NETWORKS = "x|twitter|facebook|linked ?in|bluesky|threads|mastodon|reddit|whatsapp|mendeley|weibo|wechat|e-?mail|link|copy link|print|pinterest|telegram|more"
_SOCIAL = re.compile(
    rf"(?:share (?:on|via) )?(?:{_NETWORKS})(?:[\s,|·/]+(?:{_NETWORKS})){{1,12}}", re.IGNORECASE
)
_WIDTHLESS = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
_MAX_NAME = 60
# "Jane Doe1Rui Lopes2": a mark between two names; "Ann DoeBen Roe": nothing between them.
_BETWEEN = re.compile(rf"(?<=[a-zà-ÿ])\s?[\d,†‡\u2217]{{1,8}}(?=[{_UPPER}][a-zà-ÿ])")
_GLUED = re.compile(
    rf"(?<=[a-zà-ÿ])(?<!\bMc)(?<!\bMac)(?<!\bDe)(?<!\bDi)(?<!\bLa)(?<!\bLe)(?<!\bVan)(?<!\bDu)(?<!\bO)(?=[{_UPPER}][a-zà-ÿ]+[\s-])"
)
_INDEX_ORDER = re.compile(
    rf"[^\W\d_][^,;:\n()]{{1,40}},\s[{_UPPER}][^,;:\n()]{{0,40}}(?:;\s[^\W\d_][^,;:\n()]{{1,40}},\s[{_UPPER}][^,;:\n()]{{0,40}})+"
)
_ROLE = re.compile(r"[a-z][a-z ,/()-]{3,80}\d{0,2}")
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{2,5}")


class Byline(msgspec.Struct, frozen=True):
    """The names as printed, marks taken off; whether the list ends in "et al."; who is starred."""

    names: tuple[str, ...]
    truncated: bool = False
    corresponding: tuple[str, ...] = ()


def byline(text: str, *, glued: bool = False) -> Byline | None:
    """The authors that a line names, or ``None`` if it is no line of authors.

    Args:
        glued: names may be run together ("Ann DoeBen Roe").
    """
    if len(text) > 20_000:
        return None
    text = _WIDTHLESS.sub("", text)
    bare = text.strip()
    if (
        KICKER.fullmatch(bare)
        or MENU.fullmatch(bare)
        or _SOCIAL.fullmatch(bare)
        or is_link_row(bare)
    ):
        return None
    text = _TOOLS.sub(" ", text.replace("*", "\u2217")).strip()
    text = _LEAD.sub("", plain_marks(text))
    text = _BETWEEN.sub(r"\g<0>, ", text)
    if glued:
        text = _GLUED.sub(", ", text)
    cut = _ET_AL.search(text[-60:])
    truncated = cut is not None
    if cut is not None:
        text = text[: len(text) - len(text[-60:]) + cut.start()]
    text = _DEGREES.sub("", text)
    truncated = truncated or "…" in text
    text = _OPEN_END.sub("", text)
    starred: list[str] = []
    names: list[str] = []
    if _INDEX_ORDER.fullmatch(text.strip(" .;")):
        # "Natarajan, Anand; Bergami, Leonardo": the commas stand inside the names
        listed = [" ".join(part.split()) for part in text.strip(" .;").split(";")]
        return Byline(tuple(part for part in listed if part), truncated)
    pieces = [piece for piece in _SPLIT.split(text) if piece.strip()]
    for piece in pieces:
        name = " ".join(_MARKS.sub(" ", piece).split()).strip(" ,.;:()") if piece else ""
        if name and _SUFFIX.fullmatch(name) and names:
            names[-1] = f"{names[-1]} {name}"
            continue
        if not name or (len(name) <= 2 and (name.islower() or name.isdigit())):
            if "\u2217" in piece and names and names[-1] not in starred:
                starred.append(names[-1])
            continue
        if piece.rstrip().endswith(".") and re.search(r"\b[A-Z]\.$", piece.rstrip()):
            name += "."
        names.append(name)
        if "\u2217" in piece:
            starred.append(name)
    if not names:
        return None
    persons = [name for name in names if is_person(name)]
    if persons and len(persons) * 2 >= len(names) - 1:
        # "Jane Doe, professor of medicine, Rui Lopes, reader"
        names = [name for name in names if name in persons or not _ROLE.fullmatch(name)]
    if len(persons) < len(names) or (
        len(persons) == 1 and len(persons[0].split()) < 2 and len(text) > 8
    ):
        paired = _paired(names)
        if paired is None:
            return None
        return Byline(paired, truncated)
    return Byline(tuple(persons), truncated, tuple(starred))


def plain_marks(text: str) -> str:
    """As :func:`plain`, without an "and" that the line begins with."""
    return _AND.sub("", plain(text))


def is_person(text: str) -> bool:
    """Whether ``text`` has the form of a person's name in natural or index order."""
    if _CJK.fullmatch(text):
        return True
    words = _WITH_SUFFIX.sub("", text.replace("\u00a0", " ")).split()
    if not 2 <= len(words) <= 7 or len(text) > _MAX_NAME or _NO_NAME.search(text):
        return False
    proper = 0
    for word in words:
        if word.lower() in _PARTICLE:
            continue
        if not _WORD.fullmatch(word):
            return False
        proper += 1
    return proper >= 2 or (proper == 1 and len(words) > 1)


def _paired(names: list[str]) -> tuple[str, ...] | None:
    """``Natarajan, Anand, Bergami, Leonardo``: the commas inside and between names look alike."""
    if len(names) < 2 or len(names) % 2:
        return None
    pairs = [f"{given} {family}" for family, given in zip(names[::2], names[1::2], strict=True)]
    initials = all(re.fullmatch(r"(?:[^\W\d_]\.?[-\s]?){1,4}", given) for given in names[1::2])
    return tuple(pairs) if initials and all(is_person(pair) for pair in pairs) else None
