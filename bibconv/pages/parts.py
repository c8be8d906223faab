"""Parts of an article's page under their headings: abstract, keywords, citation, references."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol

from bibconv.model.segment import Segment
from bibconv.pages.base import Line, plain, rich
from bibconv.pages.history import dates, lone_label
from bibconv.pages.readymade import STYLES, is_citation
from bibconv.pages.words import is_furniture
from bibconv.text.linkwords import is_link_row

_KEYWORDS = re.compile(
    r"^(?:key\s?-?words?(?: and phrases)?|index terms|author keywords|mots[- ]cl[ée]f?s|palabras claves?|palavras[- ]chave|schlüsselwörter|schlag(?:wörter|worte)|parole chiave|paraules clau|descript?ores|关键词|キーワード)\s?[:：—–-]\s*(?P<words>\S.*)$",
    re.IGNORECASE,
)
_STOP = re.compile(
    r"^(?:©|copyright|\(c\) ?\d{4}|citation:|jel (?:classification|codes)|msc|doi:|pmid|trial registration number|supplementary|"
    r"this article (?:belongs to|has supplementary|(?:is|was|has been) (?:an? open|open access|distributed|licensed|part of|available|published|protected|made|cited|corrected|included)))",
    re.IGNORECASE,
)
_INLINE = re.compile(
    r"(?:Abstract|ABSTRACT|Summary|Zusammenfassung|Résumé|Resumen|Resumo)\s?[:.—–-]\s*(?P<text>\S.{60,})"
)
# "Methods: We asked them.": a short part of a structured abstract.
_SHORT_PART = re.compile(
    r"(?:Background|Objectives?|Aims?|Purpose|Methods?|Design|Results?|Findings|Conclusions?|Setting|Participants|Interpretation|Significance|METHODS|RESULTS|CONCLUSIONS?|BACKGROUND)\s?:\s\S"
)
_TEXT_BEGINS = ("introduction", "main", "main text", "einleitung")
_BULLET = re.compile(r"^[•\-*·–]\s*")
_BREAK = re.compile(r"\s*[;；、|·•]\s*|\s+/\s+")
_ABSTRACT_PARTS = 8
_LONGEST = 12_000


class HasLines(Protocol):
    """A section."""

    name: str
    lines: list[Line]
    title: str


def abstract_of(sections: Sequence[HasLines]) -> tuple[str, int, int] | None:
    """The text of the abstract; a structured one keeps its headings ("Methods: ...")."""
    for index, section in enumerate(sections):
        if section.name != "abstract":
            continue
        body = _paragraphs(section.lines)
        parts = [rich(line.text) for line in body]
        last = body[-1] if body else None
        first = body[0] if body else None
        if sum(map(len, parts)) < 60:
            for part in sections[index + 1 : index + 1 + _ABSTRACT_PARTS]:
                lines = _paragraphs(part.lines)
                if part.name != "body" or not lines or len(part.lines) > 4:
                    break
                if first is not None and part.title.lower() in _TEXT_BEGINS:
                    break
                parts.append(f"{part.title}: " + " ".join(rich(line.text) for line in lines))
                first, last = first or lines[0], lines[-1]
                if any(_KEYWORDS.match(line.text) for line in part.lines):
                    break
        text = " ".join(parts)
        if first is not None and last is not None and len(text) >= 25:
            return text[:_LONGEST], first.start, last.end
    for section in sections:
        if section.name in ("references", "similar", "body"):
            continue
        for line in section.lines[:120]:
            match = _INLINE.match(plain(line.text)) if len(line.text) < _LONGEST else None
            if match:
                return rich(line.text)[match.start("text") :], line.start, line.end
    return None


def _paragraphs(lines: Sequence[Line]) -> list[Line]:
    found: list[Line] = []
    for line in lines:
        if _KEYWORDS.match(line.text) or _STOP.match(line.text) or lone_label(line.text):
            break
        if _SHORT_PART.match(line.text):
            found.append(line)
            continue
        if len(line.text) < 25 and (line.gap or is_furniture(line.text)):
            if found and line.gap:
                break
            continue
        if is_furniture(line.text) and len(line.text) < 60:
            continue
        found.append(line)
    return found


def keywords_of(sections: Sequence[HasLines]) -> tuple[list[str], int, int] | None:
    """Keywords under their heading or behind it on one line."""
    for section in sections:
        if section.name in ("references", "similar"):
            continue
        if section.name == "keywords":
            words: list[str] = []
            start = end = 0
            for line in section.lines:
                text = plain(_BULLET.sub("", line.text))
                if (
                    not text
                    or len(text) > 300
                    or (len(text) > 3 and is_furniture(text))  # "DNA" is a word
                    or any(True for _ in dates(text))
                ):
                    break
                if words and line.gap and len(text) > 80:
                    break
                start, end = start or line.start, line.end
                words += _words(text)
            if words:
                return words, start, end
        for line in section.lines:
            match = _KEYWORDS.match(plain(line.text)) if len(line.text) < 1000 else None
            if match:
                return _words(match["words"]), line.start, line.end
    return None


def _words(text: str) -> list[str]:
    pieces = _BREAK.split(text)
    if len(pieces) == 1:
        pieces = re.split(r"\s*[,，]\s*", text)
    return [piece.strip(" .") for piece in pieces if piece.strip(" .")]


def citation_below(lines: Sequence[Line]) -> list[Segment]:
    """Ready-made citations under "Cite this article": the first paragraph with a year, and
    one below each name of a style ("AMA Style")."""
    found: list[Segment] = []
    wanted = True
    index = 0
    while index < min(len(lines), 60):
        line = lines[index]
        if STYLES.fullmatch(plain(line.text)):
            wanted = True
        elif (
            wanted
            and len(line.text) > 30
            and not is_link_row(line.text)
            and not line.text.startswith("@")
        ):
            stop = index + 1
            while stop < len(lines) and not lines[stop].gap and not _ends(lines[stop]):
                stop += 1
            text = " ".join(plain(part.text) for part in lines[index:stop])
            if is_citation(text) and not any(True for _ in dates(text[:60])):
                found.append(Segment(text, line.start, lines[stop - 1].end))
                wanted = False
            index = stop - 1
        index += 1
    return found


def _ends(line: Line) -> bool:
    return bool(
        STYLES.fullmatch(line.text)
        or lone_label(line.text)
        or any(True for _ in dates(line.text[:60]))
        or is_furniture(line.text)
    )


def place_references(
    sections: Sequence[HasLines], heading: tuple[int, int] | None
) -> list[tuple[int, int]]:
    """The sections called "References"; without one, the stretch in which rows of links stand."""
    found = [
        (section.lines[0].start, section.lines[-1].end)
        for section in sections
        if section.name == "references"
        and section.lines
        and (len(section.lines) > 1 or len(section.lines[0].text) > 40)
    ]
    if found:
        return found
    for section in sections:
        lines = section.lines
        rows = [i for i, line in enumerate(lines) if is_link_row(line.text)]
        if not rows or section.name in ("similar", "cite"):
            continue
        first = rows[0]
        while (
            first > 0
            and not (heading and lines[first - 1].end <= heading[1])
            and len(lines[first - 1].text) > 25
            and not is_furniture(lines[first - 1].text)
        ):
            first -= 1
        if first < rows[0] and len(rows) > 1:
            found.append((lines[first].start, lines[rows[-1]].end))
    return found
